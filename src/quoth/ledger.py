"""What the files of a folder of ours hold, without reading them again: a list beside the folder tells it.

A file counts as known while it has the size and the time that it had when it was written down; any other is
read. So a folder that somebody changed, or that comes from elsewhere, is known for what it holds.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from quoth import disk

Hashes = dict[str, str]
"""The SHA-256 of files by their paths below a folder, with forward slashes."""
_PARTS = 4


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of bytes as hexadecimal digits."""
    return sha256(data).hexdigest()


def held(folder: Path, notes: Path) -> Hashes:
    """Return what the files of a folder hold by what was noted of them; of hidden ones nothing."""
    noted = _noted(notes)
    found: Hashes = {}
    for path, size, time in _sizes(folder, ""):
        hashed, noted_size, noted_time = noted.get(path, ("", -1, -1))
        known = (noted_size, noted_time) == (size, time)
        found[path] = hashed if known else hash_of(disk.read(folder / path))
    return found


class Filling:
    """A folder of ours on its way to hold exactly what is put into it, and nothing else."""

    def __init__(
        self, folder: Path, notes: Path, older: Path | None = None, before: Hashes | None = None
    ) -> None:
        """Take a folder, and one that holds what was made before; raises NotOursError."""
        disk.claim_folder(folder)
        self._folder, self._notes, self._older = folder, notes, older
        self._now, self._before = held(folder, notes), before or {}
        self.hashes: Hashes = {}
        """What it is to hold."""

    def has(self, path: str, hashed: str) -> bool:
        """Say whether a file need not be made again."""
        return self._now.get(path) == hashed or self._before.get(path) == hashed

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

    def read(self, path: str, hashed: str) -> bytes:
        """Return what a file that it has holds."""
        older = self._older if self._now.get(path) != hashed else None
        return disk.read((older or self._folder) / path)

    def close(self) -> None:
        """Take out all else, and write down what the folder holds now."""
        for path in sorted(self._now.keys() - self.hashes.keys()):
            (self._folder / path).unlink(missing_ok=True)
        disk.drop_empty(self._folder)
        note(self._folder, self._notes, self.hashes)


def note(folder: Path, notes: Path, hashes: Mapping[str, str]) -> None:
    """Note what the files of a folder hold."""
    lines = (
        f"{hashes[path]} {size} {time} {path}\n" for path, size, time in _sizes(folder, "") if path in hashes
    )
    disk.put(notes, "".join(lines).encode("utf-8", errors="surrogateescape"))


def _noted(notes: Path) -> dict[str, tuple[str, int, int]]:
    """Return what is noted; nothing of what cannot be read."""
    if not disk.is_plain_file(notes):
        return {}
    noted = {}
    for line in disk.read(notes).decode("utf-8", errors="surrogateescape").split("\n"):
        parts = line.split(" ", _PARTS - 1)
        if len(parts) == _PARTS and parts[1].isdecimal() and parts[2].isdecimal():
            noted[parts[3]] = (parts[0], int(parts[1]), int(parts[2]))
    return noted


def _sizes(folder: Path, below: str) -> list[tuple[str, int, int]]:
    """Return each file below a folder with its size and the time at which it was written."""
    found = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name) if folder.is_dir() else ():
        if entry.name.startswith("."):
            continue
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            found += _sizes(folder / entry.name, f"{path}/")
        else:
            status = entry.stat(follow_symlinks=False)
            found.append((path, status.st_size, status.st_mtime_ns))
    return found
