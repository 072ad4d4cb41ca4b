import time

import pytest

from quoth.commonmark import DEEPEST, Event, Kind, Tag, TooDeepError, events


def shown(event: Event) -> str:
    """Write an event on one line: what it is, what it carries, and where it stands."""
    name = event.kind.name if event.tag is None else f"{event.kind.name} {event.tag.value}"
    carried = {
        "text": event.text,
        "level": event.level,
        "number": event.number,
        "language": event.language,
        "alignments": event.alignments,
        "address": event.address,
        "title": event.title,
    }
    said = "".join(f" {key}={value!r}" for key, value in carried.items() if value)
    return f"{event.start}-{event.end} {name}{said}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (
            "é *ü*",
            [
                "0-5 START Paragraph",
                "0-2 TEXT text='é '",
                "2-5 START Emphasis",
                "3-4 TEXT text='ü'",
                "2-5 END Emphasis",
                "0-5 END Paragraph",
            ],
        ),
        ("## A\n", ["0-5 START Heading level=2", "3-4 TEXT text='A'", "0-5 END Heading"]),
        (
            "리 [일](k 't')",
            [
                "0-12 START Paragraph",
                "0-2 TEXT text='리 '",
                "2-12 START Link address='k' title='t'",
                "3-4 TEXT text='일'",
                "2-12 END Link",
                "0-12 END Paragraph",
            ],
        ),
        (
            "<a@b.c>\\\n![x](y)",
            [
                "0-16 START Paragraph",
                "0-7 START Link address='mailto:a@b.c'",
                "1-6 TEXT text='a@b.c'",
                "0-7 END Link",
                "7-9 HARD_BREAK",
                "9-16 START Image address='y'",
                "11-12 TEXT text='x'",
                "9-16 END Image",
                "0-16 END Paragraph",
            ],
        ),
        (
            "3. a\n\n```py x\nb\n```\n",
            [
                "0-6 START List number=3",
                "0-6 START Item",
                "3-4 TEXT text='a'",
                "0-6 END Item",
                "0-6 END List",
                "6-19 START CodeBlock language='py'",
                "14-16 TEXT text='b\\n'",
                "6-19 END CodeBlock",
            ],
        ),
        (
            "|a|b|\n|:-|-|\n",
            [
                "0-13 START Table alignments=('left', 'none')",
                "0-6 START TableHead",
                "1-2 START TableCell",
                "1-2 TEXT text='a'",
                "1-2 END TableCell",
                "3-4 START TableCell",
                "3-4 TEXT text='b'",
                "3-4 END TableCell",
                "0-6 END TableHead",
                "0-13 END Table",
            ],
        ),
        (
            "a <b>\n`c`\n\n---\n<div>\n",
            [
                "0-10 START Paragraph",
                "0-2 TEXT text='a '",
                "2-5 HTML text='<b>'",
                "5-6 SOFT_BREAK",
                "6-9 CODE text='c'",
                "0-10 END Paragraph",
                "11-15 RULE",
                "15-21 START HtmlBlock",
                "15-21 HTML text='<div>\\n'",
                "15-21 END HtmlBlock",
            ],
        ),
    ],
)
def test_events(text: str, expected: list[str]) -> None:
    assert [shown(event) for event in events(text)] == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[é](u) b", ["[é](u)"]),
        ("[a][r] [r][] [r]\n\n[r]: /u", ["[a][r]", "[r][]", "[r]"]),
        ("<https://한국.kr/>", ["<https://한국.kr/>"]),
        ("> [a\n> b](c)", ["[a\n> b](c)"]),
        ("|é|[a](b)|\n|-|-|", ["[a](b)"]),
        ("\0[a](b)", ["[a](b)"]),
    ],
)
def test_a_link_covers_all_that_was_written(text: str, written: list[str]) -> None:
    links = [event for event in events(text) if event.kind is Kind.START and event.tag is Tag.LINK]
    assert [text[link.start : link.end] for link in links] == written


@pytest.mark.parametrize(("text", "number"), [("- a", None), ("0. a", 0), ("3) a", 3)])
def test_a_list_says_where_it_begins_to_count(text: str, number: int | None) -> None:
    assert events(text)[0].number == number


@pytest.mark.parametrize(
    "text", ["~~a~~ $b$ ==c==", "a[^1]\n\n[^1]: b", "- [ ] a", "[[a]]", "---\na: b\n---\n"]
)
def test_nothing_beyond_tables_is_read(text: str) -> None:
    known = {None, Tag.PARAGRAPH, Tag.LIST, Tag.ITEM, Tag.HEADING, Tag.LINK}
    assert {event.tag for event in events(text)} <= known


def test_too_deep() -> None:
    assert len(events(">" * DEEPEST)) == 2 * DEEPEST
    with pytest.raises(TooDeepError, match="line 3: more than 100 lists, quotes or marks") as caught:
        events("a\n\n" + ">" * (DEEPEST + 1))
    assert caught.value.start == 3 + DEEPEST


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("[" * 50_000, False),
        ("[a](" * 20_000, False),
        ("*a **a " * 10_000, False),
        ("<" * 50_000, False),
        ("".join("`" * count + " " for count in range(400)), False),
        ("- " * 1_000 + "a", True),
        (">" * 100_000, True),
    ],
)
def test_hostile_text_is_read_at_once(text: str, deep: bool) -> None:
    begun = time.process_time()
    if deep:
        with pytest.raises(TooDeepError):
            events(text)
    else:
        events(text)
    assert time.process_time() - begun < 2
