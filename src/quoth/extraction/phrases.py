"""Phrases of the rules, looked for word by word: a plain matcher, since the phrases are few and short.

Aho-Corasick looks at characters, and would have to be told of words again; a matcher of token patterns such
as spaCy's takes half a second to load, before the first word is read.
"""

from collections.abc import Iterable, Sequence

from quoth.extraction.article import words_of


class Phrases:
    """Some phrases of one or more words each, found whatever their case."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(set(phrases)):
            words = tuple(word.lower for word in words_of(phrase))
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for those in self._by_first.values():
            those.sort(key=len, reverse=True)

    def at(self, words: Sequence[str], start: int) -> int:
        """Return how many words the longest phrase has that begins at a word; 0 where none does.

        The words are in small letters, as in `Sentence.lower`.
        """
        for phrase in self._by_first.get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                return len(phrase)
        return 0
