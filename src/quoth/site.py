"""Build a site. Everything is read and checked before anything is written."""

import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from quoth.check.examining import examine
from quoth.config import Config, load_config
from quoth.crew import Crew, everybody
from quoth.disk import BusyError, NotOursError
from quoth.earlier import Earlier, Known
from quoth.findings import Code, Finding
from quoth.history import latest_changes
from quoth.inputs import inputs, program, settings_of, stamp
from quoth.leaks import secrets
from quoth.ledger import Hashes, Notes, hash_of
from quoth.load.library import load_library, published
from quoth.load.pages import read_pages
from quoth.memory import kept
from quoth.model import Library
from quoth.place import Place
from quoth.quotes import Proved
from quoth.tracked import withheld_files_are_in_no_remote
from quoth.unchanged import found_before, remember

PUBLISHED = ("full",)
"""Entries that a site shows, by what they say under `publish`."""
WITH_DRAFTS = ("full", "draft")
"""Those that it shows to whoever writes it."""


def build(
    root: Path,
    overlay: Path | None = None,
    *,
    states: Collection[str] = PUBLISHED,
    crew: Crew | None = None,
) -> list[Finding]:
    """Build the site of a knowledge base into its folder `site/`; return what is to be put right.

    With a private folder read into it, it is a private site in `site-private/`. When a finding stops the
    build, the site that stood there stays as it was. All cores of this machine work on it, if no others are
    given.
    """
    # Before anything is read: what is saved meanwhile is then new to the next build.
    files = _files(root, overlay)
    stamped = _stamped(root, overlay, files, *states)
    if stamped is not None and (found := found_before(*stamped)) is not None:
        return found
    config, proved, found = read(root, overlay, files)
    if config is None or proved is None or stopped(found):
        return found
    try:
        faults, notes = _make(config, proved, states, files, crew or everybody())
        found = sorted([*found, *faults])
        if stamped is not None and not stopped(found) and not _hides(proved, states):
            remember(*stamped, found, notes)
    except NotOursError as exc:
        message = "this folder was not made here, and is to be replaced; move it away or delete it"
        found.append(Finding(Place(Path(str(exc)).name), Code.NOT_OURS, message))
    except BusyError as exc:
        message = "another build is at work here; wait until it is done, or end it"
        found.append(Finding(Place(Path(str(exc)).name), Code.BUSY, message))
    except OSError as exc:
        message = f"cannot be written: {exc.strerror}; the site that stood there stays as it was"
        found.append(Finding(Place(_within(root, exc)), Code.NOT_WRITTEN, message))
    return sorted(found)


def _make(
    config: Config, proved: Proved, states: Collection[str], files: Hashes, crew: Crew
) -> tuple[list[Finding], Notes]:
    """Make the site of what may be shown; return what stops it, and what is noted of the site that stands."""
    # Here, since it takes its time to load, and often nothing has changed.
    from quoth.link.graph import link
    from quoth.publishing import Given, publish
    from quoth.workshop import opened

    graph = link(publishable(proved, states), crew)
    given = Given(
        graph=graph,
        changes=latest_changes(config.root, unshown(proved.library, graph.library)),
        by_hand=written_by_hand(config),
        files=files,
        hidden=secrets(proved.library, graph.library),
    )
    known = (sorted(states), str(config.overlay), sorted(given.hidden), sorted(graph.library.retracted))
    key = hash_of(repr((program(), settings_of(files), known)).encode())
    with opened(config, crew, key) as shop, kept():
        found = publish(given, shop)
        if stopped(found):
            shop.cache.undo()
        return found, shop.notes()


def _within(root: Path, exc: OSError) -> str:
    path = Path(os.fsdecode(exc.filename or root))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def check(root: Path, overlay: Path | None = None) -> list[Finding]:
    """Read and check a knowledge base; write nothing but what was found, to be told again."""
    files = _files(root, overlay)
    stamped = _stamped(root, overlay, files)
    if stamped is not None and (found := found_before(*stamped)) is not None:
        return found
    _, proved, found = read(root, overlay, files)
    if stamped is not None and proved is not None and not stopped(found) and not _hides(proved):
        try:
            remember(*stamped, found)
        except (OSError, NotOursError):
            return found  # Who may not write here is told all the same, and waits again the next time.
    return found


def _files(root: Path, overlay: Path | None) -> Hashes:
    """Return the hashes of all that authors wrote; nothing where that cannot be read, as `read` will tell."""
    config, _ = load_config(root, overlay)
    try:
        return {} if config is None else inputs(config)
    except OSError:
        return {}


def _stamped(root: Path, overlay: Path | None, files: Hashes, *states: str) -> tuple[Config, str, str] | None:
    """Return settings, what is done, and what stays the same while nothing changes; None if that is unknown.

    Of a private folder nothing is remembered.
    """
    config, _ = load_config(root) if overlay is None and files else (None, [])
    return None if config is None else (config, "-".join(("of", *states)), stamp(config, files))


def _hides(proved: Proved, states: Collection[str] = PUBLISHED) -> bool:
    """Say whether there is anything not to be shown: what is told of it depends on more than files."""
    return bool(unshown(proved.library, published(proved.library, states)))


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
    files = _files(root, overlay) if files is None else files
    known = Known(files, earlier or Earlier(config.kept if overlay is None else None), program())
    library, faults = load_library(config, crew, known)
    found += faults + read_pages(config)[1]
    if library is None:
        return config, None, sorted(found)
    examined = examine(library, config, crew, known)
    found += withheld_files_are_in_no_remote(library, config)
    return config, examined.proved, examined.with_others(found)


def publishable(proved: Proved, states: Collection[str] = PUBLISHED) -> Proved:
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


def stopped(found: Iterable[Finding]) -> bool:
    """Say whether any finding stops the build."""
    return any(finding.stops for finding in found)
