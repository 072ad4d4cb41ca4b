import time

import pytest

from quoth.load.prose import read_prose, replace_links
from quoth.model import Prose
from quoth.place import Place

START = Place("entries/x.md", 10)


def read(text: str) -> Prose:
    """Read prose in which nothing is wrong."""
    prose, found = read_prose(text, START)
    assert found == []
    return prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("He fled. He hid! Did he? Yes… So.", ["He fled.", "He hid!", "Did he?", "Yes…", "So."]),
        ("He fled\nin *late*\n**2023**.", ["He fled in late 2023."]),
        ("No stop", ["No stop"]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Mr. Ri met Dr. Kim and Gen. Pak. He left.", ["Mr. Ri met Dr. Kim and Gen. Pak.", "He left."]),
        ("Robert R. King and J. A. Smith wrote it.", ["Robert R. King and J. A. Smith wrote it."]),
        ("In the U.S. Senate he spoke.", ["In the U.S. Senate he spoke."]),
        ("He went to the U.S. He stayed.", ["He went to the U.S.", "He stayed."]),
        ("Some, e.g. Ri, left, i.e. Kim.", ["Some, e.g. Ri, left, i.e. Kim."]),
        ("Office No. 39 paid. He said no. She left.", ["Office No. 39 paid.", "He said no.", "She left."]),
        (
            "On Jan. 5 it began. It ended in Sept. They left.",
            ["On Jan. 5 it began.", "It ended in Sept.", "They left."],
        ),
        ("It grew 3.5 percent. In 2019. 12 left.", ["It grew 3.5 percent.", "In 2019.", "12 left."]),
        ('"He fled." "Who?" she asked.', ['"He fled."', '"Who?" she asked.']),
        ("(He fled.) [He hid.] “So.” ‘Yes!’ Kim", ["(He fled.)", "[He hid.]", "“So.”", "‘Yes!’", "Kim"]),
        ("Wait... what? Well... Yes.", ["Wait... what?", "Well...", "Yes."]),
        ("See quoth.org/a.b and v1.2.3 now.", ["See quoth.org/a.b and v1.2.3 now."]),
        ("그는 떠났다. 것. 그는 돌아왔다.", ["그는 떠났다.", "것.", "그는 돌아왔다."]),
        ("他走了。「真的？」是！好", ["他走了。", "「真的？」", "是！", "好"]),
        ("- One. Two.\n- Three\n\n  Four.", ["One.", "Two.", "Three", "Four."]),
        ("- One\n  - Two\n- ---", ["One", "Two"]),
        ("> He fled.\n> He hid.", ["He fled.", "He hid."]),
        ("# No sentence.\n\nYes.\n\n    no. no.\n\n|No.|\n|-|\n|No.|", ["Yes."]),
        ("Use `a.B` now. So \\*it\\* &amp; you. &copy; X.", ["Use a.B now.", "So *it* & you. © X."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in read(text).sentences] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[He fled.](k) He hid.", [("He fled.", ["k"]), ("He hid.", [])]),
        ("[He fled. He hid.](k) So.", [("He fled. He hid.", ["k"]), ("So.", [])]),
        ("He [fled. He](k) hid. So.", [("He fled. He hid.", ["k"]), ("So.", [])]),
        ("He fled.[1](k) He [hid](m).[2](n)", [("He fled.1", ["k"]), ("He hid.2", ["m", "n"])]),
        ("He fled. [He](k) hid.", [("He fled.", []), ("He hid.", ["k"])]),
        ("He fled.[ He](k) hid.", [("He fled.", []), ("He hid.", ["k"])]),
        ("He fled.[](k) He hid.", [("He fled.", ["k"]), ("He hid.", [])]),
        ("他走了。[金](k)是。", [("他走了。", []), ("金是。", ["k"])]),
        ('"[He fled.](k)" So.', [('"He fled."', ["k"]), ("So.", [])]),
        ("See <https://a.b/c.d>. So.", [("See https://a.b/c.d.", ["https://a.b/c.d"]), ("So.", [])]),
        ("[](k)", []),
    ],
)
def test_a_link_belongs_to_the_sentence_in_which_it_begins(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    sentences = read(text).sentences
    assert [(each.text, [link.target for link in each.links]) for each in sentences] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [b *c*\n`d`](e) f", [("10:3", "[b *c*\n`d`](e)", "e", "b c d", None)]),
        ('é [a](b "c\nd")', [("10:3", '[a](b "c\nd")', "b", "a", "c\nd")]),
        ("a\n\n> b [c](d)", [("12:5", "[c](d)", "d", "c", None)]),
        ("# [a](b)", [("10:3", "[a](b)", "b", "a", None)]),
        ("|a|\n|-|\n|[b](c)|", [("12:2", "[b](c)", "c", "b", None)]),
        ('[a][r]\n\n[r]: s "t"', [("10:1", "[a][r]", "s", "a", "t")]),
        ("[r][]\n\n[r]: s", [("10:1", "[r][]", "s", "r", None)]),
        ("<a@b.c>", [("10:1", "<a@b.c>", "mailto:a@b.c", "a@b.c", None)]),
        ("[a](<b c> '')", [("10:1", "[a](<b c> '')", "b c", "a", None)]),
        ("`[a](b)` \\[c](d) [e]", []),
    ],
)
def test_links(text: str, expected: list[tuple[str, str, str, str, str | None]]) -> None:
    shown = []
    for link in read(text).links:
        place = f"{link.place.line}:{link.place.column}"
        shown.append((place, text[link.start : link.end], link.target, link.text, link.title))
    assert shown == expected


def test_each_sentence_knows_its_place() -> None:
    prose, _ = read_prose("é. *Two* &amp; x. Three\nfour. Five.\n\n- [Six](a).", Place("x.md", 7, 3))
    places = [(sentence.place.line, sentence.place.column) for sentence in prose.sentences]
    assert places == [(7, 3), (7, 7), (7, 21), (8, 7), (10, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a <b class='x'>c</b> d</i>",
            [
                "entries/x.md:10:3: error: raw HTML is not shown; write Markdown, "
                "or put the words in code marks: `<b class='x'>` [raw-html]",
                "entries/x.md:10:23: error: raw HTML is not shown; write Markdown, "
                "or put the words in code marks: `</i>` [raw-html]",
            ],
        ),
        (
            "a\n\n- <div>\n  b\n  </div>",
            [
                "entries/x.md:12:3: error: raw HTML is not shown; write Markdown, "
                "or put the words in code marks: `<div>` [raw-html]"
            ],
        ),
        (
            "a <!-- b -->\n\n<!--\nc -->",
            [
                "entries/x.md:10:3: error: comments are not for prose; "
                "move it to 'note:' at the top of the file [raw-html]",
                "entries/x.md:12:1: error: comments are not for prose; "
                "move it to 'note:' at the top of the file [raw-html]",
            ],
        ),
        (
            "a ![b](c)",
            [
                "entries/x.md:10:3: error: pictures are not shown in prose; "
                'take it out, or make it a link by deleting the "!" [image]'
            ],
        ),
        (
            "a\n\n" + "> " * 101,
            [
                "entries/x.md:12:201: error: more than 100 lists, quotes or marks inside one another; "
                "take some away [too-large]"
            ],
        ),
        ("`<b>` &lt;b> 1 < 2 \\<b>\n\n    <b>", []),
    ],
)
def test_what_is_not_for_prose(text: str, expected: list[str]) -> None:
    assert [str(finding) for finding in read_prose(text, START)[1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He [left] (king-2024).", "10:4 [left] (king-2024)"),
        ("He [left](king-2024.", "10:4 [left](king-2024."),
        ("He [left](king-2024 “left the\nembassy”).", "10:4 [left](king-2024 “left the"),
        ("He\n[left\nthe embassy](a b).", "11:1 [left\\nthe embassy](a b)"),
        ("- He [left](a b)", "10:6 [left](a b)"),
        ("|a|\n|-|\n|[b](c d)|", "12:2 [b](c d)"),
    ],
)
def test_links_that_are_none(text: str, expected: str) -> None:
    place, _, shown = expected.partition(" ")
    assert [str(finding) for finding in read_prose(text, START)[1]] == [
        f"entries/x.md:{place}: error: '{shown}': this is not read as a link; write [words](id), or "
        "[words](id \"quote\") with straight marks, with no space before the '(' and with a ')' at the end "
        "[other-markup]"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[[a]]` and `[b] (c-d)`",
        "    [[a]]",
        "```\n[b](c d)\n```",
        "[so] (well known)",
        "\\[b] (c-d)",
        "[b](c) (d-e)",
        "[b\n\nc](d e)",
    ],
)
def test_marks_that_are_meant(text: str) -> None:
    assert read_prose(text, START)[1] == []


def test_links_are_replaced_where_they_stand() -> None:
    text = "# [é](a)\n\nb [c *d*](e 'f'), [g][], <https://h.i>.\n\n|[j](k)|\n|-|\n\n[g]: l\n"
    assert replace_links(read(text), lambda link: f"{{{link.target}}}") == (
        "# {a}\n\nb {e}, {l}, {https://h.i}.\n\n|{k}|\n|-|\n\n[g]: l\n"
    )
    assert replace_links(read(text), lambda link: text[link.start : link.end]) == text


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[a](" * 20_000,
        "- " * 1_000 + "a",
        ">" * 100_000,
        "." * 80_000 + "x",
        "A. " * 25_000,
        ".)" * 40_000,
        "[A. b](c) D. " * 4_000,
        "x.[](a)" * 8_000,
        "<b>" * 10_000,
        "![" * 20_000,
        "。「" * 20_000,
    ],
)
def test_hostile_prose_is_read_at_once(text: str) -> None:
    begun = time.process_time()
    read_prose(text, START)
    assert time.process_time() - begun < 2
