"""All that a site is made from, by the hashes of the files: the same inputs give the same site."""

import sys
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from quoth import disk, git
from quoth.config import FILE, Config
from quoth.ledger import Hashes, hash_of

_READ = ("sources", "entries", "pages", "theme")
"""Folders of a knowledge base."""
_OF_ALL = (FILE, "entries/vocabulary.yml", "entries/places.yml")
_PROGRAM = Path(__file__).parent


def inputs(config: Config) -> Hashes:
    """Return the hashes of all files that authors write, by the path in their Places."""
    found = {FILE: hash_of(disk.read(config.root / FILE))}
    for folder, prefix in config.folders:
        for name in _READ:
            for path in disk.names_below(folder / name):
                file = folder / name / path
                if disk.is_plain_file(file):
                    found[f"{prefix}{name}/{path}"] = hash_of(disk.read(file))
    return found


def stamp(config: Config, files: Hashes) -> str:
    """Return what is the same as long as nothing is written, committed, or done with another program."""
    odd = [str(path) for name in _READ for path in disk.odd_below(config.root / name, ".md")]
    committed = git.said(config.root, "rev-parse", "HEAD", "--is-shallow-repository")
    known = (sorted(files.items()), odd, committed, git.said(config.root, "remote"), program())
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
    used = sorted(f"{one.name} {one.version}" for one in metadata.distributions())
    return hash_of("\n".join([sys.version, *own, *used]).encode())
