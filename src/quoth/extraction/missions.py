"""Where people serve without a title: "served in the embassy in Havana", "was elected to the Senate"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoth.extraction.holdings import Held
from quoth.extraction.lines import Line, Verb
from quoth.extraction.people import Mention
from quoth.extraction.post_bodies import Body, body_before, read_body
from quoth.extraction.post_words import HeadKind, Turn
from quoth.extraction.subjects import leading_subject, subjects_before, verb_group
from quoth.extraction.titles import Office

_NEAR = 7
_LINKS = frozenset({"in", "at", "with", "for", "on", "to"})


def find_service(line: Line) -> Iterator[Held]:
    """Yield who serves or served at a body of their own name, and who was chosen as its member."""
    for verb in line.verb_at.values():
        word = line.word(verb.last - 1)
        chosen = verb.turn is Turn.APPOINTS and line.word(verb.last) == "to"
        if not chosen and word not in line.words.serves:
            continue
        linked = line.word(verb.last) in _LINKS
        body = read_body(line, verb.last + linked)
        if body is None or not is_specific(body) or body.last - body.first < 1:
            continue
        if not linked and word not in ("joined", "joins", "joining"):
            continue
        if body.noun in line.words.seats and (chosen or line.word(verb.last) == "on"):
            yield from _serving(line, verb, _office(line, verb, body, "member"))
        elif not chosen and body.noun:
            yield from _serving(line, verb, _office(line, verb, body, ""))


def find_led(line: Line) -> Iterator[Held]:
    """Yield who chairs or heads a body: "who chairs the committee", "the board, chaired by Lee"."""
    for at, word in enumerate(line.lower):
        title = line.words.title_verbs.get(word)
        if title is None or line.capital(at):
            continue
        verb = Verb(at, at + 1, Turn.HOLDS)
        if line.word(at + 1) == "by":
            person = _next_person(line, at + 2)
            body = body_before(line, at)
            if (
                person is not None
                and body is not None
                and (word.startswith(title) or line.word(body.first) not in ("a", "an"))
            ):
                office = _office(line, verb, body, title)
                yield Held(office, person, None, body.first, person.span.last)
            continue
        body = read_body(line, at + 1)
        if body is not None and (body.noun or body.named) and _is_its(line, at, title):
            office = replace(_office(line, verb, body, title), vague=not word.startswith(title))
            yield from _serving(line, verb, office)


def _is_its(line: Line, place: int, title: str) -> bool:
    """Say whether a verb is of the one who is at the head: who led a delegation did so once."""
    return line.word(place).startswith(title) or line.word(place + 1) not in ("a", "an")


def _next_person(line: Line, place: int) -> Mention | None:
    return next((found for at in range(place, place + _NEAR) if (found := line.mention_at.get(at))), None)


def find_belonging(line: Line) -> Iterator[Held]:
    """Yield who is of a body: "Odile Charpentier of the Paris Conservatoire", "Lee, formerly of Acme"."""
    for mention in line.mention_at.values():
        at = mention.span.last
        at += line.word(at) == ","
        formerly = line.word(at) in line.words.formerly | line.words.over
        at += formerly
        if mention.pronoun or line.word(at) != "of":
            continue
        body = read_body(line, at + 1)
        if body is None or not body.noun or not body.named:
            continue
        verb = Verb(at, at + 1, Turn.HOLDS)
        yield Held(_office(line, verb, body, ""), mention, None, mention.span.first, body.last, formerly)


def find_unheld(line: Line, offices: Sequence[Office]) -> Iterator[Office]:
    """Yield the bodies, told with country and place, where people serve, whoever they are."""
    for office in offices:
        if office.kind in (HeadKind.STAFF, HeadKind.NOBODY) and office.body and _is_placed(office.body):
            yield replace(office, title="", country=office.country or office.body.country)
    for at, word in enumerate(line.lower):
        if word in line.words.missions:
            first = at - next((back for back in range(1, _NEAR) if not _is_before_noun(line, at - back)), 0)
            body = read_body(line, first + 1)
            if body is not None and body.noun == word and _is_placed(body):
                yield _office(line, Verb(at, at + 1, Turn.HOLDS), body, "")


def _is_before_noun(line: Line, place: int) -> bool:
    return line.capital(place) or line.ordinary(place) or line.word(place) in ("'s", "'")


def _is_placed(body: Body | None) -> bool:
    return body is not None and body.country is not None and body.place is not None


def is_specific(body: Body) -> bool:
    """Say whether words tell which body is meant, by its name or its place."""
    return body.named or body.place is not None


def _office(line: Line, verb: Verb, body: Body, title: str) -> Office:
    if title:
        body = replace(body, linked="of the")
    return Office(
        first=verb.last,
        last=body.last,
        kind=HeadKind.OFFICE if title else HeadKind.STAFF,
        head=title,
        title=title,
        title_span=(body.first, body.last),
        body=body,
        place=body.place,
        country=body.country,
    )


def _serving(line: Line, verb: Verb, office: Office) -> Iterator[Held]:
    first, doubtful = verb_group(line, verb.first)
    if doubtful:
        return
    people = subjects_before(line, first)
    if not people and line.word(verb.first).endswith("ing"):
        people = leading_subject(line, first)
    formerly = any(word in line.words.formerly for word in line.lower[first : verb.first])
    for mention in people:
        yield Held(office, mention, verb.turn, first, office.last, formerly)
