"""The one door to the disk: what is read, in which order, and what is written, in which way."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryDirectory

from quoth.system import exchanged, lock
from quoth.walking import closed_below as closed_below
from quoth.walking import files_below as files_below
from quoth.walking import names_below as names_below
from quoth.walking import odd_below as odd_below

MARKER = ".quoth"
"""A file in each folder that the program made: it writes into no other, and deletes from no other."""


class NotOursError(Exception):
    """A folder that is to be written, but was made by somebody else."""


class BusyError(Exception):
    """A folder in which another program is at work."""


def is_there(path: Path) -> bool:
    """Say whether anything has this name, be it a link to nothing."""
    return os.path.lexists(path)


def is_plain_file(path: Path) -> bool:
    """Say whether a path is a file, and no link, pipe or device."""
    try:
        return S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def may_be_read(path: Path) -> bool:
    """Say whether the system lets a file be read."""
    return os.access(path, os.R_OK)


def size(path: Path) -> int:
    """Return how many bytes a file has, without reading it."""
    return path.stat().st_size


def read(path: Path) -> bytes:
    """Return the bytes of a file."""
    return path.read_bytes()


def overwrite(path: Path, data: bytes) -> None:
    """Change what an author's file holds, at once: should it fail, the file stays as it was."""
    half = _half(path, data)
    try:
        shutil.copymode(path, half)
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise


def create(path: Path, data: bytes) -> None:
    """Make a file, and its folder if there is none; raises FileExistsError rather than change one.

    Should it fail, there is no half of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("xb")
    try:
        with file:
            file.write(data)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def claim_folder(folder: Path) -> None:
    """Make a folder ours; raises NotOursError when it holds files that the program did not make."""
    if folder.is_symlink() or (folder.exists() and not (folder / MARKER).exists() and any(folder.iterdir())):
        raise NotOursError(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).touch()


def add(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which may hold others; those that are the same already keep their dates."""
    for path, data in sorted(files.items()):
        if not (folder / path).is_file() or read(folder / path) != data:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


def put(path: Path, data: bytes | None) -> None:
    """Put a file into a folder of ours at once, so that nobody reads half of it; None takes it away."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    _half(path, data).replace(path)


def empty(folder: Path) -> Path:
    """Return the folder, made anew and empty."""
    claim_folder(folder)
    _clear(folder)
    return folder


def replace(old: Path, new: Path) -> None:
    """Let a finished folder take the place of another at once: whoever looks sees one or the other, whole.

    The other stands where the new one stood, and stays as it was should this fail.
    """
    aside = new.with_name(new.name + ".old")
    if not old.exists() and aside.exists():
        # Somebody was stopped between the steps that a system without an exchange needs.
        aside.rename(old)
    if not old.exists() and not old.is_symlink():
        new.rename(old)
        return
    claim_folder(old)
    if not exchanged(old, new):
        if aside.exists():
            claim_folder(aside)
            _clear(aside)
            shutil.rmtree(aside)
        _in_two_steps(old, new, aside)
        aside.rename(new)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep others who ask for the same folder out of it; raises BusyError while another is in it.

    The system lets go when the program ends, however it ends. Where a system has no such locks nobody is kept
    out.
    """
    claim_folder(folder)
    with (folder / MARKER).open("rb") as marker:
        try:
            lock(marker.fileno())
        except OSError as exc:
            raise BusyError(str(folder)) from exc
        yield


@contextmanager
def laid_out(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder that holds these files for as long as it is needed."""
    with TemporaryDirectory(prefix="quoth-") as name:
        folder = Path(name)
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        yield folder


def _clear(folder: Path) -> None:
    """Take everything out of a folder of ours but its marker, so that it stays ours when this is stopped."""
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != MARKER:
            Path(entry.path).unlink()


def _in_two_steps(old: Path, new: Path, aside: Path) -> None:
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise


def _half(path: Path, data: bytes) -> Path:
    """Write a hidden file beside another, in whose place it is to be put; nothing is left of half a file."""
    half = path.with_name(f".{path.name}.half")
    half.unlink(missing_ok=True)
    try:
        with half.open("xb") as file:
            file.write(data)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    return half
