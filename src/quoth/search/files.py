"""Every file of the search, from the graph."""

from collections.abc import Iterator

from quoth.link.graph import Graph
from quoth.search.index import index_files
from quoth.search.record import Record, entry_record, source_record


def search_files(graph: Graph) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the index of a site."""
    yield from index_files(records(graph), indexes(graph))


def records(graph: Graph) -> Iterator[Record]:
    """Yield what the search is told of each entry and each source."""
    yield from (entry_record(entry, graph) for entry in graph.library.entries.values())
    yield from (source_record(source, graph) for source in graph.library.sources.values())


def indexes(graph: Graph) -> list[tuple[str, str]]:
    """Return the names and addresses of the lists of everything."""
    kinds = graph.library.vocabulary.kinds.values()
    return [
        *((kind.plural, f"{kind.folder}/index.html") for kind in kinds),
        ("Sources", "sources/index.html"),
    ]
