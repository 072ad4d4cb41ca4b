"""A sentence to pieces: words that belong together in a name, a title, a place or the name of a body."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quoth.extraction.article import Sentence, Span
from quoth.extraction.bodies import body_end, place_end
from quoth.extraction.capitals import begins, is_acronym, is_initial
from quoth.extraction.known import Known
from quoth.extraction.name_rules import NameRules


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


_ARTICULAR = (
    "al-",
    "el-",
    "ad-",
    "as-",
    "az-",
    "an-",
    "ash-",
    "ar-",
    "at-",
    "d'",
    "d’",
    "l'",
    "l’",
    "ul-",
    "ud-",
    "ur-",
    "ben-",
)
_MOST_PARTICLES = 3
_QUOTES = frozenset("\"“”‘’'")


def pieces_of(sentence: Sentence, rules: NameRules, known: Known) -> Iterator[Piece]:
    """Yield the pieces of a sentence, in order."""
    at = 0
    while at < len(sentence.words):
        length, kind = known.person_names.at(sentence, at), PieceKind.PERSON
        end = at + length
        if not length:
            end, kind = _piece(sentence, at, rules)
        if end > at:
            yield Piece(Span(sentence.number, at, end), kind)
        at = max(end, at + 1)


def _piece(sentence: Sentence, at: int, rules: NameRules) -> tuple[int, PieceKind]:
    word = sentence.words[at]
    if not (word.capital or _articular(word.text)):
        return at, PieceKind.OTHER
    if begins(sentence, at) and _is_common(sentence, at, rules):
        return at, PieceKind.OTHER
    for kind, length in (
        (PieceKind.BODY, rules.bodies.at(sentence, at)),
        (PieceKind.PLACE, rules.place_names.at(sentence, at)),
        (PieceKind.PEOPLE, rules.peoples.at(sentence, at)),
    ):
        if length > 1 and not _goes_on(sentence, at + length):
            return at + length, kind
    end = body_end(sentence, at, rules)
    if end > at:
        people = rules.peoples.at(sentence, at)
        if people and _is_public(sentence, at + people, end, rules):
            return at + people, PieceKind.PEOPLE
        return end, PieceKind.BODY
    length = _title(sentence, at, rules)
    if length:
        return at + length, PieceKind.TITLE
    end = place_end(sentence, at, rules)
    if end > at:
        return end, PieceKind.PLACE
    return _named(sentence, at, rules)


def _is_public(sentence: Sentence, at: int, end: int, rules: NameRules) -> bool:
    """Say whether a body is one that every country has: "Cuban" is no part of its name."""
    return at < end and any(sentence.lower[one] in rules.public_heads for one in range(at, end))


def _named(sentence: Sentence, at: int, rules: NameRules) -> tuple[int, PieceKind]:
    """Return the end of what begins at a word and is in no list, or stands in one with a single word."""
    lower = sentence.lower
    if _is_pair(sentence.words[at].text, rules):
        return at + 1, PieceKind.OTHER
    end = _candidate_end(sentence, at, rules)
    alone = end == at + 1
    given = lower[at] in rules.given_names and not alone
    for kind, phrases in (
        (PieceKind.BODY, rules.bodies),
        (PieceKind.PLACE, rules.place_names),
        (PieceKind.PEOPLE, rules.peoples),
    ):
        length = phrases.at(sentence, at)
        if length and not given and (at + length >= end or length > 1 or kind is PieceKind.PEOPLE):
            return at + length, kind
    if lower[at] in rules.calendar and not given:
        return at + 1, PieceKind.OTHER
    return end, PieceKind.CANDIDATE


def _candidate_end(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return the end of the capitals, particles, initials and nicknames that begin at a word."""
    words = sentence.words
    end = at + 1
    if is_initial(words[at]) and end < len(words) and words[end].text == ".":
        end += 1
    while end < len(words):
        step = _step(sentence, end, rules)
        if not step:
            break
        end += step
    return end


def _step(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return how many words a name takes from here to go on with; 0 where it ends."""
    words, lower = sentence.words, sentence.lower
    word = words[at]
    if word.text == "," and at + 1 < len(words) and words[at + 1].text in rules.suffixes:
        return 2 + (at + 2 < len(words) and words[at + 2].text == ".")
    if word.text in _QUOTES:
        return _nickname(sentence, at)
    if lower[at] in rules.particles and not word.capital:
        for ahead in range(at + 1, min(at + 1 + _MOST_PARTICLES, len(words))):
            if words[ahead].capital or _articular(words[ahead].text):
                return ahead - at + 1
            if lower[ahead] not in rules.particles:
                break
        return 0
    if _articular(word.text):
        return 1
    if not word.capital or lower[at] in rules.calendar:
        return 0
    if word.text in rules.suffixes:
        return 1 + (word.text in ("Jr", "Sr") and at + 1 < len(words) and words[at + 1].text == ".")
    if is_initial(word):
        return 1 + (at + 1 < len(words) and words[at + 1].text == ".")
    if _title(sentence, at, rules) and lower[at] not in rules.names_too:
        return 0
    if lower[at] in rules.common_words and lower[at] not in rules.given_names | rules.family_names:
        return 0
    if is_acronym(word) and not words[at - 1].text.isupper():
        return 0
    return 1


def _nickname(sentence: Sentence, at: int) -> int:
    words = sentence.words
    for ahead in range(at + 1, min(at + 4, len(words) - 1)):
        if words[ahead].text in _QUOTES:
            inner = words[at + 1 : ahead]
            fits = inner and all(word.capital for word in inner) and words[ahead + 1].capital
            return ahead - at + 2 if fits else 0
    return 0


def _title(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return how many words of a title, or of what stands before one, begin at a word."""
    length = rules.honorifics.at(sentence.lower, at) or rules.titles.at(sentence.lower, at)
    words = sentence.words
    if length:
        if length == 1 and sentence.lower[at] in rules.names_too and not _goes_on(sentence, at + 1):
            return 0
        return length + (
            at + length < len(words) and words[at + length].text == "." and len(words[at].text) < 5
        )
    if sentence.lower[at] in rules.title_words and _leads_to_title(sentence, at, rules):
        return 1
    return 0


def _leads_to_title(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether only words of titles, bodies and peoples stand between a word and a title."""
    words = sentence.words
    for ahead in range(at + 1, min(at + 6, len(words))):
        if not words[ahead].capital:
            return sentence.lower[ahead] in rules.title_words or bool(rules.titles.at(sentence.lower, ahead))
        if rules.titles.at(sentence.lower, ahead) or rules.peoples.at(sentence, ahead):
            return True
    return sentence.lower[at] in ("former", "then", "ex", "late")


def _goes_on(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and (sentence.words[at].capital and sentence.words[at].text[0].isalpha())


def _is_common(sentence: Sentence, at: int, rules: NameRules) -> bool:
    lower = sentence.lower[at]
    if lower in rules.given_names and _goes_on(sentence, at + 1):
        return False
    return lower in rules.common_words


def _is_pair(text: str, rules: NameRules) -> bool:
    """Say whether a word begins with a place: the US-North Korea summit, China-Japan."""
    first, hyphen, _ = text.partition("-")
    return bool(hyphen) and first in rules.place_words


def _articular(text: str) -> bool:
    return any(text.startswith(article) and text[len(article) :][:1].isupper() for article in _ARTICULAR)
