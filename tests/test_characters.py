import sys

import pytest

from quoth.addresses import fault_of_address, without_tracking
from quoth.characters import BAD, fault_of_characters
from quoth.look_alikes import name_of_letter, strange_letter


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyễn Văn, ę̃ and e\u0301\u0323\u0302\u0306",
        "می\u200cخواهم",
        "क्\u200dष",
        "ខ្មែរ\u200bភាសា",
        "👩\u200d👩\u200d👧, 👍🏽, ☺\ufe0f, 1\ufe0f⃣, 🏴\U000e0067\U000e0062\U000e007f",
        "葛\U000e0100",
        "שלום\u200f, 3",
        "a\tb\nc\u00a0d",
    ],
)
def test_clean(text: str) -> None:
    assert fault_of_characters(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab\u202ec", (2, "holds the invisible character U+202E; delete it")),
        ("a\u200bb", (1, "holds the invisible character U+200B; delete it")),
        ("a\u200db", (1, "holds the invisible character U+200D; delete it")),
        ("soft\u00adly", (4, "holds the invisible character U+00AD; delete it")),
        ("a\ufe0f", (1, "holds the invisible character U+FE0F; delete it")),
        ("\x85", (0, "holds the invisible character U+0085; delete it")),
        (
            "\ue000",
            (0, "holds the character U+E000, which each font draws otherwise; write it in words"),
        ),
        ("x\ufffd", (1, "holds the sign U+FFFD, which stands for a letter that was lost; type that letter")),
        ("Z" + "\u0300" * 5, (1, "has 5 accents on one letter; delete those that do not belong there")),
    ],
)
def test_not_clean(text: str, expected: tuple[int, str]) -> None:
    assert fault_of_characters(text) == expected


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ri Il Gyu 리일규 KTX를 東京タワー", None),
        ("Иван Smith", None),
        ("Smith Jоnes", "о"),
        ("Αlpha", "Α"),
        ("Путин a", None),
    ],
)
def test_letters_of_another_script(name: str, letter: str | None) -> None:
    assert strange_letter(name) == letter


def test_the_finding_names_the_letter() -> None:
    assert name_of_letter("о") == "cyrillic small letter o"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://example.org/a?b=c#d", None),
        ("http://example.org:8080", None),
        ("https://en.wikipedia.org/wiki/Tumen_(river)", None),
        ("https://example.org/서울", None),
        ("https://a@b.example", "hides where it leads behind an '@'"),
        ("https://b.example/@a", None),
        ("https:///x", "names no site"),
        ("https://[x", "is no web address"),
        ("https://аpple.example", "has letters in the name of the site that look like others"),
        ("https://xn--pple-43d.example", "has letters in the name of the site that look like others"),
        ("https://x.example/?utm_source=y", "tells who copied it"),
        ("//x.example", "takes a web address that begins with https://"),
        ("https://x.example\\y", "takes a web address that begins with https://"),
    ],
)
def test_addresses(address: str, message: str | None) -> None:
    fault = fault_of_address(address)
    assert (fault is None) if message is None else (fault is not None and fault[0].startswith(message))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.example/a?utm_source=y&b=c&fbclid=z#d", "https://x.example/a?b=c#d"),
        ("https://x.example/?fbclid=z", "https://x.example/"),
        ("https://x.example/?utm=1", "https://x.example/?utm=1"),
    ],
)
def test_what_tracks_readers_is_left_out(address: str, expected: str) -> None:
    assert without_tracking(address) == expected


def test_no_bad_character_is_passed_over_for_being_rare() -> None:
    letters = [chr(number) for number in range(sys.maxunicode + 1)]
    bad = [letter for letter in letters if BAD.search(letter)]
    assert bad == [letter for letter in letters if fault_of_characters(letter)]
