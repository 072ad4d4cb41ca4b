"""The version of a knowledge base: the same for the same content, another for each change."""

from dataclasses import fields, replace
from typing import Any

import pytest
from make import VOCABULARY, claim, entry, evidence, library, source

from quoth import dates
from quoth.ids import EntryId, KindId
from quoth.load.library import published
from quoth.model import Claim, Entry, Evidence, Link, Prose, Qualifiers, Source
from quoth.place import Place
from quoth.version import version, versions

CLAIM = claim("lives-in", "Seoul")


def of(entry_: Entry | None = None, source_: Source | None = None) -> str:
    """Return the version of a knowledge base of one entry and one source."""
    return version(versions(library([entry_ or entry("ri-il-gyu", CLAIM)], [source_ or source()]).library))


def with_claim(**changed: Any) -> str:
    made = entry("ri-il-gyu", CLAIM)
    return of(replace(made, claims=(replace(made.claims[0], **changed),)))


def with_evidence(**changed: Any) -> str:
    return with_claim(evidence=(replace(evidence(), **changed),))


BEFORE = of()
LATER = dates.parse("2025")
PROSE = Prose(text="Other words.", sentences=(), links=(), place=Place("x"))

OF_ENTRY: dict[str, Any] = {
    "id": EntryId("ri-il-kyu"),
    "kind": VOCABULARY.kinds[KindId("event")],
    "name": "Ri Il Kyu",
    "aliases": ("Ri",),
    "living": "yes",
    "holders": "many",
    "was": (EntryId("ri-il-kyu"),),
    "claims": (),
    "prose": PROSE,
}
OF_CLAIM: dict[str, Any] = {
    "born_as": EntryId("ri"),
    "property": claim("refugee-from", "x").property,
    "value": claim("lives-in", "Busan").value,
    "evidence": (),
    "preferred": "It is newer.",
    "inferred": "It follows.",
    "single_origin": "She told it herself.",
}
OF_QUALIFIERS: dict[str, Any] = {
    "since": LATER,
    "until": LATER,
    "on": LATER,
    "at": "x",
    "role": "x",
    "count": "1",
    "note": "x",
}
OF_EVIDENCE: dict[str, Any] = {
    "quote": "two others",
    "said_by": ("Thae",),
    "manner": "alleged",
    "stance": "disputes",
    "before": "x",
    "after": "x",
    "note": "x",
}
OF_SOURCE: dict[str, Any] = {
    "title": "x",
    "publisher": "x",
    "author": ("x",),
    "published": LATER,
    "url": "https://x.example",
    "origin": "x",
    "language": "ko",
    "publish": "full",
    "rights": "x",
    "standing": "retracted",
    "redact": ("the embassy",),
    "note": "x",
}


@pytest.mark.parametrize("name", OF_ENTRY)
def test_a_change_of_an_entry(name: str) -> None:
    made = replace(entry("ri-il-gyu", CLAIM), **{name: OF_ENTRY[name]})
    assert of(made) != BEFORE


@pytest.mark.parametrize("name", OF_CLAIM)
def test_a_change_of_a_claim(name: str) -> None:
    assert with_claim(**{name: OF_CLAIM[name]}) != BEFORE


@pytest.mark.parametrize("name", OF_QUALIFIERS)
def test_a_change_of_what_narrows_a_claim(name: str) -> None:
    assert with_claim(qualifiers=Qualifiers(**{name: OF_QUALIFIERS[name]})) != BEFORE


@pytest.mark.parametrize("name", OF_EVIDENCE)
def test_a_change_of_evidence(name: str) -> None:
    assert with_evidence(**{name: OF_EVIDENCE[name]}) != BEFORE


@pytest.mark.parametrize("name", OF_SOURCE)
def test_a_change_of_a_source(name: str) -> None:
    assert of(source_=replace(source(), **{name: OF_SOURCE[name]})) != BEFORE


@pytest.mark.parametrize(
    ("model", "tried", "shown_nowhere"),
    [
        (Entry, OF_ENTRY, {"place", "note", "publish"}),
        (Claim, {**OF_CLAIM, "qualifiers": ()}, {"place", "subject", "inverted"}),
        (Qualifiers, OF_QUALIFIERS, set()),
        (Evidence, {**OF_EVIDENCE, "source": ()}, {"place"}),
        (Source, OF_SOURCE, {"id", "place", "quota", "paragraphs"}),
    ],
)
def test_every_field_was_tried(model: Any, tried: dict[str, Any], shown_nowhere: set[str]) -> None:
    given = {field.name for field in fields(model) if field.init}
    assert given == {*tried, *shown_nowhere}


def test_where_and_in_which_order_files_were_read_makes_no_difference() -> None:
    entries = [entry("ri-il-gyu", CLAIM), entry("thae-yong-ho")]
    sources = [source(), source(id="other")]
    one = versions(library(entries, sources).library)
    moved = [replace(made, place=Place("elsewhere.md", 99)) for made in reversed(entries)]
    again = versions(library(moved, reversed(sources)).library)
    assert again == one
    assert version(again) == version(one)


def test_what_is_withheld_makes_no_difference() -> None:
    def made(*names: str, text: str = "x") -> str:
        hidden = [entry(name, claim("said", text), publish="withheld", prose="") for name in names]
        return version(versions(published(library([entry("ri-il-gyu", CLAIM), *hidden], [source()]).library)))

    assert made() == made("a-person") == made("a-person", "another", text="y")


def test_words_that_no_page_shows_make_no_difference() -> None:
    silent = source(publish="none")
    one = of(source_=silent)
    other = with_source(silent, quote="two others")
    assert one == other


def with_source(source_: Source, *, quote: str) -> str:
    return of(entry("ri-il-gyu", claim("lives-in", "Seoul", quote)), source_)


def test_a_version_is_short_and_plain() -> None:
    assert len(BEFORE) == 12
    assert set(BEFORE) <= set("0123456789abcdef")


def changed(*entries_: Entry, sources: list[Source]) -> set[str]:
    """Return what has another version than in a knowledge base of two people, one of each source."""
    one = versions(library([FIRST, SECOND], [source(), source(id="other")]).library)
    other = versions(library(entries_, sources).library)
    return {id_ for id_ in one if one[id_] != other[id_]}


FIRST = entry("ri-il-gyu", CLAIM)
SECOND = entry("thae-yong-ho", claim("lives-in", "Seoul", evidence(source="other")))


def test_an_entry_has_the_version_of_its_own_file_and_of_the_sources_it_uses() -> None:
    sources = [source(), source(id="other")]
    renamed = replace(FIRST, name="Ri Il Kyu")
    assert changed(renamed, SECOND, sources=sources) == {"ri-il-gyu"}
    retitled = [source(), source(id="other", title="x")]
    assert changed(FIRST, SECOND, sources=retitled) == {"thae-yong-ho", "other"}


def test_a_source_that_prose_alone_cites_counts() -> None:
    link = Link(target="other", text="x", title=None, start=0, end=1, place=Place("x"))
    cites = replace(FIRST, prose=replace(PROSE, links=(link,)))
    before = versions(library([cites], [source(), source(id="other")]).library)
    after = versions(library([cites], [source(), source(id="other", title="x")]).library)
    assert before[cites.id] != after[cites.id]
