"""The list of all files of a finished site, each with its hash."""

import json
from hashlib import sha256
from pathlib import Path

from quoth import disk
from quoth.proving.verify import MANIFEST


def manifest(site: Path, version: str) -> dict[str, bytes]:
    """Return the list as a file to be added to the site; it leaves out itself."""
    hashes = {
        path.relative_to(site).as_posix(): sha256(disk.read(path)).hexdigest()
        for path in disk.files_below(site)
    }
    hashes.pop(MANIFEST, None)
    made = {"version": version, "files": hashes}
    return {MANIFEST: (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()}
