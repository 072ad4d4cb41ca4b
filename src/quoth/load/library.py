"""Walk the folders of a knowledge base: every file that can be read, and a finding for each that cannot."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from quoth import disk
from quoth.config import Config
from quoth.findings import Code, Finding, did_you_mean
from quoth.ids import EntryId, SourceId, fault_of_id
from quoth.load import places as places_file
from quoth.load import vocabulary as vocabulary_file
from quoth.load.claimed import names_of
from quoth.load.entries import read_entry
from quoth.load.frontmatter import Document, read_document
from quoth.load.places import read_places
from quoth.load.sources import read_source
from quoth.load.text import NO_FILE, closed_folders, read_file
from quoth.load.vocabulary import read_vocabulary
from quoth.model import Entry, Kind, Library, Location, Source, Vocabulary
from quoth.nodes import UnreadableError
from quoth.place import Place

FOLDERS = ("sources", "entries")


def load_library(config: Config) -> tuple[Library | None, list[Finding]]:
    """Read sources, vocabulary and entries; None without a vocabulary, or where a folder is closed."""
    folders = config.folders
    closed = [one for start, prefix in folders for one in closed_folders(start, *FOLDERS, prefix=prefix)]
    if closed:
        return None, closed
    sources, found = _load_sources(config)
    path = config.root / vocabulary_file.FILE
    if not disk.is_there(path):
        message = "the vocabulary is missing; it says which kinds of entries and which properties there are"
        return None, [*found, Finding(Place(vocabulary_file.FILE), Code.MISSING_FILE, message)]
    try:
        data = read_file(path, vocabulary_file.FILE, largest=config.largest_file)
    except UnreadableError as exc:
        return None, [*found, exc.finding]
    vocabulary, faults = read_vocabulary(data, largest=config.largest_file)
    found += faults
    if vocabulary is None:
        return None, found
    entries, faults = _load_entries(config, vocabulary)
    faulty_files = {finding.place.path for finding in faults}
    files = (path for folder in FOLDERS for path, _ in _files(config, folder))
    unread = {path.stem for path in files if path.suffix == ".md"} - sources.keys() - entries.keys()
    found += faults
    locations, faulty, faults = _load_places(config)
    library = Library(
        vocabulary=vocabulary,
        sources=sources,
        entries=entries,
        locations=locations,
        unread=frozenset(unread | faulty),
        incomplete=frozenset(id_ for id_, entry in entries.items() if entry.place.path in faulty_files),
    )
    return library, found + faults


def published(library: Library, states: Collection[str] = ("full",)) -> Library:
    """Return what a site may show: entries whose `publish` is one of these, and the sources that they use.

    A source that only unpublished entries use would tell that they exist, and so would one that comes and
    goes with what they say: what nothing published uses is not shown, whoever else uses it.
    """
    shown = {entry.id: entry for entry in library.entries.values() if entry.publish in states}
    used = {source for entry in shown.values() for source in sources_of(entry)}
    return replace(library, entries=shown, sources={i: s for i, s in library.sources.items() if i in used})


def sources_of(entry: Entry) -> Iterator[str]:
    """Yield the sources that an entry uses; what its prose links to may be an entry as well."""
    yield from (piece.source for claim in entry.claims for piece in claim.evidence)
    yield from (link.target for link in entry.prose.links)


def _load_sources(config: Config) -> tuple[dict[SourceId, Source], list[Finding]]:
    sources: dict[SourceId, Source] = {}
    found: list[Finding] = []
    first: dict[SourceId, str] = {}
    for document in _documents(config, "sources", found):
        id_ = SourceId(Path(document.path).stem)
        if "/" in config.within(document.path).removeprefix("sources/"):
            message = "sources stand side by side in sources/, not in folders; move the file up"
            found.append(Finding(Place(document.path), Code.UNEXPECTED_FILE, message))
            continue
        source, faults = read_source(document, id_, config)
        found += faults
        if first.setdefault(id_, document.path) != document.path:
            found.append(_taken(document.path, id_, first[id_]))
        elif source is not None:
            sources[id_] = source
    return sources, found


def _load_entries(config: Config, vocabulary: Vocabulary) -> tuple[dict[EntryId, Entry], list[Finding]]:
    kinds = {kind.folder: kind for kind in vocabulary.kinds.values()}
    entries: dict[EntryId, Entry] = {}
    found: list[Finding] = []
    first: dict[EntryId, str] = {}
    documents = list(_documents(config, "entries", found))
    names = names_of(documents)
    for document in documents:
        id_ = EntryId(Path(document.path).stem)
        kind = _kind_of(document, config.within(document.path), kinds, found)
        if kind is None:
            continue
        entry, faults = read_entry(document, id_, kind, vocabulary, names, config.limits)
        found += faults
        if first.setdefault(id_, document.path) != document.path:
            found.append(_taken(document.path, id_, first[id_]))
        elif entry is not None:
            entries[id_] = entry
    return entries, found


def _load_places(config: Config) -> tuple[dict[str, Location], set[str], list[Finding]]:
    """Read where places are; a knowledge base need not say it."""
    places: dict[str, Location] = {}
    faulty: set[str] = set()
    found: list[Finding] = []
    for folder, prefix in config.folders:
        path, name = folder / places_file.FILE, f"{prefix}{places_file.FILE}"
        if disk.is_there(path):
            try:
                data = read_file(path, name, largest=config.largest_file)
            except UnreadableError as exc:
                found.append(exc.finding)
                continue
            read, bad, faults = read_places(data, name, largest=config.largest_file)
            found += faults
            for twice in sorted(places.keys() & read.keys()):
                message = f"the place {twice!r} stands at {places[twice].place} already; delete it here"
                found.append(Finding(read[twice].place, Code.REPEATED_ID, message))
            places, faulty = {**read, **places}, faulty | bad
    return places, faulty, found


def _kind_of(document: Document, within: str, kinds: dict[str, Kind], found: list[Finding]) -> Kind | None:
    folder = within.removeprefix("entries/").rpartition("/")[0]
    if folder in kinds:
        return kinds[folder]
    near = did_you_mean(folder, kinds)
    message = f"entries stand in {', '.join(f'entries/{name}/' for name in kinds)}; move the file there"
    fix = f"entries/{near}/" if near else None
    found.append(Finding(Place(document.path), Code.UNEXPECTED_FILE, message, fix))
    return None


def _documents(config: Config, folder: str, found: list[Finding]) -> Iterator[Document]:
    """Yield the files of a folder that can be read, in the order of their names."""
    for start, prefix in config.folders:
        for path in disk.odd_below(start / folder, ".md"):
            name = prefix + _printable(path.relative_to(start).as_posix())
            message = "is a folder or a hidden file, which is not read; give it another name, or delete it"
            found.append(Finding(Place(name), Code.UNEXPECTED_FILE, message))
    for path, name in _files(config, folder):
        if name == vocabulary_file.FILE or config.within(name) == places_file.FILE:
            continue
        fault = _fault_of_file(path)
        if fault is not None:
            found.append(Finding(Place(name), *fault))
            continue
        try:
            data = read_file(path, name, largest=config.largest_file)
            document, faults = read_document(data, name, largest=config.largest_file)
        except UnreadableError as exc:
            found.append(exc.finding)
            continue
        found += faults
        yield document


def _files(config: Config, folder: str) -> list[tuple[Path, str]]:
    """Return the files of a folder in the order of their names, and how messages name each."""
    found = [
        (path.relative_to(start).parts, path, prefix)
        for start, prefix in config.folders
        for path in disk.files_below(start / folder)
    ]
    return [(path, _printable(prefix + "/".join(parts))) for parts, path, prefix in sorted(found)]


def _fault_of_file(path: Path) -> tuple[Code, str] | None:
    if not disk.is_plain_file(path):
        return Code.UNEXPECTED_FILE, NO_FILE
    if path.suffix != ".md":
        return Code.UNEXPECTED_FILE, "is not read: files here end in '.md'; rename it or move it elsewhere"
    fault = fault_of_id(path.stem)
    if fault is not None:
        message = f"the file's name is the id, and {_printable(path.stem)!r} cannot be one: {fault}"
        return Code.BAD_FILE_NAME, message
    return None


def _taken(path: str, id_: str, first: str) -> Finding:
    message = f"the id {id_!r} is taken by {first}; give one of the two files another name"
    return Finding(Place(path), Code.REPEATED_ID, message)


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "�" for c in name)
