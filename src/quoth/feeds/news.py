"""The history of claims: which were added, changed and withdrawn, by which commit, and why.

Told is only what stands in entries that are published now. A claim that speaks of one that is not, or uses
words that a source redacts now, is left out, whenever it was written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath

from quoth import git, wording
from quoth.changes.comparison import ClaimChange
from quoth.feeds.versions import Versions
from quoth.history import Commit, commits
from quoth.ids import EntryId
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Evidence
from quoth.needles import Words

MOST = 50
"""Changes that a feed tells, the latest; older ones are in the git history."""
_NO_DAY = date(1970, 1, 1)
_DEPTH = 3
"""Parts of the path of an entry's file: `entries`, the folder of its kind, its name."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit did to the file of an entry."""

    commit: Commit
    path: str
    before: str
    """The name in git of what it held; zeros for nothing."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A change of one claim."""

    entry: Entry
    """As it stands now."""
    change: str
    """`added`, `changed` or `withdrawn`."""
    claim: Claim
    """As it stands after the change, or stood last."""
    says: str
    """What it says, in words."""
    before: str
    """What a changed claim said before; nothing if only its evidence changed."""
    quotes: tuple[tuple[Evidence, str | None], ...]
    """What it rests on, with the words as far as they may be shown; None where they are not found now."""
    commit: Commit


def steps(graph: Graph, root: Path) -> Mapping[EntryId, tuple[Step, ...]]:
    """Return what commits did to the file of each entry, the latest first; none without a history.

    With the entry and what it names as they are now, it is all that the feed of an entry is made of.
    """
    found: dict[EntryId, list[Step]] = defaultdict(list)
    for commit in commits(root, "entries"):
        for path, before, after in commit.files:
            file = PurePosixPath(path)
            entry = graph.entry(file.stem)
            if entry is not None and len(file.parts) == _DEPTH and file.suffix == ".md":
                found[entry.id].append(Step(commit, path, before, after))
    return {id_: tuple(those) for id_, those in found.items()}


class News:
    """The changes of claims that are told of each entry.

    One that tells any of the hidden words is left out: what is withheld now was perhaps not always.
    """

    def __init__(self, graph: Graph, root: Path, hidden: Collection[str] = ()) -> None:
        secrets = (secret for source in graph.library.sources.values() for secret in source.redact)
        self.steps = steps(graph, root)
        self.graph, self._root = graph, root
        self._untold = Words(chain(secrets, hidden))

    @cached_property
    def started(self) -> str:
        """When the newest source was published, for a knowledge base whose history is not known."""
        sources = self.graph.library.sources.values()
        days = [source.published.latest for source in sources if source.published.latest]
        return f"{max(days, default=_NO_DAY).isoformat()}T00:00:00Z"

    def of(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, tuple[Item, ...]]]:
        """Yield entries with their latest changes, the latest first; what they were is read at once."""
        done = [(entry, self.steps.get(entry.id, ())) for entry in entries]
        versions = Versions(self.graph, self._root)
        old = {
            blob
            for entry, those in done
            for step in those
            for blob in (step.before, step.after)
            if blob.strip("0") and not versions.stands(entry, step.path, blob)
        }
        versions.blobs = git.blobs(self._root, sorted(old))
        for entry, those in done:
            yield entry, tuple(self._items(entry, those, versions))

    def latest(self) -> list[Item]:
        """Return the latest changes of all entries, the latest first."""
        newest = {id_: max(step.commit.when for step in those) for id_, those in self.steps.items()}
        rank = {id_: number for number, id_ in enumerate(newest)}
        found: list[Item] = []
        order = sorted(newest, key=newest.__getitem__, reverse=True)
        for first in range(0, len(order), MOST):
            some = [self.graph.library.entries[id_] for id_ in order[first : first + MOST]]
            for entry, items in self.of(some):
                last = found[-1] if len(found) == MOST else None
                place = newest[entry.id], -rank[entry.id]
                if last is not None and place < (last.commit.when, -rank[last.entry.id]):
                    return found  # Nor can any that follow be among them.
                found = sorted([*found, *items], key=lambda item: rank[item.entry.id])
                found = sorted(found, key=lambda item: item.commit.when, reverse=True)[:MOST]
        return found

    def _items(self, entry: Entry, those: Iterable[Step], versions: Versions) -> Iterator[Item]:
        told = 0
        for step in those:
            for change in versions.changes(entry, step.path, step.before, step.after):
                item = self._item(change, entry, step.commit, versions)
                if item is not None and told < MOST:
                    told += 1
                    yield item
            if told == MOST:
                return

    def _item(self, change: ClaimChange, entry: Entry, commit: Commit, versions: Versions) -> Item | None:
        """Return what is told of a change; None where it may not be told."""
        graph, claim = self.graph, change.after or change.before
        if claim is None or (claim.value.entry is not None and graph.entry(claim.value.entry) is None):
            return None
        says = wording.said(claim, graph.library)
        was = "" if change.before is None else wording.said(change.before, graph.library)
        what = "added" if change.before is None else "changed" if change.after is not None else "withdrawn"
        quotes = tuple((piece, versions.words(piece)) for piece in claim.evidence)
        told = [says, was, commit.reason, claim.inferred or ""]
        told += [name for piece, _ in quotes for name in piece.said_by]
        told += [
            word or "" for piece, words in quotes for word in (words, piece.note, f"{piece.source}.html")
        ]
        if self._untold.in_text("\n".join(told)):
            return None
        return Item(
            entry=entry,
            change=what,
            claim=claim,
            says=says,
            before=was if change.after is not None and was != says else "",
            quotes=quotes,
            commit=commit,
        )
