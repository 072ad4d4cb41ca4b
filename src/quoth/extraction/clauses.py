"""Where a clause begins and ends, as far as its marks and its joining words tell."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.extraction.article import Sentence, Span

_ALL_MARKS = ', ; : — – ( ) [ ] “ ” « » " …'
_MARKS = frozenset(_ALL_MARKS.split())
_DASHES = frozenset(["—", "–"])
_TURNS = frozenset(["but", "while", "although", "though", "whereas", "yet"])
_OPENS, _CLOSES = frozenset("([“«"), frozenset(")]”»")
_LONGEST = 150
"""Words that a clause may have."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The words of a sentence, or of a quotation in it, beyond which nothing reaches."""

    first: int
    last: int
    quoted: bool

    @classmethod
    def at(cls, sentence: Sentence, quoted: Sequence[Span], place: int) -> "Bounds":
        """Return the bounds of a word."""
        near = bisect_right(quoted, place, key=lambda piece: piece.first) - 1
        if near >= 0 and place < quoted[near].last:
            return cls(quoted[near].first, quoted[near].last, quoted=True)
        first = max(0, place - _LONGEST)
        return cls(first, min(len(sentence.words), place + _LONGEST), quoted=False)


def clause_end(sentence: Sentence, start: int, bounds: Bounds) -> int:
    """Return where the clause ends that begins at a word: before ", but", a semicolon, or a bracket."""
    words = sentence.lower
    depth = 0
    for at in range(start, bounds.last):
        word = words[at]
        if word in _OPENS:
            depth += 1
        elif word in _CLOSES:
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0 and (word == ";" or ((word == "," or word in _DASHES) and _turns(words, at, bounds))):
            return at
    return bounds.last


def clause_start(sentence: Sentence, end: int, bounds: Bounds) -> int:
    """Return where the clause begins that ends before a word: after a semicolon, or with the sentence."""
    begin = end
    while begin > bounds.first and sentence.lower[begin - 1] != ";":
        begin -= 1
    return begin


def chunk_around(sentence: Sentence, first: int, last: int, bounds: Bounds) -> tuple[int, int]:
    """Return the words around some words, up to the next mark on either side."""
    words = sentence.lower
    begin, end = first, last
    while begin > bounds.first and words[begin - 1] not in _MARKS:
        begin -= 1
    while end < bounds.last and words[end] not in _MARKS and words[end] not in _TURNS:
        end += 1
    return begin, end


def _turns(words: Sequence[str], at: int, bounds: Bounds) -> bool:
    return at + 1 < bounds.last and words[at + 1] in _TURNS
