"""Dates in EDTF (ISO 8601-2): read, compared and put into words. Knows nothing of entries or sources.

Read are levels 0 and 1 without times, and one-of sets; no year that `datetime.date` cannot hold.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import product

_YEAR = "January February March April May June July August September October November December"
MONTHS = tuple(_YEAR.split())
"""English, whatever the language of the machine."""


class DateError(ValueError):
    """A text that is no date; the message tells an author why and what to write instead."""


class Precision(StrEnum):
    """What the digits of a date fix. An `X` in place of the month or the day fixes nothing."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"
    """From one date to another."""
    RANGE = "range"
    """Some time between two dates: `2016..2019`, which stands in one-of sets only."""
    SET = "set"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as an author wrote it, and the days that it may mean."""

    text: str
    """EDTF as written."""
    earliest: date | None
    """The first day it may mean; None when the start is open or unknown."""
    latest: date | None
    """The last day it may mean; None when the end is open or unknown."""
    approximate: bool
    """Whether it, or a part of it, is marked as about (`~` or `%`)."""
    uncertain: bool
    """Whether it, or a part of it, is marked as doubtful (`?` or `%`)."""
    members: tuple["Date", ...]
    """The alternatives of a one-of set; else empty."""
    precision: Precision
    ends: tuple["Date | None", ...] = ()
    """Start and end of a span or a range, None where open or unknown; else empty."""

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Orders any two dates: an open start comes before all others, an open end after all others."""
        return self.earliest or date.min, self.latest or date.max, self.text

    def words(self) -> str:
        """Return the date in English words, for readers."""
        if self.members:
            *others, last = [member.words() for member in self.members]
            return f"{', '.join(others)} or {last}" if others else last
        if self.ends:
            return _words_between(self)
        marks = ("perhaps " if self.uncertain else "") + ("about " if self.approximate else "")
        return marks + _words_of_one(self)


def parse(text: str) -> Date:
    """Read an EDTF date, or raise `DateError` when it is none or is of a year before 1 or beyond 9999."""
    return _parse(text)


def compatible(a: Date, b: Date) -> bool:
    """Whether both can be true of one moment or one span, told with different precision.

    So it is when the days of one lie within the days of the other, or do so once a date marked as about is
    moved or stretched by one unit of its precision. Of a set, any member will do.
    """
    if a.members or b.members:
        return any(compatible(*pair) for pair in product(a.members or (a,), b.members or (b,)))
    pairs = [(_days(a), days) for days in _windows(b)] + [(days, _days(b)) for days in _windows(a)]
    if Precision.RANGE in (a.precision, b.precision):
        return any(one[0] <= other[1] and other[0] <= one[1] for one, other in pairs)
    return any((max(one[0], other[0]), min(one[1], other[1])) in (one, other) for one, other in pairs)


def certainly_before(a: Date, b: Date) -> bool:
    """Whether the last day of one precedes the first of the other, both known and neither a guess."""
    if a.members or b.members:
        return all(certainly_before(*pair) for pair in product(a.members or (a,), b.members or (b,)))
    end, start = (a.ends or (a, a))[1], (b.ends or (b, b))[0]
    if end is None or start is None or end.latest is None or start.earliest is None:
        return False
    doubtful = end.approximate or end.uncertain or start.approximate or start.uncertain
    return not doubtful and end.latest < start.earliest


_CURE = "write 2023, 2023-11 or 2023-11-05, with ~ for about, ? for uncertain, 2016/2019 for a span"
_ONE = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:(?:-XX){1,2}|-(?P<season>2[1-4])"
    r"|-(?P<month>0[1-9]|1[0-2])(?:-XX|-(?P<day>[0-9]{2}))?)?"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX)"
    r"(?P<mark>[~?%]?)"
)
_OUT_OF_RANGE = re.compile(r"Y-?[0-9]+|[-+][0-9]{4,}.*|[0-9]{5,}.*|0000.*|000X.?|00XX.?")
_SEASONS = ("spring", "summer", "autumn", "winter")
_LENGTH = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}
"""In months, which are counted from January of the year 0."""
_FIRST_MONTH, _LAST_MONTH = date.min.year * 12, date.max.year * 12 + 11
_Days = tuple[date, date]


@lru_cache(maxsize=4096)
def _parse(text: str) -> Date:
    if text and text.split() != [text]:
        raise DateError(f"{_shown(text)} has white space in it: {_CURE}")
    if text.startswith("[") and text.endswith("]"):
        return _parse_set(text)
    if text.count("/") != 1:
        return _parse_one(text)
    ends = [None if part in ("", "..") else _parse_one(part) for part in text.split("/")]
    return _between(text, ends, Precision.SPAN)


def _parse_set(text: str) -> Date:
    members = tuple(_parse_member(part) for part in text[1:-1].split(","))
    earliest = None if any(m.earliest is None for m in members) else min(_days(m)[0] for m in members)
    latest = None if any(m.latest is None for m in members) else max(_days(m)[1] for m in members)
    return Date(text, earliest, latest, *_marks(members), members, Precision.SET)


def _parse_member(text: str) -> Date:
    if ".." not in text:
        return _parse_one(text)
    ends = [_parse_one(part) if part else None for part in text.split("..", 1)]
    return _between(text, ends, Precision.RANGE)


def _between(text: str, ends: list[Date | None], precision: Precision) -> Date:
    start, end = ends
    if start is None and end is None:
        raise DateError(f"{_shown(text)} has neither start nor end: {_CURE}")
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and latest < earliest:
        raise DateError(f"{_shown(text)} ends before it starts: write the earlier date first")
    return Date(text, earliest, latest, *_marks(ends), (), precision, (start, end))


def _marks(dates: Iterable[Date | None]) -> tuple[bool, bool]:
    given = [one for one in dates if one]
    return any(one.approximate for one in given), any(one.uncertain for one in given)


def _parse_one(text: str) -> Date:
    if _OUT_OF_RANGE.fullmatch(text):
        raise DateError(f"{_shown(text)} is out of range: write a year from 0001 to 9999")
    match = _ONE.fullmatch(text)
    if match is None:
        raise DateError(f"{_shown(text)} is no date: {_CURE}")
    year, season, month, day, decade, century, mark = match.groups()
    precision = Precision.MONTH if month else Precision.YEAR
    first = int(year or 0) * 12 + int(month or 1) - 1
    if season:
        precision = Precision.SEASON
        first += (int(season) - 20) * 3 - 1
    elif decade or century:
        precision = Precision.DECADE if decade else Precision.CENTURY
        first = int(decade or century) * _LENGTH[precision]
    earliest, latest = _months(first, _LENGTH[precision])
    if day:
        if not 1 <= int(day) <= latest.day:
            name = MONTHS[latest.month - 1]
            raise DateError(f"{_shown(text)} is no date: {name} {latest.year} has {latest.day} days")
        precision = Precision.DAY
        earliest = latest = earliest.replace(day=int(day))
    return Date(text, earliest, latest, mark in ("~", "%"), mark in ("?", "%"), (), precision)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _months(first: int, count: int) -> _Days:
    """Return the first and the last day of some months, as far as the calendar reaches."""
    start, end = (min(max(n, _FIRST_MONTH), _LAST_MONTH) for n in (first, first + count - 1))
    last_day = monthrange(end // 12, end % 12 + 1)[1]
    return date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, last_day)


def _days(one: Date) -> _Days:
    return one.earliest or date.min, one.latest or date.max


def _windows(one: Date) -> tuple[_Days, ...]:
    """Return the days that a date may mean, and those that it may mean because it is only about right."""
    days = _days(one)
    if not one.approximate:
        return (days,)
    if one.ends:
        start, end = one.ends
        first = _moved(start, -1)[0] if start and start.approximate else days[0]
        last = _moved(end, 1)[1] if end and end.approximate else days[1]
        return days, (first, last)
    earlier, later = _moved(one, -1), _moved(one, 1)
    return days, earlier, later, (earlier[0], later[1])


def _moved(one: Date, by: int) -> _Days:
    """Return the days of a date that is neither a span nor a set, moved by units of its precision."""
    start = _days(one)[0]
    if one.precision is Precision.DAY:
        day = date.fromordinal(min(max(start.toordinal() + by, 1), date.max.toordinal()))
        return day, day
    length = _LENGTH[one.precision]
    return _months(start.year * 12 + start.month - 1 + by * length, length)


def _words_between(one: Date) -> str:
    start, end = (end.words() if end else "" for end in one.ends)
    if start and end:
        return f"between {start} and {end}" if one.precision is Precision.RANGE else f"{start} to {end}"
    if one.precision is Precision.RANGE:
        return f"{start} or later" if start else f"by {end}"
    return f"from {start}" if start else f"until {end}"


def _words_of_one(one: Date) -> str:
    first, last = _days(one)
    match one.precision:
        case Precision.DAY:
            return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        case Precision.MONTH:
            return ("a day in " if "X" in one.text else "") + f"{MONTHS[first.month - 1]} {first.year}"
        case Precision.SEASON:
            return f"{_SEASONS[int(one.text[6]) - 1]} {first.year}"
        case Precision.DECADE:
            return f"{first.year}s"
        case Precision.CENTURY:
            return f"a year from {first.year} to {last.year}"
        case _:
            return ("", "a month in ", "a day in ")[one.text.count("-XX")] + str(first.year)
