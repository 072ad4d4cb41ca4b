"""What pictures are drawn with: the frame, links, spans of time and axes. Colours come from classes alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from quoth.html import Html, join, lines, link, tag
from quoth.pictures.axis import Axis
from quoth.pictures.extent import Extent

WIDTH = 960
"""Of every picture; at this width on a screen, type has its nominal size."""
THICK = 8
"""Of a bar."""
_RADIUS = 5
_FADE = ((0, 9), (11.5, 6), (20, 3.5), (26, 2))
"""Where the pieces begin into which an open end falls, and how wide they are."""
FADED = 28
"""How far an open end reaches; no further, since nothing is known of it."""
_SHORTEST = 4
"""A bar that is shorter would not be seen."""
_SHORTEST_WHISKER = 16
"""A shorter one would hide behind its dot, which is hollow all the same."""


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a length as it is written: a tenth of a unit is enough."""
    return f"{round(value, 1) + 0:g}"


def kind_class(kind: str) -> str:
    """Return the class that gives a kind its colour."""
    return f"q-kind-{re.sub('[^a-z0-9-]+', '-', kind.lower()) or 'other'}"


def figure(title: str, height: float, parts: Iterable[str]) -> Html:
    """Return a picture; pages show its words instead where it would be too small to read."""
    frame = f"0 0 {WIDTH} {number(height)}"
    picture = tag("svg", lines(parts), class_="q-picture", viewBox=frame, role="group", aria_label=title)
    return tag("figure", picture, class_="q-figure q-wide")


def linked(address: str, name: str, kind: str, *parts: str) -> Html:
    """Return parts of a picture as one link, with its whole name for those who point at it or hear it."""
    return link(join(tag("title", name), *parts), address, class_=f"q-go {kind_class(kind)}")


def target(x: float, y: float, wide: float, high: float) -> Html:
    """Return the place where a link can be hit, which is outlined when it has the focus."""
    return rectangle("q-hit", x, y, wide, high, 3)


def words(said: str, x: float, y: float, class_: str, anchor: str | None = None) -> Html:
    """Return a line of words; `anchor` is `middle` or `end` when x is not where it starts."""
    return tag("text", said, class_=class_, x=number(x), y=number(y), text_anchor=anchor)


def rectangle(class_: str, x: float, y: float, wide: float, high: float, round_: float) -> Html:
    """Return a rectangle."""
    return tag(
        "rect",
        class_=class_,
        x=number(x),
        y=number(y),
        width=number(wide),
        height=number(high),
        rx=number(round_),
    )


def stroke(class_: str, path: str) -> Html:
    """Return a path."""
    return tag("path", class_=class_, d=path)


@dataclass(frozen=True, slots=True)
class Shape:
    """How an extent lies on an axis."""

    extent: Extent
    left: float
    """Where what is known begins."""
    right: float
    core: tuple[float, float] | None
    """What is certain."""

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where anything is drawn."""
        opens, closes = self.extent.fades
        spare = _RADIUS if self.extent.moment else _SHORTEST / 2
        middle = (self.left + self.right) / 2
        return (
            min(self.left - (FADED if opens else 0), middle - spare),
            max(self.right + (FADED if closes else 0), middle + spare),
        )

    def drawn(self, y: float) -> Html:
        """Return the shape: dots for moments, bars for spans, light or hollow where the day is not known."""
        opens, closes = self.extent.fades
        high = 2 if self.extent.moment else THICK
        fades = join(
            _fade(self.left, y, high, -1) if opens else "", _fade(self.right, y, high, 1) if closes else ""
        )
        return join(fades, self._dot(y) if self.extent.moment else self._bar(y))

    def _dot(self, y: float) -> Html:
        about = " q-about" if self.extent.about else ""
        middle = number((self.left + self.right) / 2)
        kind = "q-dot" if self.extent.exact else f"q-dot q-hollow{about}"
        dot = tag("circle", class_=kind, cx=middle, cy=number(y), r=_RADIUS)
        if self.extent.exact or self.right - self.left < _SHORTEST_WHISKER:
            return dot
        left, right, top = number(self.left), number(self.right), number(y - 3.5)
        ends = f"M{left} {top}v7M{right} {top}v7"
        across = stroke(f"q-whisker{about}", f"M{left} {number(y)}H{right}")
        return join(across, stroke("q-whisker", ends), dot)

    def _bar(self, y: float) -> Html:
        about = " q-about" if self.extent.about else ""
        wide = max(self.right - self.left, _SHORTEST)
        left = (self.left + self.right - wide) / 2
        core = "" if self.core is None else _bar("q-bar", self.core[0], y, self.core[1] - self.core[0])
        whole = self.core is not None and self.core[1] - self.core[0] >= wide - 0.1
        return join("" if whole else _bar(f"q-may{about}", left, y, wide), core)


def shape(extent: Extent, axis: Axis) -> Shape:
    """Return how an extent lies on an axis."""
    first, last = extent.bounds
    x = axis.stretch(last).x
    if extent.exact:
        first = last = (first + last) / 2
    return Shape(extent, x(first), x(last), extent.core and (x(extent.core[0]), x(extent.core[1])))


def time_marks(axis: Axis, top: float, bottom: float) -> Html:
    """Return the lines, words and breaks of an axis, which links are drawn upon."""
    parts: list[str] = []
    for stretch in axis.stretches:
        parts.append(stroke("q-axis", f"M{number(stretch.left)} {number(bottom)}H{number(stretch.right)}"))
        for tick in stretch.ticks:
            parts.append(stroke("q-tick", f"M{number(tick.x)} {number(top)}V{number(bottom + 4)}"))
            parts.append(
                words(tick.words, tick.words_x, bottom + 16, "q-year", "middle") if tick.words else ""
            )
    parts += [_break(x, top, bottom) for x in axis.breaks]
    return tag("g", *parts, aria_hidden="true")


def _bar(class_: str, x: float, y: float, wide: float) -> Html:
    return rectangle(class_, x, y - THICK / 2, wide, THICK, min(2, wide / 2))


def _fade(x: float, y: float, high: float, way: int) -> Html:
    """An end that is not known: the bar falls into pieces."""
    top = number(y - high / 2)
    pieces = (
        f"M{number(x + way * at)} {top}h{number(way * wide)}v{number(high)}h{number(-way * wide)}z"
        for at, wide in _FADE
    )
    return stroke("q-fade", "".join(pieces))


def _break(x: float, top: float, bottom: float) -> Html:
    """Years without anything are left out here."""
    count = max(int((bottom - top) / 8), 2)
    high = number((bottom - top) / count)
    zigzag = "".join(f"l{(3, -3)[step % 2]} {high}" for step in range(count))
    marks = f"M{number(x - 5)} {number(bottom + 5)}l4 -10M{number(x + 1)} {number(bottom + 5)}l4 -10"
    return join(
        stroke("q-break", f"M{number(x - 1.5)} {number(top)}{zigzag}"), stroke("q-break q-cut", marks)
    )
