"""Many files at once: those that are as they were are not read again, and the others are shared out."""

from collections.abc import Sequence

from quoth.cache import dumped, loaded
from quoth.config import Config
from quoth.crew import Crew
from quoth.earlier import Known, group_of
from quoth.ledger import hash_of
from quoth.load.reading import File, Read, read
from quoth.model import Vocabulary


def read_all(
    files: Sequence[File], needed: tuple[Config, Vocabulary], key: str, known: Known, crew: Crew
) -> list[Read]:
    """Read files, in their order; what is kept of a group counts while none of the group has changed.

    The key tells all but the files themselves from which it follows what is read.
    """
    terms = needed[1].terms
    names = [group_of(file.within.partition("/")[0], file.name) for file in files]
    groups: dict[str, list[File]] = {}
    for name, file in zip(names, files, strict=True):
        groups.setdefault(name, []).append(file)
    states = {name: _state(those, key, known) for name, those in groups.items()}
    found = {name: known.earlier.get(name, state, terms) for name, state in states.items()}
    new = [name for name, reads in found.items() if reads is None]
    # As bytes, in which terms of the vocabulary are not written out: it takes less time to take them over.
    made = crew.each(_read, needed, [groups[name] for name in new])
    for name, data in zip(new, made, strict=True):
        found[name] = reads = loaded(data, terms)
        if all(one.hash is not None and one.hash == known.files.get(one.name) for one in reads):
            known.earlier.keep(name, states[name], reads, terms, data)
    each = {name: iter(reads) for name, reads in found.items()}
    return [next(each[name]) for name in names]


def _read(needed: tuple[Config, Vocabulary], files: Sequence[File]) -> bytes:
    return dumped([read(file, *needed) for file in files], needed[1].terms)


def _state(files: Sequence[File], key: str, known: Known) -> str:
    return hash_of(
        "\n".join([key, *(f"{known.files.get(file.name)} {file.name}" for file in files)]).encode()
    )
