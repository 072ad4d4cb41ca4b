"""The table of pages as it is sent, since every search needs all of it.

Values of facets are written once, the most frequent first, and named by their number. Of a page there is how
far its key lies beyond the one before; and apart from that how many words its title has, and its facets, of
which it has one at least: `3ACbA`.
"""

import re
from collections import Counter
from functools import reduce
from itertools import accumulate, pairwise
from typing import Any

from quoth.search.keys import spelled
from quoth.search.shards import Items

_ROW = re.compile("([0-9]+)([a-zA-Z]+)")
_NUMBER = re.compile("[a-z]*[A-Z]")


def packed(items: Items) -> dict[str, Any]:
    """Return the pages of one file, their rows put together."""
    often = Counter(facet for _, *facets in items.values() for facet in map(tuple, facets))
    values = [value for value, _ in often.most_common()]
    numbers = {value: _number(number) for number, value in enumerate(values)}
    keys = sorted(items)
    further = (after - before for before, after in pairwise([0, *(int(key, 16) for key in keys)]))
    rows = (
        "".join([str(items[key][0]), *(numbers[tuple(facet)] for facet in items[key][1:])]) for key in keys
    )
    return {"values": values, "keys": " ".join(f"{step:x}" for step in further), "rows": "".join(rows)}


def unpacked(data: dict[str, Any]) -> Items:
    """Return pages as they were before their rows were put together."""
    keys = accumulate(int(step, 16) for step in data["keys"].split())
    return {
        spelled(key): [int(length), *(data["values"][_read(number)] for number in _NUMBER.findall(numbers))]
        for key, (length, numbers) in zip(keys, _ROW.findall(data["rows"]), strict=True)
    }


def _number(value: int) -> str:
    """Return a number in letters for digits, the last of which is a capital."""
    more, last = divmod(value, 26)
    digits = chr(ord("A") + last)
    while more:
        more, digit = divmod(more, 26)
        digits = chr(ord("a") + digit) + digits
    return digits


def _read(digits: str) -> int:
    return reduce(lambda value, digit: value * 26 + ord(digit) - ord("a"), digits.lower(), 0)
