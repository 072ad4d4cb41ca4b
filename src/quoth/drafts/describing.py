"""What an article calls somebody, with a quote that has the words: the one that names a person may not."""

from collections.abc import Iterator
from dataclasses import replace

from quoth.drafts.proving import Prover
from quoth.extraction.proposals import Person, Proposals, Support
from quoth.folding import fold


def described(proposals: Proposals, prover: Prover) -> Proposals:
    """Return proposals in which a description comes with its words, or not at all."""
    return replace(proposals, people=tuple(_person(one, prover) for one in proposals.people))


def _person(person: Person, prover: Prover) -> Person:
    if person.described is None:
        return person
    wanted = fold(person.described).text
    if any(wanted in fold(piece.quote).text for piece in person.support):
        return person
    fitting = next((piece for piece in _pieces(person, person.described) if prover.stands(piece)), None)
    if fitting is None:
        return replace(person, described=None)
    return replace(person, support=(*person.support, fitting))


def _pieces(person: Person, words: str) -> Iterator[Support]:
    """Yield quotes of the words, first those that have the name too, with a gap between."""
    first = person.support[0]
    quotes = (f"{first.quote} … {words}", f"{words} … {first.quote}", words)
    yield from (replace(first, quote=quote) for quote in quotes)
