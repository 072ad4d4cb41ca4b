"""Posts that an article speaks of, and who holds or held them."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from quoth.extraction.careers import find_career, whose_life
from quoth.extraction.holdings import Held, find_holdings
from quoth.extraction.lines import Line, read_line
from quoth.extraction.missions import (
    find_belonging,
    find_led,
    find_origins,
    find_service,
    find_unheld,
    is_specific,
)
from quoth.extraction.post_context import PostContext
from quoth.extraction.post_gathering import GatheredPosts
from quoth.extraction.post_rules import PostRules
from quoth.extraction.post_words import HeadKind, Turn, plain, words_of_rules
from quoth.extraction.proposals import Holding, Post
from quoth.extraction.reading import Reading
from quoth.extraction.terms import ended, find_term, leaving_after
from quoth.extraction.titles import Office, find_offices


def find_posts(reading: Reading, rules: PostRules) -> tuple[Post, ...]:
    """Return the posts that an article speaks of, each once."""
    words = words_of_rules(rules, reading.countries)
    gathered, context = GatheredPosts(words), PostContext()
    unheld: list[tuple[Line, Office]] = []
    person = whose_life(reading)
    for sentence in reading.article.sentences:
        line = read_line(reading, sentence, words)
        offices = tuple(find_offices(line))
        told = _told(line, offices) if reading.cast.in_sentence(sentence.number) else ()
        for office, holding in _in_sentence(line, (*told, *find_career(line, offices, person)), context):
            gathered.add(office, holding)
        unheld.extend((line, office) for office in find_unheld(line, offices))
        context.remember(line)
    for line, office in unheld:
        for support in reading.support(line.span(office.first, office.last)):
            gathered.add_unheld(office, support)
    return tuple(gathered.posts())


def _in_sentence(line: Line, told: Iterable[Held], context: PostContext) -> Iterator[tuple[Office, Holding]]:
    """Yield the posts that a sentence tells of, each with who holds it."""
    succeeded = False
    for held in told:
        for office in _offices(line, context.complete(line, held.office)):
            holding = _holding(line, replace(held, office=office))
            if holding is not None:
                succeeded |= held.turn is Turn.SUCCEEDS
                context.told(line, office, holding, held.turn)
                yield office, holding
    others = context.in_turn(line) + ([] if succeeded else context.predecessors(line))
    for office, other, holding in others:
        support = line.reading.support(other.span)
        if support:
            since = None if holding.since == holding.until else holding.since
            yield office, Holding(person=other.person, since=since, until=holding.until, support=support)


def _told(line: Line, offices: Sequence[Office]) -> Iterator[Held]:
    """Yield who holds what in a sentence, by its titles, its verbs, and the bodies beside names."""
    seen = set()
    for held in (*find_holdings(line, offices), *find_service(line), *find_origins(line), *find_led(line)):
        seen.add((held.person, held.office.body.last if held.office.body else 0))
        yield held
    for held in find_belonging(line):
        if (held.person, held.office.last) not in seen:
            yield held


def _offices(line: Line, office: Office) -> Iterator[Office]:
    """Yield the posts that a title means: itself, and the mission where it is."""
    body = office.body
    if body is not None and body.noun in line.words.parties and office.head in line.words.chosen:
        office, body = replace(office, body=None), None
    if office.head in line.words.chosen:
        office = replace(office, title=_without(office.title, line.words.sides))
    if office.ranked and body is None:
        return
    mission = body is not None and body.noun in line.words.missions and is_specific(body)
    if (
        office.kind is HeadKind.OFFICE
        or (office.kind is HeadKind.MEMBER and body is not None and body.noun in line.words.seats)
        or (
            office.kind is HeadKind.RANK
            and (body or office.place or office.its or _is_of_a_body(line, office))
        )
    ):
        yield office
    elif office.kind in (HeadKind.STAFF, HeadKind.MEMBER) and body is not None and is_specific(body):
        yield replace(office, title="")
        return
    if mission and office.title and office.kind is not HeadKind.NOBODY:
        yield replace(office, title="", kind=HeadKind.STAFF)


def _without(title: str, words: Container[str]) -> str:
    return " ".join(word for word in title.split() if word.lower() not in words)


def _is_of_a_body(line: Line, office: Office) -> bool:
    """Say whether the words of a title name a kind of body: "army chaplain"."""
    return any(word in line.words.bodies for word in plain(office.title).split())


def _holding(line: Line, held: Held) -> Holding | None:
    office, turn = held.office, held.turn
    term = find_term(line, turn, held.first, held.last)
    until, leaving = term.until, leaving_after(line, held.last) if turn is None else None
    if leaving is not None and until is None:
        last = find_term(line, Turn.ENDS, leaving.first, leaving.last)
        if last.until is not None:
            until = last.until
            term = replace(last, since=term.since, words=(*term.words, *last.words, leaving.first))
    if until is None and (held.formerly or office.marks & (line.words.over | {"ex"})):
        until = ended(line.reading.article.source)
    spans = [held.person.span, line.span(*office.title_span), *held.spans]
    if term.words:
        spans.append(line.span(min(term.words), max(term.words)))
    support = line.reading.support(*sorted(spans))
    if not support:
        return None
    note = ", ".join(sorted(office.marks & line.words.acting)) or None
    return Holding(person=held.person.person, since=term.since, until=until, note=note, support=support)
