"""Whether anything changed since the last time: if not, what was found then is found again."""

import pickle

from quoth import disk
from quoth.cache import dumped, loaded
from quoth.findings import Finding
from quoth.folders import Folders
from quoth.ledger import Notes, untouched


def found_before(folders: Folders, what: str, stamp: str) -> list[Finding] | None:
    """Return what was found the last time; None where anything was different then, or the site is."""
    path = folders.kept / f"{what}.found"
    if not disk.is_plain_file(path):
        return None
    try:
        said, found, noted = loaded(disk.read(path))
        # Only then: of a large site much is noted.
        notes: Notes | None = loaded(noted) if said == stamp else None
    except (pickle.UnpicklingError, ValueError, TypeError):
        return None  # Of another version, or spoilt: as if it were not there.
    stands = notes is not None and (not notes or untouched(folders.site, notes))
    return list(found) if stands else None


def remember(
    folders: Folders, what: str, stamp: str, found: list[Finding], site: Notes | None = None
) -> None:
    """Remember what was found, and the site that was made, if any."""
    disk.claim_folder(folders.kept)
    disk.put(folders.kept / f"{what}.found", dumped((stamp, tuple(found), dumped(site or {}))))
