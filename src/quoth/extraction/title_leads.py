"""What stands before the head of a title: "the former North Korean deputy", "the club's acting"."""

from dataclasses import dataclass

from quoth.extraction.grammar import BEFORE_NOUNS, NEVER_NOUNS
from quoth.extraction.lines import Line
from quoth.extraction.names import Name, NameKind
from quoth.extraction.post_bodies import Body, read_body
from quoth.extraction.post_words import Turn

_ITS = frozenset({"its", "their", "our", "whose"})
_UNKNOWN = 3
"""Words that no rule knows, within a title, at most."""


@dataclass
class Lead:
    """What stands before a head, read from right to left."""

    first: int
    title: int
    marks: frozenset[str] = frozenset()
    definite: bool = False
    adjective: str | None = None
    country: str | None = None
    body: Body | None = None
    its: bool = False
    """Whether it is "its spokesman", so that a body was told of before."""
    ranked: bool = False
    """Whether words such as "most senior" are among it."""


def read_lead(line: Line, head: int, free: int) -> Lead:
    """Return what stands before the head of a title; words before `free` belong to another."""
    lead = Lead(head, head)
    words = line.words
    inside = line.name_at.get(head) or _around(line, head)
    if inside is not None and inside.span.first < head:
        # A name that has the head in it: "Vice Foreign Minister", "National Assembly member".
        lead.first = lead.title = max(free, inside.span.first)
    while lead.first > free:
        at = lead.first
        word, name = line.word(at - 1), line.name_to.get(at)
        if name is not None and name.kind is NameKind.PERSON:
            break
        if word in ("'s", "'"):
            _read_owner(line, lead, free)
            break
        if at - 1 in line.dated:
            break
        if name is not None and not _is_title(line, name):
            _read_name(line, lead, name)
        elif (ranked := _ranked(line, at)) is not None:
            lead.first = lead.title = ranked
            lead.ranked = True
        elif word in words.over or word in words.acting:
            lead.marks |= {word}
            lead.first, lead.definite = at - 1, True
        elif word in words.now:
            lead.first = at - 1
        elif _is_of_title(line, at - 1):
            lead.first = lead.title = at - 1
        elif word in BEFORE_NOUNS or word == "whose":
            lead.first, lead.definite = at - 1, True
            lead.its = word in _ITS
            break
        elif (start := _unknown(line, at, free)) is not None:
            lead.first = start
            lead.title = _kept(line, start, lead.title)
        elif _is_foreign_name(line, at - 1):
            lead.body = Body(at - 1, at, line.text(at - 1, at), "", named=True)
            lead.first = at - 1
        else:
            break
    while lead.definite and line.word(lead.first - 1) in words.over | words.now and lead.first > free:
        lead.first -= 1
        lead.marks |= words.over.intersection({line.word(lead.first)})
    if any(place in line.joined for place in range(lead.first, head + 1)):
        lead.marks, lead.definite = lead.marks | {"ex"}, True
    _part_body(line, lead, head)
    return lead


def _is_of_title(line: Line, place: int) -> bool:
    """Say whether a word before a head is of the title, or of a body in it: "deputy", "ministry"."""
    words, word = line.words, line.word(place)
    hyphened = "-" in word and word.split("-")[0] in words.modifiers
    return word in words.modifiers or hyphened or (word in words.bodies and not line.capital(place))


def _is_title(line: Line, name: Name) -> bool:
    """Say whether what was taken for a name is words of a title: "Deputy Finance"."""
    words = line.lower[name.span.first : name.span.last]
    return name.kind is not NameKind.ORGANISATION and all(one in line.words.modifiers for one in words)


def _is_foreign_name(line: Line, place: int) -> bool:
    """Say whether a word with a capital, of no name and no date, stands before a title: "Acme chairman"."""
    word = line.word(place)
    return (
        place > 0
        and line.capital(place)
        and word.isalpha()
        and word not in NEVER_NOUNS
        and place not in line.dated
        and place + 1 not in line.verb_to
    )


def _around(line: Line, place: int) -> Name | None:
    """Return the name, not of a person, that has a word in it but does not begin there."""
    for first in range(place - 1, max(-1, place - 6), -1):
        name = line.name_at.get(first)
        if name is not None:
            return name if name.span.last > place and name.kind is not NameKind.PERSON else None
    return None


def _read_owner(line: Line, lead: Lead, free: int) -> None:
    """Read what stands before "'s": a country, a body, or "the club"."""
    end = lead.first - 1
    name = line.name_to.get(end)
    lead.definite = True
    mention = line.mention_to.get(end)
    if mention is not None:
        lead.first = max(free, mention.span.first)
        return
    if name is not None and name.span.first >= free:
        text = line.text(name.span.first, name.span.last)
        if name.kind in (NameKind.PLACE, NameKind.PEOPLE):
            lead.country = line.words.countries.get(text.lower(), text)
        elif name.kind is not NameKind.PERSON:
            lead.body = Body(name.span.first, end, text, _last_noun(line, end), named=True)
        lead.first = name.span.first
    elif end > free:
        first = end - 1
        while first > free and _is_noun(line, first - 1):
            first -= 1
        noun = line.word(end - 1)
        whole = read_body(line, first)
        if whole is not None and whole.last == end:
            lead.body = whole
        elif noun in line.words.bodies or line.capital(end - 1):
            lead.body = Body(first, end, line.text(first, end), noun, named=line.capital(end - 1))
        lead.first = first
    if lead.first > free and line.word(lead.first - 1) in BEFORE_NOUNS:
        lead.first -= 1
    before = line.name_to.get(lead.first)
    if before is not None and before.kind in (NameKind.PEOPLE, NameKind.PLACE) and before.span.first >= free:
        text = line.text(before.span.first, before.span.last)
        lead.country = lead.country or line.words.countries.get(text.lower(), text)
        lead.first = before.span.first


def _is_noun(line: Line, place: int) -> bool:
    if line.word(place) in BEFORE_NOUNS or place + 1 in line.mention_to:
        return False
    return line.ordinary(place) or (line.capital(place) and place not in line.dated)


def _last_noun(line: Line, end: int) -> str:
    return line.word(end - 1) if line.word(end - 1) in line.words.bodies else ""


def _read_name(line: Line, lead: Lead, name: Name) -> None:
    """Read a name before a title: "South Korean", "Acme"."""
    text = line.text(name.span.first, name.span.last)
    if name.kind in (NameKind.PEOPLE, NameKind.PLACE):
        lead.adjective = lead.adjective or text
        lead.country = line.words.countries.get(text.lower(), text)
    elif lead.body is None:
        lead.body = Body(name.span.first, name.span.last, text, _last_noun(line, name.span.last), named=True)
    lead.first = name.span.first


def _ranked(line: Line, at: int) -> int | None:
    """Return where words such as "second most senior" begin that end at a word."""
    for first in range(max(0, at - 3), at):
        if first + line.words.ranking.at(line.lower, first) == at:
            return first
    return None


def _unknown(line: Line, at: int, free: int) -> int | None:
    """Return where words that no rule knows begin, between a title and what certainly begins it."""
    first = at
    if line.capital(at) and at > 0:
        return None
    while first > max(free, at - _UNKNOWN) and line.ordinary(first - 1) and not _known(line, first - 1):
        first -= 1
    if first in (at, free):
        return None
    before = line.name_to.get(first)
    word = line.word(first - 1)
    bound = word in BEFORE_NOUNS or word in ("'s", "as") or word in line.words.over
    bound |= (word == "," and first - 1 in line.mention_to) or _is_appointed(line, first)
    return first if bound or (before is not None and before.kind is NameKind.PEOPLE) else None


def _is_appointed(line: Line, place: int) -> bool:
    """Say whether a verb before a word makes somebody what follows: "named flight director"."""
    verb = line.verb_to.get(place)
    return verb is not None and verb.turn in (Turn.APPOINTS, Turn.BEGINS)


def _known(line: Line, place: int) -> bool:
    words, word = line.words, line.word(place)
    told = (words.modifiers, words.over, words.acting, words.now, words.formerly, words.adverbs)
    return any(word in some for some in told)


def _kept(line: Line, start: int, title: int) -> int:
    """Return where the title begins within words that no rule knows; participles praise, and are no part."""
    praise = ("ed", "ing", "ous", "ful", "est")
    while start < title and (line.word(start).endswith(praise) or "-" in line.word(start)):
        start += 1
    return min(start, title)


def _part_body(line: Line, lead: Lead, head: int) -> None:
    """Take the body out of a title: "foreign ministry spokesman" is the spokesman of a ministry."""
    for at in range(head - 1, lead.title - 1, -1):
        if line.word(at) in line.words.bodies and line.word(at) not in line.words.modifiers:
            first = lead.body.first if lead.body and lead.body.last == lead.title else lead.title
            adjective = line.name_to.get(first)
            if (
                adjective is not None
                and adjective.kind is NameKind.PEOPLE
                and adjective.span.first >= lead.first
            ):
                first = adjective.span.first
            named = first < lead.title or any(line.capital(place) for place in range(first, at + 1))
            lead.body = Body(first, at + 1, line.text(first, at + 1), line.word(at), named=named)
            lead.title = at + 1
            return
