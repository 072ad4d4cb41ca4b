"""Names in an article, and what each is the name of."""

from dataclasses import dataclass
from enum import StrEnum

from quoth.extraction.article import Article, Span
from quoth.extraction.capitals import Telling, telling
from quoth.extraction.judging import find_forms, judge
from quoth.extraction.known import Known
from quoth.extraction.name_rules import NameRules
from quoth.extraction.pieces import Piece, PieceKind, pieces_of
from quoth.extraction.placing import place


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


_KINDS = {
    PieceKind.PERSON: NameKind.PERSON,
    PieceKind.PLACE: NameKind.PLACE,
    PieceKind.PEOPLE: NameKind.PEOPLE,
    PieceKind.BODY: NameKind.ORGANISATION,
    PieceKind.OTHER: NameKind.OTHER,
}


def find_names(article: Article, rules: NameRules, known: Known) -> tuple[Name, ...]:
    """Return the names in an article, in order; none overlaps another.

    What a form names is judged once, by all places where it stands: seen as a person once, it is one
    everywhere.
    """
    pieces: list[Piece] = []
    headings: list[int] = []
    for sentence in article.sentences:
        if telling(sentence) is Telling.NOTHING:
            headings.append(sentence.number)
        else:
            pieces.extend(pieces_of(sentence, rules, known))
    found = [Name(piece.span, _KINDS[piece.kind]) for piece in pieces if piece.kind in _KINDS]
    candidates = [piece.span for piece in pieces if piece.kind is PieceKind.CANDIDATE]
    certain = [piece.span for piece in pieces if piece.kind is PieceKind.PERSON]
    bodies = [piece.span for piece in pieces if piece.kind is PieceKind.BODY]
    judged = judge(article, candidates, rules, certain=certain, bodies=bodies)
    found.extend(Name(span, NameKind.PERSON) for span in judged.people)
    placed = place(article, judged.others, bodies, rules)
    found.extend(Name(span, NameKind.PLACE) for span in placed.places)
    found.extend(Name(span, NameKind.ORGANISATION) for span in placed.bodies)
    found.extend(Name(span, NameKind.OTHER) for span in placed.others)
    found.extend(Name(span, NameKind.PERSON) for span in find_forms(article, headings, judged.forms))
    return tuple(sorted(found))
