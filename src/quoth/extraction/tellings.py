"""One telling of an event: what a sentence says of it, before tellings of one event are put together."""

from collections.abc import Container
from dataclasses import dataclass, replace

from quoth.extraction.article import Span
from quoth.extraction.callings import Participant
from quoth.extraction.complements import Complement
from quoth.extraction.dated import Dated
from quoth.extraction.event_cues import Cue
from quoth.extraction.event_rules import EventKind
from quoth.extraction.layout import Layout
from quoth.extraction.names import NameKind
from quoth.extraction.objects import Objects
from quoth.extraction.participants import Participants
from quoth.extraction.verb_groups import Certainty

_NEAR = 12
"""Words after a verb among which its object ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one place of an article says of an event."""

    cue: Cue
    who: Participant | None = None
    other: Participant | None = None
    what: str | None = None
    """The words that name the event itself."""
    recalls: bool = False
    """Whether it speaks of an event that was told before: "the execution"."""
    timeless: bool = False
    """Whether it tells of something that happens in general unless a date stands with it."""
    lately: bool = False
    """Whether it is told as news of somebody: "has left"."""
    reported: bool = False
    """Whether something is done or said about the event, so that a date after it is not its own."""
    completed: Complement | None = None
    """What completes the words that tell of it."""
    dated: Dated | None = None
    place: Span | None = None

    @property
    def last(self) -> int:
        """The number of the word after what happened, and to whom where that follows."""
        parties = (one.span.last for one in (self.who, self.other) if one is not None)
        near = (last for last in parties if self.cue.span.last < last <= self.cue.span.last + _NEAR)
        return max(self.cue.span.last, *near, 0)

    @property
    def kind(self) -> EventKind:
        """The kind of the event."""
        return self.cue.kind

    def at(self, dated: Dated | None, place: Span | None) -> "Telling":
        """Return the same with when and where."""
        return replace(self, dated=dated, place=place)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in which something may happen, with all that finds it."""

    layout: Layout
    participants: Participants
    objects: Objects
    certainty: Certainty
    attending: Container[str]
    """Forms of verbs of those who take part in something: attended."""
    reporting: Container[str]
    """Forms of verbs of what is said about an event that was before: confirmed."""
    saying: Container[str]
    """Forms of verbs of what is only said: announced."""


def fits(kind: EventKind, one: Participant | None, layout: Layout) -> bool:
    """Say whether something of a kind can happen to somebody, or to something."""
    if one is None:
        return False
    if kind.who_is == "anyone":
        return True
    if one.people:
        return kind.who_is == "person"
    name = layout.name(one.span.last - 1)
    bare = name is not None and name.span.last == one.span.last and name.kind is not NameKind.PEOPLE
    return kind.who_is == "thing" or not (bare and name is not None and name.span.first <= one.span.first)
