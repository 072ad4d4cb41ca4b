from pathlib import Path

import pytest

from quoth.ids import EntryId, KindId
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.load.vocabulary import read_vocabulary
from quoth.model import Entry

VOCABULARY, _ = read_vocabulary(
    (Path(__file__).parent.parent / "entries/vocabulary.yml").read_bytes(), largest=1_000_000
)
NAME_OF_FILE = "the name of its file without '.md'"
EVIDENCE = "claims:\n  - held: counselor\n    evidence:\n"
DATES = "write 2023, 2023-11 or 2023-11-05, with ~ for about, ? for uncertain, 2016/2019 for a span"


def read(head: str, *, kind: str = "person") -> tuple[Entry | None, list[str]]:
    assert VOCABULARY is not None
    path = "entries/people/x.md"
    document, repeated = read_document(f"---\n{head}---\nWords.\n".encode(), path, largest=100_000)
    entry, found = read_entry(document, EntryId("x"), VOCABULARY.kinds[KindId(kind)], VOCABULARY)
    return entry, [str(finding).removeprefix(f"{path}:") for finding in sorted(found + repeated)]


def read_claim(claim: str) -> list[str]:
    """Read an entry whose one claim begins on line 4, column 5."""
    lines = claim.splitlines()
    return read("name: A\nclaims:\n  - " + "\n    ".join(lines) + "\n")[1]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("name: A\n", []),
        ("living: unknown\n", ["2:1: error: 'name' is missing; add a line 'name: …' [missing-key]"]),
        (
            "name: A\nclaim: x\n",
            ["3:1: error: there is no key 'claim' here. Did you mean 'claims'? [unknown-key]"],
        ),
        (
            "name: A\nzzz: x\n",
            [
                "3:1: error: there is no key 'zzz' here. Known keys: name, aliases, living,"
                " holders, publish, was,"
                " note, claims [unknown-key]"
            ],
        ),
        (
            "name: A\nname: B\n",
            ["3:1: error: the key 'name' is here twice, first on line 2; keep one [repeated-key]"],
        ),
        ("name: A\nliving: maybe\n", ["3:9: error: 'living' takes yes, no or unknown [bad-value]"]),
        (
            "name: A\nholders: one\n",
            [
                "3:10: error: 'holders' is not for people; delete the line, or move the file to the folder "
                "of its kind [unknown-key]"
            ],
        ),
        (
            "name: A\nwas: [Old Name]\n",
            [
                "3:7: error: 'was' 'Old Name' cannot be an id: use a-z, 0-9 and single hyphens between them"
                " [bad-value]"
            ],
        ),
        (
            "name: A\nclaims: none\n",
            ["3:9: error: 'claims' takes a list: put each on its own line after '- ' [wrong-type]"],
        ),
        (
            "name: A\nclaims:\n  - held\n",
            ["4:5: error: a claim is a group of lines that begins with '- property: value' [wrong-type]"],
        ),
    ],
)
def test_faults_of_front_matter(head: str, expected: list[str]) -> None:
    entry, found = read(head)
    assert found == expected
    spared = ("[repeated-key]", "is not for people", "a claim is a group of lines")
    assert (entry is None) == (bool(expected) and not any(words in expected[0] for words in spared))


def test_a_claim_that_does_not_fit_is_left_out_and_the_others_stay() -> None:
    entry, found = read("name: A\nclaims:\n  - fate: left\n  - fate: [a, b]\n  - said: it\n")
    assert found == ["5:5: error: 'fate' takes one text, not a list or a group of keys [wrong-type]"]
    assert entry is not None
    assert [claim.value.text for claim in entry.claims] == ["left", "it"]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("held: counselor", []),
        ("born: 1959\ncount: ~100", []),
        (
            "heldd: counselor",
            ["4:5: error: there is no property 'heldd'. Did you mean 'held'? [unknown-property]"],
        ),
        (
            "zzzzzz: counselor",
            [
                "4:5: error: there is no property 'zzzzzz'. A person can have: held, served-in, "
                "took-part-in, born, died, fate, accused-of, family, refugee-from, lives-in, party, "
                "represented, studied-at, wrote, said, described-as, same-as [unknown-property]"
            ],
        ),
        (
            "held: counselor\nuntill: 2023",
            ["5:5: error: there is no key 'untill' here. Did you mean 'until'? [unknown-key]"],
        ),
        (
            "held: counselor\ndate: 2023",
            [
                "5:5: error: there is no key 'date' here. Known keys: from, until, on, at, as, count, note, "
                "preferred, inferred, single-origin, evidence [unknown-key]"
            ],
        ),
        (
            "held-bi: counselor",
            ["4:5: error: there is no property 'held-bi'. Did you mean 'held'? [unknown-property]"],
        ),
        (
            "held: counselor\ntook-part-in: summit",
            [
                "5:5: error: a claim says one thing, and 'held' is it; begin a new claim with"
                " '- took-part-in: …' [unknown-key]"
            ],
        ),
        ("until: 2023", ["4:5: error: this claim says nothing; add 'property: value' [missing-key]"]),
        (
            "held:\nuntil: 2023",
            [f"4:5: error: 'held' is empty; write the id of a post: {NAME_OF_FILE} [bad-value]"],
        ),
        (
            "held-by:\nuntil: 2023",
            [f"4:5: error: 'held-by' is empty; write the id of a person: {NAME_OF_FILE} [bad-value]"],
        ),
        (
            "part-of:\nuntil: 2023",
            [f"4:5: error: 'part-of' is empty; write the id of an event: {NAME_OF_FILE} [bad-value]"],
        ),
        ("fate:", ["4:5: error: 'fate' is empty; write what is claimed, in a few words [bad-value]"]),
        (
            "born:",
            ["4:5: error: 'born' is empty; write a date, such as 2023, 2023-11 or 2023-11-05 [bad-value]"],
        ),
        ("place:", ["4:5: error: 'place' is empty; write the name of a place [bad-value]"]),
        (
            "fate: left\nuntil:\nat:\nevidence:\n  - source:\n    quote:",
            [
                "5:11: error: 'until' is empty; write a date, such as 2023, 2023-11 or 2023-11-05,"
                " or delete the line [bad-date]",
                "6:8: error: 'at' is empty; write something here, or delete the line [bad-value]",
                "8:16: error: 'source' is empty; write an id here, which is the name of a file without '.md'"
                " [bad-value]",
                "9:15: error: 'quote' is empty; copy the words of the source here that say it [bad-value]",
            ],
        ),
        (
            "held: [a, b]",
            ["4:5: error: 'held' takes one text, not a list or a group of keys [wrong-type]"],
        ),
        (
            "held: A Counselor",
            [
                "4:11: error: 'held' takes the id of an entry, and 'A Counselor' cannot be one:"
                " use a-z, 0-9 and"
                " single hyphens between them [bad-value]"
            ],
        ),
        ("born: May 1959", [f"4:11: error: 'May 1959' has white space in it: {DATES} [bad-date]"]),
        (
            "held: counselor\nuntil: [2016, 2017]",
            [
                "5:5: error: 'until' takes one date; a set of dates wants quotes around it, as '[2016,2017]'"
                " [wrong-type]"
            ],
        ),
        ("held: counselor\nuntil: '[2016,2017]'", []),
        (
            "held: counselor\ncount: 10,000",
            [
                "5:12: error: 'count' takes digits only, with ~ (about), < or > before them if needed,"
                " as in ~10000 [bad-value]"
            ],
        ),
        (
            "held: counselor\nevidence:\n  - source: king-2024",
            ["6:9: error: 'quote' is missing; add a line 'quote: …' to the lines of this '- ' [missing-key]"],
        ),
        (
            "held: counselor\nevidence:\n  source: king-2024\n  quote: some words here",
            ["5:5: error: 'evidence' takes a list: put each on its own line after '- ' [wrong-type]"],
        ),
        (
            "held: counselor\nevidence:\n  - some words here",
            ["6:9: error: 'evidence' takes a group of 'key: value' lines [wrong-type]"],
        ),
        (
            "held: counselor\nevidence:\n  - source: king-2024\n    quote: words\n    sayd-by: [A]",
            ["8:9: error: there is no key 'sayd-by' here. Did you mean 'said-by'? [unknown-key]"],
        ),
        (
            "held: counselor\nevidence:\n  - source: king-2024\n    quote: words\n    manner: told",
            ["8:17: error: 'manner' takes stated, reported or alleged [bad-value]"],
        ),
        (
            "heldd: A\nuntil: never\nevidence: none",
            [
                "4:5: error: there is no property 'heldd'. Did you mean 'held'? [unknown-property]",
                f"5:12: error: 'until' 'never' is no date: {DATES} [bad-date]",
                "6:15: error: 'evidence' takes a list: put each on its own line after '- ' [wrong-type]",
            ],
        ),
    ],
)
def test_faults_of_a_claim(claim: str, expected: list[str]) -> None:
    assert read_claim(claim) == expected


@pytest.mark.parametrize(
    ("head", "place", "fix"),
    [
        ("living: Yes", "3:9", "yes"),
        ("living: ' NO'", "3:9", "no"),
        ("living: maybe", "3:9", None),
        ("aliases: 리설주, Ri Sol-ju", "3:10", "[리설주, Ri Sol-ju]"),
        ("aliases: Ri Sol-ju", "3:10", "[Ri Sol-ju]"),
        ('aliases: the "Lady", Ri', "3:10", None),
        ("claims: a, b", "3:9", None),
        ("was: [Old-Name]", "3:7", "old-name"),
        ("claims:\n  - held: Counselor.md", "4:11", "counselor"),
        ("claims:\n  - held: A Counselor", "4:11", None),
        ("claims:\n  - born: May 1959", "4:11", "1959-05"),
        ("claims:\n  - born: 31 February 2023", "4:11", None),
        ("claims:\n  - held: counselor\n    until: Nov 2023", "5:12", "2023-11"),
        ("claims:\n  - held: counselor\n    until: 05.11.2023", "5:12", "2023-11-05"),
        ("claims:\n  - held: counselor\n    evidence: a, b", "5:15", None),
        (f"{EVIDENCE}      - source: king-2024.md\n        quote: a", "6:17", "king-2024"),
        (f"{EVIDENCE}      - source: sources/king-2024.md\n        quote: a", "6:17", "king-2024"),
        (
            f"{EVIDENCE}      - source: king-2024\n        quote: a\n        said-by: ri-il-gyu, Kim",
            "8:18",
            "[ri-il-gyu, Kim]",
        ),
    ],
)
def test_what_can_only_mean_one_thing_comes_with_a_fix(head: str, place: str, fix: str | None) -> None:
    assert VOCABULARY is not None
    document, _ = read_document(f"---\nname: A\n{head}\n---\nWords.\n".encode(), "x.md", largest=100_000)
    _, (finding,) = read_entry(document, EntryId("x"), VOCABULARY.kinds[KindId("person")], VOCABULARY)
    assert (str(finding.place), finding.fix) == (f"x.md:{place}", fix)


def test_a_claim_as_read() -> None:
    entry, _ = read(
        "name: A\nwas: [oldest, old]\nclaims:\n  - held: counselor\n    from: 2016~\n    as: acting\n"
        "    evidence:\n      - source: king-2024\n        quote: |\n          two\n          lines\n"
        "        said-by: [b, C]\n"
    )
    assert entry is not None
    (claim,) = entry.claims
    (piece,) = claim.evidence
    assert (claim.stated, claim.value.entry, claim.inverted, claim.born_as) == (
        "held",
        "counselor",
        False,
        "oldest",
    )
    assert claim.qualifiers.since is not None
    assert (claim.qualifiers.since.text, claim.qualifiers.role) == ("2016~", "acting")
    assert (piece.quote, piece.said_by, piece.manner, piece.stance) == (
        "two lines",
        ("b", "C"),
        "stated",
        "supports",
    )
    assert (str(claim.place), str(piece.place)) == ("entries/people/x.md:5:5", "entries/people/x.md:10:16")


def test_a_claim_can_be_stated_by_the_inverse() -> None:
    entry, _ = read("name: A\nclaims:\n  - held-by: b\n", kind="post")
    assert entry is not None
    (claim,) = entry.claims
    assert (claim.property.id, claim.inverted, claim.stated) == ("held", True, "held-by")


def test_a_key_survives_a_new_id_and_other_evidence() -> None:
    before, _ = read("name: A\nwas: [y]\nclaims:\n  - held: b\n")
    after, _ = read("name: B\nwas: [y, z]\nclaims:\n  - held: b\n    note: new\n")
    other, _ = read("name: A\nwas: [y]\nclaims:\n  - held: b\n    until: 2023\n")
    assert before is not None
    assert after is not None
    assert other is not None
    assert before.claims[0].key == after.claims[0].key != other.claims[0].key
