"""The pins of a map of many places: what each says, and which of them lie too close together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from quoth.atlas import Point, atlas
from quoth.pictures.window import Window, holding

WHOLE, PART = (1000, 410), (600, 410)
"""Units of an overview of all and of one of a part, about one to a pixel on a desk."""
REACH = 15
"""Radius around a pin that belongs to its link, for fingers."""
LARGEST = 16
"""Radius of the largest pin."""
CLOSEST_OVERVIEW = 6.0
"""Degrees from south to north that an overview shows at least."""
MARGIN = 0.12
"""Room around the pins of an overview, for their names, as a share of its width."""
ROOMY = 20.0
"""Degrees up to which a country is to be on an overview as a whole, and countries without pins are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on an overview."""

    label: str
    """As the map writes it."""
    title: str
    """What it is in full, for those who do not see where it is."""
    at: Point
    country: str | None
    address: str
    """Where its link leads."""
    count: int
    """How many entries are there."""
    whole: bool
    """Whether it is a country as a whole."""

    @property
    def radius(self) -> float:
        """Return its size on the map."""
        return float(min(8 + 2 * self.count**0.5, LARGEST))


def crowds(pins: Iterable[Pin], window: Window) -> list[list[Pin]]:
    """Return pins in groups of those that would lie over the first of the group, the busiest one."""
    reach = 2 * LARGEST
    groups: dict[Point, list[Pin]] = {}
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for pin in sorted(pins, key=busiest):
        spot = x, y = window.nearest(pin.at)
        column, row = int(x // reach), int(y // reach)
        near = (
            other
            for across in (column - 1, column, column + 1)
            for down in (row - 1, row, row + 1)
            for other in cells[across, down]
            if hypot(x - other[0], y - other[1]) < reach
        )
        leader = min(near, key=lambda other: (hypot(x - other[0], y - other[1]), other), default=None)
        if leader is None:
            cells[column, row].append(spot)
            groups[spot] = [pin]
        else:
            groups[leader].append(pin)
    return list(groups.values())


def busiest(pin: Pin) -> tuple[int, str]:
    """Order pins: those with most entries first."""
    return -pin.count, pin.title


def overview_window(pins: Iterable[Pin], size: tuple[int, int] = WHOLE) -> Window:
    """Return the part of the world that an overview of a size shows; there is at least one pin."""
    points = [point for pin in pins for point in (pin.at, *_extent(pin))]
    return holding(points, width=size[0], height=size[1], margin=MARGIN, lowest=CLOSEST_OVERVIEW)


def _extent(pin: Pin) -> tuple[Point, ...]:
    """Return the corners of a country that stands as a whole, if it is no large one."""
    shapes = atlas().countries.get(pin.country or "", ()) if pin.whole else ()
    box = shapes[0].box if shapes else None
    if box is None or max(box.east - box.west, box.north - box.south) > ROOMY:
        return ()
    return (box.west, box.south), (box.east, box.north)
