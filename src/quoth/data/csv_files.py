"""Tables as CSV (RFC 4180, UTF-8), with a description that programs read: a Frictionless Data Package."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from quoth.config import Config
from quoth.data.tables import Cell, Column, Row, Table

Described = dict[str, Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, CSV Injection)."""


def csv_head(table: Table) -> str:
    """Return the names of columns, the first line of a table as CSV."""
    return ",".join(column.name for column in table.columns) + "\n"


def csv_lines(rows: Iterable[Row]) -> str:
    """Return rows as lines of CSV, with an empty cell for what is not there.

    A text that a spreadsheet might run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[_cell(cell) for cell in row] for row in rows])
    return out.getvalue()


def described(table: Table, data: bytes) -> Described:
    """Return how a package describes a table whose file holds these bytes."""
    keys = [
        {"fields": one.column, "reference": {"resource": one.table, "fields": one.key}}
        for one in table.references
    ]
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": schema,
    }


def data_package(resources: Sequence[Described], config: Config, version: str) -> bytes:
    """Return the `datapackage.json` of tables that are described, as Data Package 1 has it."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "quoth",
        "title": config.site_name,
        "description": config.site_description,
        "version": version,
        **({"homepage": config.site_url} if config.site_url else {}),
        "resources": [*resources],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _cell(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.needed else {}
    if column.one_of:
        limits["enum"] = list(column.one_of)
    return {
        "name": column.name,
        "type": column.type,
        "description": column.about,
        **({"constraints": limits} if limits else {}),
    }
