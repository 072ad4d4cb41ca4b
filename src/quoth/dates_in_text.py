"""Dates in running English text, resolved against the date of publication. In doubt nothing is found."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from quoth import date_patterns as patterns
from quoth.dates import Date, Precision


@dataclass(frozen=True, slots=True)
class Found:
    """A date that the words of a text give."""

    text: str
    start: int
    """Where it begins in the text, in characters."""
    end: int
    year: int | None
    """None when the words, with the date of publication, do not settle it; so too the month and the day."""
    month: int | None
    day: int | None
    decade: int | None = None
    """The first year of a decade, for words such as "the 1980s"."""


def find_dates(text: str, published: Date) -> tuple[Found, ...]:
    """Return the dates in a text, in order."""
    known = _known(published)
    found: list[Found] = []
    rest = text
    for needed, pattern in _NO_DATES:
        rest = pattern.sub(_blank, rest) if _stands_in(needed, rest) else rest
    for needed, pattern, read in _READERS:
        matches = list(pattern.finditer(rest)) if _stands_in(needed, rest) else []
        for match in matches:
            found.extend(read(match, known))
        rest = pattern.sub(_blank, rest) if matches else rest
    found.sort(key=lambda one: one.start)
    if found:
        found.extend([*_count_from(text, found, known)])
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def supported(claimed: Date, found: Iterable[Found], published: Date) -> bool:
    """Whether a claimed date, with each end and member it gives, has a counterpart among those of a text.

    A counterpart agrees in all that the claimed date gives. One without a year may be of the year of
    publication, or of any year in the text.
    """
    counterparts = tuple(found)
    parts = claimed.members or tuple(end for end in claimed.ends if end)
    if parts:
        return all(supported(part, counterparts, published) for part in parts)
    years = {day.year for day in (published.earliest, published.latest) if day}
    years |= {one.year for one in counterparts if one.year}
    return any(_agrees(one, claimed, years) for one in counterparts)


def _agrees(one: Found, claimed: Date, years: set[int]) -> bool:
    first, last = claimed.earliest, claimed.latest
    if first is None or last is None:
        return False
    if one.decade:
        return claimed.precision is Precision.DECADE and one.decade == first.year
    possible = {one.year} if one.year else years
    if not any(first.year <= year <= last.year for year in possible):
        return False
    if claimed.precision is Precision.DAY:
        return (one.month, one.day) == (first.month, first.day)
    return claimed.precision is not Precision.MONTH or one.month == first.month


@dataclass(frozen=True, slots=True)
class _Known:
    """What is certain of the date of publication."""

    year: int | None = None
    month: int | None = None
    day: date | None = None


_Parts = tuple[int | None, int | None, int | None]
_Reader = Callable[[re.Match[str], _Known], Iterator[Found]]


def _known(published: Date) -> _Known:
    first, last = published.earliest, published.latest
    if first is None or last is None or published.approximate or published.uncertain:
        return _Known()
    # Whoever counts backwards from the year 1 soon leaves the calendar.
    if first.year != last.year or not 1000 <= first.year < 3000:
        return _Known()
    month = first.month if first.month == last.month else None
    return _Known(first.year, month, first if first == last else None)


def _stands_in(needed: tuple[str, ...], text: str) -> bool:
    """Say whether any of some letters stands in a text: many times as fast as to look for a pattern."""
    return any(map(text.__contains__, needed))


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _calendar_date(match: re.Match[str], known: _Known) -> Iterator[Found]:
    said = match.groupdict()
    month = (
        int(said["month"]) if said["month"].isdigit() else patterns.MONTH_NUMBERS[said["month"][:3].title()]
    )
    year = int(said["year"]) if said.get("year") else None
    if said.get("which") and known.year:
        year = known.year - (said["which"] == "last")
    yield from _at(match, "whole", year, month, int(said["day"]) if said.get("day") else None)
    if said.get("last_day"):
        yield from _at(match, "last_day", year, month, int(said["last_day"]))


def _last_month_of_that_name(match: re.Match[str], known: _Known) -> Iterator[Found]:
    month = patterns.MONTH_NUMBERS[match["month"][:3]]
    if known.year and known.month:
        yield from _at(match, "whole", known.year - (month >= known.month), month)


def _this_or_last(match: re.Match[str], known: _Known) -> Iterator[Found]:
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["unit"] == "year" and known.year:
        yield from _at(match, "whole", known.year + step)
    elif known.year and known.month:
        months = known.year * 12 + known.month - 1 + step
        yield from _at(match, "whole", months // 12, months % 12 + 1)


def _day_before(match: re.Match[str], known: _Known) -> Iterator[Found]:
    if known.day:
        back = {"today": 0, "yesterday": 1}.get(match["day"].lower())
        if back is None:
            back = (known.day.weekday() - patterns.WEEKDAYS.index(match["day"]) - 1) % 7 + 1
        day = known.day - timedelta(days=back)
        yield from _at(match, "whole", day.year, day.month, day.day)


def _first_and_last_year(match: re.Match[str], known: _Known) -> Iterator[Found]:
    first, last = match["first"], match["last"] or match["first"][:2] + match["short"]
    if first < last:
        yield from _at(match, "first", int(first))
        yield from _at(match, "last" if match["last"] else "short", int(last))


def _year_or_decade(match: re.Match[str], known: _Known) -> Iterator[Found]:
    for one in _at(match, "whole", int(match["year"])):
        yield replace(one, year=None, decade=one.year) if one.text.endswith("s") else one


def _at(
    match: re.Match[str], group: str, year: int | None, month: int | None = None, day: int | None = None
) -> Iterator[Found]:
    """Yield a date at the place of a group, unless the calendar has none such."""
    # A day without a year may be the leap day.
    if day is None or (month and 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]):
        yield Found(match[group], match.start(group), match.end(group), year, month, day)


def _count_from(text: str, found: list[Found], known: _Known) -> Iterator[Found]:
    """Yield the dates told by their distance from another: "a month before the congress on May 7"."""
    if not _stands_in(patterns.DIRECTIONS, text):
        return
    for match in patterns.DISTANCE.finditer(text):
        place = bisect_left(found, match.end(), key=lambda one: one.start)
        if place == len(found) or not patterns.NEAR.fullmatch(text, match.end(), found[place].start):
            continue
        anchor = found[place]
        number = patterns.count_of(match["number"])
        parts = _moved(anchor, number if match["direction"] == "after" else -number, match["unit"], known)
        if parts:
            yield Found(text[match.start() : anchor.end], match.start(), anchor.end, *parts)


def _moved(anchor: Found, number: int, unit: str, known: _Known) -> _Parts | None:
    # Day and month can be moved without a year: only around the leap day does it matter which.
    year = anchor.year or known.year or 2000
    if unit in ("day", "week"):
        if anchor.month is None or anchor.day is None or anchor.day > monthrange(year, anchor.month)[1]:
            return None
        moved = date(year, anchor.month, anchor.day) + timedelta(days=number * (7 if unit == "week" else 1))
        return moved.year if anchor.year else None, moved.month, moved.day
    if unit == "year" and anchor.year is None:
        return None
    if anchor.month is None:
        return (year + number, None, None) if unit == "year" else None
    months = year * 12 + anchor.month - 1 + number * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    day = anchor.day if anchor.day and anchor.day <= monthrange(year, month)[1] else None
    return year if anchor.year else None, month, day


_MONTHS = tuple(patterns.MONTH_NUMBERS) + tuple(name.upper() for name in patterns.MONTH_NUMBERS)
_YEARS = ("1", "20")
_NO_DATES = ((("`", "://", *"0123456789"), patterns.NO_DATE_NUMBER), (("day",), patterns.NO_WEEKDAY))
"""What only looks like a date, with letters one of which stands in all of it."""
_READERS: tuple[tuple[tuple[str, ...], re.Pattern[str], _Reader], ...] = (
    # Dates of the calendar.
    (_YEARS, patterns.YEAR_MONTH_DAY, _calendar_date),
    (_MONTHS, patterns.MONTH_DAY, _calendar_date),
    (_MONTHS, patterns.DAY_MONTH, _calendar_date),
    (_MONTHS, patterns.MONTH_YEAR, _calendar_date),
    (_MONTHS, patterns.LAST_MONTH_OF_A_NAME, _last_month_of_that_name),
    (_MONTHS, patterns.MONTH, _calendar_date),
    # Words that count from the publication.
    (("year", "month"), patterns.THIS_OR_LAST, _this_or_last),
    (("day",), patterns.WEEKDAY, _day_before),
    (("esterday", "oday"), patterns.TODAY_OR_YESTERDAY, _day_before),
    # Years.
    (_YEARS, patterns.YEARS, _first_and_last_year),
    (_YEARS, patterns.DECADE, _year_or_decade),
    (_YEARS, patterns.YEAR, _year_or_decade),
)
"""What to look for, in this order, each with letters one of which stands in all that it finds; no later
pattern sees the words that an earlier one has taken."""
