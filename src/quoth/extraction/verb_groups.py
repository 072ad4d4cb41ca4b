"""What stands with a verb: whether it is passive, and whether the words say that it did happen."""

from dataclasses import dataclass
from enum import StrEnum

from quoth.extraction.article import words_of
from quoth.extraction.event_cues import Cue
from quoth.extraction.grammar import (
    ADVERBS,
    BE,
    DO,
    FUTURE,
    HAVE,
    MODALS,
    NEGATIONS,
    NOBODY,
)
from quoth.extraction.layout import Layout
from quoth.extraction.phrases import Phrases
from quoth.extraction.verb_forms import VerbForm

_GET = frozenset(("get", "gets", "got", "getting"))
_CONDITIONS = frozenset(("if", "unless", "whether"))
_LONGEST_GROUP = 8
_LONGEST_PHRASE = 4
_UNTIL = 6
"""Words after which "until" still tells when something that "was not told" was told."""


class Mood(StrEnum):
    """Whether something happened."""

    FACT = "fact"
    PRESENT = "present"
    """It happens: in general, or now, as in a caption."""
    FUTURE = "future"
    UNREAL = "unreal"
    """It did not, or only may."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with what belongs to it."""

    start: int
    """The number of its first word in the sentence."""
    passive: bool
    mood: Mood
    bare: bool
    """Whether it stands without an auxiliary."""
    perfect: bool = False
    """Whether it is told of what has just happened: "has left"."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """What the rules say of words that make something unreal, or real after all."""

    came_true: Phrases
    unreal: Phrases

    def settled(self, layout: Layout, at: int) -> bool:
        """Say whether the words that end with one are of what did happen: "managed to", "voted 8-1 to"."""
        return _ends_at(self.came_true, layout, at)

    def voted(self, layout: Layout, to: int) -> bool:
        """Say whether numbers stand between a word and its "to" that are of what did happen."""
        at = to - 1
        while layout.word(at)[:1].isdigit() or layout.word(at) in {"to", "by", "–", "-"}:
            at -= 1
        return at < to - 1 and self.came_true.at((layout.word(at), "to"), 0) == 2

    def doubted(self, layout: Layout, at: int) -> bool:
        """Say whether a word or one of the few before it is of what may not have happened."""
        for one in range(at, max(-1, at - 3), -1):
            if layout.named(one) is None and _ends_at(self.unreal, layout, one):
                return True
        return False


def _ends_at(phrases: Phrases, layout: Layout, last: int) -> bool:
    lower = layout.lower
    return any(
        phrases.at(lower, first) == last + 1 - first
        for first in range(max(0, last + 1 - _LONGEST_PHRASE), last + 1)
    )


def read_group(layout: Layout, cue: Cue, certainty: Certainty) -> VerbGroup:
    """Return the verb of a cue with its auxiliaries."""
    auxiliaries, start, negated = _before(layout, cue.head)
    nearest = auxiliaries[0] if auxiliaries else ""
    passive = (nearest in BE or nearest in _GET) and VerbForm.PARTICIPLE in cue.forms
    mood = _mood(layout, cue, auxiliaries, start, certainty)
    negated = negated and "until" not in layout.lower[cue.span.last : cue.span.last + _UNTIL]
    alone = {VerbForm.PARTICIPLE, VerbForm.ING} & cue.forms
    if nearest in BE and not alone:
        mood = Mood.UNREAL
    if negated or _conditional(layout, start) or _denied(layout, start, certainty):
        mood = Mood.UNREAL
    return VerbGroup(start, passive, mood, not auxiliaries, auxiliaries[-1:] in (["has"], ["have"]))


def _before(layout: Layout, head: int) -> tuple[list[str], int, bool]:
    """Return the auxiliaries before a verb, the nearest first, where they begin, and whether they deny."""
    found: list[str] = []
    start, negated = head, False
    for at in range(head - 1, max(-1, head - 1 - _LONGEST_GROUP), -1):
        word = layout.word(at).replace("’", "'")
        plain = word.removesuffix("n't")
        if plain != word:
            negated = True
            word = {"ca": "can", "wo": "will"}.get(plain, plain)
        if word in BE | HAVE | MODALS | FUTURE | DO | _GET | {"to"}:
            found.append(word)
            start = at
        elif word in NEGATIONS:
            negated = True
        elif word in ADVERBS or (word.endswith("ly") and layout.named(at) is None):
            start = at if word.endswith("ly") else start
        else:
            break
    return found, start, negated


def _mood(layout: Layout, cue: Cue, auxiliaries: list[str], start: int, certainty: Certainty) -> Mood:
    forms = cue.forms
    if not auxiliaries:
        return _mood_alone(forms)
    if any(word in MODALS for word in auxiliaries):
        return Mood.UNREAL
    if any(word in FUTURE for word in auxiliaries):
        return Mood.FUTURE
    if "to" in auxiliaries:
        return _mood_after_to(layout, auxiliaries, start, certainty)
    if auxiliaries[0] in DO:
        return Mood.FACT if auxiliaries[0] == "did" else Mood.PRESENT
    last = auxiliaries[-1]
    if last in HAVE or last in {"was", "were", "been", "got"}:
        return Mood.FACT
    return Mood.PRESENT


def _mood_alone(forms: frozenset[VerbForm]) -> Mood:
    if VerbForm.PAST in forms or VerbForm.PARTICIPLE in forms:
        return Mood.FACT
    if VerbForm.PRESENT in forms:
        return Mood.PRESENT
    return Mood.FACT if VerbForm.ING in forms else Mood.UNREAL


def _mood_after_to(layout: Layout, auxiliaries: list[str], start: int, certainty: Certainty) -> Mood:
    at = next(one for one in range(start, layout.end) if layout.word(one) == "to")
    if certainty.settled(layout, at + 1) or certainty.voted(layout, at):
        return Mood.FACT
    if certainty.settled(layout, at):
        dues = {"is", "are", "due", "set", "scheduled"}
        return Mood.FUTURE if dues & set(layout.lower[max(0, at - 3) : at]) else Mood.FACT
    before = auxiliaries[auxiliaries.index("to") + 1 :]
    if before and before[0] in {"is", "are"}:
        return Mood.FUTURE
    return Mood.UNREAL


def _conditional(layout: Layout, start: int) -> bool:
    """Say whether the clause of a verb begins with "if", or with nobody."""
    for at in layout.leftwards(start):
        word = layout.word(at)
        if word in _CONDITIONS or word in NOBODY or (word == "one" and layout.word(at - 1) == "no"):
            return True
        if layout.ends_clause(at) or word == ",":
            return False
    return False


def _denied(layout: Layout, start: int, certainty: Certainty) -> bool:
    """Say whether a verb stands in a clause of which it is said that it is not so: "denied that he fled"."""
    for at in layout.leftwards(start):
        if layout.ends_clause(at):
            return layout.word(at) == "that" and certainty.doubted(layout, at - 1)
    return False


def phrases(texts: tuple[str, ...]) -> Phrases:
    """Return phrases of the rules, short enough to be looked for backwards."""
    return Phrases(text for text in texts if len(tuple(words_of(text))) <= _LONGEST_PHRASE)
