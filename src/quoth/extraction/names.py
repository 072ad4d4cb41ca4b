"""Names in an article: runs of words with capitals, and what each is the name of."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.known import Known
from quoth.extraction.name_rules import NameRules


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    PEOPLE = "people"
    """An adjective or a people of a place: "North Korean"."""
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name where it stands; titles and honorifics before it are no part of it."""

    span: Span
    kind: NameKind


def find_names(article: Article, rules: NameRules, known: Known) -> tuple[Name, ...]:
    """Return the names in an article, in order; none overlaps another."""
    return tuple(name for sentence in article.sentences for name in _in_sentence(sentence))


def _in_sentence(sentence: Sentence) -> Iterator[Name]:
    first = None
    for number, word in enumerate((*sentence.words, None)):
        if word is not None and word.capital:
            first = number if first is None else first
            continue
        if first is not None and number - first > 1:
            yield Name(Span(sentence.number, first, number), NameKind.PERSON)
        first = None
