"""What an answer says, held against the article: only what the article has gets through."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from quoth.dates import DateError, parse
from quoth.engine.dropped import Reason
from quoth.engine.quoted import NoQuoteError, Quotes
from quoth.extraction.proposals import Support
from quoth.folding import fold
from quoth.model import Source
from quoth.quotes import count_words
from quoth.sentences import split_sentences

LONGEST_NAME = 120
"""Characters of a name, a heading or a detail."""
LONGEST_QUOTE = 1_000
_WORD = re.compile(r"[^\W_]+")
_MANNERS = ("stated", "reported", "alleged")
_MOST_SPEAKERS = 4
_SHORTEST_STEM = 5
"""Letters by which a word is known when it ends otherwise; so few are all of most names."""
_MOST_QUOTES = 20


def clean(value: object) -> str:
    """Return a text of an answer on one line, without signs that nobody sees; empty where it is none."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return _WORD.findall(fold(text).text.casefold())


def holds(text: str, words: str) -> bool:
    """Say whether a text has some words, one after another, whatever their case."""
    return f" {' '.join(words_of(words))} " in f" {' '.join(words_of(text))} "


@dataclass(frozen=True)
class Against:
    """An article, to hold an answer against."""

    source: Source
    shortest_quote: int
    """Words that a quote must have."""
    dropped: Counter[Reason] = field(default_factory=Counter)

    def support(self, value: object) -> tuple[Support, ...]:
        """Return the evidence that holds: quotes with one place in the article, and speakers named there."""
        if not isinstance(value, list) or not value:
            self.dropped[Reason.NO_QUOTE] += 1
            return ()
        found: dict[str, Support] = {}
        for item in value[:_MOST_QUOTES]:
            quote = self._quote(item.get("quote") if isinstance(item, dict) else None)
            if quote is not None:
                said_by, manner = self._speakers(item.get("said_by")), self._manner(item.get("manner"))
                if said_by is None:
                    # Nobody is named for it, but the article does not say it in its own name either.
                    said_by, manner = (), "reported" if manner == "stated" else manner
                found.setdefault(quote, Support(self.source.id, quote, said_by, manner))
        return tuple(found.values())

    def name(self, value: object) -> str | None:
        """Return a name, all of whose words the article has in one sentence."""
        text = clean(value)
        if not 0 < len(text) <= LONGEST_NAME or not words_of(text):
            self.dropped[Reason.NOT_AS_ASKED] += 1
        elif not self.names(text):
            self.dropped[Reason.NAME_NOT_FOUND] += 1
        else:
            return text
        return None

    def heading(self, value: object, date: str | None = None) -> str | None:
        """Return a heading in the engine's own words, whose names and numbers the article or the date has."""
        text = clean(value)
        if not 0 < len(text) <= LONGEST_NAME or not words_of(text):
            self.dropped[Reason.NOT_AS_ASKED] += 1
        elif not self._has_its_names(text, words_of(date or "")):
            self.dropped[Reason.WORDS_NOT_FOUND] += 1
        else:
            return text
        return None

    def remark(self, value: object) -> str | None:
        """Return a word or two of the engine's own, left out where it names what the article does not."""
        text = clean(value)
        return self._kept(text) if not text or self._has_its_names(text) else self._lost()

    def detail(self, value: object) -> str | None:
        """Return words of the article, left out where it does not have them in one sentence."""
        text = clean(value)
        return self._kept(text) if not text or self.names(text) else self._lost()

    def date(self, value: object) -> str | None:
        """Return a date in EDTF, or None where there is none that can be read."""
        if value is None or value == "":
            return None
        try:
            return parse(clean(value)[:LONGEST_NAME]).text
        except DateError:
            self.dropped[Reason.DATE_UNREADABLE] += 1
            return None

    def names(self, text: str) -> bool:
        """Say whether each word of a text stands in one sentence of the article, whatever its case."""
        words = words_of(text)
        if not words:
            return False
        places = [self._sentences.get(word, frozenset()) for word in words]
        return bool(frozenset.intersection(*places)) or self._without_spaces(text)

    def _has_its_names(self, text: str, numbers: Collection[str] = ()) -> bool:
        """Say whether the article has the names of a text, and those of its numbers that are not given.

        A name is a word with a capital that is not the first.
        """
        for place, word in enumerate(_WORD.findall(fold(text).text)):
            capital, digits = word[0].isupper(), any(letter.isdigit() for letter in word)
            if digits and word not in numbers and word.casefold() not in self._sentences:
                return False
            if capital and place > 0 and not self._has_form_of(word.casefold()):
                return False
        return True

    def _has_form_of(self, word: str) -> bool:
        """Say whether the article has a word or one that ends otherwise, as a plural or a genitive does."""
        stem = word[: max(_SHORTEST_STEM, len(word) - 2)]
        at = bisect_left(self._vocabulary, stem)
        return self._vocabulary[at : at + 1] != [] and self._vocabulary[at].startswith(stem)

    def _without_spaces(self, text: str) -> bool:
        """Say whether the article has a text of a script without cases, where words run on."""
        folded = fold(text).text
        cases = folded.lower() != folded.upper()
        return not cases and not folded.isdigit() and self._quotes.has(folded)

    def _quote(self, value: object) -> str | None:
        text = clean(value)
        if not text or len(text) > LONGEST_QUOTE:
            self.dropped[Reason.NOT_AS_ASKED] += 1
            return None
        try:
            quote = self._quotes.find(text)
        except NoQuoteError as exc:
            self.dropped[exc.reason] += 1
            return None
        if count_words(text) < self.shortest_quote:
            self.dropped[Reason.QUOTE_TOO_SHORT] += 1
            return None
        return quote

    def _speakers(self, value: object) -> tuple[str, ...] | None:
        """Return who is said to say it, outermost first; None where somebody is left out."""
        if not value:
            return ()
        given = [clean(one) for one in value] if isinstance(value, list) else [clean(value)]
        own = {one.casefold() for one in (*self.source.author, self.source.publisher)}
        others = [one for one in given if one and one.casefold() not in own]
        if len(others) > _MOST_SPEAKERS or not all(
            len(one) <= LONGEST_NAME and self.names(one) for one in others
        ):
            self.dropped[Reason.SPEAKER_NOT_FOUND] += 1
            return None
        return tuple(others)

    def _manner(self, value: object) -> str:
        manner = clean(value).casefold() or "stated"
        if manner not in _MANNERS:
            self.dropped[Reason.MANNER_UNKNOWN] += 1
            return "reported"
        return manner

    def _kept(self, text: str) -> str | None:
        if len(text) > LONGEST_NAME:
            return self._lost()
        return text or None

    def _lost(self) -> str | None:
        self.dropped[Reason.DETAIL_NOT_FOUND] += 1
        return None

    @cached_property
    def _quotes(self) -> Quotes:
        return Quotes(self.source)

    @cached_property
    def _vocabulary(self) -> list[str]:
        """The words of the article, in order."""
        return sorted(self._sentences)

    @cached_property
    def _sentences(self) -> dict[str, frozenset[tuple[int, int]]]:
        """The sentences that have each word, by paragraph and beginning."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for paragraph in self.source.paragraphs:
            for start, end in split_sentences(paragraph.text):
                for word in words_of(paragraph.text[start:end]):
                    found[word].add((paragraph.number, start))
        return {word: frozenset(numbers) for word, numbers in found.items()}
