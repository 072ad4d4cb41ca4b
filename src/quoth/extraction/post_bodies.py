"""Bodies that people belong to: "the North Korean embassy in Havana", "Acme Holdings", "the club"."""

from dataclasses import dataclass, replace

from quoth.extraction.grammar import DETERMINERS, FUNCTION, POSSESSIVES
from quoth.extraction.lines import Line, is_person
from quoth.extraction.names import NameKind

_NAMED = (NameKind.ORGANISATION, NameKind.OTHER)
_MOST = 14
"""Words that the name of a body has at most."""


@dataclass(frozen=True)
class Body:
    """A body where a sentence speaks of it."""

    first: int
    last: int
    """The word after all that tells of it, its place too."""
    text: str
    """What it is called, without an article and without its place."""
    noun: str
    """The word for what it is, in small letters: "embassy"; empty where its name has none."""
    named: bool
    """Whether it is called by a name, and not only "the museum"."""
    place: str | None = None
    country: str | None = None
    tells_country: bool = False
    """Whether its own name says whose it is: "North Korean embassy"."""
    linked: str = ","
    """What joins it to a title before it: "of the"."""


def read_body(line: Line, place: int) -> Body | None:
    """Return the body whose name, with an article or not, begins at a word."""
    first = place + (line.word(place) in DETERMINERS)
    at, found, noun, country, capitals = first, first, "", None, False
    owner = None
    while at < min(len(line.lower), first + _MOST):
        name, word = line.name_at.get(at), line.word(at)
        if is_person(name) or at in line.date_starts:
            break
        if (
            name is not None
            and at > first
            and line.word(at - 1) not in ("'s", "'")
            and found == at
            and noun
            and capitals
        ):
            # "the board Acme": another name begins.
            break
        if found == at > first and not capitals and name is not None and name.kind in _NAMED:
            # "the law firm Brandt & Lie" is called by its name.
            first, noun, owner = at, noun, None
        if name is not None and name.kind is NameKind.PEOPLE:
            country = _country(line, name.span.first, name.span.last)
            at, capitals = name.span.last, True
        elif name is not None and name.kind is NameKind.PLACE and line.word(name.span.last) in ("'s", "'"):
            country = _country(line, name.span.first, name.span.last)
            owner = (name.span.first, name.span.last)
            at = name.span.last + 1
        elif name is not None:
            at, capitals = name.span.last, True
            last_word = line.word(at - 1)
            if name.kind is not NameKind.PLACE:
                found, noun = (
                    at,
                    last_word if last_word in line.words.bodies else _noun_in(line, name.span.first, at),
                )
        elif word in line.words.bodies:
            at += 1
            found, noun = at, word
            capitals = capitals or line.capital(at - 1)
        elif line.capital(at) and word not in FUNCTION:
            at, capitals = at + 1, True
            if line.word(at) not in line.words.bodies and not line.capital(at):
                found = at
        elif word in ("'s", "'") and found == at > first:
            at += 1
        elif found == at > first and noun:
            break
        elif line.ordinary(at) and _leads_to_body(line, at):
            at += 1
        else:
            break
    if found == first:
        return None
    body = Body(
        first=place,
        last=found,
        text=line.text(owner[1] + 1 if owner else first, found),
        noun=noun,
        named=capitals or owner is not None,
        country=country,
        tells_country=country is not None,
    )
    if owner:
        body = replace(body, text=f"{body.text} of {line.text(*owner)}")
    if place < first and line.word(place) in POSSESSIVES and not capitals:
        body = replace(body, named=False)
    return _placed(line, _continued(line, body, first))


def _leads_to_body(line: Line, place: int) -> bool:
    """Say whether an ordinary word stands before the noun of a body: "the supervisory board"."""
    for at in range(place + 1, place + 4):
        if line.word(at) in line.words.bodies:
            return True
        if not line.ordinary(at) and not line.capital(at):
            return False
    return False


def _noun_in(line: Line, first: int, last: int) -> str:
    """Return the word of a name that says what it is: of "Ministry of Justice" the first."""
    return next((line.word(at) for at in range(first, last) if line.word(at) in line.words.bodies), "")


def _continued(line: Line, body: Body, first: int) -> Body:
    """Return a body with what belongs to its name: "of Foreign Affairs", "to the United Nations (UN)"."""
    at = body.last
    if line.word(at) in ("of", "for", "to", "de") and body.noun:
        start = at + 1 + (line.word(at + 1) in DETERMINERS)
        name = line.name_at.get(start)
        if is_person(name):
            return body
        if name is not None and name.kind is NameKind.PLACE and line.word(at) in ("of", "to"):
            last = name.span.last
            country = body.country or _country(line, name.span.first, last) if line.word(at) == "of" else None
            body = replace(body, last=last, country=country or body.country, named=True)
        elif line.word(start) in line.words.matters or line.capital(start):
            inner = read_body(line, at + 1) if line.word(start) not in line.words.matters else None
            last = inner.last if inner else _matters(line, start)
            if last == start:
                return body
            where = inner.place if inner else None
            end = inner.last if inner and inner.place is None else last
            body = replace(body, last=end, named=True, place=where)
            if inner and inner.place:
                return replace(body, text=f"{body.text} {line.word(at)} the {inner.text}")
        else:
            return body
        body = replace(body, text=f"{body.text} {line.text(at, body.last)}")
    if line.word(body.last) == "(" and line.capital(body.last + 1) and line.word(body.last + 2) == ")":
        body = replace(body, last=body.last + 3)
    return body


def _matters(line: Line, place: int) -> int:
    """Return where a list of matters ends: "Agriculture and Fisheries"."""
    at = place
    while line.word(at) in line.words.matters or (
        line.capital(at) and at not in line.mention_at and at not in line.date_starts
    ):
        at += 1
        joint = at + (line.word(at) == ",")
        joint += line.word(joint) in ("and", "&")
        if joint > at and line.word(joint) in line.words.matters:
            at = joint
    return at


def _placed(line: Line, body: Body) -> Body:
    """Return a body with the place where it is: "in Havana, Cuba"."""
    if body.place is not None or line.word(body.last) not in ("in", "at"):
        return body
    name = line.name_at.get(body.last + 1 + (line.word(body.last + 1) in DETERMINERS))
    if name is None or name.kind is not NameKind.PLACE:
        return body
    return replace(
        body, last=after_places(line, name.span.last), place=line.text(name.span.first, name.span.last)
    )


def after_places(line: Line, place: int) -> int:
    """Return where the names of larger places around one end: "Havana, Cuba,"."""
    while line.word(place) == ",":
        wider = line.name_at.get(place + 1)
        if wider is None or wider.kind is not NameKind.PLACE:
            break
        place = wider.span.last
        if line.word(place) == "," and line.word(place + 1) in ("as", "and", "where"):
            place += 1
    return place


def _country(line: Line, first: int, last: int) -> str:
    """Return the country that a name or an adjective means, as far as it is known."""
    text = line.text(first, last)
    return line.words.countries.get(text.lower(), text)
