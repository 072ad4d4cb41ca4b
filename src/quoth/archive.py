"""A finished site as one file that works from a folder; the same site makes the same bytes."""

import io
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quoth import disk
from quoth.proving.verify import MANIFEST, faults

FOLDER = "dist"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that such a file can give; that of the build would make other bytes of the same site."""
_UNIX, _READABLE = 3, 0o100644 << 16


class NoArchiveError(Exception):
    """A site that is not to be packed; says why and what to do."""


def pack(root: Path) -> Path:
    """Pack the site of a knowledge base, and return the file; raises NoArchiveError for one not proved."""
    site = root / "site"
    if not disk.is_plain_file(site / MANIFEST):
        raise NoArchiveError(f"there is no finished site in {site}; run 'python build_entries.py' first")
    wrong = list(faults(site))
    if wrong:
        said = "; ".join(wrong[:3])
        raise NoArchiveError(f"{site} is not as it was built: {said}; run 'python build_entries.py' again")
    version = json.loads(disk.read(site / MANIFEST))["version"]
    path = root / FOLDER / f"quoth-{version}.zip"
    disk.put(path, _packed(site, path.stem))
    return path


def _packed(site: Path, folder: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, path in sorted(
            (path.relative_to(site).as_posix(), path) for path in disk.files_below(site)
        ):
            entry = ZipInfo(f"{folder}/{name}", _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, disk.read(path))
    return out.getvalue()
