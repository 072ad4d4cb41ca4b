"""Capital letters in a sentence: which of them tell of a name, and which the grammar asks for."""

from enum import Enum

from quoth.extraction.article import Sentence, Word

_OPENING = frozenset("“‘«„‹「『:—–*•·-")
_PARTING = frozenset(",:;/()|")
_SMALL = frozenset(
    {"with", "from", "into", "over", "than", "that", "after", "about", "upon", "their", "under", "which"}
)
"""Longer words that a heading in Title Case writes small."""
_LONG = 4
_LEAST = 3
_PAIR = 2
_MARKS = 5
"""Marks at most with which a sentence begins."""


class Telling(Enum):
    """What the capitals of a sentence tell."""

    NAMES = "names"
    LITTLE = "little"
    """A caption, a list or a credit that has nothing but capitals."""
    NOTHING = "nothing"
    """A heading in Title Case, or ALL CAPITALS."""


def telling(sentence: Sentence) -> Telling:
    """Return what the capitals of a sentence tell."""
    words = [word for word in sentence.words if word.text[0].isalpha()]
    longer = [word for word in words if len(word.text) >= _LONG]
    if words and all(word.text.isupper() for word in words):
        return Telling.NOTHING
    if sum(word.text.isupper() for word in longer) * 2 > len(longer) >= _LEAST:
        return Telling.NOTHING
    ended = sentence.words[-1].text[0] in ".!…"
    if ended or len(longer) < _LEAST or not all(word.capital or word.lower in _SMALL for word in longer):
        return Telling.NAMES
    return Telling.LITTLE if any(word.text in _PARTING for word in sentence.words) else Telling.NOTHING


def begins(sentence: Sentence, at: int) -> bool:
    """Say whether a sentence or a quotation begins at a word, so that it has a capital anyway."""
    words = sentence.words
    if at <= _MARKS and not any(word.text[0].isalnum() for word in words[:at]):
        return True
    before = words[at - 1]
    if before.text == '"':
        # One that closes stands at the word before it.
        return before.end == words[at].start and (at == 1 or words[at - _PAIR].end < before.start)
    return before.text in _OPENING


def is_initial(word: Word) -> bool:
    """Say whether a word is the first letter of a name, or several: R, J.R.R."""
    return word.capital and (len(word.text) == 1 or (word.text.endswith(".") and word.text[1] == "."))


def is_acronym(word: Word) -> bool:
    """Say whether a word is of capitals alone: KEI."""
    return len(word.text) > 1 and word.text.isupper() and "." not in word.text
