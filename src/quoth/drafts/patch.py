"""Claims for an entry that there is: lines at the end of its claims, and nothing else is touched."""

import difflib
import re
from collections.abc import Iterator, Sequence

from quoth.canonical import ENTRY, canonical
from quoth.drafting import DraftClaim, claim_lines
from quoth.load.frontmatter import read_document
from quoth.model import Vocabulary
from quoth.nodes import Mapping, UnreadableError
from quoth.nodes import Sequence as List

_ITEM = re.compile(r"( *)- ")


def with_more(text: str, claims: Sequence[DraftClaim], vocabulary: Vocabulary) -> str | None:
    """Return the text of an entry with claims added; None where only changing a line could add them."""
    lines = text.splitlines(keepends=True)
    head = _head(text)
    if head is None:
        return None
    keys = {key.text: key.place.line - 1 for key, _ in head.items}
    closing = next(number for number, line in enumerate(lines) if number and line.rstrip("\r\n") == "---")
    own = next((value for key, value in head.items if key.text == "claims"), None)
    if own is None:
        return _joined(lines, closing, ["claims:\n", *_lines(claims, "  ", vocabulary)])
    if not isinstance(own, List) or not own.items:
        return None
    item = _ITEM.match(lines[own.items[0].place.line - 1])
    if item is None:
        return None
    end = min((line for line in keys.values() if line > keys["claims"]), default=closing)
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return _joined(lines, end, list(_lines(claims, item[1], vocabulary)))


def patch(path: str, before: str, after: str) -> str:
    """Return the unified diff that makes one text of the other, as `git apply` takes it."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    no_end = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith("\n") else line + no_end for line in lines)


def _head(text: str) -> Mapping | None:
    try:
        return read_document(text.encode(), "", largest=float("inf"))[0].head
    except UnreadableError:
        return None


def _lines(claims: Sequence[DraftClaim], indent: str, vocabulary: Vocabulary) -> Iterator[str]:
    written = "\n".join(["claims:", *(line for claim in claims for line in claim_lines(claim, vocabulary))])
    for line in canonical(written, ENTRY).splitlines()[1:]:
        yield f"{indent}{line.removeprefix('  ')}\n"


def _joined(lines: list[str], at: int, more: list[str]) -> str:
    return "".join([*lines[:at], *more, *lines[at:]])
