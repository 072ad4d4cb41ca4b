"""Entries and sources to files: each by itself, by whoever has time, and only where something is new.

What was read for each is written down.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quoth.citing.files import citations_of, citations_of_source
from quoth.config import Config
from quoth.crew import Crew
from quoth.data.pieces import Piece, data_of, data_of_source
from quoth.ids import EntryId, SourceId
from quoth.link.graph import Graph
from quoth.model import Library
from quoth.pages.all import Indexed, indexed_entry, pages_of_entry, pages_of_source
from quoth.pages.plain import plain_entry, plain_source
from quoth.search.record import Record, entry_record, source_record
from quoth.traces import APART, FILES, Unit, watched
from quoth.watching import Asked, Read, WatchedTable

Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one entry or source."""

    files: Files
    """The compiled files."""
    beside: Files
    """Files of the site that MkDocs would take for pages: they are put beside them afterwards."""
    record: Record
    """What the search is told of it."""
    piece: Piece
    """What it is in the data of the whole."""
    indexed: Indexed | None
    """What the pages of the whole show of an entry."""
    text: str
    """Its record in the data, by itself."""
    reads: tuple[Read, ...]
    """Of the graph; the file of the entry stands for whatever is its own."""


@dataclass(frozen=True)
class Context:
    """What is needed to compile anything."""

    graph: Graph
    config: Config
    texts: Mapping[SourceId, str]
    """The records of sources in the data, for what is made of entries."""

    @cached_property
    def asked(self) -> Asked:
        """What was read of the graph."""
        return Asked()

    @cached_property
    def watched(self) -> Graph:
        """The graph, of which every read is written down."""
        return watched(self.graph, self.asked)

    @cached_property
    def watched_texts(self) -> Mapping[SourceId, str]:
        """The records of sources, each of which follows from its source alone."""
        return WatchedTable("sources", self.texts, self.asked)


def units(library: Library) -> list[Unit]:
    """Return all that is compiled by itself."""
    return [*(("entry", id_) for id_ in library.entries), *(("source", id_) for id_ in library.sources)]


def compile_units(context: Context, wanted: Sequence[Unit], crew: Crew) -> Iterator[tuple[Unit, Made]]:
    """Yield what is made of each of these entries and sources."""
    context.graph.library.make_tables()
    return zip(wanted, crew.each(_made, context, wanted), strict=True)


def _made(context: Context, unit: Unit) -> Made:
    what, id_ = unit
    graph, config = context.watched, context.config
    context.asked.take()
    if what == "entry":
        entry = context.graph.library.entries[EntryId(id_)]
        context.asked.note((FILES, id_))
        pages, citations = pages_of_entry(entry, graph), citations_of(entry, graph, config)
        data = data_of(entry, graph, config, context.watched_texts)
        beside, record = plain_entry(entry, graph, config), entry_record(entry, graph)
        indexed = indexed_entry(entry, graph)
    else:
        source = graph.library.sources[SourceId(id_)]
        pages, citations = pages_of_source(source, graph), citations_of_source(source, graph, config)
        data = data_of_source(source, graph, config)
        beside, record = plain_source(source, graph, config), source_record(source, graph)
        indexed = None
    files = (*((page.path, page.text.encode()) for page in pages), *citations, *data.files)
    reads = tuple(read for read in context.asked.take() if read[1] != id_ or read[0] not in APART)
    return Made(files, tuple(beside), record, data.piece, indexed, data.text, reads)
