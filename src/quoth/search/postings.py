"""In which pages a word stands, and in what parts of each, as a line: `3f0a9c21b7AC1e5E`.

Of each page there is how far its key, a number, lies beyond the one before, and a capital for each part.
"""

import re
from collections.abc import Iterable, Iterator

_PAGE = re.compile("([0-9a-f]+)([A-Z]+)")


class Line:
    """A line as it grows, page by page in the order of their keys."""

    __slots__ = ("_last", "_text")

    def __init__(self) -> None:
        self._last = 0
        self._text = bytearray()

    def add(self, key: int, parts: str) -> None:
        """Write down a page, whose key lies beyond all that are written down."""
        self._text += f"{key - self._last:x}{parts}".encode()
        self._last = key

    def __str__(self) -> str:
        return self._text.decode()


def written(pages: Iterable[tuple[int, str]]) -> str:
    """Return a line of pages, which are in order."""
    line = Line()
    for key, parts in pages:
        line.add(key, parts)
    return str(line)


def read(line: str) -> Iterator[tuple[int, str]]:
    """Yield the key of each page on a line, and in which parts of it the word stands."""
    key = 0
    for further, parts in _PAGE.findall(line):
        key += int(further, 16)
        yield key, parts
