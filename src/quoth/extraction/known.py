"""What a knowledge base has already, by the names that it gives, so that they are known again."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from quoth.extraction.proper import ProperNames
from quoth.folding import fold
from quoth.model import Entry, Library


@dataclass(frozen=True)
class Known:
    """The entries that there are."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Every name and alias of a person, folded and in small letters, with the name of the entry.

        A name that several entries bear is left out: nobody is taken for another.
        """
        return self._named(personal=True)

    @cached_property
    def others(self) -> Mapping[str, str]:
        """The same of entries that are no people."""
        return self._named(personal=False)

    @cached_property
    def person_names(self) -> ProperNames:
        """The names and aliases of people, as they are looked for in a text."""
        return ProperNames(
            name
            for entry in self.entries
            if entry.kind.personal_names
            for name in (entry.name, *entry.aliases)
            if fold(name).text.casefold() in self.people
        )

    def _named(self, *, personal: bool) -> Mapping[str, str]:
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.entries:
            if entry.kind.personal_names == personal:
                for name in (entry.name, *entry.aliases):
                    found[fold(name).text.casefold()].add(entry.name)
        return {name: next(iter(those)) for name, those in found.items() if len(those) == 1}


def known_of(library: Library) -> Known:
    """Return what a library has."""
    return Known(tuple(library.entries.values()))
