"""Walk the folders of a knowledge base: every file that can be read, and a finding for each that cannot."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from quoth import disk
from quoth.config import Config
from quoth.crew import ALONE, Crew
from quoth.earlier import Known, nothing_known
from quoth.findings import Code, Finding
from quoth.ids import EntryId
from quoth.ledger import hash_of
from quoth.load import places as places_file
from quoth.load import vocabulary as vocabulary_file
from quoth.load.claimed import names_of
from quoth.load.places import read_places
from quoth.load.reading import File, printable, read
from quoth.load.text import closed_folders, read_file
from quoth.load.together import read_all
from quoth.load.vocabulary import read_vocabulary
from quoth.model import Entry, Library, Location, Source, Vocabulary
from quoth.nodes import UnreadableError
from quoth.place import Place

FOLDERS = ("sources", "entries")
_NO_VOCABULARY = Vocabulary(kinds={}, properties={})
"""Sources are read without one."""


def load_library(
    config: Config, crew: Crew = ALONE, known: Known | None = None
) -> tuple[Library | None, list[Finding]]:
    """Read sources, vocabulary and entries; None without a vocabulary, or where a folder is closed.

    Of what is known of files that are as they were, nothing is read again.
    """
    known = known or nothing_known()
    folders = config.folders
    closed = [one for start, prefix in folders for one in closed_folders(start, *FOLDERS, prefix=prefix)]
    if closed:
        return None, closed
    key = repr((known.program, replace(config, root=Path())))
    vocabulary, faults, words = _load_vocabulary(config)
    files = {folder: _files(config, folder) for folder in FOLDERS}
    hashes = {vocabulary_file.FILE: words}
    load = partial(_load, hashes=hashes, known=known, crew=crew)
    sources, found = load(files["sources"], (config, vocabulary or _NO_VOCABULARY), key)
    found += _odd(config, "sources") + faults
    if vocabulary is None:
        return None, found
    entries, faults = load(files["entries"], (config, vocabulary), f"{key} {words}")
    faults += _odd(config, "entries")
    faulty_files = {finding.place.path for finding in faults}
    found += faults
    locations, faulty, faults = _load_places(config)
    stems = {file.path.stem for those in files.values() for file in those if file.path.suffix == ".md"}
    there = {one.id for one in (*sources, *entries)}
    library = Library(
        vocabulary=vocabulary,
        sources={one.id: one for one in sources if isinstance(one, Source)},
        entries={one.id: one for one in entries if isinstance(one, Entry)},
        locations=locations,
        unread=frozenset((stems - there) | faulty),
        incomplete=frozenset(
            one.id for one in entries if isinstance(one, Entry) and one.place.path in faulty_files
        ),
        hashes=hashes,
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


def _load_vocabulary(config: Config) -> tuple[Vocabulary | None, list[Finding], str]:
    """Return the vocabulary, its faults, and the hash of what was read."""
    path = config.root / vocabulary_file.FILE
    if not disk.is_there(path):
        message = "the vocabulary is missing; it says which kinds of entries and which properties there are"
        return None, [Finding(Place(vocabulary_file.FILE), Code.MISSING_FILE, message)], ""
    try:
        data = read_file(path, vocabulary_file.FILE, largest=config.largest_file)
    except UnreadableError as exc:
        return None, [exc.finding], ""
    return *read_vocabulary(data, largest=config.largest_file), hash_of(data)


def _load(
    files: Sequence[File],
    needed: tuple[Config, Vocabulary],
    key: str,
    *,
    hashes: dict[str, str],
    known: Known,
    crew: Crew,
) -> tuple[list[Source | Entry], list[Finding]]:
    """Read files one by one, note their hashes, and keep the first of those with one id."""
    each = read_all(files, needed, key, known, crew)
    wrong = {one.name for one in each if any(finding.code is Code.BAD_VALUE for finding in one.found)}
    if wrong:
        # Where a name stands for an id, it is only now known whose it is.
        names = names_of((EntryId(Path(one.name).stem), one.names) for one in each)
        pairs = zip(files, each, strict=True)
        each = [read(file, *needed, names) if one.name in wrong else one for file, one in pairs]
    first: dict[str, str] = {}
    kept: list[Source | Entry] = []
    found: list[Finding] = []
    for one in each:
        found += one.found
        hashes[one.name] = one.hash or ""
        if one.id is not None and first.setdefault(one.id, one.name) != one.name:
            message = f"the id {one.id!r} is taken by {first[one.id]}; give one of the two files another name"
            found.append(Finding(Place(one.name), Code.REPEATED_ID, message))
        elif one.made is not None:
            kept.append(one.made)
    return kept, found


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


def _odd(config: Config, folder: str) -> list[Finding]:
    """Return a finding for what an author may take for a file of a folder, and is not read."""
    message = "is a folder or a hidden file, which is not read; give it another name, or delete it"
    names = (
        prefix + printable(path.relative_to(start).as_posix())
        for start, prefix in config.folders
        for path in disk.odd_below(start / folder, ".md")
    )
    return [Finding(Place(name), Code.UNEXPECTED_FILE, message) for name in names]


def _files(config: Config, folder: str) -> list[File]:
    """Return the files of a folder in the order of their names, but for those that are read on their own."""
    found = sorted(
        ([folder, *name.split("/")], prefix, start)
        for start, prefix in config.folders
        for name in disk.names_below(start / folder)
    )
    files = [
        File(start.joinpath(*parts), name=prefix + within, within=within)
        for parts, prefix, start in found
        for within in [printable("/".join(parts))]
    ]
    return [one for one in files if one.name != vocabulary_file.FILE and one.within != places_file.FILE]
