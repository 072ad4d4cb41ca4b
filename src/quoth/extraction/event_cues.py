"""Words that tell of events, found in a sentence: forms of verbs, and nouns. Knows nothing of who or when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quoth.extraction.article import Sentence, Span, words_of
from quoth.extraction.event_rules import EventKind, EventRules
from quoth.extraction.grammar import DETERMINERS, MARKS, OPENING, OWNERS, POSSESSIVES, PREPOSITIONS
from quoth.extraction.phrases import Phrases
from quoth.extraction.verb_forms import Conjugation, VerbForm, conjugation

GAP = "…"
_WIDEST_GAP = 7
"""Words that may stand where a rule has `…`."""
_STOPS = OPENING | MARKS | {"."}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell of an event of a kind."""

    kind: EventKind
    span: Span
    """All of its words, with those that stand between them."""
    head: int
    """The number of the verb in the sentence, or of the last word of the noun."""
    forms: frozenset[VerbForm] = frozenset()
    """What the verb can be; none for a noun."""
    gap: bool = False
    """Whether what is done to somebody may stand between the words: "sent him to prison"."""
    closed: bool = False
    """Whether what is done to somebody is in the words already: "issued a statement"."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: EventKind
    near: tuple[str, ...]
    """The words from the first one."""
    far: tuple[str, ...] = ()
    """The words after a gap."""
    forms: frozenset[VerbForm] = frozenset()


class EventWords:
    """All words of some rules, by the first one."""

    def __init__(self, rules: EventRules) -> None:
        self.kinds = joined(rules.kinds)
        conjugated = conjugation(rules.irregular)
        self._idioms = Phrases(rules.idioms)
        self._by_first: dict[str, list[_Pattern]] = {}
        self.verb_forms: dict[str, frozenset[VerbForm]] = {}
        """Forms that are known to be past ones, whatever they end in."""
        for verb in conjugated.irregular:
            self._add_forms(conjugated.forms(verb))
        self.states = frozenset(form for verb in rules.states for form in conjugated.forms(verb.lower()))
        """Forms of verbs that tell of no event."""
        self.reporting = frozenset(
            form for verb in rules.reporting for form in conjugated.forms(verb.lower())
        )
        """Every form of every verb of what is said about an event that was before."""
        self.saying = frozenset(form for verb in rules.saying for form in conjugated.forms(verb.lower()))
        """Every form of every verb of what is only said."""
        self.attending = frozenset(
            form for verb in rules.attending for form in conjugated.forms(verb.lower())
        )
        """Forms of verbs of those who take part in something."""
        for kind in self.kinds:
            for verb in kind.verbs:
                self._add_verb(kind, verb, conjugated)
            for noun in kind.nouns:
                self._add(_Pattern(kind, _words(noun)))
        for patterns in self._by_first.values():
            patterns.sort(key=lambda one: -len(one.near) - len(one.far))

    def _add_verb(self, kind: EventKind, verb: str, conjugated: Conjugation) -> None:
        near, _, far = verb.partition(GAP)
        first, *others = _words(near)
        for text, forms in conjugated.forms(first).items():
            self._add(_Pattern(kind, (text, *others), _words(far), forms))
        self._add_forms(conjugated.forms(first))

    def _add_forms(self, forms: Mapping[str, frozenset[VerbForm]]) -> None:
        past = {VerbForm.PAST, VerbForm.PARTICIPLE}
        self.verb_forms |= {text: those for text, those in forms.items() if past & those}

    def _add(self, pattern: _Pattern) -> None:
        self._by_first.setdefault(pattern.near[0], []).append(pattern)

    def cues_in(self, sentence: Sentence) -> Iterator[Cue]:
        """Yield the cues in a sentence, in order; of two that begin with one word the longer."""
        words = sentence.lower
        after = 0
        for start, word in enumerate(words):
            passed = start < after or self._idioms.at(words, start)
            patterns = [] if passed else self._by_first.get(word, [])
            if len(patterns) > 1 and _stands_for_a_noun(words, start):
                patterns = sorted(patterns, key=lambda one: (-len(one.near) - len(one.far), len(one.forms)))
            for pattern in patterns:
                end = _end_of(pattern, words, start)
                if end:
                    # What stands in a gap can tell of another event, but it is said of this one.
                    near = start + len(pattern.near)
                    head = start if pattern.forms else near - 1
                    gap, closed = _room(pattern)
                    span = Span(sentence.number, start, end)
                    yield Cue(pattern.kind, span, head, pattern.forms, gap, closed)
                    after = end if closed or not pattern.far else near
                    break


def joined(kinds: Sequence[EventKind]) -> tuple[EventKind, ...]:
    """Return the kinds, each name once: what a later group adds goes on where the first one ends."""
    found: dict[str, EventKind] = {}
    for kind in kinds:
        first = found.get(kind.name)
        found[kind.name] = kind if first is None else _added(first, kind)
    return tuple(found.values())


def _added(first: EventKind, later: EventKind) -> EventKind:
    given = {name: getattr(later, name) for name in later.model_fields_set}
    given["title"] = later.title or first.title
    given["verbs"] = (*first.verbs, *later.verbs)
    given["nouns"] = (*first.nouns, *later.nouns)
    return first.model_copy(update=given)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word.lower for word in words_of(phrase))


def _end_of(pattern: _Pattern, words: Sequence[str], start: int) -> int:
    """Return where a pattern that begins at a word ends; 0 where it does not stand there."""
    near = start + len(pattern.near)
    if tuple(words[start:near]) != pattern.near:
        return 0
    if not pattern.far:
        return near
    for at in range(near, min(near + _WIDEST_GAP, len(words) - len(pattern.far)) + 1):
        if tuple(words[at : at + len(pattern.far)]) == pattern.far:
            return at + len(pattern.far)
        if at < len(words) and words[at] in _STOPS:
            break
    return 0


def _room(pattern: _Pattern) -> tuple[bool, bool]:
    """Return whether the words leave a gap for those to whom it is done, and whether they are among them."""
    if pattern.far == () or (pattern.kind.who == "subject" and pattern.far[-1] in PREPOSITIONS):
        return False, pattern.near[-1] == "that"
    closed = pattern.far[0] not in PREPOSITIONS
    return not closed, closed


def _stands_for_a_noun(words: Sequence[str], at: int) -> bool:
    """Say whether a word that can be a verb or a noun is a noun, by the one before it."""
    before = words[at - 1] if at else ""
    return before in DETERMINERS | POSSESSIVES | OWNERS | PREPOSITIONS - {"to"}
