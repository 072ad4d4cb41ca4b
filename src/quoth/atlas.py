"""The outlines of countries that are bundled with the program, found by where they lie.

Neighbours share the arcs that their borders are made of, so that a map that leaves out points leaves out
the same ones on both sides.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
"""Longitude east and latitude north, in degrees."""

FINENESS = 100
"""Steps in a degree in the file of outlines."""
TURN = 360
"""Degrees around the world."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world: east may lie beyond 180 degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Say whether two boxes have something in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def wider(self, degrees: float) -> "Box":
        """Return the box with a margin around it."""
        return Box(self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One connected piece of a country: its outer ring, then the holes in it."""

    country: str
    rings: tuple[tuple[int, ...], ...]
    """Numbers of arcs; `~n` is arc n taken backwards."""
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """All outlines."""

    arcs: tuple[tuple[Point, ...], ...]
    countries: Mapping[str, tuple[Shape, ...]]
    """The pieces of each country, the largest first."""

    def within(self, box: Box) -> Iterator[tuple[Shape, int]]:
        """Yield what lies in a box, each with how many degrees east it is to be moved to lie there."""
        for shapes in self.countries.values():
            for shape in shapes:
                there = shape.box
                if there.south <= box.north and box.south <= there.north:
                    for turn in (-TURN, 0, TURN):
                        if there.west + turn <= box.east and box.west <= there.east + turn:
                            yield shape, turn

    def ring(self, numbers: tuple[int, ...]) -> list[Point]:
        """Return the points of a ring, the first not repeated as the last."""
        points: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[:-1]
        return points

    def holds(self, shape: Shape, point: Point) -> bool:
        """Say whether a point lies within a shape, and not in a hole of it."""
        return sum(inside(self.ring(ring), point) for ring in shape.rings) % 2 == 1


@cache
def atlas() -> Atlas:
    """Return the bundled outlines, read once."""
    read = json.loads((files("quoth") / "outlines" / "countries.json").read_text(encoding="utf-8"))
    arcs = tuple(_arc(steps) for steps in read["arcs"])
    countries = {
        name: tuple(_shape(name, polygon, arcs) for polygon in polygons)
        for name, polygons in read["countries"].items()
    }
    return Atlas(arcs=arcs, countries=countries)


def inside(ring: list[Point], point: Point) -> bool:
    """Say whether a point lies within a closed ring."""
    x, y = point
    within = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            within = not within
    return within


def _arc(steps: list[int]) -> tuple[Point, ...]:
    points = []
    x = y = 0
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / FINENESS, y / FINENESS))
    return tuple(points)


def _shape(country: str, polygon: list[list[int]], arcs: tuple[tuple[Point, ...], ...]) -> Shape:
    points = [point for number in polygon[0] for point in arcs[max(number, ~number)]]
    box = Box(
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )
    return Shape(country=country, rings=tuple(tuple(ring) for ring in polygon), box=box)
