"""`entries/places.yml` to where places are: the gazetteer behind the maps."""

from quoth.fields import Format, read_fields
from quoth.findings import Code, Finding
from quoth.load.text import read_text
from quoth.model import Location
from quoth.nodes import Mapping, UnreadableError, read_nodes
from quoth.place import Place
from quoth.values import Position, Text

FILE = "entries/places.yml"


class PlaceFormat(Format):
    """Where a place is."""

    at: Position
    """Its latitude and its longitude in degrees, with a minus for south and west."""
    country: Text | None = None
    """The country in which it lies, by its common English name."""
    label: Text | None = None
    """A shorter name for the map."""


def read_places(
    data: bytes, file: str = FILE, *, largest: float
) -> tuple[dict[str, Location], set[str], list[Finding]]:
    """Read the gazetteer: its places by name, and the names of those that have faults."""
    try:
        tree, found = read_nodes(read_text(data, file, largest=largest), Place(file))
    except UnreadableError as exc:
        return {}, set(), [exc.finding]
    places: dict[str, Location] = {}
    faulty: set[str] = set()
    for key, node in tree.items:
        name = " ".join(key.text.split())
        if not name:
            found.append(Finding(key.place, Code.BAD_VALUE, "a place has a name; write it before the ':'"))
            continue
        if not isinstance(node, Mapping):
            message = f"{name!r} takes a position and a country: {{at: [23.13, -82.38], country: Cuba}}"
            found.append(Finding(key.place, Code.WRONG_TYPE, message))
            faulty.add(name)
            continue
        given, faults = read_fields(PlaceFormat, node)
        found += faults
        if given is None:
            faulty.add(name)
            continue
        latitude, longitude = given.at
        places[name] = Location(
            name=name,
            label=given.label or name,
            latitude=latitude,
            longitude=longitude,
            country=given.country,
            place=key.place,
        )
    return places, faulty, found
