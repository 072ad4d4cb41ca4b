"""Titles in a sentence: where one begins, and whether its words are not a name's own."""

from quoth.extraction.article import Sentence
from quoth.extraction.name_rules import NameRules


def title_length(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return how many words of a title, or of what stands before one, begin at a word."""
    length = rules.honorifics.at(sentence.lower, at) or rules.titles.at(sentence.lower, at)
    words = sentence.words
    if length:
        if length == 1 and sentence.lower[at] in rules.names_too and _is_name(sentence, at, rules):
            return 0
        return length + (
            at + length < len(words) and words[at + length].text == "." and len(words[at].text) < 5
        )
    plural = rules.plural_titles.at(sentence.lower, at)
    if plural and goes_on(sentence, at + plural):
        return plural
    if sentence.lower[at] in rules.title_words and _leads_to_title(sentence, at, rules):
        return 1
    return 0


def _leads_to_title(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether only words of titles, bodies and peoples stand between a word and a title."""
    words = sentence.words
    for ahead in range(at + 1, min(at + 6, len(words))):
        if not words[ahead].capital:
            return sentence.lower[ahead] in rules.title_words or bool(rules.titles.at(sentence.lower, ahead))
        if rules.titles.at(sentence.lower, ahead) or rules.peoples.at(sentence, ahead):
            return True
    return sentence.lower[at] in ("former", "then", "ex", "late")


def goes_on(sentence: Sentence, at: int) -> bool:
    """Say whether a word with a capital stands at a place."""
    return at < len(sentence.words) and (sentence.words[at].capital and sentence.words[at].text[0].isalpha())


def _is_followed(sentence: Sentence, at: int) -> bool:
    """Say whether a name follows a title, which a full stop may shorten: "Gen. Burhan"."""
    stopped = at < len(sentence.words) and sentence.words[at].text == "."
    return goes_on(sentence, at + 1 if stopped else at)


def _is_name(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether a title is a name here: nothing follows it, or one word, as in "Don Farrell"."""
    if not _is_followed(sentence, at + 1):
        return True
    return sentence.lower[at] in rules.given_names and not goes_on(sentence, at + 2)
