"""Who holds which office, as one sentence says it: beside the title, or by a verb."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quoth.extraction.article import Span
from quoth.extraction.beside import after_copula, before_aside, named_after, named_before
from quoth.extraction.bodies_apart import with_body_after_name, with_body_after_verb
from quoth.extraction.grammar import BE, POSSESSIVES, listed
from quoth.extraction.lines import Line, Verb
from quoth.extraction.people import Mention
from quoth.extraction.post_words import Turn
from quoth.extraction.subjects import leading_subject, subjects_before, verb_group
from quoth.extraction.titles import Office

_BETWEEN = frozenset(
    {"as", "to", "be", "of", "the", "into", "a", "an", "his", "her", "their", "its", "in", "up"}
)
_JOINTS = listed(", and or & later then also — – before that since until for in of from years months")
"""Words between two titles of one person: "chair since 2018 and before that treasurer"."""
_JOINT = 10
"""Words between two such titles, at most."""
_GAP = 12
"""Words between a verb and a title, at most."""


@dataclass(frozen=True)
class Held:
    """That a person holds or held an office, in one sentence."""

    office: Office
    person: Mention
    turn: Turn | None
    """What a verb says of it; None where the title stands beside the name."""
    first: int
    """The first word that tells of it; dates before belong to something else."""
    last: int
    formerly: bool = False
    spans: tuple[Span, ...] = ()
    """What a quote must have beside the name and the title."""


def find_holdings(line: Line, offices: Sequence[Office]) -> Iterator[Held]:
    """Yield who holds each of the offices of a sentence, where the sentence says it."""
    previous: tuple[Office, list[Held]] | None = None
    for office in offices:
        chained = previous is not None and _is_joined(line, previous[0], office)
        if previous is not None and chained and previous[0].definite and not previous[1]:
            # One article is for both: "the treasurer and secretary, Lee,".
            office = replace(office, definite=True)
        held = list(_held(line, office))
        if previous is not None and chained and not held:
            apart = any(at in line.dated for at in range(previous[0].last, office.first))
            held = [
                replace(
                    one,
                    office=office,
                    first=office.first if apart else one.first,
                    last=max(one.last, office.last),
                    turn=None if apart else one.turn,
                )
                for one in previous[1]
            ]
        elif previous is not None and chained and held and not previous[1]:
            first = previous[0]
            if first.body is None and not first.place:
                place = None if " to " in office.title else office.place
                first = replace(first, body=office.body, place=place, country=first.country or office.country)
            yield from (replace(one, office=first, first=min(one.first, first.first)) for one in held)
        yield from held
        previous = office, held


def _is_joined(line: Line, before: Office, office: Office) -> bool:
    between = range(before.last, office.first)
    idle = _JOINTS | line.words.adverbs | line.words.formerly
    return 0 < len(between) <= _JOINT and all(
        at in line.dated or line.word(at) in idle or line.word(at).isdigit() for at in between
    )


def _held(line: Line, office: Office) -> Iterator[Held]:
    if line.word(office.last) in ("'s", "'"):
        return
    verb = _verb_of(line, office)
    beside = named_after(line, office, with_comma=False)
    if beside:
        if office.body is None and office.place is None:
            office = with_body_after_name(line, office, beside[-1].span.last)
        turn = verb.turn if verb is not None and verb.turn is Turn.APPOINTS else None
        last = office.last
        yield from (Held(office, one, turn, office.first, max(last, one.span.last)) for one in beside)
        return
    owned = line.word(office.first) == "whose"
    before, formerly = ((), False) if owned else named_before(line, office)
    if before:
        for mention in before:
            yield Held(office, mention, None, office.first, office.last, formerly)
        return
    stated = tuple(_by_verb(line, office, verb))
    if stated:
        yield from stated
        return
    gone = verb is not None and line.word(verb.first) in line.words.dismisses
    for mention in named_after(line, office, with_comma=True) or after_copula(line, office):
        yield Held(
            office, mention, Turn.ENDS if gone else None, office.first, max(office.last, mention.span.last)
        )


def _verb_of(line: Line, office: Office) -> Verb | None:
    """Return the verb whose title this is, past words such as "as" and "the post of"."""
    at = office.first
    for _ in range(_GAP):
        if at in line.verb_to and line.verb_to[at].last <= office.first:
            return line.verb_to[at]
        if line.word(at - 1) not in _BETWEEN | line.words.posts | line.words.adverbs | line.words.now:
            break
        at -= 1
    return None


def _by_verb(line: Line, office: Office, verb: Verb | None) -> Iterator[Held]:
    at, is_as = _past_gap(line, office.first)
    gap = line.lower[at : office.first]
    if verb is None and "be" in gap and not is_as:
        yield from _copula(line, office, at + gap.index("be"))
        return
    if line.word(at - 1) in BE and verb is None:
        yield from _copula(line, office, at - 1)
        return
    owner = next(
        (
            line.mention_at[one]
            for one in range(at, office.first)
            if line.word(one) in POSSESSIVES and one in line.mention_at
        ),
        None,
    )
    if owner is not None and verb is None and is_as:
        yield Held(office, owner, None, at, office.last)
        return
    if verb is None and is_as and line.word(at - 1) == "who":
        yield from (Held(office, one, Turn.HOLDS, at, office.last) for one in subjects_before(line, at))
        return
    if verb is None:
        mention = line.mention_to.get(before_aside(line, at))
        if mention is not None and is_as and _is_appointed(line, mention):
            yield Held(office, mention, Turn.APPOINTS, mention.span.first, office.last)
            return
        if mention is not None:
            verb = line.verb_before(mention.span.first, 4)
            gone = verb is not None and line.word(verb.first) in line.words.dismisses
            if verb is not None and (gone or verb.turn in (Turn.APPOINTS, Turn.CALLS)):
                if mention.pronoun and mention.person in _people(line, verb):
                    # Nobody is meant by "him" who is the subject too.
                    return
                turn = None if verb.turn is Turn.CALLS else verb.turn
                yield Held(office, mention, turn, verb.first, office.last)
                return
        if is_as:
            verb = line.verb_before(office.first)
            if verb is not None and office.body is None and office.place is None:
                office = with_body_after_verb(line, office, verb)
    if verb is None:
        return
    yield from _stated(line, office, verb)


def _people(line: Line, verb: Verb) -> set[str]:
    return {one.person for one in subjects_before(line, verb_group(line, verb.first)[0])}


def _is_appointed(line: Line, mention: Mention) -> bool:
    """Say whether a noun of appointment stands before a name: "the return of Lee"."""
    at = mention.span.first
    return any(
        line.word(place) == "of" and line.word(place - 1) in line.words.appointments
        for place in range(at - 1, max(0, at - 5), -1)
    )


def _past_gap(line: Line, place: int) -> tuple[int, bool]:
    is_as = False
    while (
        place
        and line.word(place - 1) in _BETWEEN | line.words.posts | line.words.adverbs | line.words.formerly
    ):
        is_as |= line.word(place - 1) == "as"
        place -= 1
    return place, is_as


def _copula(line: Line, office: Office, place: int) -> Iterator[Held]:
    first, doubtful = verb_group(line, place + 1)
    if doubtful:
        return
    formerly = any(word in line.words.formerly for word in line.lower[first : office.first])
    for mention in subjects_before(line, first):
        yield Held(office, mention, Turn.HOLDS, first, office.last, formerly)


def _stated(line: Line, office: Office, verb: Verb) -> Iterator[Held]:
    first, doubtful = verb_group(line, verb.first)
    group = line.lower[first : verb.first]
    passive = bool(BE.intersection(group))
    if doubtful:
        return
    turn = verb.turn
    done_to = turn is Turn.APPOINTS or line.word(verb.first) in line.words.dismisses
    if done_to and not passive and line.word(first - 1) not in (",", "("):
        return
    formerly = any(word in line.words.formerly for word in line.lower[first : office.first])
    people = subjects_before(line, first)
    if not people and verb.last - verb.first == 1 and line.word(verb.first).endswith("ing"):
        people = leading_subject(line, first)
    if turn is Turn.SUCCEEDS:
        yield from _succession(line, office, verb, people, passive=passive)
        return
    for mention in people:
        yield Held(office, mention, turn, first, office.last, formerly)
    before = line.person_at(office.last + 1) if line.word(office.last) == "from" else None
    if turn is Turn.BEGINS and before is not None and people:
        yield Held(office, before, Turn.ENDS, first, before.span.last)


def _succession(
    line: Line, office: Office, verb: Verb, people: Sequence[Mention], *, passive: bool
) -> Iterator[Held]:
    """Yield who came and who went: "succeeded Lee as chairman", "was replaced by Park as chairman"."""
    other = next(
        (found for at in range(verb.last, office.first) if (found := line.mention_at.get(at)) is not None),
        None,
    )
    if other is None and passive and line.word(office.last) == "by":
        other = line.person_at(office.last + 1)
    comes, goes = (Turn.ENDS, Turn.SUCCEEDS) if passive else (Turn.SUCCEEDS, Turn.ENDS)
    for mention in people:
        yield Held(office, mention, comes, verb.first, office.last)
    if other is not None:
        yield Held(office, other, goes, verb.first, max(office.last, other.span.last))
