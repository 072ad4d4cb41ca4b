"""Build a site. Everything is read and checked before anything is written."""

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from quoth.crew import Crew
from quoth.disk import BusyError, NotOursError
from quoth.findings import Code, Finding
from quoth.findings import stopped as stopped
from quoth.folders import Folders
from quoth.inputs import inputs_if_readable, stamp
from quoth.ledger import Hashes
from quoth.place import Place
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
    files = inputs_if_readable(Folders(root=root, overlay=overlay))
    stamped = _stamped(root, overlay, files, *states)
    if stamped is not None and (found := found_before(*stamped)) is not None:
        return found
    # Here and in `check`, since it takes its time to load, and often nothing has changed.
    from quoth import knowledge

    config, proved, found = knowledge.read(root, overlay, files)
    if config is None or proved is None or stopped(found):
        return found
    try:
        faults, notes = knowledge.make(config, proved, states, files, crew)
        found = sorted([*found, *faults])
        if stamped is not None and not stopped(found) and not knowledge.hides(proved, states):
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


def _within(root: Path, exc: OSError) -> str:
    path = Path(os.fsdecode(exc.filename or root))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def check(root: Path, overlay: Path | None = None) -> list[Finding]:
    """Read and check a knowledge base; write nothing but what was found, to be told again."""
    files = inputs_if_readable(Folders(root=root, overlay=overlay))
    stamped = _stamped(root, overlay, files)
    if stamped is not None and (found := found_before(*stamped)) is not None:
        return found
    from quoth import knowledge

    _, proved, found = knowledge.read(root, overlay, files)
    if stamped is None or proved is None or stopped(found) or knowledge.hides(proved, PUBLISHED):
        return found
    with suppress(OSError, NotOursError):  # Who may not write here waits again the next time.
        remember(*stamped, found)
    return found


def _stamped(
    root: Path, overlay: Path | None, files: Hashes, *states: str
) -> tuple[Folders, str, str] | None:
    """Return where, what is done, and what stays the same while nothing changes; None if that is unknown.

    Of a private folder nothing is remembered.
    """
    if overlay is not None or not files:
        return None
    folders = Folders(root=root)
    return folders, "-".join(("of", *states)), stamp(folders, files)
