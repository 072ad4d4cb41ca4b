"""Which words a text is found by, whichever way they are spelled.

The rule is written down a second time in `theme/assets/search-index.js`, since what is typed must become the
same words; `tests/cases/search_words.json` holds both to it.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 24
"""Letters of a word; what comes after them is left out."""
_BEHIND_NOUNS = """
    에게서 으로서 으로써 이라고 에서 에게 으로 까지 부터 처럼 보다 한테 이나 라고
    은 는 이 가 을 를 의 에 와 과 도 로 만
"""
_NEARLY_EVERYWHERE = """
    a an and as at be been but by for from had has have he her his i in is it its not of on or she that the
    their they this to until was were which who with
"""
PARTICLES = tuple(_BEHIND_NOUNS.split())
"""What Korean puts behind a noun without a space, the longest first."""
STEM = 2
"""Syllables that must be left of a word without its particle."""
COMMON = frozenset(_NEARLY_EVERYWHERE.split())
"""Words that are indexed in names alone, and not asked for beside other words."""
_ALIKE = str.maketrans({**dict.fromkeys("’‘ʼ`′", "'"), **dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")})
"""Apostrophes, and marks without a width."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_HANGUL = re.compile("[가-힣]+")


def words(text: str) -> list[tuple[str, ...]]:
    """Return the words of a text in order, each with the other forms under which it is found."""
    return [word for token in text.split() for word in _of_token(token)]


@lru_cache(maxsize=100_000)
def forms(token: str) -> tuple[str, ...]:
    """Return all forms of the words in what stands between two spaces."""
    return tuple(form for word in _of_token(token) for form in word)


def _of_token(token: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_forms(word) for word in _WORD.findall(fold(token)))


def fold(text: str) -> str:
    """Return a text in small letters without marks, its apostrophes alike."""
    apart = unicodedata.normalize("NFKD", text.translate(_ALIKE)).lower()
    bare = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))
    return unicodedata.normalize("NFC", bare)


def _forms(word: str) -> tuple[str, ...]:
    """Return a word and its other forms: what Ri's is of, what d'affaires begins with, 리일규 of 리일규는."""
    first, *rest = word.split("'")
    if rest and rest[-1] == "s":
        rest.pop()
    whole = "".join([first, *rest])
    forms = [whole]
    if rest and len(first) == 1:
        forms.append("".join(rest))
    if _HANGUL.fullmatch(whole):
        stems = (whole.removesuffix(particle) for particle in PARTICLES if whole.endswith(particle))
        forms += [stem for stem in stems if len(stem) >= STEM][:1]
    return tuple(form[:LONGEST] for form in forms)
