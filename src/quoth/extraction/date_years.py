"""What years, decades and centuries in a text say, and which numbers are none."""

import re

from quoth.extraction import date_forms as forms
from quoth.extraction.date_sayings import Between, Calendar, Said

_COUNTS_AFTER = {"some", "over", "nearly", "almost", "than", "least", "most", "only", "additional", "another"}
_OPEN_A_YEAR = """
    in the its their his her since until till during before after early late mid
    a an from through that this between by of around about for"""
_YEAR_AFTER = frozenset(_OPEN_A_YEAR.split())
_AMOUNTS = frozenset(["about", "around", "of", "by", "with", "for", "and", "to"])
_FIRST_YEAR = 1900
"""Numbers below are seldom years where they stand before a plural."""
_NO_PLURALS = {"as", "is", "was", "has", "his", "its", "this", "thus", "does", "us", "plus", "always", "less"}


def of_century(match: re.Match[str]) -> Said | None:
    """Read a century."""
    number = int(match["number"]) if match["number"] else forms.CENTURIES[match["word"].lower()]
    return Calendar(digits=f"{number - 1:02}XX") if number > 1 else None


def of_decade(match: re.Match[str]) -> Said | None:
    """Read a decade in digits."""
    return Calendar(digits=f"{match['year'] or '19' + match['short']}"[:3] + "X")


def of_decade_in_words(match: re.Match[str]) -> Said | None:
    """Read a decade of the last century in words."""
    return Calendar(digits=f"19{forms.TIES.split().index(match['name'].lower()) + 2}X")


def of_years(match: re.Match[str]) -> Said | None:
    """Read the first and the last year of a span."""
    first, last = match["first"], match["last"]
    last = last if len(last) == 4 else first[:2] + last
    return Between(Calendar(int(first)), Calendar(int(last))) if first < last else None


def of_year(match: re.Match[str]) -> Said | None:
    """Read a year, unless the number counts or names something."""
    before = (match["before"] or "").strip()
    small = before.lower()
    if small in _COUNTS_AFTER or _counts_things(match, small):
        return None
    named = before[:1].isupper() and not before[-1].isdigit() and small not in _YEAR_AFTER
    return None if named else Calendar(int(match["year"]))


def _counts_things(match: re.Match[str], before: str) -> bool:
    """Say whether a number is how many of something there are: "1500 workers"."""
    after, number = (match["after"] or "").strip(), int(match["year"])
    if (
        not after.endswith("s")
        or after in _NO_PLURALS
        or before in _YEAR_AFTER - _AMOUNTS
        or before.endswith(("'s", "’s"))
    ):
        return False
    return number % 50 == 0 or number < _FIRST_YEAR or before in _AMOUNTS
