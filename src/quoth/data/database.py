"""Tables as an SQLite database: the same rows, with keys, an index of all words, and views."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain

from quoth.data.columns import TABLES
from quoth.data.tables import Column, Table
from quoth.model import Vocabulary

_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
_PAGE = 4096
"""Bytes of a page of the database, whatever the library was built with."""
_WRITTEN_BY = 96
"""Where the file says which version of SQLite wrote it (SQLite, Database File Format, 1.3): left out, since
another version may write the same database."""
_PROPERTIES = """
CREATE TABLE properties (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, inverse TEXT, takes TEXT NOT NULL, term INTEGER NOT NULL,
  help TEXT NOT NULL
) STRICT"""
_VIEWS = """
CREATE VIEW holders AS
  SELECT c.object AS post, p.name AS post_name, c.subject AS person, e.name AS person_name, c.property,
         c.since, c.until, c.hearsay, c.key AS claim
  FROM claims AS c JOIN entries AS p ON p.id = c.object JOIN entries AS e ON e.id = c.subject
  WHERE c.property IN (SELECT id FROM properties WHERE term)
  ORDER BY c.object, coalesce(c.since_earliest, c.until_earliest, c.until_latest), c.since_latest, c.subject;
CREATE VIEW disputed_claims AS
  SELECT c.*, e.name AS entry_name FROM claims AS c JOIN entries AS e ON e.id = c.entry WHERE c.disputed;
CREATE VIEW quotes AS
  SELECT v.quote, v.source, v.paragraph, v.said_by, v.manner, v.stance, c.key AS claim, c.entry, c.property,
         c.value
  FROM evidence AS v JOIN claims AS c ON c.key = v.claim ORDER BY v.source, v.paragraph, c.key, v.number;
CREATE VIRTUAL TABLE search USING fts5 (kind UNINDEXED, id UNINDEXED, words, tokenize = "unicode61");
INSERT INTO search SELECT 'entry', entry, name FROM names;
INSERT INTO search SELECT 'claim', c.key, e.name || ', ' || c.property || ': ' || coalesce(o.name, c.value)
  FROM claims AS c JOIN entries AS e ON e.id = c.entry
  LEFT JOIN entries AS o ON o.id = c.object AND NOT c.inverse;
INSERT INTO search SELECT 'quote', claim, quote FROM evidence WHERE quote IS NOT NULL;
"""


def database(parts: Iterable[Sequence[Table]], vocabulary: Vocabulary) -> bytes:
    """Return the bytes of the database; the same rows make the same bytes.

    The rows of each table come in parts: all of them would take three times the room of the database.
    """
    # In memory and in one thread; nothing of it lasts but its bytes.
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute(f"PRAGMA page_size = {_PAGE}")
        # What a row refers to may come in a later part.
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("BEGIN")
        _fill(db, parts, vocabulary)
        db.execute("COMMIT")
        db.execute("VACUUM")
        made = db.serialize()
    return b"".join([made[:_WRITTEN_BY], bytes(4), memoryview(made)[_WRITTEN_BY + 4 :]])


def _fill(db: sqlite3.Connection, parts: Iterable[Sequence[Table]], vocabulary: Vocabulary) -> None:
    db.execute(_PROPERTIES)
    for one in vocabulary.properties.values():
        row = (one.id, one.label, one.inverse, one.takes, one.term, one.help)
        db.execute("INSERT INTO properties VALUES (?, ?, ?, ?, ?, ?)", row)
    for table in TABLES:
        db.execute(f"CREATE TABLE {table.name} ({', '.join(_parts(table))}) STRICT")
    for table in chain.from_iterable(parts):
        places = ", ".join("?" for _ in table.columns)
        db.executemany(" ".join(["INSERT INTO", table.name, "VALUES (", places, ")"]), table.rows)
    for table in TABLES:
        for reference in table.references:
            db.execute(f"CREATE INDEX {table.name}_{reference.column} ON {table.name} ({reference.column})")
    if lost := db.execute("PRAGMA foreign_key_check").fetchall():
        raise sqlite3.IntegrityError(f"rows refer to what is not there: {lost}")
    for statement in _VIEWS.split(";\n"):
        db.execute(statement)


def _parts(table: Table) -> Iterator[str]:
    """Yield the columns and keys of a table in SQL; all names are ours."""
    for column in table.columns:
        yield _column(column)
    yield f"PRIMARY KEY ({', '.join(table.key)})"
    if table.name == "claims":
        yield "FOREIGN KEY (property) REFERENCES properties (id)"
    for one in table.references:
        yield f"FOREIGN KEY ({one.column}) REFERENCES {one.table} ({one.key})"


def _column(column: Column) -> str:
    checked = f" CHECK ({column.name} IN ({', '.join(map(repr, column.one_of))}))" if column.one_of else ""
    return f"{column.name} {_TYPES[column.type]}{' NOT NULL' if column.needed else ''}{checked}"
