"""What a clause hangs on: whom "who" and "whom" stand for, and of whom a participle tells."""

from dataclasses import dataclass

from quoth.extraction.callings import Callings, Participant
from quoth.extraction.grammar import MARKS
from quoth.extraction.layout import Layout
from quoth.extraction.names import NameKind
from quoth.extraction.people import Mention


@dataclass(frozen=True)
class Antecedents:
    """Finds what clauses and participles hang on, in one sentence."""

    callings: Callings

    @property
    def layout(self) -> Layout:
        """The sentence laid out."""
        return self.callings.layout

    def antecedent(self, relative: int) -> Participant | None:
        """Return what "who" stands for: the name before it, or what "is" makes it."""
        layout = self.layout
        last = relative - (layout.word(relative - 1) == ",")
        named = layout.named(last - 1)
        somebody = isinstance(named, Mention) or layout.word(relative) != "who"
        if named is not None and somebody and not self._plural_people(last - 1):
            return self.callings.of_names((named.span,))
        start = layout.phrase_start(last - 1) if layout.content(last - 1) else last
        before = layout.named(start - 2) if layout.word(start - 1) == "," else None
        if isinstance(before, Mention):
            return self.callings.of_names((before.span,))
        if layout.word(relative) == "who":
            for at in layout.leftwards(last):
                mention = layout.mention(at)
                after = "" if mention is None else layout.word(mention.span.last)
                if mention is not None and after in {",", "of", "from", "at"}:
                    return self.callings.of_names((mention.span,))
                if layout.ends_clause(at) or layout.verbal(at):
                    break
        return self._predicate(relative) or self.callings.group(start, last)

    def whom(self, verb: int) -> Participant | None:
        """Return what "whom" stands for, where that begins the clause of a verb."""
        layout = self.layout
        for at in layout.leftwards(verb):
            if layout.ends_clause(at):
                return self.antecedent(at) if layout.word(at) == "whom" else None
        return None

    def apposed(self, participle: int) -> Participant | None:
        """Return of whom a noun before a participle tells: "Smith and Lee, the drivers sacked in May"."""
        layout = self.layout
        start = layout.phrase_start(participle)
        told = layout.mention(start - 2) if layout.word(start - 1) == "," else None
        described = start < participle and layout.word(start) in {"the", "a", "an"}
        return self.callings.joined(told.span) if told is not None and described else None

    def _plural_people(self, at: int) -> bool:
        name = self.layout.name(at)
        return name is not None and name.kind is NameKind.PEOPLE

    def _predicate(self, relative: int) -> Participant | None:
        """Return who it is that the words before "who" are said to be: "The diplomat who fled is …"."""
        layout = self.layout
        for at in layout.rightwards(relative + 1, lambda at: layout.word(at) in MARKS | {",", "."}):
            mention = layout.mention(at + 1)
            if layout.word(at) in {"is", "was"} and mention is not None and not layout.owns(mention.span):
                return self.callings.of_names((mention.span,))
        return None
