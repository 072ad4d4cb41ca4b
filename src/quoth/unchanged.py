"""Whether anything changed since the last time: if not, what was found then is found again."""

import pickle

from quoth import disk
from quoth.cache import dumped, loaded
from quoth.config import Config
from quoth.findings import Finding
from quoth.ledger import Notes, untouched


def found_before(config: Config, what: str, stamp: str) -> list[Finding] | None:
    """Return what was found the last time; None where anything was different then, or the site is."""
    path = config.kept / f"{what}.found"
    if not disk.is_plain_file(path):
        return None
    try:
        said, found, notes = loaded(disk.read(path))
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError):
        return None  # Of another version, or spoilt: as if it were not there.
    stands = not notes or untouched(config.site, notes)
    return list(found) if said == stamp and stands else None


def remember(config: Config, what: str, stamp: str, found: list[Finding], site: Notes | None = None) -> None:
    """Remember what was found, and the site that was made, if any."""
    disk.claim_folder(config.kept)
    disk.put(config.kept / f"{what}.found", dumped((stamp, tuple(found), site or {})))
