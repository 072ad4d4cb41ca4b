"""What an author probably meant to quote: the nearest passage of a source, and how it differs.

For messages only; it decides nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from quoth.folding import Folded, fold
from quoth.model import Paragraph, Source
from quoth.quotes import parts

LEAST_ALIKE = 60
"""Out of 100; below it, a passage has nothing to do with the quote."""
LEAST_ALIKE_NAMES = 88
"""Out of 100, for names as a whole."""
LEAST_ALIKE_WORDS = 70
"""Out of 100, for each word of them: embassies in two cities differ in one word alone."""
_MARGIN = 40
"""Characters around the first guess in which a better beginning or end is looked for."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a source that is most like some words."""

    paragraph: int
    words: str
    """As the source has them, ready to quote."""


def look_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names, each as its words, may be spellings of one: few letters of any word differ."""
    if len(one) != len(other) or any(
        fuzz.ratio(*pair) < LEAST_ALIKE_WORDS for pair in zip(one, other, strict=True)
    ):
        return False
    return fuzz.ratio(" ".join(one), " ".join(other)) >= LEAST_ALIKE_NAMES


def nearest(words: str, source: Source) -> Nearest | None:
    """Return the passage most like a quote, or None when nothing is like it."""
    quote = fold(words).text
    scored = [
        (fuzz.partial_ratio(quote, p.folded.text, score_cutoff=LEAST_ALIKE), p) for p in source.paragraphs
    ]
    score, paragraph = max(scored, key=lambda pair: pair[0], default=(0, None))
    if not score or paragraph is None:
        return None
    pieces = [_nearest_in(piece, paragraph) for piece in parts(quote)]
    return Nearest(paragraph.number, " … ".join(pieces))


def difference(quoted: str, source_words: str) -> str:
    """Say which words of a quote differ from the source's, in words: `“early” should be “late”`."""
    ours, theirs = (fold(text).text.split() for text in (quoted, source_words))
    changes = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        mine, right = " ".join(ours[i1:i2]), " ".join(theirs[j1:j2])
        if tag == "replace":
            changes.append(f"“{mine}” should be “{right}”")
        elif tag == "delete":
            changes.append(f"“{mine}” is not there")
        elif tag == "insert":
            changes.append(f"“{right}” is missing")
    return "; ".join(changes)


def _nearest_in(quote: str, paragraph: Paragraph) -> str:
    """Return the whole words of a paragraph that are most like a folded quote, as the source has them."""
    folded = paragraph.folded
    guess = fuzz.partial_ratio_alignment(quote, folded.text)
    start, end = (guess.dest_start, guess.dest_end) if guess else (0, len(folded.text))
    # A quote may leave off the full stop or bracket that a word has beside it.
    spans = [match.span() for match in re.finditer(r"\S+", folded.text)]
    spans += [match.span() for match in re.finditer(r"\w+", folded.text)]
    starts = sorted({first for first, _ in spans if abs(first - start) <= _MARGIN})
    ends = sorted({last for _, last in spans if abs(last - end) <= _MARGIN})
    best = max(
        _stretches(starts, ends),
        key=lambda span: fuzz.ratio(quote, folded.text[slice(*span)]),
        default=(start, end),
    )
    return _as_published(folded, paragraph.text, best)


def _stretches(starts: list[int], ends: list[int]) -> Iterator[tuple[int, int]]:
    return ((start, end) for start in starts for end in ends if start < end)


def _as_published(folded: Folded, text: str, span: tuple[int, int]) -> str:
    start, end = folded.original(*span)
    return " ".join(text[start:end].split())
