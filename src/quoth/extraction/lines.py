"""A sentence with what is known of each of its words, so that posts are looked for in one pass."""

from bisect import bisect_left
from dataclasses import dataclass

from quoth.extraction.article import Sentence, Span
from quoth.extraction.dated import Dated
from quoth.extraction.grammar import NEVER_NOUNS
from quoth.extraction.names import Name, NameKind
from quoth.extraction.people import Mention
from quoth.extraction.post_words import PostWords, Turn, plain
from quoth.extraction.reading import Reading

NEAR = 30
"""Words within which the parts of one statement stand."""
_HONORIFICS = 5
"""Words and marks that may stand before a name as honorifics, one more."""
_BEFORE = ("ex-", "then-")
"""What is joined to a title with a hyphen."""


@dataclass(frozen=True)
class Verb:
    """A verb of the rules where it stands."""

    first: int
    last: int
    turn: Turn


@dataclass(frozen=True)
class Line:
    """A sentence, its names, mentions, dates and verbs by where they begin and end."""

    reading: Reading
    words: PostWords
    sentence: Sentence
    lower: tuple[str, ...]
    """Its words in small letters, without what is joined to a title."""
    joined: frozenset[int]
    """The words to which "ex-" or "then-" is joined."""
    name_at: dict[int, Name]
    name_to: dict[int, Name]
    mention_at: dict[int, Mention]
    mention_to: dict[int, Mention]
    dates: tuple[Dated, ...]
    dated: frozenset[int]
    """All words of its dates."""
    date_starts: frozenset[int]
    verb_at: dict[int, Verb]
    verb_to: dict[int, Verb]

    def text(self, first: int, last: int) -> str:
        """Return some words as written, on one line, without what is joined to a title."""
        text = self.reading.article.text(self.span(first, last))
        written = plain(self.sentence.words[first].text)
        return text[len(written) - len(self.lower[first]) :] if first in self.joined else text

    def span(self, first: int, last: int) -> Span:
        """Return some words as a span."""
        return Span(self.sentence.number, first, last)

    def word(self, place: int) -> str:
        """Return a word in small letters; nothing beyond either end."""
        return self.lower[place] if 0 <= place < len(self.lower) else ""

    def capital(self, place: int) -> bool:
        """Say whether a word begins with a capital letter."""
        return 0 <= place < len(self.lower) and self.sentence.words[place].capital

    def ordinary(self, place: int) -> bool:
        """Say whether a word may be a noun or an adjective in small letters."""
        word = self.word(place)
        return (
            word.replace("-", "").isalpha()
            and not self.capital(place)
            and word not in NEVER_NOUNS
            and not word.endswith("ly")
            and place not in self.verb_at
            and word not in self.words.title_verbs
            and place not in self.date_starts
        )

    def person_at(self, place: int) -> Mention | None:
        """Return the person whose name begins at a word, a title such as "Dr." before it or not."""
        for at in range(place, place + _HONORIFICS):
            found = self.mention_at.get(at)
            if found is not None:
                return None if found.pronoun else found
            if self.word(at) == "(" and self.word(at - 1) and ")" in self.lower[at : at + _HONORIFICS]:
                after = self.mention_at.get(at + self.lower[at:].index(")") + 1)
                return None if after is None or after.pronoun else after
            if not self.capital(at) and self.word(at) != ".":
                break
        return None

    def is_body(self, place: int) -> bool:
        """Say whether a word ends the name of an organisation."""
        name = self.name_to.get(place + 1)
        return name is not None and name.kind is NameKind.ORGANISATION

    def closing(self, place: int) -> int | None:
        """Return the place after the bracket that closes one; None where none does nearby."""
        window = self.lower[place : place + NEAR]
        return place + window.index(")") + 1 if ")" in window else None

    def opening(self, place: int) -> int | None:
        """Return the place of the bracket that is closed just before a word."""
        window = self.lower[max(0, place - NEAR) : place][::-1]
        return place - 1 - window.index("(") if "(" in window else None

    def verb_before(self, place: int, far: int = NEAR) -> Verb | None:
        """Return the nearest verb that ends before a word."""
        for last in range(place, max(0, place - far), -1):
            if last in self.verb_to:
                return self.verb_to[last]
            if self.word(last - 1) == ";":
                return None
        return None

    def dates_from(self, place: int) -> int:
        """Return the number of the first date that begins at a word or after it."""
        return bisect_left(self.dates, place, key=lambda one: one.span.first)


def read_line(reading: Reading, sentence: Sentence, words: PostWords) -> Line:
    """Return a sentence with what is known of each of its words."""
    lower, joined = _unjoined(sentence)
    names = reading.names_in(sentence.number)
    mentions = reading.cast.in_sentence(sentence.number)
    verbs = _verbs(lower, words)
    return Line(
        reading=reading,
        words=words,
        sentence=sentence,
        lower=lower,
        joined=joined,
        name_at={one.span.first: one for one in names},
        name_to={one.span.last: one for one in names},
        mention_at={one.span.first: one for one in mentions},
        mention_to={one.span.last: one for one in mentions},
        dates=tuple(reading.dated_in(sentence.number)),
        dated=frozenset(
            at for one in reading.dated_in(sentence.number) for at in range(one.span.first, one.span.last)
        ),
        date_starts=frozenset(one.span.first for one in reading.dated_in(sentence.number)),
        verb_at={one.first: one for one in verbs},
        verb_to={one.last: one for one in verbs},
    )


def is_person(name: Name | None) -> bool:
    """Say whether a name is there, and is a person's."""
    return name is not None and name.kind is NameKind.PERSON


def _unjoined(sentence: Sentence) -> tuple[tuple[str, ...], frozenset[int]]:
    lower = [plain(word.text) for word in sentence.words]
    joined = set()
    for place, word in enumerate(lower):
        for start in _BEFORE:
            if word.startswith(start) and len(word) > len(start):
                lower[place] = word.removeprefix(start)
                joined.add(place)
    return tuple(lower), frozenset(joined)


def _verbs(lower: tuple[str, ...], words: PostWords) -> list[Verb]:
    found: list[Verb] = []
    place = 0
    while place < len(lower):
        lengths = {turn: phrases.at(lower, place) for turn, phrases in words.turns.items()}
        turn = max(lengths, key=lambda one: lengths[one])
        if lengths[turn]:
            found.append(Verb(place, place + lengths[turn], turn))
        place += lengths[turn] or 1
    return found
