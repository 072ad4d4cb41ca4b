"""Whom "he" and "her" mean; nobody in doubt."""

from collections.abc import Iterator, Sequence

from quoth.extraction.article import Article, Span
from quoth.extraction.capitals import Telling, telling
from quoth.extraction.gathering import MAN, WOMAN, People
from quoth.extraction.name_rules import NameRules

_PRONOUNS = {
    "he": MAN,
    "his": MAN,
    "him": MAN,
    "himself": MAN,
    "she": WOMAN,
    "her": WOMAN,
    "hers": WOMAN,
    "herself": WOMAN,
}
_OWN = frozenset({"'s", "’s", "’", "'"})
_HEADING = 12
"""Words that a heading does not reach; a caption does."""
_AWAY = 3
"""Sentences that a pronoun reaches back to the last person named."""


def find_pronouns(article: Article, people: People, rules: NameRules) -> Iterator[tuple[Span, str]]:
    """Yield each pronoun whose person is plain, with the name of the person."""
    named: dict[int, list[tuple[Span, str]]] = {}
    for span, person in people.mentions:
        named.setdefault(span.sentence, []).append((span, person))
    genders = dict(people.genders)
    topic: tuple[int, str | None] = (-_AWAY, None)
    for sentence in article.sentences:
        here = named.get(sentence.number, [])
        if telling(sentence) is not Telling.NAMES or (
            len(sentence.words) < _HEADING and sentence.words[-1].text.isalnum()
        ):
            continue
        meant: list[tuple[Span, str]] = []
        for at, word in enumerate(sentence.lower):
            gender = _PRONOUNS.get(word)
            if gender is None:
                continue
            before = [
                one for one in (*here, *meant) if one[0].last <= at and genders.get(one[1], gender) == gender
            ]
            meaning = _one(article, before)
            if meaning is None and not before and sentence.number - topic[0] <= _AWAY:
                meaning = topic[1]
            if meaning is not None and genders.get(meaning, gender) == gender:
                genders.setdefault(meaning, gender)
                span = Span(sentence.number, at, at + 1)
                meant.append((span, meaning))
                yield span, meaning
        if here or meant:
            topic = sentence.number, _one(article, sorted((*here, *meant)))


def _one(article: Article, mentions: Sequence[tuple[Span, str]]) -> str | None:
    """Return the one person of some mentions, or the subject among them; None in doubt."""
    people = {person for _, person in mentions}
    if len(people) == 1:
        return next(iter(people))
    if not mentions:
        return None
    span, person = min(mentions)
    words = article.sentences[span.sentence].lower
    owner = span.last < len(words) and words[span.last] in _OWN
    return person if span.first <= 2 and not owner else None
