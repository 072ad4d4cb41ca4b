"""Dates that the words of an article give, in EDTF.

The patterns are our own. dateparser was measured and not taken: it reads "may" as a month and "this year"
as the year of the machine's clock, it cannot tell how precise the words are, and it takes a third of a second
before the first word is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from quoth.dates import Date, parse
from quoth.extraction.article import Article, Span
from quoth.extraction.date_context import YearTold, counts_from, date_of_event, year_told
from quoth.extraction.date_phrases import find_phrases
from quoth.extraction.date_resolving import Context, certain, resolve
from quoth.extraction.date_sayings import Base, Counted, Phrase, Said
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
    for paragraph in article.source.paragraphs:
        placed = list(_placed(article, paragraph.number, find_phrases(paragraph.text)))
        found.extend(_in_paragraph(article, placed, published, found))
    return tuple(found)


def _placed(article: Article, paragraph: int, phrases: Sequence[Phrase]) -> Iterator[_Placed]:
    last: Span | None = None
    for phrase in phrases:
        span = article.span_at(paragraph, phrase.start, phrase.end)
        if span is not None and not (last and span.meets(last)):
            last = span
            yield _Placed(span, phrase.said)


def _in_paragraph(
    article: Article, placed: Sequence[_Placed], published: Date | None, earlier: Sequence[Dated]
) -> Iterator[Dated]:
    """Yield the dates of one paragraph; those that count from the next one are settled with it."""
    known = [(one.span, parse(one.edtf)) for one in earlier[-_REMEMBERED:] if one.edtf]
    told: YearTold | None = None
    for one, following in zip_longest(placed, placed[1:]):
        before = known[-1][1] if known else None
        year = told.year if told and told.sentence in (None, one.span.sentence) else None
        context = Context(published, before, year, tense_at(article, one.span))
        if isinstance(one.said, Counted) and one.said.base is Base.EVENT:
            if following is not None and counts_from(article, one.span, following.span):
                ahead = resolve(following.said, replace(context, tense=tense_at(article, following.span)))
                before = parse(ahead) if ahead else None
            else:
                before = date_of_event(article, one.span, known[-_REMEMBERED:], published)
            context = replace(context, before=before)
        edtf = resolve(one.said, context)
        yield Dated(one.span, edtf)
        if edtf is not None:
            known.append((one.span, parse(edtf)))
            told = year_told(article, one.span, one.said, known[-1][1], told)
