"""What one state of a knowledge base changes in another, as values; not yet in words."""

from dataclasses import dataclass

from quoth.disputes import Disagreement
from quoth.ids import EntryId
from quoth.model import Claim, Entry, Evidence, Library, Sentence, Source
from quoth.quotes import Proved


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceChange:
    """A piece of evidence that was added, removed, or is another now."""

    before: Evidence | None
    after: Evidence | None
    moved: bool
    """Whether it stands in another paragraph now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """A claim that was added, withdrawn, or says or shows something else now."""

    before: Claim | None
    after: Claim | None
    evidence: tuple[EvidenceChange, ...]
    origins: tuple[int, int]
    """How many independent origins support it: before and after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """A sentence of prose that was added or removed, or is worded or linked otherwise now."""

    before: Sentence | None
    after: Sentence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """An entry in which something changed."""

    before: tuple[Entry, ...]
    """Empty for a new entry; several where entries became one, that whose id it is or was first."""
    after: Entry | None
    claims: tuple[ClaimChange, ...]
    sentences: tuple[SentenceChange, ...]
    opened: tuple[Disagreement, ...]
    settled: tuple[Disagreement, ...]

    @property
    def id(self) -> EntryId:
        """The id that it has, or had last."""
        return self.before[0].id if self.after is None else self.after.id


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChange:
    """A source that was added or removed, or of which something else is said now."""

    before: Source | None
    after: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that changed, without what may not be shown."""

    before: Proved
    after: Proved
    entries: tuple[EntryChange, ...]
    sources: tuple[SourceChange, ...]
    not_compared: tuple[str, ...]
    """Ids of entries and sources that one side shows and the other cannot read."""
    no_longer_shown: int
    """Entries that became withheld."""
    hidden: frozenset[str]
    """Ids of what is withheld and of sources that only it uses: nothing derived from this may name them."""
    hidden_lines: frozenset[tuple[str, int]]
    """Files and lines where others name what is withheld."""
    vocabulary_changed: bool
    places_changed: bool

    @property
    def libraries(self) -> tuple[Library, Library]:
        """The earlier and the later library."""
        return self.before.library, self.after.library
