"""Tables that are complete without scripts; with them, a reader sorts and filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quoth import html
from quoth.html import Html


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    title: str
    facet: bool = False
    """Whether readers may choose rows by its values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: what is shown, and what it is sorted and chosen by."""

    shown: str
    sort: str = ""
    """What it is sorted by, where the words shown do not sort well."""
    facets: tuple[str, ...] = ()
    """The values that it may be chosen by."""


def table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Html:
    """Return a table; the first cell of each row heads it."""
    return table_of(caption, columns, rows_of(columns, rows))


def rows_of(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> list[Html]:
    """Return the rows of a table."""
    return [row(cells_of(columns, cells)) for cells in rows]


def cells_of(columns: Sequence[Column], cells: Sequence[Cell]) -> list[Html]:
    """Return the cells of a row."""
    return [_cell(*pair, heads=n == 0) for n, pair in enumerate(zip(columns, cells, strict=True))]


def row(cells: Iterable[Html]) -> Html:
    """Return a row of cells that are made."""
    return html.tag("tr", *cells)


def table_of(caption: str, columns: Sequence[Column], rows: Iterable[Html]) -> Html:
    """Return a table, or a part of one, of rows that are made."""
    head = html.tag(
        "tr", *(html.tag("th", one.title, scope="col", data_q_facet=one.facet) for one in columns)
    )
    return html.tag(
        "table",
        html.NEW_LINE,
        html.lines(
            [
                html.tag("caption", caption, class_="q-hidden"),
                html.tag("thead", head),
                html.tag("tbody", html.NEW_LINE, html.lines(rows), html.NEW_LINE),
            ]
        ),
        html.NEW_LINE,
        class_="q-table",
        data_q_table=True,
    )


def _cell(column: Column, cell: Cell, *, heads: bool) -> Html:
    return html.tag(
        "th" if heads else "td",
        cell.shown,
        scope="row" if heads else None,
        data_label=column.title,
        data_sort=cell.sort or None,
        data_facet="|".join(one.replace("|", "/") for one in cell.facets) or None,
    )
