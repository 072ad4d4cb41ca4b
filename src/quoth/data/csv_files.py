"""Tables as CSV (RFC 4180, UTF-8), with a description that programs read: a Frictionless Data Package."""

import csv
import io
import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from quoth.config import Config
from quoth.data.tables import Cell, Column, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, CSV Injection)."""


def csv_file(table: Table) -> bytes:
    """Return a table as CSV, with a line of column names first and an empty cell for what is not there.

    A text that a spreadsheet might run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([[_cell(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode()


def data_package(tables: Iterable[Table], config: Config, version: str) -> bytes:
    """Return the `datapackage.json` of the tables, as Data Package 1 has it."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "quoth",
        "title": config.site_name,
        "description": config.site_description,
        "version": version,
        **({"homepage": config.site_url} if config.site_url else {}),
        "resources": [_resource(table) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _cell(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _resource(table: Table) -> dict[str, Any]:
    data = csv_file(table)
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
