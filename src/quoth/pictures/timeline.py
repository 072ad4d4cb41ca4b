"""What happened when: moments as dots and spans as bars along an axis, as far as their dates are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from quoth.dates import Date
from quoth.html import Html
from quoth.pictures.axis import Axis, axis
from quoth.pictures.drawing import WIDTH, Shape, figure, linked, shape, target, time_marks, words
from quoth.pictures.extent import Extent, extent, when
from quoth.pictures.measure import shortened, width

MOST = 60
"""Marks in one strip; the words beside it tell of all."""
SIZE = 12
_PITCH = 28
"""From one row to the next: 24 pixels or more, where the picture is drawn a little smaller than it is."""
_TOP = 6
_WIDEST = 400
"""Of a label."""
_SPACE = 8
"""Between a mark and its label."""
_APART = 12
"""From one mark with its label to the next in a row."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, and where its page is."""

    label: str
    start: Date | None
    """None when it is not known since when."""
    end: Date | None
    """None when it is not known until when; the start again when it happened once."""
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    shape: Shape
    label: str
    x: float
    """Where the label begins."""
    row: int
    """The row of the shape."""
    above: bool
    """Whether the label has the row above to itself, as there is no room beside the shape."""

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that shape and label take up."""
        return (self.row - 1, self.row) if self.above else (self.row,)

    @property
    def box(self) -> tuple[float, float]:
        """From where to where shape and label reach."""
        left, right = self.shape.reach
        return min(left, self.x), max(right, self.x + width(self.label, SIZE))


def strip(marks: Sequence[Mark], title: str) -> Html:
    """Return the first so many of the marks that have dates, along time; nothing when none has one."""
    dated = [(mark, one) for mark in marks if (one := extent(mark.start, mark.end)) is not None]
    if not dated:
        return Html()
    along = axis([one.bounds for _, one in dated[:MOST]], 0, WIDTH)
    placed = _placed(dated[:MOST], along)
    bottom = _TOP + _PITCH * (1 + max(one.row for one in placed)) + 4
    left_out = f"{MOST} of {len(dated)} are drawn" if len(dated) > MOST else ""
    parts = [time_marks(along, 2, bottom), *(_drawn(one) for one in placed)]
    parts += [words(left_out, WIDTH, bottom + 36, "q-note", "end")] if left_out else []
    return figure(title, bottom + (44 if left_out else 24), parts)


def _placed(dated: Sequence[tuple[Mark, Extent]], along: Axis) -> list[_Placed]:
    """Return each mark with a place of its own, in the order of time."""
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for mark, one in sorted(dated, key=lambda pair: (pair[1].bounds, pair[0].label, pair[0].address)):
        best = min(_ways(mark, shape(one, along)), key=lambda way: _free(way, rows))
        best = replace(best, row=_free(best, rows))
        rows += [[] for _ in range(best.row + 1 - len(rows))]
        for row in best.rows:
            rows[row].append(best.box)
        placed.append(best)
    return placed


def _ways(mark: Mark, one: Shape) -> Iterator[_Placed]:
    """Yield how a mark may be placed in a row: its label to the right, to the left, or above a long bar."""
    label = shortened(mark.label, _WIDEST, SIZE)
    wide = width(label, SIZE)
    left, right = one.reach
    beside = [x for x in (right + _SPACE, left - _SPACE - wide) if x >= 0 and x + wide <= WIDTH]
    for x in beside:
        yield _Placed(mark, one, label, x, 0, above=False)
    if not beside:
        yield _Placed(mark, one, label, max(min(left, WIDTH - wide), 0), 1, above=True)


def _free(way: _Placed, rows: Sequence[Sequence[tuple[float, float]]]) -> int:
    """Return the first row in which nothing is near."""
    left, right = way.box
    near = {
        number
        for number, taken in enumerate(rows)
        if any(left - _APART < end and start < right + _APART for start, end in taken)
    }
    return next(row for row in count(way.row) if not near & set(replace(way, row=row).rows))


def _drawn(one: _Placed) -> Html:
    left, right = one.box
    top = _TOP + _PITCH * one.rows[0]
    middle = _TOP + _PITCH * one.row + _PITCH / 2
    return linked(
        one.mark.address,
        f"{one.mark.label}, {when(one.mark.start, one.mark.end)}",
        one.mark.kind,
        target(left - 4, top + 1, right - left + 8, _PITCH * len(one.rows) - 2),
        one.shape.drawn(middle),
        _label(one, top + _PITCH / 2 + 4),
    )


def _label(one: _Placed, y: float) -> Html:
    """Return the label; one that stands to the left of its mark ends there, however wide it comes out."""
    if one.x < one.shape.reach[0] and not one.above:
        return words(one.label, one.shape.reach[0] - _SPACE, y, "q-name", "end")
    return words(one.label, one.x, y, "q-name")
