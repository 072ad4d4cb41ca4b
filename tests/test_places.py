"""Where places are: the format of the gazetteer, and the checks of places."""

from dataclasses import replace
from pathlib import Path

import pytest
from make import ROOT, claim, entry, library
from test_library import load, root, write  # noqa: F401 (a fixture)

from quoth import knowledge
from quoth.check.run import run_checks
from quoth.disk import read
from quoth.findings import Severity
from quoth.load.places import FILE, read_places
from quoth.model import Location
from quoth.place import Place
from quoth.quotes import Proved

HAVANA = "Havana: {at: [23.13, -82.38], country: Cuba}\n"


def faults(text: str) -> list[str]:
    found = read_places(text.encode(), largest=10_000)[2]
    return [str(finding).removeprefix("entries/places.yml:") for finding in sorted(found)]


def test_a_place() -> None:
    text = (
        HAVANA
        + "A  Lake: {at: [-1, 0.5]}\nNingbo, China: {at: [29.87, 121.54], country: China, label: Ningbo}\n"
    )
    places, faulty, found = read_places(text.encode(), largest=10_000)
    assert (faulty, found) == (set(), [])
    assert list(places.values()) == [
        Location(
            name=name,
            label=label,
            latitude=latitude,
            longitude=longitude,
            country=country,
            place=Place(FILE, line),
        )
        for line, (name, label, latitude, longitude, country) in enumerate(
            [
                ("Havana", "Havana", 23.13, -82.38, "Cuba"),
                ("A Lake", "A Lake", -1.0, 0.5, None),
                ("Ningbo, China", "Ningbo", 29.87, 121.54, "China"),
            ],
            start=1,
        )
    ]


@pytest.mark.parametrize(("name", "country", "whole"), [("Cuba", "Cuba", True), ("Havana", "Cuba", False)])
def test_a_country_is_a_place_as_a_whole(name: str, country: str, whole: bool) -> None:
    assert location(name, country=country).whole is whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HAVANA, []),
        ("", ["1:1: error: is empty; fill it in or delete it [empty-file]"]),
        (
            "Havana: Cuba\n",
            [
                "1:1: error: 'Havana' takes a position and a country: {at: [23.13, -82.38], country: Cuba}"
                " [wrong-type]"
            ],
        ),
        ("Havana: {country: Cuba}\n", ["1:9: error: 'at' is missing; add a line 'at: …' [missing-key]"]),
        (
            HAVANA.replace("country", "land"),
            ["1:31: error: there is no key 'land' here. Known keys: at, country, label [unknown-key]"],
        ),
        (
            HAVANA.replace("country", "contry"),
            ["1:31: error: there is no key 'contry' here. Did you mean 'country'? [unknown-key]"],
        ),
        (
            HAVANA + HAVANA,
            ["2:1: error: the key 'Havana' is here twice, first on line 1; keep one [repeated-key]"],
        ),
        (
            '"": {at: [1, 2]}\n',
            ["1:1: error: a place has a name; write it before the ':' [bad-value]"],
        ),
        *(
            (
                HAVANA.replace("[23.13, -82.38]", written),
                [
                    f"1:{column}: error: 'at' takes a latitude and a longitude in degrees, as in [23.13,"
                    " -82.38] [bad-value]"
                ],
            )
            for written, column in (
                ("[23.13]", 10),
                ("[1, 2, 3]", 10),
                ("23.13", 14),
                ("[north, west]", 10),
                ("[1e1, 2]", 10),
                ("[[1], 2]", 10),
                ("[nan, 2]", 10),
            )
        ),
        (
            HAVANA.replace("23.13, -82.38", "91, -120"),
            ["1:10: error: 'at' has a latitude of 91; write one from -90 (south) to 90 (north) [bad-value]"],
        ),
        (
            HAVANA.replace("-82.38", "-180.5"),
            [
                "1:10: error: 'at' has a longitude of -180.5; write one from -180 (west) to 180 (east)"
                " [bad-value]"
            ],
        ),
        (
            "Seoul: {at: [126.98, 37.57]}\n",
            [
                "1:9: error: 'at' has a latitude of 126.98; write one from -90 (south) to 90 (north);"
                " the latitude comes first [bad-value]"
            ],
        ),
    ],
)
def test_faults(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_a_faulty_place_does_not_spoil_the_others() -> None:
    places, faulty, _ = read_places((HAVANA + "Hanoi: {}\n").encode(), largest=10_000)
    assert (list(places), faulty) == (["Havana"], {"Hanoi"})


def location(
    name: str, *, at: tuple[float, float] = (23.13, -82.38), country: str | None = "Cuba"
) -> Location:
    latitude, longitude = at
    return Location(
        name=name, label=name, latitude=latitude, longitude=longitude, country=country, place=Place(FILE, 3)
    )


def said(named: str, *locations: Location, unread: frozenset[str] = frozenset()) -> list[str]:
    made = library([entry("ri-il-gyu", claim("lives-in", named, inferred="It follows."))])
    known = replace(made.library, locations={one.name: one for one in locations}, unread=unread)
    return [str(finding) for finding in run_checks(Proved(known, made.config, made.passages))]


@pytest.mark.parametrize(
    ("named", "locations", "expected"),
    [
        ("Havana", [location("Havana")], []),
        ("Havana", [], []),
        (
            "Havanna",
            [location("Havana")],
            [
                "entries/people/ri-il-gyu.md:5:5: advice: 'Havanna' is not in entries/places.yml, so that no"
                " map shows it. Did you mean 'Havana'? [unmapped-place]",
                "entries/places.yml:3:1: advice: no claim names 'Havana'; delete the line, or spell it as the"
                " claims do [unused-place]",
            ],
        ),
        (
            "Rome",
            [location("Havana")],
            [
                "entries/people/ri-il-gyu.md:5:5: advice: 'Rome' is not in entries/places.yml, so that no map"
                " shows it. Add it there with its position. [unmapped-place]",
                "entries/places.yml:3:1: advice: no claim names 'Havana'; delete the line, or spell it as the"
                " claims do [unused-place]",
            ],
        ),
        (
            "Havana",
            [location("Havana", country="Cubaa")],
            [
                "entries/places.yml:3:1: advice: no map has the outline of 'Cubaa'. Did you mean 'Cuba'?"
                " [unknown-country]"
            ],
        ),
        (
            "Avalon",
            [location("Avalon", country="Atlantis beyond")],
            [
                "entries/places.yml:3:1: advice: no map has the outline of 'Atlantis beyond'."
                " Write its common English name if it has another. [unknown-country]"
            ],
        ),
        (
            "Havana",
            [location("Havana", at=(23.13, 82.38))],
            [
                "entries/places.yml:3:1: warning: [23.13, 82.38] lies far from Cuba; write the latitude"
                " first, and a minus before degrees south and west [misplaced]"
            ],
        ),
        ("Wrangel", [location("Wrangel", at=(71.2, -178.2), country="Russia")], []),
        ("At sea", [location("At sea", country=None)], []),
    ],
)
def test_checks(named: str, locations: list[Location], expected: list[str]) -> None:
    assert said(named, *locations) == expected


def test_a_place_with_faults_of_its_own_is_no_second_fault() -> None:
    assert said("Hanoi", location("Havana"), unread=frozenset({"Hanoi"})) == []


def test_a_knowledge_base_reads_its_places(root: Path) -> None:  # noqa: F811
    write(root, {FILE: HAVANA + "Hanoi: x\n"})
    known, found = load(root)
    assert known is not None
    assert list(known.locations) == ["Havana"]
    assert known.unread == {"Hanoi"}
    assert [line.partition(": ")[0] for line in found] == ["entries/places.yml:2:1"]


def test_a_knowledge_base_needs_no_places(root: Path) -> None:  # noqa: F811
    known, found = load(root)
    assert known is not None
    assert (known.locations, found) == ({}, [])


def test_a_link_instead_of_the_file_is_not_followed(root: Path) -> None:  # noqa: F811
    write(root, {"elsewhere.yml": HAVANA})
    (root / FILE).symlink_to(root / "elsewhere.yml")
    known, found = load(root)
    assert known is not None
    assert known.locations == {}
    assert found == [
        "entries/places.yml:1:1: error: is a link, a folder or a device, not a file; put the file itself here"
        " [unexpected-file]"
    ]


def test_every_place_of_the_real_knowledge_base_is_on_the_map() -> None:
    _, proved, found = knowledge.read(ROOT)
    assert proved is not None
    named = {one.value.text for one in proved.library.claims() if one.property.takes == "place"}
    assert named == set(read_places(read(ROOT / FILE), largest=1e6)[0])
    assert [str(finding) for finding in found if finding.severity is not Severity.ERROR] == []
