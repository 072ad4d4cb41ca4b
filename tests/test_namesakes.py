import pytest
from make import VOCABULARY, entry, library

from quoth.ids import KindId
from quoth.model import Entry
from quoth.namesakes import bare_words, namesakes


def alike(name: str, *entries: Entry, kind: str = "person") -> list[tuple[str, str]]:
    found = namesakes([name], VOCABULARY.kinds[KindId(kind)], library(entries).library)
    return [(namesake.entry.id, namesake.name) for namesake in found]


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Ri Il Gyu", "Ri Il Gyu", True),
        ("ri il-gyu", "Ri Il Gyu", True),
        ("Ri Ilgyu", "Ri Il Gyu", True),
        ("Il Gyu Ri", "Ri Il Gyu", True),
        ("Lee Il-kyu", "Ri Il Gyu", True),
        ("Rhee Ilgyu", "Ri Il Gyu", True),
        ("리일규", "Ri Il Gyu", True),
        ("이일규", "리일규", True),
        ("Yi Il Kyu", "리일규", True),
        ("Cho Sŏng-kil", "Jo Song Gil", True),
        ("Robert R. King", "Robert R King", True),
        ("Jesús Aise Sotolongo", "Jesus Aise Sotolongo", True),
        ("Jesus Aise Sotelongo", "Jesus Aise Sotolongo", True),
        ("Ri Il", "Ri Il Gyu", False),
        ("Ri Il", "리일규", False),
        ("Kim Jong Il", "Kim Jong Un", False),
        ("Kim Man Chol", "Kim Jong Un", False),
        ("Ri Yong Ho", "Ri Il Gyu", False),
        ("김정은", "김정일", False),
        ("!", "?", False),
    ],
)
def test_people(name: str, known: str, expected: bool) -> None:
    assert alike(name, entry("x", name=known)) == ([("x", known)] if expected else [])


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Embassy in London", "Embassy, in London", True),
        ("Ambassador to North Korea", "Ambasador to North Korea", True),
        ("North Korean embassy in London", "North Korean embassy in Rome", False),
        ("Legislative election 2020", "Legislative election 2024", False),
        ("Vice Foreign Minister", "Foreign Minister", False),
    ],
)
def test_other_kinds(name: str, known: str, expected: bool) -> None:
    assert alike(name, entry("x", name=known, kind="post"), kind="post") == (
        [("x", known)] if expected else []
    )


def test_an_alias_counts_and_each_entry_is_named_once() -> None:
    person = entry("x", name="Someone else", aliases=("Lee Il-kyu", "Ri Il-gyu"))
    assert alike("Ri Il Gyu", person) == [("x", "Lee Il-kyu")]


def test_bare_words() -> None:
    assert bare_words("Ch’ŏl-su, Ø 리일규!") == ["chol", "su", "ø", "리일규"]
