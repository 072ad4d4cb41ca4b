"""Plain pages: Markdown that any program reads, with quotes and sources, and without a line of HTML."""

import json
import re
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from make import CONFIG, claim, entry, evidence, library, source
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from quoth.link.graph import link
from quoth.model import Entry, Source
from quoth.pages.plain import plain_by_hand, plain_pages

HOSTILE = "<script>alert(1)</script> *a* _b_ `c` [d](e) \\ | & &lt; ![f](g) # h"
PAGE = """\
# Ri Il Gyu

> Person in Tests, version VERSION

Also: Ri Il\\-gyu, 리일규

He [left the embassy](../sources/king-2024.html.md), and was [counselor](../posts/counselor.html.md).

## Claims

- held: [Counselor](../posts/counselor.html.md), until November 2023, reportedly
    - “left the embassy”: [Thae Yong Ho](thae-yong-ho.html.md), citing those who saw it, in \
[Diplomats who left](../sources/king-2024.html.md) (The Paper, September 2024), paragraph 2
- said: it (inferred: It follows.)
    - “was counselor in Havana”: [Diplomats who left](../sources/king-2024.html.md) \
(The Paper, September 2024), paragraph 1
    - against this: “with two others”: [Diplomats who left](../sources/king-2024.html.md) \
(The Paper, September 2024), paragraph 2
"""
POST = """\
# Counselor

> Post in Tests, version VERSION

## Claimed elsewhere

- held by: [Ri Il Gyu](../people/ri-il-gyu.html.md), until November 2023, reportedly \
([with its quotes](../people/ri-il-gyu.html.md))
"""
ARTICLE = """\
# Diplomats who left

> The Paper, September 2024; a source of Tests, version VERSION

Authors: A, B

Published at [https://p.example/a](https://p.example/a)

Standing: current

## Excerpts

Paragraph 1: was counselor in Havana

Paragraph 2: left the embassy … with two others
"""


def pages(*entries: Entry, sources: list[Source] | None = None) -> dict[str, str]:
    made = link(library(entries, sources))
    said = {path: data.decode() for path, data in plain_pages(made, CONFIG)}
    for version in (*made.versions.values(), made.version):
        said = {path: text.replace(version, "VERSION") for path, text in said.items()}
    return said


def small(**fields: Any) -> dict[str, str]:
    told = evidence(said_by=("thae-yong-ho", "those who saw it"), manner="reported")
    against = evidence("with two others", stance="disputes")
    return pages(
        entry(
            "ri-il-gyu",
            claim("held", "counselor", told, until="2023-11"),
            claim("said", "it", "was counselor in Havana", against, inferred="It follows."),
            name="Ri Il Gyu",
            aliases=("Ri Il-gyu", "리일규"),
            prose='He [left the embassy](king-2024 "left the embassy"), and was [counselor](counselor).',
        ),
        entry("thae-yong-ho", name="Thae Yong Ho", prose=""),
        entry("counselor", kind="post", name="Counselor", prose=""),
        sources=[source(**{"url": "https://p.example/a", "author": ("A", "B"), **fields})],
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("people/ri-il-gyu.html.md", PAGE.replace("\\-", "-")),
        ("posts/counselor.html.md", POST),
        ("sources/king-2024.html.md", ARTICLE),
        (
            "people/index.html.md",
            "# People\n\n- [Ri Il Gyu](ri-il-gyu.html.md): He left the embassy, and was counselor.\n"
            "- [Thae Yong Ho](thae-yong-ho.html.md)\n",
        ),
        (
            "sources/index.html.md",
            "# Sources\n\n- [Diplomats who left](king-2024.html.md): The Paper, September 2024\n",
        ),
    ],
)
def test_plain_pages(path: str, expected: str) -> None:
    assert small()[path] == expected


def test_a_program_is_led_to_all_of_it() -> None:
    text = small()["llms.txt"]
    lines = text.splitlines()
    assert lines[:3] == ["# Tests", "", "> A knowledge base for tests."]
    assert "Version VERSION." in text
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Pages", "Data"]
    assert re.findall(r"\]\((.+?)\)", text) == [
        "people/index.html.md",
        "events/index.html.md",
        "posts/index.html.md",
        "sources/index.html.md",
        "data/kb.json",
        "data/kb.sqlite",
        "data/datapackage.json",
    ]


@pytest.mark.parametrize(
    ("fields", "shown", "hidden"),
    [
        ({"publish": "full"}, ["## The text", "Ri Il Gyu was counselor in Havana."], ["## Excerpts"]),
        (
            {"publish": "none"},
            ["The words of this source are not shown.", "a passage whose words are not shown"],
            ["left the embassy”", "with two others"],
        ),
        (
            {"redact": ("the embassy",)},
            ["“left […]”", "left […] … with two"],
            ["the embassy”", "left the embassy …"],
        ),
        (
            {"publish": "full", "redact": ("in Havana",)},
            ["was counselor […].", "“was counselor […]”"],
            ["Havana"],
        ),
    ],
)
def test_plain_pages_show_what_may_be_shown(
    fields: dict[str, Any], shown: list[str], hidden: list[str]
) -> None:
    text = "".join(small(**fields).values()).replace("\\", "")
    assert [words for words in shown if words not in text] == []
    assert [words for words in hidden if words in text] == []


def test_hostile_words_are_words_and_no_markup() -> None:
    made = pages(
        entry("ri", claim("said", HOSTILE, note=HOSTILE, inferred=HOSTILE), name=HOSTILE, aliases=(HOSTILE,)),
        sources=[source(title=HOSTILE, publisher=HOSTILE, author=(HOSTILE,))],
    )
    for path, text in made.items():
        shown = LexborHTMLParser(Markdown(extensions=["quoth.markdown_extension"]).convert(text))
        tags = {node.tag for node in shown.css("body *")} if shown.body else set()
        ours = {"code"} if path == "llms.txt" else set()
        assert tags - ours <= {"h1", "h2", "p", "ul", "li", "a", "blockquote"}, path
        if path != "llms.txt" and "index" not in path:
            assert " ".join(HOSTILE.split()) in " ".join((shown.body.text() if shown.body else "").split()), (
                path
            )
    assert all("<script" not in text for text in made.values())


@pytest.fixture(scope="module")
def plain(built: Path) -> list[Path]:
    return [*(built / "site").rglob("*.html.md"), built / "site/llms.txt"]


def test_every_page_of_the_real_site_has_its_plain_page(built: Path, plain: list[Path]) -> None:
    pages = {
        path
        for folder in ("people", "events", "posts", "sources")
        for path in (built / "site" / folder).glob("*.html")
        if "." not in path.stem
    }
    pages |= {(built / "site" / path.name).with_suffix(".html") for path in (built / "pages").glob("*.md")}
    assert {path.with_suffix("") for path in plain if path.suffix == ".md"} == pages


def test_no_plain_page_has_html_and_every_link_leads_somewhere(built: Path, plain: list[Path]) -> None:
    site, found = built / "site", 0
    for path in plain:
        text = path.read_text(encoding="utf-8")
        by_hand = path.parent == site
        assert by_hand or not re.search(r"<[a-zA-Z/!]", text), path
        parsed = LexborHTMLParser(Markdown(extensions=["quoth.markdown_extension"]).convert(text))
        for node in parsed.css("a"):
            address = (node.attributes["href"] or "").partition("#")[0]
            if address and not address.startswith(("https://", "http://")):
                place = normpath(
                    f"{dirname(path.relative_to(site).as_posix())}/{unquote(address)}".lstrip("/")
                )
                assert (site / place).is_file(), (path, address)
                found += 1
    assert found > 500


def test_every_quote_of_the_data_stands_on_a_plain_page(built: Path) -> None:
    knowledge = json.loads((built / "site/data/kb.json").read_bytes())
    for one in knowledge["entries"]:
        text = (built / "site" / f"{one['page']}.md").read_text(encoding="utf-8")
        quotes = re.findall(r"^    - (?:against this: )?“", text, re.MULTILINE)
        assert len(quotes) == sum(len(claim["evidence"]) for claim in one["claims"]), one["id"]


BY_HAND = {
    "to a page written by hand": ("[x](guide.md)", "[x](guide.html.md)"),
    "to a place on one": ("[x](guide.md#quotes)", "[x](guide.html.md#quotes)"),
    "to a list of entries": ("[x](sources/index.md)", "[x](sources/index.html.md)"),
    "to a page that has no plain one": ("[x](disputed.md)", "[x](disputed.html)"),
    "to elsewhere": ("[x](https://example.org/a.md)", "[x](https://example.org/a.md)"),
    "no link": ("see `guide.md` (guide.md)", "see `guide.md` (guide.md)"),
}


@pytest.mark.parametrize(("written", "plain"), BY_HAND.values(), ids=BY_HAND)
def test_a_page_written_by_hand_links_to_plain_pages(written: str, plain: str) -> None:
    by_hand = {
        "guide.md": b"# G",
        "about.md": f"---\ntitle: A\n---\n\n# A\n\n{written}\n".encode(),
        "a.png": b"1",
    }
    assert dict(plain_by_hand(by_hand)) == {
        "guide.html.md": b"# G",
        "about.html.md": f"# A\n\n{plain}\n".encode(),
    }


def test_a_plain_page_says_why_one_origin_is_enough() -> None:
    told = replace(claim("fate", "left"), single_origin="She told it herself.")
    page = pages(entry("ri-il-gyu", told, prose=""))["people/ri-il-gyu.html.md"]
    assert "- fate: left (why one origin is enough: She told it herself.)\n" in page
