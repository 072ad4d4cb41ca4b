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
from quoth.load.reading import File, Read, read
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
    read_anew = _read_saved(before, saved)
    if not read_anew:
        return None
    names = {one.name for one in read_anew}
    elsewhere = [finding for finding in before.found if finding.place.path not in names]
    new = [finding for one in read_anew for finding in one.found]
    if not new:
        return _checked(before, read_anew, elsewhere, states)
    # Where a name stands for an id, it takes all names to say whose it is.
    tells = stopped(new) and all(finding.code is not Code.BAD_VALUE for finding in new)
    return Ahead(_sorted(elsewhere, new), None, ()) if tells else None


def _read_saved(before: Contents, saved: Collection[Path]) -> list[Read]:
    """Return what each of the files holds; nothing where one of them is not to others what it was."""
    library = before.proved.library
    stood = {entry.place.path: entry for entry in library.entries.values()}
    read_anew = []
    for file in _files(saved, before.config):
        if file.name not in stood:
            return []
        one = read(file, before.config, library.vocabulary)
        if isinstance(one.made, Entry) and _to_others(one.made) != _to_others(stood[file.name]):
            return []
        read_anew.append(one)
    return read_anew


def _checked(
    before: Contents, read_anew: Collection[Read], elsewhere: Iterable[Finding], states: Collection[str]
) -> Ahead | None:
    """Return what is found in entries that were read without a fault, and the whole with them in it."""
    library = before.proved.library
    changed = {one.made.id: one.made for one in read_anew if isinstance(one.made, Entry)}
    library = replace(
        library,
        entries={**library.entries, **changed},
        incomplete=library.incomplete - changed.keys(),
        hashes={**library.hashes, **{one.name: one.hash or "" for one in read_anew}},
    )
    proved = prove_again(before.proved, library, changed)
    checked = [check_entry(entry, proved) for entry in changed.values()]
    found = _sorted(elsewhere, *checked, *map(prose_is_harmless, changed.values()))
    if stopped(found):
        return Ahead(found, None, ())
    shown = knowledge.publishable(proved, states)
    if shown.library.sources.keys() != before.graph.library.sources.keys():
        return None
    ids = changed.keys() & shown.library.entries.keys()
    graph = link_again(before.graph, shown, ids)
    contents = replace(before, proved=proved, found=found, graph=graph)
    return Ahead(found, contents, tuple(entry for id_, entry in changed.items() if id_ in ids))


def _files(saved: Collection[Path], config: Config) -> list[File]:
    """Return saved files as messages name them; none where they are many, or one is not there."""
    if len(saved) > _MOST:
        return []
    files = [file for path in sorted(saved) if (file := _file(path, config)) is not None]
    return files if len(files) == len(saved) else []


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
