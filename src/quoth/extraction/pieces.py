"""A sentence to pieces: words that belong together in a name, a title, a place or the name of a body."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quoth.extraction.article import Sentence, Span
from quoth.extraction.bodies import body_end, place_end
from quoth.extraction.capitals import begins, is_acronym, is_initial
from quoth.extraction.known import Known
from quoth.extraction.name_rules import NameRules
from quoth.extraction.personal import is_articular, name_end
from quoth.extraction.titled import goes_on, title_length


class PieceKind(StrEnum):
    """What words seem to be, before the whole article is asked."""

    PERSON = "person"
    """A person whom the knowledge base has."""
    CANDIDATE = "candidate"
    """Words with capitals, which may name a person."""
    TITLE = "title"
    PLACE = "place"
    PEOPLE = "people"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that belong together."""

    span: Span
    kind: PieceKind


_JOINED = ("-based", "-born", "-listed", "-owned", "-led", "-run", "-backed", "-registered")
"""Ends of words that say something of the name after them: "Lagos-based Delta Meridian"."""
_TWO = 2
_SHORT_DAY = 4
"""Letters of what is a name, too, where another follows: Sun Yat-sen."""
_AFTER_DATELINE = frozenset({":", "—", "–", "("})


def pieces_of(sentence: Sentence, rules: NameRules, known: Known) -> Iterator[Piece]:
    """Yield the pieces of a sentence, in order."""
    at = 0
    while at < len(sentence.words):
        length, kind = known.person_names.at(sentence, at), PieceKind.PERSON
        end = at + length
        if not length or (length == 1 and name_end(sentence, at, rules) > end):
            end, kind = _piece(sentence, at, rules)
        if end > at:
            yield Piece(Span(sentence.number, at, end), kind)
        at = max(end, at + 1)


def _piece(sentence: Sentence, at: int, rules: NameRules) -> tuple[int, PieceKind]:
    word = sentence.words[at]
    if not (word.capital or is_articular(word.text)):
        return at, PieceKind.OTHER
    if word.text.endswith(_JOINED) and goes_on(sentence, at + 1):
        return at, PieceKind.OTHER
    dateline = _dateline(sentence, at)
    if dateline > at:
        return dateline, PieceKind.PLACE
    for kind, length in (
        (PieceKind.BODY, rules.bodies.at(sentence, at)),
        (PieceKind.PLACE, rules.place_names.at(sentence, at)),
        (PieceKind.PEOPLE, rules.peoples.at(sentence, at)),
    ):
        if length > 1 and not goes_on(sentence, at + length):
            return at + length, kind
    if begins(sentence, at) and _is_common(sentence, at, rules):
        return at, PieceKind.OTHER
    end = body_end(sentence, at, rules)
    if end > at:
        people = rules.peoples.at(sentence, at)
        if people and _is_public(sentence, at + people, end, rules):
            return at + people, PieceKind.PEOPLE
        return end, PieceKind.BODY
    length = title_length(sentence, at, rules)
    if length:
        return at + length, PieceKind.TITLE
    end = place_end(sentence, at, rules)
    if end > at:
        return end, PieceKind.PLACE
    return _named(sentence, at, rules)


def _dateline(sentence: Sentence, at: int) -> int:
    """Return where the place ends from which a report was sent, in capitals before its first sentence."""
    words = sentence.words
    end = at
    while at == 0 and end < len(words) and is_acronym(words[end]):
        end += 1
    return end if end < len(words) and words[end].text in _AFTER_DATELINE else at


def _is_public(sentence: Sentence, at: int, end: int, rules: NameRules) -> bool:
    """Say whether a body is one that every country has: "Cuban" is no part of its name."""
    return at < end and any(sentence.lower[one] in rules.public_heads for one in range(at, end))


def _named(sentence: Sentence, at: int, rules: NameRules) -> tuple[int, PieceKind]:
    """Return the end of what begins at a word and is in no list, or stands in one with a single word."""
    lower = sentence.lower
    if _is_pair(sentence.words[at].text, rules):
        return at + 1, PieceKind.OTHER
    end = name_end(sentence, at, rules)
    alone = end == at + 1
    given = lower[at] in rules.given_names and not alone
    for kind, phrases in (
        (PieceKind.BODY, rules.bodies),
        (PieceKind.PLACE, rules.place_names),
        (PieceKind.PEOPLE, rules.peoples),
    ):
        length = phrases.at(sentence, at)
        cut = at + length >= end or length > 1 or kind is PieceKind.PEOPLE
        cut = cut or (sentence.words[at].text in rules.place_words and end - at > _TWO)
        if length and not given and cut:
            return at + length, kind
    if lower[at] in rules.calendar and not given and (alone or len(lower[at]) > _SHORT_DAY):
        return at + 1, PieceKind.OTHER
    return end, PieceKind.CANDIDATE


def _is_common(sentence: Sentence, at: int, rules: NameRules) -> bool:
    lower = sentence.lower[at]
    followed = at + 1 < len(sentence.words)
    if followed and is_initial(sentence.words[at]) and sentence.words[at + 1].text == ".":
        return False
    if lower in rules.given_names and goes_on(sentence, at + 1):
        return False
    return lower in rules.common_words


def _is_pair(text: str, rules: NameRules) -> bool:
    """Say whether a word begins with a place: the US-North Korea summit, China-Japan."""
    first, hyphen, _ = text.partition("-")
    return bool(hyphen) and first in rules.place_words
