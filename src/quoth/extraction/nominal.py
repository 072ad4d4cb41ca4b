"""Events that a noun tells of: "the execution of Ri", "his defection", "the second summit in Hanoi"."""

from quoth.extraction.article import Span
from quoth.extraction.callings import Participant
from quoth.extraction.dated import Dated
from quoth.extraction.event_cues import Cue
from quoth.extraction.grammar import DETERMINERS, OWNERS, POSSESSIVES, PREPOSITIONS, listed
from quoth.extraction.layout import Layout
from quoth.extraction.tellings import Scene, Telling, fits

_BEFORE_PLACES = listed("in at of between with on for to against")
_RECALLING = frozenset(("the", "this", "that"))
_ON_OCCASIONS = frozenset(("in", "at", "during"))
_MOST_COMPLEMENTS = 3


def told_by_noun(scene: Scene, cue: Cue) -> Telling | None:
    """Return what a noun tells of an event; None where it is none in particular."""
    start = _start_of(scene.layout, cue)
    if scene.certainty.doubted(scene.layout, start - 1) or _unreal_within(scene, start, cue):
        return None
    if cue.kind.named:
        return _named(scene, cue, start)
    dated = _date_within(scene.layout, start, cue)
    owner, of = _owner(scene, start, cue), _of(scene, cue)
    both = (of, owner) if of is not None and cue.kind.who == "object" else (owner or of, of)
    who, other = both if both[0] is not both[1] else (both[0], None)
    if who is None and cue.kind.occasion:
        who = _around(scene, start)
    if fits(cue.kind, who, scene.layout):
        other = other or scene.objects.agent(cue.span.last)
        timeless = who is not None and who.definite
        reported = scene.layout.word(start - 1) in scene.reporting
        return Telling(cue=cue, who=who, other=other, timeless=timeless, reported=reported, dated=dated)
    if who is None and not cue.kind.occasion:
        dated = dated or _date_of(scene.layout, cue)
        if dated is not None:
            noun = scene.participants.callings.article.text(cue.span)
            return Telling(cue=cue, what=noun[:1].upper() + noun[1:], dated=dated)
    recalls = who is None and scene.layout.word(start) in _RECALLING and cue.span.first - start <= 2
    return Telling(cue=cue, recalls=True, dated=dated) if recalls else None


def _date_of(layout: Layout, cue: Cue) -> Dated | None:
    """Return the date by which a noun is known: "the strike of November 2011"."""
    date = layout.date(cue.span.last + 1) if layout.word(cue.span.last) == "of" else None
    return date if date is not None and date.edtf is not None else None


def _start_of(layout: Layout, cue: Cue) -> int:
    """Return where the phrase of a noun begins, with a date in it: "the April 13 election"."""
    start = layout.phrase_start(cue.span.first)
    date = layout.date(start - 1)
    bare = layout.word(start) not in DETERMINERS | POSSESSIVES
    bare = bare and not any(layout.word(at) in OWNERS for at in range(start, cue.span.first))
    return layout.phrase_start(date.span.first) if date is not None and bare else start


def _date_within(layout: Layout, start: int, cue: Cue) -> Dated | None:
    """Return the date that stands in the phrase of a noun: "this year’s election"."""
    dates = (layout.date(at) for at in range(cue.span.first - 1, start - 1, -1))
    return next((date for date in dates if date is not None and date.edtf is not None), None)


def _around(scene: Scene, start: int) -> Participant | None:
    """Return who does something on an occasion: "Smith said in an interview"."""
    layout = scene.layout
    before = layout.word(start - 1)
    if before not in _ON_OCCASIONS and before not in scene.attending:
        return None
    for mention in layout.mentions:
        if mention.span.last > start:
            break
        if not layout.owns(mention.span) and not layout.governed(mention.span.first):
            return Participant(mention.person, mention.span, (mention.person,))
    return None


def _unreal_within(scene: Scene, start: int, cue: Cue) -> bool:
    """Say whether what stands before the noun in its phrase says that it did not happen."""
    layout = scene.layout
    if layout.word(start) in {"no", "any", "every", "each"}:
        return True
    return any(scene.certainty.doubted(layout, at) for at in range(start, cue.span.first))


def _owner(scene: Scene, start: int, cue: Cue) -> Participant | None:
    """Return whose event it is, when that stands before it."""
    layout = scene.layout
    if layout.word(start - 1) == "whose":
        return scene.participants.antecedents.antecedent(start - 1)
    for at in range(cue.span.first - 1, start - 1, -1):
        if layout.word(at) in OWNERS:
            return scene.objects.owner(at)
        mention = layout.mention(at)
        if mention is not None and layout.word(at) in POSSESSIVES:
            return Participant(mention.person, mention.span, (mention.person,))
    return None


def _of(scene: Scene, cue: Cue) -> Participant | None:
    after = cue.span.last
    if scene.layout.word(after - 1) in PREPOSITIONS:
        return scene.objects.object(after)
    return scene.objects.object(after + 1) if scene.layout.word(after) == "of" else None


def _named(scene: Scene, cue: Cue, start: int) -> Telling | None:
    """Return an event that its noun names, with what stands around the noun."""
    layout = scene.layout
    first = _after_dates_and_owners(layout, start, cue)
    last, names = _complements(layout, cue.span.last)
    span = Span(layout.sentence.number, first, last)
    particular = names or layout.any_name(span) or _counted(layout, first, cue)
    within = _date_within(layout, start, cue)
    dated = within is not None or any(layout.date(at) is not None for at in (last, last + 1))
    recalls = layout.word(start) in _RECALLING and cue.span.first - start <= 1
    if not particular and not dated and layout.word(start) not in DETERMINERS | POSSESSIVES:
        return None
    text = scene.participants.callings.article.text(span)
    return Telling(
        cue=cue,
        who=_around(scene, start) if cue.kind.occasion else None,
        what=text[:1].upper() + text[1:],
        recalls=recalls and not particular and not dated,
        timeless=not (particular or dated),
        dated=within,
    )


def _after_dates_and_owners(layout: Layout, start: int, cue: Cue) -> int:
    """Return where the words that name an event begin, without its article and its date."""
    first = start
    for at in range(start, cue.span.first):
        date = layout.date(at)
        if date is not None:
            first = max(first, date.span.last)
        elif layout.word(at) in DETERMINERS | POSSESSIVES | OWNERS:
            first = max(first, at + 1)
    while layout.word(first) in OWNERS:
        first += 1
    return min(first, cue.span.first)


def _complements(layout: Layout, last: int) -> tuple[int, bool]:
    """Return where the names end that follow a noun after "in" or "between", and whether there are any."""
    found = False
    for _ in range(_MOST_COMPLEMENTS):
        if layout.word(last) not in _BEFORE_PLACES or layout.date(last + 1) is not None:
            break
        at = last + 1 + (layout.word(last + 1) in DETERMINERS)
        end = layout.phrase_end(at)
        span = Span(layout.sentence.number, at, end)
        if end == at or not (layout.any_name(span) or layout.word(last) == "of"):
            break
        if layout.word(end) == "and" and layout.named(end + 1) is not None and layout.word(last) != "of":
            end = layout.phrase_end(end + 1)
        last, found = end, found or layout.any_name(span)
    return last, found


def _counted(layout: Layout, first: int, cue: Cue) -> bool:
    words = layout.lower[first : cue.span.first]
    return any(word[0].isdigit() or word in _ORDINALS for word in words)


_ORDINALS = listed("first second third fourth fifth sixth seventh eighth ninth tenth inaugural annual")
