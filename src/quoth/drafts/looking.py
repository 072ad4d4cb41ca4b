"""Quotes looked for in their sources, each once in a run: the same one supports many things."""

from quoth.ids import SourceId
from quoth.model import Source
from quoth.quotes import Passage, Quotation, find


class Looking:
    """Remembers what was found."""

    def __init__(self) -> None:
        self._found: dict[tuple[SourceId, str, str | None, str | None], tuple[Passage, ...]] = {}

    def __call__(self, words: Quotation, source: Source) -> tuple[Passage, ...]:
        """Return every passage that a quotation can stand for."""
        key = words.source, words.words, words.before, words.after
        if key not in self._found:
            self._found[key] = find(words, source)
        return self._found[key]
