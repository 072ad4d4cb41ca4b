"""Whether some words speak of an entry: by a name of it, or by enough of the words of one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from quoth.folding import bare
from quoth.model import Entry

_STEM = 5
"""Letters by which words are compared, so that "defected" speaks of a "defection"."""
_SHORTEST = 4
"""Letters of a word that says something."""
_SMALL_WORDS = "about after against among before between during from into over that their this under with"
_SAYS_NOTHING = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def spaced(text: str) -> str:
    """Return the words of a text in small letters, with one space around each.

    Claims that stand together quote the same paragraphs and are about one entry: what was read is kept.
    """
    return f" {' '.join(_WORD.findall(bare(text)))} "


def speak_of(entry: Entry, texts: Sequence[str]) -> bool:
    """Say whether texts, each as `spaced` returns it, speak of an entry."""
    forms = [spaced(name) for name in (entry.name, *entry.aliases)]
    wanted = [_bounded(form) for form in forms]
    if entry.kind.personal_names:
        words = forms[0].split()
        wanted += [f" {word} " for word in words[:1] + words[-1:]]
    if any(form in text for form in wanted for text in texts if form):
        return True
    if entry.kind.personal_names:
        return False
    there = {word[:_STEM] for text in texts for word in text.split()}
    return any(_half_stand(form, there) for form in forms)


def _bounded(form: str) -> str:
    """Return a name as whole words, save in scripts such as hangul, where particles are written on."""
    return form if form.upper() != form else form.strip()


def _half_stand(form: str, there: set[str]) -> bool:
    stems = {word[:_STEM] for word in form.split() if len(word) >= _SHORTEST and word not in _SAYS_NOTHING}
    return bool(stems) and 2 * len(stems & there) >= len(stems)
