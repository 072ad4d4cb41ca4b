"""Checks of a private folder: what is public leans on nothing in it."""

from collections.abc import Iterator

from quoth.findings import Code, Finding
from quoth.model import Entry, Library
from quoth.place import Place
from quoth.quotes import Proved


def public_leans_on_nothing_private(proved: Proved) -> Iterator[Finding]:
    """No entry of the knowledge base names an entry or a source of the private folder."""
    library, config = proved.library, proved.config
    if config.overlay is None:
        return
    private: set[str] = {one.id for one in library.entries.values() if config.is_private(one.place.path)}
    private |= {one.id for one in library.sources.values() if config.is_private(one.place.path)}
    for entry in library.entries.values():
        if not config.is_private(entry.place.path):
            for name, place in _named(entry, library):
                if library.now_called.get(name, name) in private:
                    message = (
                        f"{name!r} stands in the private folder, and a public entry cannot lean on it; "
                        "take it out here, or move this into the private folder too"
                    )
                    yield Finding(place, Code.PRIVATE, message)


def _named(entry: Entry, library: Library) -> Iterator[tuple[str, Place]]:
    """Yield every id that an entry names, and where."""
    for claim in entry.claims:
        if claim.value.entry is not None:
            yield claim.value.entry, claim.value.place
        for piece in claim.evidence:
            yield piece.source, piece.place
            yield from ((teller, piece.place) for teller in piece.said_by)
    for link in entry.prose.links:
        yield link.target, link.place
