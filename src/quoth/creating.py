"""Make the file of a new entry or source, unless there is one like it already."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quoth import disk
from quoth.config import load_config
from quoth.drafting import DraftSource, id_from, new_entry, new_source
from quoth.findings import Code, Finding, did_you_mean
from quoth.ids import KindId, SourceId, fault_of_id
from quoth.load.library import load_library
from quoth.model import Library
from quoth.namesakes import bare_words, namesakes
from quoth.place import Place

_ANYWAY = "if yours is another, make its file with --anyway"


class WrongUsageError(Exception):
    """What was asked for cannot be done by anybody; says what to ask for instead."""


def create_entry(
    root: Path,
    kind: str,
    name: str,
    *,
    aliases: Sequence[str] = (),
    id: str | None = None,
    anyway: bool = False,
) -> tuple[str | None, list[Finding]]:
    """Make the file of a new entry, to be filled in; return its path, or None and why it was not made.

    `anyway` makes it though an entry looks like it. Raises WrongUsageError.
    """
    library, found = _library(root)
    if library is None:
        return None, found
    kinds = library.vocabulary.kinds
    if kind not in kinds:
        near = did_you_mean(kind, [*kinds, "source"])
        hint = f" Did you mean {near!r}?" if near else ""
        raise WrongUsageError(f"there is no kind {kind!r}; there are {', '.join(kinds)} and source.{hint}")
    chosen = _id(name, id)
    found = list(_ids_taken(chosen, library, root))
    if not anyway:
        clashes = {finding.place for finding in found}
        alike = entries_alike([name, *aliases], kind, library, _ANYWAY)
        found += [finding for finding in alike if finding.place not in clashes]
    path = f"entries/{kinds[KindId(kind)].folder}/{chosen}.md"
    text = new_entry(kinds[KindId(kind)], name, library.vocabulary, aliases=aliases)
    return _make(root, path, text, found)


def create_source(
    root: Path, given: DraftSource, *, id: str | None = None, anyway: bool = False
) -> tuple[str | None, list[Finding]]:
    """Make the file of a new source; return its path, or None and why it was not made.

    `anyway` makes it though a source looks like it. Raises WrongUsageError.
    """
    library, found = _library(root)
    if library is None:
        return None, found
    chosen = _id(given.title, id)
    found = list(_ids_taken(chosen, library, root))
    if not anyway:
        found += sources_alike(given, library, _ANYWAY)
    return _make(root, f"sources/{chosen}.md", new_source(given), found)


def _library(root: Path) -> tuple[Library | None, list[Finding]]:
    config, found = load_config(root)
    if config is None:
        return None, found
    # A file with faults keeps nobody from making another.
    return load_library(config)


def _id(name: str, given: str | None) -> str:
    if not name.strip():
        raise WrongUsageError("the name is empty; write it between quotation marks")
    chosen = given or id_from(name)
    if chosen is None:
        raise WrongUsageError(f"no id can be made of {name!r}; choose one of a-z, 0-9 and hyphens with --id")
    fault = fault_of_id(chosen)
    if fault is not None:
        raise WrongUsageError(f"{chosen!r} cannot be an id: {fault}")
    return chosen


def _ids_taken(id_: str, library: Library, root: Path) -> Iterator[Finding]:
    cure = "if yours is another, choose another id with --id"
    now = library.now_called.get(id_)
    if now is not None:
        what = "is the id of this entry" if now == id_ else "was an id of this entry"
        yield Finding(library.entries[now].place, Code.REPEATED_ID, f"{id_!r} {what}; {cure}")
    elif (source := library.sources.get(SourceId(id_))) is not None:
        yield Finding(source.place, Code.REPEATED_ID, f"{id_!r} is the id of this source; {cure}")
    elif id_ in library.unread:
        for path in (path for folder in ("sources", "entries") for path in disk.files_below(root / folder)):
            if path.stem == id_:
                message = f"{id_!r} is the id of this file, which has faults; {cure}"
                yield Finding(Place(path.relative_to(root).as_posix()), Code.REPEATED_ID, message)


def entries_alike(names: Sequence[str], kind: str, library: Library, cure: str) -> Iterator[Finding]:
    """Yield each entry that looks like one with these names, and what to do about it."""
    for found in namesakes(names, library.vocabulary.kinds[KindId(kind)], library):
        like = "is" if bare_words(found.name) == bare_words(found.ours) else "looks like"
        message = f"{found.ours!r} {like} {found.name!r}, a name of this entry; {cure}"
        yield Finding(found.entry.place, Code.SAME_NAME, message)


def sources_alike(given: DraftSource, library: Library, cure: str) -> Iterator[Finding]:
    """Yield each source that has the title or the address of this one, and what to do about it."""
    for source in library.sources.values():
        same_title = bare_words(source.title) == bare_words(given.title)
        if same_title or (given.url and source.url == given.url):
            what = "title" if same_title else "address"
            message = f"this source has the same {what}; {cure}"
            yield Finding(source.place, Code.SAME_NAME, message)


def _make(root: Path, path: str, text: str, found: list[Finding]) -> tuple[str | None, list[Finding]]:
    if found:
        return None, sorted(found)
    try:
        disk.create(root / path, text.encode())
    except FileExistsError:
        message = "this file exists already; choose another id with --id"
        return None, [Finding(Place(path), Code.REPEATED_ID, message)]
    return path, []
