"""What follows a verb or a noun and completes it: "named secretary general", "elected to the assembly"."""

from dataclasses import dataclass

from quoth.extraction.article import Article, Span
from quoth.extraction.grammar import DETERMINERS, POSSESSIVES, listed
from quoth.extraction.layout import Layout

_WITHIN = listed("of for at in on to and by with")
_LEADS = listed("as to of in at with for from on into over about against")
_LONGEST = 12
"""Words of a complement."""


@dataclass(frozen=True, slots=True)
class Complement:
    """What completes a verb or a noun."""

    span: Span
    post: str | None = None
    """What somebody becomes: "as chief executive"."""
    goal: str | None = None
    """Where to: "to the National Assembly"."""


def complement(article: Article, layout: Layout, after: int) -> Complement | None:
    """Return what completes the words that end before a word."""
    # In "named her as director" the words that tell of it have the "as" already.
    after -= layout.word(after - 1) in {"as", "to"}
    lead = layout.word(after)
    first = after + (lead in _LEADS and layout.date(after + 1) is None)
    first += layout.word(first).endswith("ing") and lead in _LEADS
    last = _end(layout, first)
    if last == first:
        return None
    span = Span(layout.sentence.number, after, last)
    start = first + (layout.word(first) in DETERMINERS | POSSESSIVES)
    if lead in _LEADS - {"as", "to"}:
        return Complement(span)
    text = article.text(Span(span.sentence, start, last)) if start < last else None
    if lead == "to":
        goal = text if layout.any_name(span) else None
        return Complement(span, goal=goal)
    return Complement(span, post=text if lead == "as" or layout.content(after) else None)


def _end(layout: Layout, first: int) -> int:
    """Return where a noun phrase ends, with those that depend on it."""
    at = first
    while at - first < _LONGEST:
        if layout.word(at) in DETERMINERS | POSSESSIVES:
            at += 1
        end = layout.phrase_end(at)
        if end == at or end - first > _LONGEST:
            break
        at = end
        follows = layout.word(at) in _WITHIN and layout.date(at + 1) is None
        if not follows or not _goes_on(layout, at + 1):
            return at
        at += 1
    return at if at - first <= _LONGEST else first


def _goes_on(layout: Layout, at: int) -> bool:
    """Say whether what follows a preposition is a noun phrase, not a verb nor a subject of one."""
    return layout.word(at) in DETERMINERS | POSSESSIVES or (layout.content(at) and not layout.verbal(at))
