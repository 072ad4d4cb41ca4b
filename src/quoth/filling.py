"""How a file gets into a folder of ours that is filled: in place of whatever stands in its way.

No file is ever written to again, but replaced: so what two folders share stays what it was in each. One that
holds the same already is left as it is, since to make a file takes longer than to read one.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath

from quoth import disk


def put_in(folder: Path, path: str, data: bytes) -> None:
    """Write a file into a folder of ours."""

    def written(file: Path) -> None:
        try:
            _write(file, data)
        except FileExistsError:
            if not _holds(file, data):
                raise

    _put_in(folder, path, written)


def share_in(folder: Path, path: str, other: Path) -> None:
    """Put a file that stands elsewhere into a folder of ours as well, copied only where it has to be."""

    def shared(file: Path) -> None:
        try:
            os.link(other, file, follow_symlinks=False)
        except FileExistsError:
            if not os.path.samestat(file.lstat(), other.lstat()):
                raise
        except (FileNotFoundError, NotADirectoryError):
            raise
        except (OSError, NotImplementedError):
            _write(file, disk.read(other))  # Not every disk lets a file have two names.

    _put_in(folder, path, shared)


def drop_empty(folder: Path) -> None:
    """Take the folders out of a folder that hold nothing."""
    for name, below, files in os.walk(folder, topdown=False):
        if name != str(folder) and not files and not any((Path(name) / one).is_dir() for one in below):
            Path(name).rmdir()


def _holds(file: Path, data: bytes) -> bool:
    return disk.is_plain_file(file) and disk.may_be_read(file) and disk.read(file) == data


def _write(file: Path, data: bytes) -> None:
    with file.open("xb") as new:
        new.write(data)


def _put_in(folder: Path, path: str, put: Callable[[Path], None]) -> None:
    file = folder / path
    try:
        put(file)
    except FileExistsError:
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        else:
            file.unlink()
        put(file)
    except (FileNotFoundError, NotADirectoryError):
        above = [
            folder.joinpath(*PurePath(path).parts[:depth]) for depth in range(1, len(PurePath(path).parts))
        ]
        for one in above:
            if one.is_symlink() or not one.is_dir():
                # Another process that fills the folder may have made it just now.
                with suppress(IsADirectoryError, PermissionError):
                    one.unlink(missing_ok=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file)
