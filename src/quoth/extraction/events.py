"""Events that an article tells of: what happened, to whom, when and where."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TypeVar

from quoth.extraction.article import Sentence, Span
from quoth.extraction.callings import Callings
from quoth.extraction.circumstances import ELSEWHEN, one_clause, with_circumstances
from quoth.extraction.complements import complement
from quoth.extraction.deeds import told_by_date
from quoth.extraction.event_cues import EventWords
from quoth.extraction.event_rules import EventRules
from quoth.extraction.event_titles import title_of
from quoth.extraction.happenings import told_by_verb
from quoth.extraction.layout import Layout, lay_out
from quoth.extraction.merging import Gathered, gather
from quoth.extraction.names import Name, NameKind
from quoth.extraction.nominal import told_by_noun
from quoth.extraction.objects import Objects
from quoth.extraction.participants import Participants
from quoth.extraction.people import Mention
from quoth.extraction.proposals import Event, Part, Support
from quoth.extraction.reading import Reading
from quoth.extraction.tellings import Scene, Telling
from quoth.extraction.topics import Topic, topic_of
from quoth.extraction.verb_groups import Certainty, phrases
from quoth.folding import fold

_WIDEST = 25
"""Words of a sentence that a quote may have between what happened and to whom, or when."""

_NEAR = 14
"""Words between an event of which no name is told and those who are named with it."""

Elsewhere = Set[tuple[int, str]]
"""Who takes part in something by what words say, with the number of the sentence."""
Spanned = TypeVar("Spanned", Name, Mention)


def find_events(reading: Reading, rules: EventRules) -> tuple[Event, ...]:
    """Return the events that an article tells of, each once."""
    words = EventWords(rules)
    certainty = Certainty(phrases(rules.came_true), phrases(rules.unreal))
    tellings: list[Telling] = []
    topic, paragraph = Topic(), 0
    for sentence in reading.article.sentences:
        if sentence.paragraph != paragraph:
            topic, paragraph = Topic(people=topic.people), sentence.paragraph
        tellings += _told_in(reading, sentence, words, certainty, topic)
        topic = topic.after(topic_of(reading, sentence))
    elsewhere = {
        (one.cue.span.sentence, person)
        for one in tellings
        for party in (one.who, one.other)
        if party is not None
        for person in party.people
    }
    made = (_event(reading, gathered, elsewhere) for gathered in gather(tellings))
    return tuple(one for one in made if one is not None)


def _told_in(
    reading: Reading, sentence: Sentence, words: EventWords, certainty: Certainty, topic: Topic
) -> Iterator[Telling]:
    cues = tuple(words.cues_in(sentence))
    if not cues and not reading.dated_in(sentence.number):
        return
    layout = lay_out(reading, sentence, words.verb_forms)
    callings = Callings(reading.article, layout, topic)
    scene = Scene(
        layout,
        Participants(callings),
        Objects(callings),
        certainty,
        words.attending,
        words.reporting,
        words.saying,
    )
    told = ((told_by_verb if cue.forms else told_by_noun)(scene, cue) for cue in cues)
    whole = [
        replace(one, completed=complement(reading.article, layout, one.last))
        for one in told
        if one is not None
    ]
    placed = with_circumstances(
        layout,
        [one for number, one in enumerate(whole) if not (number and _within(layout, one, whole[number - 1]))],
    )
    for telling in placed:
        weak = telling.timeless or (telling.kind.weak and not telling.lately)
        if telling.recalls or telling.dated is not None or not weak:
            yield telling
    taken = {telling.dated for telling in placed}
    told_when = {telling.cue.head for telling in placed if telling.dated is not None}
    for dated in layout.dated:
        when = "when" in layout.lower[dated.span.last : dated.span.last + 2]
        elsewhen = layout.word(dated.span.first - 1) in ELSEWHEN and not when
        if dated.edtf is not None and dated not in taken and not elsewhen:
            deed = told_by_date(scene, dated, words.verb_forms, words.states)
            if deed is not None and deed.cue.head not in told_when:
                yield deed


def _within(layout: Layout, one: Telling, before: Telling) -> bool:
    """Say whether a noun only tells to what something is done, or how: "cancelled the festival"."""
    if not (one.kind.named and one.kind.weak and before.cue.forms):
        return False
    first = one.cue.span.first
    start = layout.phrase_start(first)
    somebody = before.who is not None and bool(before.who.people)
    by_chance = layout.lower[start - 1 : start + 1] in (("in", "a"), ("in", "an"))
    if somebody and by_chance and not one.kind.occasion and one_clause(layout, before.cue.span.last, first):
        # "Died in a car crash"
        return True
    parties = (party for party in (before.who, before.other) if party is not None)
    return any(before.cue.span.last <= party.span.first <= first < party.span.last for party in parties)


def _event(reading: Reading, event: Gathered, elsewhere: Elsewhere) -> Event | None:
    places = [reading.article.text(one.place) for one in event.tellings if one.place is not None]
    place = places[0] if places else None
    title = title_of(event, place)
    support = _support(reading, event)
    if title is None or not support:
        return None
    return Event(
        name=_known(reading, title, event),
        kind=event.tellings[0].kind.name,
        date=None if event.date is None else event.date.text,
        place=place,
        people=_parts(event, reading, elsewhere),
        support=support,
    )


def _known(reading: Reading, title: str, event: Gathered) -> str:
    """Return the name of the entry that a knowledge base has of an event, else the title."""
    called = (title, *(one.what for one in event.tellings if one.what is not None))
    names = (reading.known.others.get(fold(text).text.casefold()) for text in called)
    return next((name for name in names if name is not None), title)


def _parts(event: Gathered, reading: Reading, elsewhere: Elsewhere) -> tuple[Part, ...]:
    roles: dict[str, str | None] = {}
    for telling in event.tellings:
        for one, role in ((telling.who, telling.kind.role), (telling.other, telling.kind.other_role)):
            for person in one.people if one is not None else ():
                roles.setdefault(person, role)
    if not roles:
        whose = (one.who.concerned for one in event.tellings if one.who is not None)
        roles = {person: None for people in whose for person in people}
    if not roles:
        roles = dict.fromkeys(_near(event, reading, elsewhere))
    return tuple(Part(person, role) for person, role in roles.items())


def _near(event: Gathered, reading: Reading, elsewhere: Elsewhere) -> Iterator[str]:
    """Yield those who are named with an event to which no name belongs: "the opening of the regatta"."""
    told = next((one for one in event.tellings if one.dated), event.tellings[0])
    if (told.kind.named and not told.kind.occasion) or (told.kind.who_is == "person" and told.who):
        return
    number, cue = told.cue.span.sentence, told.cue.span
    for party in (told.who, told.other):
        named = () if party is None else _between(reading.names_in(number), party.span.first, party.span.last)
        if any(one.kind is NameKind.PLACE for one in named):
            return
    if told.kind.named and told.what is not None and any(map(str.isupper, told.what[1:])):
        return
    for mention in _between(reading.cast.in_sentence(number), cue.first - _NEAR, cue.last + _NEAR):
        if (number, mention.person) not in elsewhere:
            yield mention.person


def _between(ones: Sequence[Spanned], first: int, last: int) -> Sequence[Spanned]:
    """Return those of a sentence that begin between two words."""
    numbers = [bisect_left(ones, at, key=lambda one: one.span.first) for at in (first, last)]
    return ones[numbers[0] : numbers[1]]


def _support(reading: Reading, event: Gathered) -> tuple[Support, ...]:
    """Return the passages, the one with the date of the event first."""
    date = event.date
    dating = [one for one in event.tellings if one.dated and date and one.dated.edtf == date.text]
    found: list[Support] = []
    telling_more = (one for one in event.tellings if not one.recalls or one.dated or one.place)
    for telling in dict.fromkeys((*dating[:1], *telling_more)):
        for piece in reading.support(*_passage(telling)):
            if all(piece.quote != other.quote for other in found):
                found.append(piece)
    return tuple(found)


def _passage(telling: Telling) -> Iterator[Span]:
    """Yield what a quote must have: what happened, to whom, and when."""
    cue = telling.cue.span
    yield cue
    if telling.completed is not None:
        yield telling.completed.span
    if telling.dated is not None and abs(telling.dated.span.first - cue.last) <= _WIDEST:
        yield telling.dated.span
    if telling.who is not None and abs(cue.first - telling.who.span.last) <= _WIDEST:
        yield telling.who.span
