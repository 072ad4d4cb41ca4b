"""The map: where entries are, as a picture and as a list of places by country."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quoth import html
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Location, Page
from quoth.pages import markdown as md
from quoth.pages import ties, tools, words
from quoth.pages.listing import Lazily, Listing, Shown, shown
from quoth.pictures.map import locator, overview
from quoth.pictures.pins import PART, Pin, busiest, crowds, overview_window

HERE = "map.md"
ROOM = 60_000
"""Bytes of all that is listed at places; the rest of 100 KB is for the places."""
DETAILS = 4
"""How many crowded parts of the map are drawn again, larger."""
NAMED = 2
"""How many places the pin of a crowd names."""
ELSEWHERE = "In no country"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Stay:
    """An entry that is at a place, and the claim that says so."""

    entry: Entry
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on the map, and what is there."""

    location: Location
    anchor: str
    stays: tuple[_Stay, ...]

    @property
    def entries(self) -> frozenset[str]:
        return frozenset(stay.entry.id for stay in self.stays)


def places_of(entry: Entry, graph: Graph) -> tuple[Location, ...]:
    """Return where an entry is: the seat of a post, the place of an event, where a person lives."""
    known = graph.library.locations
    named = (claim.value.text for claim in entry.claims if claim.property.schema in ties.WHERE)
    return tuple(known[name] for name in dict.fromkeys(named) if name in known)


def small_map(entry: Entry, graph: Graph) -> Html:
    """Return the picture of where an entry is, for its box of facts; nothing when that is not known."""
    places = places_of(entry, graph)
    return locator(places[0]) if places else Html("")


def map_page(graph: Graph) -> Iterator[Page]:
    """Yield the page that shows where entries are, so far as the knowledge base says where places are."""
    spots = _spots(graph)
    if not spots:
        intro = "Nothing is on the map yet: entries/places.yml says where the places are that claims name."
        yield md.page(HERE, {"title": "Map"}, md.heading(1, "Map"), html.tag("p", intro))
        return
    entries = {entry for spot in spots for entry in spot.entries}
    counted = f"{words.plural(len(entries), 'entry', 'entries')} at {words.plural(len(spots), 'place')}"
    intro = f"{counted}: where it happened, where the posts are, and where people are said to live."
    meta: tools.Meta = {"title": "Map", "hide": tools.PLAIN}
    narrow = html.tag("p", "The map is drawn where the window is wider.", class_="q-narrow")
    opening = html.lines([html.tag("p", intro), narrow])
    lists = shown([_stays(spot, number, graph) for number, spot in enumerate(spots, 1)], HERE, ROOM)
    listed = _countries(spots, lists)
    yield md.page(HERE, meta, md.heading(1, "Map"), opening, _pictures(spots), listed)
    for one in lists:
        yield from one.parts("Map")


def _spots(graph: Graph) -> list[_Spot]:
    """Return the places at which there are entries, by country and name; a country as a whole comes first."""
    stays: dict[Location, list[_Stay]] = defaultdict(list)
    for entry in graph.library.entries.values():
        for claim in entry.claims:
            location = graph.library.locations.get(claim.value.text)
            if location is not None and claim.property.schema in ties.WHERE:
                stays[location].append(_Stay(entry, claim))
    ordered = sorted(stays, key=lambda place: (place.country or "~", not place.whole, place.name))
    anchors = _anchors("at", (place.name for place in ordered))
    kinds = {kind: number for number, kind in enumerate(graph.library.vocabulary.kinds)}
    return [
        _Spot(
            place,
            anchors[place.name],
            tuple(sorted(stays[place], key=lambda stay: (kinds[stay.entry.kind.id], stay.entry.name))),
        )
        for place in ordered
    ]


def _anchors(start: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return an id for each name, no two the same."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = f"{start}-{'-'.join(_WORD.findall(name.casefold()))}"
        number = 1
        anchor = plain
        while anchor in taken:
            number += 1
            anchor = f"{plain}-{number}"
        taken.add(anchor)
        found[name] = anchor
    return found


def _pictures(spots: Sequence[_Spot]) -> Html:
    """Return the map of all places, and larger maps of its crowded parts."""
    pins = {_pin(spot): spot for spot in spots}
    window = overview_window(pins)
    groups = sorted(crowds(pins, window), key=lambda group: -len(group))
    shown: list[Pin] = []
    details: list[Html] = []
    for group in groups:
        is_region = len(group) > 1 and len({pin.country for pin in group}) > 1
        if is_region and len(details) < DETAILS:
            anchor = f"map-{len(details) + 1}"
            shown.append(replace(_together(group, pins), address=f"#{anchor}"))
            details.append(_detail(group, pins, anchor))
        else:
            shown.append(_together(group, pins))
    caption = (
        "The number is that of the entries at a place. "
        "A ring stands for a country as a whole, where no place in it is named. "
        "Outlines: Natural Earth; borders as they are held, not as they are claimed."
    )
    whole = _figure(overview(shown, f"Map of {len(spots)} places", window), caption, "q-map-whole", "map-0")
    return html.lines([whole, *details])


def _detail(group: Sequence[Pin], pins: Mapping[Pin, _Spot], anchor: str) -> Html:
    names = _listed([pin.label for pin in group])
    window = overview_window(group, PART)
    shown = [_together(crowd, pins) for crowd in crowds(group, window)]
    links = [html.link(pin.title, pin.address) for pin in group]
    listed = html.tag("ul", *(html.tag("li", one) for one in links))
    caption = html.join(html.tag("p", "Close together, and therefore drawn larger:"), listed)
    return _figure(overview(shown, f"Map of {names}", window), caption, "q-map-detail", anchor)


def _figure(picture: Html, caption: str, class_: str, anchor: str) -> Html:
    inside = html.lines([picture, html.tag("figcaption", caption)])
    return html.tag(
        "figure",
        html.NEW_LINE,
        inside,
        html.NEW_LINE,
        class_=f"q-map-figure q-wide {class_}",
        id=anchor,
    )


def _pin(spot: _Spot) -> Pin:
    place = spot.location
    return Pin(
        label=place.label,
        title=_title([_name_in_full(place)], len(spot.entries)),
        at=(place.longitude, place.latitude),
        country=place.country,
        address=f"#{spot.anchor}",
        count=len(spot.entries),
        whole=place.whole,
    )


def _together(group: Sequence[Pin], pins: Mapping[Pin, _Spot]) -> Pin:
    """Return one pin for several that would lie over each other, at the busiest of them."""
    ordered = sorted(group, key=busiest)
    first = ordered[0]
    if len(ordered) == 1:
        return first
    count = len({entry for pin in ordered for entry in pins[pin].entries})
    names = dict.fromkeys(pin.country or pin.label for pin in ordered)
    return replace(
        first,
        label=_listed(list(names)),
        title=_title([_name_in_full(pins[pin].location) for pin in ordered], count),
        count=count,
        whole=False,
    )


def _title(names: Sequence[str], count: int) -> str:
    return f"{'; '.join(names)}: {words.plural(count, 'entry', 'entries')}"


def _name_in_full(place: Location) -> str:
    known = place.country is None or place.country in place.name
    return place.name if known else f"{place.name}, {place.country}"


def _listed(names: Sequence[str]) -> str:
    """Return names in a row, those beyond the first few only counted."""
    rest = len(names) - NAMED
    shown = [*names[:NAMED], *([f"and {rest} more"] if rest > 0 else [])]
    return ", ".join(shown)


def _countries(spots: Sequence[_Spot], lists: Sequence[Shown]) -> Html:
    """Return the places of each country, with what is there."""
    countries: dict[str, list[Html]] = defaultdict(list)
    for spot, stays in zip(spots, lists, strict=True):
        countries[spot.location.country or ELSEWHERE].append(_place(spot, stays))
    sections = [
        html.tag(
            "section", html.tag("h2", words.name(country)), html.NEW_LINE, html.listed(there, "q-places")
        )
        for country, there in countries.items()
    ]
    return html.tag("div", html.NEW_LINE, html.lines(sections), html.NEW_LINE, class_="q-countries")


def _place(spot: _Spot, stays: Shown) -> Html:
    name = html.tag("strong", words.name(spot.location.name))
    sub = html.tag("span", "no place in it is named", class_="q-sub") if spot.location.whole else ""
    return html.tag("li", html.join(name, sub, by=" "), html.NEW_LINE, stays.body(), id=spot.anchor)


def _stays(spot: _Spot, number: int, graph: Graph) -> Listing:
    return Listing(
        title=_name_in_full(spot.location),
        name=f"at-{number}",
        items=lambda here: Lazily(spot.stays, lambda stay: _stay(stay, graph, here)),
        laid=lambda items: html.listed((stay for _, stay in items), "q-stays"),
    )


def _stay(stay: _Stay, graph: Graph, here: str) -> Html:
    """Return an entry, and the way to the claim that says where it is."""
    claim = html.link(words.label(stay.claim), words.claim_address(stay.claim, graph, here))
    said = html.join(words.entry_link(stay.entry, here), html.tag("span", claim, class_="q-sub"), by=" ")
    return html.tag("li", said, class_=f"q-kind-{stay.entry.kind.id}")
