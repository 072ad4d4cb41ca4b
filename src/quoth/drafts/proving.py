"""The rule for safety: nothing is made of a quote that is not in its source, whichever engine gave it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from quoth.drafts.left_out import LeftOut
from quoth.drafts.looking import Looking
from quoth.extraction.proposals import Event, Holding, Person, Post, Proposals, Support
from quoth.folding import fold
from quoth.ids import SourceId
from quoth.model import Source
from quoth.place import Place
from quoth.quotes import Quotation, count_words, parts

Proposed = TypeVar("Proposed", Person, Post, Event)
NOT_PROVED = "their quotes do not stand in the source, once and long enough"


@dataclass(frozen=True)
class Prover:
    """Looks for quotes in their sources."""

    sources: Mapping[SourceId, Source]
    least: int
    """Words that a quote must have."""
    looking: Looking

    def proved(self, proposals: Proposals) -> tuple[Proposals, list[LeftOut]]:
        """Return the proposals with the quotes that stand, and those of which none does."""
        people = [replace(one, support=self._standing(one.support)) for one in proposals.people]
        posts = [self._post(one) for one in proposals.posts]
        events = [replace(one, support=self._standing(one.support)) for one in proposals.events]
        dates = [replace(one, support=self._standing(one.support)) for one in proposals.dates]
        left = [LeftOut(NOT_PROVED, person.name) for person in people if not person.support]
        left += [LeftOut(NOT_PROVED, post.name) for post in posts if not post.support]
        left += [LeftOut(NOT_PROVED, event.name) for event in events if not event.support]
        left += [LeftOut(NOT_PROVED, one.text) for one in dates if not one.support]
        for before, after in zip(proposals.posts, posts, strict=True):
            kept = {holding.person for holding in after.holders}
            lost = [holding for holding in before.holders if holding.person not in kept]
            left += [LeftOut(NOT_PROVED, f"{holding.person} as {before.name}") for holding in lost]
        return Proposals(
            people=_supported(people),
            posts=_supported(posts),
            events=_supported(events),
            dates=tuple(one for one in dates if one.support),
        ), left

    def _post(self, post: Post) -> Post:
        holders = tuple(replace(one, support=self._standing(one.support)) for one in post.holders)
        held: tuple[Holding, ...] = tuple(one for one in holders if one.support)
        support = self._standing(post.support) or (held[0].support if held else ())
        return replace(post, holders=held, support=support)

    def stands(self, piece: Support) -> bool:
        """Say whether a quote stands in its source once, and is long enough."""
        source = self.sources.get(piece.source)
        words = sum(count_words(part) for part in parts(fold(piece.quote).text))
        if source is None or words < self.least:
            return False
        return len(self.looking(Quotation(piece.source, piece.quote, None, None, Place("")), source)) == 1

    def _standing(self, support: Iterable[Support]) -> tuple[Support, ...]:
        return tuple(dict.fromkeys(piece for piece in support if self.stands(piece)))


def _supported(proposed: Iterable[Proposed]) -> tuple[Proposed, ...]:
    return tuple(one for one in proposed if one.support)
