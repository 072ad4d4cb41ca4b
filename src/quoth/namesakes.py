"""Entries that bear a name already, or one that looks like it: so that nobody is entered twice."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quoth.likeness import look_alike
from quoth.model import Entry, Kind, Library
from quoth.romanise import spellings

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['’‘ʼ`]")


@dataclass(frozen=True, slots=True)
class Namesake:
    """An entry, and the name of it that is or looks like one of ours."""

    entry: Entry
    name: str
    ours: str


def namesakes(names: Sequence[str], kind: Kind, library: Library) -> Iterator[Namesake]:
    """Yield each entry with a name that is one of these, or looks or sounds like one."""
    return (found for _, found in namesakes_of_each([names], kind, library.entries.values()))


def namesakes_of_each(
    wanted: Sequence[Sequence[str]], kind: Kind, entries: Iterable[Entry]
) -> Iterator[tuple[int, Namesake]]:
    """Yield the same for several that are wanted, each with its number, so that entries are read once."""
    each = [[_Name(name, kind.personal_names) for name in names] for names in wanted]
    for entry in entries:
        personal = kind.personal_names and entry.kind.personal_names
        known = [_Name(name, personal) for name in (entry.name, *entry.aliases)]
        for number, names in enumerate(each):
            pairs = ((ours, theirs) for theirs in known for ours in names if ours.may_be(theirs))
            for ours, theirs in pairs:
                yield number, Namesake(entry, theirs.text, ours.text)
                break


def bare_words(text: str) -> list[str]:
    """Return the words of a name in small letters, without marks over them."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _WORD.findall(_APOSTROPHE.sub("", unicodedata.normalize("NFC", bare)))


@dataclass(frozen=True)
class _Name:
    """A name, and what it is compared by."""

    text: str
    personal: bool

    @cached_property
    def words(self) -> list[str]:
        return bare_words(self.text)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """How it may be spelt, where it is a person's."""
        return frozenset(spellings([self.text])) if self.personal else frozenset()

    def may_be(self, other: "_Name") -> bool:
        """Say whether the two may be the name of one subject."""
        if sorted(self.words) == sorted(other.words) or "".join(self.words) == "".join(other.words):
            return bool(self.words)
        if self.spellings and other.spellings:
            return self._sounds_like(other)
        same_numbers = _with_digits(self.words) == _with_digits(other.words)
        return same_numbers and look_alike(self.words, other.words)

    def _sounds_like(self, other: "_Name") -> bool:
        if self.in_latin != other.in_latin:
            latin, hangul = (self, other) if self.in_latin else (other, self)
            family, given = latin.words[0], "".join(latin.words[1:])
            # Each way round, so that no syllable of either is left over.
            return given in hangul.spellings and any(
                family + spelt in hangul.spellings for spelt in latin.spellings
            )
        if not self.in_latin:
            return self.spellings == other.spellings
        return other.spellings.issuperset(self.words) and self.spellings.issuperset(other.words)

    @cached_property
    def in_latin(self) -> bool:
        return all(word.isascii() for word in self.words)


def _with_digits(words: list[str]) -> list[str]:
    return [word for word in words if any(c.isdigit() for c in word)]
