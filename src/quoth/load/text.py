"""Bytes of an author's file to text: what is not clean text is refused before anything reads it."""

import os
import re
from pathlib import Path

from quoth import disk
from quoth.characters import fault_of_characters
from quoth.findings import Code, Finding
from quoth.nodes import UnreadableError
from quoth.place import Place
from quoth.unreadable import not_merged, not_read

NO_FILE = "is a link, a folder or a device, not a file; put the file itself here"
_HEAD = re.compile(r"---\n.*?^---$", re.DOTALL | re.MULTILINE)
"""Front matter, with the lines around it."""


def read_file(path: Path, name: str, *, largest: float) -> bytes:
    """Return the bytes of a file; raises UnreadableError, and does not read what is no file or too large."""
    try:
        if not disk.is_plain_file(path):
            raise UnreadableError(Finding(Place(name), Code.UNEXPECTED_FILE, NO_FILE))
        size = disk.size(path)
        if size > largest:
            raise UnreadableError(_too_large(size, name, largest))
        return disk.read(path)
    except OSError as exc:
        raise UnreadableError(not_read(name, exc)) from exc


def closed_folders(start: Path, *names: str, prefix: str = "") -> list[Finding]:
    """Return a finding for each folder that cannot be looked into, of those with some names and all below."""
    return [
        not_read(prefix + Path(os.fsdecode(exc.filename)).relative_to(start).as_posix(), exc)
        for name in names
        for exc in disk.closed_below(start / name)
    ]


def read_text(data: bytes, path: str, *, largest: float) -> str:
    """Return the text of a file, with line ends of one kind; raises UnreadableError where it is not clean."""
    start = Place(path)
    if len(data) > largest:
        raise UnreadableError(_too_large(len(data), path, largest))
    if data.startswith(b"\xef\xbb\xbf"):
        message = "begins with a byte-order mark; save it as 'UTF-8' without 'BOM'"
        raise UnreadableError(Finding(start, Code.BYTE_ORDER_MARK, message))
    try:
        text = _with_line_ends_of_one_kind(data.decode("utf-8"))
    except UnicodeDecodeError as exc:
        before = data[: exc.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = "is not UTF-8 from here on; save the file with the encoding 'UTF-8'"
        place = Place(path, before.count(b"\n") + 1, column)
        raise UnreadableError(Finding(place, Code.NOT_UTF8, message)) from exc
    if not text.strip():
        raise UnreadableError(Finding(start, Code.EMPTY_FILE, "is empty; fill it in or delete it"))
    if "\r" in text:
        message = "a line ends here with CR alone, which not all programs see; save it with line ends 'LF'"
        raise UnreadableError(Finding(place_in(text, text.index("\r"), start), Code.CARRIAGE_RETURN, message))
    bad = fault_of_characters(text)
    if bad is not None:
        offset, message = bad
        raise UnreadableError(Finding(place_in(text, offset, start), Code.CONTROL_CHARACTER, message))
    both = not_merged(text, path)
    if both is not None:
        raise UnreadableError(both)
    return text


def place_in(text: str, offset: int, start: Place) -> Place:
    """Return the place of a character of a text that begins at `start`."""
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return Place(start.path, start.line + line, column + (start.column if line == 0 else 1))


def _with_line_ends_of_one_kind(text: str) -> str:
    """Return a text with LF for CRLF; for CR alone in prose, but not in values, where it would hide a key."""
    text = text.replace("\r\n", "\n")
    if "\r" not in text:
        return text
    head = _HEAD.match(text)
    end = len(text) if head is None else head.end()
    return text[:end] + text[end:].replace("\r", "\n")


def _too_large(size: int, path: str, largest: float) -> Finding:
    limit = f"the limit is {largest:,.0f} (setting 'largest-file' in mkdocs.yml)"
    return Finding(Place(path), Code.TOO_LARGE, f"is {size:,} bytes long; {limit}; split it")
