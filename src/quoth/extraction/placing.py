"""Names of no list and no person that the words around them show to be of a place or a body."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.capitals import is_acronym
from quoth.extraction.companies import body_evidence
from quoth.extraction.judging import Form, form_of
from quoth.extraction.name_rules import NameRules

_BEFORE: Mapping[str, float] = {
    **dict.fromkeys(("in", "near", "off", "outside", "reached"), 2.0),
    **dict.fromkeys(("at", "visited"), 1.5),
    **dict.fromkeys(("to", "of", "left", "from"), 0.5),
}
"""What single words before a name speak for a place."""
_ENOUGH = 1.5
_ENOUGH_FOR_BODIES = 2.5
_OTHERWISE = frozenset({"the", "a", "an", "his", "her", "its", "their", "’s", "'s"})
_MOST_WORDS = 3


@dataclass(frozen=True)
class Placed:
    """Spans that were neither a person's nor in any list."""

    places: tuple[Span, ...]
    bodies: tuple[Span, ...]
    others: tuple[Span, ...]


def place(article: Article, spans: Iterable[Span], bodies: Iterable[Span], rules: NameRules) -> Placed:
    """Tell places and bodies among some spans; `bodies` are those that are recognised."""
    forms: dict[Form, list[Span]] = {}
    for span in spans:
        forms.setdefault(form_of(article.words(span)), []).append(span)
    short = set(_short_forms(article, bodies))
    places: list[Span] = []
    named: list[Span] = []
    others: list[Span] = []
    for form, those in forms.items():
        if form in short or _is_body(article, those, rules):
            named.extend(those)
        elif _is_place(article, those, rules):
            places.extend(those)
        else:
            others.extend(those)
    return Placed(tuple(places), tuple(named), tuple(others))


def _short_forms(article: Article, bodies: Iterable[Span]) -> Iterator[Form]:
    """Yield what the bodies of an article are called besides: their first words, or initials in brackets."""
    for span in bodies:
        words = article.sentences[span.sentence].words
        form = form_of(words[span.first : span.last])
        yield from (form[:length] for length in range(1, len(form)))
        bracket = words[span.last : span.last + 3]
        if [word.text for word in bracket[::2]] == ["(", ")"] and is_acronym(bracket[1]):
            yield form_of(bracket[1:2])


def _is_body(article: Article, spans: list[Span], rules: NameRules) -> bool:
    """Say whether the words around a name are those around a company's or a club's."""
    evidence = (body_evidence(article.sentences[span.sentence], span, rules) for span in spans)
    return sum(evidence) >= _ENOUGH_FOR_BODIES


def _is_place(article: Article, spans: list[Span], rules: NameRules) -> bool:
    words = article.words(spans[0])
    known = words[0].lower in rules.calendar or words[0].lower in rules.common_words
    if known or len(words) > _MOST_WORDS or any(is_acronym(word) for word in words):
        return False
    if words[-1].lower in rules.other_heads:
        return False
    return sum(_evidence(article.sentences[span.sentence], span, rules) for span in spans) >= _ENOUGH


def _evidence(sentence: Sentence, span: Span, rules: NameRules) -> float:
    """Return what the words around a name speak for a place."""
    lower = sentence.lower
    before = lower[span.first - 1] if span.first > 0 else ""
    if before in _OTHERWISE:
        return -1
    score = _BEFORE.get(before, 0.0)
    if before == "of" and span.first > 1:
        # "the island of X", "the bishop of X".
        if rules.place_heads_after.at(lower, span.first - 2):
            score += 2
        elif rules.titles.at(lower, span.first - 2):
            score += 1
    after = span.last
    if after < len(lower) and rules.place_heads_after.at(lower, after):
        score += 1.5
    country = after + 1 < len(lower) and lower[after] == "," and rules.place_names.at(sentence, after + 1)
    return score + (2 if country else 0)
