"""A report as Markdown: words of strangers stay words, whatever a forge makes of Markdown."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import claim, entry, evidence, library, source

from quoth.changes.context import Piece
from quoth.changes.markdown import as_markdown
from quoth.changes.run import tell
from quoth.changes.sides import Side
from quoth.changes.text import as_text
from quoth.changes.told import Report
from quoth.commonmark import Kind, Tag, events
from quoth.forge_text import plain
from quoth.model import Entry, Source

HOSTILE = [
    "<script>alert(1)</script>",
    "<!-- --> </details> <b>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "**bold** __bold__ *x* _x_ ~~x~~ `code` ``` ~~~",
    "> [!WARNING]",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "=====",
    "---",
    "| a | b |",
    "&lt;b&gt; &amp; &#8203;",
    "\\",
    "\\*",
    "[^1]: note",
    "[a]: https://evil.example",
    "$x$ and $$y$$",
    "<https://evil.example>",
]
LINKED = [
    "https://evil.example/x",
    "HTTP://evil.example",
    "www.evil.example",
    "WWW.evil.example",
    "someone@evil.example",
    "@octocat and @org/team",
    "#12 and owner/name#12 and GH-12",
    "!12 %12 &12",
    ":+1: :tada: :100:",
]


def told(before: list[Entry], after: list[Entry], sources: list[Source]) -> Report:
    was, is_ = library(before, sources), library(after, sources)
    return tell(
        Side(name="main", proved=was, unreadable=(), found=()),
        Side(name="HEAD", proved=is_, unreadable=(), found=()),
    )


def shown(markdown: str) -> str:
    """Return the words that Markdown shows, and make sure that it does nothing else."""
    said = events(markdown)
    for event in said:
        assert event.tag in (None, Tag.PARAGRAPH), event
        assert event.kind is not Kind.CODE, event
        assert event.kind is not Kind.HTML or event.text in ("<span>", "</span>"), event
    return "".join(event.text for event in said if event.kind is Kind.TEXT)


@pytest.mark.parametrize("words", HOSTILE + LINKED)
def test_words_stay_words(words: str) -> None:
    assert shown(plain(words)).replace("\u200b", "") == words


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
def test_any_words_stay_words(words: str) -> None:
    assert shown(plain(words)).replace("\u200b", "") == " ".join(words.split()).replace("\u200b", "")


@pytest.mark.parametrize("words", LINKED)
def test_a_forge_finds_nothing_to_link(words: str) -> None:
    refers = r"\w@\w|(?:^|\s)@\w|#\d|GH-\d|://|\bwww\.|:[\w+-]+:|[!%&]\d"
    assert re.search(refers, words, re.IGNORECASE)
    assert not re.search(refers, shown(plain(words)), re.IGNORECASE)


@pytest.mark.parametrize("words", HOSTILE + LINKED)
def test_hostile_words_forge_nothing_anywhere(words: str) -> None:
    """A name, a title, a quote, a note, a teller and a sentence of a stranger's add no block and no link."""
    plain_words = "words"
    reports = []
    for said in (plain_words, words):
        text = f"{said} He left the embassy {said}"
        piece = evidence(said_by=(said,), note=said)
        whole = claim("said", said, piece, note=said, role=said, inferred=said)
        after = entry("ri-il-gyu", whole, name=said, aliases=(said,), note=said, prose="")
        works = [source(text, title=said, publisher=said, publish="full", url="https://example.org/a_b_(c)")]
        reports.append(told([entry("ri-il-gyu", name="x", prose="")], [after], works))
    shapes = [
        [(event.kind, event.tag, event.address) for event in events(as_markdown(report)) if event.tag]
        for report in reports
    ]
    assert shapes[0] == shapes[1]
    assert [address for _, _, address in shapes[1] if address] == ["https://example.org/a%5Fb%5F%28c%29"]


def test_a_quote_is_a_blockquote_with_its_words_in_bold() -> None:
    after = [entry("ri-il-gyu", claim("fate", "left", "left the embassy … “two” others"), prose="")]
    works = [source("He left the embassy with “two” others.", url="https://example.org/x")]
    assert as_markdown(told([entry("ri-il-gyu", prose="")], after, works)) == (
        "## 1 claim added; 1 entry changed\n\n"
        "From main to HEAD.\n\n"
        "- Of sources that allow excerpts, at most 25 words on either side of a quote are shown.\n\n"
        "### Ri Il Gyu\n\n"
        "Person, entries/people/ri-il-gyu.md\n\n"
        "**Claim added:** fate: left\n\n"
        "> He <b>left the embassy</b> with <b>“two” others</b>.\n>\n"
        "> Evidence added: [Diplomats who left](https://example.org/x) "
        "(The Paper, September 2024; paragraph 1)"
    )


def test_a_long_report_is_cut_with_a_note() -> None:
    many = [entry(f"a{n:03}", claim("fate", "left")) for n in range(200)]
    report = told([], many, [source()])
    whole = as_markdown(report)
    cut = as_markdown(report, longest=5000)
    assert whole.startswith(cut[:4000])
    assert len(cut.encode()) < 5300
    assert re.search(r"\n\n\*Too long to show here: [\d,]+ more parts are left out\. .*\*$", cut)


def test_no_character_moves_the_cursor_of_a_terminal() -> None:
    name = "Ri\x1b[31m\u202e\nevil"
    report = told([], [entry("ri-il-gyu", claim("said", name), name=name)], [source(title=name)])
    for written in (as_text(report), as_markdown(report)):
        assert all(c.isprintable() or c == "\n" for c in written)
    assert "\nevil" not in as_text(report)


def test_pieces_meet_as_they_do_in_the_source() -> None:
    report = told(
        [], [entry("ri-il-gyu", claim("fate", "left", "the embassy"), prose="")], [source("(the embassy)")]
    )
    change = report.entries[0].claims[0].evidence[0]
    assert change.after is not None
    assert change.after.context == (Piece("(", False), Piece("the embassy", True), Piece(")", False))
    assert "> (<b>the embassy</b>)\n" in as_markdown(replace(report, notes=()))
