"""Words of an article to quotes: verbatim, long enough, and found in the source at one place alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quoth.extraction.article import Article, Span
from quoth.extraction.proposals import Support
from quoth.folding import fold

_WORD = re.compile(r"\w+")
LEAST = 3
"""Words that a quote must have, and that tell one place of a text from another."""


@dataclass(frozen=True)
class Quoting:
    """Makes the quotes of one article."""

    article: Article
    least: int = LEAST
    """Words that a quote must have."""
    _seen: Counter[tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        runs = (run for paragraph in self.article.source.paragraphs for run in _runs(paragraph.text))
        object.__setattr__(self, "_seen", Counter(runs))

    def support(
        self, spans: Iterable[Span], *, said_by: tuple[str, ...] = (), manner: str = "stated"
    ) -> Support | None:
        """Return the passage from the first to the last of some spans of one sentence, as evidence.

        It is widened within its sentence until it is long enough and stands once in the source; None where
        that cannot be.
        """
        first, *others = spans
        for other in others:
            first = first.to(other)
        sentence = self.article.sentences[first.sentence].span
        while not self._fits(text := self.article.text(first)):
            if first == sentence:
                return None
            first = Span(first.sentence, max(0, first.first - 1), min(sentence.last, first.last + 1))
        return Support(self.article.source.id, text, said_by, manner)

    def _fits(self, text: str) -> bool:
        if len(text.split()) < max(self.least, LEAST):
            return False
        # A quote that has words which stand once stands once itself; so no text is searched for every quote.
        return any(self._seen[run] == 1 for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(fold(text).text)
    yield from (tuple(words[at : at + LEAST]) for at in range(len(words) - LEAST + 1))
