"""Findings for each reader, whatever words of authors are in them."""

import json

import pyromark
import pytest

from quoth.findings import Code, Finding
from quoth.forge_text import code, plain
from quoth.place import Place
from quoth.report import as_annotations, as_code_quality, as_markdown

ERROR = Finding(Place("entries/x.md", 9, 16), Code.QUOTE_NOT_FOUND, "not in king-2024", "He `slipped`\naway.")
ADVICE = Finding(Place("entries/a.md"), Code.TERMS_GAP, "a gap")
WARNING = Finding(Place("entries/b.md", 2), Code.UNCITED, "cites nothing")


def test_markdown() -> None:
    assert as_markdown([ADVICE, WARNING, ERROR]) == (
        "**1 error, 1 warning, 1 piece of advice**\n\n"
        "- **error** `entries/x.md:9:16` not in king-2024 (`quote-not-found`)\n"
        "  write instead: ``He `slipped` away.``\n"
        "- **warning** `entries/b.md:2:1` cites nothing (`uncited`)\n"
        "- **advice** `entries/a.md:1:1` a gap (`terms-gap`)"
    )


def test_annotations_begin_with_the_gravest() -> None:
    assert as_annotations([ADVICE, ERROR]) == (
        "::error file=entries/x.md,line=9,col=16,title=quote-not-found::not in king-2024%0A"
        "Write instead: He `slipped`%0Aaway.\n"
        "::notice file=entries/a.md,line=1,col=1,title=terms-gap::a gap"
    )


def test_code_quality() -> None:
    rows = json.loads(as_code_quality([ERROR, WARNING]))
    assert [(row["severity"], row["location"]) for row in rows] == [
        ("major", {"path": "entries/x.md", "lines": {"begin": 9}}),
        ("minor", {"path": "entries/b.md", "lines": {"begin": 2}}),
    ]
    assert rows[0]["description"] == "not in king-2024 Write instead: He `slipped`\naway."
    assert len({row["fingerprint"] for row in rows}) == 2


@pytest.mark.parametrize("largest", [400, 10_000, 1_000_000])
def test_markdown_stops_before_it_is_too_long_and_says_so(largest: int) -> None:
    found = [Finding(Place("entries/각.md", line), Code.UNCITED, "각" * 200) for line in range(1, 4_000)]
    said = as_markdown([*found, ERROR], largest=largest)
    assert len(said.encode()) <= largest
    assert "quote-not-found" in said or largest == 400
    shown = said.count("\n- **")
    assert said.endswith(f"\n\n… and {4_000 - shown} more, which `python build_entries.py check` shows.")


GITHUB = (
    pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
)
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "```\nfence",
    "| a | b |",
    "a\n\n## b",
    "*a* _b_ ~~c~~ `d`",
    "&lt; &#64;",
    "\\*a\\*",
    "<!-- hidden",
    "[^1]",
    "\u202ereversed",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_markdown_stay_words(words: str) -> None:
    shown = " ".join(words.replace("\u202e", " ").split())
    for text in (f"said {plain(words)}", f"said {code(words)}"):
        html = pyromark.html(text, options=GITHUB)
        html = html.replace("<p>", "").replace("</p>", "").replace("<code>", "").replace("</code>", "")
        seen = html.replace("\u200b", "").replace("\n", "")
        for entity, sign in {"&lt;": "<", "&gt;": ">", "&quot;": '"'}.items():
            seen = seen.replace(entity, sign)
        assert seen.replace("&amp;", "&") == f"said {shown}"
