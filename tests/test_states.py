"""What pages read of a graph has another state wherever anything that they can show is another."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest
from make import VOCABULARY, claim, entry, evidence, library, source

from quoth import dates
from quoth.ids import KindId
from quoth.link.graph import link
from quoth.model import Claim, Entry, Evidence, Qualifiers
from quoth.place import Place
from quoth.states import states
from quoth.traces import APART, watched
from quoth.watching import Asked, Read

POST = entry("counselor", kind="post")
SECOND = source(id="second")
OTHERWISE: Mapping[type, Mapping[str, Any]] = {
    Evidence: {
        "source": "second",
        "quote": "with two others",
        "said_by": ("Somebody",),
        "manner": "reported",
        "stance": "disputes",
        "before": "He",
        "after": "in November",
        "note": "a note",
    },
    Qualifiers: {
        "since": dates.parse("2020"),
        "until": dates.parse("2021"),
        "on": dates.parse("2022"),
        "at": "Havana",
        "role": "head",
        "count": "3",
        "note": "a note",
    },
    Claim: {
        "born_as": "ri-il-gyu-once",
        "property": claim("served-in", "counselor").property,
        "inverted": True,
        "qualifiers": Qualifiers(note="another"),
        "evidence": (),
        "preferred": "better known",
        "inferred": "it follows",
        "single_origin": "nobody else was there",
        "value": replace(claim("held", "counselor").value, text="counselor-once"),
    },
    Entry: {
        "kind": VOCABULARY.kinds[KindId("event")],
        "name": "Another",
        "aliases": ("Alias",),
        "living": "yes",
        "holders": "many",
        "publish": "draft",
        "was": ("ri-il-gyu-once",),
        "note": "a note",
        "place": Place("entries/elsewhere.md"),
    },
}
"""Another value of each field, but of those that are the name of it all."""
FIELDS = [(kind, name) for kind, others in OTHERWISE.items() for name in others]


def person(*claims: Claim, **said: Any) -> Entry:
    return entry("ri-il-gyu", *(claims or (claim("held", "counselor"),)), **said)


def state(of: Entry, read: Read) -> str:
    graph = link(library([of, POST], [source(), SECOND]))
    files = {one.place.path: one.id for one in (of, POST, source(), SECOND)}
    return states(graph, files)(read)


@pytest.mark.parametrize(
    ("kind", "besides"),
    [(Evidence, {"place"}), (Qualifiers, set()), (Claim, {"place", "subject"}), (Entry, {"id", *APART})],
)
def test_every_field_is_tried(kind: type, besides: set[str]) -> None:
    named = {field.name for field in fields(kind) if field.init}  # The others follow from these.
    assert OTHERWISE[kind].keys() | (besides & named) == named


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_another_value_is_another_state(kind: type, name: str) -> None:
    before, other = person(), {name: OTHERWISE[kind][name]}
    head: Read = ("entries", before.id)
    (one,) = before.claims
    if kind is Entry:
        assert state(replace(before, **other), ("entries", before.id)) != state(
            before, ("entries", before.id)
        )
        return
    if kind is Evidence:
        changed = replace(one, evidence=(replace(evidence(), **other),))
    elif kind is Qualifiers:
        changed = replace(one, qualifiers=replace(one.qualifiers, **other))
    else:
        changed = replace(one, **other)
    after = replace(before, claims=(changed,))
    assert state(after, ("claims", before.id)) != state(before, ("claims", before.id))
    assert state(after, head) == state(before, head)


@pytest.mark.parametrize(
    "read", [("relations", "counselor"), ("naming", "counselor"), ("uses", "king-2024")], ids=str
)
def test_what_is_said_of_it_elsewhere_changes_with_a_claim_and_with_nothing_else(read: Read) -> None:
    before = state(person(), read)
    assert state(person(claim("held", "counselor", note="for a year")), read) != before
    assert state(person(claim("held", "counselor", line=9), name="Another"), read) == before


def test_a_link_from_elsewhere_changes_with_its_sentence_and_with_nothing_else() -> None:
    read, prose = ("backlinks", "counselor"), "He was a [counselor](counselor)."
    before = state(person(prose=prose), read)
    assert state(person(prose=f"{prose} He left."), read) == before
    assert state(person(prose=prose.replace("He", "Ri")), read) != before
    assert state(person(prose=prose.replace("[counselor]", "a [counselor]")), read) != before


def test_of_an_entry_that_is_named_the_head_is_read_and_all_else_by_itself() -> None:
    asked = Asked()
    seen = watched(link(library([person(), POST])), asked).library.entries
    assert seen[POST.id].name == "Counselor"
    assert asked.take() == (("entries", "counselor"),)
    assert len(seen[person().id].claims) == 1
    assert asked.take() == (("claims", "ri-il-gyu"), ("entries", "ri-il-gyu"))
