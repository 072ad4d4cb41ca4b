"""A table as many small files: its items in order, cut by how they begin.

Items that begin alike stand in one file as long as they are few; where they are many, those that begin alike
by one more letter do. So the cut follows from the items alone, in whichever order they came, and one that
changes touches its own file and hardly ever another. The files are scripts that hand over JSON: a page opened
from a folder may load those, and no other data.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

FOLDER = "search"
"""Where on the site the index stands."""
_HANDED_TO = "quothFound"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_HARMFUL = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end a script, or a line of it; in JSON these stand inside strings only."""
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Items = dict[str, Any]
"""The items of a table by name: no name begins another, and what they hold can be written as JSON."""
Read = Callable[[str], bytes]
"""Returns what is in a file of the site."""


def path_of(name: str) -> str:
    """Return where a file of the index stands on the site."""
    return f"{FOLDER}/{name}.js"


def script(name: str, data: object) -> tuple[str, bytes]:
    """Return the path of a file of the index, and its bytes."""
    text = _as_json(data)
    for sign, number in _HARMFUL.items():
        text = text.replace(sign, number)
    return path_of(name), f'{_HANDED_TO}("{name}",{text})\n'.encode()


def data_of(name: str, read: Read) -> Any:
    """Return what a file of the index holds."""
    text = read(path_of(name)).decode()
    return json.loads(text.removeprefix(f'{_HANDED_TO}("{name}",').removesuffix(")\n"))


def file_of(table: str, start: str) -> str:
    """Return the name of the file for items that begin in a way; letters beyond a-z are numbers there."""
    plain = (letter if letter in _PLAIN else f"-{ord(letter):x}-" for letter in start)
    return f"{table}-{''.join(plain)}"


def size(name: str, held: object) -> int:
    """Return how much an item counts when files are cut."""
    return len(name) + len(held if isinstance(held, str) else json.dumps(held, ensure_ascii=False))


def cut(sizes: Mapping[str, int], limit: int) -> list[str]:
    """Return how the items of each file begin; items may be given as one that are known to stand together."""
    return _cut(sorted(sizes.items()), limit, "")


def _cut(sizes: list[tuple[str, int]], limit: int, start: str) -> list[str]:
    if sum(size for _, size in sizes) <= limit or sizes[0][0] == start:
        return [start]
    further = groupby(sizes, key=lambda item: item[0][: len(start) + 1])
    return [found for longer, those in further for found in _cut(list(those), limit, longer)]


def share_out(items: Items, starts: Iterable[str]) -> dict[str, Items]:
    """Return the items of each file, in order."""
    files: dict[str, Items] = {start: {} for start in starts}
    for name in sorted(items):
        files[holder(name, files)][name] = items[name]
    return files


def holder(name: str, starts: Iterable[str] | Mapping[str, object]) -> str:
    """Return which of the beginnings is that of a name; the name itself when none is."""
    return next((name[:length] for length in range(len(name)) if name[:length] in starts), name)
