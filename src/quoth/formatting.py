"""Bring all files of a knowledge base into the canonical form; of the text below only line ends change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quoth import disk
from quoth.canonical import ENTRY, PLACES, SOURCE, VOCABULARY, Shape, canonical
from quoth.config import Config
from quoth.findings import Code, Finding
from quoth.ids import EntryId, SourceId
from quoth.load import places, vocabulary
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.load.library import FOLDERS
from quoth.load.places import read_places
from quoth.load.sources import read_source
from quoth.load.text import closed_folders, read_file, read_text
from quoth.load.vocabulary import read_vocabulary
from quoth.model import Vocabulary
from quoth.nodes import UnreadableError
from quoth.place import Place

_FENCE = re.compile(r"^---$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file as it stands, and in its canonical form."""

    path: str
    """As in a Place: relative to the knowledge base."""
    before: str
    after: str

    @property
    def finding(self) -> Finding:
        """That the file is not in its canonical form, at the first line that differs."""
        lines = zip(self.before.splitlines(), self.after.splitlines(), strict=False)
        line = next((number for number, (old, new) in enumerate(lines, start=1) if old != new), 1)
        message = "is not in the canonical form; 'python build_entries.py fmt' writes it so"
        return Finding(Place(self.path, line), Code.NOT_CANONICAL, message)


def format_all(config: Config) -> tuple[list[Formatted], list[Finding]]:
    """Return the files that are not in their canonical form, and the faults of those that cannot be read."""
    changed: list[Formatted] = []
    found = closed_folders(config.root, *FOLDERS)
    if found:
        return changed, sorted(found)
    known, found = _vocabulary(config)
    for path, shape in _files(config.root, known):
        try:
            data = read_file(path, _name(path, config), largest=config.largest_file)
            text = read_text(data, _name(path, config), largest=config.largest_file)
        except UnreadableError as exc:
            found.append(exc.finding)
            continue
        faults = _faults(text, _name(path, config), shape, config, known)
        found += faults
        if not faults and (after := format_text(text, shape)).encode() != data:
            changed.append(Formatted(_name(path, config), data.decode("utf-8"), after))
    return changed, sorted(found)


def write_all(config: Config, changed: list[Formatted]) -> None:
    """Write files in their canonical form."""
    for file in changed:
        disk.overwrite(config.root / file.path, file.after.encode())


def format_text(text: str, shape: Shape) -> str:
    """Return a file without faults in its canonical form."""
    if shape in (VOCABULARY, PLACES):
        return canonical(text, shape)
    opened, closed = (match.end() for match, _ in zip(_FENCE.finditer(text), range(2), strict=False))
    return f"---\n{canonical(text[opened : closed - len('---')], shape)}{text[closed - len('---') :]}"


def told(changed: Sequence[Formatted], found: Sequence[Finding], *, written: bool) -> str:
    """Say in plain words what became of the files."""
    left = {finding.place.path for finding in found}
    lines = [f"{file.path}: written anew" for file in changed if written]
    differ = [] if written else [file.finding for file in changed]
    lines += [str(finding) for finding in sorted([*found, *differ])]
    if changed:
        done = "changed" if written else "to be changed; 'fmt' without '--check' does it"
        lines.append(f"{_files_in_words(len(changed))} {done}.")
    elif not left:
        lines.append("All files are in the canonical form.")
    if left:
        lines.append(f"{_files_in_words(len(left))} left alone, because of the errors above.")
    return "\n".join(lines)


def _files_in_words(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _files(root: Path, known: Vocabulary | None) -> Iterator[tuple[Path, Shape]]:
    """Yield the files that have a canonical form; what else lies about is for the checks to tell."""
    kinds = [] if known is None else [kind.folder for kind in known.kinds.values()]
    for folder, shape in (("sources", SOURCE), *((f"entries/{name}", ENTRY) for name in sorted(kinds))):
        for path in disk.files_below(root / folder):
            if path.suffix == ".md" and path.parent == root / folder and disk.is_plain_file(path):
                yield path, shape
    for name, shape in ((vocabulary.FILE, VOCABULARY), (places.FILE, PLACES)):
        if disk.is_plain_file(root / name) and (known is not None or shape is not VOCABULARY):
            yield root / name, shape


def _vocabulary(config: Config) -> tuple[Vocabulary | None, list[Finding]]:
    path = config.root / vocabulary.FILE
    if not disk.is_there(path):
        message = "the vocabulary is missing, without which no entry can be read"
        return None, [Finding(Place(vocabulary.FILE), Code.MISSING_FILE, message)]
    try:
        data = read_file(path, vocabulary.FILE, largest=config.largest_file)
    except UnreadableError as exc:
        return None, [exc.finding]
    return read_vocabulary(data, largest=config.largest_file)


def _faults(text: str, name: str, shape: Shape, config: Config, known: Vocabulary | None) -> list[Finding]:
    """Return what keeps a file from being read; faults of its prose do not."""
    data = text.encode()
    if shape is VOCABULARY:
        return []
    if shape is PLACES:
        return read_places(data, largest=config.largest_file)[2]
    try:
        document, found = read_document(data, name, largest=config.largest_file)
    except UnreadableError as exc:
        return [exc.finding]
    if shape is SOURCE:
        return found + read_source(document, SourceId(Path(name).stem), config)[1]
    assert known is not None
    kind = next(kind for kind in known.kinds.values() if kind.folder == Path(name).parent.name)
    empty = replace(document, body="")
    return found + read_entry(empty, EntryId(Path(name).stem), kind, known)[1]


def _name(path: Path, config: Config) -> str:
    return path.relative_to(config.root).as_posix()
