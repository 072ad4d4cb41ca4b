"""The page *Data*: every file for machines, what its columns mean, how quotes are proved, and examples.

Its text is a file beside this one. What could come to differ from the data is put in here.
"""

from collections.abc import Iterable
from importlib.resources import files

from quoth.config import Config
from quoth.data.columns import TABLES
from quoth.data.tables import Column, Table
from quoth.link.graph import Graph
from quoth.link.relations import terms
from quoth.model import Entry, Page
from quoth.pages import markdown as md
from quoth.pages import tools

ADDRESS = "https://example.org/"
"""Where the site stands in the examples, as long as nobody has said where it does."""
_FILES = (
    ("kb.sqlite", "everything as a database with a full-text search, for SQLite and Datasette"),
    ("kb.json", "everything as one file, for programs"),
    ("kb.schema.json", "what stands in it, as JSON Schema"),
    ("datapackage.json", "the description of the tables, for programs"),
    ("kb.jsonld", "everything as linked data in the terms of schema.org"),
    ("annotations.jsonld", "every quote as an annotation of its article"),
    ("verify.py", "proves the site again"),
)
OFFERED = tuple(
    f"data/{name}" for name in (*(name for name, _ in _FILES), *(f"{t.name}.csv" for t in TABLES))
)
"""The files to which the page links."""
_LATER = (
    ("proofs/", "for each source what proves its quotes"),
    ("sbom.cdx.json", "what the program that built the site is made of (CycloneDX)"),
    ("manifest.json", "every file of the site with its hash"),
)
"""What is there too, and is made after the pages or is many files."""


def data_page(graph: Graph, config: Config) -> Page:
    """Return the page that explains the data to those who want to use it."""
    post = _most_held(graph)
    known = {
        "version": graph.version,
        "files": _files(),
        "tables": "\n\n".join(_table(table) for table in TABLES),
        "site": config.site_url or ADDRESS,
        "question": f"who held the post *{md.plain(post.name)}*?" if post else "who held a post?",
        "post": post.id if post else "its-id",
        "page": f"{post.kind.folder}/{post.id}.html" if post else "posts/its-id.html",
        "word": "that",
    }
    text = files("quoth.pages").joinpath("data.md").read_text(encoding="utf-8")
    for name, said in known.items():
        text = text.replace(f"{{{name}}}", said)
    return md.page(tools.DATA, {"title": "Data", "hide": tools.ALONE}, text.rstrip("\n"))


def _most_held(graph: Graph) -> Entry | None:
    """Return the entry with most terms of office; those for one holder go before others, then ids."""
    entries = graph.library.entries
    held = {id_: len(terms(ties, entries[id_])) for id_, ties in graph.relations.items()}
    found = [id_ for id_, number in held.items() if number]
    most = min(found, key=lambda id_: (entries[id_].holders != "one", -held[id_], id_), default=None)
    return None if most is None else entries[most]


def _files() -> str:
    tables = [(f"{table.name}.csv", _sentence(table.about)) for table in TABLES]
    linked = [(md.link(name, name), said) for name, said in (*_FILES, *tables)]
    others = [(f"`{name}`", said) for name, said in _LATER]
    return _rows(("File", "What for"), (*linked, *others))


def _table(table: Table) -> str:
    rows = [(f"`{column.name}`", _type(column), _explained(column.about)) for column in table.columns]
    columns = _rows(("Column", "Type", "Holds"), rows)
    return f"### {table.name}\n\n{md.plain(table.about)}\n\n{columns}"


def _explained(about: str) -> str:
    """Return what is said of a column, with the names of keys in it set off as everywhere."""
    return md.plain(about).replace("\\`", "`")


def _sentence(about: str) -> str:
    """Return a sentence as it stands in a table: without its capital and its full stop."""
    return md.plain(about[:1].lower() + about[1:].removesuffix("."))


def _type(column: Column) -> str:
    said = " or ".join(f"`{one}`" for one in column.one_of) or {"string": "text", "integer": "number"}.get(
        column.type, column.type
    )
    return said if column.needed else f"{said}, or empty"


def _rows(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = tuple(head)
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
