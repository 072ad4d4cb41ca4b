"""What a site holds so that its quotes can be proved without the whole text of their sources."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from quoth.link.graph import Graph
from quoth.model import Source
from quoth.proving.verify import (
    BETWEEN,
    Range,
    first_salt,
    join,
    leaves,
    root_of,
    salts_below,
    split_at,
    where,
    whole_text,
)
from quoth.quotes import stretches


class Proof(NamedTuple):
    """What proves the passages of a source."""

    root: str
    """The hash of the tree of its words, in hexadecimal digits."""
    record: dict[str, Any]
    """What makes that root of the passages, as the site holds it."""


def proof(source: Source, graph: Graph) -> Proof:
    """Return the passages that a site shows of a source, with what proves them to be of it.

    Whole words and signs are shown: a passage that ends within a word is longer here by the rest of it. The
    source must have nothing redacted: where all else is known, a hash confirms a guess of what is not.
    """
    text = whole_text([paragraph.text for paragraph in source.paragraphs])
    words = leaves(text)
    ends = list(accumulate(map(len, words)))
    ranges: list[Range] = []
    passages: list[dict[str, int | str]] = []
    for number, start, end in _shown(source, graph):
        first, last = bisect_right(ends, start), bisect_left(ends, end) + 1
        if ranges and first < ranges[-1][1]:
            # Two passages that end and begin within one word.
            first = ranges.pop()[0]
            passages.pop()
        ranges.append((first, last))
        passages.append({"paragraph": number, "first": first, "text": "".join(words[first:last])})
    salts: list[str] = []
    hashes: list[str] = []
    root = _open(words, 0, first_salt(text), ranges, salts, hashes)
    return Proof(root.hex(), {"leaves": len(words), "passages": passages, "salts": salts, "hashes": hashes})


def _shown(source: Source, graph: Graph) -> Iterator[tuple[int, int, int]]:
    """Yield the number of a paragraph with where a passage of it begins and ends in the whole text."""
    if source.publish == "none":
        return
    starts = [0, *accumulate(len(one.text) + len(BETWEEN) for one in source.paragraphs)]
    uses = (use.passage for use in graph.uses.get(source.id, ()))
    for number, passages in groupby(uses, key=lambda passage: passage.paragraph):
        before = starts[number - 1]
        for start, end in stretches(passages):
            yield number, before + start, before + end


def _open(
    words: Sequence[str], at: int, salt: bytes, ranges: Sequence[Range], salts: list[str], hashes: list[str]
) -> bytes:
    """Return the hash of the tree of some words that begin at a place; add what a verifier needs."""
    place = where(at, at + len(words), ranges)
    if place == "across":
        middle = split_at(len(words))
        left, right = salts_below(salt)
        return join(
            _open(words[:middle], at, left, ranges, salts, hashes),
            _open(words[middle:], at + middle, right, ranges, salts, hashes),
        )
    root = root_of(words, salt)
    if place == "inside":
        salts.append(salt.hex())
    else:
        hashes.append(root.hex())
    return root
