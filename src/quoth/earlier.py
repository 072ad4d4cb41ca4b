"""What was found out before about some files, to be found again: it counts for the same state alone.

It stays in this process, and in a folder for the next one, if there is a folder: one file for each name, put
there as a whole. What cannot be read there counts for none, and where nothing can be written nothing is kept.
"""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from quoth import disk
from quoth.cache import NOTHING, dumped, loaded
from quoth.ledger import hash_of

FOLDER = "files"
_DIGITS = 8
"""Of the sum by which a spoilt file is told."""


class Earlier:
    """Values by name, each for one state of what it was made from."""

    def __init__(self, kept: Path | None = None) -> None:
        """Take a folder of ours, or one that is to be made; without one all is forgotten at the end."""
        self._folder = None if kept is None else kept / FOLDER
        self._held: dict[str, tuple[str, Any]] = {}

    def get(self, name: str, state: str, shared: Mapping[str, object] = NOTHING) -> Any:
        """Return what was kept under a name, or None where that was for another state."""
        if name not in self._held:
            data = self._on_disk(name, state)
            if data is None:
                return None
            try:
                self._held[name] = (state, loaded(data, shared))
            except pickle.UnpicklingError:
                return None
        said, value = self._held[name]
        return value if said == state else None

    def keep(
        self,
        name: str,
        state: str,
        value: object,
        shared: Mapping[str, object] = NOTHING,
        data: bytes | None = None,
    ) -> None:
        """Keep a value in place of what has the same name; `data` if it is known as bytes."""
        self._held[name] = (state, value)
        if self._folder is None:
            return
        data = dumped(value, shared) if data is None else data
        try:
            disk.claim_folder(self._folder.parent)
            disk.claim_folder(self._folder)
            disk.put(self._folder / name, _head(state, data) + data)
        except (OSError, disk.NotOursError):
            self._folder = None

    def _on_disk(self, name: str, state: str) -> bytes | None:
        try:
            data = b"" if self._folder is None else disk.read(self._folder / name)
        except OSError:
            return None
        head, data = data[: len(state) + _DIGITS], data[len(state) + _DIGITS :]
        return data if head == _head(state, data) else None


@dataclass(frozen=True, slots=True)
class Known:
    """The files as they were before any was read, and what was found out about such files."""

    files: Mapping[str, str]
    """The hashes of those that can be read, by the path in their Places."""
    earlier: Earlier
    program: str
    """Tells the program that found it out from any other."""


def nothing_known() -> Known:
    """Return what is known where nothing was hashed: all is read, and nothing kept."""
    return Known(NOTHING, Earlier(), "")


def group_of(what: str, path: str) -> str:
    """Return to which of 256 groups a file belongs: what is known of them is kept together."""
    return f"{what}-{hash_of(path.encode())[:2]}"


def _head(state: str, data: bytes) -> bytes:
    return f"{state}{crc32(data):08x}".encode()
