"""What a page reads of the graph is written down, so that it is made again when any of that has changed.

This is known as verifying traces (Mokhov, Mitchell, Peyton Jones: Build Systems à la Carte, 2018). What is
read of the vocabulary, of places and of settings is not written down: when those change, all is made again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from quoth.link.graph import Graph
from quoth.model import Entry
from quoth.quotes import Passage, Quotation
from quoth.watching import ALL, Asked, WatchedTable

K = TypeVar("K", bound=str)
Unit = tuple[str, str]
"""`entry` or `source`, and the id."""
FILES = "files"
"""In place of a table: all that an author wrote of an entry was read."""
APART = ("claims", "parts", "prose")
"""Parts of an entry that are written down like tables: who names an entry reads no more than its head."""
_OF_ENTRIES = ("entries", "people")
_TABLES = (
    "relations",
    "countries",
    "countries_around",
    "backlinks",
    "disagreements",
    "mentions",
    "uses",
    "named",
    "shown",
    "people",
    "versions",
)


class _WatchedEntry:
    """An entry that was asked for, of which it is written down what is read apart from its head."""

    def __init__(self, held: Entry, asked: Asked) -> None:
        self.__dict__.update(held.__dict__)
        for name in APART:
            self.__dict__.pop(name, None)
        self._held, self._note = held, asked.note

    def __getattr__(self, name: str) -> Any:
        """Return what stands not beside it already: a part that is written down."""
        self._note((name, self._held.id))
        return getattr(self._held, name)


class _WatchedEntries(WatchedTable[K, Any]):
    """A table of entries."""

    def __init__(self, table: str, held: Mapping[K, Any], asked: Asked) -> None:
        super().__init__(table, held, asked)
        self._asked = asked

    def __getitem__(self, key: K) -> Any:
        return _WatchedEntry(super().__getitem__(key), self._asked)


class _WatchedPassages(Mapping[Quotation, tuple[Passage, ...]]):
    """Where quotations stand, which their sources tell; their words are of entries that were read."""

    def __init__(self, held: Mapping[Quotation, tuple[Passage, ...]], asked: Asked) -> None:
        self._held, self._note = held, asked.note

    def __getitem__(self, key: Quotation) -> tuple[Passage, ...]:
        self._note(("sources", key.source))
        return self._held[key]

    def __iter__(self) -> Iterator[Quotation]:
        self._note(("sources", ALL))
        return iter(self._held)

    def __len__(self) -> int:
        self._note(("sources", ALL))
        return len(self._held)


def name_of(unit: Unit) -> str:
    """Return the name under which what was made of an entry or a source is kept."""
    return "/".join(unit)


def watched(graph: Graph, asked: Asked) -> Graph:
    """Return the same graph, of which every read is written down."""

    def watch(table: str, held: Mapping[Any, Any]) -> Mapping[Any, Any]:
        return (_WatchedEntries if table in _OF_ENTRIES else WatchedTable)(table, held, asked)

    library = graph.library.through(watch)
    passages = _WatchedPassages(graph.proved.passages, asked)
    tables: dict[str, Any] = {name: watch(name, getattr(graph, name)) for name in _TABLES}
    return replace(
        graph, library=library, proved=replace(graph.proved, library=library, passages=passages), **tables
    )
