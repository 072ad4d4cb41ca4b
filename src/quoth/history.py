"""When the files of a knowledge base last changed, as its git history tells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
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


def latest_changes(root: Path, unshown: Iterable[str] = ()) -> tuple[Change, ...]:
    """Return the files that commits changed, the last changed first; those that are not shown are left out.

    Nothing is known without git, outside a repository, and in a shallow clone, where one commit seems to have
    made all files.
    """
    if git.said(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return ()
    said = git.said(
        root,
        *("log", f"--max-count={READ}", "--format=@%cs", "--no-show-signature"),
        *("--name-only", "--relative", "--no-renames", "--diff-filter=AM", "--", "entries", "sources"),
        # Here, so that they take no room among those that are read.
        *(f":(exclude,literal){path}" for path in sorted(unshown) if not path.startswith("..")),
    )
    return tuple(_changes(said.splitlines()))


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and what it did to the files of a folder."""

    name: str
    when: str
    """As in RFC 3339, in UTC."""
    reason: str
    """What its message says behind `Reason:`, on a line of its own at the end."""
    files: tuple[tuple[str, str, str], ...]
    """Of each file its path, and the names in git of what it held before and after; zeros for nothing."""


def commits(root: Path, folder: str) -> Iterator[Commit]:
    """Yield the commits that changed files of a folder, the latest first; none where nothing is known."""
    if git.said(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return
    said = git.said(
        root,
        *("log", "--format=%x01%H%x02%ct%x02%(trailers:key=Reason,valueonly,unfold,separator=%x20)"),
        *(
            "--no-show-signature",
            "--raw",
            "--no-abbrev",
            "--relative",
            "--no-renames",
            "--first-parent",
            "-m",
        ),
        *("--", folder),
    )
    for one in said.split("\x01")[1:]:
        head, *lines = one.splitlines()
        name, seconds, reason = head.split("\x02")
        when = datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield Commit(name, when, reason.strip(), tuple(_files(lines)))


def _files(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Read `:mode mode before after status<TAB>path`."""
    for line in lines:
        about, tab, path = line.partition("\t")
        if tab:
            _, _, before, after, _ = about.split(" ")
            yield path, before, after


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
