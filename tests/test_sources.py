from pathlib import Path

import pytest

from quoth.config import Config
from quoth.ids import SourceId
from quoth.load.frontmatter import read_document
from quoth.load.sources import read_source
from quoth.model import Source

CONFIG = Config(
    root=Path(),
    site_name="Test",
    site_description="",
    site_url=None,
    edit=None,
    report=None,
    quota=0.5,
    shortest_quote=3,
    largest_file=100_000,
)
NEEDED = "title: A title\npublisher: A paper\npublished: 2024-09\n"
KNOWN = (
    "title, publisher, author, published, url, origin, language, publish, quota, rights, standing,"
    " redact, note"
)


def read(head: str, body: str = "Words.") -> tuple[Source | None, list[str]]:
    document, _ = read_document(f"---\n{head}---\n{body}\n".encode(), "sources/x.md", largest=100_000)
    source, found = read_source(document, SourceId("x"), CONFIG)
    return source, [str(finding).removeprefix("sources/x.md:") for finding in sorted(found)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (NEEDED, []),
        (
            "title: A title\n",
            [
                "2:1: error: 'published' is missing; add a line 'published: …' [missing-key]",
                "2:1: error: 'publisher' is missing; add a line 'publisher: …' [missing-key]",
            ],
        ),
        (
            NEEDED + "pubisher: x\n",
            ["5:1: error: there is no key 'pubisher' here. Did you mean 'publisher'? [unknown-key]"],
        ),
        (
            NEEDED + "zzz: x\n",
            [f"5:1: error: there is no key 'zzz' here. Known keys: {KNOWN} [unknown-key]"],
        ),
        (
            NEEDED + "standing: withdrawn\n",
            ["5:11: error: 'standing' takes current, corrected or retracted [bad-value]"],
        ),
        (
            NEEDED.replace("2024-09", "September 2024"),
            [
                "4:12: error: 'published' 'September 2024' has white space in it: write 2023, 2023-11 or"
                " 2023-11-05, with ~ for about, ? for uncertain, 2016/2019 for a span [bad-date]"
            ],
        ),
        (
            NEEDED.replace("2024-09", "[2016, 2017]"),
            [
                "4:1: error: 'published' takes one date; a set of dates wants quotes around it,"
                " as '[2016,2017]'"
                " [wrong-type]"
            ],
        ),
        (
            NEEDED + "author: Robert R King\n",
            ["5:9: error: 'author' takes a list: put each on its own line after '- ' [wrong-type]"],
        ),
        (
            NEEDED + "author: [[a]]\n",
            ["5:10: error: 'author' takes one text, not a list or a group of keys [wrong-type]"],
        ),
        (
            NEEDED.replace("A title", "[A, title]"),
            ["2:1: error: 'title' takes one text, not a list or a group of keys [wrong-type]"],
        ),
        (
            NEEDED.replace("A title", ""),
            ["2:7: error: 'title' is empty; write something here [bad-value]"],
        ),
        (
            NEEDED + "url: javascript:alert(1)\n",
            [
                "5:6: error: 'url' takes a web address that begins with https:// and has no spaces or quotes"
                " [bad-address]"
            ],
        ),
        (NEEDED + "quota: 1.5\n", ["5:8: error: 'quota' takes a number in digits, from 0 to 1 [bad-value]"]),
        (NEEDED + "quota: nan\n", ["5:8: error: 'quota' takes a number in digits, from 0 to 1 [bad-value]"]),
        (
            NEEDED + "language: English\n",
            [
                "5:11: error: 'language' takes a code of two or three letters, as en, ko or zh-Hant"
                " [bad-value]"
            ],
        ),
        (NEEDED + "language: zh-Hant\n", []),
        (NEEDED + "language: no\n", []),
        (
            NEEDED + "origin: KEI\n",
            [
                "5:9: error: 'origin' 'KEI' cannot be an id: use a-z, 0-9 and single hyphens between them"
                " [bad-value]"
            ],
        ),
    ],
)
def test_faults_of_front_matter(head: str, expected: list[str]) -> None:
    source, found = read(head)
    assert found == expected
    assert (source is None) == bool(expected)


def test_a_source_without_text_is_told_where_the_text_belongs() -> None:
    assert read(NEEDED, "") == (
        None,
        [
            "7:1: error: there is no text below the front matter; put the article there,"
            " unchanged [empty-file]"
        ],
    )


def test_what_is_not_said_has_a_meaning() -> None:
    source, _ = read(NEEDED)
    assert source is not None
    assert (source.origin, source.language, source.publish) == ("x", "en", "excerpts")
    assert (source.quota, source.standing, source.author, source.redact) == (0.5, "current", (), ())


def test_paragraphs_are_kept_as_they_are() -> None:
    source, _ = read(NEEDED, "\nOne  line\nand a second.\n\n \n\t\n  Two. \n\nThree.")
    assert source is not None
    assert [(p.number, p.text, p.place.line, p.place.column) for p in source.paragraphs] == [
        (1, "One  line\nand a second.", 7, 1),
        (2, "Two.", 12, 3),
        (3, "Three.", 14, 1),
    ]
