"""Sources that were corrected or retracted: claims that lean on one say so, and what falls is listed."""

import json
from dataclasses import replace

import pytest
from make import CONFIG, claim, entry, evidence, library, source
from selectolax.lexbor import LexborHTMLParser

from quoth.check.living import sensitive_claims_have_two_origins
from quoth.data.files import data_files
from quoth.disputes import origins_of
from quoth.link.graph import Graph, link
from quoth.model import Claim, Library
from quoth.pages.all import all_pages
from quoth.pages.plain import plain_pages
from quoth.standing import badge, falls_with, standing_of, unsound

FIRST = source(standing="retracted")
COPY = source(id="copy", origin="king-2024")
OTHER = source(id="other", published="2025")
CORRECTED = source(id="corrected", standing="corrected")
ALL = [FIRST, COPY, OTHER, CORRECTED]


def of(*sources: str, disputes: tuple[str, ...] = ()) -> Claim:
    pieces = [evidence(source=id_) for id_ in sources]
    return claim("said", "x", *pieces, *(evidence(source=id_, stance="disputes") for id_ in disputes))


def read(*claims: Claim) -> Library:
    named = [
        replace(one, value=replace(one.value, text=f"claim {number}")) for number, one in enumerate(claims)
    ]
    return library([entry("ri-il-gyu", *named)], ALL).library


@pytest.mark.parametrize(
    ("made", "standing", "says"),
    [
        (of("other"), "current", ""),
        (of("copy"), "current", ""),
        (of("king-2024"), "retracted", "rests on a retracted source alone"),
        (of("king-2024", "copy"), "retracted", "rests on a retracted source alone"),
        (of("king-2024", "other"), "retracted", "leans on a retracted source"),
        (of("corrected"), "corrected", "rests on a corrected source alone"),
        (of("corrected", "king-2024"), "retracted", "leans on a retracted source"),
        (of("other", disputes=("king-2024",)), "retracted", "leans on a retracted source"),
    ],
)
def test_a_claim_stands_as_its_worst_source(made: Claim, standing: str, says: str) -> None:
    whole = read(made)
    (one,) = whole.claims()
    assert (standing_of(one, whole), badge(one, whole)) == (standing, says)


def test_what_falls_with_a_source_is_counted_in_origins() -> None:
    whole = read(
        of("king-2024"),
        of("king-2024", "copy"),
        of("king-2024", "other"),
        of("king-2024", "other", "corrected"),
        of("other"),
        of("other", disputes=("king-2024",)),
    )
    fallen = [
        (one.claim.value.text, one.origins_left, one.against)
        for one in falls_with(FIRST, whole.claims(), whole)
    ]
    assert fallen == [
        ("claim 0", 0, False),
        ("claim 1", 0, False),
        ("claim 2", 1, False),
        ("claim 3", 2, False),
        ("claim 5", 1, True),
    ]
    assert [one.id for one in unsound(whole)] == ["king-2024", "corrected"]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return link(
        library([entry("ri-il-gyu", of("king-2024"), claim("party", "y", evidence(source="other")))], ALL)
    )


def test_pages_tell_it(graph: Graph) -> None:
    pages = {page.path: LexborHTMLParser(page.text) for page in all_pages(graph, CONFIG)}
    rows = pages["people/ri-il-gyu.md"].css(".q-claims > li")
    doubts = [[node.text() for node in row.css(".q-doubt")] for row in rows]
    assert sorted(doubts) == [[], ["rests on a retracted source alone"]]
    of_source = pages["sources/king-2024.md"].text()
    assert "What falls with it" in of_source
    assert "Nothing else supports 1 claim" in of_source
    assert "What falls with it" not in pages["sources/other.md"].text()
    for path in ("disputed.md", "index.md"):
        assert "retracted; it supports 1 claim, 1 of which nothing else supports" in pages[path].text(), path


def test_words_of_the_prose_tell_it_too() -> None:
    said = "He [left the embassy](king-2024) with [two others](other)."
    cited = link(library([entry("ri-il-gyu", of("other"), prose=said)], [FIRST, OTHER]))
    page = next(page for page in all_pages(cited, CONFIG) if page.path == "people/ri-il-gyu.md")
    prose = next(line for line in page.text.splitlines() if line.startswith("He left"))
    badge = '</sup> <span class="q-doubt">the source was retracted</span>'
    assert prose.startswith("He left the embassy<sup")
    assert (prose.count("</sup>"), prose.count(badge)) == (2, 1)
    assert prose.index(badge) < prose.index("two others")
    notes = LexborHTMLParser(page.text).css(".q-notes li")
    assert [[node.text() for node in note.css(".q-doubt")] for note in notes] == [
        ["the source was retracted"],
        [],
    ]
    plain = dict(plain_pages(cited, CONFIG))["people/ri-il-gyu.html.md"].decode()
    assert "[left the embassy](../sources/king-2024.html.md) (the source was retracted) with" in plain


def test_nothing_is_told_where_every_source_stands() -> None:
    sound = link(library([entry("ri-il-gyu", of("other"))], [OTHER]))
    for page in all_pages(sound, CONFIG):
        # The page on the data tells what may stand in a column.
        assert page.path == "data/index.md" or "retracted" not in page.text, page.path


def test_plain_pages_and_data_tell_it(graph: Graph) -> None:
    plain = dict(plain_pages(graph, CONFIG))["people/ri-il-gyu.html.md"].decode()
    assert "said: x, rests on a retracted source alone" in plain
    assert "the source was retracted)" in plain
    files = dict(data_files(graph, CONFIG))
    (person,) = json.loads(files["data/kb.json"])["entries"]
    assert [one["standing"] for one in person["claims"]] == ["retracted", "current"]


def test_a_retracted_source_and_its_copies_are_no_origins() -> None:
    whole = read(of("king-2024"), of("king-2024", "copy"), of("king-2024", "other"), of("corrected", "other"))
    assert [origins_of(one, whole) for one in whole.claims()] == [0, 0, 1, 2]
    (one,) = read(claim("accused-of", "x", evidence(manner="alleged"))).claims()
    living = entry("ri-il-gyu", one, living="yes")
    found = [str(one) for one in sensitive_claims_have_two_origins(living, library([living], ALL))]
    assert len(found) == 1
    assert "rests on no origin that still stands" in found[0]
