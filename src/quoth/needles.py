"""Words that must not appear, looked for all at once: in texts however they are spaced, and in bytes.

A text is read once, however many words are looked for (Aho-Corasick).
"""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

_LIKE_I = str.maketrans("İı", "ii")
"""Letters that, where capitals make no difference, are taken for an `i`; folding keeps them apart."""


class Words:
    """Words, in capitals or not."""

    def __init__(self, words: Iterable[str]) -> None:
        self._search = AhoCorasick(sorted({_folded(one) for one in words} - {""}))

    def in_text(self, text: str) -> bool:
        """Say whether a text has any of them."""
        return bool(self._search.find_matches_as_indexes(_folded(text)))


class Forms:
    """Forms of words, as bytes in small letters."""

    def __init__(self, forms: Iterable[bytes]) -> None:
        self._search = BytesAhoCorasick(sorted(set(forms) - {b""}))

    def in_bytes(self, data: bytes) -> bool:
        """Say whether bytes have any of them, capitals of the Latin alphabet or not."""
        return bool(self._search.find_matches_as_indexes(data.lower()))


def _folded(text: str) -> str:
    return " ".join(text.translate(_LIKE_I).casefold().split())
