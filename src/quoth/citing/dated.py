"""A date as reference managers take it, never more precise than it is known."""

from quoth.dates import Date, Precision

_DIGITS = {Precision.YEAR: 1, Precision.SEASON: 1, Precision.MONTH: 2, Precision.DAY: 3}
"""How many of year, month and day a date fixes; none where it is not listed."""


def parts(date: Date | None) -> list[int]:
    """Return the year, and the month and the day as far as they are known; nothing when the year is not."""
    known = 0 if date is None else _DIGITS.get(date.precision, 0)
    if date is None or date.earliest is None:
        return []
    first = date.earliest
    return [first.year, first.month, first.day][:known]


def year_in_words(date: Date | None) -> str:
    """Return the year, with `about` or `perhaps` before it, or the date in words where no year is known."""
    known = parts(date)
    if date is None or not known:
        return "" if date is None else date.words()
    doubt = "perhaps " if date.uncertain else ""
    return f"{doubt}{'about ' if date.approximate else ''}{known[0]}"


def doubtful(date: Date) -> bool:
    """Say whether a date is marked as about or as uncertain."""
    return date.approximate or date.uncertain
