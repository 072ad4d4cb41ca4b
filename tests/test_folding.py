import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.folding import fold

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("‘’“”«»-–—… \u00a0\u00ad\u200b\u0301e가ᄀ\u1161\u11a8"))
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" a\u00a0\n\t b ", "a b"),
        ("‘a’ “b” «c»", '\'a\' "b" "c"'),
        ("a – b—c -- d", "a - b-c - d"),
        ("so\u00adviet\u200b", "soviet"),
        ("wait…", "wait..."),
        ("cafe\u0301", "café"),
        ("\u1105\u1175", "리"),
        ("10²", "10²"),
        ("Ri RI", "Ri RI"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text).text == expected


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_offsets_point_into_the_original(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


@given(TEXTS)
def test_a_stretch_folds_to_what_it_came_from(text: str) -> None:
    folded = fold(text)
    for place, letter in enumerate(folded.text):
        start, end = folded.original(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert letter == " " or letter in fold(text[start:end]).text


@pytest.mark.parametrize("text", ["Café", "리일규", "Ri ü"])
def test_the_last_letter_keeps_its_marks(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    folded = fold(f"{apart} x")
    start, end = folded.original(0, len(text))
    assert f"{apart} x"[start:end] == apart
