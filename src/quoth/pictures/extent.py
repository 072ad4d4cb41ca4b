"""How long something lasted: what is certain of it, and what may be. Days are numbers, as on an axis."""

from dataclasses import dataclass
from datetime import date

from quoth.dates import Date, Precision

_FIRST, _LAST = float(date.min.toordinal()), float(date.max.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class Extent:
    """A moment or a span. A bound is None where it is open or not known."""

    first: float | None
    """When it starts at the earliest."""
    start: float | None
    """When it has started for certain."""
    end: float | None
    """When it ends at the earliest."""
    last: float | None
    """When it has ended for certain."""
    moment: bool
    """Whether it is a moment, which lies somewhere from `first` to `last`."""
    exact: bool
    """Whether it is a moment known to the day."""
    about: bool
    """Whether one of its dates is marked as about or doubtful."""
    doubtful: bool
    """Whether one is marked as doubtful, so that nothing of it is certain."""

    @property
    def bounds(self) -> tuple[float, float]:
        """From the first to the last of what is known of it."""
        known = [day for day in (self.first, self.start, self.end, self.last) if day is not None]
        return min(known), max(known)

    @property
    def core(self) -> tuple[float, float] | None:
        """From when to when a span lasted for certain; None when no day of it is certain."""
        if self.moment or self.doubtful or self.start is None or self.end is None:
            return None
        return (self.start, self.end) if self.start < self.end else None

    @property
    def fades(self) -> tuple[bool, bool]:
        """Whether its start and its end are open or not known."""
        return self.first is None, self.last is None


def extent(start: Date | None, end: Date | None) -> Extent | None:
    """Return the extent of what has these dates; None when neither says anything.

    What starts and ends with the same date is a moment, unless that date is a span itself.
    """
    if start is None or start != end:
        return span(start, end)
    return span(*start.ends) if start.precision is Precision.SPAN else _moment(start)


def span(since: Date | None, until: Date | None) -> Extent | None:
    """Return the extent of what lasted from one date to another; None when neither is known."""
    first, start = _window(since)
    end, last = _window(until)
    if first is start is end is last is None:
        return None
    return Extent(
        first,
        start,
        end,
        last,
        moment=False,
        exact=False,
        about=_about(since) or _about(until),
        doubtful=_doubtful(since) or _doubtful(until),
    )


def when(start: Date | None, end: Date | None) -> str:
    """Return a moment or a span in words."""
    if start is not None and start == end:
        return start.words()
    if start is not None and end is not None:
        return f"{start.words()} to {end.words()}"
    if start is not None:
        return f"from {start.words()}"
    return "" if end is None else f"until {end.words()}"


def _moment(one: Date) -> Extent | None:
    first, last = _window(one)
    if first is last is None:
        return None
    exact = one.precision is Precision.DAY and not _about(one)
    about, doubtful = _about(one), _doubtful(one)
    return Extent(first, None, None, last, moment=True, exact=exact, about=about, doubtful=doubtful)


def _window(one: Date | None) -> tuple[float | None, float | None]:
    """Return when a date begins and ends; one marked as about may be off by its own length."""
    if one is None:
        return None, None
    first = None if one.earliest is None else float(one.earliest.toordinal())
    last = None if one.latest is None else float(one.latest.toordinal() + 1)
    if one.approximate and first is not None and last is not None:
        return max(first - (last - first), _FIRST), min(last + (last - first), _LAST)
    return first, last


def _about(one: Date | None) -> bool:
    return one is not None and (one.approximate or one.uncertain)


def _doubtful(one: Date | None) -> bool:
    return one is not None and one.uncertain
