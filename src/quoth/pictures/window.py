"""The part of the world that a map shows, and where on the picture a point of it lies.

Degrees are drawn evenly, those of longitude shortened as they are at the middle latitude of the window. A
window may reach over the 180th meridian: then its east lies beyond 180 degrees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians

from quoth.atlas import TURN, Box, Point

FURTHEST = 85
"""Degrees north and south beyond which maps show nothing: there this kind of map is all stretch."""


@dataclass(frozen=True)
class Window:
    """A part of the world, drawn so many units wide."""

    box: Box
    width: int

    @cached_property
    def scale(self) -> float:
        """Units in a degree of longitude."""
        return self.width / (self.box.east - self.box.west)

    @cached_property
    def scale_north(self) -> float:
        """Units in a degree of latitude."""
        return self.scale / _shortened(self.box.south, self.box.north)

    @cached_property
    def height(self) -> int:
        """Units from top to bottom."""
        return round((self.box.north - self.box.south) * self.scale_north)

    def at(self, point: Point) -> Point:
        """Return where a point of the world lies, in units from the left and from the top."""
        return (point[0] - self.box.west) * self.scale, (self.box.north - point[1]) * self.scale_north

    def nearest(self, point: Point) -> Point:
        """Return the same for a point whose longitude may be given a turn further west or east."""
        middle = (self.box.west + self.box.east) / 2
        return self.at((point[0] + TURN * round((middle - point[0]) / TURN), point[1]))


def around(target: Box, *, width: int, height: int, tallest: float, lowest: float, keep: Point) -> Window:
    """Return the window that shows a box, or as much of it around a point as is sensible."""
    wide, tall = target.east - target.west, target.north - target.south
    middle = (target.south + target.north) / 2
    aspect = width / height
    needed = max(tall, wide * _shortened(middle, middle) / aspect)
    tall = min(max(needed, lowest), tallest)
    y = _placed(keep[1], tall, target.south, target.north)
    y = min(max(y, tall / 2 - FURTHEST), FURTHEST - tall / 2)
    wide = min(tall * aspect / _shortened(y, y), TURN)
    tall = wide * _shortened(y, y) / aspect
    x = _placed(keep[0], wide, target.west, target.east)
    return Window(Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2), width)


def holding(points: Sequence[Point], *, width: int, height: int, margin: float, lowest: float) -> Window:
    """Return the smallest sensible window with all points, over the 180th meridian if that is shorter."""
    west, east = _shortest([x for x, _ in points])
    south, north = min(y for _, y in points), max(y for _, y in points)
    side = max((east - west) * margin, 1)
    target = Box(west - side, south - side, east + side, north + side)
    keep = ((west + east) / 2, (south + north) / 2)
    return around(target, width=width, height=height, tallest=2 * FURTHEST, lowest=lowest, keep=keep)


def _placed(keep: float, size: float, low: float, high: float) -> float:
    """Return the middle of a window: that of its target if this fits, else near what is to be kept."""
    if size >= high - low:
        return (low + high) / 2
    return min(max(keep, low + size / 2), high - size / 2)


def _shortest(degrees: Sequence[float]) -> tuple[float, float]:
    """Return where the shortest arc begins and ends that holds all longitudes."""
    ordered = sorted(set(degrees))
    gaps = [after - before for before, after in zip(ordered, [*ordered[1:], ordered[0] + TURN], strict=True)]
    widest = gaps.index(max(gaps))
    if widest == len(ordered) - 1:
        return ordered[0], ordered[-1]
    return ordered[widest + 1], ordered[widest] + TURN


def _shortened(south: float, north: float) -> float:
    """Return how long a degree of longitude is against one of latitude."""
    return cos(radians(min(abs(south + north) / 2, FURTHEST - 10)))
