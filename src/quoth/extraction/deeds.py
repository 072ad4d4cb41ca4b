"""Events that no rule has a word for: somebody in particular did something on a date."""

from collections.abc import Collection, Mapping

from quoth.extraction.article import Span
from quoth.extraction.circumstances import one_clause
from quoth.extraction.dated import Dated
from quoth.extraction.event_cues import Cue
from quoth.extraction.event_rules import EventKind
from quoth.extraction.grammar import AUXILIARIES, PREPOSITIONS
from quoth.extraction.layout import Layout
from quoth.extraction.tellings import Scene, Telling
from quoth.extraction.verb_forms import VerbForm
from quoth.extraction.verb_groups import Mood, read_group

DEED = EventKind(name="deed", title=("{what}",))
_PAST = frozenset((VerbForm.PAST, VerbForm.PARTICIPLE))
_NEAR = 14
"""Words between a verb and its date."""
_LONGEST = 12
"""Words of a title."""


def told_by_date(
    scene: Scene, dated: Dated, verbs: Mapping[str, frozenset[VerbForm]], states: Collection[str]
) -> Telling | None:
    """Return what a date tells that belongs to no event of a kind: who did what before it in its clause."""
    layout = scene.layout
    head = _verb_before(layout, dated.span.first, verbs)
    if head is None or layout.word(head) in states:
        return None
    forms = verbs.get(layout.word(head), _PAST)
    cue = Cue(DEED, Span(layout.sentence.number, head, head + 1), head, forms)
    group = read_group(layout, cue, scene.certainty)
    if group.mood is not Mood.FACT or scene.certainty.doubted(layout, group.start - 1):
        return None
    if group.bare and VerbForm.PAST not in forms:
        return None
    who = scene.participants.subject(group.start)
    if who is None or who.span.last > group.start:
        return None
    last = _before_the_date(layout, head + 1, dated)
    deed = scene.participants.callings.article.text(Span(layout.sentence.number, group.start, last))
    return Telling(cue=cue, who=who, what=f"{who.text} {deed}", dated=dated)


def _verb_before(layout: Layout, date: int, verbs: Mapping[str, frozenset[VerbForm]]) -> int | None:
    for at in range(date - 1, max(-1, date - 1 - _NEAR), -1):
        word = layout.word(at)
        if layout.ends_clause(at) or layout.date(at) is not None:
            return None
        if layout.named(at) is None and word not in AUXILIARIES and layout.verbal(at):
            ended = word.endswith("ed") or VerbForm.PAST in verbs.get(word, ())
            passive = word in verbs and layout.word(at - 1) in AUXILIARIES
            return at if (ended or passive) and one_clause(layout, at + 1, date) else None
    return None


def _before_the_date(layout: Layout, first: int, dated: Dated) -> int:
    """Return where a title ends: at a comma, or before the date and the preposition that leads to it."""
    last = min(dated.span.first, first + _LONGEST)
    last = next((at for at in range(first, last) if layout.word(at) == ","), last)
    while last > first and layout.word(last - 1) in PREPOSITIONS:
        last -= 1
    return last
