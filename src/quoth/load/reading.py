"""One file to a source or an entry: nothing else is read for it, so that files can be shared out."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from quoth import disk
from quoth.config import Config
from quoth.findings import Code, Finding, did_you_mean
from quoth.ids import EntryId, SourceId, fault_of_id
from quoth.ledger import hash_of
from quoth.load.claimed import NO_NAMES, Names
from quoth.load.entries import read_entry
from quoth.load.frontmatter import Document, read_document
from quoth.load.sources import read_source
from quoth.load.text import NO_FILE, read_file
from quoth.model import Entry, Kind, Source, Vocabulary
from quoth.nodes import Mapping, Scalar, Sequence, UnreadableError
from quoth.place import Place
from quoth.restoring import quick_to_restore


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to be read."""

    path: Path
    name: str
    """How messages name it: relative to the root, with forward slashes."""
    within: str
    """The same relative to the folder that it is of, which may be the private one."""


@quick_to_restore
@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one file holds, and what is wrong with it."""

    name: str
    id: str | None = None
    """None where it cannot be read, or stands where no such file belongs."""
    made: Source | Entry | None = None
    names: tuple[str, ...] = ()
    """Those that an entry gives itself, even where it has other faults."""
    found: tuple[Finding, ...] = ()
    hash: str | None = None
    """Of what the file holds; None where that was not looked at."""


def read(file: File, config: Config, vocabulary: Vocabulary, names: Names = NO_NAMES) -> Read:
    """Read a file, if it is one."""
    fault = _fault_of_file(file.path)
    if fault is not None:
        return Read(name=file.name, found=(Finding(Place(file.name), *fault),))
    try:
        data = read_file(file.path, file.name, largest=config.largest_file)
    except UnreadableError as exc:
        return Read(name=file.name, found=(exc.finding,))
    return replace(read_one(data, file, config, vocabulary, names), hash=hash_of(data))


def read_one(
    data: bytes, file: File, config: Config, vocabulary: Vocabulary, names: Names = NO_NAMES
) -> Read:
    """Read what a file holds; the same whenever these are the same."""
    try:
        document, found = read_document(data, file.name, largest=config.largest_file)
    except UnreadableError as exc:
        return Read(name=file.name, found=(exc.finding,))
    astray = _astray(document.head, is_source=file.within.startswith("sources/"))
    if astray is not None:
        fault = Finding(Place(file.name), Code.UNEXPECTED_FILE, astray)
        return Read(name=file.name, found=(*found, fault))
    if file.within.startswith("sources/"):
        made = _source(document, file, config)
    else:
        made = _entry(document, file, config, vocabulary, names)
    return replace(made, found=(*found, *made.found))


def _astray(head: Mapping, *, is_source: bool) -> str | None:
    """Say that the keys of a file are those of an entry among sources, or of a source among entries."""
    of_entry = [head.get(key) is not None for key in ("name", "claims")]
    of_source = [head.get(key) is not None for key in ("title", "publisher", "published")]
    if is_source and any(of_entry) and not any(of_source):
        return "holds an entry, not an article; move it to the folder of its kind under entries/"
    if not is_source and all(of_source) and not any(of_entry):
        return "holds an article, not an entry; move it to sources/"
    return None


def _source(document: Document, file: File, config: Config) -> Read:
    if "/" in file.within.removeprefix("sources/"):
        message = "sources stand side by side in sources/, not in folders; move the file up"
        return Read(name=file.name, found=(Finding(Place(file.name), Code.UNEXPECTED_FILE, message),))
    id_ = SourceId(file.path.stem)
    source, found = read_source(document, id_, config)
    return Read(name=file.name, id=id_, made=source, found=tuple(found))


def _entry(document: Document, file: File, config: Config, vocabulary: Vocabulary, names: Names) -> Read:
    its_names = tuple(_names(document.head))
    kind = _kind_of(file, vocabulary)
    if isinstance(kind, Finding):
        return Read(name=file.name, names=its_names, found=(kind,))
    id_ = EntryId(file.path.stem)
    entry, found = read_entry(document, id_, kind, vocabulary, names, config.limits)
    return Read(name=file.name, id=id_, made=entry, names=its_names, found=tuple(found))


def _names(head: Mapping) -> list[str]:
    aliases = head.get("aliases")
    nodes = (head.get("name"), *(aliases.items if isinstance(aliases, Sequence) else ()))
    return [node.text for node in nodes if isinstance(node, Scalar)]


def _kind_of(file: File, vocabulary: Vocabulary) -> Kind | Finding:
    kinds = {kind.folder: kind for kind in vocabulary.kinds.values()}
    folder = file.within.removeprefix("entries/").rpartition("/")[0]
    if folder in kinds:
        return kinds[folder]
    near = did_you_mean(folder, kinds)
    message = f"entries stand in {', '.join(f'entries/{name}/' for name in kinds)}; move the file there"
    fix = f"entries/{near}/" if near else None
    return Finding(Place(file.name), Code.UNEXPECTED_FILE, message, fix)


def _fault_of_file(path: Path) -> tuple[Code, str] | None:
    if not disk.is_plain_file(path):
        return Code.UNEXPECTED_FILE, NO_FILE
    if path.suffix != ".md":
        return Code.UNEXPECTED_FILE, "is not read: files here end in '.md'; rename it or move it elsewhere"
    fault = fault_of_id(path.stem)
    if fault is not None:
        message = f"the file's name is the id, and {printable(path.stem)!r} cannot be one: {fault}"
        meant = re.sub("[ _]+", "-", path.stem.lower())
        return Code.BAD_FILE_NAME, message if fault_of_id(meant) else f"{message}. Rename it to {meant}.md"
    return None


def printable(name: str) -> str:
    """Return the name of a file as it can be written in a message."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "�" for c in name)
