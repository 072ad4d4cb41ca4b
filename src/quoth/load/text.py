"""Bytes of an author's file to text: what is not clean text is refused before anything reads it."""

import re

from quoth.findings import Code, Finding
from quoth.nodes import UnreadableError
from quoth.place import Place

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What no file holds: control characters, invisible line ends, marks that reverse the direction of text."""


def read_text(data: bytes, path: str, *, largest: float) -> str:
    """Return the text of a file; raises UnreadableError where it is not clean UTF-8 text."""
    start = Place(path)
    if len(data) > largest:
        limit = f"the limit is {largest:,.0f} (setting 'largest-file' in mkdocs.yml)"
        message = f"is {len(data):,} bytes long; {limit}; split it"
        raise UnreadableError(Finding(start, Code.TOO_LARGE, message))
    if data.startswith(b"\xef\xbb\xbf"):
        message = "begins with a byte-order mark; save it as 'UTF-8' without 'BOM'"
        raise UnreadableError(Finding(start, Code.BYTE_ORDER_MARK, message))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        before = data[: exc.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = "is not UTF-8 from here on; save the file with the encoding 'UTF-8'"
        place = Place(path, before.count(b"\n") + 1, column)
        raise UnreadableError(Finding(place, Code.NOT_UTF8, message)) from exc
    if not text.strip():
        raise UnreadableError(Finding(start, Code.EMPTY_FILE, "is empty; fill it in or delete it"))
    if "\r" in text:
        message = "has Windows line ends (CRLF); save it with line ends 'LF'"
        raise UnreadableError(Finding(place_in(text, text.index("\r"), start), Code.CARRIAGE_RETURN, message))
    control = CONTROL.search(text)
    if control is not None:
        place = place_in(text, control.start(), start)
        message = f"holds the invisible character U+{ord(control[0]):04X}; delete it"
        raise UnreadableError(Finding(place, Code.CONTROL_CHARACTER, message))
    return text


def place_in(text: str, offset: int, start: Place) -> Place:
    """Return the place of a character of a text that begins at `start`."""
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return Place(start.path, start.line + line, column + (start.column if line == 0 else 1))
