"""JSON as text, a line for each value: made piece by piece, so that no piece is written twice.

The same bytes as of `json.dumps` with an indent of one, which is slow where it indents. Within a text of JSON
every end of a line stands between values: a text is put deeper into another by a space behind each.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any

from quoth.data.members import member

_plain = json.JSONEncoder(ensure_ascii=False).encode
_flat = json.JSONEncoder(ensure_ascii=False, separators=(",\n ", ": ")).encode
RECORDS, NODES, ANNOTATIONS = "records", "nodes", "annotations"
"""The lists of the files of the whole."""
DEPTHS = {RECORDS: 1, NODES: 1, ANNOTATIONS: 2}
"""How deep each stands in its file."""
Plain = str | int | float | bool | None


def as_text(value: object, line: str = "\n") -> str:
    """Return any value; its lines begin like this one. Names of fields are ours, with no sign to escape."""
    if isinstance(value, str):
        return encode_basestring(value)
    below = f"{line} "
    if isinstance(value, dict):
        said = f",{below}".join([f'"{name}": {as_text(one, below)}' for name, one in value.items()])
        return f"{{{below}{said}{line}}}" if value else "{}"
    if isinstance(value, list):
        said = f",{below}".join([as_text(one, below) for one in value])
        return f"[{below}{said}{line}]" if value else "[]"
    return _plain(value)


def flat(record: Mapping[str, Plain]) -> str:
    """Return a record of plain values."""
    return f"{{\n {_flat(record)[1:-1]}\n}}"


def extended(record: str, **texts: str) -> str:
    """Return a record with more fields, whose values are text already."""
    more = "".join([f',\n "{name}": {deeper(text)}' for name, text in texts.items()])
    return f"{record[:-2]}{more}\n}}"


def array(texts: Iterable[str]) -> str:
    """Return texts as a list."""
    said = deeper(",\n".join(texts))
    return f"[\n {said}\n]" if said else "[]"


def deeper(text: str, steps: int = 1) -> str:
    """Return a text as it stands inside others."""
    return text.replace("\n", "\n" + " " * steps)


def item_end(steps: int) -> bytes:
    """Return what stands between two items of a list that stands so deep in a file."""
    return b",\n" + b" " * (steps + 1)


def listed(parts: Iterable[bytes], steps: int) -> Iterator[bytes]:
    """Yield a list that stands so deep in a file, made of compressed parts of it, and compressed too."""
    between = member(item_end(steps))
    before = member(b"[" + item_end(steps)[1:])
    none = True
    for part in parts:
        yield before
        yield part
        before, none = between, False
    yield member(b"[]" if none else item_end(steps)[1:-1] + b"]")


def as_json(record: Mapping[str, Any]) -> bytes:
    """Return a record as a file."""
    return f"{as_text(record)}\n".encode()
