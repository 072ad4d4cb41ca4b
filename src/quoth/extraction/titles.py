"""Titles read out of words: "former deputy director of the museum" is one, with a body, and is over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quoth.extraction.grammar import BEFORE_NOUNS
from quoth.extraction.lines import Line
from quoth.extraction.names import NameKind
from quoth.extraction.noun_forms import singulars
from quoth.extraction.post_bodies import Body
from quoth.extraction.post_words import HeadKind, plain
from quoth.extraction.title_leads import Lead, read_lead
from quoth.extraction.title_tails import read_tail


@dataclass(frozen=True)
class Office:
    """An office, or a word for somebody who serves somewhere, where a sentence speaks of it."""

    first: int
    """Its first word, with articles and words such as "former"."""
    last: int
    """The word after all that tells of it, its body and place too."""
    kind: HeadKind
    head: str
    title: str
    """The words of the office alone."""
    title_span: tuple[int, int]
    body: Body | None = None
    place: str | None = None
    place_link: str = "of"
    country: str | None = None
    adjective: str | None = None
    """The people or place before the title: "South Korean"."""
    marks: frozenset[str] = frozenset()
    """What stands before the title without being part of it: former, acting."""
    definite: bool = False
    """Whether it has an article, an owner, or "former" and the like before it."""
    plural: bool = False
    vague: bool = False
    """Whether only a verb tells of it, so that its true title may be told elsewhere: "who led the club"."""
    its: bool = False
    """Whether "its" before it means a body that was told of before."""
    ranked: bool = False
    """Whether it is a title only by words such as "most senior"."""
    head_last: int = 0
    """Where its head ends."""


def find_offices(line: Line) -> Iterator[Office]:
    """Yield the offices that a sentence speaks of, in order; none overlaps another."""
    place, free = 0, 0
    while place < len(line.lower):
        found = head_at(line, place)
        if found is None or _is_verb(line, place):
            place += 1
            continue
        kind, first, last = found
        office = _read(line, kind, first, last, free)
        if office is None:
            place = last
            continue
        yield office
        place = free = max(office.last, last)
        while (office := _again(line, office)) is not None:
            yield office
            place = free = office.last


def _again(line: Line, office: Office) -> Office | None:
    """Return the office of the same head that the words after "and" add: "to Spain and later to Italy"."""
    at = office.last + (line.word(office.last) == ",")
    if line.word(at) != "and":
        return None
    at += 1
    while line.word(at) in line.words.adverbs | line.words.over:
        at += 1
    if line.word(at) not in ("to", "of") or at + 1 in line.dated:
        return None
    tail = read_tail(line, at, office.head)
    if tail.last == at:
        return None
    head = office.title_span[0], office.head_last
    title = _as_written(line, *head)
    if tail.title > at:
        title = f"{title} {_as_written(line, at, tail.title)}"
    return replace(
        office,
        first=at,
        last=tail.last,
        title=title,
        body=tail.body,
        place=tail.place,
        title_span=(at, tail.last),
    )


def head_at(line: Line, place: int) -> tuple[HeadKind, int, int] | None:
    """Return the head of a title that begins at a word, with its kind: "deputy minister" has the last."""
    found = None
    at = place
    while at < len(line.lower):
        lengths = {kind: heads.at(line.lower, at) for kind, heads in line.words.heads.items()}
        kind = max(lengths, key=lambda one: lengths[one])
        if _in_person(line, at):
            break
        if found is not None and line.word(at) in line.words.abbreviations:
            break
        if lengths[kind]:
            found = kind, at, at + lengths[kind]
            at += lengths[kind]
        elif found is not None and (line.word(at) in line.words.modifiers or _goes_on(line, found[1], at)):
            at += 1
        else:
            break
    return found


def _goes_on(line: Line, head: int, place: int) -> bool:
    """Say whether a word stands within a title: "deputy sector commander"."""
    if line.word(head) not in line.words.modifiers or not line.ordinary(place) or line.capital(head):
        return False
    return (
        any(heads.at(line.lower, place + 1) for heads in line.words.heads.values())
        if line.word(place + 1)
        else False
    )


def _in_person(line: Line, place: int) -> bool:
    name = line.name_at.get(place)
    return place in line.mention_at or (name is not None and name.kind is NameKind.PERSON)


def _is_verb(line: Line, place: int) -> bool:
    """Say whether a word that may be a head is a verb here: "to head the museum", "who chairs the"."""
    if line.capital(place) and place:
        return False
    if line.word(place - 1) in ("to", "will", "would", "can", "could", "may", "might", "must", "who", "and"):
        return line.word(place + 1) in BEFORE_NOUNS
    return line.word(place + 1) in ("the", "a", "an") and line.word(place) in line.words.plural


def _read(line: Line, kind: HeadKind, first: int, last: int, free: int) -> Office | None:
    head = " ".join(line.lower[first:last])
    lead = read_lead(line, first, free)
    if lead.adjective is not None and not set(head.split()) & line.words.state and lead.body is None:
        # Of others it says where somebody is from: "the Korean conductor".
        lead.country = None
    tail = read_tail(line, last, _singular(head))
    title_first, body = lead.title, tail.body or lead.body
    if kind is HeadKind.STAFF and lead.ranked:
        kind = HeadKind.OFFICE
    title = _as_written(line, title_first, tail.title)
    if head in line.words.plural:
        title = title.replace(head, _singular(head), 1)
    if body is not None and body is tail.body and line.word(tail.title) == "of":
        article, noun = line.word(tail.title + 1), line.word(tail.title + 2)
        told = article in BEFORE_NOUNS and plain(body.text).startswith(noun)
        body = replace(body, linked="of the" if told else "of")
    return Office(
        first=lead.first,
        last=tail.last,
        kind=kind,
        head=_singular(head),
        title=title,
        title_span=(title_first, tail.title),
        body=_owned(line, body, lead),
        place=tail.place,
        place_link=tail.place_link,
        country=tail.country or lead.country,
        adjective=lead.adjective,
        marks=lead.marks,
        definite=lead.definite,
        plural=head in line.words.plural,
        its=lead.its,
        ranked=lead.ranked,
        head_last=last,
    )


def _as_written(line: Line, first: int, last: int) -> str:
    """Return a title as within a sentence: "Foreign Minister" with small letters, "CEO" as it is."""
    text = line.text(first, last)
    ordinary = line.words.ordinary
    short = line.words.abbreviations
    if plain(text) in short:
        return short[plain(text)]
    return " ".join(
        short[plain(word)]
        if word.istitle() and plain(word) in short
        else word.lower()
        if word[1:].islower() and plain(word).strip(",") in ordinary
        else word
        for word in text.split()
    )


def _owned(line: Line, body: Body | None, lead: Lead) -> Body | None:
    if body is not None and body.country is None and lead.country is not None:
        return replace(body, country=lead.country)
    return body


def _singular(head: str) -> str:
    words = head.split()
    return " ".join([*words[:-1], singulars(words[-1])[-1]]) if words else head
