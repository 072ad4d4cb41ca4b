"""Where people serve without a title: "served in the embassy in Havana", "was elected to the Senate"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoth.extraction.grammar import BEFORE_NOUNS, RELATIVES
from quoth.extraction.holdings import Held
from quoth.extraction.lines import Line, Verb
from quoth.extraction.people import Mention
from quoth.extraction.post_bodies import Body, body_before, noun_at, read_body
from quoth.extraction.post_words import HeadKind, Turn
from quoth.extraction.subjects import leading_subject, subjects_before, verb_group
from quoth.extraction.titles import Office

_NEAR = 7
_SITS = frozenset({"sits", "sat", "sit", "sitting"})
_LINKS = frozenset({"in", "at", "with", "for", "on", "to"})


def find_service(line: Line) -> Iterator[Held]:
    """Yield who serves or served at a body of their own name, and who was chosen as its member."""
    for verb in line.verb_at.values():
        link = line.word(verb.last)
        if verb.turn is Turn.APPOINTS and (named := line.mention_at.get(verb.last)) is not None:
            yield from _chosen(line, verb, named)
            continue
        chosen = verb.turn is Turn.APPOINTS and link == "to"
        left = verb.turn is Turn.ENDS and link in ("from", "its", "the")
        serves = link != "from" and line.word(verb.last - 1) in line.words.serves
        if not (chosen or left or serves):
            continue
        body = read_body(line, verb.last + (link in _LINKS or link == "from"))
        if body is None:
            continue
        linked = link in _LINKS or line.word(verb.first) in ("joined", "joins", "joining")
        sits = link == "in" and line.word(verb.first) in _SITS
        seated = sits or link in ("on", "the", "its", "his", "her")
        if body.noun in line.words.seats and (chosen or left or seated):
            yield from _serving(line, verb, _office(line, verb, body, "member"))
        elif serves and linked and body.noun and is_specific(body):
            yield from _serving(line, verb, _office(line, verb, body, ""))


def _chosen(line: Line, verb: Verb, mention: Mention) -> Iterator[Held]:
    """Yield somebody who is the object: "named her to the task force"."""
    place = mention.span.last
    body = read_body(line, place + 1) if line.word(place) == "to" else None
    if body is not None and body.noun in line.words.seats and not verb_group(line, verb.first)[1]:
        yield Held(_office(line, verb, body, "member"), mention, Turn.APPOINTS, verb.first, body.last)


def find_led(line: Line) -> Iterator[Held]:
    """Yield who chairs or heads a body: "who chairs the committee", "the board, chaired by Lee"."""
    for at in range(len(line.lower)):
        length = 0 if line.capital(at) else line.words.led.at(line.lower, at)
        if line.word(at - 1) == "to" and (title := line.words.infinitives.get(line.word(at))) is not None:
            yield from _chosen_to_lead(line, at, title)
            continue
        if not length:
            continue
        title = line.words.title_verbs[" ".join(line.lower[at : at + length])]
        vague = not line.word(at).startswith(title[:-2])
        verb = Verb(at, at + length, Turn.HOLDS)
        if line.word(verb.last) == "by":
            yield from _led_by(line, verb, title, vague=vague)
            continue
        body = read_body(line, verb.last)
        # Who led a delegation did so once.
        once = vague and line.word(verb.last) in ("a", "an")
        if body is not None and (body.noun or body.named) and not once:
            yield from _serving(line, verb, replace(_office(line, verb, body, title), vague=vague))


def _chosen_to_lead(line: Line, place: int, title: str) -> Iterator[Held]:
    """Yield who takes up what follows "to": "was promoted to head the office", "left to chair an inquiry"."""
    before, body = line.verb_before(place - 1, _NEAR), read_body(line, place + 1)
    if before is None or body is None or not (body.noun or body.named) or before.turn is Turn.HOLDS:
        return
    first, doubtful = verb_group(line, before.first)
    object_ = line.mention_at.get(before.last)
    people = subjects_before(line, first) if object_ is None else (object_,)
    office = _office(line, Verb(place, place + 1, Turn.BEGINS), body, title)
    yield from (Held(office, mention, Turn.APPOINTS, first, body.last) for mention in people if not doubtful)


def _led_by(line: Line, verb: Verb, title: str, *, vague: bool) -> Iterator[Held]:
    """Yield who is named after the verb: "the board, chaired by Lee", "the bureau, which was run by Lee"."""
    person = _next_person(line, verb.last + 1)
    end = verb_group(line, verb.first)[0]
    body = body_before(line, end - (line.word(end - 1) in RELATIVES))
    if person is not None and body is not None and not (vague and line.word(body.first) in ("a", "an")):
        yield Held(_office(line, verb, body, title), person, None, body.first, person.span.last)


def find_origins(line: Line) -> Iterator[Held]:
    """Yield who was of a body before: "Lee joined from Acme in 2019"."""
    for at in range(len(line.lower)):
        length = line.words.origins.at(line.lower, at)
        body = read_body(line, at + length) if length else None
        if body is not None and (body.noun or line.is_body(body.last - 1)) and is_specific(body):
            verb = Verb(at, at + length, Turn.ENDS)
            yield from _serving(line, verb, _office(line, verb, body, ""))


def _next_person(line: Line, place: int) -> Mention | None:
    return next((found for at in range(place, place + _NEAR) if (found := line.mention_at.get(at))), None)


def find_belonging(line: Line) -> Iterator[Held]:
    """Yield who is of a body: "Odile Charpentier of the Paris Conservatoire", "Lee, formerly of Acme"."""
    for mention in line.mention_at.values():
        at = mention.span.last
        at += line.word(at) == ","
        formerly = line.word(at) in line.words.formerly | line.words.over
        at += formerly
        seated = line.word(at) == "on" and at > mention.span.last
        with_them = formerly and line.word(at) in ("with", "at")
        if mention.pronoun or not (seated or with_them or line.word(at) == "of"):
            continue
        body = read_body(line, at + 1)
        verb = Verb(at, at + 1, Turn.HOLDS)
        if body is None or not body.noun:
            continue
        if seated and body.noun in line.words.seats:
            yield Held(
                _office(line, verb, body, "member"), mention, None, mention.span.first, body.last, formerly
            )
        elif not seated and body.named:
            yield Held(_office(line, verb, body, ""), mention, None, mention.span.first, body.last, formerly)


def find_unheld(line: Line, offices: Sequence[Office]) -> Iterator[Office]:
    """Yield the bodies, told with country and place, where people serve, whoever they are."""
    for office in offices:
        if office.kind in (HeadKind.STAFF, HeadKind.NOBODY) and office.body and _is_placed(office.body):
            yield replace(office, title="", country=office.country or office.body.country)
    for at, word in enumerate(line.lower):
        if word in line.words.missions or noun_at(line, at) in line.words.missions:
            first = at - next((back for back in range(1, _NEAR) if not _is_before_noun(line, at - back)), 0)
            body = read_body(line, first + 1)
            if body is not None and body.noun == noun_at(line, at) and _is_placed(body):
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
        told = line.word(body.first) in BEFORE_NOUNS or not body.named
        body = replace(body, linked="of the" if told else "of")
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
