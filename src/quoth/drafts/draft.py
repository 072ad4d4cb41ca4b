"""An entry as it is proposed: a file to be made, or claims for one that there is."""

from dataclasses import dataclass

from quoth.drafting import DraftClaim, DraftEvidence
from quoth.ids import EntryId
from quoth.model import Entry, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry, and the claims that articles support of it."""

    id: EntryId
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    holders: str = "one"
    note: str = ""
    """Where the name is from, for a file that would have no claim."""
    claims: tuple[DraftClaim, ...] = ()
    """For an entry that there is: those that it would gain."""
    introduced: DraftEvidence | None = None
    """The passage that names it in full, or the person of whom it tells."""
    telling: DraftClaim | None = None
    """What is claimed where there is nothing else: the words of the article."""
    entry: Entry | None = None
    """The entry that there is already."""

    @property
    def path(self) -> str:
        """Its file, relative to the knowledge base."""
        return f"entries/{self.kind.folder}/{self.id}.md" if self.entry is None else self.entry.place.path
