"""The facets under which the search finds a page."""

import pytest
from make import claim, entry, evidence, library, source

from quoth.ids import SourceId
from quoth.link.graph import Graph, link
from quoth.model import Entry
from quoth.search.facets import DISPUTED, entry_facets, source_facets

KOREA = entry("chief", claim("country", "North Korea"), claim("seat", "Pyongyang"), kind="post", prose="")
CUBA = entry("envoy", claim("country", "Cuba"), kind="post", prose="")


def graph(*entries: Entry) -> Graph:
    papers = [source(), source(id="times-2020", publisher="The Times", published="2020")]
    return link(library(entries, papers))


def facet(name: str, first: Entry, *others: Entry) -> list[str]:
    return entry_facets(first, graph(first, *others))[name]


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
    assert facet("country", first, *others) == expected


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
    assert facet("decade", entry("a", claim("said", "it", line=5, **said))) == expected


def test_what_others_tell_of_an_entry_counts_too() -> None:
    person = entry("a", claim("held", "chief", evidence(source="times-2020"), since="1985"), prose="")
    assert facet("decade", KOREA, person) == ["1980s"]
    assert facet("source", KOREA, person) == ["The Paper", "The Times"]


def test_an_entry_is_disputed_when_its_sources_disagree() -> None:
    assert facet("disputed", entry("a", claim("fate", "shot"), claim("fate", "imprisoned"))) == [DISPUTED]
    assert facet("disputed", entry("a", claim("fate", "shot"))) == []


def test_a_source() -> None:
    made = graph(
        entry("a", claim("held", "chief"), claim("fate", "shot"), claim("fate", "free"), prose=""), KOREA
    )
    assert source_facets(made.library.sources[SourceId("king-2024")], made) == {
        "country": ["North Korea"],
        "decade": ["2020s"],
        "source": ["The Paper"],
        "disputed": [DISPUTED],
    }
    assert source_facets(made.library.sources[SourceId("times-2020")], made) == {
        "country": [],
        "decade": ["2020s"],
        "source": ["The Times"],
        "disputed": [],
    }
