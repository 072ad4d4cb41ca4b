"""What the search offers when it finds nothing: the names of all entries, and where to look through them."""

import json

from quoth.link.graph import Graph
from quoth.model import Page
from quoth.pages import words

PATH = "assets/names.json"
"""Fetched only when a search finds nothing."""


def suggestions(graph: Graph) -> Page:
    """Return the names as data: of each entry its name, its address and its other names."""
    library = graph.library
    names = [
        [entry.name, _address(words.entry_path(entry)), *(a for a in entry.aliases if a != entry.name)]
        for entry in library.entries.values()
    ]
    indexes = [[kind.plural, f"{kind.folder}/index.html"] for kind in library.vocabulary.kinds.values()]
    indexes.append(["Sources", "sources/index.html"])
    data = {"indexes": indexes, "names": sorted(names)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Harmless even where somebody takes the file for a page.
    return Page(path=PATH, text=text.replace("<", "\\u003c") + "\n")


def _address(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"
