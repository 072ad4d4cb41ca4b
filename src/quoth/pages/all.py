"""Every page of the site, from the graph and the pages written by hand."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from quoth import html
from quoth.config import Config
from quoth.history import Change
from quoth.ids import EntryId
from quoth.link.graph import Graph
from quoth.model import Entry, Page, Source
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.pages.data import data_page
from quoth.pages.entry import entry_pages
from quoth.pages.home import home_page
from quoth.pages.kinds import Row, kind_index, kind_row
from quoth.pages.lists import disputed_index, gaps_index, sole_origins, source_index
from quoth.pages.map import map_page
from quoth.pages.properties import properties_page
from quoth.pages.source import source_pages
from quoth.pages.tools import Meta
from quoth.pages.years import Held, terms_of, year_pages


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the pages of the whole show of an entry."""

    row: Row
    terms: tuple[Held, ...]
    sole: int
    """How many of its claims rest on one origin."""


def all_pages(
    graph: Graph, config: Config, changes: Iterable[Change] = (), first: Container[str] = ()
) -> Iterator[Page]:
    """Yield every page that is compiled; the changes, the latest first, are shown on the home page.

    Of the pages of entries and sources, those at the paths named come before all others.
    """
    entries, sources = graph.library.entries.values(), graph.library.sources.values()
    for now in (True, False):
        for entry in entries:
            if (words.entry_path(entry) in first) is now:
                yield from pages_of_entry(entry, graph)
        for source in sources:
            if (words.source_path(source) in first) is now:
                yield from pages_of_source(source, graph)
        if now:
            indexed = {entry.id: indexed_entry(entry, graph) for entry in entries}
            yield from pages_of_whole(graph, config, changes, indexed)


def pages_of_entry(entry: Entry, graph: Graph) -> Iterator[Page]:
    """Yield the page of an entry with its parts, and one at each of its former addresses."""
    yield from entry_pages(entry, graph)
    yield from _moved(entry)


def pages_of_source(source: Source, graph: Graph) -> Iterator[Page]:
    """Yield the page of a source, and its parts."""
    yield from source_pages(source, graph)


def indexed_entry(entry: Entry, graph: Graph) -> Indexed:
    """Return what the pages of the whole show of an entry."""
    return Indexed(kind_row(entry, graph), terms_of(entry, graph), sole_origins(entry, graph))


def pages_of_whole(
    graph: Graph, config: Config, changes: Iterable[Change], indexed: Mapping[EntryId, Indexed]
) -> Iterator[Page]:
    """Yield the pages that show what there is as a whole, and for that what they show of each entry."""
    yield from pages_of_anything(graph, config, changes)
    yield from pages_of_claims(graph, indexed)


def pages_of_anything(graph: Graph, config: Config, changes: Iterable[Change]) -> Iterator[Page]:
    """Yield those that may change with anything: the home page, the list of sources, and that of the data."""
    yield home_page(graph, config, changes)
    yield from source_index(graph)
    yield data_page(graph, config)


def pages_of_claims(graph: Graph, indexed: Mapping[EntryId, Indexed]) -> Iterator[Page]:
    """Yield those that show nothing of an entry but its name and what is claimed: no word of its text."""
    for kind in graph.library.vocabulary.kinds.values():
        yield from kind_index(kind, graph, {id_: one.row for id_, one in indexed.items()})
    yield from disputed_index(graph)
    yield from gaps_index(graph, {id_: one.sole for id_, one in indexed.items()})
    yield properties_page(graph.library.vocabulary)
    yield from year_pages(graph, {id_: one.terms for id_, one in indexed.items()})
    yield from map_page(graph)


def _moved(entry: Entry) -> Iterator[Page]:
    """Yield a page at each former address of an entry, which leads to the present one."""
    for old in entry.was:
        path = f"{entry.kind.folder}/{old}.md"
        present = html.tag("p", "This page has moved to ", words.entry_link(entry, path), ".")
        meta: Meta = {"title": entry.name, "moved": f"{entry.id}.html"}
        yield md.page(path, meta, md.heading(1, md.plain(entry.name)), present)
