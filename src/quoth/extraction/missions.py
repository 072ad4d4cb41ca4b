"""Where people serve without a title: "served in the embassy in Havana", "was elected to the Senate"."""

from collections.abc import Iterator
from dataclasses import replace

from quoth.extraction.holdings import Held
from quoth.extraction.lines import Line, Verb
from quoth.extraction.post_bodies import Body, read_body
from quoth.extraction.post_words import HeadKind, Turn
from quoth.extraction.subjects import leading_subject, subjects_before, verb_group
from quoth.extraction.titles import Office

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
