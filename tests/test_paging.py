"""No page grows with the site: what is long goes on in parts, and every link leads to the right one."""

import re
from functools import cache
from posixpath import dirname, normpath

import pytest
from make import CONFIG, claim, entry, library, source

from quoth.citing.citation import of_claim
from quoth.ids import EntryId, SourceId
from quoth.link.graph import Graph, link
from quoth.model import Page
from quoth.pages import words
from quoth.pages.all import indexed_entry, pages_of_entry, pages_of_source, pages_of_whole
from quoth.pages.listing import PAGE
from quoth.pages.plain import plain_entry, plain_lists, plain_source
from quoth.parting import part_of, parted, shares, that_fit

MANY = 400
LINE = "Person number {} left the embassy in the year of the flood"
POST, TALKER = EntryId("assembly"), EntryId("talker")
PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
ADDRESS = re.compile(r' href="(?!https?:)(?P<page>[^"#]*)#?(?P<anchor>[^"]*)"')


@cache
def hub() -> Graph:
    """Return a post that hundreds held, somebody who says a great deal, and the source of it all."""
    text = "\n\n".join(LINE.format(number) for number in range(MANY))
    people = [
        entry(
            f"person-{number}",
            claim("held", POST, LINE.format(number), since=str(1900 + number % 100)),
            claim("held", POST, LINE.format(number), on="2001"),
            claim("lives-in", "Seoul", LINE.format(number), LINE.format(0)),
            claim("lives-in", "Busan", LINE.format(number), LINE.format(0)),
            prose=f"He held [a seat]({POST}) in the assembly.",
        )
        for number in range(MANY)
    ]
    post = entry(POST, kind="post", name="Assembly", prose="", holders="many")
    said = (claim("described-as", f"person of kind {n}", LINE.format(n)) for n in range(MANY))
    talker = entry(TALKER, *said, prose="")
    return link(library([*people, post, talker], [source(text)]))


@cache
def pages() -> dict[str, str]:
    """Return the pages of the post, the talker, a person, the source and the whole, without pictures."""
    graph = hub()
    made = [page for id_ in (POST, TALKER, EntryId("person-3")) for page in _of(id_)]
    made += [*pages_of_source(graph.library.sources[SourceId("king-2024")], graph)]
    indexed = {one.id: indexed_entry(one, graph) for one in graph.library.entries.values()}
    made += [*pages_of_whole(graph, CONFIG, (), indexed)]
    assert len({page.path for page in made}) == len(made)
    return {page.path: PICTURE.sub("", page.text) for page in made}


def _of(id_: EntryId) -> list[Page]:
    return [*pages_of_entry(hub().library.entries[id_], hub())]


def test_no_page_is_long() -> None:
    long = {path: len(text.encode()) for path, text in pages().items()}
    assert {path: size for path, size in long.items() if size > PAGE + 1_000} == {}
    assert len(long) > 40


def test_every_link_between_parts_leads_somewhere() -> None:
    made, found = pages(), 0
    for path, text in made.items():
        for address in ADDRESS.finditer(text):
            there = normpath(f"{dirname(path)}/{address['page']}".lstrip("/")) if address["page"] else path
            there = re.sub(r"html$", "md", there)
            if re.match(r"people/person-(?!3\.)", there) or not there.endswith(".md"):
                continue
            headings = ("accounts-disagree", "how-quotes-are-proved")
            assert there in made, (path, address[0])
            anchor = address["anchor"]
            assert not anchor or anchor in headings or f'id="{anchor}"' in made[there], (path, address[0])
            found += 1
    assert found > 3_000


@pytest.mark.parametrize("listed", ["holders", "what-links-here", "timeline", "related"])
def test_a_list_is_whole_in_its_parts(listed: str) -> None:
    parts = [text for path, text in pages().items() if path.startswith(f"posts/assembly.{listed}.")]
    linked = {number for text in parts for number in re.findall(r"people/person-(\d+)\.html", text)}
    assert len(parts) > 1 or listed in ("timeline", "related", "what-links-here")
    assert len(linked) == MANY


def test_a_claim_stands_where_its_address_and_its_citation_say() -> None:
    graph, made = hub(), pages()
    talker = graph.library.entries[TALKER]
    assert max(talker.parts.values()) > 5
    for one in talker.claims:
        address, anchor = words.claim_address(one, graph, "index.md").split("#")
        assert made[address.replace(".html", ".md")].count(f'id="{anchor}"') == 1
        assert of_claim(one, graph, CONFIG).address == f"{address}#{anchor}"
    assert sum(text.count('id="c-') for path, text in made.items() if "talker" in path) == MANY


def test_plain_pages_go_on_in_parts() -> None:
    graph = hub()
    made = dict(plain_entry(graph.library.entries[POST], graph, CONFIG))
    made |= dict(plain_entry(graph.library.entries[TALKER], graph, CONFIG))
    made |= dict(plain_source(graph.library.sources[SourceId("king-2024")], graph, CONFIG))
    made |= dict(plain_lists(graph, CONFIG))
    assert max(map(len, made.values())) < 100_000
    for path, text in made.items():
        for there in re.findall(r"\[It goes on here\]\((.*?)\)", text.decode()):
            assert f"{dirname(path)}/{there}" in made
    assert "posts/assembly.2.html.md" in made
    assert sum(text.count(b"described as: person of kind") for text in made.values()) == MANY


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [([], ()), ([5, 5], (1, 1)), ([5, 6], (1, 2)), ([99, 1], (1, 2)), ([1, 99, 1], (1, 2, 3))],
)
def test_parted(sizes: list[int], expected: tuple[int, ...]) -> None:
    assert parted(sizes, 10) == expected


@pytest.mark.parametrize(
    ("sizes", "room", "expected"),
    [([], 10, []), ([1, 2], 10, [1, 2]), ([9, 1, 9], 11, [5, 1, 5]), ([9, 9], 0, [0, 0])],
)
def test_shares(sizes: list[int], room: int, expected: list[int]) -> None:
    assert shares(sizes, room) == expected


@pytest.mark.parametrize(("room", "expected"), [(0, 1), (3, 1), (4, 2), (6, 3), (99, 3)])
def test_one_at_least_fits(room: int, expected: int) -> None:
    assert that_fit([2, 2, 2], room) == expected


def test_parts_have_addresses_of_their_own() -> None:
    assert [part_of("people/x", number) for number in (1, 2)] == ["people/x", "people/x.2"]


def test_what_rests_on_a_paragraph_is_counted_as_it_is_listed() -> None:
    quoted, cited = "He left the embassy", 'He [left](king-2024 "He left the embassy").'
    graph = link(library([entry("a", claim("lives-in", "Seoul", quoted), prose=""), entry("b", prose=cited)]))
    (page, *_) = pages_of_source(graph.library.sources[SourceId("king-2024")], graph)
    assert "What rests on this: 1 claim and 1 text</summary>" in page.text
    assert page.text.count("in its text") == 1


def test_what_rests_on_a_paragraph_is_open_on_a_page_of_its_own() -> None:
    made = {path: text for path, text in pages().items() if re.match(r"sources/king-2024\.p\d+\.", path)}
    assert len(made) > 100
    assert [path for path, text in made.items() if "<details" in text or "q-leaning" not in text] == []
