"""Proper names of the rules, looked for with their capitals: "US" is not "us", and "UN" not "Un"."""

from collections.abc import Iterable

from quoth.extraction.article import Sentence, words_of
from quoth.extraction.phrases import Phrases

_LONGEST = 6
"""Letters of a short form such as UNESCO; capitals alone that are more are an author's emphasis."""


class ProperNames:
    """Some names of one or more words each."""

    def __init__(self, names: Iterable[str]) -> None:
        listed = tuple(names)
        short = {name for name in listed if name.isupper() and len(name) <= _LONGEST}
        self._short = {tuple(word.text for word in words_of(name)) for name in short}
        self._phrases = Phrases(name for name in listed if name not in short)

    def at(self, sentence: Sentence, start: int) -> int:
        """Return how many words the longest name has that begins at a word; 0 where none does."""
        words = sentence.words
        length = self._phrases.at(sentence.lower, start)
        if length and not any(words[at].text[0].islower() for at in (start, start + length - 1)):
            return length
        return int((words[start].text,) in self._short)
