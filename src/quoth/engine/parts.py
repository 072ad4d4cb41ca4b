"""Long articles in parts that a model can read at once: whole paragraphs where they are short enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.model import Source
from quoth.sentences import split_sentences
from quoth.wording import redacted


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or some of its sentences."""

    paragraph: int
    """Counted from 1."""
    text: str


SHORTEST = 1_000
"""Characters of a part that is not cut again: an answer to so little has no reason to be too long."""
Part = tuple[Piece, ...]
"""Pieces that are sent together."""


def parts_of(source: Source, longest: int) -> list[Part]:
    """Return an article in parts of at most so many characters; one part has nothing of another.

    What the source redacts is not sent.
    """
    return pack([Piece(one.number, redacted(source, one.text)) for one in source.paragraphs], longest)


def pack(pieces: Sequence[Piece], longest: int) -> list[Part]:
    """Return pieces in parts, those that are too long themselves cut between sentences."""
    parts: list[list[Piece]] = []
    room = 0
    for piece in pieces:
        for text in _cut(piece.text, longest):
            if not parts or len(text) > room:
                parts.append([])
                room = longest
            parts[-1].append(Piece(piece.paragraph, text))
            room -= len(text)
    return [tuple(part) for part in parts]


def _cut(text: str, longest: int) -> Iterator[str]:
    """Yield a text in stretches: of whole sentences, or of words where one is too long."""
    if len(text) <= longest:
        yield text
        return
    start = end = 0
    for first, last in _stops(text, longest):
        if last - start > longest and start < end:
            yield text[start:end]
            start = first
        end = last
    yield text[start:end]


def _stops(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence, a sentence that is too long in several pieces."""
    for start, end in split_sentences(text):
        at = start
        while end - at > longest:
            blank = text.rfind(" ", at + 1, at + longest)
            stop = blank if blank > 0 else at + longest
            yield at, stop
            at = stop
        yield at, end


def length_of(part: Part) -> int:
    """Return how many characters a part has."""
    return sum(len(piece.text) for piece in part)


def halves(part: Part) -> list[Part]:
    """Return a part in two or three, each at most half as long; none where it is short already."""
    return pack(part, length_of(part) // 2) if length_of(part) >= SHORTEST else []
