"""The land in a window as paths: simplified alike on both sides of a border, and cut at the edge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import hypot

from quoth.atlas import Atlas, Point
from quoth.pictures.window import Window

BLEED = 4
"""Units by which land reaches beyond the edge, so that no coast is drawn along it."""

Ring = list[Point]


def lands(window: Window, atlas: Atlas, *, fineness: float) -> Mapping[str, list[Ring]]:
    """Return the land in a window as rings by country, in units, without details below a fineness."""
    found: dict[str, list[Ring]] = defaultdict(list)
    drawn: dict[tuple[int, int], Ring] = {}

    def arc(number: int, turn: int) -> Ring:
        """Return an arc in units; both countries along it get the same points."""
        if (number, turn) not in drawn:
            points = [window.at((x + turn, y)) for x, y in atlas.arcs[number]]
            drawn[number, turn] = simplified(points, fineness)
        return drawn[number, turn]

    for shape, turn in atlas.within(window.box.wider(BLEED / window.scale)):
        if (shape.box.east - shape.box.west) * window.scale < fineness:
            continue
        for numbers in shape.rings:
            ring: Ring = []
            for number in numbers:
                ring += (arc(number, turn) if number >= 0 else arc(~number, turn)[::-1])[:-1]
            clipped = clip(ring, window)
            if len(clipped) > 2:
                found[shape.country].append(clipped)
    return {country: found[country] for country in sorted(found)}


def path(rings: Iterable[Ring]) -> str:
    """Return closed rings as the data of a path, in whole units and short steps."""
    parts = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points) if (x0, y0) != (x1, y1)]
        if len(steps) > 1:
            written = " ".join(f"{x}{y}" if y < 0 else f"{x},{y}" for x, y in steps)
            parts.append(f"M{points[0][0]},{points[0][1]}l{written}z".replace(" -", "-"))
    return "".join(parts)


def simplified(points: Ring, fineness: float) -> Ring:
    """Leave out points that lie close to the line without them (Ramer, Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x0, y0), (x1, y1) = points[first], points[last]
        wide, tall = x1 - x0, y1 - y0
        length = hypot(wide, tall)
        furthest, at = fineness, 0
        for number in range(first + 1, last):
            x, y = points[number]
            off = abs((x - x0) * tall - (y - y0) * wide) / length if length else hypot(x - x0, y - y0)
            if off > furthest:
                furthest, at = off, number
        if at:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [points[number] for number in sorted(kept)]


def clip(ring: Ring, window: Window) -> Ring:
    """Return what of a ring lies in the window or close beyond its edge (Sutherland and Hodgman)."""
    for axis, limit, side in (
        (0, -BLEED, 1),
        (0, window.width + BLEED, -1),
        (1, -BLEED, 1),
        (1, window.height + BLEED, -1),
    ):
        if all(side * (point[axis] - limit) >= 0 for point in ring):
            continue
        kept: Ring = []
        for before, after in pairwise([*ring[-1:], *ring]):
            was_in = side * (before[axis] - limit) >= 0
            is_in = side * (after[axis] - limit) >= 0
            if was_in != is_in:
                share = (limit - before[axis]) / (after[axis] - before[axis])
                x, y = (b + share * (a - b) for b, a in zip(before, after, strict=True))
                kept.append((x, y))
            if is_in:
                kept.append(after)
        ring = kept
    return ring
