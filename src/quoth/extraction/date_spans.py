"""Phrases of dates beside one another: two ends of a span, days of one month, and words such as "about"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.extraction.date_sayings import Between, Calendar, Named, Phrase, Said

_APPROXIMATELY = re.compile(r"\b(?i:about|around|circa|c\.|ca\.|roughly|approximately)\s*\Z")
_DAY_MORE = re.compile(
    r"(?:,(?=\s+[0-9]+(?:,\s+[0-9]|,?\s+and\s+[0-9]))|,?\s+(?:and|or))\s+(?P<day>[1-9]|[12][0-9]|3[01])(?!\w|[.,:-][0-9]|\s+[a-z]+s\b)"
)
_DAY_BEFORE = re.compile(r"(?<![\w.,:$£€-])(?P<day>[1-9]|[12][0-9])\s+(?:and|or)\s+\Z")
_FROM = re.compile(r"\b(?i:from|between|since)\s+\Z")
_TO = re.compile(r"\s?[-‑–—]\s?|\s+(?:to|through|until|till|and|or)\s+(?:the\s+)?|,\s+")


def joined(text: str, found: list[Phrase]) -> Iterator[Phrase]:
    """Yield phrases, two as one where they are the ends of a span, with the year that one lends another."""
    number = 0
    found = _with_days([_marked(text, one) for one in found], text)
    while number < len(found):
        one = found[number]
        number += 1
        if number < len(found) and found[number].start - one.end < 20:
            other = found[number]
            between = text[one.end : other.start]
            if _TO.fullmatch(between):
                one = Phrase(one.start, one.end, _lent(one.said, other.said))
                opened = _FROM.search(text, max(0, one.start - 10), one.start)
                if _is_span(between.strip(), opened[0].strip().lower() if opened else "", one, other):
                    start = opened.start() if opened else one.start
                    yield Phrase(start, other.end, Between(one.said, other.said))
                    number += 1
                    continue
        yield one


def _is_span(between: str, opened: str, one: Phrase, other: Phrase) -> bool:
    if not isinstance(one.said, Calendar | Named) or not isinstance(other.said, Calendar | Named):
        return False
    if between in ("and", "or", ","):
        return between == "and" and opened == "between"
    return True


def _lent(one: Said, other: Said) -> Said:
    """Return a month or a day with the year that is only said after the next one."""
    if not isinstance(one, Calendar) or not isinstance(other, Calendar):
        return one
    if one.month and one.year is None and one.of is None and other.month:
        return replace(one, year=other.year, of=other.of)
    return one


def _marked(text: str, one: Phrase) -> Phrase:
    """Return a phrase with the word before it that says it is only about right."""
    before = _APPROXIMATELY.search(text, max(0, one.start - 20), one.start)
    if before is None or not isinstance(one.said, Calendar):
        return one
    return Phrase(before.start(), one.end, replace(one.said, about=True))


def _with_day_before(one: Phrase, text: str) -> Iterator[Phrase]:
    """Yield a day, and before it the one that shares its month: "12 and 13 May"."""
    before = (
        _DAY_BEFORE.search(text, max(0, one.start - 10), one.start) if text[one.start].isdigit() else None
    )
    if before and isinstance(one.said, Calendar) and one.said.day and int(before["day"]) < one.said.day:
        yield Phrase(before.start("day"), before.end("day"), replace(one.said, day=int(before["day"])))
    yield one


def _says_year(text: str, one: Phrase) -> bool:
    return isinstance(one.said, Calendar) and text[: one.end].endswith(str(one.said.year))


def _with_days(found: list[Phrase], text: str) -> list[Phrase]:
    """Return phrases with the days that share the month of the one before: "July 9 and 16"."""
    more: list[Phrase] = []
    for number, one in enumerate(found):
        more.extend(_with_day_before(one, text))
        limit = found[number + 1].start if number + 1 < len(found) else len(text)
        while (
            isinstance(one.said, Calendar)
            and one.said.day
            and text[one.start].isalpha()
            and not _says_year(text, one)
        ):
            day = _DAY_MORE.match(text, one.end, limit)
            if day is None or int(day["day"]) <= one.said.day:
                break
            one = Phrase(day.start("day"), day.end("day"), replace(one.said, day=int(day["day"])))
            more.append(one)
    return more
