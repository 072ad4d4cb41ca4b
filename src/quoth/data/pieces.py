"""What one entry, or one source, is in all files of data: made alone, and put together in `files`."""

from collections.abc import Mapping
from dataclasses import dataclass

from quoth.config import Config
from quoth.data.annotations import annotations_of
from quoth.data.json_text import DEPTHS, RECORDS, as_json, as_text, deeper
from quoth.data.linked import node_of_source, nodes_of_entry
from quoth.data.nested import entry_page, entry_text, source_page, source_text
from quoth.data.rows import row_of, rows_of
from quoth.data.tables import Row
from quoth.ids import SourceId
from quoth.link.graph import Graph
from quoth.model import Entry, Source
from quoth.proving.proofs import proof
from quoth.proving.verify import PROOFS


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of an entry, or of a source, in the files of the whole knowledge base."""

    rows: Mapping[str, tuple[Row, ...]]
    """By table."""
    record: bytes
    """Its record as JSON, as deep as it stands in the whole; so are the nodes and annotations."""
    nodes: tuple[bytes, ...]
    """Of linked data."""
    annotations: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """All data of an entry, or of a source."""

    piece: Piece
    files: tuple[tuple[str, bytes], ...]
    """Its own files, by their place on the site."""
    text: str
    """Its record as JSON, by itself."""


def data_of(entry: Entry, graph: Graph, config: Config, texts: Mapping[SourceId, str]) -> Made:
    """Return the data of an entry, beside whose page stand the records of sources that it quotes: `texts`."""
    rows = rows_of(entry, graph)
    text = entry_text(entry, rows)
    used = dict.fromkeys(piece.source for claim in entry.claims for piece in claim.evidence)
    beside = entry_page(text, (texts[source] for source in used), graph.versions[entry.id])
    nodes = (as_text(node, "\n  ") for node in nodes_of_entry(entry, graph, config))
    notes = (as_text(note, "\n   ") for note in annotations_of(entry, graph, config))
    piece = Piece(
        rows=rows,
        record=deeper(text, DEPTHS[RECORDS] + 1).encode(),
        nodes=tuple(node.encode() for node in nodes),
        annotations=tuple(note.encode() for note in notes),
    )
    return Made(piece, ((f"{entry.kind.folder}/{entry.id}.json", beside),), text)


def data_of_source(source: Source, graph: Graph, config: Config) -> Made:
    """Return the data of a source, beside whose page stands who quotes which words of it."""
    proved = None if source.redact else proof(source, graph)
    row = row_of(source, None if proved is None else proved.root)
    rows = {"sources": (row,)}
    text = source_text(row)
    files = [(f"sources/{source.id}.json", source_page(text, source, graph))]
    if proved is not None:
        files.append((f"{PROOFS}/{source.id}.json", as_json(proved.record)))
    piece = Piece(
        rows=rows,
        record=deeper(text, DEPTHS[RECORDS] + 1).encode(),
        nodes=(as_text(node_of_source(source, graph, config), "\n  ").encode(),),
    )
    return Made(piece, tuple(files), text)
