"""Whether the words around a date are of what has been or of what is to come."""

from collections.abc import Sequence
from itertools import zip_longest

from quoth.extraction.article import Article, Span

_FUTURE = """will shall 'll ’ll upcoming scheduled due expected plans planned would next
    promised promises pledged vowed intends hopes expecting"""
_PRESENT = """begins starts opens resumes meets ends closes expires retires returns faces takes
    travels departs"""
_PAST = """
    was were had did said told went came left took made became began fled won lost met got gave saw held
    sent spent led ran fell rose brought bought sold built found put cut hit quit stood spoke wrote
    chose flew grew knew paid sat sought taught thought"""
_TO_COME = frozenset(_FUTURE.split())
_IS_TO_COME = frozenset(_PRESENT.split())
"""Verbs that tell, as they stand, of what is on a calendar."""
_IS = frozenset(["is", "are", "am", "have", "can", "could", "may", "might", "must", "should", "do", "does"])
_AHEAD = frozenset(["ahead", "before", "until", "till", "by", "forthcoming", "upcoming"])
_HAS_BEEN = frozenset(_PAST.split())
_IS_TO = ({"is", "to"}, {"are", "to"}, {"to", "be"})
_NO_PARTICIPLES = frozenset(["need", "indeed", "hundred", "speed", "feed"])
_STOPS = frozenset(".;:—!?")
_REACH = 30
"""Words before a date among which its verb is looked for."""
_NEAR = 8


def tense_at(article: Article, span: Span) -> int:
    """Return -1 where words are of what has been, 1 of what is to come, 0 where they do not tell."""
    words = article.sentences[span.sentence].lower
    before = _until_stop(words[max(0, span.first - _REACH) : span.first][::-1])
    after = _until_stop(words[span.last : span.last + _NEAR])
    told = _nearest(before) or _nearest(after)
    if (
        "ahead" in before[:_NEAR]
        or before[:1] == ("for",)
        or (told == 0 and before[:1] in (("until",), ("by",)))
    ):
        return 1
    if told < 0 and (_AHEAD.intersection(before[:_NEAR]) or "before" in after[:1]):
        return 0
    return told


def _nearest(words: tuple[str, ...]) -> int:
    """Return what the nearest word tells that tells of time; words that end like a participle tell least."""
    participle = False
    for word, beside in zip_longest(words, words[1:]):
        if word in _TO_COME or {word, beside} in _IS_TO:
            return -1 if beside in ("was", "were") else 1
        if word in _HAS_BEEN:
            return -1
        if word in _IS_TO_COME:
            return -1 if participle else 1
        participle = participle or _is_participle(word)
    return -1 if participle else 0


def tells_of_time(words: Sequence[str]) -> bool:
    """Say whether there is a verb among some words, as far as can be told without a dictionary."""
    return any(
        word in _HAS_BEEN or word in _TO_COME or word in _IS_TO_COME or word in _IS or _is_participle(word)
        for word in words
    )


def _is_participle(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in _NO_PARTICIPLES


def _until_stop(words: tuple[str, ...]) -> tuple[str, ...]:
    stop = next((number for number, word in enumerate(words) if word in _STOPS), len(words))
    return words[:stop]
