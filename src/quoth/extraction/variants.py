"""Forms of names: which may be of one person, and what a person may be called after the full name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quoth.extraction.article import Word
from quoth.extraction.capitals import is_initial
from quoth.extraction.name_rules import NameRules

_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that no normalisation takes apart."""
_HYPHEN = re.compile("[-‐‑]")
_YOUNGER = frozenset({"Jr", "Sr", "II", "III", "IV", "Junior", "Senior", "Neto", "Filho", "Fils", "Père"})


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a name, with nothing that spelling varies."""

    parts: tuple[str, ...]
    """Its words without marks, particles and initials, in small letters; hyphenated words are several."""
    initials: tuple[str, ...]
    """The first letter of each word, initials too, particles not."""
    suffix: str | None
    """Jr, III."""
    words: int
    """How many words it has, without particles and suffixes."""


def form_of_name(words: Iterable[Word], rules: NameRules) -> Form:
    """Return the form of a name."""
    parts: list[str] = []
    initials: list[str] = []
    suffix = None
    count = 0
    for word in words:
        if not word.text[0].isalnum() or _is_small(word, bool(parts), rules):
            continue
        if word.text in rules.suffixes and parts:
            suffix = word.text if word.text in _YOUNGER else suffix
            continue
        bare = plain(word.text)
        count += 1
        if is_initial(word):
            initials.extend(letter for letter in bare if letter.isalnum())
            continue
        pieces = [piece for piece in _HYPHEN.split(bare) if piece not in rules.particles] or [bare]
        parts.extend(pieces)
        initials.extend(piece[0] for piece in pieces)
    return Form(tuple(parts), tuple(initials), suffix, count)


def _is_small(word: Word, inside: bool, rules: NameRules) -> bool:
    """Say whether a word is a particle; a first word may be a name: Al Gore, Le Duc Tho."""
    if word.lower not in rules.particles:
        return False
    return inside or not word.capital or word.lower not in rules.given_names | rules.family_first


def plain(text: str) -> str:
    """Return a word in small letters, without marks over them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(
        letter for letter in decomposed if not unicodedata.combining(letter) and letter not in "'’ʼ"
    )


def same_person(one: Form, other: Form) -> bool:
    """Say whether two full names are forms of one name."""
    if one.suffix != other.suffix and one.suffix and other.suffix:
        return False
    if not one.parts or not other.parts:
        return False
    short, full = sorted((one, other), key=lambda form: (len(form.parts), len(form.initials)))
    if short.parts == full.parts:
        return not _clash(short, full)
    if len(short.parts) > 1 and full.parts in (
        short.parts[1:] + short.parts[:1],
        short.parts[-1:] + short.parts[:-1],
    ):
        return True
    if len(short.parts) > 1:
        # Of a longer name the first word stays, and one of the family names.
        return (
            short.parts[0] == full.parts[0] and _within(short.parts, full.parts) and not _clash(short, full)
        )
    # J. K. Rowling is Joanne Rowling: one whole word, and the letters of the others in order.
    return (
        len(short.initials) > 1
        and len(full.parts) > 1
        and short.parts[-1] == full.parts[-1]
        and short.initials[0] == full.initials[0]
        and _within(short.initials, full.initials)
    )


def _clash(short: Form, full: Form) -> bool:
    """Say whether initials tell two names apart: John A Smith, John B Smith."""
    inner = (short.initials[1:-1], full.initials[1:-1])
    return bool(inner[0] and inner[1]) and not (_within(inner[0], inner[1]) or _within(inner[1], inner[0]))


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(part in rest for part in short)


def called(form: Form, rules: NameRules) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words by which somebody may be called alone: family names, and other words of the name."""
    if len(form.parts) < 2:
        return frozenset(form.parts), frozenset()
    first, *others = form.parts
    if first in rules.family_first and first not in rules.given_names and len(form.parts) <= 4:
        return frozenset({first}), frozenset(others[-1:])
    family = set(others[-1:])
    if len(others) > 1:
        family.add(others[-2])
    return frozenset(family), frozenset({first, *others}) - family
