"""The index of each kind of entry: a table with the columns that its entries fill."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quoth import html
from quoth.html import Html
from quoth.ids import EntryId
from quoth.link.graph import Graph
from quoth.link.relations import Relation
from quoth.model import Entry, Kind, Page
from quoth.pages import markdown as md
from quoth.pages import ties, tools, words
from quoth.pages.listing import in_parts
from quoth.pages.moments import dated
from quoth.pages.table import Cell, Column, cells_of, row, table_of


@dataclass(frozen=True, slots=True)
class _Part:
    """A column, and how the cell of an entry is made."""

    column: Column
    cell: Callable[[Entry], Cell]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in the index of its kind."""

    order: tuple[object, ...]
    """Where it stands among the others."""
    cells: tuple[Html, ...]
    """One for each column that there can be."""
    filled: tuple[bool, ...]
    """Whether it has anything to show in each."""


def kind_row(entry: Entry, graph: Graph) -> Row:
    """Return an entry as the index of its kind shows it."""
    parts = _parts(entry.kind, graph, _here(entry.kind))
    cells = [part.cell(entry) for part in parts]
    made = cells_of([part.column for part in parts], cells)
    return Row(_order(entry, graph), tuple(made), tuple(bool(cell.shown) for cell in cells))


def kind_index(kind: Kind, graph: Graph, rows: Mapping[EntryId, Row]) -> Iterator[Page]:
    """Yield the index of a kind: along time where entries are dated, else by country and name."""
    here = _here(kind)
    entries = [rows[entry.id] for entry in graph.library.entries.values() if entry.kind.id == kind.id]
    entries.sort(key=lambda one: one.order)
    parts = _parts(kind, graph, here)
    filled = [n for n in range(len(parts)) if any(one.filled[n] for one in entries)]
    columns = [parts[n].column for n in filled]
    shown = [row([one.cells[n] for n in filled]) for one in entries]
    count = words.plural(len(entries), kind.label.lower(), kind.plural.lower())
    opening = [md.plain(f"{count}.")]
    yield from in_parts(
        here, kind.plural, opening, shown, lambda there: table_of(kind.plural, columns, there)
    )


def _here(kind: Kind) -> str:
    return f"{kind.folder}/index.md"


def _parts(kind: Kind, graph: Graph, here: str) -> Sequence[_Part]:
    """Every column that an index can have; those that no entry fills are left out."""
    has_terms = any(p.term and p.takes == kind.id for p in graph.library.vocabulary.properties.values())

    def cell(found: Iterable[Relation]) -> Cell:
        return ties.cell_of_ties(found, graph, here)

    country = "Country of posts" if kind.personal_names else "Country"
    return (
        _Part(Column(title="Name"), lambda entry: _name(entry, here)),
        _Part(Column(title="Date"), _date),
        _Part(Column(title=country, facet=True), lambda entry: ties.cell(graph.countries[entry.id])),
        _Part(Column(title="Place", facet=True), ties.places),
        _Part(Column(title="Posts"), lambda entry: cell(ties.held(entry, graph))),
        _Part(Column(title="Belongs to"), lambda entry: cell(ties.above(entry, graph) if has_terms else ())),
        _Part(Column(title="Holders"), lambda entry: cell(ties.holders(entry, graph))),
        _Part(Column(title="People"), lambda entry: cell(ties.people(entry, graph))),
        _Part(Column(title="Disputed", facet=True), lambda entry: _disputed(entry, graph, here)),
    )


def _name(entry: Entry, here: str) -> Cell:
    """The name, marked where it is a draft, with the first alias in another script; sorted by the name."""
    other = words.other_script(entry)
    sub = html.tag("span", other, class_="q-sub") if other else ""
    shown = html.join(words.entry_link(entry, here), tools.draft(entry), sub, by=" ")
    return Cell(shown=shown, sort=entry.name.casefold())


def _date(entry: Entry) -> Cell:
    when = None if entry.kind.personal_names else dated(entry)
    if when is None:
        return Cell(shown="")
    known = when[0].earliest or when[0].latest
    return Cell(shown=when[0].words(), sort=known.isoformat() if known else "")


def _disputed(entry: Entry, graph: Graph, here: str) -> Cell:
    about = tuple(dict.fromkeys(found.about for found in graph.disagreements.get(entry.id, ())))
    to = words.address(here, words.entry_path(entry), "accounts-disagree")
    return Cell(shown=html.link(", ".join(about), to) if about else "", facets=about)


def _order(entry: Entry, graph: Graph) -> tuple[object, ...]:
    """Order entries of one kind: those that are dated along time, then by country and name."""
    when = None if entry.kind.personal_names else dated(entry)
    along = (True, ()) if when is None else (False, words.along_time(when[0]))
    countries = () if entry.kind.personal_names else graph.countries[entry.id]
    return *along, not countries, countries, entry.name.casefold(), entry.id
