"""Who does what a verb says: the person before it, past asides and the verbs joined to it by "and"."""

from quoth.extraction.grammar import (
    AUXILIARIES,
    BEFORE_CLAUSES,
    DOUBTING,
    JOINING,
    OPENING,
    POSSESSIVES,
    RELATIVES,
)
from quoth.extraction.lines import NEAR, Line
from quoth.extraction.people import Mention
from quoth.extraction.post_words import Turn

_STEPS = 12
_SHORT = 5
_LEFT = 6
"""Words at most between "left" and "to become"."""
_TO_COME = frozenset({"expected", "due", "set", "about", "agreed", "likely", "scheduled"})
_CLAUSES = JOINING | OPENING - RELATIVES
_STARTS = JOINING | OPENING | BEFORE_CLAUSES | {",", ";", ":", "“", '"', "—", "–"}


def verb_group(line: Line, place: int) -> tuple[int, bool]:
    """Return where the words around a verb begin ("has also been"), and whether they leave it in doubt."""
    doubtful = False
    for _ in range(_STEPS):
        word = line.word(place - 1)
        if place - 1 in line.mention_at or place - 1 in line.dated or not word:
            break
        doubtful |= word in DOUBTING
        helps = word in AUXILIARIES | DOUBTING | _TO_COME | {"to"}
        if not helps and word not in line.words.adverbs | line.words.formerly | line.words.over:
            break
        place -= 1
    return place, doubtful


def subjects_before(line: Line, place: int) -> tuple[Mention, ...]:
    """Return who is the subject of a verb group that begins at a word; several when they are joined."""
    left = line.verb_before(place, _LEFT) if line.word(place) == "to" else None
    if left is not None and left.turn is Turn.ENDS:
        return subjects_before(line, verb_group(line, left.first)[0])
    earlier = _past_date(line, place)
    return _subjects(line, earlier) or (_subjects(line, place) if earlier != place else ())


def _subjects(line: Line, place: int) -> tuple[Mention, ...]:
    word = line.word(place - 1)
    mention = line.mention_to.get(place)
    if mention is not None:
        denied = line.word(mention.span.first - 1) in DOUBTING
        return () if denied or _is_owner(line, mention) else joined_to(line, mention)
    if word == ")":
        opened = line.opening(place - 1)
        return subjects_before(line, opened) if opened is not None and opened < place - 1 else ()
    if word in ("who", "that"):
        return _nearest(line, place - 1, NEAR, closed=False)
    if word in (",", "—", "–", "-"):
        return _nearest(line, place - 1, NEAR, closed=True) or _leading(line, place)
    if word in _CLAUSES:
        return _leading(line, place)
    return ()


def _past_date(line: Line, place: int) -> int:
    """Return where a date before a verb begins: "and in 2004 became"."""
    at = place - (line.word(place - 1) == ",")
    if at - 1 not in line.dated:
        return place
    while at - 1 in line.dated:
        at -= 1
    if line.word(at - 1) in ("in", "on", "by", "since", "from"):
        at -= 1
    return at - (line.word(at - 1) == "," and line.word(place - 1) == ",")


def leading_subject(line: Line, place: int) -> tuple[Mention, ...]:
    """Return the subject of the clause around a participle: "…, serving as a member"."""
    return _leading(line, place)


def joined_to(line: Line, last: Mention) -> tuple[Mention, ...]:
    """Return a person with those before, in "Lee, Park and Cho"."""
    found = [last]
    for _ in range(NEAR):
        first = found[0].span.first
        at = first
        while line.word(at - 1) in ("and", ","):
            at -= 1
        before = line.mention_to.get(at)
        joint = line.lower[at:first]
        last_link = len(found) == 1 and "and" in joint
        if at == first or before is None or not (last_link or (len(found) > 1 and joint == (",",))):
            break
        found.insert(0, before)
    return tuple(found)


def _nearest(line: Line, place: int, far: int, *, closed: bool) -> tuple[Mention, ...]:
    """Return the nearest person named before a word; with a mark after the name where an aside must close."""
    for last in range(place, max(0, place - far), -1):
        mention = line.mention_to.get(last)
        if line.word(last - 1) in (";",):
            break
        if mention is None or mention.pronoun or _is_owner(line, mention):
            continue
        if not closed or (last < place and line.word(last) in (",", "(", "—", "–")):
            return (mention,)
    return ()


def _leading(line: Line, place: int) -> tuple[Mention, ...]:
    """Return the last person before a word who stands where a clause begins."""
    fallback: tuple[Mention, ...] = ()
    for first in range(place - 1, max(-1, place - 2 * NEAR), -1):
        if line.word(first) == "who" and (told := _nearest(line, first, _SHORT, closed=False)):
            return told
        mention = line.mention_at.get(first)
        if mention is None or _is_owner(line, mention) or mention.span.last > place:
            continue
        if first == 0 or line.word(first - 1) in _STARTS:
            return joined_to(line, mention)
        fallback = (mention,)
    return fallback


def _is_owner(line: Line, mention: Mention) -> bool:
    after = line.word(mention.span.last)
    return after in ("'s", "'") or (mention.pronoun and line.word(mention.span.first) in POSSESSIVES)
