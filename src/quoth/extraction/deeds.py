"""Events that no rule has a word for: somebody in particular did something on a date."""

from collections.abc import Collection, Mapping

from quoth.dates import Precision, parse
from quoth.extraction.article import Span
from quoth.extraction.circumstances import leads
from quoth.extraction.dated import Dated
from quoth.extraction.event_cues import Cue
from quoth.extraction.event_rules import EventKind
from quoth.extraction.grammar import AUXILIARIES, DETERMINERS, FUTURE, POSSESSIVES, PREPOSITIONS
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

_PARTICLES = frozenset(("up", "off", "out", "down"))
"""Prepositions that may belong to the verb: turned up."""


def told_by_date(
    scene: Scene, dated: Dated, verbs: Mapping[str, frozenset[VerbForm]], states: Collection[str]
) -> Telling | None:
    """Return what a date tells that belongs to no event of a kind: who did what before it in its clause."""
    layout = scene.layout
    if layout.word(dated.span.first - 1) in DETERMINERS | POSSESSIVES and layout.content(dated.span.last):
        # "He curated the 2013 festival" does not tell when he did.
        return None
    head = _verb_before(layout, dated.span.first, verbs) or _verb_after(layout, dated.span, verbs)
    if head is None or layout.word(head) in states:
        return None
    forms = _forms(layout, head, verbs)
    cue = Cue(DEED, Span(layout.sentence.number, head, head + 1), head, forms)
    group = read_group(layout, cue, scene.certainty)
    if group.mood not in {Mood.FACT, Mood.FUTURE} or scene.certainty.doubted(layout, group.start - 1):
        return None
    if (group.bare and VerbForm.PAST not in forms) or (group.mood is Mood.FUTURE and not _to_the_day(dated)):
        return None
    who = scene.participants.subject(group.start)
    if who is None or who.span.last > group.start:
        return None
    other = scene.objects.object(head + 1)
    last = _end(layout, head + 1, dated)
    if not who.people and last == group.start + 1 and layout.word(head) in scene.saying:
        return None
    if layout.word(group.start - 1) == "it" and not group.passive:
        return None
    deed = scene.participants.callings.article.text(Span(layout.sentence.number, group.start, last))
    return Telling(cue=cue, who=who, other=other, what=f"{who.text} {deed}", dated=dated)


def _to_the_day(dated: Dated) -> bool:
    """Say whether a date is one day."""
    return dated.edtf is not None and parse(dated.edtf).precision is Precision.DAY


def _forms(layout: Layout, at: int, verbs: Mapping[str, frozenset[VerbForm]]) -> frozenset[VerbForm]:
    if layout.word(at - 1) in FUTURE:
        return frozenset((VerbForm.BASE,))
    return verbs.get(layout.word(at), _PAST)


def _verb_before(layout: Layout, date: int, verbs: Mapping[str, frozenset[VerbForm]]) -> int | None:
    """Return the verb that a date follows in its clause."""
    for at in range(date - 1, max(-1, date - 1 - _NEAR), -1):
        if layout.ends_clause(at) or layout.date(at) is not None:
            return None
        if _is_verb(layout, at, verbs):
            return at
    return None


def _verb_after(layout: Layout, date: Span, verbs: Mapping[str, frozenset[VerbForm]]) -> int | None:
    """Return the verb of the clause that a date begins: "In 1965 the paper moved him"."""
    first = date.last + (layout.word(date.last) == ",")
    first += layout.word(first) == "when"
    if layout.word(first - 1) != "when" and not leads(layout, date):
        return None
    for at in layout.rightwards(first, layout.ends_clause):
        told_of = layout.word(at + 1) == "by" and layout.word(at - 1) not in AUXILIARIES
        if not told_of and _is_verb(layout, at, verbs) and at - first < 2 * _NEAR:
            return at
    return None


def _is_verb(layout: Layout, at: int, verbs: Mapping[str, frozenset[VerbForm]]) -> bool:
    """Say whether a word is a verb that can tell of something done, or to be done."""
    word = layout.word(at)
    if layout.named(at) is not None or word in AUXILIARIES:
        return False
    if layout.word(at - 1) in FUTURE:
        return True
    past = word.endswith("ed") or VerbForm.PAST in verbs.get(word, ())
    return layout.verbal(at) and (past or (word in verbs and layout.word(at - 1) in AUXILIARIES))


def _end(layout: Layout, first: int, dated: Dated) -> int:
    """Return where a title ends: at a comma, or before the date and the preposition that leads to it."""
    last = min(layout.end, first + _LONGEST)
    if dated.span.first >= first:
        last = min(last, dated.span.first)
    stops = (at for at in range(first, last) if layout.word(at) in {",", "."} or layout.ends_clause(at))
    last = next(stops, last)
    while last > first and layout.word(last - 1) in PREPOSITIONS - _PARTICLES:
        last -= 1
    return last
