"""Events that a verb tells of: who does it, to whom, and whether it did happen."""

from quoth.extraction.callings import Participant
from quoth.extraction.event_cues import Cue
from quoth.extraction.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS
from quoth.extraction.tellings import Scene, Telling, fits
from quoth.extraction.verb_forms import VerbForm
from quoth.extraction.verb_groups import Mood, VerbGroup, read_group

_NEAR = 6
"""Words after "that" among which somebody is named of whom something is said."""


def told_by_verb(scene: Scene, cue: Cue) -> Telling | None:
    """Return what a verb tells of an event; None where it does not happen, or to nobody in particular."""
    group = read_group(scene.layout, cue, scene.certainty)
    if group.mood is Mood.UNREAL or scene.certainty.doubted(scene.layout, group.start - 1):
        return None
    if group.bare and not cue.forms - {VerbForm.BASE, VerbForm.ING} and not _followed(scene, cue, group):
        return None
    if group.bare and scene.layout.word(cue.head - 1) in DETERMINERS | POSSESSIVES:
        return None
    doer, done_to = _parties(scene, cue, group)
    who, other = (doer, done_to) if cue.kind.who == "subject" else (done_to, doer)
    if not fits(cue.kind, who, scene.layout) and _tells_of_a_noun(scene, cue, group):
        told = scene.objects.before_participle(group.start)
        its = told is not None and scene.layout.word(told.span.first) in {"a", "an"}
        who, other = told, other or (who if its else None)
    if not fits(cue.kind, who, scene.layout):
        return None
    somebody = who is not None and bool(who.people)
    timeless = group.mood is not Mood.FACT and not (somebody and group.mood is Mood.PRESENT)
    timeless = timeless or (who is not None and who.definite)
    lately = somebody and group.perfect
    return Telling(cue=cue, who=who, other=other, timeless=timeless, lately=lately)


def _tells_of_a_noun(scene: Scene, cue: Cue, group: VerbGroup) -> bool:
    """Say whether a verb can be a participle that tells of the noun before it: "a book published in May"."""
    if not (group.bare and cue.kind.who == "object" and VerbForm.PARTICIPLE in cue.forms):
        return False
    before = group.start - 1
    before -= scene.layout.word(before).endswith("ly")
    apart = scene.layout.word(before) == ","
    return apart or scene.layout.word(cue.span.last - 1) in PREPOSITIONS or not _object_follows(scene, cue)


def _followed(scene: Scene, cue: Cue, group: VerbGroup) -> bool:
    """Say whether a verb tells what came of something: "sank in the harbour, killing 30 people"."""
    before = scene.layout.word(group.start - 1)
    after_comma = before == "," or (before == "and" and cue.kind.who_is == "person")
    return after_comma and cue.forms == {VerbForm.ING} and cue.kind.who == "object"


def _parties(scene: Scene, cue: Cue, group: VerbGroup) -> tuple[Participant | None, Participant | None]:
    """Return who does it, and to whom it is done."""
    participants = scene.participants
    subject = participants.subject(group.start) or _after_its_clause(scene, cue, group)
    whom = participants.antecedents.whom(group.start)
    if whom is not None:
        return subject, whom
    if group.passive:
        agent = scene.objects.agent(cue.span.last)
        if cue.kind.who == "subject" and agent is None and not cue.kind.other_role:
            return subject, None
        return agent, subject
    if cue.closed:
        return subject, _within(scene, cue) or _spoken_of(scene, cue)
    if _object_follows(scene, cue):
        return subject, scene.objects.object(_object_from(cue))
    if cue.kind.who == "object" and (VerbForm.PARTICIPLE in cue.forms or cue.kind.who_is == "thing"):
        # "Ri, executed in 2019", "was tried and executed", "the museum opened": it is done to the subject.
        before = scene.objects.right_before(group.start)
        return scene.objects.agent(cue.span.last), before or participants.antecedents.apposed(
            group.start
        ) or subject
    return subject, None


def _within(scene: Scene, cue: Cue) -> Participant | None:
    """Return to whom something is done, of whom the words tell: "found Smith guilty", "passed the bill"."""
    if cue.kind.who != "object":
        return None
    first, last = cue.head + 1, cue.span.last
    named = next((at for at in range(first, last) if scene.layout.mention(at) is not None), None)
    if named is not None:
        return scene.objects.named(named)
    # "Made a dame" does not tell who was.
    return None if scene.layout.word(first) in {"a", "an"} else scene.objects.callings.group(first, last)


def _spoken_of(scene: Scene, cue: Cue) -> Participant | None:
    """Return of whom something is said: "stated that Smith …"."""
    layout = scene.layout
    if layout.word(cue.span.last - 1) != "that":
        return None
    near = layout.rightwards(cue.span.last, lambda at: at > cue.span.last + _NEAR or layout.ends_clause(at))
    return next((scene.objects.named(at) for at in near if layout.mention(at) is not None), None)


def _after_its_clause(scene: Scene, cue: Cue, group: VerbGroup) -> Participant | None:
    """Return the subject that follows a participle: "Founded in 1934, Acme …"."""
    layout = scene.layout
    if group.start > 1 or not group.bare or VerbForm.PARTICIPLE not in cue.forms:
        return None
    for at in layout.rightwards(cue.span.last, layout.ends_clause):
        if layout.word(at) == "," and (layout.named(at + 1) is not None or layout.word(at + 1) == "the"):
            found = scene.objects.named(at + 1) or scene.objects.called(at + 1)
            if fits(cue.kind, found, layout):
                return found
    return None


def _object_from(cue: Cue) -> int:
    return cue.head + 1 if cue.gap else cue.span.last


def _object_follows(scene: Scene, cue: Cue) -> bool:
    layout = scene.layout
    at = _object_from(cue)
    while layout.word(at).endswith("ly"):
        at += 1
    if layout.date(at) is not None or layout.word(at) in PREPOSITIONS:
        return False
    starts = DETERMINERS | POSSESSIVES
    return layout.named(at) is not None or layout.word(at) in starts or layout.content(at)
