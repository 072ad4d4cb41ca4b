"""Tables, as values: what their columns hold, which rows they have, and how they hang together."""

from dataclasses import dataclass

Cell = str | int | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    about: str
    """One sentence for those who use the data."""
    type: str = "string"
    """As in the Frictionless Table Schema: `string`, `integer`, `boolean`, `date`."""
    needed: bool = False
    """Whether every row has a value."""
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values are the keys of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its rows, in the order of the knowledge base."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that tell one row from all others."""
    references: tuple[Reference, ...] = ()
    rows: tuple[Row, ...] = ()

    def records(self) -> list[dict[str, Cell]]:
        """Return each row with its values by column."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def dated(name: str, about: str) -> tuple[Column, Column, Column]:
    """Return the columns of a date: as EDTF, and the first and the last day that it may mean."""
    return (
        Column(name, f"{about} As EDTF (ISO 8601-2)."),
        Column(f"{name}_earliest", f"The first day that {name} may mean; empty where open.", "date"),
        Column(f"{name}_latest", f"The last day that {name} may mean; empty where open.", "date"),
    )
