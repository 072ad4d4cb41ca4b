"""Words written with letters of several scripts, which look like other words (Unicode Technical Standard 39).

What Unicode calls "highly restrictive" holds for each word: one script, or Latin beside what is written in
East Asia. Numbers, signs and accents belong to all.
"""

import re
import unicodedata

_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)
_WORD = re.compile(r"[^\W\d_]+")
_WIDTHS = frozenset({"FULLWIDTH", "HALFWIDTH"})
_OF_ALL = frozenset({"MODIFIER", "KATAKANA-HIRAGANA", "FEMININE", "MASCULINE", "MICRO", "IDEOGRAPHIC"})
"""How the names of letters begin that are of no script."""


def strange_letter(text: str) -> str | None:
    """Return the first letter that is of another script than the others of its word, or None."""
    for word in () if text.isascii() else _WORD.findall(text):
        of = [(_script(letter), letter) for letter in word]
        scripts = {script for script, _ in of} - _OF_ALL
        if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
            usual = max(sorted(scripts), key=[script for script, _ in of].count)
            strange: str = next(letter for script, letter in of if script in scripts - {usual})
            return strange
    return None


def name_of_letter(letter: str) -> str:
    """Return what Unicode calls a letter, in small letters: 'cyrillic small letter a'."""
    return unicodedata.name(letter, "unknown letter").lower()


def _script(letter: str) -> str:
    words = unicodedata.name(letter, "UNKNOWN").split()
    return words[1] if words[0] in _WIDTHS and len(words) > 1 else words[0]
