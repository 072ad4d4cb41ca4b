"""Every file of data, by its place on the site."""

import gzip
from collections.abc import Iterator
from importlib.resources import files

from quoth.config import Config
from quoth.data.annotations import annotations
from quoth.data.csv_files import csv_file, data_package
from quoth.data.database import database
from quoth.data.linked import linked_whole
from quoth.data.nested import SCHEMA, as_json, parts, schema, whole
from quoth.data.rows import tables
from quoth.link.graph import Graph
from quoth.proving.proofs import proof
from quoth.proving.verify import PROOFS

FOLDER = "data"
LARGE = 1_000_000
"""Bytes from which a file is there compressed, too."""


def data_files(graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every file of data."""
    made = tables(graph)
    knowledge = whole(made, graph, config)
    for table in made:
        yield from _file(f"{table.name}.csv", csv_file(table))
    yield from _file("datapackage.json", data_package(made, config, graph.version))
    yield from _file("kb.json", as_json(knowledge))
    yield from _file(SCHEMA, as_json(schema(made)))
    yield from _file("kb.sqlite", database(made, graph.library.vocabulary))
    yield from _file("kb.jsonld", as_json(linked_whole(graph, config, f"{FOLDER}/kb.jsonld")))
    yield from _file("annotations.jsonld", as_json(annotations(graph, config)))
    for source in graph.library.sources.values():
        if not source.redact:
            yield f"{PROOFS}/{source.id}.json", as_json(proof(source, graph))
    yield f"{FOLDER}/verify.py", files("quoth.proving").joinpath("verify.py").read_bytes()
    yield from ((path, as_json(record)) for path, record in parts(knowledge))


def _file(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield f"{FOLDER}/{name}", data
    if len(data) >= LARGE:
        # Without the time, which would make other bytes of the same data.
        yield f"{FOLDER}/{name}.gz", gzip.compress(data, mtime=0)
