"""Who held a post, one below the other along time, with what is known of gaps and overlaps between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from quoth.dates import Date
from quoth.html import Html, join, tag
from quoth.pictures.axis import Axis, axis
from quoth.pictures.drawing import (
    FADED,
    THICK,
    WIDTH,
    figure,
    linked,
    number,
    shape,
    stroke,
    target,
    time_marks,
    words,
)
from quoth.pictures.extent import Extent, span, when
from quoth.pictures.measure import width, wrapped
from quoth.pictures.succession import Gap, Overlap, Term

MOST = 40
"""Terms in one picture; the words beside it tell of all."""
SIZE = 12.5
SMALL = 11
_COLUMN = 236
"""Of the names."""
_PITCH = 30
_LINE = 14
_TOP = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """A term, or what is said between two of them."""

    said: Term | Gap | Overlap
    lines: tuple[str, ...]
    top: float
    high: float

    @property
    def middle(self) -> float:
        return self.top + self.high / 2


def terms_chart(terms: Sequence[Term], title: str, between: Sequence[Gap | Overlap] = ()) -> Html:
    """Return the terms in the order of time, with gaps and overlaps where the caller knows them to matter.

    Nothing is drawn when no term has a date.
    """
    shown = sorted(terms, key=_order)[:MOST]
    dated = [one.bounds for term in shown if (one := span(term.since, term.until)) is not None]
    if not dated:
        return Html()
    along = axis(dated, _COLUMN, WIDTH)
    rows = list(_rows(shown, between))
    bottom = rows[-1].top + rows[-1].high + 4
    left_out = f"{MOST} of {len(terms)} are drawn" if len(terms) > MOST else ""
    parts = [time_marks(along, 2, bottom)]
    for row in rows:
        parts.append(
            _term(row, row.said, along) if isinstance(row.said, Term) else _note(row, row.said, along)
        )
    parts += [words(left_out, WIDTH, bottom + 36, "q-note", "end")] if left_out else []
    return figure(title, bottom + (44 if left_out else 24), parts)


def _order(term: Term) -> tuple[tuple[date, date], str, str]:
    """Order terms by the first date that they have; those without any come last."""
    first = term.since or term.until
    return first.sort_key[:2] if first else (date.max, date.max), term.holder, term.address


def _rows(shown: Sequence[Term], between: Sequence[Gap | Overlap]) -> Iterator[_Row]:
    """Yield the terms, a gap before the term that ends it, an overlap behind the term that begins it."""
    top: float = _TOP
    left = list(between)
    for term in shown:
        gaps = [one for one in left if isinstance(one, Gap) and one.until == term.since]
        overlaps = [
            one
            for one in left
            if isinstance(one, Overlap) and one.since == term.since and term.holder in one.holders
        ]
        here: list[Term | Gap | Overlap] = [*gaps, term, *overlaps]
        for said in here:
            row = _row(said, top)
            yield row
            top += row.high
        left = [one for one in left if one not in gaps and one not in overlaps]


def _row(said: Term | Gap | Overlap, top: float) -> _Row:
    if isinstance(said, Term):
        names = wrapped(said.holder, _COLUMN - 8, SIZE, lines=2)
        return _Row(said, names, top, _PITCH + _LINE * (len(names) - 1))
    lines = wrapped(said.words(), _COLUMN - 16, SMALL, lines=3)
    return _Row(said, lines, top, _LINE * len(lines) + 10)


def _term(row: _Row, term: Term, along: Axis) -> Html:
    one = span(term.since, term.until)
    dates = when(term.since, term.until) or "dates not known"
    first = row.middle - _LINE * (len(row.lines) - 1) / 2 + 4
    names = (words(line, 4, first + _LINE * place, "q-name q-holder") for place, line in enumerate(row.lines))
    if one is None:
        drawn = words(dates, _COLUMN + 30, row.middle + 4, "q-note")
    else:
        drawn = _bar(one, dates, row, along)
    hit = target(0, row.top + 1, WIDTH, row.high - 2)
    return linked(term.address, f"{term.holder}, {dates}", "term", hit, *names, drawn)


def _bar(one: Extent, dates: str, row: _Row, along: Axis) -> Html:
    """Return a bar with its dates in words to the right of it or to the left, where there is room."""
    bar = shape(one, along)
    left, right = bar.reach
    wide = width(dates, SMALL)
    said = ""
    if right + 8 + wide <= WIDTH:
        said = words(dates, right + 8, row.middle + 4, "q-note")
    elif left - 8 - wide >= _COLUMN:
        said = words(dates, left - 8 - wide, row.middle + 4, "q-note")
    return join(bar.drawn(row.middle), said)


def _note(row: _Row, said: Gap | Overlap, along: Axis) -> Html:
    """Return a gap as a broken line, or an overlap as a double one, its words below the names."""
    first = row.middle - _LINE * (len(row.lines) - 1) / 2 + 4
    told = (words(line, 16, first + _LINE * place, "q-note") for place, line in enumerate(row.lines))
    left, right = _edges(said, along)
    y, high = row.middle, THICK / 2
    ends = f"M{number(left)} {number(y - high)}v{THICK}M{number(right)} {number(y - high)}v{THICK}"
    if isinstance(said, Gap):
        across = [stroke("q-gap", f"M{number(left)} {number(y)}H{number(right)}")]
    else:
        lines = "".join(f"M{number(left)} {number(y + by)}H{number(right)}" for by in (-2, 2))
        across = [stroke("q-overlap", lines)]
    return tag("g", *told, *across, stroke("q-gap-end", ends), class_="q-between")


def _edges(said: Gap | Overlap, along: Axis) -> tuple[float, float]:
    """Return from where to where a gap or an overlap is drawn: as far as it is certain."""
    left = along.x(_after(said.since))
    if said.until is None:
        return left, left + FADED
    return left, max(along.x(_before(said.until)), left)


def _after(one: Date) -> float:
    assert one.latest is not None, "gaps and overlaps are told of dates that are known"
    return one.latest.toordinal() + 1


def _before(one: Date) -> float:
    assert one.earliest is not None, "gaps and overlaps are told of dates that are known"
    return one.earliest.toordinal()
