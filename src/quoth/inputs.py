"""All that a site is made from, by the hashes of the files: the same inputs give the same site."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from quoth import disk, git
from quoth.folders import FILE, Folders
from quoth.ledger import Hashes, hash_of
from quoth.walking import plain_files_below

_READ = ("sources", "entries", "pages", "theme")
"""Folders of a knowledge base."""
_OF_ALL = (FILE, "entries/vocabulary.yml", "entries/places.yml")
_PROGRAM = Path(__file__).parent


def inputs(folders: Folders) -> Hashes:
    """Return the hashes of all files that authors write, by the path in their Places."""
    found = {FILE: hash_of(disk.read(folders.root / FILE))}
    for folder, prefix in folders.folders:
        for name in _READ:
            start = folder / name
            for path in plain_files_below(start):
                found[f"{prefix}{name}/{path}"] = hash_of(disk.read(start / path))
    return found


def inputs_if_readable(folders: Folders) -> Hashes:
    """Return the same; nothing where they cannot be read, as whoever needs them will tell."""
    try:
        return inputs(folders) if disk.is_plain_file(folders.root / FILE) else {}
    except OSError:
        return {}


def stamp(folders: Folders, files: Hashes) -> str:
    """Return what is the same as long as nothing is written, committed, or done with another program."""
    odd = [str(path) for name in _READ for path in disk.odd_below(folders.root / name, ".md")]
    committed = git.said(folders.root, "rev-parse", "HEAD", "--is-shallow-repository")
    known = (sorted(files.items()), odd, committed, git.said(folders.root, "remote"), program())
    return hash_of(repr(known).encode())


def settings_of(files: Mapping[str, str]) -> list[str]:
    """Return what tells those files apart of which every page may depend, by the hashes of all."""
    wanted = (path for path in sorted(files) if path.endswith(_OF_ALL) or path.startswith("theme/"))
    return [f"{path} {files[path]}" for path in wanted]


@cache
def program() -> str:
    """Return what tells this program from any other: its own files, and the versions of all it may use."""
    files = (path for path in disk.files_below(_PROGRAM) if path.suffix != ".pyc")
    own = [f"{path.relative_to(_PROGRAM)} {hash_of(disk.read(path))}" for path in files]
    used = sorted({path.name for folder in sys.path for path in Path(folder).glob("*.*-info")})
    return hash_of("\n".join([sys.version, *own, *used]).encode())
