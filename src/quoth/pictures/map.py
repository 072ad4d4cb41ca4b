"""Maps: a small one around one place, and one of many places with a pin for each."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from quoth.atlas import Box, Point, Shape, atlas
from quoth.html import Html, join, tag
from quoth.location import Location
from quoth.pictures.labels import Area, Label, beside, first_free, inside, label
from quoth.pictures.land import Ring, lands, path
from quoth.pictures.pins import REACH, ROOMY, Pin, busiest
from quoth.pictures.window import FURTHEST, Window, around

LOCATOR = (620, 400)
"""Units of a locator, two to a pixel of the box in which it stands."""
SPOT = 13
"""Radius of a locator's pin."""
CLOSEST = (7.0, 14.0, 28.0)
"""Degrees from south to north that a locator shows at least; more where it would show but sea."""
WIDEST = 32.0
"""Degrees from south to north that a locator shows at most."""
LETTERS = 15
"""Size of the names on an overview."""
FINE, COARSE = 1.2, 0.8
"""Units below which a locator and an overview show no details."""


@lru_cache(maxsize=1024)
def locator(location: Location) -> Html:
    """Return a small map around one place, with its country emphasised."""
    window, shown = _surroundings(location)
    home = shown.get(location.country or "", [])
    spot = window.nearest((location.longitude, location.latitude))
    taken: list[Area] = []
    marks: list[Html] = []
    if location.whole:
        roomy = (*inside(location.label, home, window, 32), label(location.label, *spot, "middle", 32))
        name = first_free(roomy, taken, window)
    else:
        x, y = spot
        taken.append(Area(x - SPOT, y - SPOT, x + SPOT, y + SPOT))
        marks.append(tag("circle", class_="q-pin", cx=round(x), cy=round(y), r=SPOT))
        name = first_free(beside(location.label, spot, SPOT, 32), taken, window)
    if name is not None:
        taken.append(name.area)
        marks.append(_text(name, "q-place"))
    named = {country: rings for country, rings in shown.items() if country != location.name}
    title = ", ".join(dict.fromkeys([location.name, location.country or location.name]))
    return tag(
        "svg",
        _land(window, shown, {location.country or ""}),
        *_names(named, taken, window, 25),
        *marks,
        class_="q-map q-locator",
        viewBox=f"0 0 {window.width} {window.height}",
        role="img",
        aria_label=f"Map: {title}",
    )


def overview(pins: Iterable[Pin], title: str, window: Window) -> Html:
    """Return a map of a window with pins, each a link; names are left out where they would collide."""
    shown = lands(window, atlas(), fineness=COARSE)
    ordered = sorted(pins, key=busiest)
    homes = {pin.country for pin in ordered if pin.country is not None}
    spots = [window.nearest(pin.at) for pin in ordered]
    taken = [
        Area(x - pin.radius, y - pin.radius, x + pin.radius, y + pin.radius)
        for pin, (x, y) in zip(ordered, spots, strict=True)
    ]
    drawn = []
    for pin, spot in zip(ordered, spots, strict=True):
        name = first_free(beside(pin.label, spot, pin.radius, LETTERS), taken, window)
        taken += [] if name is None else [name.area]
        drawn.append((pin.title, _pin(pin, spot, name)))
    close = window.box.north - window.box.south <= ROOMY
    others = {country: rings for country, rings in shown.items() if country not in homes} if close else {}
    return tag(
        "svg",
        _land(window, shown, homes),
        *_names(others, taken, window, LETTERS),
        *(html for _, html in sorted(drawn)),
        class_="q-map q-overview",
        viewBox=f"0 0 {window.width} {window.height}",
        role="group",
        aria_label=title,
    )


def _surroundings(location: Location) -> tuple[Window, Mapping[str, list[Ring]]]:
    """Return the closest window in which another country tells where it is, and the land in it."""
    views = []
    for lowest in CLOSEST:
        window = _view(location, lowest)
        views.append((window, lands(window, atlas(), fineness=FINE)))
        if views[-1][1].keys() - {location.country}:
            return views[-1]
    return views[0]


def _view(location: Location, lowest: float) -> Window:
    """Return the part of the world that a locator shows: the country as far as is sensible, or the place."""
    here = (location.longitude, location.latitude)
    shape = _piece(location)
    box = Box(*here, *here) if shape is None else shape.box
    margin = 0.15 * max(box.east - box.west, box.north - box.south)
    width, height = LOCATOR
    return around(
        box.wider(margin),
        width=width,
        height=height,
        tallest=2 * FURTHEST if location.whole else WIDEST,
        lowest=lowest,
        keep=here,
    )


def _piece(location: Location) -> Shape | None:
    """Return the piece of a country that a place lies in, or the nearest one."""
    x, y = location.longitude, location.latitude
    shapes = atlas().countries.get(location.country or "", ())
    if location.whole:
        return next(iter(shapes), None)

    def off(shape: Shape) -> tuple[bool, float]:
        box = shape.box
        away = max(box.west - x, x - box.east, 0) + max(box.south - y, y - box.north, 0)
        return away > 0 or not atlas().holds(shape, (x, y)), away

    return min(shapes, key=off, default=None)


def _land(window: Window, shown: Mapping[str, list[Ring]], homes: Iterable[str]) -> Html:
    """Return the sea, the land, and the countries that stand out."""
    others = path(ring for country, rings in shown.items() if country not in homes for ring in rings)
    home = path(ring for country, rings in shown.items() if country in homes for ring in rings)
    return join(
        tag("rect", class_="q-sea", width=window.width, height=window.height),
        tag("path", class_="q-land", d=others) if others else "",
        tag("path", class_="q-land q-home", d=home) if home else "",
    )


def _names(shown: Mapping[str, list[Ring]], taken: list[Area], window: Window, size: float) -> list[Html]:
    """Return the names of countries for which there is room."""
    found = []
    for country, rings in shown.items():
        name = first_free(inside(country, rings, window, size), taken, window)
        if name is not None:
            taken.append(name.area)
            found.append(_text(name, "q-country"))
    return found


def _pin(pin: Pin, spot: Point, name: Label | None) -> Html:
    x, y = round(spot[0]), round(spot[1])
    line = (
        f"M{x},{y}V{round(name.area.bottom if name.y < y else name.area.top)}" if name and name.afar else ""
    )
    return tag(
        "a",
        tag("title", pin.title),
        tag("path", class_="q-line", d=line) if line else "",
        tag("circle", class_="q-reach", cx=x, cy=y, r=REACH),
        tag("circle", class_="q-pin q-whole" if pin.whole else "q-pin", cx=x, cy=y, r=round(pin.radius, 1)),
        tag("text", str(pin.count), class_="q-count", x=x, y=y + 4, text_anchor="middle"),
        "" if name is None else _text(name, "q-place"),
        href=pin.address,
    )


def _text(name: Label, class_: str) -> Html:
    return tag("text", name.words, class_=class_, x=round(name.x), y=round(name.y), text_anchor=name.anchor)
