"""The same rows as JSON: claims inside their entry, evidence inside its claim, and a schema that says so."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quoth.config import Config
from quoth.data.tables import Column, Table
from quoth.link.graph import Graph
from quoth.shapes import Shape

Record = dict[str, Any]
SCHEMA = "kb.schema.json"
_TYPES = {"string": "string", "date": "string", "integer": "integer", "boolean": "boolean"}
_KNOWN = {"names": "entry", "claims": "entry", "evidence": "claim"}
"""What a record need not say inside the one that it belongs to."""


def whole(tables: Iterable[Table], graph: Graph, config: Config) -> Record:
    """Return the whole knowledge base as one record."""
    rows: dict[str, list[Record]] = {table.name: [*table.records()] for table in tables}
    names, claims, evidence = (_by(rows[table], key) for table, key in _KNOWN.items())
    return {
        "$schema": SCHEMA,
        "name": config.site_name,
        "description": config.site_description,
        "version": graph.version,
        "entries": [
            {
                **entry,
                "names": [one["name"] for one in names[entry["id"]]],
                "text": " ".join(one.text for one in graph.library.entries[entry["id"]].prose.sentences),
                "claims": [{**one, "evidence": evidence[one["key"]]} for one in claims[entry["id"]]],
            }
            for entry in rows["entries"]
        ],
        "sources": rows["sources"],
    }


def parts(knowledge: Record) -> Iterator[tuple[str, Record]]:
    """Yield the record beside each page, with its path: an entry with its sources, a source with its uses."""
    sources = {source["id"]: source for source in knowledge["sources"]}
    passages: dict[str, list[Record]] = defaultdict(list)
    head = {"$schema": f"../data/{SCHEMA}#/$defs/page", "version": knowledge["version"]}
    for entry in knowledge["entries"]:
        used: dict[str, Record] = {}
        for claim in entry["claims"]:
            for piece in claim["evidence"]:
                used[piece["source"]] = sources[piece["source"]]
                words = {"paragraph": piece["paragraph"], "quote": piece["quote"]}
                passages[piece["source"]].append({"entry": entry["id"], "claim": claim["key"], **words})
        yield _beside(entry), {**head, "entry": entry, "sources": list(used.values())}
    for source in sources.values():
        uses = sorted(passages[source["id"]], key=lambda one: (one["paragraph"], one["claim"]))
        yield _beside(source), {**head, "source": source, "passages": uses}


def schema(tables: Iterable[Table]) -> Shape:
    """Return the JSON Schema of the whole, and in its `$defs` that of the record beside a page."""
    columns = {
        table.name: [column for column in table.columns if column.name != _KNOWN.get(table.name)]
        for table in tables
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


def as_json(record: Mapping[str, Any]) -> bytes:
    """Return a record as a file."""
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _by(records: Sequence[Record], key: str) -> dict[str, list[Record]]:
    """Return records by what they belong to, which they then need not say."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record[key]].append({name: said for name, said in record.items() if name != key})
    return found


def _beside(record: Record) -> str:
    page: str = record["page"]
    return page.removesuffix(".html") + ".json"


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
