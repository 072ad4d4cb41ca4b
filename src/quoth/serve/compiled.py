"""Which compiled files a preview shows of the whole, and which of its pages are to be rendered anew."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from quoth.ids import EntryId
from quoth.link.graph import Graph
from quoth.pages import words
from quoth.pages.all import Indexed, pages_of_entry, pages_of_source, pages_of_whole
from quoth.pages.plain import ENDING, plain_lists
from quoth.serve.reading import Contents
from quoth.traces import Unit

FEW = 20
"""Files that came or went at once, up to which it is asked which pages name them."""


def own_pages(graph: Graph) -> dict[str, Unit]:
    """Return the pages of entries and sources to which others may link, known before they are compiled."""
    found: dict[str, Unit] = {}
    for entry in graph.library.entries.values():
        for part in {1, *entry.parts.values()}:
            found[words.entry_path(entry, part)] = ("entry", entry.id)
    for source in graph.library.sources.values():
        for part in {1, *source.parts}:
            found[words.source_path(source, part)] = ("source", source.id)
    return found


def whole_pages(contents: Contents, indexed: Mapping[EntryId, Indexed]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that show what there is as a whole, those written by hand in place of others."""
    for page in pages_of_whole(contents.graph, contents.config, contents.changes, indexed):
        if page.path not in contents.by_hand:
            yield page.path, page.text.encode()
    yield from contents.by_hand.items()


def beside(contents: Contents) -> Iterator[tuple[str, bytes]]:
    """Yield the lists that are no pages themselves."""
    yield from plain_lists(contents.graph, contents.config)


def text_of(path: str, unit: Unit, graph: Graph) -> bytes:
    """Return what is compiled as one page of an entry or a source."""
    what, id_ = unit
    library = graph.library
    if what == "entry":
        pages = pages_of_entry(next(one for one in library.entries.values() if one.id == id_), graph)
    else:
        pages = pages_of_source(next(one for one in library.sources.values() if one.id == id_), graph)
    return next(page.text.encode() for page in pages if page.path == path)


def naming(pages: Mapping[str, bytes], changed: Collection[str]) -> set[str]:
    """Return the pages that name a file which came or went: a link to it has changed."""
    names = {PurePosixPath(path).name.encode() for path in changed}
    if len(names) > FEW:
        return set(pages)
    return {path for path, data in pages.items() if any(name in data for name in names)}


def for_rendering(paths: Collection[str]) -> frozenset[str]:
    """Return what MkDocs is to know: no plain pages, which it would take for some to be rendered."""
    return frozenset(path for path in paths if not path.endswith(ENDING))
