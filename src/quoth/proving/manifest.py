"""The list of all files of a finished site, each with its hash."""

import json
from collections.abc import Mapping

from quoth.proving.verify import MANIFEST


def manifest(hashes: Mapping[str, str], version: str) -> tuple[str, bytes]:
    """Return the list of files, by their place on the site and their SHA-256, as a file to be put there."""
    # As a folder is walked: what is in it before what begins with its name.
    names = sorted(hashes.keys() - {MANIFEST}, key=lambda name: name.replace("/", "\0"))
    made = {"version": version, "files": {name: hashes[name] for name in names}}
    return MANIFEST, (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
