"""A new file is in the canonical form, and what is put into it stays one value whatever it holds."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from make import CONFIG, VOCABULARY

from quoth.canonical import ENTRY, SOURCE, canonical
from quoth.characters import BAD
from quoth.drafting import DraftClaim, DraftEvidence, DraftSource, id_from, new_entry, new_source
from quoth.ids import EntryId, KindId, SourceId
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.load.sources import read_source
from quoth.model import Kind

PERSON, EVENT, POST = (VOCABULARY.kinds[KindId(kind)] for kind in ("person", "event", "post"))
HOSTILE = [
    "---\nname: other\n---\n",
    "a: b # c",
    "- x",
    "[x]: {y",
    "'\"\\",
    "line\r\nline\u2028line\x85",
    "\x00\x07\u202e\ufeff\ud800",
    "*a &b !c %d @e `f",
    "\n...\n---\n",
    "name: |\n  x",
]


def expected(text: str) -> str:
    kept = "".join(c for c in text if not "\ud800" <= c <= "\udfff")
    return " ".join(BAD.sub(lambda found: " " if found[0].isspace() else "", kept).split())


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Ri Sol Ju", "ri-sol-ju"),
        ("  Ri  Sol-ju ", "ri-sol-ju"),
        ("Kim Man-ch’ŏl", "kim-man-chol"),
        ("Łódź, Đà Nẵng & Ørsted", "lodz-da-nang-orsted"),
        ("Straße 7", "strasse-7"),
        ("Ri Sol Ju (리설주)", "ri-sol-ju"),
        ("2020", "2020"),
        ("리설주", None),
        ("리설주 2", None),
        ("Index", None),
        ("…", None),
        ("word " * 30, "-".join(["word"] * 16)),
        ("a" * 81, None),
    ],
)
def test_id_from(name: str, made: str | None) -> None:
    assert id_from(name) == made


def test_a_new_entry_can_be_filled_in() -> None:
    text = new_entry(PERSON, "Ri Sol Ju", VOCABULARY, aliases=["Ri Sol-ju", "리설주"])
    assert text.startswith(
        "---\nname: Ri Sol Ju\naliases: [Ri Sol-ju, 리설주] # other spellings, with commas between them\n"
        "living: unknown # yes, no or unknown\nclaims:\n"
        "  # What stands behind a # is a hint; delete it when you are done.\n"
        "  # Below a claim may stand: from, until, on, at, as, count, note, preferred, inferred,\n"
        "  # single-origin.\n"
        "  - held: # the id of a post. An office that the person holds or held."
    )
    assert (
        "\n    evidence:\n      - source: # the id of a source: the name of its file without '.md'\n"
        "        quote: # the words of the source that say it, copied\n"
        "  # Other claims, each with its evidence:\n"
        "  #- served-in: # the id of a post. A mission, ministry"
    ) in text
    assert "\n  #- born: # a date. Date of birth.\n" in text
    assert text.endswith("that it is the same.\n---\n")
    assert "holders" not in text


def test_a_new_post_may_be_spoken_of_from_the_other_side() -> None:
    text = new_entry(POST, "Minister", VOCABULARY)
    assert "\nholders: one # one, or many where several hold it at a time\n" in text
    hint = "  #- held-by: # the id of a person. It says the same as 'held' in that file: An office"
    assert hint in text


@pytest.mark.parametrize("kind", [PERSON, EVENT, POST])
def test_each_hint_becomes_a_claim_when_its_sign_is_deleted(kind: Kind) -> None:
    text = re.sub("^  #- ", "  - ", new_entry(kind, "X", VOCABULARY), flags=re.MULTILINE)
    document, _ = read_document(text.encode(), "entries/x.md", largest=1e6)
    _, found = read_entry(document, EntryId("x"), kind, VOCABULARY)
    assert [finding.message for finding in found if " is empty; " not in finding.message] == []


@pytest.mark.parametrize("kind", [PERSON, EVENT, POST])
def test_a_new_entry_lacks_only_what_is_to_be_filled_in(kind: Kind) -> None:
    path = f"entries/{kind.folder}/x.md"
    document, found = read_document(new_entry(kind, "X", VOCABULARY).encode(), path, largest=1e6)
    entry, faults = read_entry(document, EntryId("x"), kind, VOCABULARY)
    assert entry is not None
    said = [finding.message for finding in found + faults]
    assert [message for message in said if " is empty; " not in message] == []
    assert len(said) == 3


def test_a_new_file_is_in_the_canonical_form() -> None:
    blank = new_entry(PERSON, "A", VOCABULARY).removeprefix("---\n").removesuffix("---\n")
    filled = (
        blank.replace("held: ", "held: x ").replace("source: ", "source: y ").replace("quote: ", "quote: so ")
    )
    assert canonical(blank, ENTRY) == blank
    assert canonical(filled, ENTRY) == filled
    head = new_source(DraftSource(title="A: b")).removeprefix("---\n").removesuffix("---\n")
    assert canonical(head, SOURCE) == head


def test_a_new_source() -> None:
    given = DraftSource(title="T", publisher="P: Q", published="2024", author=["A, B"], url="https://x.org/a")
    hints = (
        "# There may also stand: origin, language, publish, quota, rights, standing, redact, note.\n"
        "# Put the article below the next line, exactly as published, a blank line between paragraphs.\n"
        "# What stands behind a # is a hint; delete it when you are done.\n"
    )
    assert new_source(given) == (
        '---\ntitle: T\npublisher: "P: Q"\nauthor: ["A, B"]\npublished: 2024\nurl: https://x.org/a\n'
        f"{hints}---\n"
    )


@pytest.mark.parametrize(
    "claim", [DraftClaim(stated="x: y"), DraftClaim(stated="fate", qualifiers={"x": "y"})]
)
def test_a_claim_that_the_vocabulary_does_not_know_is_refused(claim: DraftClaim) -> None:
    with pytest.raises(ValueError, match="there is no"):
        new_entry(PERSON, "A", VOCABULARY, claims=[claim])


TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)).map(lambda text: text + "x")


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@example(*HOSTILE[:4])
def test_no_text_leaves_its_place_in_an_entry(name: str, value: str, quote: str, prose: str) -> None:
    evidence = DraftEvidence(source="king-2024", quote=quote, said_by=[name, value])
    claim = DraftClaim(stated="fate", value=value, qualifiers={"as": name}, evidence=[evidence])
    text = new_entry(PERSON, name, VOCABULARY, aliases=[quote], claims=[claim], note=value, prose=prose)
    document, found = read_document(text.encode(), "entries/people/x.md", largest=1e6)
    entry, faults = read_entry(document, EntryId("x"), PERSON, VOCABULARY)
    assert [fault for fault in found + faults if fault.place.line < document.body_place.line] == []
    assert entry is not None
    assert (entry.name, entry.aliases, entry.note) == (expected(name), (expected(quote),), expected(value))
    assert entry.living == "unknown"
    (made,) = entry.claims
    assert (made.value.text, made.qualifiers.role) == (expected(value), expected(name))
    assert [(piece.quote, piece.said_by) for piece in made.evidence] == [
        (expected(quote), (expected(name), expected(value)))
    ]
    assert " ".join(document.body.split()) == expected(prose)


@given(TEXTS, TEXTS)
@example(*HOSTILE[:2])
def test_no_text_leaves_its_place_in_a_source(title: str, body: str) -> None:
    given = DraftSource(title=title, publisher=body, published="2024", author=[title], rights=body, text=body)
    document, found = read_document(new_source(given).encode(), "sources/x.md", largest=1e6)
    source, faults = read_source(document, SourceId("x"), CONFIG)
    assert found + faults == []
    assert source is not None
    assert (source.title, source.publisher) == (expected(title), expected(body))
    assert (source.author, source.rights) == ((expected(title),), expected(body))
    assert " ".join(document.body.split()) == expected(body)
