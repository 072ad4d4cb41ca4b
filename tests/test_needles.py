"""Words that are looked for all at once are found where each alone would be."""

import re
import sys
from collections import defaultdict

import pytest

from quoth import wording
from quoth.needles import Forms, Words


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ([], "anything", False),
        ([""], "anything", False),
        (["Rosebud street"], "at ROSEBUD \n street 5", True),
        (["Rosebud street"], "Rosebudstreet", False),
        (["a", "Rosebud"], "xxrosebudxx", True),
        (["söhne"], "SÖHNE", True),
        (["İstanbul"], "istanbul", True),
    ],
)
def test_words_are_found_in_a_text(words: list[str], text: str, found: bool) -> None:
    assert Words(words).in_text(text) is found
    assert any(wording.redaction(word).search(text) for word in words if word) is found


def test_letters_that_are_one_where_capitals_make_no_difference_are_found_as_one() -> None:
    every = [chr(number) for number in range(sys.maxunicode + 1) if not chr(number).isspace()]
    like = defaultdict(set)
    for letter in every:
        for other in (letter.lower(), letter.upper(), letter.casefold(), letter.title()):
            like[other].add(letter)
    for others in like.values():
        for letter in others if len(others) > 1 else ():
            one, said = re.compile(re.escape(letter), re.IGNORECASE), Words([letter])
            for other in others - {letter}:
                if one.search(other):
                    assert said.in_text(other), (letter, other)


@pytest.mark.parametrize(
    ("forms", "data", "found"),
    [
        ([], b"anything", False),
        ([b"rose", "söhne".encode()], b"a ROSE", True),
        ([b"rose", "söhne".encode()], "Söhne".encode(), True),
        ([b"rosebud"], b"rosebu", False),
        ([b"\x00\xff"], b"x\x00\xff", True),
    ],
)
def test_forms_are_found_in_bytes(forms: list[bytes], data: bytes, found: bool) -> None:
    assert Forms(forms).in_bytes(data) is found
