"""A sentence with the people, names and dates in it: what the grammar of a clause is read from."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quoth.extraction.article import Sentence, Span
from quoth.extraction.dated import Dated
from quoth.extraction.grammar import (
    AUXILIARIES,
    BEFORE_CLAUSES,
    DETERMINERS,
    FUNCTION_WORDS,
    LOOSE,
    MARKS,
    OPENING,
    OWNERS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
)
from quoth.extraction.names import Name, NameKind
from quoth.extraction.people import Mention
from quoth.extraction.reading import Reading

_FURTHEST = 60
"""Words that are looked at on one side, so that a sentence of a megabyte takes no longer for each cue."""


@dataclass(frozen=True)
class Layout:
    """A sentence laid out."""

    sentence: Sentence
    mentions: Sequence[Mention]
    names: Sequence[Name]
    dated: Sequence[Dated]
    verb_forms: Container[str]
    """Forms of verbs that do not end like one."""

    @property
    def lower(self) -> tuple[str, ...]:
        """The words in small letters."""
        return self.sentence.lower

    @property
    def end(self) -> int:
        """The number of the words."""
        return len(self.sentence.words)

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        return {at: one for one in self.mentions for at in range(one.span.first, one.span.last)}

    @cached_property
    def _name_at(self) -> dict[int, Name]:
        return {at: one for one in self.names for at in range(one.span.first, one.span.last)}

    @cached_property
    def _dated_at(self) -> dict[int, Dated]:
        return {at: one for one in self.dated for at in range(one.span.first, one.span.last)}

    def mention(self, at: int) -> Mention | None:
        """Return the person that a word is part of a mention of."""
        return self._mention_at.get(at)

    def name(self, at: int) -> Name | None:
        """Return the name of no person that a word is part of."""
        name = self._name_at.get(at)
        return None if name is None or name.kind is NameKind.PERSON else name

    def date(self, at: int) -> Dated | None:
        """Return the date that a word is part of."""
        return self._dated_at.get(at)

    def named(self, at: int) -> Mention | Name | None:
        """Return the person or the name that a word is part of."""
        return self.mention(at) or self.name(at)

    def any_name(self, span: Span) -> bool:
        """Say whether some words have a name in them."""
        return any(self.named(at) for at in range(span.first, span.last))

    def word(self, at: int) -> str:
        """Return a word in small letters; an empty text before the first and after the last."""
        return self.lower[at] if 0 <= at < self.end else ""

    def ends_clause(self, at: int) -> bool:
        """Say whether a clause goes no further than a word."""
        return self.word(at) in OPENING or self.word(at) in MARKS

    def owns(self, span: Span) -> bool:
        """Say whether a name is followed by what belongs to it, or is a pronoun such as "his"."""
        return self.word(span.last) in OWNERS or (
            self.word(span.first) in POSSESSIVES and self.content(span.last)
        )

    def verbal(self, at: int) -> bool:
        """Say whether a word looks like a form of a verb."""
        word = self.word(at)
        if word in AUXILIARIES or word in self.verb_forms:
            return True
        if len(word) < 5 or not word.endswith(("ed", "ing")) or "-" in word or self.named(at) is not None:
            return False
        return self.word(at - 1) not in DETERMINERS | POSSESSIVES | OWNERS

    def content(self, at: int) -> bool:
        """Say whether a word can stand within what a noun phrase calls something."""
        word = self.word(at)
        if self.named(at) is not None:
            return True
        return bool(word) and word[0].isalnum() and word not in FUNCTION_WORDS and word not in LOOSE

    def _calls(self, at: int) -> bool:
        """Say whether a word can call something, by what it is or how."""
        return self.content(at) and not self.verbal(at) and self.date(at) is None

    def phrase_start(self, at: int) -> int:
        """Return where a noun phrase that has a word begins, with its determiner."""
        lowest = max(0, at - _FURTHEST)
        while at > lowest:
            before = self.named(at - 1)
            if before is not None:
                at = before.span.first
            elif self.word(at - 1) in OWNERS and at > 1 and self.content(at - 2):
                at -= 2
            elif self.word(at - 1) in DETERMINERS - RELATIVES or self.word(at - 1) in POSSESSIVES:
                return at - 1
            elif self._calls(at - 1):
                at -= 1
            else:
                break
        return at

    def governed(self, at: int) -> bool:
        """Say whether a preposition stands before the phrase of a word; "before" may begin a clause."""
        return self.word(self.phrase_start(at) - 1) in PREPOSITIONS - BEFORE_CLAUSES

    def phrase_end(self, at: int) -> int:
        """Return where a noun phrase that has a word ends, without what follows a preposition."""
        highest = min(self.end, at + _FURTHEST)
        while at < highest:
            name = self.named(at)
            if name is not None:
                at = name.span.last
            elif self.word(at) in OWNERS or self._calls(at):
                at += 1
            else:
                break
        return at

    def leftwards(self, at: int) -> Iterable[int]:
        """Yield the numbers of the words before one, nearest first, leaving out what is in brackets."""
        lowest = max(-1, at - 1 - _FURTHEST)
        at -= 1
        while at > lowest:
            if self.word(at) == ")":
                opening = next((i for i in range(at, lowest, -1) if self.word(i) == "("), None)
                if opening is None:
                    return
                at = opening - 1
                continue
            yield at
            at -= 1

    def rightwards(self, at: int, until: Callable[[int], bool]) -> Iterable[int]:
        """Yield the numbers of the words from one on, as long as no word ends them."""
        for number in range(at, min(self.end, at + _FURTHEST)):
            if until(number):
                return
            yield number


def lay_out(reading: Reading, sentence: Sentence, verb_forms: Container[str]) -> Layout:
    """Lay out a sentence, without names that are only part of a date or a verb that begins the sentence."""
    number = sentence.number
    dated = reading.dated_in(number)
    dates = {at for one in dated for at in range(one.span.first, one.span.last)}
    names = [one for one in reading.names_in(number) if one.span.first not in dates]
    if names and names[0].span.last == 1 and sentence.lower[0] in verb_forms:
        names = names[1:]
    return Layout(sentence, reading.cast.in_sentence(number), names, dated, verb_forms)
