"""What follows the head of a title: "for political affairs", "of the museum", "to Spain", "in Havana"."""

from dataclasses import dataclass, replace

from quoth.extraction.grammar import BEFORE_NOUNS, NEVER_NOUNS
from quoth.extraction.lines import Line
from quoth.extraction.names import NameKind
from quoth.extraction.post_bodies import Body, after_places, leads_to_named, read_body

_LINKS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "within", "de"})
_STATIONED = frozenset({"based", "posted", "stationed", "accredited"})
_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "more"}
)
_MATTERS = 5
"""Words of what an office is for, at most."""
_TITLES = 2
"""Titles that a title is within at most: "deputy to the secretary of the minister"."""
_PARTS = 5
"""Links that a title has at most."""


@dataclass(frozen=True)
class Tail:
    """What follows the head of a title."""

    title: int
    """Where the words of the office end."""
    last: int
    """Where all ends."""
    body: Body | None = None
    place: str | None = None
    country: str | None = None
    place_link: str = "of"
    """What joins the place to the title."""


def read_tail(line: Line, place: int, head: str, within: int = 0) -> Tail:
    """Return what belongs to the title whose head ends before a word; `within` so many other titles."""
    tail = Tail(place, place)
    for _ in range(_PARTS):
        at = _past_aside(line, tail.last)
        if line.word(at) in _STATIONED and line.word(at + 1) in _LINKS:
            at += 1
        if line.word(at) not in _LINKS or at + 1 in line.date_starts:
            break
        longer = _part(line, tail, at, head, within)
        if longer is None:
            break
        tail = longer
    return tail


def _past_aside(line: Line, place: int) -> int:
    """Return the word after an aside in brackets when the title goes on there."""
    if line.word(place) != "(":
        return place
    after = line.closing(place)
    return after if after is not None and line.word(after) in _LINKS else place


def _part(line: Line, tail: Tail, at: int, head: str, within: int) -> Tail | None:
    link, start = line.word(at), at + 1
    inner = start + (line.word(start) in BEFORE_NOUNS)
    name = line.name_at.get(inner)
    if inner in line.mention_at:
        return None
    nested = _nested(line, inner) if link in ("to", "of", "for") and within < _TITLES else None
    if nested is not None:
        return read_tail(line, nested, head, within + 1)
    if name is not None and name.kind is NameKind.PLACE and not _leads_on(line, name.span.last):
        return _at_place(line, tail, link, inner, name.span.last)
    if name is not None and name.kind is NameKind.PEOPLE and line.word(name.span.last) in line.words.matters:
        end = _matters_end(line, name.span.last)
        return Tail(end, end, tail.body, tail.place, tail.country)
    if tail.body is not None and link in ("for", "on"):
        return None
    if _is_list_of_matters(line, inner) and link in ("of", "for", "on", "in"):
        end = _matters_end(line, inner)
        return Tail(end, end, tail.body, tail.place, tail.country)
    body = read_body(line, start)
    if body is not None and tail.body is None and not (link == "on" and not body.noun):
        return replace(tail, last=body.last, body=body, place=tail.place or body.place)
    if body is None and tail.body is None and link in ("of", "for", "on") and line.ordinary(inner):
        end = _matters_end(line, inner)
        return Tail(end, end, tail.body, tail.place, tail.country) if end > inner else None
    if body is None and name is not None and name.kind is NameKind.PEOPLE and link == "for":
        end = name.span.last
        return Tail(end, end, tail.body, tail.place, tail.country)
    return None


def _is_list_of_matters(line: Line, place: int) -> bool:
    """Say whether words are what an office is for, not a body: "youth", but not "youth orchestra"."""
    if line.word(place + 1) in line.words.matters and not line.capital(place):
        return line.word(place) not in line.words.missions
    return line.word(place) in line.words.matters and line.word(place + 1) not in line.words.bodies


def _leads_on(line: Line, place: int) -> bool:
    """Say whether a name of a place goes on as the name of a body or a matter: "North Korea human rights"."""
    if line.word(place) in line.words.bodies or line.word(place) in ("'s", "'"):
        return True
    return leads_to_named(line, place - (line.word(place) not in ("and", "&")))


def _at_place(line: Line, tail: Tail, link: str, first: int, last: int) -> Tail | None:
    end = _list_of_places(line, last) if link == "for" else after_places(line, last)
    text = line.text(first, last)
    if link == "of" and line.word(last) in line.words.matters:
        return Tail(last + 1, last + 1, tail.body, tail.place, tail.country)
    if link == "to":
        # An aside in brackets is no part of a title, nor is what follows it.
        title = end if line.word(tail.title) == "to" else tail.title
        return Tail(title, end, tail.body, text, tail.country)
    if link in ("for", "on"):
        # What the place is for belongs to the title: "special envoy for Cuba human rights".
        while line.word(end) in line.words.matters or (line.word(end) == "human"):
            end += 1
        return Tail(end, end, tail.body, tail.place, tail.country)
    country = line.words.countries.get(text.lower())
    if link == "of" and country is not None:
        return replace(tail, last=end, country=country)
    if link == "from":
        # That is where somebody comes from.
        return None
    linked = link if link == "of" else "in"
    return replace(tail, last=end, place=tail.place or text, place_link=linked)


def _list_of_places(line: Line, place: int) -> int:
    """Return where a list of places ends: "Latin America, Africa, and the Middle East"."""
    at, end = place, place
    while line.word(at) in (",", "and"):
        closing = line.word(at) == "and"
        at += 1
        if line.word(at) == "and":
            at, closing = at + 1, True
        at += line.word(at) in BEFORE_NOUNS
        name = line.name_at.get(at)
        if name is None or name.kind is not NameKind.PLACE:
            break
        at = name.span.last
        if closing:
            end = at
            break
    return end


def _nested(line: Line, place: int) -> int | None:
    """Return where the head of a title within a title ends: "deputy to the permanent secretary"."""
    at = place
    while line.word(at) in line.words.modifiers and at < place + 4:
        at += 1
    ends = [at + heads.at(line.lower, at) for heads in line.words.heads.values() if at < len(line.lower)]
    return max((end for end in ends if end > at), default=None)


def _matters_end(line: Line, place: int) -> int:
    """Return where the words end that say what an office is for."""
    at = place
    while at < place + _MATTERS and _is_matter(line, at, place):
        at += 1
        at += line.word(at) in ("'s", "'") and _is_matter(line, at + 1, place)
        joint = at + (line.word(at) in (",",) and line.word(at + 1) in line.words.matters)
        if line.word(at) in ("and", "&") and _is_matter(line, at + 1, place) and not _is_head(line, at + 1):
            joint = at + 1
        at = joint
    return at


def _is_matter(line: Line, at: int, first: int) -> bool:
    word = line.word(at)
    if at in line.mention_at or at in line.date_starts or word in NEVER_NOUNS:
        return False
    if word in line.words.matters:
        return True
    late = at > first and word.endswith(("ing", "ed"))
    return line.ordinary(at) and not late and word not in line.words.adverbs | _NUMBERS


def _is_head(line: Line, at: int) -> bool:
    return any(heads.at(line.lower, at) for heads in line.words.heads.values())
