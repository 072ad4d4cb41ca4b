"""Write the new file that a form proposes, when everything about it was read and found right."""

from pathlib import Path

from quoth import disk
from quoth.config import load_config
from quoth.findings import Code, Finding
from quoth.forms import read_form
from quoth.from_form import NewFile, new_file
from quoth.load.library import load_library
from quoth.place import Place

ISSUE = "issue"
"""Where a finding about a form is, since its file has a passing name."""


def from_issue(root: Path, path: Path) -> tuple[NewFile | None, list[Finding]]:
    """Write the file that a filled-in form proposes; None, and what is wrong, when nothing was written."""
    config, found = load_config(root)
    if config is None:
        return None, found
    library, faults = load_library(config)
    if library is None:
        return None, faults
    body = disk.read(path).decode("utf-8", "surrogateescape")
    form, found = read_form(body, ISSUE, library.vocabulary.kinds, largest=config.largest_file)
    if form is None:
        return None, found
    was = {old for entry in library.entries.values() for old in entry.was}
    made, found = new_file(
        form, library.vocabulary, {*library.sources, *library.entries, *library.unread, *was}
    )
    if made is None:
        return None, sorted(found)
    try:
        disk.create(root / made.path, made.text.encode())
    except OSError as exc:
        message = f"cannot be written: {exc.strerror}; see what stands there"
        return None, [Finding(Place(made.path), Code.REPEATED_ID, message)]
    return made, []
