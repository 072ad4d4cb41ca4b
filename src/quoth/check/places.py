"""Checks of places: each that a claim names is on the map, in its country, and on the map for a claim."""

from collections.abc import Iterable, Iterator

from quoth.atlas import TURN, Box, atlas
from quoth.findings import Code, Finding, did_you_mean
from quoth.model import Claim, Entry
from quoth.quotes import Proved

NEAR = 1.0
"""Degrees that a place may lie off the outline of its country, which leaves out small islands and capes."""


def places_are_on_the_map(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every place that a claim names has a position, where there is a map at all."""
    library = proved.library
    if not library.locations:
        return
    for claim in _naming_places(entry.claims):
        name = claim.value.text
        if name not in library.locations and name not in library.unread:
            near = did_you_mean(name, library.locations)
            cure = f"Did you mean {near!r}?" if near else "Add it there with its position."
            message = f"{name!r} is not in entries/places.yml, so that no map shows it. {cure}"
            yield Finding(claim.value.place, Code.UNMAPPED_PLACE, message, near)


def mapped_places_are_named(proved: Proved) -> Iterator[Finding]:
    """Every place that has a position is named by a claim."""
    library = proved.library
    named = {claim.value.text for claim in _naming_places(library.claims())}
    for location in library.locations.values():
        if location.name not in named and not library.unread:
            message = f"no claim names {location.name!r}; delete the line, or spell it as the claims do"
            yield Finding(location.place, Code.UNUSED_PLACE, message)


def countries_have_outlines(proved: Proved) -> Iterator[Finding]:
    """Every country of a place is one whose outline is known."""
    for location in proved.library.locations.values():
        country = location.country
        if country is not None and country not in atlas().countries:
            near = did_you_mean(country, atlas().countries)
            cure = f"Did you mean {near!r}?" if near else "Write its common English name if it has another."
            message = f"no map has the outline of {country!r}. {cure}"
            yield Finding(location.place, Code.UNKNOWN_COUNTRY, message, near)


def places_lie_in_their_country(proved: Proved) -> Iterator[Finding]:
    """Every position lies in the country that is given, or close by."""
    for location in proved.library.locations.values():
        x, y = location.longitude, location.latitude
        here = [Box(x + turn, y, x + turn, y).wider(NEAR) for turn in (-TURN, 0, TURN)]
        shapes = atlas().countries.get(location.country or "", ())
        if shapes and not any(shape.box.meets(box) for shape in shapes for box in here):
            message = (
                f"[{y:g}, {x:g}] lies far from {location.country}; write the latitude first, "
                "and a minus before degrees south and west"
            )
            yield Finding(location.place, Code.MISPLACED, message)


def _naming_places(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if claim.property.takes == "place")
