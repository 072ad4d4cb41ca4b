"""How a person stands in a sentence: who does what it tells, and whom a pronoun cannot mean."""

from collections.abc import Sequence

from quoth.extraction.article import Sentence, Span
from quoth.extraction.grammar import BEFORE_CLAUSES, JOINING, OPENING, OWNERS, PREPOSITIONS, listed
from quoth.extraction.name_rules import NameRules

_CLAUSES = frozenset(",;:()–—-") | JOINING | OPENING | BEFORE_CLAUSES | {"but"}
"""Where a clause begins, or the words are no longer of the one before."""
_STOPS = frozenset(',;:()–—.“”‘"') | listed("and but that when while because if as")
"""Where the words of a phrase end."""
_NOT_DOING = frozenset([".", "!", "?", "…", "”"]) | OWNERS
_OTHERS = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "he", "she", "they", "him", "them", "it"]
)
_OBJECT_BEFORE = frozenset([".", ",", ";", ":", "!", "?", "”", '"', ")", "–", "—", "(", "-", "”"])
_RELATIVE = frozenset({"who", "whose", "whom"})
_CLAUSE = 10
"""Words between a subject and its object."""
_SAYING = frozenset({"said", "says", "wrote", "writes", "added", "adds", "recalled", "recalls"})
_TITLED = 3
"""Words before a name that begins a sentence."""
_BEING = frozenset({"is", "was"})
_SAID = 6
_APPOSED = 10
_BACK = 5
"""Words before a name that are looked at."""


def does(sentence: Sentence, span: Span, rules: NameRules) -> bool:
    """Say whether somebody is whom a clause is about: its subject, as far as the words around a name tell."""
    lower, words = sentence.lower, sentence.words
    after = lower[span.last] if span.last < len(lower) else "."
    relative = lower[span.last + 1 : span.last + 2] if after == "," else (after,)
    if relative and relative[0] in _RELATIVE:
        return True
    if after == "," and (relative in (("and",), ("or",), ("but",)) or _is_listed(sentence, span)):
        return False
    if _is_said(sentence, span) or (span.first > 0 and lower[span.first - 1] in _BEING):
        return True
    if after in _NOT_DOING or after in _OTHERS:
        return False
    if after == "and" and span.first == 0:
        return True
    at = span.first - 1
    if at >= 0 and lower[at] == "," and after == ",":
        return _begins_clause(lower, at - 1)
    for step in range(_BACK):
        if at < 0 or lower[at] in _STOPS or lower[at].isdigit() or lower[at] in rules.calendar:
            return True
        if lower[at] in PREPOSITIONS:
            return False
        if step == 0 and after in PREPOSITIONS and not words[at].capital:
            return bool(rules.titles.at(lower, at))
        at -= 1
    return True


def _is_listed(sentence: Sentence, span: Span) -> bool:
    """Say whether a name stands in the midst of others: "A, B and C"."""
    at = span.last + 1
    return span.first > _TITLED and at < len(sentence.words) and sentence.words[at].capital


def _is_said(sentence: Sentence, span: Span) -> bool:
    """Say whether words such as "said the chairman, Baron" stand before a name."""
    before = sentence.lower[max(0, span.first - _SAID) : span.first]
    return any(word in _SAYING for word in before) and not PREPOSITIONS & set(before)


def _begins_clause(lower: Sequence[str], at: int) -> bool:
    """Say whether the words that end here are the first of a clause: "The orator, Professor Breathnach,"."""
    for step in range(_APPOSED):
        if at - step < 0:
            return True
        if lower[at - step] in _RELATIVE:
            return True
        if lower[at - step] in _STOPS and lower[at - step] not in ("(", ")"):
            return lower[at - step] != ","
    return False


def subject_of(sentence: Sentence, spans: Sequence[Span], at: int, rules: NameRules) -> Span | None:
    """Return which of some names before a pronoun is the subject of its clause, so that it is not "him"."""
    lower = sentence.lower
    for span in reversed(spans):
        between = lower[span.last : at]
        if between[:1] == (",",):
            start = span.first
            while start > 0 and (rules.honorifics.at(lower, start - 1) or rules.titles.at(lower, start - 1)):
                start -= 1
            apposed = start > 0 and lower[start - 1] == ","
            if not apposed and between[1:2] and between[1] not in _RELATIVE:
                return None
            between = between[1:]
        if between[:1] and between[0] in _RELATIVE:
            between = between[1:]
        told = any(word in _SAYING for word in between[:-1])
        if told or any(word in _CLAUSES for word in between) or len(between) > _CLAUSE:
            return None
        if not between or between[0] not in OWNERS:
            return span
    return None


def is_object(sentence: Sentence, at: int) -> bool:
    """Say whether "him" or "her" is an object, not an owner: "told her that", not "her brother"."""
    word = sentence.lower[at]
    if word != "her":
        return word == "him"
    after = sentence.lower[at + 1] if at + 1 < len(sentence.lower) else "."
    return after in _OBJECT_BEFORE or after in PREPOSITIONS | _CLAUSES | _OTHERS


def owner_apposed(sentence: Sentence, spans: Sequence[Span], at: int, rules: NameRules) -> Span | None:
    """Return the name beside which "his deputy" stands: "Frank Wild, his deputy" is not his own."""
    lower = sentence.lower
    if not spans or spans[-1].last != at - 1 or lower[at - 1] != "," or at + 1 >= len(lower):
        return None
    for ahead in range(at + 1, min(at + 4, len(lower))):
        if rules.titles.at(lower, ahead) or lower[ahead] in rules.relatives | rules.human_words:
            return spans[-1]
    return None


def is_beside(sentence: Sentence, span: Span, at: int) -> bool:
    """Say whether a name stands right before words such as "and his wife"."""
    between = sentence.lower[span.last : at]
    return all(word in (",", "and", "with") for word in between)


def owns_subject(sentence: Sentence, span: Span) -> bool:
    """Say whether a sentence begins with what is somebody's: "General Tlass's brigade"."""
    return span.first <= _TITLED and sentence.lower[span.last : span.last + 1] in {(one,) for one in OWNERS}
