"""Whether a name is a man's or a woman's, as far as it or the words around it tell."""

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.name_rules import NameRules

MAN, WOMAN = "man", "woman"
_MARKS = frozenset(',.“"‘')
_OWN = frozenset({"'s", "’s"})
_BEFORE = 6
"""Words before a name in which its bearer's relation may stand."""
_AFTER = 6
_DETERMINERS = frozenset({"a", "an", "the", "himself", "herself", "former"})


def sex_told(article: Article, span: Span, rules: NameRules) -> str | None:
    """Return whether a man or a woman is named, by the words around the name, and then by its own."""
    sentence = article.sentences[span.sentence]
    return (
        sex_by_word(article, span, rules)
        or _by_apposition(sentence, span, rules)
        or _by_name(tuple(word.lower for word in article.words(span)), rules)
    )


def sex_by_word(article: Article, span: Span, rules: NameRules) -> str | None:
    """Return what the words before a name tell: "Mrs", "his brother", "her father, the painter"."""
    lower = article.sentences[span.sentence].lower
    return _sex_of(word_before(article, span), rules) or _sex_of(_relative_before(lower, span, rules), rules)


def word_before(article: Article, span: Span) -> str:
    """Return the word before a name, no mark: "Mr", "daughter"."""
    lower = article.sentences[span.sentence].lower
    before = [word for word in lower[max(0, span.first - 3) : span.first] if word not in _MARKS]
    return before[-1] if before else ""


def _sex_of(word: str, rules: NameRules) -> str | None:
    if word in rules.of_men:
        return MAN
    return WOMAN if word in rules.of_women else None


def _relative_before(lower: tuple[str, ...], span: Span, rules: NameRules) -> str:
    """Return "father" of "her father, the painter X"."""
    before = lower[max(0, span.first - _BEFORE) : span.first]
    if "," not in before[:-1] or not rules.titles.at(before, len(before) - 1):
        return ""
    at = before.index(",")
    return before[at - 1] if at > 0 and before[at + 1] == "the" else ""


def _by_apposition(sentence: Sentence, span: Span, rules: NameRules) -> str | None:
    """Return what "a man", "son of the founder" or "a chandler's widow" after a name tells."""
    lower = sentence.lower
    if lower[span.last : span.last + 1] != (",",):
        return None
    for at in range(span.last + 1, min(span.last + _AFTER, len(lower))):
        sex = _sex_of(lower[at], rules)
        if sex is not None and not sentence.words[at].capital:
            # "X, wife of", but not "X, the wife's lawyer" nor "X, former king".
            return None if lower[at + 1 : at + 2] in {(one,) for one in _OWN} else sex
        if lower[at] in (",", ".", "who", "whose", "of", "and", "his", "her", "to", "from"):
            return None
    return None


def _by_name(lower: tuple[str, ...], rules: NameRules) -> str | None:
    """Return what the words of a name tell: a given name, or "binti", "-ovich", "-dóttir" within it."""
    within = [sex for word in lower[1:] if (sex := _by_part(word, rules)) is not None]
    if within:
        return within[0]
    first, *others = lower
    if len(others) > 1 and first in rules.family_first:
        return None
    if first in rules.men and first not in rules.women:
        return MAN
    return WOMAN if first in rules.women and first not in rules.men else None


def _by_part(word: str, rules: NameRules) -> str | None:
    if word in rules.parts_of_men or word.endswith(rules.endings_of_men):
        return MAN
    return WOMAN if word in rules.parts_of_women or word.endswith(rules.endings_of_women) else None
