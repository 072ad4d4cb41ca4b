"""Whom "he" and "her" mean; nobody in doubt."""

from collections import deque
from collections.abc import Iterator, Sequence

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.capitals import Telling, telling
from quoth.extraction.gathering import MAN, WOMAN, People

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
_Said = tuple[Span, str]
_CLAUSES = frozenset({",", ";", ":", "–", "—", "that", "who", "and", "but", "when", "while", "because", "if"})
_CLAUSE = 8
_EARLY = 2
_REACH = 60
"""Words within a sentence that a pronoun reaches back."""
_AWAY = 3
"""Sentences that a pronoun reaches back to the last person named."""


def find_pronouns(article: Article, people: People) -> Iterator[tuple[Span, str]]:
    """Yield each pronoun whose person is plain, with the name of the person."""
    named: dict[int, list[_Said]] = {}
    for span, person in people.mentions:
        named.setdefault(span.sentence, []).append((span, person))
    genders = dict(people.genders)
    topic, told = None, -_AWAY
    for sentence in article.sentences:
        here = named.get(sentence.number, [])
        if not _is_running(sentence):
            continue
        if sentence.number - told > _AWAY:
            topic = None
        meant = list(_in_sentence(article, sentence, here, genders, topic))
        yield from meant
        if here or meant:
            topic, told = _one(article, sorted((*here, *meant))), sentence.number


def _in_sentence(
    article: Article, sentence: Sentence, here: list[_Said], genders: dict[str, str], topic: str | None
) -> Iterator[_Said]:
    """Yield the pronouns of a sentence; `here` are the names in it, `topic` whom the last ones were about."""
    recent: deque[_Said] = deque()
    coming = deque(here)
    for at, word in enumerate(sentence.lower):
        gender = _PRONOUNS.get(word)
        if gender is None:
            continue
        while coming and coming[0][0].last <= at:
            recent.append(coming.popleft())
        while recent and recent[0][0].last < at - _REACH:
            recent.popleft()
        subject = _subject_of(sentence, recent, at)
        before = [one for one in recent if genders.get(one[1], gender) == gender and one[1] != subject]
        meaning = _one(article, before)
        if meaning is None and not before and topic != subject:
            meaning = topic
        if meaning is not None and genders.get(meaning, gender) == gender:
            genders.setdefault(meaning, gender)
            said = Span(sentence.number, at, at + 1), meaning
            recent.append(said)
            yield said


def _is_running(sentence: Sentence) -> bool:
    """Say whether a sentence is running text or a caption, not a heading."""
    if telling(sentence) is not Telling.NAMES:
        return False
    return len(sentence.words) >= _HEADING or not sentence.words[-1].text.isalnum()


def _subject_of(sentence: Sentence, recent: Sequence[_Said], at: int) -> str | None:
    """Return whom "him" cannot mean, since it would be "himself": "Paul VI named him bishop"."""
    if sentence.lower[at] != "him" or not recent:
        return None
    span, person = recent[-1]
    between = sentence.lower[span.last : at]
    return None if any(word in _CLAUSES for word in between) or len(between) > _CLAUSE else person


def _one(article: Article, mentions: Sequence[_Said]) -> str | None:
    """Return the one person of some mentions, or the subject among them; None in doubt."""
    people = {person for _, person in mentions}
    if len(people) == 1:
        return next(iter(people))
    if not mentions:
        return None
    span, person = min(mentions)
    words = article.sentences[span.sentence].lower
    owner = span.last < len(words) and words[span.last] in _OWN
    return person if span.first <= _EARLY and not owner else None
