"""The index of the search, made whole: three tables over all pages, and a file of each page.

`words` says where each word stands, `pages` which facets each page has, `names` what may be meant when
nothing is found. A first file says how the tables are cut. Nothing is counted over the whole: what a page
adds is the same whatever other pages say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quoth.search import postings
from quoth.search.keys import spelled
from quoth.search.packing import packed
from quoth.search.record import Record
from quoth.search.shards import Items, cut, file_of, script, share_out, size
from quoth.search.words import COMMON, PARTICLES, STEM

FIRST = "index"
"""The file that says how the others are cut."""
END = "_"
"""Stands behind each word, so that none begins another."""
LIMITS = {"words": 40_000, "pages": 4_000_000, "names": 200_000}
"""How much a file of each table may hold before it is cut: of words a few are fetched, of the others all."""
Sizes = dict[str, int]
"""How the items of each file of a table begin, and how much it holds."""


class SameKeyError(Exception):
    """Two pages whose paths give the same key."""


def index_files(records: Iterable[Record], indexes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the index, whatever the order of the records; `indexes` lead to all lists."""
    lines: defaultdict[str, postings.Line] = defaultdict(postings.Line)
    pages: Items = {}
    names: Items = {}
    for record in sorted(records, key=lambda record: record.key):
        key = spelled(record.key)
        if key in pages:
            raise SameKeyError(f"{record.names[1]} and {names[key][1]}: give one of them another name")
        for word, parts in record.places():
            lines[word + END].add(record.key, parts)
        pages[key], names[key] = record.row, record.names
        yield record.file
    words = {word: str(line) for word, line in lines.items()}
    tables: dict[str, Sizes] = {}
    for table, items in (("words", words), ("pages", pages), ("names", names)):
        each = {name: size(name, held) for name, held in items.items()}
        shares = share_out(items, cut(each, LIMITS[table]))
        tables[table] = {start: sum(each[name] for name in share) for start, share in shares.items()}
        yield from (file_with(table, start, share) for start, share in shares.items())
    yield first_file(tables, indexes)


def file_with(table: str, start: str, items: Items) -> tuple[str, bytes]:
    """Return the path and the bytes of one file of a table."""
    return script(file_of(table, start), packed(items) if table == "pages" else items)


def first_file(tables: dict[str, Sizes], indexes: Iterable[object]) -> tuple[str, bytes]:
    """Return the file that is read before all others."""
    rules = {"common": sorted(COMMON), "particles": PARTICLES, "stem": STEM}
    return script(FIRST, {**rules, "indexes": [*indexes], "tables": tables})
