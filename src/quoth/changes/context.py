"""A quote in its paragraph, as far as its source lets words be shown.

What is redacted on either side is cut out before anything else happens: where one state of the knowledge base
begins to redact some words, the change that does so must not be what publishes them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quoth.ids import SourceId
from quoth.quotes import Passage, stretches
from quoth.wording import redaction

REACH = 25
"""Words on either side of a quote that are shown of a source that allows excerpts only."""
FURTHEST = 200
"""Characters that they may have: some scripts put no space between words."""
CUT = "[…]"
"""Stands for what is redacted."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph."""

    words: str
    quoted: bool


class Secrets:
    """All words that sources redact: they appear in no output, whoever says them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._patterns = [redaction(secret) for secret in sorted(set(words))]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where they stand in a text, in order and apart from one another."""
        found = (match.span() for pattern in self._patterns for match in pattern.finditer(text))
        return stretches([Passage(SourceId(""), 0, tuple(found))])

    def hide(self, text: str) -> str:
        """Return a text without them, and without characters that do more than be seen."""
        shown = _cut_out(text, 0, len(text), self.spans(text))
        return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in shown)


def in_paragraph(text: str, passage: Passage, secrets: Secrets, *, whole: bool) -> tuple[Piece, ...]:
    """Return a paragraph with the words of a passage marked: the whole of it, or what is near them."""
    hidden = secrets.spans(text)
    pieces: list[Piece] = []
    at = 0
    spans = stretches([passage])
    for number, (start, end) in enumerate(spans):
        between = _outside(text, at, start, hidden, after=number > 0, before=True, whole=whole)
        pieces += [Piece(between, quoted=False), Piece(_cut_out(text, start, end, hidden), quoted=True)]
        at = end
    pieces.append(
        Piece(_outside(text, at, len(text), hidden, after=True, before=False, whole=whole), quoted=False)
    )
    return tuple(Piece(secrets.hide(piece.words), piece.quoted) for piece in pieces if piece.words)


def _outside(
    text: str,
    start: int,
    end: int,
    hidden: list[tuple[int, int]],
    *,
    after: bool,
    before: bool,
    whole: bool,
) -> str:
    """Return what stands between quoted words, as far as it is near to those before and after it."""
    first = _reach_forward(text, start, end) if after else start
    last = _reach_back(text, start, end) if before else end
    if whole or first >= last:
        return _cut_out(text, start, end, hidden)
    near = _cut_out(text, start, first, hidden).rstrip() if after else ""
    far = _cut_out(text, last, end, hidden).lstrip() if before else ""
    return f"{near} … {far}" if near and far else f"{near} …" if near else f"… {far}"


def _reach_forward(text: str, start: int, end: int) -> int:
    """Return where the words that may be shown after a quote end."""
    words = [match.end() for _, match in zip(range(REACH), _WORD.finditer(text, start, end), strict=False)]
    return min([*words[-1:], start + FURTHEST]) if words else end


def _reach_back(text: str, start: int, end: int) -> int:
    """Return where the words that may be shown before a quote begin."""
    words = [match.start() for match in _WORD.finditer(text, start, end)][-REACH:]
    return max([*words[:1], end - FURTHEST]) if words else start


def _cut_out(text: str, start: int, end: int, hidden: list[tuple[int, int]]) -> str:
    """Return a stretch of a text without what is hidden in it."""
    parts = []
    for first, last in hidden:
        if start < last and first < end:
            parts += [text[start : max(first, start)], CUT]
            start = min(last, end)
    return "".join([*parts, text[start:end]])
