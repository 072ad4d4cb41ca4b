"""One normalisation for both sides of a comparison: the words of a quote and the words of a source.

Folded alike are Unicode forms (to NFC), white space of every kind, quotation marks, dashes, the ellipsis, and
marks without a width such as the soft hyphen. Case is kept, and so is everything else: compatibility forms
(NFKC) would make "102" out of "10²".
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_SAME = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "…": "...",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded, and where each of its characters came from."""

    text: str
    offsets: Sequence[int]
    """For each character its offset in the original; one more at the end, the original's length."""
    ends: Sequence[int]
    """For each character where that which it came from ends: a letter and its marks may be several."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stands in the original, as start and end."""
        return self.offsets[start], self.ends[end - 1] if end > start else self.offsets[start]


_ALONE = str.maketrans({mark: letter for mark, letter in _SAME.items() if len(letter) == 1})
_NOT_ALONE = re.compile(f"[{''.join(mark for mark, letter in _SAME.items() if len(letter) != 1)}]|--")


def fold(text: str) -> Folded:
    """Fold a text; white space at either end goes."""
    plain = text if text.isascii() and "`" not in text else text.translate(_ALONE)
    on_one_line = " ".join(plain.split())
    # Of most texts each character stays where it is, and they need not be looked at one by one.
    if len(on_one_line) == len(text) and not _NOT_ALONE.search(plain) and _is_composed(text):
        # As most paragraphs: one text then serves for both.
        same = text if on_one_line == text else on_one_line
        return Folded(same, range(len(text) + 1), range(1, len(text) + 1))
    letters: list[str] = []
    offsets, ends = array("I"), array("I")
    for start, cluster in _clusters(text):
        for letter in _folded(cluster):
            last = letters[-1] if letters else " "
            if (letter == " " and last == " ") or (letter == "-" and last == "-"):
                continue
            letters.append(letter)
            offsets.append(start)
            ends.append(start + len(cluster))
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
        ends.pop()
    offsets.append(len(text))
    return Folded("".join(letters), offsets, ends)


def bare(text: str) -> str:
    """Return a text as names are compared: folded, without capitals."""
    return fold(text).text.casefold()


def _is_composed(text: str) -> bool:
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def _folded(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    return "".join(" " if letter.isspace() else _SAME.get(letter, letter) for letter in composed)


def _clusters(text: str) -> list[tuple[int, str]]:
    """Split a text where normalising either side alone gives the same as normalising the whole."""
    if _is_composed(text):
        return list(enumerate(text))
    starts = [i for i, c in enumerate(text) if not i or not (unicodedata.combining(c) or _joins(c))]
    return [(start, text[start:end]) for start, end in pairwise([*starts, len(text)])]


def _joins(letter: str) -> bool:
    """Say whether a letter of class 0 can be composed with the one before it: vowels and finals of hangul."""
    return "\u1161" <= letter <= "\u11ff"
