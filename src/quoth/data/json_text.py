"""JSON as text, a line for each value: made piece by piece, so that no piece is written twice.

The same bytes as of `json.dumps` with an indent of one, which is slow where it indents. Within a text of JSON
every end of a line stands between values: a text is put deeper into another by a space behind each.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any

_plain = json.JSONEncoder(ensure_ascii=False).encode
_flat = json.JSONEncoder(ensure_ascii=False, separators=(",\n ", ": ")).encode
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


def listed(texts: Iterable[bytes], steps: int) -> Iterator[bytes]:
    """Yield the parts of a list that stands so deep in a file; the texts are a step deeper already."""
    below = b"\n" + b" " * (steps + 1)
    before = b"[" + below
    for text in texts:
        yield before
        yield text
        before = b"," + below
    yield b"[]" if before.startswith(b"[") else below[:-1] + b"]"


def as_json(record: Mapping[str, Any]) -> bytes:
    """Return a record as a file."""
    return f"{as_text(record)}\n".encode()
