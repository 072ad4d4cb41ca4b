"""Who does something: the subject of a verb."""

from dataclasses import dataclass

from quoth.extraction.antecedents import Antecedents
from quoth.extraction.article import Span
from quoth.extraction.callings import Callings, Participant, is_number, listed_names
from quoth.extraction.grammar import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_CLAUSES,
    DETERMINERS,
    JOINING,
    MARKS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    listed,
)
from quoth.extraction.layout import Layout
from quoth.extraction.names import NameKind
from quoth.extraction.people import Mention
from quoth.extraction.topics import TWO

_AFTER_RELATIVES = JOINING | ADVERBS | {",", "in", "on", "a", "the"}

_INSERTED = listed("the a an his her their its who whose whom which then")
"""Words with which a description between commas begins."""
_UNTOLD = listed("it there they we you this that these those")
"""Words before a verb that stand for something which the sentence need not name."""
_FURTHEST = 30
"""Words of a sentence after which "it" is not thought to go on."""
_LONGEST = 14
"""Words of one noun phrase."""


@dataclass(frozen=True)
class Participants:
    """Finds who takes part, in one sentence."""

    callings: Callings

    @property
    def layout(self) -> Layout:
        """The sentence laid out."""
        return self.callings.layout

    @property
    def antecedents(self) -> Antecedents:
        """Finds what "who" and "whom" stand for."""
        return Antecedents(self.callings)

    def subject(self, verb: int) -> Participant | None:
        """Return the subject of a verb group that begins at a word."""
        relative = self._relative_before(verb)
        if relative is not None:
            return self.antecedents.antecedent(relative)
        described = self._before_inserted(verb)
        if described is not None:
            return self.callings.joined(described)
        if self.layout.word(0) in {"it", "they", "the", "both"} and verb < _FURTHEST:
            recalled = self._recalled(verb)
            if recalled is not None:
                return recalled
        found = self._adjacent(verb) or self.nearest_before(verb) or self._group_before(verb)
        untold = self.layout.word(verb - 1) in _UNTOLD and self.layout.mention(verb - 1) is None
        if not untold or found is None or not found.people:
            return found
        return self._thing_before(verb) if self.layout.word(verb - 1) == "it" else None

    def _thing_before(self, verb: int) -> Participant | None:
        """Return the nearest body or thing before "it" in a sentence."""
        layout = self.layout
        for at in layout.leftwards(verb):
            name = layout.name(at)
            if name is not None and name.kind in {NameKind.ORGANISATION, NameKind.OTHER}:
                return self.callings.of_names((name.span,))
        return None

    def _before_inserted(self, verb: int) -> Span | None:
        """Return whom words between commas tell more of: "Smith, the head of A and B, resigned"."""
        layout = self.layout
        if layout.word(verb - 1) != ",":
            return None
        for at in layout.leftwards(verb - 1):
            if layout.word(at) == "," and layout.word(at + 1) in _INSERTED:
                mention = layout.mention(at - 1)
                whole = mention is not None and mention.span.last == at and not mention.pronoun
                free = mention is not None and not layout.governed(mention.span.first)
                return mention.span if mention is not None and whole and free else None
            if layout.word(at) in MARKS:
                return None
        return None

    def _recalled(self, verb: int) -> Participant | None:
        """Return what the sentence before is about, when "it", "they" or "the two" does what a verb says."""
        layout, topic = self.layout, self.callings.topic
        first = 1 + (layout.word(0) == "the" and layout.word(1) in TWO)
        joined = layout.word(verb - 1) in JOINING | {","}
        others = any(layout.mention(at) or layout.ends_clause(at) for at in range(first, verb))
        if verb != first and (others or not joined):
            return None
        span = Span(layout.sentence.number, 0, first)
        if layout.word(0) == "it":
            return None if topic.thing is None else Participant(topic.thing, span)
        enough = len(topic.people) == 2 if layout.word(0) != "they" else len(topic.people) > 1
        if not enough or (layout.word(0) == "the" and first == 1):
            return None
        return Participant(listed_names(topic.people), span, topic.people)

    def _adjacent(self, verb: int) -> Participant | None:
        """Return the noun phrase right before a verb, with what belongs to it: "the head of Acme"."""
        layout = self.layout
        last = verb
        mention = layout.mention(verb - 1)
        if mention is not None and layout.name(mention.span.first - 1) is not None:
            return self.callings.joined(mention.span)
        while True:
            date = layout.date(last - 1)
            start = date.span.first if date is not None else layout.phrase_start(last)
            if start == last or verb - start > 2 * _LONGEST:
                return None
            first = layout.phrase_start(start - 1) if layout.word(start - 1) == "and" else start
            if layout.word(first - 1) not in PREPOSITIONS - BEFORE_CLAUSES:
                break
            last = first - 1
        named = layout.named(last - 1)
        if layout.word(last - 1) in OBJECT_PRONOUNS:
            return None
        if named is not None and named.span.last == last:
            return self.callings.joined(named.span)
        counted = start > 0 and is_number(layout.word(start)) and layout.word(start + 1) == "of"
        if (
            counted
            or layout.word(start) in DETERMINERS | POSSESSIVES
            or layout.any_name(Span(0, start, last))
        ):
            return self._with_those_before(start, verb)
        return None

    def _with_those_before(self, start: int, verb: int) -> Participant | None:
        """Return a group, or the one with whom it stands: "Smith and his wife"."""
        layout = self.layout
        if layout.word(start - 1) == "and":
            last = start - 1 - (layout.word(start - 2) == ",")
            named = layout.named(last - 1)
            if isinstance(named, Mention) and not layout.governed(named.span.first):
                return self.callings.joined(named.span)
            earlier = layout.phrase_start(last)
            if layout.word(earlier) in DETERMINERS | POSSESSIVES:
                start = earlier
        return self.callings.group(start, verb)

    def _relative_before(self, verb: int) -> int | None:
        """Return where "who" stands when it is the subject of a verb."""
        layout = self.layout
        for at in layout.leftwards(verb):
            word = layout.word(at)
            if word in RELATIVES:
                return at
            between = word in _AFTER_RELATIVES or word.endswith("ly") or layout.date(at) is not None
            if not between:
                return None
        return None

    def nearest_before(self, verb: int) -> Participant | None:
        """Return the nearest name before a verb that can be its subject."""
        layout = self.layout
        joined = layout.word(verb - 1) in JOINING
        possible: list[Span] = []
        skip = layout.end
        for at in layout.leftwards(verb):
            if at >= skip:
                continue
            inserted = layout.word(at) in RELATIVES | {"whose", "whom"} and layout.word(verb - 1) == ","
            if layout.ends_clause(at) and not inserted:
                if joined and not possible and layout.word(at) in RELATIVES:
                    return self.antecedents.antecedent(at)
                break
            named = layout.named(at)
            if named is None:
                continue
            start = layout.phrase_start(named.span.first)
            skip = named.span.first
            before = layout.word(start - 1)
            governed = before in PREPOSITIONS and not (before in BEFORE_CLAUSES and named.span.last == verb)
            if self._of_a_place(named.span) or layout.word(named.span.first) in OBJECT_PRONOUNS:
                continue
            if governed or layout.owns(named.span) or self.callings.describes(named.span, verb):
                continue
            if before == "," and layout.word(verb - 1) == ",":
                return self.callings.joined(self._described_by(start - 1) or named.span)
            if before in {"", ",", *JOINING, *MARKS} or layout.ends_clause(start - 1):
                return self.callings.joined(named.span)
            if layout.word(named.span.first) in SUBJECT_PRONOUNS:
                return self.callings.joined(named.span)
            possible.append(named.span)
        if not possible:
            return None
        return self.callings.joined(possible[-1] if joined else possible[0])

    def _described_by(self, comma: int) -> Span | None:
        """Return whom words before a comma describe: "Smith, aide to Mayor Lee, …"."""
        layout = self.layout
        for at in layout.leftwards(comma):
            if layout.word(at) == ",":
                mention = layout.mention(at - 1)
                small = not layout.sentence.words[at + 1].capital
                return mention.span if mention is not None and small and at + 1 < comma else None
            if layout.ends_clause(at) or layout.verbal(at):
                return None
        return None

    def _of_a_place(self, span: Span) -> bool:
        """Say whether a place tells more of the one before it: "in Ningbo, China"."""
        both = self.layout.name(span.first), self.layout.name(span.first - 2)
        places = all(one is not None and one.kind is NameKind.PLACE for one in both)
        return places and self.layout.word(span.first - 1) == ","

    def _group_before(self, verb: int) -> Participant | None:
        """Return the words from where a clause begins to its verb, when they call a group or a thing."""
        layout = self.layout
        start = verb
        for at in layout.leftwards(verb):
            if layout.ends_clause(at):
                break
            start = at
        last = verb
        while start < last:
            word, date = layout.word(start), layout.date(start)
            if date is not None:
                start = date.span.last
            elif word in JOINING or word == "," or word.endswith("ly"):
                start += 1
            elif word in PREPOSITIONS:
                comma = next((at for at in range(start, last) if layout.word(at) == ","), last)
                start = comma + 1
            elif layout.word(start + 1) == ",":
                start += 2
            else:
                break
        while last > start and layout.word(last - 1) in {",", *JOINING}:
            last -= 1
        comma = next((at for at in range(start, last) if layout.word(at) == "," or layout.verbal(at)), last)
        return self.callings.group(start, comma, told_until=0 if layout.word(comma) in AUXILIARIES else verb)
