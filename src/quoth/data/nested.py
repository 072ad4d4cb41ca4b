"""The same rows as JSON: claims inside their entry, evidence inside its claim, and a schema that says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from quoth import wording
from quoth.config import Config
from quoth.data.columns import TABLES
from quoth.data.json_text import DEPTHS, RECORDS, array, as_text, extended, flat, listed
from quoth.data.members import member
from quoth.data.tables import Cell, Column, Row
from quoth.link.graph import Graph
from quoth.model import Entry, Source
from quoth.shapes import Shape

SCHEMA = "kb.schema.json"
_TYPES = {"string": "string", "date": "string", "integer": "integer", "boolean": "boolean"}
_KNOWN = {"names": "entry", "claims": "entry", "evidence": "claim"}
"""What a record need not say inside the one that it belongs to."""
_COLUMNS = {table.name: [column.name for column in table.columns] for table in TABLES}


def source_text(row: Row) -> str:
    """Return the record of a source."""
    return flat(_record("sources", row))


def entry_text(entry: Entry, rows: Mapping[str, tuple[Row, ...]]) -> str:
    """Return the record of an entry, with its claims and their evidence inside."""
    evidence: dict[Cell, list[str]] = defaultdict(list)
    for row in rows["evidence"]:
        evidence[row[0]].append(flat(_record("evidence", row)))
    claims = [
        extended(flat(_record("claims", row)), evidence=array(evidence[row[0]])) for row in rows["claims"]
    ]
    return extended(
        flat(_record("entries", rows["entries"][0])),
        names=array(map(as_text, (entry.name, *entry.aliases))),
        text=as_text(" ".join(sentence.text for sentence in entry.prose.sentences)),
        claims=array(claims),
    )


def entry_page(text: str, sources: Iterable[str], version: str) -> bytes:
    """Return the file beside the page of an entry: it, and the sources that it quotes."""
    return f"{extended(_head(version), entry=text, sources=array(sources))}\n".encode()


def source_page(text: str, source: Source, graph: Graph) -> bytes:
    """Return the file beside the page of a source: it, and who quotes which words of it."""
    found = [
        (use.passage.paragraph, use.claim.key, use.claim.evidence.index(use.evidence), use)
        for use in graph.uses.get(source.id, ())
        if use.claim is not None and use.evidence is not None
    ]
    passages = [
        flat(
            {
                "entry": use.entry,
                "claim": key,
                "paragraph": paragraph,
                "quote": wording.quoted(source, use.passage),
            }
        )
        for paragraph, key, _, use in sorted(found, key=lambda one: one[:3])
    ]
    return f"{extended(_head(graph.versions[source.id]), source=text, passages=array(passages))}\n".encode()


def whole(
    entries: Iterable[bytes], sources: Iterable[bytes], graph: Graph, config: Config
) -> Iterator[bytes]:
    """Yield the file of the whole knowledge base, made of compressed records that are deep enough already."""
    head = {
        "$schema": SCHEMA,
        "name": config.site_name,
        "description": config.site_description,
        "version": graph.version,
    }
    opened = f'{flat(head)[:-2]},\n "entries": '.encode()
    yield member(opened)
    yield from listed(entries, DEPTHS[RECORDS])
    yield member(b',\n "sources": ')
    yield from listed(sources, DEPTHS[RECORDS])
    yield member(b"\n}\n")


def schema() -> Shape:
    """Return the JSON Schema of the whole, and in its `$defs` that of the record beside a page."""
    columns = {
        table.name: [column for column in table.columns if column.name != _KNOWN.get(table.name)]
        for table in TABLES
    }
    text: Shape = {"type": "string"}
    passage = (
        Column("entry", "The entry that quotes it.", needed=True),
        Column("claim", "The key of the claim that rests on it.", needed=True),
        *(column for column in columns["evidence"] if column.name in ("paragraph", "quote")),
    )
    entry = {
        "names": {"type": "array", "items": text, "description": "Its names, that of its page first."},
        "text": {**text, "description": "What its page says in prose, without links."},
        "claims": _list("claim"),
    }
    version = {**text, "description": "Which state of the knowledge base this is."}
    head = {"$schema": text, "version": version}
    made = _object(
        {
            **head,
            "name": {**text, "description": "The name of the site."},
            "description": {**text, "description": "What the site is."},
            "entries": _list("entry"),
            "sources": _list("source"),
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A knowledge base",
        **made,
        "$defs": {
            "entry": _object({**_fields(columns["entries"]), **entry}),
            "claim": _object({**_fields(columns["claims"]), "evidence": _list("evidence")}),
            "evidence": _object(_fields(columns["evidence"])),
            "source": _object(_fields(columns["sources"])),
            "passage": _object(_fields(passage)),
            "page": {
                "oneOf": [
                    _object({**head, "entry": {"$ref": "#/$defs/entry"}, "sources": _list("source")}),
                    _object({**head, "source": {"$ref": "#/$defs/source"}, "passages": _list("passage")}),
                ]
            },
        },
    }


def _head(version: str) -> str:
    return flat({"$schema": f"../data/{SCHEMA}#/$defs/page", "version": version})


def _record(table: str, row: Row) -> dict[str, Cell]:
    """Return a row by column, without what it need not say inside the record that it belongs to."""
    return {name: cell for name, cell in zip(_COLUMNS[table], row, strict=True) if name != _KNOWN.get(table)}


def _fields(columns: Iterable[Column]) -> dict[str, Shape]:
    return {column.name: _field(column) for column in columns}


def _field(column: Column) -> Shape:
    type_ = _TYPES[column.type]
    said: Shape = {"description": column.about, "type": type_ if column.needed else [type_, "null"]}
    if column.type == "date":
        said["format"] = "date"
    if column.one_of:
        said["enum"] = [*column.one_of, *([] if column.needed else [None])]
    return said


def _list(what: str) -> Shape:
    return {"type": "array", "items": {"$ref": f"#/$defs/{what}"}}


def _object(fields: Mapping[str, Shape]) -> Shape:
    return {
        "type": "object",
        "properties": dict(fields),
        "required": list(fields),
        "additionalProperties": False,
    }
