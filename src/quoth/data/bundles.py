"""Pieces that stand next to each other, bundled: what they are in each file of the whole is made once.

Where a bundle ends is told by the id that ends it, wherever that stands: one entry more changes one bundle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from quoth.cache import dumped, loaded
from quoth.data.columns import TABLES
from quoth.data.csv_files import csv_lines
from quoth.data.json_text import ANNOTATIONS, DEPTHS, NODES, RECORDS, item_end
from quoth.data.members import member, unpacked
from quoth.data.pieces import Piece
from quoth.data.tables import Row
from quoth.ledger import hash_of

_SIZE = 32
"""Pieces in a bundle, about."""

Rows = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Some pieces, in order; compressed, as so many of them are in memory at once."""

    ids: tuple[str, ...]
    parts: Mapping[str, bytes]
    """What there is of them in each list and table, as it stands in its file."""
    annotations: int
    """How many there are."""
    stamp: str
    """The same as long as the rows are."""
    _rows: bytes
    _pieces: bytes

    def rows(self) -> Rows:
        """Return the rows of all pieces, by table."""
        rows: Rows = loaded(unpacked([self._rows]))
        return rows

    def pieces(self) -> Mapping[str, Piece]:
        """Return the pieces by their ids."""
        pieces: Mapping[str, Piece] = loaded(unpacked([self._pieces]))
        return pieces


def bundled(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the ids of each bundle."""
    some: list[str] = []
    for id_ in ids:
        some.append(id_)
        if crc32(id_.encode()) % _SIZE == 0:
            yield tuple(some)
            some = []
    if some:
        yield tuple(some)


def bundle(pieces: Mapping[str, Piece]) -> Bundle:
    """Return pieces as a bundle."""
    those = pieces.values()
    rows = {
        table.name: tuple(row for piece in those for row in piece.rows.get(table.name, ()))
        for table in TABLES
    }
    lists = {
        RECORDS: [piece.record for piece in those],
        NODES: [node for piece in those for node in piece.nodes],
        ANNOTATIONS: [note for piece in those for note in piece.annotations],
    }
    parts = {name: csv_lines(of_table).encode() for name, of_table in rows.items()}
    parts |= {name: item_end(DEPTHS[name]).join(items) for name, items in lists.items()}
    return Bundle(
        ids=tuple(pieces),
        parts={name: member(part) for name, part in parts.items() if part},
        annotations=len(lists[ANNOTATIONS]),
        stamp=hash_of(repr(rows).encode()),
        _rows=member(dumped(rows), quick=True),
        _pieces=member(dumped(dict(pieces)), quick=True),
    )


def parts_of(bundles: Sequence[Bundle], name: str) -> list[bytes]:
    """Return what there is of a list or table in bundles; nothing of those that have nothing of it."""
    return [one.parts[name] for one in bundles if name in one.parts]
