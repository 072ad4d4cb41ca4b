"""Checks of ids and names: each belongs to one entry or source alone, and is what it looks like."""

from collections.abc import Iterable, Iterator

from quoth.findings import Code, Finding
from quoth.folding import bare
from quoth.look_alikes import name_of_letter, strange_letter
from quoth.model import Entry, Source
from quoth.place import Place
from quoth.quotes import Proved


def ids_belong_to_one(proved: Proved) -> Iterator[Finding]:
    """No id, present or former, is that of two entries, or of an entry and a source."""
    entries, sources = proved.library.entries, proved.library.sources
    owner: dict[str, str] = {source.id: source.place.path for source in sources.values()}
    for entry in entries.values():
        if entry.id in owner:
            message = f"the id {entry.id!r} is taken by {owner[entry.id]}; give one of the two another name"
            yield Finding(entry.place, Code.REPEATED_ID, message)
        else:
            owner[entry.id] = entry.place.path
    for entry in entries.values():
        for old in entry.was:
            if old == entry.id:
                message = f"'was' names the id that this entry has now, {old!r}; delete it there"
                yield Finding(entry.place, Code.REPEATED_ID, message)
            elif old in owner:
                message = f"'was' names {old!r}, which is an id of {owner[old]}; delete it in one of the two"
                yield Finding(entry.place, Code.REPEATED_ID, message)
            else:
                owner[old] = entry.place.path


def names_belong_to_one(proved: Proved) -> Iterator[Finding]:
    """No two entries share a name."""
    owner: dict[str, Entry] = {}
    for entry in proved.library.entries.values():
        for name in dict.fromkeys((entry.name, *entry.aliases)):
            first = owner.setdefault(bare(name), entry)
            if first is not entry:
                message = (
                    f"{name!r} is a name of both {first.place.path} and {entry.place.path}; "
                    "make one entry of the two, or add to the names what tells them apart"
                )
                yield Finding(entry.place, Code.SAME_NAME, message)


def names_are_of_one_script(entry: Entry, _: Proved) -> Iterator[Finding]:
    """No word of a name has a letter of another script, which looks like one of its own."""
    return _look_alikes((entry.name, *entry.aliases), entry.place)


def origins_are_of_one_script(source: Source, _: Proved) -> Iterator[Finding]:
    """No word of the name of a publisher or an author has one either."""
    return _look_alikes((source.publisher, *source.author), source.place)


def _look_alikes(names: Iterable[str], place: Place) -> Iterator[Finding]:
    for name in names:
        letter = strange_letter(name)
        if letter is not None:
            cure = f"is a {name_of_letter(letter)}; type the one that belongs there"
            yield Finding(place, Code.LOOK_ALIKE, f"in {name!r} the letter {letter!r} {cure}")
