"""An author's file to its two parts: values with the place of each, and the text below.

The one module that knows python-frontmatter, which alone returns nothing, and no fault, for front matter
that is never closed, is a list, or follows a byte-order mark; takes `----` and JSON; and lets the last of two
equal keys win. Those doors are shut here.
"""

import re
from dataclasses import dataclass
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from quoth.findings import Code, Finding
from quoth.load.text import read_text
from quoth.nodes import Mapping, UnreadableError, read_nodes
from quoth.place import Place

_NEARLY_A_FENCE = re.compile(r"[ \t]*(?:[-‐‑–—―][ \t]*){2,}|---.*|[ \t]*[–—―][ \t]*")
"""A line that was probably meant as three hyphens; one hyphen alone begins an item of a list."""

_SECOND = re.compile(r"(?:[a-z_-]+:(?:[ \t].*)?\n)+---[ \t]*(?:\n|\Z)", re.IGNORECASE)
"""What looks like more front matter to who reviews a change."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file in its two parts."""

    path: str
    head: Mapping
    body: str
    """Without blank lines around it."""
    body_place: Place
    """Where the body begins; one line past the end where there is none."""


def read_document(data: bytes, path: str, *, largest: float) -> tuple[Document, list[Finding]]:
    """Split a file into front matter and body; raises UnreadableError where that cannot be done."""
    text = read_text(data, path, largest=largest)
    if not text.startswith("---\n"):
        message = "the first line must be '---' alone, before the 'key: value' lines"
        raise UnreadableError(Finding(Place(path), Code.NO_FRONT_MATTER, message))
    fence = f"{text}\n".find("\n---\n", len("---")) + 1
    if not fence:
        raise UnreadableError(_unclosed(text, path))
    handler = _StrictYaml(path)
    values, body = frontmatter.parse(text, handler=handler)
    head = values["head"]
    assert isinstance(head, Mapping)
    below = text[fence + len("---") :]
    if _SECOND.match(body):
        line = text.count("\n", 0, fence) + 2
        message = "this second block of 'key: value' lines is not read; move them above the '---' before it"
        handler.found.append(Finding(Place(path, line), Code.NOT_PLAIN_YAML, message))
    blank = len(below) - len(below.lstrip())
    line = text.count("\n", 0, fence) + below.count("\n", 0, blank) + 1
    column = blank - below.rfind("\n", 0, blank)
    return Document(path, head, body, Place(path, line, column)), handler.found


def _unclosed(text: str, path: str) -> Finding:
    """Say which line was probably meant to close the front matter, or that there is none."""
    for number, line in enumerate(text.split("\n")[1:], 2):
        if _NEARLY_A_FENCE.fullmatch(line):
            cure = "three hyphens alone close it, '---', with no space behind"
            message = f"front matter is not closed by this line; {cure}"
            return Finding(
                Place(path, number),
                Code.UNCLOSED_FRONT_MATTER,
                message,
                None if line.strip("-‐‑–—― \t") else "---",
            )
    message = "front matter is never closed; put a line '---' after the last 'key: value' line"
    return Finding(Place(path), Code.UNCLOSED_FRONT_MATTER, message)


class _StrictYaml(BaseHandler):
    """Reads front matter with our own reader of plain YAML, between fences of exactly three hyphens."""

    FM_BOUNDARY = re.compile(r"^---$", re.MULTILINE)

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self.found: list[Finding] = []

    def load(self, fm: str) -> dict[str, Any]:
        """Return the tree under one key, since a tree is no dict."""
        tree, found = read_nodes(fm, Place(self._path, 1))
        self.found += found
        return {"head": tree}
