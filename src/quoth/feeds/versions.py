"""Entries as they stood in commits, and what one version changes in another.

What a file holds now was read already: only other versions of it are read from git.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from quoth import disk, git, wording
from quoth.changes.compare import compare
from quoth.changes.comparison import ClaimChange
from quoth.ids import EntryId, SourceId
from quoth.link.graph import Graph
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.load.library import sources_of
from quoth.model import Entry, Evidence, Source
from quoth.nodes import UnreadableError
from quoth.quotes import Passage, Proved, Quotation, find, prove, quotation


class Versions:
    """The entries that are published now, as they stood in commits."""

    def __init__(self, graph: Graph, root: Path) -> None:
        self.blobs: Mapping[str, bytes] = {}
        """What is read from git, by name."""
        self._graph, self._root = graph, root
        self._kinds = {kind.folder: kind for kind in graph.library.vocabulary.kinds.values()}
        self._now: dict[str, str] = {}
        self._read: dict[tuple[str, str], Entry | None] = {}
        self._found: dict[tuple[str | None, ...], tuple[Passage, ...]] = {}

    def stands(self, entry: Entry, path: str, blob: str) -> bool:
        """Say whether a version is what the file of an entry holds now."""
        if path != entry.place.path or entry.publish != "full":
            return False
        if path not in self._now:
            file = self._root / path
            self._now[path] = git.name_of(disk.read(file), blob) if disk.is_plain_file(file) else ""
        return self._now[path] == blob

    def changes(self, entry: Entry, path: str, before: str, after: str) -> Sequence[ClaimChange]:
        """Return what one commit changed in the claims of one entry."""
        old, new = (self._version(entry, path, blob) for blob in (before, after))
        if old is None:
            claims = () if new is None else new.claims
            # How many origins they have is not told.
            return [ClaimChange(before=None, after=claim, evidence=(), origins=(0, 0)) for claim in claims]
        entries = [old] if new is None else [old, new]
        used = {SourceId(source) for one in entries for source in sources_of(one)}
        known = self._graph.library.sources
        sources = {id_: known[id_] for id_ in sorted(used) if id_ in known}
        sides = (self._alone(one, sources) for one in (old, new))
        return [change for one in compare(*sides).entries for change in one.claims]

    def words(self, piece: Evidence) -> str | None:
        """Return the words of a piece of evidence as they are shown now; None where they are not found."""
        source = self._graph.library.sources.get(piece.source)
        passages = () if source is None else self._look(quotation(piece), source)
        return wording.quoted(source, passages[0]) if source is not None and len(passages) == 1 else None

    def _version(self, entry: Entry, path: str, blob: str) -> Entry | None:
        """Return what a version of a file says; None for no file, or one that cannot be read."""
        if self.stands(entry, path, blob):
            return entry
        if (path, blob) not in self._read:
            self._read[path, blob] = self._parsed(path, self.blobs.get(blob))
        return self._read[path, blob]

    def _parsed(self, path: str, data: bytes | None) -> Entry | None:
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

    def _alone(self, entry: Entry | None, sources: Mapping[SourceId, Source]) -> Proved:
        """Return a knowledge base that holds one entry and some sources of now."""
        entries = {} if entry is None else {entry.id: entry}
        library = replace(self._graph.library, entries=entries, sources=sources)
        return prove(library, self._graph.proved.config, self._look)

    def _look(self, words: Quotation, source: Source) -> tuple[Passage, ...]:
        """Return where words stand, looked for once."""
        known = self._graph.proved.passages.get(words)
        if known is not None:
            return known
        name = (source.id, words.words, words.before, words.after)
        if name not in self._found:
            self._found[name] = find(words, source)
        return self._found[name]
