"""Capital letters in a sentence: which of them tell of a name, and which the grammar asks for."""

from quoth.extraction.article import Sentence, Word

_OPENING = frozenset("“‘«„‹「『")
_SHARE = 0.7
"""Of the longer words of a heading, those that begin with a capital where nothing is to be learned of it."""
_LONG = 4
_LEAST = 3


def tells_nothing(sentence: Sentence) -> bool:
    """Say whether capitals mean nothing in a sentence: a heading in Title Case, or ALL CAPITALS."""
    words = [word for word in sentence.words if word.text[0].isalpha()]
    longer = [word for word in words if len(word.text) >= _LONG]
    if sum(word.text.isupper() for word in longer) * 2 > len(longer) >= _LEAST:
        return True
    if not words or len(longer) < _LEAST or sentence.words[-1].text[0] in ".!…,;":
        return False
    plain = [word for word in longer if not word.capital]
    return len(longer) - len(plain) > _SHARE * len(longer) and len(words) - len(longer) <= len(words) / 2


def begins(sentence: Sentence, at: int) -> bool:
    """Say whether a sentence or a quotation begins at a word, so that it has a capital anyway."""
    words = sentence.words
    if all(not word.text[0].isalnum() for word in words[:at]):
        return True
    before = words[at - 1].text
    if before == '"':
        return sum(word.text == '"' for word in words[:at]) % 2 == 1
    return before in _OPENING or before == ":"


def is_initial(word: Word) -> bool:
    """Say whether a word is the first letter of a name, or several: R, J.R.R."""
    return word.capital and (len(word.text) == 1 or (word.text.endswith(".") and word.text[1] == "."))


def is_acronym(word: Word) -> bool:
    """Say whether a word is of capitals alone: KEI."""
    return len(word.text) > 1 and word.text.isupper() and "." not in word.text
