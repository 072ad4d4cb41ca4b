"""When the files of a knowledge base last changed, as its git history tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quoth import git
from quoth.dates import Date, parse

READ = 500
"""Commits that are read, the newest first: enough for what is shown, however long the history is."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file, and the day of the last commit that changed it."""

    path: str
    """As in a Place: relative to the knowledge base."""
    day: Date


def latest_changes(root: Path) -> tuple[Change, ...]:
    """Return the files that commits changed, the last changed first.

    Nothing is known without git, outside a repository, and in a shallow clone, where one commit seems to have
    made all files.
    """
    if git.said(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return ()
    said = git.said(
        root,
        *("log", f"--max-count={READ}", "--format=@%cs", "--no-show-signature"),
        *("--name-only", "--relative", "--no-renames", "--diff-filter=AM", "--", "entries", "sources"),
    )
    return tuple(_changes(said.splitlines()))


def _changes(lines: list[str]) -> Iterator[Change]:
    """Read days, each behind an `@`, and the files that changed on them."""
    day = None
    seen: set[str] = set()
    for line in lines:
        if line.startswith("@"):
            day = parse(line.removeprefix("@"))
        elif line and day is not None and line not in seen:
            seen.add(line)
            yield Change(line, day)
