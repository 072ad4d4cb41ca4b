"""How far the words in and around a name speak for a person; above 0 for, below 0 against."""

import re
from collections.abc import Sequence

from quoth.extraction.article import Sentence, Span, Word
from quoth.extraction.capitals import is_acronym, is_initial
from quoth.extraction.name_rules import NameRules
from quoth.extraction.phrases import Phrases

_AGE = re.compile(r"[1-9][0-9]")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_OWN = frozenset({"'s", "’s"})
_ADVERBS = frozenset(
    {
        "also",
        "then",
        "later",
        "never",
        "once",
        "now",
        "still",
        "himself",
        "herself",
        "reportedly",
        "allegedly",
        "first",
        "subsequently",
        "recently",
        "immediately",
        "has",
        "had",
        "who",
    }
)
_OF = frozenset({"for", "of", "from"})
_ARTICLES = frozenset({"the", "a", "an", "its", "our"})
_DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "former",
        "his",
        "her",
        "their",
        "its",
        "then",
        "one",
        "who",
        "now",
        "later",
        "formerly",
        "once",
    }
)
_WORDS_BEFORE = {
    "called": 2.0,
    "by": 1.0,
    **dict.fromkeys(("the", "a", "an", "its", "our"), -2.5),
    **dict.fromkeys(("in", "at", "near", "throughout", "across"), -1.5),
    **dict.fromkeys(("two", "three", "four", "five", "six", "seven", "many", "several", "few", "most"), -3.0),
}
"""What single words before a name speak for."""
_SHOUTED = 4
"""Letters of a family name in capitals, at least; fewer are the short form of a body."""
_SAINTS = frozenset({"st", "saint"})
_LINKS = frozenset(
    {"and", "or", "in", "of", "on", "at", "for", "to", "by", "is", "was", "has", "had", "as", "with", "from"}
)
_NEAR = 8


def shape_of(words: tuple[Word, ...], rules: NameRules, plain: frozenset[str]) -> float:
    """Return what the words of a name speak for, without those around it.

    `plain` are the words that the article writes without a capital, too.
    """
    lower = tuple(word.lower for word in words)
    score = 0.0
    parts = [
        word
        for word in words
        if word.text[0].isalnum()
        and (word.capital or len(word.text) > 1)
        and not is_initial(word)
        and word.lower not in rules.particles
        and word.text not in rules.suffixes
    ]
    named = [word for word in words if word.text[0].isalnum()]
    if len(parts) < len(named):
        score += 1
    count = sum(
        len(re.split("[-‐‑]", word.text)) if word.lower not in rules.family_names else 1 for word in parts
    )
    if lower[0] in rules.given_names:
        score += 1.5
    if parts and parts[-1].lower in rules.family_names:
        score += 1
    if lower[0] in rules.family_first and 2 <= count <= 3:
        score += 1.5
    for word in parts:
        known = word.lower in rules.given_names or word.lower in rules.family_names
        known = known or (word is not parts[0] and lower[0] in rules.family_first)
        if not known and (word.lower in plain or word.lower in rules.common_words):
            score -= 2
        if is_acronym(word) and len(word.text) < _SHOUTED and not all(one.text.isupper() for one in parts):
            score -= 1.5
        if any(letter.isdigit() for letter in word.text):
            score -= 3
    if lower[0] in _ARTICLES and not (len(words) > 1 and words[1].text == "."):
        score -= 4
    if parts and parts[-1].lower in rules.other_heads:
        score -= 1 if lower[0] in rules.given_names else 4
    if lower[0] in _SAINTS or rules.directions.at(lower, 0):
        score -= 2.5
    if len(parts) > 4:
        score -= 1
    return score + (2 if len(named) > 1 else 0)


def context_of(sentence: Sentence, span: Span, rules: NameRules) -> float:
    """Return what the words before and after a name speak for."""
    before = _before(sentence, span, rules)
    article = span.first > 0 and sentence.lower[span.first - 1] in _ARTICLES
    if article and _stands_for_another(sentence, span.last):
        thing = rules.things.at(sentence.lower, span.last)
        before = -3 if thing or rules.place_heads_after.at(sentence.lower, span.last) else -1
    return before + _after(sentence, span.last, rules)


def _stands_for_another(sentence: Sentence, last: int) -> bool:
    """Say whether a name merely tells of which one the words after it speak: "the Kim Jong-un regime"."""
    return (
        last < len(sentence.words)
        and sentence.words[last].text[0].islower()
        and sentence.words[last].text not in _LINKS
    )


def _before(sentence: Sentence, span: Span, rules: NameRules) -> float:
    lower, at = sentence.lower, span.first - 1
    if at > 0 and lower[at] == ".":
        at -= 1
    if at < 0:
        return 0
    if lower[at] == ",":
        return _named_after_comma(sentence, span, rules) if at > 0 else 0
    for score, phrases in (
        (4.0, rules.honorifics),
        (3.0, rules.titles),
        (2.5, rules.plural_titles),
        (-4.0, rules.things),
    ):
        if _ends(phrases, lower, at):
            return score
    if lower[at] in rules.relatives:
        return 2.5
    if lower[at] == "as" and at > 0 and lower[at - 1] in ("name", "names"):
        return 3.5
    if lower[at] in _OF and at > 0 and _ends(rules.titles, lower, at - 1):
        return -2.5 if lower[at] == "of" else -1.5
    return _WORDS_BEFORE.get(lower[at], 0)


def _ends(phrases: Phrases, lower: Sequence[str], at: int) -> bool:
    """Say whether one of some phrases ends at a word."""
    return any(phrases.at(lower, start) == at + 1 - start for start in range(max(0, at - 2), at + 1))


def _named_after_comma(sentence: Sentence, span: Span, rules: NameRules) -> float:
    """Return what "the minister, X, said" or "my father, X" speaks for."""
    lower, at = sentence.lower, span.first - 2
    if lower[at] not in rules.relatives and not _ends(rules.titles, lower, at):
        return 0
    closed = span.last + 1 < len(lower) and lower[span.last] == "," and lower[span.last + 1] != "and"
    return 3.0 if closed else 1.5


def _after(sentence: Sentence, last: int, rules: NameRules) -> float:
    lower, words = sentence.lower, sentence.words
    if last >= len(words):
        return 0
    if words[last].text in _OWN:
        near = lower[last + 1 : last + 4]
        if last + 1 < len(words) and words[last + 1].capital:
            return -1.5
        if near and (near[0] in rules.of_men | rules.of_women or near[0] in ("friend", "friends")):
            return 3
        return 1.5 if any(word in rules.relatives for word in near) else 0.5
    if words[last].text == "(" and last + 2 < len(words):
        born = (
            lower[last + 1] == "born" or _YEAR.fullmatch(lower[last + 1]) or _AGE.fullmatch(lower[last + 1])
        )
        return 2.0 if born else 0
    if lower[last] == "who" or (
        lower[last] == "," and last + 1 < len(words) and lower[last + 1] in ("who", "whom", "née")
    ):
        return 3
    if lower[last] in (",", "–", "—") and last + 2 < len(words):
        if _AGE.fullmatch(lower[last + 1]) and words[last + 2].text in ",.;)":
            return 3
        return _apposition(sentence, last + 1, rules)
    at = last
    while (
        at < len(words) and lower[at] in _ADVERBS and at < last + 2 and not rules.personal_verbs.at(lower, at)
    ):
        at += 1
    if at < len(words) and rules.personal_verbs.at(lower, at):
        return 2
    if lower[last] in ("is", "was", "has", "had") and last + 1 < len(words):
        return _apposition(sentence, last + 1, rules) / 2
    if lower[last] == "and" and last + 1 < len(words) and lower[last + 1] in ("his", "her"):
        return 2.5
    return 0


def _apposition(sentence: Sentence, at: int, rules: NameRules) -> float:
    """Return what "the museum's director" or "former mayor of X" after a name speaks for."""
    lower = sentence.lower
    if (
        lower[at] not in _DETERMINERS
        and lower[at] not in rules.title_words
        and not rules.titles.at(lower, at)
    ):
        return 0
    for ahead in range(at, min(at + _NEAR, len(lower))):
        if lower[ahead] in (",", ";", ".", "who", "which"):
            return 0
        if rules.titles.at(lower, ahead) or lower[ahead] in rules.relatives | rules.human_words:
            return 2.5
    return 0
