"""Dates that the words of an article give, in EDTF."""

from dataclasses import dataclass

from quoth.dates import DateError, parse
from quoth.dates_in_text import find_dates
from quoth.extraction.article import Article, Span


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A date where it stands."""

    span: Span
    edtf: str | None
    """None where the words, with the date of publication and the dates around them, do not settle it."""


def find_dated(article: Article) -> tuple[Dated, ...]:
    """Return the dates in an article, in order; none overlaps another."""
    found: list[Dated] = []
    for paragraph in article.source.paragraphs:
        for one in find_dates(paragraph.text, article.source.published):
            span = article.span_at(paragraph.number, one.start, one.end)
            if span is not None:
                parts = [f"{part:02}" if part else None for part in (one.year, one.month, one.day)]
                said = "-".join(part for part in parts if part) if one.year else None
                found.append(Dated(span, _checked(said)))
    return tuple(found)


def _checked(said: str | None) -> str | None:
    try:
        return None if said is None else parse(said).text
    except DateError:
        return None
