"""What an article calls a person, in its own words."""

from collections.abc import Iterable

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.name_rules import NameRules

_FIRST = frozenset({"a", "an", "the", "former", "one", "then", "now", "non-executive"})
_BEING = frozenset({"is", "was"})
_SKIPPED = frozenset({"also", "now", "still", "currently", "then", "who"})
_STOPS = frozenset(
    {*",.;:–—()?!”[]*•", '"', "who", "which", "that", "but", "whose", "when", "while", "where", "because"}
)
_LONGEST = 14
_OWN = frozenset({"'s", "’s"})


def described(article: Article, spans: Iterable[Span], rules: NameRules) -> str | None:
    """Return the first apposition or predicate that says what somebody is; None in doubt."""
    for span in spans:
        sentence = article.sentences[span.sentence]
        at = _start(sentence, span.last)
        if at is None:
            continue
        end = _end(sentence, at, rules)
        if end is not None:
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
    while end < min(len(lower), at + _LONGEST + 1) and lower[end] not in _STOPS:
        headed = (
            headed or bool(rules.titles.at(lower, end)) or lower[end] in rules.relatives | rules.human_words
        )
        end += 1
    return end if headed and 1 < end - at <= _LONGEST else None


def _owned(sentence: Sentence, at: int) -> bool:
    """Say whether words begin with an owner: "North Korea's envoy"."""
    return any(word in _OWN for word in sentence.lower[at + 1 : at + 4]) and sentence.words[at].capital
