"""What the capitals of an article name, judged once for each form by all the places where it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quoth.extraction.article import Article, Span, Word
from quoth.extraction.capitals import Telling, begins, is_acronym, telling
from quoth.extraction.companies import body_evidence
from quoth.extraction.evidence import context_of, shape_of
from quoth.extraction.name_rules import NameRules

Form = tuple[str, ...]
"""The words of a name in small letters, with no marks: kim, jong, un."""

_ARTICLES = frozenset({"al", "el", "ad", "as", "az", "an", "ash", "ar", "at", "ul", "ud", "ur"})
_HYPHEN = re.compile("[-‐‑]")
_ENOUGH = 2.0
"""What a name of several words must reach, to be a person's."""
_ENOUGH_ALONE = 3.0
"""What a name of a single word must reach."""
_ENOUGH_IN_LISTS = 3.0
"""What a name of several words must reach that stands among capitals alone."""
_FOR_A_BODY = 3.0
"""What the beginning of a body's name must reach on top: Meridian Lens, beside Meridian Lens Ltd."""
_AND = frozenset({"and", "&"})
_TWO = 2
_SHOUTED = 4
"""Letters of a family name in capitals, at least."""
_LONGEST_PART = 4
_MOST_FOR_BODIES = 8.0
"""The same of what speaks for a body."""
_MOST = 5.0
"""What the words around all places of a name count for at most."""


def form_of(words: Iterable[Word]) -> Form:
    """Return the form of a name, alike however it is hyphenated; its "al-" is left out."""
    parts = (_HYPHEN.split(word.lower) for word in words if word.text[0].isalnum())
    return tuple(
        part for those in parts for part in (those[1:] if len(those) > 1 and those[0] in _ARTICLES else those)
    )


@dataclass(frozen=True)
class Judgement:
    """Which spans name people, and which something else."""

    people: tuple[Span, ...]
    others: tuple[Span, ...]
    forms: frozenset[Form]
    """The forms of several words that name people."""


def judge(
    article: Article,
    candidates: Iterable[Span],
    rules: NameRules,
    *,
    certain: Iterable[Span],
    bodies: Iterable[Span],
) -> Judgement:
    """Judge some words with capitals; `certain` are known to be people, and `bodies` to be none."""
    places: dict[Form, list[Span]] = {}
    for span in candidates:
        places.setdefault(form_of(article.words(span)), []).append(span)
    sure = {form_of(article.words(span)) for span in certain}
    plain = frozenset(
        word.text for sentence in article.sentences for word in sentence.words if word.text[0].islower()
    )
    named = {form_of(article.words(span)) for span in bodies}
    called = {form[:length] for form in named for length in range(1, len(form))}
    accepted = {form for form in sure if len(form) > 1}
    for form, spans in places.items():
        enough = _threshold(article, spans) + (_FOR_A_BODY if form in called else 0)
        if len(form) > 1 and _score(article, spans, rules, plain) >= enough:
            accepted.add(form)
    parts = _parts(accepted, rules) | {form for form in sure if len(form) == 1}
    pairs = {(span.sentence, span.first) for form in accepted for span in places.get(form, ())}
    people: list[Span] = []
    others: list[Span] = []
    for form, spans in places.items():
        alone = len(form) == 1
        whole = form in accepted or (form in parts and not alone)
        if whole or (alone and _is_alone(article, spans, rules, plain, parts)):
            for span in spans:
                (others if alone and _reigns(article, span, rules) else people).append(span)
            continue
        for span in spans:
            rest = _without_opener(article, span, parts)
            if rest is None and alone and form[0] in rules.given_names and _is_paired(article, span, pairs):
                rest = span
            (others if rest is None else people).append(rest or span)
    return Judgement(tuple(people), tuple(others), frozenset(accepted))


def _is_paired(article: Article, span: Span, pairs: set[tuple[int, int]]) -> bool:
    """Say whether a given name shares the family name of the next: "Marc and Olivier Delvaux"."""
    lower = article.sentences[span.sentence].lower
    return span.last < len(lower) and lower[span.last] in _AND and (span.sentence, span.last + 1) in pairs


def _threshold(article: Article, spans: list[Span]) -> float:
    full = any(telling(article.sentences[span.sentence]) is Telling.NAMES for span in spans)
    return _ENOUGH if full else _ENOUGH_IN_LISTS


def _parts(accepted: set[Form], rules: NameRules) -> set[Form]:
    """Return every run of words within the forms, by which people may be called again."""
    runs = {
        form[first:last]
        for form in accepted
        for first in range(len(form))
        for last in range(first + 1, min(len(form), first + _LONGEST_PART) + 1)
    }
    return {run for run in runs if len(run) > 1 or (run[0] not in rules.particles and len(run[0]) >= _TWO)}


def _score(article: Article, spans: list[Span], rules: NameRules, plain: frozenset[str]) -> float:
    shape = shape_of(article.words(spans[0]), rules, plain)
    contexts = [context_of(article.sentences[span.sentence], span, rules) for span in spans]
    speaking_for = sum(context for context in contexts if context > 0)
    against = sum(context for context in contexts if context < 0) / len(contexts)
    bodily = sum(body_evidence(article.sentences[span.sentence], span, rules) for span in spans)
    return shape + min(_MOST, speaking_for) + against - min(_MOST_FOR_BODIES, bodily)


def _is_alone(
    article: Article, spans: list[Span], rules: NameRules, plain: frozenset[str], parts: set[Form]
) -> bool:
    """Say whether a single word names a person."""
    word = article.words(spans[0])[0]
    if form_of((word,)) in parts:
        return not is_acronym(word) or len(word.text) >= _SHOUTED
    if is_acronym(word) or word.lower in rules.common_words:
        return False
    return _score(article, spans, rules, plain) >= _ENOUGH_ALONE


def _reigns(article: Article, span: Span, rules: NameRules) -> bool:
    """Say whether a family name stands for a government or the like: "the Kim regime"."""
    lower = article.sentences[span.sentence].lower
    return span.last < len(lower) and lower[span.last] in rules.reigns


def _without_opener(article: Article, span: Span, parts: set[Form]) -> Span | None:
    """Return a name without the word that merely begins its sentence; None where no known name is left."""
    if span.last - span.first < 2 or not begins(article.sentences[span.sentence], span.first):
        return None
    rest = Span(span.sentence, span.first + 1, span.last)
    form = form_of(article.words(rest))
    return rest if form in parts else None


def find_forms(article: Article, sentences: Iterable[int], forms: frozenset[Form]) -> Iterator[Span]:
    """Yield where forms that name people stand in sentences whose capitals tell nothing."""
    longest = max(map(len, forms), default=0)
    for number in sentences if forms else ():
        words = article.sentences[number].words
        at = 0
        while at < len(words):
            end = at + _matched(words[at : at + longest * 2], forms)
            if end > at:
                yield Span(number, at, end)
            at = max(end, at + 1)


def _matched(words: tuple[Word, ...], forms: frozenset[Form]) -> int:
    """Return how many of some words the longest form has that begins with the first; 0 where none does."""
    if not words[0].capital:
        return 0
    ends = (end for end in range(len(words), 0, -1) if words[end - 1].text[0].isalnum())
    return next((end for end in ends if form_of(words[:end]) in forms), 0)
