import pytest
from make import source

from quoth.likeness import difference, nearest


@pytest.mark.parametrize(
    ("quote", "paragraph", "words"),
    [
        ("left the ambassy in November", 2, "left the embassy in November"),
        ("was a counselor in Havana", 1, "was counselor in Havana"),
        ("left … with two other", 2, "left … with two others"),
    ],
)
def test_nearest(quote: str, paragraph: int, words: str) -> None:
    near = nearest(quote, source())
    assert near is not None
    assert (near.paragraph, near.words) == (paragraph, words)


def test_nothing_is_near() -> None:
    assert nearest("zebras xylophone quiz", source()) is None
    assert nearest("left the embassy", source("")) is None


@pytest.mark.parametrize(
    ("quoted", "words", "expected"),
    [
        ("in early May", "in late May", "“early” should be “late”"),
        ("in the May", "in May", "“the” is not there"),
        ("in May", "in late May", "“late” is missing"),
        ("‘so’ – it went", "'so' - it went", ""),
        ("a b c", "x b", "“a” should be “x”; “c” is not there"),
    ],
)
def test_difference(quoted: str, words: str, expected: str) -> None:
    assert difference(quoted, words) == expected
