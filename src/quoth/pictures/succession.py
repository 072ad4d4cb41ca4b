"""Who held a post when, and what is certain of it: times without a known holder, and two at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from quoth.dates import Date


@dataclass(frozen=True, slots=True)
class Term:
    """That somebody held a post; a date is None where it is not known or still open."""

    holder: str
    since: Date | None
    until: Date | None
    address: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of which no holder is known."""

    since: Date
    """The end of the last term before it."""
    until: Date
    """The start of the first term after it."""

    def words(self) -> str:
        """Return what is to be said of it."""
        return f"holder not known, {self.since.words()} – {self.until.words()}"


@dataclass(frozen=True, slots=True)
class Overlap:
    """A time when two held the post."""

    holders: tuple[str, str]
    since: Date
    """The start of the later term."""
    until: Date | None
    """The end of the one that ended first; None when it is not known."""

    def words(self) -> str:
        """Return what is to be said of it."""
        end = "" if self.until is None else f" – {self.until.words()}"
        start = self.since.words() if end else f"from {self.since.words()}"
        return f"{' and '.join(self.holders)} at the same time, {start}{end}"


def gaps_and_overlaps(terms: Sequence[Term]) -> tuple[Gap | Overlap, ...]:
    """Return the gaps and overlaps that are certain, in the order of time.

    They are meant for posts that one holds at a time. A gap is certain when every term that might reach into
    it is known to have ended before or to start after. An overlap is told of each term and the one before it
    that is known to have lasted longest.
    """
    found: list[Gap | Overlap] = []
    ended: _Known | None = None
    longest: _Known | None = None
    for one in sorted(map(_known, terms), key=lambda known: (known.first, known.last, known.term.holder)):
        if ended is not None and ended.last + 1 < one.first and ended.term.until and one.term.since:
            found.append(Gap(ended.term.until, one.term.since))
        overlap = None if longest is None else _overlap(longest, one)
        if overlap is not None:
            found.append(overlap)
        ended = one if ended is None or one.last > ended.last else ended
        if one.start < inf and one.end > -inf:
            longest = one if longest is None or one.end > longest.end else longest
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is certain of a term, in days; a date marked as about or doubtful says nothing."""

    term: Term
    first: float
    """It starts no earlier."""
    start: float
    """It has started by then."""
    end: float
    """It goes on until then at least."""
    last: float
    """It ends no later."""


def _known(term: Term) -> _Known:
    since, until = _certain(term.since), _certain(term.until)
    return _Known(
        term,
        first=since.earliest.toordinal() if since and since.earliest else -inf,
        start=since.latest.toordinal() if since and since.latest else inf,
        end=until.earliest.toordinal() if until and until.earliest else -inf,
        last=until.latest.toordinal() if until and until.latest else inf,
    )


def _certain(date: Date | None) -> Date | None:
    return None if date is None or date.approximate or date.uncertain else date


def _overlap(earlier: _Known, later: _Known) -> Overlap | None:
    """Return the overlap of two terms when all that their dates may mean makes one."""
    one, other = earlier.term, later.term
    if (one.holder, one.address) == (other.holder, other.address):
        return None
    last_started, first_ended = max(earlier, later, key=_start), min(earlier, later, key=_end)
    both_known = last_started.start < first_ended.end
    starts_within = earlier.start <= later.first and later.start < earlier.end
    if not (both_known or starts_within) or last_started.term.since is None:
        return None
    until = first_ended.term.until if both_known else None
    return Overlap((one.holder, other.holder), last_started.term.since, until)


def _start(known: _Known) -> float:
    return known.start


def _end(known: _Known) -> float:
    return known.end
