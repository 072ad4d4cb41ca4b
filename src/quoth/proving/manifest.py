"""The list of all files of a finished site, each with its hash."""

import json
from collections.abc import Mapping

from quoth.proving.verify import MANIFEST


def manifest(hashes: Mapping[str, str], version: str) -> tuple[str, bytes]:
    """Return the list of the files of a site, by their SHA-256, as a file to be put there; it leaves out itself."""
    made = {"version": version, "files": dict(sorted(hashes.items()))}
    return MANIFEST, (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
