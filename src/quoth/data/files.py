"""Every file of data, by its place on the site: of each entry and source, and of the whole."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from quoth.config import Config
from quoth.data.annotations import annotations
from quoth.data.columns import TABLES
from quoth.data.csv_files import csv_file, data_package, described
from quoth.data.database import database
from quoth.data.json_text import as_json
from quoth.data.linked import linked_whole
from quoth.data.nested import SCHEMA, schema, whole
from quoth.data.pieces import Piece, data_of, data_of_source
from quoth.data.tables import Table
from quoth.link.graph import Graph

FOLDER = "data"
LARGE = 1_000_000
"""Bytes from which a file is there compressed, too."""
_LEVEL = 6
"""How hard files are compressed: the hardest takes three times as long or more, to save less than a tenth."""


def data_files(graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every file of data."""
    library = graph.library
    sources = {id_: data_of_source(source, graph, config) for id_, source in library.sources.items()}
    for made in sources.values():
        yield from made.files
    pieces = []
    texts = {id_: made.text for id_, made in sources.items()}
    for entry in library.entries.values():
        made = data_of(entry, graph, config, texts)
        yield from made.files
        pieces.append(made.piece)
    yield from whole_files(pieces, [made.piece for made in sources.values()], graph, config)


def whole_files(
    entries: Sequence[Piece], sources: Sequence[Piece], graph: Graph, config: Config
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the whole knowledge base, one after another, from the pieces in its order."""
    pieces = [*sources, *entries]
    resources = []
    for table in TABLES:
        data = b"".join([csv_file(table), *(piece.lines.get(table.name, b"") for piece in pieces)])
        resources.append(described(table, data))
        yield from _file(f"{table.name}.csv", data)
    yield from _file("datapackage.json", data_package(resources, config, graph.version))
    records, articles = (one.record for one in entries), (one.record for one in sources)
    yield from _file("kb.json", whole(records, articles, graph, config))
    yield from _file(SCHEMA, as_json(schema()))
    yield from _file("kb.sqlite", database(filled(pieces), graph.library.vocabulary))
    nodes = (node for piece in (*entries, *sources) for node in piece.nodes)
    yield from _file("kb.jsonld", linked_whole(nodes))
    notes = [note for piece in entries for note in piece.annotations]
    yield from _file("annotations.jsonld", annotations(notes, len(notes), config))
    yield f"{FOLDER}/verify.py", files("quoth.proving").joinpath("verify.py").read_bytes()


def filled(pieces: Sequence[Piece]) -> tuple[Table, ...]:
    """Return the tables with the rows of all pieces."""
    return tuple(
        replace(table, rows=tuple(row for piece in pieces for row in piece.rows.get(table.name, ())))
        for table in TABLES
    )


def _file(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield f"{FOLDER}/{name}", data
    if len(data) >= LARGE:
        # Without the time, which would make other bytes of the same data.
        yield f"{FOLDER}/{name}.gz", gzip.compress(data, _LEVEL, mtime=0)
