"""Which files change while the preview runs. The one module that knows watchdog."""

import logging
import os
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

# It reports threads that end while a file changes, on the terminal of somebody who pressed Ctrl-C.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

_CHANGES = frozenset(
    {EVENT_TYPE_CLOSED, EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}
)
"""Not that a file is opened or read, which we do ourselves."""
QUIET = 0.04
"""Seconds without a change after which a change counts as finished: many files may be saved at once."""
LONGEST = 0.4
"""Seconds after which changes are taken up even if there are always new ones."""
_Look = frozenset[tuple[str, int, int]]
"""Of each file its path, when it changed last, and its size; of a folder that it is there."""


class Watcher(FileSystemEventHandler):
    """Notices changes to some files and folders, by their names below a knowledge base or whole paths."""

    def __init__(self, root: Path) -> None:
        self._root = Path(os.path.realpath(root))
        self._names: frozenset[str] = frozenset()
        self._changed = threading.Event()
        self._last = 0.0
        self._observer = Observer()
        self._watched: dict[Path, tuple[ObservedWatch, int]] = {}
        """Folders, and which one of that name it was: git may delete a folder and make it anew."""
        self._seen: _Look = frozenset()
        self._observer.schedule(self, str(self._root))

    def start(self) -> None:
        """Begin to watch."""
        self._observer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()

    def look_at(self, names: Collection[str]) -> None:
        """Watch the files and folders of these names, and all below; those that are not there yet, too."""
        self._names = frozenset(names)
        for folder in (self._root / name for name in sorted(names)):
            which = folder.stat().st_ino if folder.is_dir() else 0
            watch, was = self._watched.get(folder, (None, 0))
            if which == was:
                continue
            if watch is not None:
                self._observer.unschedule(watch)
                del self._watched[folder]
            if which:
                self._watched[folder] = (self._observer.schedule(self, str(folder), recursive=True), which)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of a change."""
        paths = (os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)
        if event.event_type in _CHANGES and any(map(self._matters, paths)):
            self.nudge()

    def nudge(self) -> None:
        """Count this as a change."""
        self._last = time.monotonic()
        self._changed.set()

    @property
    def has_changed(self) -> bool:
        """Whether there are changes that nobody took up."""
        return self._changed.is_set()

    def wait(self, longest: float | None = None) -> bool:
        """Wait for a change; say whether there is one."""
        return self._changed.wait(longest)

    def take(self) -> frozenset[Path]:
        """Take up what changed, once it seems finished; return the files and folders that did."""
        end = time.monotonic() + LONGEST
        while (now := time.monotonic()) < min(end, self._last + QUIET):
            time.sleep(max(0.001, min(end, self._last + QUIET) - now))
        self._changed.clear()
        before, self._seen = self._seen, self._look()
        return frozenset(Path(path) for path, _, _ in before ^ self._seen)

    def look_again(self) -> None:
        """Notice what changed without a word, as in folders of other computers, of which no event tells."""
        if self._look() != self._seen:
            self.nudge()

    def _look(self) -> _Look:
        starts = (self._root / name for name in self._names)
        return frozenset(
            state for start in starts for state in (_below(start) if start.is_dir() else _of(start))
        )

    def _matters(self, path: str) -> bool:
        starts = (self._root / name for name in self._names)
        start = next((start for start in starts if Path(path).is_relative_to(start)), None)
        return start is not None and not any(
            part.startswith(".") for part in Path(path).relative_to(start).parts
        )


def _below(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """Yield what is in a folder and not hidden; no link to a folder is followed, as when files are read."""
    with suppress(OSError), os.scandir(folder) as held:
        for entry in held:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield entry.path, 0, 0
                yield from _below(entry.path)
            else:
                yield from _of(entry)


def _of(file: Path | os.DirEntry[str]) -> Iterator[tuple[str, int, int]]:
    with suppress(OSError):  # It went in this very moment, which is a change as well.
        status = file.stat()
        yield os.fspath(file), status.st_mtime_ns, status.st_size
