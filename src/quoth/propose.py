"""Write the new file that a form proposes, when everything about it was read and found right."""

from collections.abc import Iterator
from pathlib import Path

from quoth import disk
from quoth.config import load_config
from quoth.creating import entries_alike, sources_alike
from quoth.findings import Code, Finding
from quoth.forms import Form, read_form
from quoth.from_form import NewFile, draft_source, new_file
from quoth.load.library import load_library
from quoth.model import Library
from quoth.place import Place

ISSUE = "issue"
"""Where a finding about a form is, since its file has a passing name."""
TELL_APART = "if the two are one, correct that file instead"


def from_issue(root: Path, path: Path) -> tuple[NewFile | None, list[Finding]]:
    """Write the file that a filled-in form proposes; None, and what is wrong, when nothing was written.

    With a file that was written comes what looks like it: somebody looks at a proposal before it is taken.
    """
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
    return made, sorted(_alike(form, library))


def _alike(form: Form, library: Library) -> Iterator[Finding]:
    if form.kind is None:
        yield from sources_alike(draft_source(form), library, TELL_APART)
    else:
        names = [form.text("name"), *form.lines("aliases")]
        yield from entries_alike(names, form.kind, library, TELL_APART)
