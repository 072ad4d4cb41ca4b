"""Every file of data, by its place on the site: of each entry and source, and of the whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files

from quoth.config import Config
from quoth.data.annotations import annotations
from quoth.data.bundles import Bundle, Rows, bundle, bundled, parts_of
from quoth.data.columns import TABLES
from quoth.data.csv_files import csv_head, data_package, described
from quoth.data.database import database
from quoth.data.json_text import ANNOTATIONS, NODES, RECORDS, as_json
from quoth.data.linked import linked_whole
from quoth.data.members import member, unpacked
from quoth.data.nested import SCHEMA, schema, whole
from quoth.data.pieces import Piece, data_of, data_of_source
from quoth.data.tables import Table
from quoth.ledger import hash_of
from quoth.link.graph import Graph

FOLDER = "data"
LARGE = 1_000_000
"""Bytes from which a file is there compressed, too."""
File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Planned:
    """Files that are made together, when they are wanted."""

    name: str
    stamp: str
    """The same as long as they are, for one program and its settings."""
    make: Callable[[], Iterator[File]]


def data_files(graph: Graph, config: Config) -> Iterator[File]:
    """Yield the path and the content of every file of data."""
    library = graph.library
    sources = {id_: data_of_source(source, graph, config) for id_, source in library.sources.items()}
    for made in sources.values():
        yield from made.files
    pieces: dict[str, Piece] = {}
    texts = {id_: made.text for id_, made in sources.items()}
    for entry in library.entries.values():
        made = data_of(entry, graph, config, texts)
        yield from made.files
        pieces[entry.id] = made.piece
    articles = _bundles({id_: made.piece for id_, made in sources.items()})
    for planned in whole_files(_bundles(pieces), articles, graph, config):
        yield from planned.make()


def whole_files(
    entries: Sequence[Bundle], sources: Sequence[Bundle], graph: Graph, config: Config
) -> Iterator[Planned]:
    """Yield the files of the whole knowledge base, from what is bundled in its order."""
    bundles = [*sources, *entries]
    rows = hash_of("".join(one.stamp for one in bundles).encode())
    yield Planned(
        "tables", hash_of(f"{rows} {graph.version}".encode()), partial(_tables, bundles, graph, config)
    )
    vocabulary = graph.library.vocabulary
    yield Planned(
        "database",
        rows,
        lambda: _large("kb.sqlite", database((filled([one.rows()]) for one in bundles), vocabulary)),
    )
    records, articles = parts_of(entries, RECORDS), parts_of(sources, RECORDS)
    yield _of_members("kb.json", whole(records, articles, graph, config))
    yield _of_members("kb.jsonld", linked_whole(parts_of([*entries, *sources], NODES)))
    number = sum(one.annotations for one in entries)
    yield _of_members("annotations.jsonld", annotations(parts_of(entries, ANNOTATIONS), number, config))
    yield Planned("same", "", _same)


def filled(rows: Iterable[Rows]) -> tuple[Table, ...]:
    """Return the tables with these rows, in their order."""
    every = [*rows]
    return tuple(
        replace(table, rows=tuple(row for some in every for row in some.get(table.name, ())))
        for table in TABLES
    )


def _bundles(pieces: Mapping[str, Piece]) -> list[Bundle]:
    return [bundle({id_: pieces[id_] for id_ in ids}) for ids in bundled(pieces)]


def _tables(bundles: Sequence[Bundle], graph: Graph, config: Config) -> Iterator[File]:
    resources = []
    for table in TABLES:
        members = [member(csv_head(table).encode()), *parts_of(bundles, table.name)]
        data = unpacked(members)
        resources.append(described(table, data))
        yield from _file(f"{table.name}.csv", data, members)
    yield from _file("datapackage.json", data_package(resources, config, graph.version))


def _same() -> Iterator[File]:
    """Yield what is the same for every knowledge base."""
    yield from _file(SCHEMA, as_json(schema()))
    yield f"{FOLDER}/verify.py", files("quoth.proving").joinpath("verify.py").read_bytes()


def _of_members(name: str, made: Iterable[bytes]) -> Planned:
    members = [*made]
    return Planned(name, hash_of(b"".join(members)), lambda: _file(name, unpacked(members), members))


def _large(name: str, data: bytes) -> Iterator[File]:
    return _file(name, data, [member(data, quick=True)])


def _file(name: str, data: bytes, members: Sequence[bytes] = ()) -> Iterator[File]:
    yield f"{FOLDER}/{name}", data
    if len(data) >= LARGE:
        yield f"{FOLDER}/{name}.gz", b"".join(members or [member(data)])
