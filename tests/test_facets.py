"""What the search is told of a page: names, spellings and facets; and the names it suggests."""

import json

import pytest
from make import claim, entry, evidence, library, source

from quoth.ids import EntryId, SourceId
from quoth.link.graph import Graph, link
from quoth.model import Entry
from quoth.pages.facets import search_meta, source_meta
from quoth.pages.suggestions import suggestions

KOREA = entry("chief", claim("country", "North Korea"), claim("seat", "Pyongyang"), kind="post", prose="")
CUBA = entry("envoy", claim("country", "Cuba"), kind="post", prose="")


def graph(*entries: Entry) -> Graph:
    papers = [source(), source(id="times-2020", publisher="The Times", published="2020")]
    return link(library(entries, papers))


def facet(name: str, first: Entry, *others: Entry) -> list[str]:
    return search_meta(first, graph(first, *others)).get(name, [])


def test_names_and_spellings_of_a_person() -> None:
    person = entry("ryu", name="Ryu Hyun Woo", aliases=("류현우", "Ryu Hyun Woo"), prose="")
    told = search_meta(person, graph(person))
    assert told["names"] == ["류현우"]
    assert {"yoo", "hyon", "u"} <= set(told["spellings"])


def test_what_is_no_person_has_no_spellings_and_nothing_empty_is_told() -> None:
    assert search_meta(entry("ri", name="Ri Il Gyu", kind="event", prose=""), graph()) == {}


@pytest.mark.parametrize(
    ("first", "others", "expected"),
    [
        (KOREA, [], ["North Korea"]),
        (entry("a", claim("lives-in", "Seoul")), [], []),
        (entry("a", claim("held", "chief")), [KOREA], ["North Korea"]),
        (
            entry("a", claim("held", "envoy"), claim("served-in", "chief")),
            [KOREA, CUBA],
            ["Cuba", "North Korea"],
        ),
        (entry("e", claim("place", "Rome"), kind="event"), [KOREA], []),
        (
            entry("e", claim("participant", "a"), kind="event"),
            [entry("a", claim("held", "envoy")), CUBA],
            ["Cuba"],
        ),
        (entry("adviser", claim("belongs-to", "chief"), kind="post"), [KOREA], ["North Korea"]),
    ],
)
def test_countries(first: Entry, others: list[Entry], expected: list[str]) -> None:
    assert facet("countries", first, *others) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"on": "2019-02"}, ["2010s"]),
        ({"since": "1999", "until": "2011-05"}, ["1990s", "2010s"]),
        ({"on": "1998/2011"}, ["1990s", "2000s", "2010s"]),
        ({"since": "[2019..]"}, ["2010s"]),
        ({"until": "[..2019]"}, ["2010s"]),
        ({"on": "1900/2000"}, []),
        ({}, []),
    ],
)
def test_decades(said: dict[str, str], expected: list[str]) -> None:
    assert facet("decades", entry("a", claim("said", "it", line=5, **said))) == expected


def test_what_others_tell_of_an_entry_counts_too() -> None:
    person = entry("a", claim("held", "chief", evidence(source="times-2020"), since="1985"), prose="")
    assert facet("decades", KOREA, person) == ["1980s"]
    assert facet("publishers", KOREA, person) == ["The Paper", "The Times"]


def test_an_entry_is_disputed_when_its_sources_disagree() -> None:
    assert facet("disputed", entry("a", claim("fate", "shot"), claim("fate", "imprisoned"))) == ["yes"]
    assert facet("disputed", entry("a", claim("fate", "shot"))) == []


def test_a_source() -> None:
    made = graph(
        entry("a", claim("held", "chief"), claim("fate", "shot"), claim("fate", "free"), prose=""), KOREA
    )
    assert source_meta(made.library.sources[SourceId("king-2024")], made) == {
        "countries": ["North Korea"],
        "decades": ["2020s"],
        "publishers": ["The Paper"],
        "disputed": ["yes"],
    }
    assert source_meta(made.library.sources[SourceId("times-2020")], made) == {
        "decades": ["2020s"],
        "publishers": ["The Times"],
    }


def test_suggestions_are_names_addresses_and_other_names_in_order() -> None:
    made = suggestions(graph(CUBA, entry("ri", name="<b>Ri</b>", aliases=("리",), was=(EntryId("r"),))))
    assert made.path == "assets/names.json"
    assert "<" not in made.text
    assert json.loads(made.text) == {
        "indexes": [
            ["People", "people/index.html"],
            ["Events", "events/index.html"],
            ["Posts", "posts/index.html"],
            ["Sources", "sources/index.html"],
        ],
        "names": [["<b>Ri</b>", "people/ri.html", "리"], [CUBA.name, "posts/envoy.html"]],
    }
