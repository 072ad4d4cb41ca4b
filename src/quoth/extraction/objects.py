"""To whom something is done: the object of a verb, who does it in the passive, whose it is."""

from dataclasses import dataclass

from quoth.extraction.callings import Callings, Participant
from quoth.extraction.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS
from quoth.extraction.layout import Layout
from quoth.extraction.people import Mention


@dataclass(frozen=True)
class Objects:
    """Finds to whom something is done, in one sentence."""

    callings: Callings

    @property
    def layout(self) -> Layout:
        """The sentence laid out."""
        return self.callings.layout

    def object(self, after: int) -> Participant | None:
        """Return the object that follows a verb which ends before a word."""
        layout = self.layout
        start = after
        while layout.word(start).endswith("ly"):
            start += 1
        inside = False
        for at in layout.rightwards(start, layout.ends_clause):
            named = layout.named(at)
            if named is not None and at == named.span.first:
                if isinstance(named, Mention) and not layout.owns(named.span):
                    return self.callings.forward(named.span)
                if not isinstance(named, Mention) and not self.callings.describes(named.span, layout.end):
                    return self.callings.forward(named.span)
            word = layout.word(at)
            if word == ",":
                told = layout.mention(layout.phrase_end(at + 1) - 1)
                return self._forward_or_none(told)
            if word in PREPOSITIONS and named is None and not (word == "of" and inside):
                break
            if layout.verbal(at) and at > start and named is None:
                break
            inside = inside or layout.content(at)
        return self.callings.group(
            start, layout.phrase_end(start + (layout.word(start) in DETERMINERS | POSSESSIVES))
        )

    def _forward_or_none(self, mention: Mention | None) -> Participant | None:
        return None if mention is None else self.callings.forward(mention.span)

    def agent(self, after: int) -> Participant | None:
        """Return who does what is told in the passive: "was bought by Acme"."""
        layout = self.layout
        for at in layout.rightwards(after, layout.ends_clause):
            if layout.word(at) == "by":
                return self.object(at + 1)
            if layout.word(at) == "," or layout.verbal(at):
                break
        return None

    def right_before(self, participle: int) -> Participant | None:
        """Return somebody who stands before a comma and a participle: "he met Smith, elected in May"."""
        layout = self.layout
        mention = layout.mention(participle - 2) if layout.word(participle - 1) == "," else None
        if mention is None or mention.pronoun or layout.owns(mention.span):
            return None
        return self.callings.joined(mention.span)

    def before_participle(self, participle: int) -> Participant | None:
        """Return what stands right before a participle, with what belongs to it."""
        layout = self.layout
        last = participle - (layout.word(participle - 1) == ",")
        start = layout.phrase_start(last)
        if layout.word(start - 1) == "of" and start < last:
            start = layout.phrase_start(start - 1)
        return self.callings.group(start, last)

    def called(self, at: int) -> Participant | None:
        """Return the group or the thing that words from one on call."""
        return self.callings.group(at, self.layout.phrase_end(at + 1))

    def named(self, at: int) -> Participant | None:
        """Return the one whose name a word is part of."""
        named = self.layout.named(at)
        return None if named is None else self.callings.of_names((named.span,))

    def owner(self, apostrophe: int) -> Participant | None:
        """Return whom the words before "'s" call."""
        layout = self.layout
        named = layout.named(apostrophe - 1)
        if named is not None and named.span.last == apostrophe:
            return self.callings.joined(named.span)
        return self.callings.group(layout.phrase_start(apostrophe), apostrophe)
