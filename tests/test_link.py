"""Relations from both sides, successions, disagreements, origins, mentions and backlinks."""

from dataclasses import replace
from typing import Any

import pytest
from make import TEXT, claim, entry, evidence, library, source

from quoth.disputes import origins_of
from quoth.ids import EntryId
from quoth.link.graph import Graph, link
from quoth.link.relations import terms
from quoth.model import Claim


def graph(*entries: object, sources: list[object] | None = None) -> Graph:
    return link(library(entries, sources))  # type: ignore[arg-type]


POST = entry("counselor", kind="post")


@pytest.mark.parametrize(
    "entries",
    [
        [entry("ri-il-gyu", claim("held", "counselor", until="2023-11")), POST],
        [entry("ri-il-gyu"), entry("counselor", claim("held-by", "ri-il-gyu", until="2023-11"), kind="post")],
    ],
    ids=["stated by the person", "stated by the post"],
)
def test_a_relation_is_seen_from_both_sides(entries: list[object]) -> None:
    made = graph(*entries)
    seen = {id_: [(tie.label, tie.other) for tie in ties] for id_, ties in made.relations.items()}
    assert seen == {"ri-il-gyu": [("held", "counselor")], "counselor": [("held by", "ri-il-gyu")]}
    post = made.library.entries[POST.id]
    assert [tie.other for tie in terms(made.relations[post.id], post)] == ["ri-il-gyu"]


def test_holders_stand_in_order() -> None:
    spans: dict[str, dict[str, Any]] = {
        "b": {"since": "2019"},
        "c": {"until": "2013"},
        "a": {"on": "2016-05"},
        "d": {},
    }
    made = graph(*(entry(name, claim("held", "counselor", **said)) for name, said in spans.items()), POST)
    assert [tie.other for tie in terms(made.relations[POST.id], POST)] == ["c", "a", "b", "d"]


def test_a_former_id_still_leads_to_the_entry() -> None:
    made = graph(
        entry("ri-il-gyu", claim("held", "political-counselor")),
        replace(POST, was=(EntryId("political-counselor"),)),
    )
    assert [tie.other for tie in made.relations[POST.id]] == ["ri-il-gyu"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([claim("fate", "left")], []),
        ([claim("fate", "left", on="2018-11"), claim("fate", "settled", since="2019-07")], []),
        ([claim("fate", "left"), claim("fate", "Left")], []),
        ([claim("fate", "left"), claim("fate", "stayed")], [("fate", "values", ["left", "stayed"])]),
        (
            [claim("fate", "left"), claim("fate", "stayed", preferred="it is later")],
            [("fate", "values", ["stayed", "left"])],
        ),
        ([claim("born", "1970"), claim("born", "1970-05")], []),
        ([claim("born", "1970"), claim("born", "1971")], [("born", "values", ["1970", "1971"])]),
        ([claim("fate", "left", until="2013"), claim("fate", "stayed", since="2015")], []),
        ([claim("said", "this"), claim("said", "that")], []),
        (
            [claim("said", "this", evidence(), evidence(stance="disputes"))],
            [("said", "disputed", ["this"])],
        ),
        (
            [claim("said", "this", evidence(), evidence(manner="reported"))],
            [("said", "manner", ["this"])],
        ),
        ([claim("said", "this", evidence(manner="reported"), evidence(manner="reported"))], []),
    ],
)
def test_disagreements(claims: list[Claim], expected: list[tuple[str, str, list[str]]]) -> None:
    found = graph(entry("ri-il-gyu", *claims)).disagreements.get(EntryId("ri-il-gyu"), ())
    assert [(d.about, d.why, [c.value.text for c in d.claims]) for d in found] == expected


def test_reprints_are_one_origin() -> None:
    sources = [
        source(),
        source(id="reprint", origin="king-2024"),
        source(id="other"),
        source(id="against"),
    ]
    pieces = [evidence(source=one.id) for one in sources[:3]] + [
        evidence(source="against", stance="disputes")
    ]
    said = claim("said", "this", *pieces)
    made = graph(entry("ri-il-gyu", said), sources=list(sources))
    assert origins_of(said, made.library) == 2


THAE = entry("thae-yong-ho", name="Thae Yong Ho")
RI_IL_GYU = entry("ri-il-gyu", name="Ri Il Gyu")
RI_YONG_HO = entry("ri-yong-ho", name="Ri Yong Ho")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thae Yong Ho fled.\n\nThen Thae spoke.", {"thae-yong-ho": [(1, "Thae Yong Ho"), (2, "Thae")]}),
        ("Thae spoke.\n\nThae Yong Ho fled.", {"thae-yong-ho": [(2, "Thae Yong Ho")]}),
        ("Thae Yong Ho fled. Thae spoke.", {"thae-yong-ho": [(1, "Thae Yong Ho")]}),
        ("Thae Yong Ho fled.\n\nThae Ku Min stayed.", {"thae-yong-ho": [(1, "Thae Yong Ho")]}),
        ("Thae Yong Ho fled.\n\nThaelmann stayed.", {"thae-yong-ho": [(1, "Thae Yong Ho")]}),
        ("Ri Il Gyu fled.\n\nRi spoke.", {"ri-il-gyu": [(1, "Ri Il Gyu")]}),
        (
            "Ri Yong Ho was jailed, said Ri Il Gyu.",
            {"ri-yong-ho": [(1, "Ri Yong Ho")], "ri-il-gyu": [(1, "Ri Il Gyu")]},
        ),
        ("Ri Yong\u00a0Ho’s case.", {"ri-yong-ho": [(1, "Ri Yong Ho")]}),
    ],
)
def test_mentions(text: str, expected: dict[str, list[tuple[int, str]]]) -> None:
    made = graph(THAE, RI_IL_GYU, RI_YONG_HO, sources=[source(text)])
    found = {id_: [(m.paragraph, m.words) for m in those] for id_, those in made.mentions.items()}
    assert found == expected


def test_a_name_in_hangul_is_found_with_its_particle() -> None:
    made = graph(replace(RI_IL_GYU, aliases=("리일규",)), sources=[source("외교관 리일규는 망명했다.")])
    assert [m.words for m in made.mentions[RI_IL_GYU.id]] == ["리일규"]


def test_the_longest_name_wins() -> None:
    club = entry("ri-il-gyu-club", kind="event", name="Ri Il Gyu Club")
    made = graph(RI_IL_GYU, club, sources=[source("The Ri Il Gyu Club met.")])
    assert list(made.mentions) == ["ri-il-gyu-club"]


def test_backlinks_carry_their_sentence() -> None:
    prose = "He [left the embassy](king-2024). He met [Thae](thae-yong-ho) in [two places](king-2024)."
    made = graph(entry("ri-il-gyu", prose=prose), THAE)
    assert [(b.entry, b.sentence.text) for b in made.backlinks[THAE.id]] == [
        ("ri-il-gyu", "He met Thae in two places.")
    ]


def test_uses_follow_the_text() -> None:
    made = graph(
        entry(
            "ri-il-gyu",
            claim("said", "b", "with two others"),
            claim("said", "a", "was counselor in Havana"),
            prose="",
        )
    )
    uses = made.uses[source(TEXT).id]
    assert [(use.passage.paragraph, use.claim.value.text if use.claim else "") for use in uses] == [
        (1, "a"),
        (2, "b"),
    ]
