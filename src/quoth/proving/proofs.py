"""What a site holds so that its quotes can be proved without the whole text of their sources."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any

from quoth.link.graph import Graph
from quoth.model import Source
from quoth.proving.verify import (
    BETWEEN,
    Range,
    first_salt,
    leaves,
    root_of,
    salts_below,
    split_at,
    where,
    whole_text,
)
from quoth.quotes import stretches


def tree_hash(source: Source) -> str:
    """Return the hash of the tree of a source's words, in hexadecimal digits."""
    text = whole_text([paragraph.text for paragraph in source.paragraphs])
    return root_of(leaves(text), first_salt(text)).hex()


def proof(source: Source, graph: Graph) -> dict[str, Any]:
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
    if words:
        _open(words, 0, first_salt(text), ranges, salts, hashes)
    return {"leaves": len(words), "passages": passages, "salts": salts, "hashes": hashes}


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
) -> None:
    """Add what a verifier needs of the tree of some words, the first of which is at a place."""
    place = where(at, at + len(words), ranges)
    if place == "inside":
        salts.append(salt.hex())
    elif place == "outside":
        hashes.append(root_of(words, salt).hex())
    else:
        middle = split_at(len(words))
        left, right = salts_below(salt)
        _open(words[:middle], at, left, ranges, salts, hashes)
        _open(words[middle:], at + middle, right, ranges, salts, hashes)
