"""A saved entry before all else is read anew: it alone is read, proved and checked, and put among the others.

That gives what reading all would give of its page, where no other page can have come or gone. What is found
only by looking at all, such as how much of a source is quoted, is told afterwards.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from quoth import disk, knowledge
from quoth.check.prose import prose_is_harmless
from quoth.check.run import check_entry
from quoth.config import Config
from quoth.findings import Code, Finding, stopped
from quoth.link.graph import link_again
from quoth.load.reading import File, read
from quoth.model import Entry
from quoth.quotes import prove_again
from quoth.serve.reading import Contents

_MOST = 8
"""Files saved at once, up to which they are looked at ahead of all others."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What some saved entries say by now."""

    found: tuple[Finding, ...]
    contents: Contents | None
    """The whole with these entries in it; None where a finding stops it."""
    entries: tuple[Entry, ...]
    """Those of them that are shown."""


def look_ahead(before: Contents, saved: Collection[Path], states: Collection[str]) -> Ahead | None:
    """Return what saved files say, of a knowledge base otherwise as before; None where all is to be read."""
    config, library = before.config, before.proved.library
    files = [_file(path, config) for path in sorted(saved)] if len(saved) <= _MOST else []
    stood = {entry.place.path: entry for entry in library.entries.values()}
    if not files or any(file is None or file.name not in stood for file in files):
        return None
    entries: list[Entry] = []
    hashes = dict(library.hashes)
    new: list[Finding] = []
    for file in filter(None, files):
        one = read(file, config, library.vocabulary)
        new += one.found
        hashes[one.name] = one.hash or ""
        if isinstance(one.made, Entry):
            entries.append(one.made)
            if _to_others(one.made) != _to_others(stood[file.name]):
                return None
    names = {file.name for file in filter(None, files)}
    elsewhere = [finding for finding in before.found if finding.place.path not in names]
    if new:
        # Where a name stands for an id, it takes all names to say whose it is.
        tells = stopped(new) and all(finding.code is not Code.BAD_VALUE for finding in new)
        return Ahead(_sorted(elsewhere, new), None, ()) if tells else None
    changed = {entry.id: entry for entry in entries}
    library = replace(
        library,
        entries={**library.entries, **changed},
        incomplete=library.incomplete - changed.keys(),
        hashes=hashes,
    )
    proved = prove_again(before.proved, library, changed)
    for entry in entries:
        new += check_entry(entry, proved)
    found = _sorted(elsewhere, new, *map(prose_is_harmless, entries))
    if stopped(found):
        return Ahead(found, None, ())
    shown = knowledge.publishable(proved, states)
    if shown.library.sources.keys() != before.graph.library.sources.keys():
        return None
    ids = changed.keys() & shown.library.entries.keys()
    graph = link_again(before.graph, shown, ids)
    contents = replace(before, proved=proved, found=found, graph=graph)
    return Ahead(found, contents, tuple(entry for entry in entries if entry.id in ids))


def _file(path: Path, config: Config) -> File | None:
    """Return a file that is there, as messages name it."""
    for folder, prefix in config.folders:
        if path.is_relative_to(folder.resolve()) and disk.is_plain_file(path):
            within = path.relative_to(folder.resolve()).as_posix()
            return File(path, name=prefix + within, within=within)
    return None


def _to_others(entry: Entry) -> object:
    """Return what an entry is to all others, whatever it claims and tells.

    Of `living` and `holders` no other entry's page says anything. What `holders` decides elsewhere, such as
    whether a term is found to overlap another, is told when all is read.
    """
    return entry.id, entry.kind, entry.name, entry.aliases, entry.was, entry.publish


def _sorted(*found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted({finding for those in found for finding in those}))
