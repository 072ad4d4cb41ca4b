import pytest

from quoth.ids import PropertyId
from quoth.load.vocabulary import read_vocabulary

KINDS = "kinds:\n  person: {folder: people, label: Person, plural: People}\nproperties:\n"
HELD = "  knows: {label: knows, of: [person], takes: person, inverse: known-by, help: Whom.}\n"


def read(text: str) -> list[str]:
    vocabulary, found = read_vocabulary(text.encode(), largest=10_000)
    assert (vocabulary is None) == bool(found)
    return [str(finding).removeprefix("entries/vocabulary.yml:") for finding in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (KINDS + HELD, []),
        (KINDS + HELD.replace("known-by", "knows"), []),
        ("", ["1:1: error: is empty; fill it in or delete it [empty-file]"]),
        (
            "kind: {}\n",
            [
                "1:1: error: 'kinds:' and what belongs under it is missing [missing-key]",
                "1:1: error: 'properties:' and what belongs under it is missing [missing-key]",
                "1:1: error: there is no key 'kind' here; there are 'kinds' and 'properties' [unknown-key]",
            ],
        ),
        (
            KINDS + "  Knows: {}\n",
            [
                "4:3: error: 'Knows' cannot be a name here: use a-z, 0-9 and single hyphens between them"
                " [bad-value]"
            ],
        ),
        (KINDS + "  knows: x\n", ["4:3: error: 'knows' takes a group of 'key: value' lines [wrong-type]"]),
        (
            KINDS + HELD.replace("[person]", "[persn]"),
            ["4:30: error: no kind 'persn'. Did you mean 'person'? [bad-value]"],
        ),
        (
            KINDS + HELD.replace("takes: person", "takes: dates"),
            ["4:46: error: 'takes' is one of date, text, number, place, person; not 'dates' [bad-value]"],
        ),
        (
            KINDS + HELD.replace("inverse: known-by, ", ""),
            [
                "4:46: error: a property that takes a person needs an 'inverse': its name seen from there"
                " [missing-key]"
            ],
        ),
        (
            KINDS + HELD.replace("takes: person", "takes: date"),
            [
                "4:61: error: a property that takes a date has no 'inverse', since no entry can"
                " state it; delete it"
                " [bad-value]"
            ],
        ),
        (
            KINDS + HELD.replace("known-by", "until"),
            [
                "4:63: error: the name 'until' is taken: it is a key of every claim; choose"
                " another [repeated-id]"
            ],
        ),
        (
            KINDS + HELD + HELD.replace("  knows", "  met"),
            ["5:61: error: the name 'known-by' is taken: it is used on line 4; choose another [repeated-id]"],
        ),
        (
            KINDS.replace("folder: people", "folder: assets").replace("\nproperties:", "\nproperties: {}"),
            ["2:20: error: the site has a folder 'assets' of its own; choose another name [repeated-id]"],
        ),
        (
            KINDS.replace("properties", "  human: {folder: people, label: Human, plural: Humans}\nproperties")
            + HELD,
            ["3:19: error: the folder 'people' is taken on line 2; choose another [repeated-id]"],
        ),
        (
            KINDS + HELD.replace("help:", "one: maybe, help:"),
            ["4:78: error: 'one' takes yes or no [bad-value]"],
        ),
    ],
)
def test_faults(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_property_goes_by_two_names() -> None:
    vocabulary, _ = read_vocabulary((KINDS + HELD).encode(), largest=10_000)
    assert vocabulary is not None
    knows = vocabulary.properties[PropertyId("knows")]
    assert vocabulary.stated_as("knows") == (knows, False)
    assert vocabulary.stated_as("known-by") == (knows, True)
    assert vocabulary.stated_as("nothing") is None
