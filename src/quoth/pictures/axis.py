"""An axis of time: where a day is drawn, which days are marked, and which empty years are left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from quoth.dates import MONTHS
from quoth.pictures.measure import width

SIZE = 11
"""Of the type below an axis."""
_PAD = 30
"""At either end of each stretch, for what fades out and for labels."""
_BREAK = 14
_NARROWEST = 44
"""Of a stretch, without what is at its ends."""
_MOST_BREAKS = 2
_SHARE = 0.3
_YEARS = 4
"""A gap that is longer and would take more than this share of what is drawn is left out."""
_FEWEST = 5
"""Things on an axis that is broken; with fewer there is room for all."""
_FEWEST_DAYS = 5
"""An axis for fewer shows the day before and the day after too."""
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_APART = 8
"""From the words below one mark to those below the next."""
_STEPS = (
    *(("day", count, 76) for count in (1, 2, 5, 10)),
    *(("month", count, 62) for count in (1, 3)),
    *(("year", count, 38) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)),
)
"""Unit, how many of it, and the least distance from one mark to the next."""
_DAYS = {"day": 1.0, "month": 30.44, "year": 365.25}


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the picture, and words below the axis."""

    x: float
    words: str
    words_x: float
    """Where the middle of the words is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an axis that is drawn to one measure."""

    first: float
    last: float
    left: float
    right: float
    ticks: tuple[Tick, ...]

    def x(self, day: float) -> float:
        """Return where a day is drawn."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + _PAD + share * (self.right - self.left - 2 * _PAD)


@dataclass(frozen=True, slots=True)
class Axis:
    """One stretch or several, with breaks between them."""

    stretches: tuple[Stretch, ...]

    def stretch(self, day: float) -> Stretch:
        """Return the stretch that shows a day."""
        return next((one for one in self.stretches if day <= one.last), self.stretches[-1])

    def x(self, day: float) -> float:
        """Return where a day is drawn."""
        return self.stretch(day).x(day)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where time is left out."""
        return tuple(stretch.right + _BREAK / 2 for stretch in self.stretches[:-1])


def axis(bounds: Sequence[tuple[float, float]], left: float, right: float) -> Axis:
    """Return an axis that shows all of these spans from one edge to the other."""
    parts = _parts(sorted(bounds))
    room = right - left - len(parts) * 2 * _PAD - (len(parts) - 1) * _BREAK
    stretches = []
    for (first, last), wide in zip(
        parts, _shared(room, [last - first for first, last in parts]), strict=True
    ):
        stretches.append(_stretch(first, last, left, left + wide + 2 * _PAD))
        left += wide + 2 * _PAD + _BREAK
    return Axis(tuple(stretches))


def _parts(bounds: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return what is to be drawn of time: all of it, or all but the widest gaps."""
    merged = [list(bounds[0])]
    for first, last in bounds[1:]:
        if first <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    gaps = sorted(((later[0] - earlier[1], later[0]) for earlier, later in pairwise(merged)), reverse=True)
    drawn = merged[-1][1] - merged[0][0]
    cuts = set()
    for gap, at in gaps[:_MOST_BREAKS] if len(bounds) >= _FEWEST else []:
        if gap > _SHARE * drawn and gap > _YEARS * _DAYS["year"]:
            cuts.add(at)
            drawn -= gap
    parts = [merged[0]]
    for first, last in merged[1:]:
        if first in cuts:
            parts.append([first, last])
        else:
            parts[-1] = [parts[-1][0], last]
    if len(parts) == 1 and parts[0][1] - parts[0][0] < _FEWEST_DAYS:
        return [(parts[0][0] - 1, parts[0][1] + 1)]
    return [(first, max(last, first + 1)) for first, last in parts]


def _shared(room: float, lengths: Sequence[float]) -> list[float]:
    """Return the width of each stretch: by its length, but never too narrow."""
    spare = room - _NARROWEST * len(lengths)
    total = sum(lengths)
    wanted = [max(room * length / total - _NARROWEST, 0) for length in lengths]
    over = sum(wanted) or 1
    return [_NARROWEST + spare * want / over for want in wanted]


def _stretch(first: float, last: float, left: float, right: float) -> Stretch:
    room = right - left - 2 * _PAD
    unit, count = _STEPS[-1][:2]
    for unit, count, least in _STEPS:
        days = _rounded(last, unit, up=True) - _rounded(first, unit, up=False)
        if room / days * _DAYS[unit] * count >= least or (unit == "year" and days < 2 * _DAYS["year"]):
            break
    bare = Stretch(_rounded(first, unit, up=False), _rounded(last, unit, up=True), left, right, ())
    return Stretch(bare.first, bare.last, left, right, tuple(_ticks(bare, unit, count)))


def _rounded(day: float, unit: str, *, up: bool) -> float:
    """Return the start of the unit that a day is in, or of the next one unless it is a start itself."""
    if unit == "day":
        return day
    one = date.fromordinal(int(min(max(day, _FIRST), _LAST)))
    number = _number(one, unit)
    return _start(number + 1, unit) if up and _start(number, unit) < day else _start(number, unit)


def _number(one: date, unit: str) -> int:
    return one.year if unit == "year" else one.year * 12 + one.month - 1


def _start(number: int, unit: str) -> float:
    """Return the first day of a year or a month; beyond the calendar there are years of equal length."""
    if unit == "day":
        return number
    year, month = (number, 0) if unit == "year" else divmod(number, 12)
    if year > date.max.year:
        return _LAST + 1 + (year - date.max.year - 1) * _DAYS["year"] + month * _DAYS["month"]
    return date(max(year, 1), month + 1, 1).toordinal()


def _ticks(bare: Stretch, unit: str, count: int) -> Iterable[Tick]:
    """Yield the marks of a stretch; words stand in the middle of a unit, or below a mark for several."""
    if unit == "day":
        numbers = range(int(bare.first), int(bare.last) + 1)
    else:
        last = date.fromordinal(int(min(bare.last, _LAST)))
        numbers = range(_number(date.fromordinal(int(bare.first)), unit), _number(last, unit) + 1)
    shown = [number for number in numbers if (number - (numbers[0] if unit == "day" else 0)) % count == 0]
    told, free = "", bare.left
    for number in shown:
        at, after = bare.x(_start(number, unit)), bare.x(_start(number + 1, unit))
        words, whole = _words(number, unit, told)
        middle = at if count > 1 else (at + after) / 2
        wide = width(words, SIZE)
        if middle - wide / 2 < free or middle > bare.right - _PAD + 0.01:
            yield Tick(at, "", at)
            continue
        yield Tick(at, words, middle)
        told, free = whole, middle + wide / 2 + _APART


def _words(number: int, unit: str, told: str) -> tuple[str, str]:
    """Return the words for a mark, and what need not be said again at the next."""
    if unit == "year":
        return str(number), ""
    if unit == "month":
        year, month = divmod(number, 12)
        name = MONTHS[month][:3]
        return (name if told == str(year) else f"{name} {year}"), str(year)
    one = date.fromordinal(min(max(number, _FIRST), _LAST))
    name = MONTHS[one.month - 1][:3]
    return f"{one.day} {name}" + ("" if told == str(one.year) else f" {one.year}"), str(one.year)
