"""How far a name reaches that may be a person's: capitals, particles, initials, nicknames and suffixes."""

from collections.abc import Sequence

from quoth.extraction.article import Sentence
from quoth.extraction.capitals import is_acronym, is_initial
from quoth.extraction.name_rules import NameRules
from quoth.extraction.titled import goes_on, title_length

_ARTICULAR = ("d'", "d’", "l'", "l’")
_ARABIC = ("al", "el", "ad", "as", "az", "an", "ash", "ar", "at", "ul", "ud", "ur", "ben")
_HYPHENS = "-‐‑"
_LONGEST = 14
_MOST_PARTICLES = 3
_SHOUTED = 4
_SHORTENED = 3
_SHORT_DAY = 5
_TWO = 2
_AHEAD = 5
_NEVER = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "it",
            "he",
            "she",
            "they",
            "we",
            "you",
            "his",
            "her",
        ),
        *("in", "on", "at", "by", "for", "from", "with", "after", "before", "and", "but", "or", "if", "when"),
        *(
            "while",
            "what",
            "who",
            "why",
            "how",
            "where",
            "there",
            "here",
            "its",
            "their",
            "our",
            "my",
            "your",
        ),
    }
)
"""Words that are no part of a name, though they may begin what follows one."""
_QUOTES = frozenset("\"“”‘’'")


def name_end(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return the end of the capitals, particles, initials and nicknames that begin at a word."""
    words = sentence.words
    end = at + 1
    if is_initial(words[at]) and end < len(words) and words[end].text == ".":
        end += 1
    while end < min(len(words), at + _LONGEST):
        step = _step(sentence, end, rules)
        if not step:
            break
        end += step
    return end


def _step(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return how many words a name takes from here to go on with; 0 where it ends."""
    words, lower = sentence.words, sentence.lower
    word = words[at]
    if word.text == "," and at + 1 < len(words) and words[at + 1].text in rules.suffixes:
        return 2 + (at + 2 < len(words) and words[at + 2].text == ".")
    if word.text in _QUOTES:
        return _nickname(sentence, at)
    if lower[at] in rules.particles and not word.capital:
        for ahead in range(at + 1, min(at + 1 + _MOST_PARTICLES, len(words))):
            if words[ahead].capital or is_articular(words[ahead].text):
                return ahead - at + 1
            if lower[ahead] not in rules.particles:
                break
        return 0
    if is_articular(word.text) or (word.text == "." and _shortened(sentence, at)):
        return 1
    if _is_slashed(lower, at):
        return 4 if at + 3 < len(words) and words[at + 3].capital else 0
    if not word.capital or _is_day(sentence, at, rules):
        return 0
    if word.text in rules.suffixes:
        return 1 + (word.text in ("Jr", "Sr") and at + 1 < len(words) and words[at + 1].text == ".")
    stopped = at + 1 < len(words) and words[at + 1].text == "."
    if is_initial(word):
        # "I" speaks of oneself, more often than it shortens a name.
        return 1 + stopped if stopped or word.text != "I" else 0
    if title_length(sentence, at, rules) and lower[at] not in rules.names_too:
        # A word of address that ends a name is a name itself, and one in its midst is the father's:
        # Jay Shah, Faridah Tengku Omar.
        length = rules.honorifics.at(lower, at)
        between = goes_on(sentence, at + length) and (
            is_acronym(words[at - 1]) or len(lower[at]) < _SHORTENED
        )
        return 0 if between else length
    if lower[at] in rules.common_words and lower[at] not in rules.given_names | rules.family_names:
        return int(_ends_name(sentence, at, rules))
    if is_acronym(word) and not words[at - 1].text.isupper():
        # A family name may be in capitals: António BULHÃO.
        return int(len(word.text) >= _SHOUTED and lower[at - 1] in rules.given_names)
    return 1


def _ends_name(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether a word that is ordinary elsewhere belongs to a name: Mun Hye Ok, Rosalind Two Crow."""
    lower, words = sentence.lower, sentence.words
    if len(lower[at]) < _TWO or lower[at] in _NEVER:
        return False
    running = any(word.text[0].islower() for word in words[at + 1 : at + _AHEAD])
    first = at - 1
    while first > max(0, at - _AHEAD) and words[first - 1].capital:
        first -= 1
    named = any(lower[one] in rules.given_names | rules.family_first for one in range(first, at))
    return running and named and words[at].text.istitle()


def _is_slashed(lower: Sequence[str], at: int) -> bool:
    """Say whether "a/l" or "a/p" begins at a word, son or daughter of."""
    return tuple(lower[at : at + 2]) == ("a", "/") and lower[at + 2 : at + 3] in (("l",), ("p",))


def _is_day(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether a month or day stands here, not a name that is written like one: Theresa May."""
    lower = sentence.lower
    if lower[at] not in rules.calendar:
        return False
    return len(lower[at]) > _SHORT_DAY or (at + 1 < len(lower) and lower[at + 1].isdigit())


def _shortened(sentence: Sentence, at: int) -> bool:
    """Say whether a full stop shortens a word within a name: Th. Jóhannesson."""
    before = sentence.words[at - 1].text
    return len(before) <= _SHORTENED and before.isalpha() and goes_on(sentence, at + 1)


def _nickname(sentence: Sentence, at: int) -> int:
    words = sentence.words
    for ahead in range(at + 1, min(at + 4, len(words) - 1)):
        if words[ahead].text in _QUOTES:
            inner = words[at + 1 : ahead]
            fits = inner and all(word.capital for word in inner) and words[ahead + 1].capital
            return ahead - at + 2 if fits else 0
    return 0


def is_articular(text: str) -> bool:
    """Say whether a name has its article before it: al-Saud, d'Estaing."""
    if text.startswith(_ARTICULAR):
        return text[2:3].isupper()
    article = next(
        (one for one in _ARABIC if text.startswith(one) and text[len(one) : len(one) + 1] in _HYPHENS), ""
    )
    return bool(article) and text[len(article) + 1 : len(article) + 2].isupper()
