"""Events that a verb tells of: who does it, to whom, and whether it did happen."""

from quoth.extraction.callings import Participant
from quoth.extraction.event_cues import Cue
from quoth.extraction.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS
from quoth.extraction.tellings import Scene, Telling, fits
from quoth.extraction.verb_forms import VerbForm
from quoth.extraction.verb_groups import Mood, VerbGroup, read_group


def told_by_verb(scene: Scene, cue: Cue) -> Telling | None:
    """Return what a verb tells of an event; None where it does not happen, or to nobody in particular."""
    group = read_group(scene.layout, cue, scene.certainty)
    if group.mood is Mood.UNREAL or scene.certainty.doubted(scene.layout, group.start - 1):
        return None
    if cue.forms == {VerbForm.BASE} and group.bare:
        return None
    doer, done_to = _parties(scene, cue, group)
    who, other = (doer, done_to) if cue.kind.who == "subject" else (done_to, doer)
    if not fits(cue.kind, who, scene.layout):
        return None
    timeless = group.mood is not Mood.FACT or (who is not None and who.definite)
    return Telling(cue=cue, who=who, other=other if cue.kind.other_role else None, timeless=timeless)


def _parties(scene: Scene, cue: Cue, group: VerbGroup) -> tuple[Participant | None, Participant | None]:
    """Return who does it, and to whom it is done."""
    participants = scene.participants
    subject = participants.subject(group.start)
    whom = participants.whom(group.start)
    if whom is not None:
        return subject, whom
    if group.passive:
        agent = participants.agent(cue.span.last)
        if cue.kind.who == "subject" and agent is None and not cue.kind.other_role:
            return subject, None
        return agent, subject
    if cue.closed:
        return subject, None
    if _object_follows(scene, cue):
        return subject, participants.object(_object_from(cue))
    if cue.kind.who == "object" and (VerbForm.PARTICIPLE in cue.forms or cue.kind.who_is == "thing"):
        # "Ri, executed in 2019", "was tried and executed", "the museum opened": it is done to the subject.
        return participants.agent(cue.span.last), subject
    return subject, None


def _object_from(cue: Cue) -> int:
    return cue.head + 1 if cue.span.last - cue.head > 2 else cue.span.last


def _object_follows(scene: Scene, cue: Cue) -> bool:
    layout = scene.layout
    at = _object_from(cue)
    while layout.word(at).endswith("ly"):
        at += 1
    if layout.date(at) is not None or layout.word(at) in PREPOSITIONS:
        return False
    starts = DETERMINERS | POSSESSIVES
    return layout.named(at) is not None or layout.word(at) in starts or layout.content(at)
