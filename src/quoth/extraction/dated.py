"""Dates that the words of an article give, in EDTF.

The words are found by patterns of our own, read as what they say, and only then counted from the date of
publication and from the dates around them. dateparser was measured and not taken: in an article of 2024 it
read "may" as May 2017 and "this year" as 2017, it does not say how precise the words are, and it takes
0.1 s to import and 0.2 s for the first date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from quoth.dates import Date, parse
from quoth.extraction.article import Article, Span
from quoth.extraction.date_context import (
    YearTold,
    carried_on,
    counts_from,
    date_of_event,
    is_of_saying,
    nearest,
    says_again,
    year_told,
)
from quoth.extraction.date_phrases import find_phrases
from quoth.extraction.date_resolving import Context, certain, resolve
from quoth.extraction.date_sayings import Base, Counted, Named, Phrase, Said
from quoth.extraction.tense import tense_at

_REMEMBERED = 20
"""Dates before in the text that an event is looked for at."""


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A date where it stands."""

    span: Span
    edtf: str | None
    """None where the words, with the date of publication and the dates around them, do not settle it."""


@dataclass(frozen=True, slots=True)
class _Placed:
    span: Span
    said: Said


def find_dated(article: Article) -> tuple[Dated, ...]:
    """Return the dates in an article, in order; none overlaps another."""
    published = certain(article.source.published)
    found: list[Dated] = []
    told: YearTold | None = None
    for paragraph in article.source.paragraphs:
        placed = list(_placed(article, paragraph.number, find_phrases(paragraph.text)))
        dated = list(_in_paragraph(article, placed, published, found, told))
        said = [(one.said, date.edtf) for one, date in zip(placed, dated, strict=True)]
        told = carried_on(said, told)
        found.extend(dated)
    return tuple(found)


def _placed(article: Article, paragraph: int, phrases: Sequence[Phrase]) -> Iterator[_Placed]:
    last: Span | None = None
    for phrase in phrases:
        span = article.span_at(paragraph, phrase.start, phrase.end)
        if span is not None and not (last and span.meets(last)):
            last = span
            yield _Placed(span, phrase.said)


def _in_paragraph(
    article: Article,
    placed: Sequence[_Placed],
    published: Date | None,
    earlier: Sequence[Dated],
    told: YearTold | None,
) -> Iterator[Dated]:
    """Yield the dates of one paragraph; those that count from the next one are settled with it."""
    known = [(one.span, parse(one.edtf)) for one in earlier[-_REMEMBERED:] if one.edtf]
    for one, following in zip_longest(placed, placed[1:]):
        tense = tense_at(article, one.span)
        year = told.of(one.span.sentence, tense) if told and not is_of_saying(article, one.span) else None
        context = Context(published, _base(one.said, known), year, tense)
        if (
            _is_counted(one.said, Base.EVENT, Base.BEFORE)
            and known
            and says_again(article, known[-1][0], one.span)
        ):
            edtf: str | None = known[-1][1].text
        elif isinstance(one.said, Counted) and one.said.base is Base.EVENT:
            edtf = _from_event(article, one, following, known[-_REMEMBERED:], context)
        else:
            edtf = resolve(one.said, context)
        yield Dated(one.span, edtf)
        if edtf is not None:
            known.append((one.span, parse(edtf)))
            told = year_told(article, one.span, one.said, known[-1][1], told)


def _is_counted(said: Said, *bases: Base) -> bool:
    return isinstance(said, Counted) and said.base in bases


def _base(said: Said, known: Sequence[tuple[Span, Date]]) -> Date | None:
    """Return the date before that words count from, which must be told as finely as they count."""
    if isinstance(said, Counted):
        return nearest(said.unit, known, same=said.number == 0)
    by_day = isinstance(said, Named) and (said.weekday is not None or said.day is not None)
    return nearest("day" if by_day else "year", known, same=False)


def _from_event(
    article: Article,
    one: _Placed,
    following: _Placed | None,
    known: Sequence[tuple[Span, Date]],
    context: Context,
) -> str | None:
    """Return the date of words such as "a month before", counted from the next date or from an event."""
    if following is not None and counts_from(article, one.span, following.span):
        ahead = resolve(following.said, replace(context, tense=tense_at(article, following.span)))
        return resolve(one.said, replace(context, before=parse(ahead) if ahead else None))
    unit = one.said.unit if isinstance(one.said, Counted) else "day"
    event = date_of_event(article, one.span, unit, known, context.published)
    edtf = resolve(one.said, replace(context, before=event))
    # What is told as past cannot have been after the article; then the event was another.
    last, first = context.published and context.published.latest, edtf and parse(edtf).earliest
    return None if last and first and first > last and context.tense <= 0 else edtf
