"""Words of an article to quotes: verbatim, long enough, and found in the source at one place alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.grammar import FUNCTION_WORDS
from quoth.extraction.proposals import Support
from quoth.folding import fold

_WORD = re.compile(r"\w+")
LEAST = 3
"""Words that a quote must have, and that tell one place of a text from another."""
FURTHER = 8
"""Words that are added at most for the sake of how a quote reads."""

WIDER = 50
"""Words that are added at most on either side for a quote to stand once; a sentence may have no end."""


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
        that cannot be, or not within `WIDER` words.
        """
        span, *others = spans
        for other in others:
            span = span.to(other)
        sentence = self.article.sentences[span.sentence]
        if not self._fits(self.article.text(span)):
            span = _to_end_of_clause(span, sentence)
        span = _to_end_of_phrase(span, sentence)
        most, wider = span.last - span.first + 2 * WIDER, 1
        while not self._fits(text := self.article.text(span)):
            if span == sentence.span or span.last - span.first > most:
                return None
            first, last = max(0, span.first - wider), min(len(sentence.words), span.last + wider)
            # Whoever goes far goes fast: where words stand again and again, every step is in vain.
            wider = wider if last - first < most - 2 * WIDER + 2 * FURTHER else 2 * wider
            span = Span(span.sentence, first, last)
        return Support(self.article.source.id, text, said_by, manner)

    def _fits(self, text: str) -> bool:
        if len(text.split()) < max(self.least, LEAST):
            return False
        # A quote that has words which stand once stands once itself; so no text is searched for every quote.
        return any(self._seen[run] == 1 for run in _runs(text))


def _to_end_of_clause(span: Span, sentence: Sentence) -> Span:
    """Return a span with what follows up to the next mark, so that a quote ends where a reader would stop."""
    last = span.last
    while last < min(len(sentence.words), span.last + FURTHER) and sentence.words[last].is_word:
        last += 1
    return Span(span.sentence, span.first, last)


def _to_end_of_phrase(span: Span, sentence: Sentence) -> Span:
    """Return a span with what its last word asks for: "returned to" goes on to the end of "North Korea"."""
    last, words = span.last, sentence.words
    while span.last < last + FURTHER and span.last < len(words) and words[span.last].is_word:
        ends, follows = words[span.last - 1], words[span.last]
        if ends.lower not in FUNCTION_WORDS and not (ends.capital and follows.capital):
            break
        span = Span(span.sentence, span.first, span.last + 1)
    return span


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(fold(text).text)
    yield from (tuple(words[at : at + LEAST]) for at in range(len(words) - LEAST + 1))
