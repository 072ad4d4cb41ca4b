"""What a preview shows as compiled files, and which of its pages a change outdates."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath

from quoth.citing.files import citation_files
from quoth.data.files import data_files
from quoth.feeds.atom import feeds
from quoth.link.graph import Graph
from quoth.pages import words
from quoth.pages.all import all_pages
from quoth.pages.plain import ENDING, plain_pages
from quoth.search.files import search_files
from quoth.serve.reading import Contents

FEW = 20
"""Files that came or went at once, up to which it is asked which pages name them."""


def own_pages(graph: Graph) -> frozenset[str]:
    """Return the pages of entries and sources, which are known before they are compiled."""
    library = graph.library
    return frozenset(
        [words.entry_path(entry) for entry in library.entries.values()]
        + [words.source_path(source) for source in library.sources.values()]
    )


def compiled(contents: Contents, first: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site before it is rendered, some pages first and data last.

    As in a build, what was written by hand takes the place of what is compiled. The list of all files alone,
    by which a site is proved, is not there: it would change with every page that is rendered.
    """
    graph, config, by_hand = contents.graph, contents.config, contents.by_hand
    yield from by_hand.items()
    for page in all_pages(graph, config, contents.changes, frozenset(first)):
        if page.path not in by_hand:
            yield page.path, page.text.encode()
    others = chain(
        citation_files(graph, config),
        data_files(graph, config),
        plain_pages(graph, config),
        search_files(graph),
        # These ask git, and take longest.
        feeds(graph, config, config.root),
    )
    yield from ((path, data) for path, data in others if path not in by_hand)


def outdated(made: Mapping[str, bytes], before: Mapping[str, bytes]) -> set[str]:
    """Return the pages that changed, or that name a file which came or went: a link to it has changed."""
    pages = {path for path in made if is_page(path)}
    names = {PurePosixPath(path).name.encode() for path in made.keys() ^ before.keys()}
    if len(names) > FEW:
        return pages
    return {
        path for path in pages if made[path] != before.get(path) or any(name in made[path] for name in names)
    }


def is_page(path: str) -> bool:
    """Say whether a compiled file is rendered; the others are copied."""
    return path.endswith(".md") and not path.endswith(ENDING)


def for_rendering(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what MkDocs is to know: no plain pages, which it would take for some to be rendered."""
    return {path: data for path, data in made.items() if not path.endswith(ENDING)}
