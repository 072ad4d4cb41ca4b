"""A knowledge base: read and checked as a whole, what of it may be shown, and the site that is made of it."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from quoth.check.examining import examine
from quoth.config import Config, load_config
from quoth.crew import Crew, everybody
from quoth.earlier import Earlier, Known
from quoth.findings import Finding, stopped
from quoth.history import latest_changes
from quoth.inputs import inputs_if_readable, program, settings_of
from quoth.ledger import Hashes, Notes, hash_of
from quoth.load.library import load_library, published
from quoth.load.pages import read_pages
from quoth.memory import kept
from quoth.model import Library
from quoth.quotes import Proved
from quoth.tracked import withheld_files_are_in_no_remote


def read(
    root: Path, overlay: Path | None = None, files: Hashes | None = None, earlier: Earlier | None = None
) -> tuple[Config | None, Proved | None, list[Finding]]:
    """Read all files of a knowledge base, look for every quote, and run every check.

    What was found out earlier about files that are as they were is not found out again: by builds before this
    one, but for what a private folder holds, or by whoever asks again.
    """
    config, found = load_config(root, overlay)
    if config is None:
        return None, None, sorted(found)
    crew = everybody()
    files = inputs_if_readable(config) if files is None else files
    known = Known(files, earlier or Earlier(config.kept if overlay is None else None), program())
    library, faults = load_library(config, crew, known)
    found += faults + read_pages(config)[1]
    if library is None:
        return config, None, sorted(found)
    examined = examine(library, config, crew, known)
    found += withheld_files_are_in_no_remote(library, config)
    return config, examined.proved, examined.with_others(found)


def publishable(proved: Proved, states: Collection[str]) -> Proved:
    """Return what a site may show: entries whose `publish` is one of these."""
    return replace(proved, library=published(proved.library, states))


def unshown(whole: Library, shown: Library) -> list[str]:
    """Return the files of entries and sources that are not shown."""
    entries = (entry.place.path for id_, entry in whole.entries.items() if id_ not in shown.entries)
    sources = (source.place.path for id_, source in whole.sources.items() if id_ not in shown.sources)
    return [*entries, *sources]


def written_by_hand(config: Config) -> dict[str, bytes]:
    """Return the pages in `pages/` by their place on the site."""
    return read_pages(config)[0]


def make(
    config: Config, proved: Proved, states: Collection[str], files: Hashes, crew: Crew | None
) -> tuple[list[Finding], Notes]:
    """Make the site of what may be shown; return what stops it, and what is noted of the site that stands."""
    # Here, since it takes its time to load, and who only checks has no use for it.
    from quoth.leaks import secrets
    from quoth.link.graph import link
    from quoth.publishing import Given, publish
    from quoth.workshop import opened

    workers = crew or everybody()
    graph = link(publishable(proved, states), workers)
    given = Given(
        graph=graph,
        changes=latest_changes(config.root, unshown(proved.library, graph.library)),
        by_hand=written_by_hand(config),
        files=files,
        hidden=secrets(proved.library, graph.library),
    )
    known = (sorted(states), str(config.overlay), sorted(given.hidden), sorted(graph.library.retracted))
    key = hash_of(repr((program(), settings_of(files), known)).encode())
    with opened(config, workers, key) as shop, kept():
        found = publish(given, shop)
        if stopped(found):
            shop.cache.undo()
        return found, shop.notes()


def hides(proved: Proved, states: Collection[str]) -> bool:
    """Say whether there is anything not to be shown: what is told of it depends on more than files."""
    return bool(unshown(proved.library, published(proved.library, states)))
