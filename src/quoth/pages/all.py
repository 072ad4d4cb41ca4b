"""Every page of the site, from the graph and the pages written by hand."""

from collections.abc import Iterator

from quoth.config import Config
from quoth.link.graph import Graph
from quoth.model import Entry, Page
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.pages.entry import entry_page
from quoth.pages.home import home_page
from quoth.pages.indexes import index_pages
from quoth.pages.map import map_pages
from quoth.pages.source import source_page


def all_pages(graph: Graph, config: Config) -> Iterator[Page]:
    """Yield every page that is compiled."""
    yield home_page(graph, config)
    yield from index_pages(graph)
    yield from map_pages(graph)
    for entry in graph.library.entries.values():
        yield entry_page(entry, graph)
        yield from _moved(entry)
    for source in graph.library.sources.values():
        yield source_page(source, graph)


def _moved(entry: Entry) -> Iterator[Page]:
    """Yield a page at each former address of an entry, which leads to the present one."""
    for old in entry.was:
        path = f"{entry.kind.folder}/{old}.md"
        present = words.entry_link(entry, path)
        meta: dict[str, str | list[str]] = {"title": entry.name, "moved": f"{entry.id}.html"}
        yield md.page(path, meta, md.heading(1, md.plain(entry.name)), f"This page has moved to {present}.")
