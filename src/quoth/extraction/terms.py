"""From when to when somebody held a post, in EDTF, by the dates in the sentence and the words before them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from quoth.dates import Precision
from quoth.extraction.dated import Dated
from quoth.extraction.grammar import AUXILIARIES, BEFORE_NOUNS, RELATIVES
from quoth.extraction.lines import Line, Verb
from quoth.extraction.post_words import Turn
from quoth.model import Source

_RELATIVES = RELATIVES | {"whom", "whose"}
_SINCE = frozenset({"since", "from"})
_UNTIL = frozenset({"until", "till", "through"})
_TO = frozenset({"to", "until", "till", "through", "–", "—", "-", "and"})
_WHEN = frozenset({"when", "as"})
_BEGINNING = (Turn.BEGINS, Turn.APPOINTS, Turn.SUCCEEDS)
_MOST_DATES = 6
_AFTER = 6
_CLOSES = frozenset({".", ",", "in", "on", "last", "this", "after", "amid", "when", "and", "at", ";", ""})
_LEADING = 20
"""Words between the date at the beginning of a clause and its verb, at most."""
_BESIDE = 14
"""Words in which an apposition tells its dates."""


@dataclass(frozen=True)
class Term:
    """How long a post was held, as far as the words say."""

    since: str | None = None
    until: str | None = None
    words: tuple[int, ...] = ()
    """Where the words of its dates begin and end, for the quote."""


def find_term(line: Line, turn: Turn | None, first: int, last: int) -> Term:
    """Return the term that a statement from one word to another gives, with the dates around it."""
    term = Term()
    for one in _dates(line, first, _end(line, first, last, turn)):
        term = _with(line, term, one, turn)
    if term == Term() and (leading := _leading(line, first)) is not None:
        term = _with(line, term, leading, turn)
    return term


def leaving_after(line: Line, place: int) -> Verb | None:
    """Return the verb of leaving that follows a name: "chairman Lee resigned"."""
    at = place + (line.word(place) == ",")
    while at < place + _AFTER and line.word(at) in AUXILIARIES | line.words.adverbs:
        at += 1
    verb = line.verb_at.get(at)
    if verb is None or verb.turn is not Turn.ENDS:
        return None
    return verb if line.word(verb.last) in _CLOSES or verb.last in line.dated else None


def ended(source: Source) -> str | None:
    """Return the time before the publication of a source, for what is over by then."""
    published = source.published
    plain = not (published.members or published.ends or published.approximate or published.uncertain)
    return f"../{published.text}" if plain and published.precision is not Precision.SEASON else None


def _end(line: Line, first: int, last: int, turn: Turn | None) -> int:
    """Return where what is told of a post ends: at the next verb of the rules, but for one after "when".

    Beside a name it ends with the apposition.
    """
    if turn is None:
        return _end_beside(line, last)
    relative = line.word(first - 1) in _RELATIVES
    if line.word(last) == "and" and not line.ordinary(last + 1) and line.word(last + 1) not in BEFORE_NOUNS:
        return last
    for at in range(last, len(line.lower)):
        if line.word(at) == ";" or (at > last and line.word(at) in _RELATIVES - {"that"}):
            return at
        if turn in _BEGINNING and line.word(at) in line.words.posts:
            return at
        if line.word(at) == "," and relative and at > last:
            return at
        verb = line.verb_at.get(at)
        if verb is not None and verb.turn is not Turn.HOLDS:
            before = line.lower[max(last, at - 3) : at]
            if not _WHEN.intersection(before):
                return at
        if at - last > 2 * _MOST_DATES and at not in line.date_starts and verb is None and at - last > 40:
            return at
    return len(line.lower)


def _end_beside(line: Line, last: int) -> int:
    """Return where an apposition ends: "the chairman (2011-2015), Lee", "the chairman since 2011, said"."""
    at = last
    if line.word(at) == "(" and (closed := line.closing(at)) is not None:
        return closed
    if line.word(at) == ",":
        at += 1
    told = _SINCE | _UNTIL | _TO | {"in", "of", "the", "last", "then"}
    for place in range(at, min(at + _BESIDE, len(line.lower))):
        if place in line.dated or line.word(place) in told:
            continue
        return place
    return at + _BESIDE


def _dates(line: Line, first: int, last: int) -> Iterator[Dated]:
    number = line.dates_from(first)
    for one in line.dates[number : number + _MOST_DATES]:
        if one.span.last <= last:
            yield one


def _leading(line: Line, first: int) -> Dated | None:
    """Return the date with which the clause begins: "In 2013, Lee became"."""
    number = line.dates_from(first)
    if not number:
        return None
    one = line.dates[number - 1]
    start = line.word(one.span.first - 1)
    start = line.word(one.span.first - 2) if start.isalpha() else start
    if start.isalnum():
        return None
    if first - one.span.last > _LEADING:
        return None
    between = line.lower[one.span.last : first]
    if ";" in between or "but" in between or (",", "and") in pairwise(between):
        return None
    if any(at in line.verb_at for at in range(one.span.last, first)):
        return None
    return one


def _with(line: Line, term: Term, one: Dated, turn: Turn | None) -> Term:
    """Return a term with what one date says of it."""
    if one.edtf is None:
        return term
    before, span = line.word(one.span.first - 1), (one.span.first, one.span.last)
    if before == "the":
        before = line.word(one.span.first - 2)
    words = (*term.words, *span)
    start, slash, end = one.edtf.partition("/")
    if slash and turn not in (Turn.ENDS,):
        return Term(term.since or _known(start), term.until or _known(end), words)
    if before in _UNTIL and term.until is None:
        return replace(term, until=end or start, words=words)
    if before in _SINCE and term.since is None:
        return replace(term, since=start, words=words)
    if before == "between" and term.since is None:
        return replace(term, since=start, words=words)
    if (
        before in _TO
        and term.since is not None
        and term.until is None
        and term.words[-1] == one.span.first - 1
    ):
        return replace(term, until=start, words=words)
    if before == "(" and line.word(one.span.last) in _TO and term.since is None:
        return replace(term, since=start, words=words)
    if before in ("after", "before", "by"):
        return term
    if turn in _BEGINNING and term.since is None:
        return replace(term, since=one.edtf, words=words)
    if turn is Turn.ENDS and term.until is None:
        return replace(term, until=one.edtf, words=words)
    return term


def _known(end: str) -> str | None:
    return None if end in ("", "..") else end
