"""An index that stands, brought up to pages that changed: the same to the byte as if it were made anew."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from quoth.search import postings
from quoth.search.index import END, FIRST, LIMITS, Sizes, file_with, first_file
from quoth.search.keys import spelled
from quoth.search.packing import unpacked
from quoth.search.record import Record
from quoth.search.shards import Items, Read, cut, data_of, file_of, holder, path_of, share_out, size

Change = tuple[Record | None, Record | None]
"""A page as it was and as it is; None where it came or went."""
Records = dict[int, Record]
"""Pages by their key."""
Files = dict[str, bytes | None]
"""What files hold now; None where they go."""


def update(read: Read, changes: Iterable[Change]) -> Files:
    """Return the files of an index that change with some pages; `read` returns those that stand."""
    listed = list(changes)
    before = {old.key: old for old, _ in listed if old is not None}
    after = {new.key: new for _, new in listed if new is not None}
    first = data_of(FIRST, read)
    made: Files = {old.file[0]: None for old in before.values()}
    made |= dict(new.file for new in after.values())
    tables: dict[str, Sizes] = {}
    for table, edits in _edits(before, after).items():
        tables[table], files = _renewed(table, first["tables"][table], edits, read)
        made |= files
    return made | dict([first_file(tables, first["indexes"])])


def _edits(before: Records, after: Records) -> dict[str, Items]:
    """Return by table what its items become; of a word it is in which parts of each page it stands."""
    words: defaultdict[str, dict[int, str]] = defaultdict(dict)
    pages: Items = {}
    names: Items = {}
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old is None or new is None or old.row != new.row:
            pages[spelled(key)] = None if new is None else new.row
        if old is None or new is None or old.names != new.names:
            names[spelled(key)] = None if new is None else new.names
        was, now = ({} if record is None else dict(record.places()) for record in (old, new))
        for word in was.keys() | now.keys():
            if was.get(word) != now.get(word):
                words[word + END][key] = now.get(word, "")
    return {"words": dict(words), "pages": pages, "names": names}


def _renewed(table: str, before: Sizes, edits: Items, read: Read) -> tuple[Sizes, Files]:
    """Return how a table is cut now, and its files that change."""
    touched = {holder(name, before) for name in edits} & before.keys()
    items = {name: held for start in touched for name, held in _items(table, start, read).items()}
    for name, edit in edits.items():
        held = _edited(items.get(name, ""), edit) if table == "words" else edit
        if held:
            items[name] = held
        else:
            items.pop(name, None)
    kept = {start: held for start, held in before.items() if start not in touched}
    each = {name: size(name, held) for name, held in items.items()}
    starts = cut(kept | each, LIMITS[table])
    anew = [start for start in starts if start not in kept]
    for start in kept.keys() - set(starts):
        # It is one file with its neighbours now.
        items |= _items(table, start, read)
    shares = share_out(items, anew)
    sizes = {
        start: kept[start] if start in kept else sum(size(name, held) for name, held in shares[start].items())
        for start in starts
    }
    made: Files = {path_of(file_of(table, start)): None for start in before.keys() - set(starts)}
    return sizes, made | dict(file_with(table, start, share) for start, share in shares.items())


def _edited(line: str, edits: dict[int, str]) -> str:
    pages = dict(postings.read(line)) | edits
    return postings.written((key, parts) for key, parts in sorted(pages.items()) if parts)


def _items(table: str, start: str, read: Read) -> Items:
    data: Any = data_of(file_of(table, start), read)
    return unpacked(data) if table == "pages" else data
