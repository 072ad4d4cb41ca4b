"""What stands between quotation marks, sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.extraction.article import Sentence, Span

_CLOSES = {"“": "”", "«": "»", "‘": "’", '"': '"', "„": "“"}
_LEAST = 4
"""Words; fewer are a phrase that the writer holds at a distance."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, which may go on through several sentences of a paragraph."""

    pieces: tuple[Span, ...]
    """Of each sentence what is within the marks, the marks too."""


def find_quotations(sentences: Sequence[Sentence]) -> Iterator[Quotation]:
    """Yield what the sentences of one paragraph have between quotation marks."""
    closes: str | None = None
    pieces: list[Span] = []
    for sentence in sentences:
        first = 0
        for number, word in enumerate(sentence.words):
            apart = number == 0 or sentence.words[number - 1].end < word.start
            if closes is None and word.text in _CLOSES and (apart or word.text != "‘"):
                closes, first = _CLOSES[word.text], number
            elif closes is not None and word.text == closes:
                pieces.append(Span(sentence.number, first, number + 1))
                yield from _whole(pieces)
                closes, pieces = None, []
        if closes is not None:
            pieces.append(Span(sentence.number, first, len(sentence.words)))
    # Quotation marks that are not closed are closed by the paragraph, since the next one opens them again.
    if closes != '"':
        yield from _whole(pieces)


def _whole(pieces: list[Span]) -> Iterator[Quotation]:
    if sum(piece.last - piece.first for piece in pieces) - 2 >= _LEAST:
        yield Quotation(tuple(pieces))
