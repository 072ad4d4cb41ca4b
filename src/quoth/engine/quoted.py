"""The quotes of an answer, in a source: each has one place there, in one paragraph, or is none."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from quoth.engine.dropped import Reason
from quoth.folding import fold
from quoth.model import Paragraph, Source
from quoth.quotes import Passage, Quotation, find, parts


class NoQuoteError(Exception):
    """Why some words are no quote that can be used."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Quotes:
    """A source, in which many quotes are looked for."""

    source: Source

    def find(self, words: str) -> str:
        """Return the words as the source has them, or raise `NoQuoteError`."""
        folded = fold(words).text
        quotation = Quotation(self.source.id, words, None, None, self.source.place)
        found: list[Passage] = []
        for paragraph in self._holding(folded):
            found += find(quotation, replace(self.source, paragraphs=(paragraph,)))
            if len(found) > 1:
                raise NoQuoteError(Reason.QUOTE_REPEATED)
        if not found or len(found[0].spans) > 1:
            cut = len(parts(folded)) > 1
            raise NoQuoteError(Reason.QUOTE_CUT if cut else Reason.QUOTE_NOT_FOUND)
        start, end = found[0].spans[0]
        return " ".join(self.source.paragraphs[found[0].paragraph - 1].text[start:end].split())

    def has(self, folded: str) -> bool:
        """Say whether a paragraph has a folded text, be it inside of a word."""
        return next(self._holding(folded), None) is not None

    def _holding(self, folded: str) -> Iterator[Paragraph]:
        """Yield the paragraphs that have a folded text; the whole is looked through at once, being long."""
        text, begins = self._whole
        at = text.find(folded) if folded else -1
        while at >= 0:
            number = bisect_right(begins, at) - 1
            yield self.source.paragraphs[number]
            at = text.find(folded, begins[number + 1])

    @cached_property
    def _whole(self) -> tuple[str, list[int]]:
        """All paragraphs, on a line each, as no folded text has lines; and where each begins."""
        lines = [f"{paragraph.folded.text}\n" for paragraph in self.source.paragraphs]
        return "".join(lines), [0, *accumulate(map(len, lines))]
