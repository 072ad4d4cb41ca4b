"""What the files of a folder of ours hold, without reading them again: it is noted when a build went well.

A file counts for what is noted of it while it has the size and the time that it had then; where it has not,
it is read, and counts only if it holds the same. A file that nothing is noted of counts for nothing: a build
that was stopped may have left it, before anybody had looked at it.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from quoth import disk

Hashes = dict[str, str]
"""The SHA-256 of files by their paths below a folder, with forward slashes."""
Notes = Mapping[str, tuple[str, int, int]]
"""The hash of each file, its size, and when it was written, in nanoseconds."""

_ODD = -1
"""In place of the size of a link, or of whatever else is no file."""


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of bytes as hexadecimal digits."""
    return sha256(data).hexdigest()


def held(folder: Path, notes: Notes) -> Hashes:
    """Return what the files of a folder are known to hold; nothing of those that are not known."""
    found: Hashes = {}
    for path, size, time in _sizes(folder):
        hashed, noted_size, noted_time = notes.get(path, ("", -1, -1))
        if not hashed or size == _ODD:
            found[path] = ""
        elif (size, time) == (noted_size, noted_time):
            found[path] = hashed
        else:
            found[path] = hashed if hash_of(disk.read(folder / path)) == hashed else ""
    return found


def untouched(folder: Path, notes: Notes) -> bool:
    """Say whether a folder has exactly the files that were noted, as they were written then."""
    number = 0
    for path, size, time in _sizes(folder):
        if path not in notes or notes[path][1:] != (size, time):
            return False
        number += 1
    return number == len(notes)


class Filling:
    """A folder of ours on its way to hold exactly what is put into it, and nothing else."""

    def __init__(
        self, folder: Path, notes: Notes, older: Path | None = None, before: Notes | None = None
    ) -> None:
        """Take a folder, and one that holds what was made before; raises NotOursError."""
        disk.claim_folder(folder)
        self._folder, self._older = folder, older
        self._now = held(folder, notes)
        # Through links something else would be written.
        odd = {
            path for path, hashed in self._now.items() if not hashed and not disk.is_plain_file(folder / path)
        }
        for path in odd:
            (folder / path).unlink()
            del self._now[path]
        self._before = {} if older is None else held(older, before or {})
        self.hashes: Hashes = {}
        """What it is to hold."""

    def has(self, path: str, hashed: str) -> bool:
        """Say whether a file need not be made again."""
        return hashed != "" and hashed in (self._now.get(path), self._before.get(path))

    def read(self, path: str, hashed: str) -> bytes:
        """Return what a file that it has holds."""
        older = self._older if self._now.get(path) != hashed else None
        return disk.read((older or self._folder) / path)

    def put(self, path: str, data: bytes) -> str:
        """Put a file into the folder, and return its hash; one that is the same already is not touched."""
        self.hashes[path] = hashed = hash_of(data)
        if self._now.get(path) != hashed:
            disk.put_in(self._folder, path, data)
        return hashed

    def keep(self, path: str, hashed: str) -> None:
        """Keep a file that it has."""
        self.hashes[path] = hashed
        if self._now.get(path) != hashed:
            disk.put_in(self._folder, path, self.read(path, hashed))

    def close(self) -> Notes:
        """Take out all else; return what is to be noted of what is left."""
        for path in sorted(self._now.keys() - self.hashes.keys()):
            # A folder may have made room for a file, or a file for a folder.
            with suppress(NotADirectoryError, IsADirectoryError):
                (self._folder / path).unlink(missing_ok=True)
        disk.drop_empty(self._folder)
        return {path: (self.hashes[path], size, time) for path, size, time in _sizes(self._folder)}


def _sizes(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield each file below a folder with its size and the time at which it was written; no hidden ones."""
    waiting = [(os.fspath(folder), "")] if folder.is_dir() else []
    while waiting:
        where, below = waiting.pop()
        with os.scandir(where) as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}/"))
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield path, status.st_size if S_ISREG(status.st_mode) else _ODD, status.st_mtime_ns
