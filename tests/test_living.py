"""People who may be living: what the check asks for before anything that could harm them is published."""

from dataclasses import replace
from typing import Any

import pytest
from make import claim, entry, evidence, library, source

from quoth.check import living
from quoth.check.run import EntryCheck
from quoth.findings import Finding
from quoth.model import Entry
from quoth.quotes import Proved

PLAIN, SAID = evidence(), evidence(said_by=("a friend",))
HEARSAY = evidence(manner="reported")
OTHER = evidence(source="other-2024", said_by=("a friend",))
REPRINT = evidence(source="reprint-2024", said_by=("a friend",))
AGAINST = evidence(source="other-2024", stance="disputes")


def found_by(check: EntryCheck, proved: Proved) -> list[Finding]:
    return [one for made in proved.library.entries.values() for one in check(made, proved)]


def proved(*claims: Any, **fields: Any) -> Proved:
    made = replace(entry("ri-il-gyu", *claims, prose=""), **{"living": "unknown", **fields})
    sources = [source(), source(id="other-2024"), source(id="reprint-2024", origin="king-2024")]
    return library([made], sources)


ATTRIBUTED = {
    "an accusation of the article's own": ("accused-of", [PLAIN], {}, 1),
    "one that somebody makes": ("accused-of", [SAID], {}, 0),
    "one that the article does not vouch for": ("accused-of", [HEARSAY], {}, 0),
    "one of two pieces is the article's own": ("accused-of", [SAID, PLAIN], {}, 1),
    "what speaks against it may be its own": ("accused-of", [SAID, AGAINST], {}, 0),
    "no allegation": ("family", [PLAIN], {}, 0),
    "of the living": ("accused-of", [PLAIN], {"living": "yes"}, 1),
    "of the dead": ("accused-of", [PLAIN], {"living": "no"}, 0),
    "a draft": ("accused-of", [PLAIN], {"publish": "draft"}, 0),
}


@pytest.mark.parametrize(("property_", "pieces", "fields", "number"), ATTRIBUTED.values(), ids=ATTRIBUTED)
def test_an_allegation_says_who_makes_it(
    property_: str, pieces: list[Any], fields: dict[str, Any], number: int
) -> None:
    checked = proved(claim(property_, "something", *pieces), **fields)
    found = found_by(living.sensitive_claims_say_who_tells_them, checked)
    assert [finding.code for finding in found] == ["unattributed"] * number


ORIGINS = {
    "one": ("fate", [SAID], {}, {}, 1),
    "two": ("fate", [SAID, OTHER], {}, {}, 0),
    "a reprint is no other": ("fate", [SAID, REPRINT], {}, {}, 1),
    "what speaks against it is no other": ("fate", [SAID, AGAINST], {}, {}, 1),
    "one, and why": ("fate", [SAID], {"single_origin": "She told it herself."}, {}, 0),
    "not sensitive": ("party", [SAID], {}, {}, 0),
    "whereabouts are": ("lives-in", [SAID], {}, {}, 1),
    "of the dead": ("fate", [SAID], {}, {"living": "no"}, 0),
    "withheld": ("fate", [SAID], {}, {"publish": "withheld"}, 0),
}


@pytest.mark.parametrize(("property_", "pieces", "said", "fields", "number"), ORIGINS.values(), ids=ORIGINS)
def test_a_sensitive_claim_has_two_origins_or_a_reason(
    property_: str, pieces: list[Any], said: dict[str, Any], fields: dict[str, Any], number: int
) -> None:
    checked = proved(replace(claim(property_, "something", *pieces), **said), **fields)
    found = found_by(living.sensitive_claims_have_two_origins, checked)
    assert [finding.code for finding in found] == ["single-origin"] * number


REACHED = {
    "e-mail": "write to ri.il-gyu@mail.example.org please",
    "telephone": "call +82 2 1234 5678",
    "telephone with brackets": "call +44 (0)20 7946 0000",
    "street": "at 12 Rosebud Street, Seoul",
    "street with several words": "at 1600 Old Mill Pond Rd. now",
}
HARMLESS = {
    "years": "from 2016-2019 and in 2020 to 2024",
    "amounts": "earns more than $10 million, +300,000 a year",
    "counts": "Each of 130 restaurants in 12 countries",
    "a street without a number": "He grew up in Sesame Street",
    "a name of a page": "Resolution 2270, paragraph 15",
    "a handle": "known as @someone",
    "times": "at 38 Degrees North",
}


def written(text: str) -> list[Entry]:
    """Return entries with a text in each place where an author writes."""
    prose = entry("a", prose="")
    return [
        replace(prose, prose=replace(prose.prose, text=text)),
        entry("b", claim("said", text), prose=""),
        entry("c", claim("said", "x", note=text), prose=""),
        entry("d", claim("said", "x", evidence(text)), prose=""),
    ]


@pytest.mark.parametrize("text", REACHED.values(), ids=REACHED)
def test_nobody_can_be_reached(text: str) -> None:
    found = found_by(living.nobody_can_be_reached, library(written(text), [source()]))
    assert [finding.code for finding in found] == ["contact-details"] * 4
    assert not any(text in finding.message for finding in found)


def test_what_stands_in_prose_is_told_where_it_stands() -> None:
    told = [entry("a", prose="One line.\n\nWrite to ri@example.org."), entry("b", prose="Ri&#64;mail.org")]
    found = found_by(living.nobody_can_be_reached, library(told, [source()]))
    assert [str(finding.place) for finding in found] == [
        "entries/people/a.md:22:10",
        "entries/people/b.md:20:1",
    ]


def test_nobody_can_be_reached_by_what_stands_elsewhere() -> None:
    address = "ri@mail.example.org"
    told = [
        entry("a", name=address, prose=""),
        entry("b", aliases=(address,), prose=""),
        entry("c", claim("said", "x", preferred=f"She said so at {address}."), prose=""),
        entry("d", claim("said", "x", evidence(said_by=(address,))), prose=""),
        entry("e", prose="Write to ri&#64;mail.example\\.org now."),
    ]
    found = found_by(living.nobody_can_be_reached, library(told, [source()]))
    assert [finding.code for finding in found] == ["contact-details"] * 5


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_like_it_is_let_pass(text: str) -> None:
    assert found_by(living.nobody_can_be_reached, library(written(text), [source()])) == []
