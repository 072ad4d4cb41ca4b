"""The words before a name that are a title, with what stands inside it."""

from collections.abc import Sequence

from quoth.extraction.article import Sentence, Span
from quoth.extraction.name_rules import NameRules
from quoth.extraction.names import Name, NameKind

_OWN = frozenset({"'s", "’s", "’", "'"})
_LONGEST = 14


def title_before(sentence: Sentence, name: Span, names: Sequence[Name], rules: NameRules) -> Span | None:
    """Return the title that stands right before a name, from its first word on; None where none does.

    `names` are those of the sentence. Bodies, places and peoples inside a title belong to it ("South Korean
    National Assembly member"), and so does their possessive; articles before it and honorifics do not.
    """
    lower = sentence.lower
    ends = {
        one.span.last: one.span
        for one in names
        if one.kind not in (NameKind.PERSON, NameKind.OTHER) and one.span.last <= name.first
    }
    last = name.first
    while last > 0 and _honorific(sentence, last - 1, rules):
        last -= 1
    first, titled = last, False
    while first > 0 and name.first - first < _LONGEST:
        length = next((n for n in (3, 2, 1) if first >= n and rules.titles.at(lower, first - n) == n), 0)
        if length:
            first, titled = first - length, True
        elif first in ends:
            first = ends[first].first
        elif titled and (lower[first - 1] in rules.title_words or _capital_inside(sentence, first - 1)):
            first -= 1
        elif titled and lower[first - 1] in _OWN and first - 1 in ends:
            first = ends[first - 1].first
        else:
            break
    return Span(name.sentence, first, last) if titled and first < last else None


def _honorific(sentence: Sentence, at: int, rules: NameRules) -> bool:
    if sentence.words[at].text == "." and at > 0:
        return bool(rules.honorifics.at(sentence.lower, at - 1))
    return bool(rules.honorifics.at(sentence.lower, at)) and not rules.titles.at(sentence.lower, at)


def _capital_inside(sentence: Sentence, at: int) -> bool:
    """Say whether a word belongs to a title for its capital: "Human Rights Commissioner"."""
    return at > 0 and sentence.words[at].capital and sentence.words[at].text.isalpha()
