"""What an article calls a person, in its own words."""

from collections.abc import Iterable, Sequence, Set

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.name_rules import NameRules

_FIRST = frozenset({"a", "an", "the", "former", "one", "then", "now", "non-executive"})
_BEING = frozenset({"is", "was"})
_SKIPPED = frozenset({"also", "now", "still", "currently", "then", "who"})
_STOPS = frozenset(
    {*",.;:–—()?!”[]*•", '"', "who", "which", "that", "but", "whose", "when", "while", "where", "because"}
)
_VERBS_FOLLOW = frozenset({"now", "also", "then", "later", "is", "was", "has", "had", "who", "will", "would"})
_LONGEST = 14

Place = tuple[int, int]
"""The number of a sentence, and of a word in it."""
_OWN = frozenset({"'s", "’s"})


def described(article: Article, spans: Iterable[Span], rules: NameRules, named: Set[Place]) -> str | None:
    """Return the first apposition or predicate that says what somebody is; None in doubt.

    `named` are the places where names of people begin: a title may be the next one's.
    """
    for span in spans:
        sentence = article.sentences[span.sentence]
        at = _start(sentence, span.last)
        end = None if at is None else _end(sentence, at, rules)
        if at is None or end is None:
            continue
        bare = sentence.lower[at] not in _FIRST and not _owned(sentence, at)
        if not (bare and any((span.sentence, place) in named for place in range(at, end + 3))):
            return article.text(Span(span.sentence, at, end))
    return None


def _start(sentence: Sentence, at: int) -> int | None:
    lower = sentence.lower
    comma = at < len(lower) and lower[at] == ","
    if comma:
        at += 1
        if at + 1 < len(lower) and lower[at].isdigit() and lower[at + 1] == ",":
            at += 2
    relative = at < len(lower) and lower[at] == "who"
    at += relative
    being = at < len(lower) and lower[at] in _BEING and (relative or not comma)
    if not being and (relative or not comma):
        return None
    at += being
    while being and at < len(lower) and lower[at] in _SKIPPED:
        at += 1
    return at if at < len(lower) else None


def _end(sentence: Sentence, at: int, rules: NameRules) -> int | None:
    """Return the end of the words that say what somebody is, when a title or relation heads them."""
    lower = sentence.lower
    bare = rules.titles.at(lower, at) or lower[at] in rules.title_words
    if lower[at] not in _FIRST and not bare and not _owned(sentence, at):
        return None
    end, headed = at, False
    while end < min(len(lower), at + _LONGEST + 1) and not _stops(lower, end, rules):
        relation = lower[end] in rules.relatives | rules.human_words
        headed = headed or relation or bool(rules.titles.at(lower, end))
        end += 1
    return end if headed and 1 < end - at <= _LONGEST else None


def _stops(lower: Sequence[str], at: int, rules: NameRules) -> bool:
    """Say whether what somebody is ends before a word: "and now lives in Canada" is something else."""
    if lower[at] in _STOPS:
        return True
    if lower[at] != "and" or at + 1 == len(lower):
        return False
    return lower[at + 1] in _VERBS_FOLLOW or bool(rules.personal_verbs.at(lower, at + 1))


def _owned(sentence: Sentence, at: int) -> bool:
    """Say whether words begin with an owner: "North Korea's envoy"."""
    return any(word in _OWN for word in sentence.lower[at + 1 : at + 4]) and sentence.words[at].capital
