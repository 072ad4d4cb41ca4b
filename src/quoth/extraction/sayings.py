"""Verbs of saying with whoever speaks, and how far what they say reaches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.extraction.article import Sentence, Span
from quoth.extraction.clauses import Bounds, clause_end, clause_start
from quoth.extraction.naming import Tellers
from quoth.extraction.speech_words import Cue, Found
from quoth.extraction.tellers import is_somebody, teller_after, teller_before
from quoth.extraction.tense import tells_of_time

MANNERS = {
    Cue.REPORTS: "reported",
    Cue.REPORTED: "reported",
    Cue.ACCUSES: "alleged",
    Cue.DENIES: "alleged",
    Cue.ALLEGED: "alleged",
}
"""How sure words are; what has no place here is stated."""
_CLOSING = ("”", '"', "»")
_OPENS_SPEECH = frozenset(["that", ":", "“", "«", "‘"])
_FAR = 15
"""Words that may stand between the one who speaks and "that"."""
_OPENS_CLAUSE = frozenset(["where", "which", "who", "that", "when", "and", "but"])
_OWN_AGAIN = frozenset(["and", "but", "as", "after", "before"])
_TAKES_HEARER = ("told", "tells")
_SHORTEST = 2
"""Words of what is said before ", said the minister"."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Words that somebody says, or that are in doubt."""

    span: Span
    teller: str | None
    manner: str = "stated"
    denied: bool = False

    @property
    def order(self) -> int:
        """Sorts those who say one thing, outermost first: whoever says more says it of the others."""
        return self.span.first - self.span.last


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with whoever speaks."""

    found: Found
    name: str
    begins: int
    """The number of the first word of the verb and its speaker together."""
    inverted: bool = False
    """Whether the one who speaks comes after the verb."""


def saying_of(tellers: Tellers, sentence: Sentence, found: Found, bounds: Bounds) -> Saying | None:
    """Return a verb of saying with whoever speaks, or None where nobody does."""
    words = sentence.lower
    if words[found.first].endswith("ing"):
        going_on = tellers.latest is not None and words[found.first - 1 : found.first] != ("as",)
        return Saying(found, tellers.latest or "", found.first) if going_on else None
    inverted = _is_inverted(sentence, found, bounds)
    span = teller_after(sentence, found.last) if inverted else teller_before(sentence, found.first)
    name = None if span is None else tellers.name(span)
    if span is None or name is None:
        return None
    return Saying(found, name, found.first if inverted else span.first, inverted)


def reach_of(sentence: Sentence, saying: Saying, bounds: Bounds) -> Iterator[Reach]:
    """Yield what somebody says with a verb, before it or after it."""
    found = saying.found
    stretches = [(found.last, clause_end(sentence, found.last, bounds))]
    tail = sentence.lower[found.last : bounds.last]
    if saying.inverted or (
        _follows_speech(sentence, saying.begins, bounds) and _stops(sentence, found, tail)
    ):
        stretches = [(clause_start(sentence, saying.begins, bounds), saying.begins)]
        if _is_amid(sentence, saying):
            stretches.append((found.last + 1, clause_end(sentence, found.last + 1, bounds)))
    elif sentence.lower[found.last : found.last + 1] == (",",) and saying.begins > bounds.first:
        stretches = [(found.last + 1, stretches[0][1])]
    elif not found.topic and not _goes_on(tail):
        return
    for first, last in stretches:
        if any(word.text[0].isalnum() for word in sentence.words[first:last]):
            span = Span(sentence.number, first, last)
            manner = MANNERS.get(found.cue, "stated")
            yield Reach(span, saying.name, manner, found.cue is Cue.DENIES)


def _is_amid(sentence: Sentence, saying: Saying) -> bool:
    """Say whether a speaker stands between commas in the midst of what is said: "If so, he said, it ends"."""
    words = sentence.lower
    after = saying.found.last
    if saying.inverted or words[saying.begins - 1] != "," or words[after : after + 1] != (",",):
        return False
    following = words[after + 1 : after + 2]
    return bool(following) and following[0] not in _OWN_AGAIN and not following[0].endswith("ing")


def reaches_of_source(tellers: Tellers, sentence: Sentence, found: Found, bounds: Bounds) -> Iterator[Reach]:
    """Yield what somebody says whom other words than verbs of saying show."""
    end = clause_end(sentence, found.last, bounds)
    if found.cue is Cue.NOUN:
        yield from _of_noun(tellers, sentence, found, bounds)
        return
    if found.cue is Cue.RELAYS:
        before = teller_before(sentence, found.first)
        name = tellers.name(before) if before else None
        if name is not None:
            yield Reach(Span(sentence.number, found.last, end), name, "reported")
    if found.cue is Cue.RELAYED:
        yield from _relayed(tellers, sentence, found, end)
        return
    teller = teller_after(sentence, found.last)
    name = tellers.name(teller) if teller else None
    if teller is None or name is None:
        return
    if found.cue is Cue.ACCORDING and found.first > bounds.first:
        yield Reach(Span(sentence.number, bounds.first, found.first), name)
    begin = teller.last
    if found.cue is Cue.SOURCE:
        near = sentence.lower[teller.last : teller.last + _FAR]
        begin = teller.last + near.index("that") + 1 if "that" in near else end
    if begin < end:
        yield Reach(Span(sentence.number, begin, end), name)


def _relayed(tellers: Tellers, sentence: Sentence, found: Found, end: int) -> Iterator[Reach]:
    """Yield what "the minister was quoted by the agency as saying" tells: the agency says that he says it."""
    outer, inner = teller_after(sentence, found.last), teller_before(sentence, found.first)
    relaying = tellers.name(outer) if outer else None
    if outer is None or relaying is None or outer.last >= end:
        return
    yield Reach(Span(sentence.number, found.last, end), relaying, "reported")
    speaking = tellers.name(inner) if inner and sentence.lower[outer.last] == "as" else None
    if speaking is not None:
        yield Reach(Span(sentence.number, outer.last, end), speaking)


def _of_noun(tellers: Tellers, sentence: Sentence, found: Found, bounds: Bounds) -> Iterator[Reach]:
    """Yield what "the minister's statement that" tells; without an owner, what begins with "Reports that"."""
    before = sentence.lower[found.first - 1] if found.first > bounds.first else ""
    owner = teller_before(sentence, found.first - 1) if before in ("'s", "’s", "’", "'") else None
    name = tellers.name(owner) if owner else None
    end = clause_end(sentence, found.last, bounds)
    if found.last < end and (name or before in ("", ",", ";")):
        yield Reach(Span(sentence.number, found.last, end), name, "stated" if name else "reported")


def _is_inverted(sentence: Sentence, found: Found, bounds: Bounds) -> bool:
    words = sentence.lower
    before = words[found.first - 1] if found.first else ""
    if not is_somebody(sentence, found.last):
        return False
    if _closes(words, found.first - 1):
        return True
    after = teller_after(sentence, found.last)
    if before != "," or after is None or "that" in words[found.first : bounds.last]:
        return False
    ends = words[after.last : after.last + 1] in ((), (".",), (",",), (";",))
    ends = ends and not tells_of_time(words[after.first : after.last])
    return ends and words[found.first] not in _TAKES_HEARER and found.first > bounds.first + _SHORTEST


def _follows_speech(sentence: Sentence, begins: int, bounds: Bounds) -> bool:
    """Say whether words before a speaker can be what is said: a quotation, or a clause with a verb."""
    if begins <= bounds.first:
        return False
    words = sentence.lower
    told = words[begins - 1] == "," and words[begins - 2] not in _OPENS_CLAUSE
    told = told and tells_of_time(words[bounds.first : begins])
    return told or _closes(words, begins - 1)


def _closes(words: Sequence[str], at: int) -> bool:
    """Say whether a mark closes a quotation; an apostrophe does after another mark."""
    return at >= 0 and (words[at] in _CLOSING or (words[at] == "’" and words[at - 1] in (",", ".", "!", "?")))


def _stops(sentence: Sentence, found: Found, tail: tuple[str, ...]) -> bool:
    """Say whether after a verb of saying only follows when and where, up to the next comma."""
    comma = tail.index(",") if "," in tail else len(tail)
    return not _goes_on(tail[:comma]) and (comma == len(tail) or not is_somebody(sentence, found.last))


def _goes_on(tail: tuple[str, ...]) -> bool:
    """Say whether a clause follows a verb of saying, not only when and where it was said."""
    return tells_of_time(tail) or not _OPENS_SPEECH.isdisjoint(tail)
