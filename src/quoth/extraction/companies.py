"""What the words around a name speak for a company, a club or a paper, though no word of the name tells."""

from collections.abc import Sequence

from quoth.extraction.article import Sentence, Span
from quoth.extraction.name_rules import NameRules
from quoth.extraction.phrases import Phrases

_OWN = frozenset({"'s", "’s", "’", "'"})
_BEFORE = 4.0
_APPOSED = 6.0
_POSSESSED = 2.5
_AFTER = 2.5
_NEAR = 6
_LONGEST = 4
"""Words of a phrase before a name, at most."""
_DETERMINERS = frozenset({"a", "an", "the", "its", "one"})
_FOLLOWING = frozenset({"that", "which", "in", "with", "for", "of"})
_PERSONAL = frozenset({"who", "whose", "whom"})


def body_evidence(sentence: Sentence, span: Span, rules: NameRules) -> float:
    """Return what the words around a name speak for a body; 0 where they tell nothing."""
    lower = sentence.lower
    first = span.first
    while first > 0 and rules.honorifics.at(lower, first - 1):
        first -= 1
    score = _BEFORE if _ends(rules.before_bodies, lower, first) else 0.0
    if span.first > 0 and lower[span.first - 1].endswith(("-based", "-listed", "-owned")):
        score += _BEFORE
    after = span.last
    if after >= len(lower):
        return score
    if lower[after] in _OWN:
        end = min(after + 1 + _NEAR // 2, len(lower))
        if any(rules.of_bodies.at(lower, at) for at in range(after + 1, end)):
            score += _POSSESSED
    elif rules.after_bodies.at(lower, after):
        score += _AFTER
    elif lower[after] == "," and after + 1 < len(lower) and lower[after + 1] in _DETERMINERS:
        score += _APPOSED if _is_kind(lower, after + 2, rules) else 0.0
    return score


def _ends(phrases: Phrases, lower: Sequence[str], at: int) -> bool:
    """Say whether one of some phrases ends right before a word."""
    return any(
        start + phrases.at(lower, start) == at
        for start in range(max(0, at - _LONGEST), at)
        if phrases.at(lower, start)
    )


def _is_kind(lower: Sequence[str], at: int, rules: NameRules) -> bool:
    """Say whether "the activist fund that" says what a body is; "the fund's head" is a person."""
    for place in range(at, min(at + _NEAR, len(lower))):
        if lower[place] in (",", ".", "of") or lower[place] in _PERSONAL:
            return False
        if rules.kinds_of_bodies.at(lower, place):
            follows = lower[place + 1] if place + 1 < len(lower) else "."
            return follows in _FOLLOWING or not (follows[0].isalpha() or follows in _OWN)
    return False
