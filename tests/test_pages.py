"""Pages: what is said of an entry, in Markdown, with every word of an author escaped."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from make import CONFIG, claim, entry, evidence, library, source
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from quoth.ids import EntryId
from quoth.link.graph import link
from quoth.model import Entry, Source
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.pages.all import all_pages
from quoth.pages.tools import report_address

PAGE = Path(__file__).parent / "cases/page.md"
"""The whole page of an entry, KEY for the key of its claim, VERSION for that of the knowledge base."""
DATA = '<script type="application/ld\\+json">'
"""How data for programs begins, as a pattern."""
HOSTILE = "<script>alert(1)</script> *a* _b_ `c` [d](e) \\ | & &lt; ![f](g) # h"


def pages(*entries: Entry, sources: list[Source] | None = None) -> dict[str, str]:
    return {page.path: page.text for page in all_pages(link(library(entries, sources)), CONFIG)}


def test_entries_stand_kind_by_kind_and_by_name() -> None:
    some = [
        entry("a", kind="post", name="Zoo", prose=""),
        entry("b", name="de Vries", prose=""),
        entry("c", name="Abe", prose=""),
        entry("d", name="Zhao", prose=""),
    ]
    assert [one.name for one in words.in_order(some, link(library(some)))] == [
        "Abe",
        "de Vries",
        "Zhao",
        "Zoo",
    ]


@pytest.mark.parametrize(
    "text", [HOSTILE, "리일규", "a  b\nc", "1. d", "**", "\u00a0x", "{#id}", "a_b_c", "<http://x.y>"]
)
def test_plain_words_are_shown_as_they_are(text: str) -> None:
    shown = LexborHTMLParser(
        Markdown(extensions=["quoth.markdown_extension"]).convert(f"- x {md.plain(text)}")
    )
    item = shown.css_first("li")
    assert item is not None
    assert item.text().split() == f"x {text}".split()
    assert [node.tag for node in item.css("*")] == ["li"]


def test_an_address_cannot_end_its_link() -> None:
    html = Markdown(extensions=["quoth.markdown_extension"]).convert(
        md.link("x", 'https://e.org/a) [y](b "c" <d>')
    )
    assert len(LexborHTMLParser(html).css("a")) == 1


@pytest.mark.parametrize(
    ("here", "there", "anchor", "expected"),
    [
        ("index.md", "people/a.md", "", "people/a.md"),
        ("people/a.md", "people/b.md", "c-1", "b.md#c-1"),
        ("people/a.md", "sources/s.md", "p1", "../sources/s.md#p1"),
    ],
)
def test_addresses_between_pages(here: str, there: str, anchor: str, expected: str) -> None:
    assert md.between(here, there, anchor) == expected


def test_a_page_of_an_entry() -> None:
    teller = evidence(said_by=("thae-yong-ho", "those who saw it"), manner="reported")
    post = entry("counselor", kind="post", name="Counselor", prose="")
    made = pages(
        entry("ri-il-gyu", claim("held", "counselor", teller, until="2023-11"), name="Ri Il Gyu"),
        entry("thae-yong-ho", name="Thae Yong Ho", prose=""),
        post,
        sources=[source(url="https://paper.example/a")],
    )
    key = claim("held", "counselor", until="2023-11").key
    version = made["people/ri-il-gyu.md"].partition("version ")[2][:12]
    assert made["people/ri-il-gyu.md"] == PAGE.read_text(encoding="utf-8").replace("KEY", key).replace(
        "VERSION", version
    )
    assert f"../people/ri-il-gyu.html#c-{key}" in made["posts/counselor.md"]
    assert "## Holders" in made["posts/counselor.md"]


def test_hostile_words_stay_words() -> None:
    made = pages(
        replace(entry("x", claim("said", HOSTILE, note=HOSTILE)), name=HOSTILE, aliases=(HOSTILE + "2",))
    )
    for path, text in made.items():
        data = re.findall(rf"{DATA}(.*?)</script>", text)
        assert text.count("<script") == len(data), path
        for found in data:
            assert "<" not in found
            json.loads(found)
    (data,) = re.findall(rf"{DATA}(.*?)</script>", made["people/x.md"])
    assert json.loads(data)["@graph"][0]["name"] == HOSTILE


@pytest.mark.parametrize(
    ("publish", "shown"),
    [("full", ["was counselor", "left the embassy"]), ("excerpts", ["left the embassy"]), ("none", [])],
)
def test_a_source_shows_what_it_may(publish: str, shown: list[str]) -> None:
    prose = 'He [went](king-2024 "left the embassy").'
    made = pages(entry("ri-il-gyu", claim("said", "it"), prose=prose), sources=[source(publish=publish)])
    text = made["sources/king-2024.md"] + made["people/ri-il-gyu.md"]
    assert [words for words in ("was counselor", "left the embassy") if words in text] == shown


def test_what_is_redacted_is_masked() -> None:
    closed = source(publish="full", redact=("the Embassy",))
    made = pages(
        entry("ri-il-gyu", claim("said", "it", "left the embassy in November"), prose=""), sources=[closed]
    )
    for path, text in made.items():
        assert "the embassy" not in text, path
    assert "“left […] in November”" in made["people/ri-il-gyu.md"]


def test_a_former_address_leads_on() -> None:
    made = pages(entry("ri-il-gyu", name="Ri Il Gyu", was=(EntryId("ri-il-kyu"),)))
    assert 'moved: "ri-il-gyu.html"' in made["people/ri-il-kyu.md"]
    assert 'This page has moved to <a href="ri-il-gyu.html">Ri Il Gyu</a>.' in made["people/ri-il-kyu.md"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("13", "13"), ("~10000", "about 10,000"), (">1", "more than 1"), ("<2.5", "fewer than 2.5")],
)
def test_counts(text: str, expected: str) -> None:
    assert words.count(text) == expected


def _in_years(made: dict[str, str]) -> dict[str, str]:
    """Return of each year whether somebody held a post in it, or had begun to."""
    said = {}
    for path, text in made.items():
        if path.startswith("years/2"):
            before, _, after = text.partition("## Begun before, no end known")
            said[path[6:10]] = ("held" if "Ri Il Gyu" in before else "") + (
                "begun" if "Ri Il Gyu" in after else ""
            )
    return said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"since": "2016", "until": "2018"}, {"2016": "held", "2017": "held", "2018": "held"}),
        ({"until": "2018-05"}, {"2018": "held"}),
        ({"on": "2018"}, {"2018": "held"}),
        ({"since": "2023"}, {"2023": "held", "2024": "begun"}),
        ({"since": "[2016,2017]", "until": "[2018,2019]"}, {"2017": "held", "2018": "held"}),
        ({}, {}),
    ],
)
def test_who_held_a_post_in_which_year(said: dict[str, Any], expected: dict[str, str]) -> None:
    post = entry("counselor", kind="post", name="Counselor", prose="")
    made = pages(entry("ri-il-gyu", claim("held", "counselor", **said), name="Ri Il Gyu"), post)
    assert _in_years(made) == expected


@pytest.mark.parametrize(
    ("url", "quote", "expected"),
    [
        ("https://p.example/a", "the well-known, or not", "#:~:text=the%20well%2Dknown%2C%20or%20not"),
        ("https://p.example/a#b", "the well-known, or", "&:~:text=the%20well%2Dknown%2C%20or"),
        (
            "https://p.example/a",
            "He left the well-known, or not, embassy in November 2023 with two",
            "#:~:text=He%20left%20the%20well%2Dknown%2C%20or,in%20November%202023%20with%20two",
        ),
    ],
)
def test_the_way_to_the_very_passage(url: str, quote: str, expected: str) -> None:
    paper = source("He left the well-known, or not, embassy in November 2023 with two others.", url=url)
    made = pages(entry("ri-il-gyu", claim("said", "it", evidence(quote)), prose=""), sources=[paper])
    address = LexborHTMLParser(made["people/ri-il-gyu.md"]).css("a[rel=external]")[0].attributes["href"]
    assert address == url + expected


@pytest.mark.parametrize("fields", [{"publish": "none"}, {"redact": ("embassy",)}])
def test_an_address_shows_no_words_that_the_page_may_not(fields: dict[str, Any]) -> None:
    paper = source(url="https://p.example/a", **fields)
    made = pages(entry("ri-il-gyu", claim("said", "it"), prose=""), sources=[paper])
    assert ":~:text" not in "".join(made.values())


def test_the_form_for_errors_is_filled_in() -> None:
    config = replace(CONFIG, report="https://f.example/new?title={title}&file={file}&page={page}")
    address = report_address(config, "A & B?", "entries/people/a.md", "people/a.md")
    filled = "title=A%20%26%20B%3F&file=entries%2Fpeople%2Fa.md&page=people%2Fa.html"
    assert address == f"https://f.example/new?{filled}"


def test_a_table_is_sorted_and_chosen_by_what_its_cells_say() -> None:
    made = pages(entry("kim", claim("date", "2019-02"), kind="event", name="Summit", prose=""))
    row = LexborHTMLParser(made["events/index.md"]).css("tbody tr")[0]
    assert [cell.attributes.get("data-sort") for cell in row.css("th, td")] == ["summit", "2019-02-01"]
