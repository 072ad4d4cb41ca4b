"""The list of all files of a finished site, each with its hash."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from quoth import disk
from quoth.proving.verify import MANIFEST


def manifest(site: Path, version: str) -> dict[str, bytes]:
    """Return the list as a file to be added to the site; it leaves out itself."""
    paths = {path.relative_to(site).as_posix(): path for path in disk.files_below(site)}
    return manifest_of({name: hash_of(disk.read(path)) for name, path in paths.items()}, version)


def manifest_of(hashes: Mapping[str, str], version: str) -> dict[str, bytes]:
    """Return the list of files whose hashes are known, by their place on the site, in whichever order."""
    names = sorted(hashes.keys() - {MANIFEST}, key=lambda name: name.split("/"))
    made = {"version": version, "files": {name: hashes[name] for name in names}}
    return {MANIFEST: (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()}


def hash_of(data: bytes) -> str:
    """Return the hash by which the list knows a file."""
    return sha256(data).hexdigest()
