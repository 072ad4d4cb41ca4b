"""How wide words are likely to be in a sans font, rather too wide than too narrow, and how they are cut."""

import unicodedata
from functools import lru_cache

_CLASSES = {
    222: "ijl'‘’",
    278: " ftI!,./:;[]\\|·",
    334: 'r()-`{}"“”*',
    500: "ckszvxyJ^°",
    556: "abdeghnopquL0123456789?_$#–§«»",
    584: "+<=>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1015: "@—…",
}
"""Characters by their width in thousandths of an em, in Helvetica and Arial."""
_SPARE = 1.04
"""For other fonts."""
_WIDTHS = {
    character: width * _SPARE / 1000 for width, characters in _CLASSES.items() for character in characters
}
_UNKNOWN = 0.72
_WIDE = 1.04
_BOLD = 1.08
_EVEN = 8
"""By how much lines are narrowed to make them even."""
_NOTHING = frozenset({"Mn", "Me", "Cf"})


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are at a size of type."""
    return _ems(words) * size * (_BOLD if bold else 1)


def shortened(words: str, limit: float, size: float, *, bold: bool = False) -> str:
    """Return words as they are, or as many of them as fit with an ellipsis behind them."""
    return wrapped(words, limit, size, lines=1, bold=bold)[0]


def wrapped(words: str, limit: float, size: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Return words on at most so many lines; an ellipsis ends the last when some are left out.

    Lines come out about even. A word that is longer than a line is broken where the line ends.
    """
    whole = " ".join(words.split())
    if width(whole, size, bold=bold) <= limit:
        return (whole,)
    found, left = _broken(words, limit, size, bold, lines)
    if left:
        return (*found[:-1], _ended(found[-1], limit, size, bold))
    for narrower in range(int(limit) - _EVEN, int(limit) // 2, -_EVEN) if len(found) > 1 else ():
        even, left = _broken(words, narrower, size, bold, len(found))
        if left:
            break
        found = even
    return tuple(found) or ("",)


def _broken(
    words: str, limit: float, size: float, bold: bool, lines: int
) -> tuple[list[str], list[tuple[str, str]]]:
    """Return so many lines at most, and the pieces that are left."""
    left = _pieces(words, limit, size, bold)
    found: list[str] = []
    while left and len(found) < lines:
        line, left = _line(left, limit, size, bold)
        found.append(line)
    return found, left


@lru_cache(maxsize=4096)
def _ems(words: str) -> float:
    return sum(map(_width, words))


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFD", character)[0]
    if plain != character and plain in _WIDTHS:
        return _WIDTHS[plain]
    if unicodedata.category(character) in _NOTHING:
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


def _pieces(words: str, limit: float, size: float, bold: bool) -> list[tuple[str, str]]:
    """Return words, each with what stands before it; those too long for a line fall into pieces."""
    found = []
    for word in words.split():
        space, rest = " ", word
        while rest:
            count = _fitting(rest, limit, size, bold)
            found.append((space, rest[:count]))
            space, rest = "", rest[count:]
    return found


def _fitting(word: str, limit: float, size: float, bold: bool) -> int:
    """Return how many characters of a word fit on a line, one at least."""
    used = 0.0
    for count, character in enumerate(word):
        used += width(character, size, bold=bold)
        if used > limit:
            return max(count, 1)
    return len(word)


def _line(
    pieces: list[tuple[str, str]], limit: float, size: float, bold: bool
) -> tuple[str, list[tuple[str, str]]]:
    """Return the longest line, and the pieces that are left."""
    line = pieces[0][1]
    for count, (space, piece) in enumerate(pieces[1:], start=1):
        longer = f"{line}{space}{piece}"
        if width(longer, size, bold=bold) > limit:
            return line, pieces[count:]
        line = longer
    return line, []


def _ended(line: str, limit: float, size: float, bold: bool) -> str:
    """Return a line with an ellipsis, without the words that leave no room for it."""
    while line and width(f"{line}…", size, bold=bold) > limit:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line.rstrip(' ,;:.–—-')}…"
