"""Citations as files beside the pages: of the page first, then of each of its claims."""

from collections.abc import Callable, Iterator

from quoth.citing.bibtex import bibtex
from quoth.citing.citation import Citation, of_claim, of_entry, of_source
from quoth.citing.csl import csl, csl_file
from quoth.citing.ris import ris
from quoth.config import Config
from quoth.link.graph import Graph
from quoth.model import Entry, Source

FORMATS: tuple[tuple[str, str, Callable[[list[Citation]], str]], ...] = (
    ("BibTeX", ".bib", lambda cited: "\n\n".join(map(bibtex, cited)) + "\n"),
    ("RIS", ".ris", lambda cited: "\n\n".join(map(ris, cited)) + "\n"),
    ("CSL-JSON", ".csl.json", lambda cited: csl_file(map(csl, cited))),
)
"""The name of each format, how its files end, and how they are written."""


def citation_files(graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every file of citations."""
    for entry in graph.library.entries.values():
        yield from citations_of(entry, graph, config)
    for source in graph.library.sources.values():
        yield from citations_of_source(source, graph, config)


def citations_of(entry: Entry, graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the files of citations beside the page of an entry."""
    claims = (of_claim(claim, graph, config) for claim in entry.claims)
    yield from _files(f"{entry.kind.folder}/{entry.id}", [of_entry(entry, graph, config), *claims])


def citations_of_source(source: Source, graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the files of citations beside the page of a source."""
    yield from _files(f"sources/{source.id}", [of_source(source, graph, config)])


def _files(path: str, cited: list[Citation]) -> Iterator[tuple[str, bytes]]:
    for _, ending, write in FORMATS:
        yield path + ending, write(cited).encode()
