"""Checks of a private folder: what is public leans on nothing in it."""

from collections.abc import Iterator

from quoth.findings import Code, Finding
from quoth.ids import EntryId, SourceId
from quoth.model import Entry, Library
from quoth.place import Place
from quoth.quotes import Proved


def public_leans_on_nothing_private(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """No entry of the knowledge base names an entry or a source of the private folder."""
    config = proved.config
    if config.overlay is None or config.is_private(entry.place.path):
        return
    for name, place in _named(entry):
        if any(config.is_private(path) for path in _files(name, proved.library)):
            message = (
                f"{name!r} stands in the private folder, and a public entry cannot lean on it; "
                "take it out here, or move this into the private folder too"
            )
            yield Finding(place, Code.PRIVATE, message)


def _files(name: str, library: Library) -> Iterator[str]:
    """Yield the files that have an id: of an entry, and of a source should it have the same."""
    now = library.now_called.get(name, name)
    yield from (
        one.place.path
        for one in (library.entries.get(EntryId(now)), library.sources.get(SourceId(now)))
        if one
    )


def _named(entry: Entry) -> Iterator[tuple[str, Place]]:
    """Yield every id that an entry names, and where."""
    for claim in entry.claims:
        if claim.value.entry is not None:
            yield claim.value.entry, claim.value.place
        for piece in claim.evidence:
            yield piece.source, piece.place
            yield from ((teller, piece.place) for teller in piece.said_by)
    for link in entry.prose.links:
        yield link.target, link.place
