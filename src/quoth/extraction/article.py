"""An article as words in sentences: what every rule looks at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from quoth.model import Source
from quoth.sentences import split_sentences

_LETTERS = r"(?:[^\W_]++[\u0300-\u036f]*+)++"
"""Letters, with the marks that stand apart from them where no letter has them built in."""
_WORD = re.compile(
    r"""(?:[^\W\d_]\.){2,}                                       # initials: U.S.
    | (?P<stem>{letters}(?:[-‐‑&.,'’ʼʻ‘](?!s\b){letters})*) (?:['’]s\b)?  # a word; "'s" is one of its own
    | ['’]s\b | [^\w\s]""".replace("{letters}", _LETTERS),
    re.VERBOSE,
)
_OWNER = re.compile(r"['’]s\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark, as written."""

    text: str
    start: int
    """Where it begins in its paragraph, in characters."""
    end: int

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return any(letter.isalnum() for letter in self.text)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some words of a sentence that follow one another."""

    sentence: int
    """Counted from 0, through the whole article."""
    first: int
    """The number of its first word in the sentence, counted from 0."""
    last: int
    """The number of the word after its last."""

    def __contains__(self, other: "Span") -> bool:
        return self.sentence == other.sentence and self.first <= other.first and other.last <= self.last

    def meets(self, other: "Span") -> bool:
        """Say whether two spans have a word in common."""
        return self.sentence == other.sentence and self.first < other.last and other.first < self.last

    def to(self, other: "Span") -> "Span":
        """Return the span from the beginning of the earlier to the end of the later, in one sentence."""
        return Span(self.sentence, min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a heading or caption that stands alone."""

    number: int
    """Counted from 0, through the whole article."""
    paragraph: int
    """Counted from 1, as in the source."""
    words: tuple[Word, ...]

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in small letters, to look for cues."""
        return tuple(word.lower for word in self.words)

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(self.number, 0, len(self.words))


@dataclass(frozen=True)
class Article:
    """A source to be read by rules."""

    source: Source
    sentences: tuple[Sentence, ...]

    def words(self, span: Span) -> tuple[Word, ...]:
        """Return the words of a span."""
        return self.sentences[span.sentence].words[span.first : span.last]

    def text(self, span: Span) -> str:
        """Return a span as it is written, on one line."""
        words = self.words(span)
        paragraph = self.source.paragraphs[self.sentences[span.sentence].paragraph - 1].text
        return " ".join(paragraph[words[0].start : words[-1].end].split()) if words else ""

    def span_at(self, paragraph: int, start: int, end: int) -> Span | None:
        """Return the words from one character of a paragraph to another; None where no sentence has them."""
        sentences = self.in_paragraph(paragraph)
        place = bisect_right(sentences, start, key=lambda one: one.words[0].start) - 1
        for sentence in sentences[max(0, place) : place + 2]:
            words = sentence.words
            first = bisect_right(words, start, key=lambda word: word.end)
            last = bisect_left(words, end, key=lambda word: word.start)
            if first < last:
                return Span(sentence.number, first, last)
        return None

    def in_paragraph(self, number: int) -> tuple[Sentence, ...]:
        """Return the sentences of a paragraph."""
        return self._by_paragraph.get(number, ())

    @cached_property
    def _by_paragraph(self) -> dict[int, tuple[Sentence, ...]]:
        grouped = groupby(self.sentences, key=lambda one: one.paragraph)
        return {number: tuple(sentences) for number, sentences in grouped}


def read_article(source: Source) -> Article:
    """Return the article of a source, in sentences and words."""
    sentences: list[Sentence] = []
    for paragraph in source.paragraphs:
        words = tuple(words_of(paragraph.text))
        starts = [word.start for word in words]
        for start, end in split_sentences(paragraph.text):
            first, last = (bisect_right(starts, at - 1) for at in (start, end))
            if first < last:
                sentences.append(Sentence(len(sentences), paragraph.number, words[first:last]))
    return Article(source, tuple(sentences))


def words_of(text: str) -> Iterator[Word]:
    """Yield the words and marks of a text."""
    for match in _WORD.finditer(text):
        owner = _OWNER.search(match[0]) if match["stem"] else None
        if owner is not None:
            at = match.start() + owner.start()
            yield Word(text[match.start() : at], match.start(), at)
            yield Word(owner[0], at, match.end())
        else:
            yield Word(match[0], match.start(), match.end())
