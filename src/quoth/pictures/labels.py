"""Words on a map: beside what they name, never over each other, and left out where there is no room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quoth.atlas import Point
from quoth.pictures.measure import width
from quoth.pictures.window import Window

LINE = 1.25
"""Height of a line against the size of its letters."""
APART = 0.3
"""Room before and behind words, so that two labels do not read as one."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the picture, in units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Say whether two areas overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def lies_in(self, window: Window) -> bool:
        """Say whether the area is on the picture as a whole."""
        return (
            self.left >= 0 and self.top >= 0 and self.right <= window.width and self.bottom <= window.height
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Where words stand: at the left, the middle or the right end of their baseline."""

    words: str
    x: float
    y: float
    anchor: str
    """`start`, `middle` or `end`, as SVG says."""
    area: Area
    afar: bool = False
    """Whether a line is to lead to it."""


def label(words: str, x: float, y: float, anchor: str, size: float) -> Label:
    """Return words in their place; `y` is the middle of their height."""
    wide = width(words, size, bold=True)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    tall, apart = size * LINE, size * APART
    area = Area(left - apart, y - tall / 2, left + wide + apart, y + tall / 2)
    return Label(words, x, y + size * 0.35, anchor, area)


def beside(words: str, pin: Point, radius: float, size: float) -> Iterable[Label]:
    """Yield the places where a pin's words may stand, the best first."""
    x, y = pin
    off, up = radius + size * 0.45, radius + size * 0.75
    yield label(words, x + off, y, "start", size)
    yield label(words, x - off, y, "end", size)
    yield label(words, x, y - up, "middle", size)
    yield label(words, x, y + up, "middle", size)
    for anchor, across in (("start", off * 0.7), ("end", -off * 0.7)):
        yield label(words, x + across, y - up * 0.7, anchor, size)
        yield label(words, x + across, y + up * 0.7, anchor, size)
    for down in (-up - size * 1.6, up + size * 1.6):
        yield replace(label(words, x, y + down, "middle", size), afar=True)


def first_free(candidates: Iterable[Label], taken: Sequence[Area], window: Window) -> Label | None:
    """Return the first of some labels that is on the picture and over nothing else."""
    return next(
        (
            one
            for one in candidates
            if one.area.lies_in(window) and not any(one.area.meets(other) for other in taken)
        ),
        None,
    )


def inside(words: str, rings: Sequence[Sequence[Point]], window: Window, size: float) -> Iterable[Label]:
    """Yield the places within an outline where the words have room, the roomiest first."""
    wide, tall = width(words, size, bold=True), size * LINE
    large = [ring for ring in rings if _across(ring) > size]
    if not any(_across(ring) >= wide for ring in large):
        return
    found = []
    step = max(size / 2, 4)
    for row in range(1, int(window.height / step)):
        y = row * step
        spans = [_spans(large, at, window) for at in (y - tall / 2, y, y + tall / 2)]
        for left, right in spans[1]:
            for edge in (spans[0], spans[2]):
                near = [(max(left, a), min(right, b)) for a, b in edge if a < right and b > left]
                left, right = max(near, key=lambda span: span[1] - span[0], default=(left, left))
            if right - left >= wide:
                found.append((left - right, y, (left + right) / 2))
    for _, y, x in sorted(found):
        yield label(words, x, y, "middle", size)


def _across(ring: Sequence[Point]) -> float:
    """Return how wide a ring is."""
    return max(x for x, _ in ring) - min(x for x, _ in ring)


def _spans(rings: Sequence[Sequence[Point]], y: float, window: Window) -> list[tuple[float, float]]:
    """Return where a level line runs within an outline."""
    crossings = sorted(
        x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise([*ring[-1:], *ring])
        if (y0 > y) != (y1 > y)
    )
    return [
        (max(left, 0), min(right, window.width))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False)
        if right > 0 and left < window.width
    ]
