"""A place in a file that an author can open: every authored value and every finding has one."""

from dataclasses import dataclass

from quoth.restoring import quick_to_restore


@quick_to_restore
@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column of a file."""

    path: str
    """Relative to the root of the knowledge base, with forward slashes."""
    line: int = 1
    """Counted from 1, as editors count."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
