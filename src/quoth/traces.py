"""What a page reads of the graph is written down, so that it is made again when any of that has changed.

This is known as verifying traces (Mokhov, Mitchell, Peyton Jones: Build Systems à la Carte, 2018). What is
read of the vocabulary, of places and of settings is not written down: when those change, all is made again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from quoth.ids import ClaimKey, EntryId, SourceId
from quoth.ledger import hash_of
from quoth.link.graph import Graph
from quoth.quotes import Passage, Quotation

K = TypeVar("K")
V = TypeVar("V")
Read = tuple[str, str]
"""A table of the graph, and the key that it was asked for."""
ALL = "*"
"""In place of a key: the table was gone through."""
_LONGEST = 64
"""Characters of a state that are kept as they are."""
_TABLES = (
    "relations",
    "backlinks",
    "disagreements",
    "mentions",
    "origins",
    "uses",
    "named",
    "shown",
    "people",
    "versions",
)


class Asked:
    """What was read since the last time."""

    def __init__(self) -> None:
        self._reads: set[Read] = set()

    def note(self, table: str, key: object) -> None:
        """Write down that something was read."""
        self._reads.add((table, str(key)))

    def take(self) -> tuple[Read, ...]:
        """Return what was read, in order, and begin anew."""
        reads, self._reads = self._reads, set()
        return tuple(sorted(reads))


class Watched(Mapping[K, V]):
    """A table of which every read is written down."""

    def __init__(self, table: str, held: Mapping[K, V], asked: Asked) -> None:
        self._table, self._held, self._asked = table, held, asked

    def __getitem__(self, key: K) -> V:
        self._asked.note(self._table, key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        self._asked.note(self._table, key)
        return key in self._held

    def __iter__(self) -> Iterator[K]:
        self._asked.note(self._table, ALL)
        return iter(self._held)

    def __len__(self) -> int:
        self._asked.note(self._table, ALL)
        return len(self._held)


class _WatchedPassages(Mapping[Quotation, tuple[Passage, ...]]):
    """Where quotations stand, which their sources tell; their words are of entries that were read."""

    def __init__(self, held: Mapping[Quotation, tuple[Passage, ...]], asked: Asked) -> None:
        self._held, self._asked = held, asked

    def __getitem__(self, key: Quotation) -> tuple[Passage, ...]:
        self._asked.note("sources", key.source)
        return self._held[key]

    def __iter__(self) -> Iterator[Quotation]:
        self._asked.note("sources", ALL)
        return iter(self._held)

    def __len__(self) -> int:
        self._asked.note("sources", ALL)
        return len(self._held)


def watched(graph: Graph, asked: Asked) -> Graph:
    """Return the same graph, of which every read is written down."""
    library = graph.library.through(lambda table, held: Watched(table, held, asked))
    passages = _WatchedPassages(graph.proved.passages, asked)
    tables: dict[str, Any] = {name: Watched(name, getattr(graph, name), asked) for name in _TABLES}
    return replace(
        graph, library=library, proved=replace(graph.proved, library=library, passages=passages), **tables
    )


def states(graph: Graph, files: Mapping[str, str]) -> Callable[[Read], str]:
    """Return what tells the state of anything that can be read; `files` are the hashes of authors' files.

    Two states are the same only where what is read is the same.
    """
    entries, sources = graph.library.entries, graph.library.sources
    everything = hash_of("".join(f"{files[path]}{path}" for path in sorted(files)).encode())

    def of_entry(id_: str) -> str:
        entry = entries.get(EntryId(id_))
        return "" if entry is None else files[entry.place.path]

    def of_source(id_: str) -> str:
        source = sources.get(SourceId(id_))
        return "" if source is None else files[source.place.path]

    def of_relations(id_: str) -> str:
        ties = graph.relations.get(EntryId(id_), ())
        return " ".join(f"{of_entry(tie.claim.subject)} {tie.claim.key} {tie.other}" for tie in ties)

    def of_naming(id_: str) -> str:
        claims = graph.library.naming.get(EntryId(id_), ())
        return " ".join(f"{of_entry(claim.subject)} {claim.key}" for claim in claims)

    def of_backlinks(id_: str) -> str:
        links = graph.backlinks.get(EntryId(id_), ())
        return " ".join(f"{of_entry(link.entry)} {link.sentence.place}" for link in links)

    def of_uses(id_: str) -> str:
        uses = graph.uses.get(SourceId(id_), ())
        return " ".join([of_source(id_), *(of_entry(use.entry) for use in uses)])

    def of_people(name: str) -> str:
        entry = graph.people.get(name)
        return "" if entry is None else f"{entry.id} {of_entry(entry.id)}"

    told: dict[str, Callable[[str], str]] = {
        "entries": of_entry,
        "sources": of_source,
        "now_called": lambda id_: graph.library.now_called.get(id_, ""),
        "naming": of_naming,
        "positions": lambda id_: str(graph.library.positions.get(EntryId(id_))),
        "versions": lambda id_: graph.versions.get(EntryId(id_), ""),
        "relations": of_relations,
        "backlinks": of_backlinks,
        # Those of an entry are among its own claims.
        "disagreements": of_entry,
        "mentions": lambda id_: repr(graph.mentions.get(EntryId(id_))),
        "origins": lambda key: str(graph.origins.get(ClaimKey(key))),
        "uses": of_uses,
        "named": lambda id_: repr(graph.named.get(SourceId(id_))),
        "shown": lambda id_: repr(sorted(graph.shown.get(SourceId(id_), ()))),
        "people": of_people,
    }

    @cache
    def state(read: Read) -> str:
        table, key = read
        said = everything if key == ALL else told[table](key)
        return said if len(said) <= _LONGEST else hash_of(said.encode())

    return state
