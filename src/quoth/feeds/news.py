"""The history of claims: which were added, changed and withdrawn, by which commit, and why.

Told is only what stands in entries that are published now. A claim that speaks of one that is not, or uses
words that a source redacts now, is left out, whenever it was written.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from quoth import git, wording
from quoth.changes.compare import compare
from quoth.changes.comparison import ClaimChange
from quoth.history import Commit, commits
from quoth.ids import EntryId
from quoth.link.graph import Graph
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.model import Claim, Entry, Evidence
from quoth.nodes import UnreadableError
from quoth.quotes import Proved, find, prove, quotation

MOST = 50
"""Changes that a feed tells, the latest; older ones are in the git history."""
_DEPTH = 3
"""Parts of the path of an entry's file: `entries`, the folder of its kind, its name."""


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


def news(graph: Graph, root: Path, hidden: Collection[str] = ()) -> Mapping[EntryId, tuple[Item, ...]]:
    """Return the latest changes of the claims of each entry, the latest first; none without a history.

    A change that tells any of the hidden words is left out: what is withheld now was perhaps not always.
    """
    secrets = {secret for source in graph.library.sources.values() for secret in source.redact}
    untold = [wording.redaction(secret) for secret in sorted({*secrets, *hidden})]
    versions = _Versions(graph)
    found: dict[EntryId, list[Item]] = defaultdict(list)
    for commit in commits(root, "entries"):
        wanted = [one for one in commit.files if versions.entry_at(one[0]) is not None]
        blobs = git.blobs(root, sorted({blob for _, *both in wanted for blob in both if blob.strip("0")}))
        for path, before, after in wanted:
            entry = versions.entry_at(path)
            if entry is not None and len(found[entry.id]) < MOST:
                old, new = (versions.read(path, blobs.get(blob)) for blob in (before, after))
                items = (_item(change, entry, commit, graph, untold) for change in _changes(old, new, graph))
                found[entry.id] += (item for item in items if item is not None)
    return {id_: tuple(items[:MOST]) for id_, items in found.items()}


class _Versions:
    """The entries that are published now, as they stood in commits."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._kinds = {kind.folder: kind for kind in graph.library.vocabulary.kinds.values()}

    def entry_at(self, path: str) -> Entry | None:
        """Return the entry that a path means, or meant before its file had another name."""
        file = PurePosixPath(path)
        now = self._graph.entry(file.stem)
        return now if now is not None and len(file.parts) == _DEPTH and file.suffix == ".md" else None

    def read(self, path: str, data: bytes | None) -> Entry | None:
        """Return what a version of a file says; None for no file, or one that cannot be read."""
        file = PurePosixPath(path)
        kind = self._kinds.get(file.parts[1])
        if kind is None or data is None:
            return None
        try:
            document, _ = read_document(data, path, largest=self._graph.proved.config.largest_file)
        except UnreadableError:
            return None
        entry, _ = read_entry(document, EntryId(file.stem), kind, self._graph.library.vocabulary)
        return entry if entry is None or entry.publish == "full" else None


def _changes(old: Entry | None, new: Entry | None, graph: Graph) -> tuple[ClaimChange, ...]:
    """Return what one commit changed in the claims of one entry."""
    if old is None and new is None:
        return ()
    before, after = (_alone(entry, graph) for entry in (old, new))
    return tuple(change for entry in compare(before, after).entries for change in entry.claims)


def _alone(entry: Entry | None, graph: Graph) -> Proved:
    """Return a knowledge base that holds one entry and the sources of now."""
    library = replace(graph.library, entries={} if entry is None else {entry.id: entry})
    return prove(library, graph.proved.config)


def _item(
    change: ClaimChange, entry: Entry, commit: Commit, graph: Graph, untold: Sequence[re.Pattern[str]]
) -> Item | None:
    """Return what is told of a change; None where it may not be told."""
    claim = change.after or change.before
    if claim is None or (claim.value.entry is not None and graph.entry(claim.value.entry) is None):
        return None
    says = wording.said(claim, graph.library)
    was = "" if change.before is None else wording.said(change.before, graph.library)
    what = "added" if change.before is None else "changed" if change.after is not None else "withdrawn"
    quotes = tuple((piece, _words(piece, graph)) for piece in claim.evidence)
    told = [
        says,
        was,
        commit.reason,
        claim.inferred or "",
        *(name for piece, _ in quotes for name in piece.said_by),
    ]
    told += [word or "" for piece, words in quotes for word in (words, piece.note, f"{piece.source}.html")]
    if any(secret.search("\n".join(told)) for secret in untold):
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


def _words(piece: Evidence, graph: Graph) -> str | None:
    source = graph.library.sources.get(piece.source)
    passages = () if source is None else find(quotation(piece), source)
    return wording.quoted(source, passages[0]) if source is not None and len(passages) == 1 else None
