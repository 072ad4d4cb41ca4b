"""Figures in words, and the table of one comparison."""

from collections.abc import Iterable, Mapping

MISSING = "–"


def seconds(value: float) -> str:
    """Return a time: `0.42 s`, `138 s`."""
    return f"{value:.2f} s" if value < 10 else f"{value:,.1f} s" if value < 100 else f"{value:,.0f} s"


def size(value: float) -> str:
    """Return a number of bytes: `12.3 KB`, `1.05 GB`."""
    for unit in ("B", "KB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.2f} GB"


def markdown(columns: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    """Yield the lines of a table, given its cells by column and row; rows stand as they first come."""
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for row in dict.fromkeys(row for cells in columns.values() for row in cells):
        yield f"| {row} | {' | '.join(cells.get(row, MISSING) for cells in columns.values())} |"
