"""Maps: pins lie where they should, nothing lies outside the picture, and words stay words."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from make import ROOT, claim, entry, library
from selectolax.lexbor import LexborHTMLParser
from test_places import location

from quoth import knowledge
from quoth.atlas import Box, Point, atlas, inside
from quoth.link.graph import Graph, link
from quoth.model import Entry, Location
from quoth.pages.map import map_page, places_of, small_map
from quoth.pictures.labels import Area, beside, first_free
from quoth.pictures.land import lands, path, simplified
from quoth.pictures.map import LOCATOR, locator, overview
from quoth.pictures.pins import REACH, WHOLE, Pin, crowds, overview_window
from quoth.pictures.window import Window, around, holding
from quoth.quotes import Proved

HOSTILE = "</title><script>alert(1)</script> \"'& <b>"
CITIES = {
    "Havana": ("Cuba", (-82.38, 23.05)),
    "Pyongyang": ("North Korea", (125.75, 39.03)),
    "Seoul": ("South Korea", (126.98, 37.57)),
    "Beijing": ("China", (116.4, 39.9)),
    "Rome": ("Italy", (12.5, 41.9)),
    "Kuwait City": ("Kuwait", (47.9, 29.3)),
    "London": ("United Kingdom", (-0.13, 51.51)),
    "Maseru": ("Lesotho", (27.7, -29.4)),
    "Anadyr": ("Russia", (177.2, 64.73)),
    "Suva": ("Fiji", (178.3, -17.9)),
}


def pin(name: str, at: Point, *, count: int = 1, country: str | None = None, whole: bool = False) -> Pin:
    return Pin(label=name, title=name, at=at, country=country, address=f"#{name}", count=count, whole=whole)


def of_city(name: str) -> Location:
    country, (x, y) = CITIES[name]
    return location(name, at=(y, x), country=country)


def drawn(picture: str, which: str = 'q-land[^"]*') -> list[list[Point]]:
    """Return the rings of the land that a picture draws, with its steps added up."""
    rings = []
    for data in re.findall(rf'class="{which}" d="([^"]+)"', picture):
        for ring in data.split("z")[:-1]:
            start, _, steps = ring.removeprefix("M").partition("l")
            x, y = (int(number) for number in start.split(","))
            points: list[Point] = [(x, y)]
            taken = [int(number) for number in re.findall(r"-?\d+", steps)]
            for across, down in zip(taken[::2], taken[1::2], strict=True):
                x, y = x + across, y + down
                points.append((x, y))
            rings.append(points)
    return rings


@pytest.mark.parametrize("city", CITIES)
def test_a_city_lies_in_its_country(city: str) -> None:
    country, point = CITIES[city]
    assert sum(atlas().holds(shape, point) for shape in atlas().countries[country]) == 1


def test_a_hole_is_another_country() -> None:
    assert not any(atlas().holds(shape, (28.2, -29.5)) for shape in atlas().countries["South Africa"])


@pytest.mark.parametrize("city", CITIES)
def test_a_pin_lies_in_the_outline_that_is_drawn(city: str) -> None:
    picture = locator(of_city(city))
    x, y = (int(re.findall(rf' {key}="(\d+)"', picture)[0]) for key in ("cx", "cy"))
    assert 0 <= x <= LOCATOR[0]
    assert 0 <= y <= LOCATOR[1]
    # A pin and a coast are each rounded to a unit.
    near = [(x + across, y + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
    assert any(sum(inside(ring, spot) for ring in drawn(picture, "q-land q-home")) % 2 for spot in near)


@pytest.mark.parametrize("city", CITIES)
def test_nothing_lies_far_outside_the_picture(city: str) -> None:
    picture = locator(of_city(city))
    height = int(re.findall(r'viewBox="0 0 620 (\d+)"', picture)[0])
    points = [point for ring in drawn(picture) for point in ring]
    assert points
    assert all(-5 <= x <= 625 and -5 <= y <= height + 5 for x, y in points)
    assert len(picture) < 15_000


@pytest.mark.parametrize(
    ("points", "west", "east"),
    [
        ([(10.0, 0.0), (20.0, 0.0)], 10, 20),
        ([(170.0, 0.0), (-170.0, 0.0)], 170, 190),
        ([(-100.0, 0.0), (0.0, 0.0), (127.0, 0.0)], -100, 127),
        ([(5.0, 50.0)], 5, 5),
    ],
)
def test_a_window_holds_all_points_the_short_way(points: list[Point], west: float, east: float) -> None:
    window = holding(points, width=1000, height=400, margin=0.1, lowest=6)
    assert window.box.west < west <= east < window.box.east
    assert window.box.east - window.box.west <= 360
    for x, y in map(window.nearest, points):
        assert 0 < x < window.width
        assert 0 < y < window.height


@pytest.mark.parametrize("at", [(0.0, 90.0), (0.0, -90.0), (179.9, -89.0), (-180.0, 82.0)])
def test_a_window_at_a_pole_stays_on_the_earth(at: Point) -> None:
    window = around(Box(*at, *at), width=620, height=400, tallest=32, lowest=7, keep=at)
    assert -90 <= window.box.south < window.box.north <= 90
    assert window.box.east - window.box.west <= 360


def test_russia_is_one_piece_over_the_180th_meridian() -> None:
    mainland = atlas().countries["Russia"][0]
    assert mainland.box.west < 30
    assert mainland.box.east > 185
    assert atlas().holds(mainland, (360 - 172.0, 66.0))


def test_neighbours_get_the_same_border() -> None:
    window = Window(Box(124, 36, 132, 41), 620)
    found = lands(window, atlas(), fineness=3)
    shared = {point for ring in found["North Korea"] for point in ring} & {
        point for ring in found["South Korea"] for point in ring
    }
    assert len(shared) >= 3


def test_small_details_are_left_out() -> None:
    assert simplified([(0, 0), (5, 0.5), (10, 0)], 1) == [(0, 0), (10, 0)]
    assert simplified([(0, 0), (5, 2), (10, 0)], 1) == [(0, 0), (5, 2), (10, 0)]


def test_a_path_is_written_in_short_steps() -> None:
    assert path([[(0.2, 0.1), (10, 0), (10, -5.2), (10, -5.4)]]) == "M0,0l10,0 0-5z"
    assert path([[(0.2, 0.1), (0.3, 0.2), (0.1, 0)]]) == ""


def test_labels_keep_clear_of_each_other_and_of_the_edge() -> None:
    window = Window(Box(0, 0, 20, 10), 200)
    taken: list[Area] = []
    for spot in ((10, 50), (190, 50), (100, 50), (110, 60), (105, 45), (5, 95)):
        label = first_free(beside("Somewhere", spot, 8, 15), taken, window)
        if label is not None:
            taken.append(label.area)
    assert len(taken) >= 3
    assert not any(one.meets(other) for one, other in combinations(taken, 2))
    assert all(area.lies_in(window) for area in taken)


def test_pins_that_would_lie_over_each_other_make_one_crowd() -> None:
    pins = [
        pin("Pyongyang", (125.75, 39.03), count=2),
        pin("Seoul", (126.98, 37.57), count=5),
        pin("Rome", (12.5, 41.9)),
        pin("Lima", (-77.0, -12.0)),
    ]
    window = overview_window(pins)
    groups = [[one.label for one in group] for group in crowds(pins, window)]
    assert groups == [["Seoul", "Pyongyang"], ["Lima"], ["Rome"]]
    close = overview_window(pins[:2])
    assert len(crowds(pins[:2], close)) == 2


def test_an_overview() -> None:
    pins = [
        pin("Suva", (178.44, -18.14), country="Fiji"),
        pin("Apia", (-171.76, -13.83), count=12),
        pin("Fiji", (178.0, -17.8), country="Fiji", whole=True, count=2),
    ]
    window = overview_window(pins)
    tree = LexborHTMLParser(overview(pins, "Map of the Pacific", window))
    links = tree.css("a")
    assert [node.text() for node in tree.css("a > title")] == ["Apia", "Fiji", "Suva"]
    assert [node.attributes["href"] for node in links] == ["#Apia", "#Fiji", "#Suva"]
    assert [node.text() for node in tree.css(".q-count")] == ["12", "2", "1"]
    assert len(tree.css(".q-whole")) == 1
    svg = tree.css_first("svg")
    assert svg is not None
    assert (svg.attributes["role"], svg.attributes["aria-label"]) == ("group", "Map of the Pacific")
    for circle in tree.css(".q-pin"):
        assert REACH < float(circle.attributes["cx"] or 0) < WHOLE[0] - REACH


def test_hostile_names_stay_words() -> None:
    picture = f"{locator(location(HOSTILE, country=None))}\n"
    picture += overview([pin(HOSTILE, (0, 0))], HOSTILE, overview_window([pin(HOSTILE, (0, 0))]))
    tree = LexborHTMLParser(f"<main>{picture}</main>")
    assert tree.css("script, b") == []
    assert [node.text() for node in tree.css("title")] == [HOSTILE]
    assert "style=" not in picture
    assert {node.attributes["aria-label"] for node in tree.css("svg")} == {HOSTILE, f"Map: {HOSTILE}"}


def test_a_country_as_a_whole_has_no_pin() -> None:
    assert "q-pin" not in locator(location("Cuba", at=(21.8, -79.0), country="Cuba"))
    assert "q-pin" in locator(location("Havana"))


def graph(*entries: Entry, places: tuple[Location, ...]) -> Graph:
    made = library(entries)
    known = replace(made.library, locations={one.name: one for one in places})
    return link(Proved(known, made.config, made.passages))


HERE = (
    location("Havana"),
    location(HOSTILE, at=(22.4, -80.0)),
    location("Pyongyang", at=(39.03, 125.75), country="North Korea"),
    location("Seoul", at=(37.57, 126.98), country="South Korea"),
    location("South Korea", at=(36.3, 127.9), country="South Korea"),
)


def made_up() -> Graph:
    return graph(
        entry("ri-il-gyu", claim("lives-in", "Seoul"), claim("refugee-from", "Pyongyang"), name="Ri Il Gyu"),
        entry("embassy", claim("seat", "Havana"), claim("country", "Pyongyang"), kind="post", name=HOSTILE),
        entry("escape", claim("place", HOSTILE), claim("place", "South Korea"), kind="event"),
        entry("march", claim("place", "Pyongyang"), claim("place", "Nowhere"), kind="event"),
        places=HERE,
    )


def test_where_an_entry_is() -> None:
    found = made_up()
    entries = found.library.entries.values()
    assert [[place.name for place in places_of(one, found)] for one in entries] == [
        ["Seoul"],
        ["Havana"],
        [HOSTILE, "South Korea"],
        ["Pyongyang"],
    ]
    assert [small_map(one, found) for one in entries] == [locator(HERE[n]) for n in (3, 0, 1, 2)]
    assert small_map(entry("nobody"), found) == ""


def test_the_page_lists_every_place_with_what_is_there() -> None:
    (page,) = map_page(made_up())
    tree = LexborHTMLParser(page.text)
    places = [(node.text(), node.parent) for node in tree.css(".q-places strong")]
    assert [name for name, _ in places] == [HOSTILE, "Havana", "Pyongyang", "South Korea", "Seoul"]
    links = [(a.text(), a.attributes["href"]) for a in tree.css(".q-stays > li > a")]
    assert links == [
        ("Escape", "events/escape.html"),
        (HOSTILE, "posts/embassy.html"),
        ("March", "events/march.html"),
        ("Escape", "events/escape.html"),
        ("Ri Il Gyu", "people/ri-il-gyu.html"),
    ]
    assert [node.text() for node in tree.css("h2")] == ["Cuba", "North Korea", "South Korea"]
    claims = [
        (a.text(), (a.attributes["href"] or "").partition("#c-")[0]) for a in tree.css(".q-stays .q-sub a")
    ]
    assert claims[:2] == [("place", "events/escape.html"), ("seat", "posts/embassy.html")]
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = [a.attributes["href"] for a in tree.css("svg a, figcaption a")]
    assert targets
    assert {target.removeprefix("#") for target in targets if target} <= {one for one in ids if one}
    assert "\n\n" not in page.text[page.text.index("<figure") : page.text.rindex("</figure>")]


def test_without_places_nothing_is_on_the_map() -> None:
    (page,) = map_page(graph(entry("ri-il-gyu", claim("lives-in", "Seoul")), places=()))
    assert "Nothing is on the map yet: entries/places.yml says where" in page.text
    assert "<svg" not in page.text


def test_the_real_map_is_small_and_always_the_same() -> None:
    _, proved, _ = knowledge.read(ROOT)
    assert proved is not None
    pages = [[*map_page(link(proved))] for _ in range(2)]
    assert pages[0] == pages[1]
    pictures = re.findall(r"<svg.+?</svg>", pages[0][0].text)
    assert pictures
    assert all(len(picture) < 60_000 for picture in pictures)
    for place in proved.library.locations.values():
        locator.cache_clear()
        assert len(locator(place)) < 15_000
