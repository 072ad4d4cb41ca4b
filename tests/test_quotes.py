from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import claim, entry, library, source

from quoth.ids import EntryId, SourceId
from quoth.model import Paragraph, Source
from quoth.place import Place
from quoth.quotes import Quotation, count_words, find, parts, prove, prove_again, shown

PLACE = Place("entries/x.md")
WORDS = [
    "Ri",
    "left",
    "the",
    "embassy",
    "“at",
    "night”",
    "officials’",
    "well-known",
    "—",
    "2023,",
    "café",
    "리일규",
]
ALIKE = ["‘’'`", '“”"«»', "-–—‑", [" ", "  ", "\u00a0", "\n", " \u200b", "\t\u00ad"]]


def places(quote: str, text: str, before: str | None = None, after: str | None = None) -> list[str]:
    """Return what a quote is found to stand for."""
    read = source(text)
    found = find(Quotation(SourceId("king-2024"), quote, before, after, PLACE), read)
    return [f"{one.paragraph}: {shown(read.paragraphs[one.paragraph - 1], one)}" for one in found]


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("he left", "So he left it.", ["1: he left"]),
        ("He left", "So he left it.", []),
        ("he lef", "So he left it.", []),
        ("e left", "So he left it.", []),
        ("he … it", "So he left it.", ["1: he … it"]),
        ("it … he", "So he left it.", []),
        ("he [...] it", "So he left it.", ["1: he … it"]),
        ("he … it", "he\n\nit", []),
        ("he left … so", "He wondered… he left … so.", ["1: he left … so"]),
        ("he left", "he left\n\nhe left; he left", ["1: he left", "2: he left", "2: he left"]),
        ("", "he left", []),
        ("the officials' children", "the officials’ children", ["1: the officials’ children"]),
        ("리일규", "리일규는 갔다", ["1: 리일규"]),
        ("200", "2000", []),
        ("he left", "he\n  left", ["1: he\n  left"]),
    ],
)
def test_find(quote: str, text: str, expected: list[str]) -> None:
    assert places(quote, text) == expected


def test_words_around_choose() -> None:
    text = "Ri said he left. Kim said he left too."
    assert len(places("said he left", text)) == 2
    assert places("said he left", text, before="Kim") == ["1: said he left"]
    assert places("said he left", text, after="too") == ["1: said he left"]
    assert places("said he left", text, before="Pak") == []


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("a b", 2), ("well-known fact", 2), ("리일규는 갔다", 2), ("日本語", 3)]
)
def test_count_words(text: str, count: int) -> None:
    assert count_words(text) == count


def test_parts() -> None:
    assert parts("... a [...] b...c ...") == ["a", "b", "c"]


def one_paragraph(words: list[str]) -> Source:
    paragraph = Paragraph(number=1, text=" ".join(words), place=PLACE)
    return source("", paragraphs=(paragraph,))


@st.composite
def runs(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Some words, and where a run of three or more of them begins and ends."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=15))
    first = draw(st.integers(0, len(words) - 3))
    return words, first, draw(st.integers(first + 3, len(words)))


@given(runs(), st.data())
def test_a_run_of_words_is_found_however_it_is_written(
    run: tuple[list[str], int, int], data: st.DataObject
) -> None:
    words, first, last = run
    quote = ""
    for letter in " ".join(words[first:last]):
        same = next((group for group in ALIKE if letter in group), [letter])
        quote += data.draw(st.sampled_from(same))
    found = find(Quotation(SourceId("king-2024"), quote, None, None, PLACE), one_paragraph(words))
    assert " ".join(words[first:last]) in [
        " ".join(words)[start:end] for one in found for start, end in one.spans
    ]


@given(runs(), st.data())
def test_a_changed_word_is_not_found(run: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, first, last = run
    quoted = words[first:last]
    quoted[data.draw(st.integers(0, len(quoted) - 1))] = "changed"
    assert (
        find(Quotation(SourceId("king-2024"), " ".join(quoted), None, None, PLACE), one_paragraph(words))
        == ()
    )


@pytest.mark.parametrize("others", [("a", "b"), ("a",)])
def test_words_that_nobody_quotes_any_more_are_forgotten(others: tuple[str, ...]) -> None:
    said = claim("lives-in", "Seoul", "He left the embassy")
    before = library([entry(id_, said, prose="") for id_ in others])
    changed = entry("a", claim("lives-in", "Seoul", "counselor in Havana"), prose="")
    after = replace(before.library, entries={**before.library.entries, changed.id: changed})
    again = prove_again(before, after, [EntryId("a")])
    assert again.passages == prove(after, before.config).passages
    assert len(again.passages) == len(others)
