"""What the files of a folder of ours hold, without reading them again: it is noted when a build went well.

A file counts for what is noted of it while it has the size and the time that it had then; where it has not,
it is read, and counts only if it holds the same. A file that nothing is noted of counts for nothing: a build
that was stopped may have left it, before anybody had looked at it.

A folder is gone through once, before it is filled. What somebody else writes there meanwhile is published,
and since it is not as it was noted, the next build makes it again.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from quoth import disk, filling

Hashes = dict[str, str]
"""The SHA-256 of files by their paths below a folder, with forward slashes."""
Note = tuple[str, int, int]
"""The hash of a file, its size, and when it was written, in nanoseconds."""
Notes = Mapping[str, Note]
"""What is noted of each file of a folder."""

_ODD = -1
"""In place of the size of a link, or of whatever else is no file."""
_NONE = ("", -1, -1)


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of bytes as hexadecimal digits."""
    return sha256(data).hexdigest()


def held(folder: Path, notes: Notes) -> dict[str, Note]:
    """Return what the files of a folder are known to hold, with no hash for those that are not known."""
    if untouched(folder, notes):
        return dict(notes)
    found: dict[str, Note] = {}
    for path, size, time in _sizes(folder):
        noted = notes.get(path, _NONE)
        if (size, time) == noted[1:]:
            found[path] = noted
        else:
            found[path] = ("" if size == _ODD else _hash_of(folder / path, noted), size, time)
    return found


def untouched(folder: Path, notes: Notes) -> bool:
    """Say whether a folder has exactly the files that were noted, as they were written then."""
    if _number(folder) != len(notes):
        return False
    # By their noted names: to put together the name of each file that is there takes much longer.
    start = f"{folder}{os.sep}"
    try:
        for path, (_, size, time) in notes.items():
            status = os.lstat(start + path)
            if status.st_size != size or status.st_mtime_ns != time:
                return False
    except OSError:
        return False
    return True


class Filling:
    """A folder of ours on its way to hold exactly what is put into it, and nothing else."""

    def __init__(
        self, folder: Path, notes: Notes, older: Path | None = None, before: Notes | None = None
    ) -> None:
        """Take a folder, and one that holds what was made before; raises NotOursError."""
        disk.claim_folder(folder)
        self._folder, self._older = folder, older
        self._now = held(folder, notes)
        """What stands in it since before it is filled."""
        # Through links something else would be written.
        for path in [path for path, (_, size, _) in self._now.items() if size == _ODD]:
            (folder / path).unlink()
            del self._now[path]
        self.last = notes if before is None else before
        """What is noted of all of it, as it was made the last time."""
        self.hashes: Hashes = {}
        """What it is to hold."""

    def noted(self, path: str) -> str:
        """Return the hash of a file as all of it was made the last time; nothing if there was none."""
        return self.last.get(path, _NONE)[0]

    def stands(self, path: str) -> bool:
        """Say whether a file need not be made again that is to be as it was the last time."""
        return self.has(path, self.noted(path))

    def has(self, path: str, hashed: str) -> bool:
        """Say whether a file need not be made again."""
        return hashed != "" and (self._now.get(path, _NONE)[0] == hashed or self._was(path, hashed))

    def read(self, path: str, hashed: str) -> bytes:
        """Return what a file that it has holds."""
        older = self._older if self._now.get(path, _NONE)[0] != hashed else None
        return disk.read((older or self._folder) / path)

    def put(self, path: str, data: bytes) -> str:
        """Put a file into the folder, and return its hash; one that is the same already is not touched."""
        hashed = hash_of(data)
        if self._now.get(path, _NONE)[0] != hashed:
            filling.put_in(self._folder, path, data)
            self._now.pop(path, None)
        self.hashes[path] = hashed
        return hashed

    def keep(self, path: str, hashed: str) -> None:
        """Keep a file that it has."""
        if self._older is not None:
            self.share(path, hashed, self._older)
        self.hashes[path] = hashed

    def share(self, path: str, hashed: str, other: Path) -> None:
        """Put a file into the folder that stands at the same place in another one of ours."""
        if self._now.get(path, _NONE)[0] != hashed:
            filling.share_in(self._folder, path, other / path)
            self._now.pop(path, None)
        self.hashes[path] = hashed

    def close(self) -> Notes:
        """Take out all else; return what is to be noted of what is left."""
        others = sorted(self._now.keys() - self.hashes.keys())
        for path in others:
            # A folder may have made room for a file, or a file for a folder.
            with suppress(NotADirectoryError, IsADirectoryError):
                (self._folder / path).unlink(missing_ok=True)
        if others:
            filling.drop_empty(self._folder)
        return {path: self._note(path, hashed) for path, hashed in self.hashes.items()}

    def _was(self, path: str, hashed: str) -> bool:
        """Say whether the older folder has a file; few are asked for, so that not all are looked at."""
        noted = self.last.get(path, _NONE)
        if self._older is None or noted[0] != hashed or not disk.is_plain_file(self._older / path):
            return False
        status = (self._older / path).stat()
        return (status.st_size, status.st_mtime_ns) == noted[1:] or _hash_of(self._older / path, noted) != ""

    def _note(self, path: str, hashed: str) -> Note:
        noted = self._now.get(path, _NONE)
        if noted[0] == hashed:
            return noted
        status = (self._folder / path).stat()
        return hashed, status.st_size, status.st_mtime_ns


def _hash_of(file: Path, noted: Note) -> str:
    """Return the hash that is noted of a file if it holds that though it was written since."""
    return noted[0] if noted[0] and hash_of(disk.read(file)) == noted[0] else ""


def _number(folder: Path) -> int:
    """Return how many files are below a folder, hidden ones left out; -1 where one is a link or the like."""
    number, waiting = 0, [os.fspath(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    number += 1
                else:
                    return -1
    return number


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
