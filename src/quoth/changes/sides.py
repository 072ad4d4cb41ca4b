"""The two states of a knowledge base that are compared: what can be read of each, and what cannot."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth import disk, git
from quoth.check.run import run_checks
from quoth.config import load_config
from quoth.findings import Code, Finding
from quoth.folders import FILE
from quoth.git import GitError
from quoth.load.library import load_library
from quoth.place import Place
from quoth.quotes import Proved, prove

WORK_TREE = "the files as they stand"
_FOLDERS = ("sources", "entries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One state of a knowledge base."""

    name: str
    """As the reader called it."""
    absent: bool = False
    """Whether there is no knowledge base at all: everything in the other state is new, or gone."""
    proved: Proved | None
    """None when there is none, or its settings or vocabulary cannot be read and so nothing else can."""
    unreadable: tuple[Finding, ...]
    """What stood in the way of reading; only such findings as are errors."""
    found: tuple[Finding, ...]
    """All findings, those of the checks too."""


def read_sides(root: Path, base: str, head: str | None) -> tuple[Side, Side, tuple[str, ...]]:
    """Return both states, and what is to be known of the comparison; raises GitError where git cannot help.

    `main...` and `main...topic` stand, as in git, for a comparison with the commit where the two parted.
    """
    apart = base.partition("...")
    if head is None and apart[1]:
        start, end = apart[0], apart[2] or None
        before = _parting(root, start, end)
        return _side(root, base, before), _after(root, end), ()
    before = git.resolve(root, base)
    end = head
    after = git.resolve(root, end) if end is not None else None
    return _side(root, base, before), _after(root, end), _notes(root, base, (before, after), end)


def _parting(root: Path, start: str, end: str | None) -> str:
    found = git.parted(root, git.resolve(root, start), git.resolve(root, end or "HEAD"))
    if found is None:
        raise GitError(
            f"git sees no commit that {start} and {end or 'HEAD'} have in common; "
            "if the clone holds only the latest commits, run `git fetch --unshallow`"
        )
    return found


def _notes(root: Path, base: str, commits: tuple[str, str | None], head: str | None) -> tuple[str, ...]:
    """Say where the first has what the other never had: that looks as if the other took it away."""
    before, after = commits
    if git.parted(root, before, after or "HEAD") in (before, None):
        return ()
    cure = f"{base}...{head or ''}"
    return (
        f"{base} has commits that {head or 'this branch'} does not have; what they did looks undone here. "
        f"`diff {cure}` compares with where the two parted.",
    )


def _after(root: Path, head: str | None) -> Side:
    if head is None:
        return read_folder(root, WORK_TREE)
    return _side(root, head, git.resolve(root, head))


def _side(root: Path, name: str, commit: str) -> Side:
    """Read a knowledge base as it stands in a commit."""
    tree = git.read_tree(root, commit, FILE, *_FOLDERS)
    message = "is a link or a repository of its own, not a file; put the file itself here"
    left_out = [Finding(Place(_printable(path)), Code.UNEXPECTED_FILE, message) for path in tree.left_out]
    if not tree.files:
        return Side(name=name, absent=True, proved=None, unreadable=tuple(left_out), found=tuple(left_out))
    try:
        with disk.laid_out(tree.files) as folder:
            return read_folder(folder, name, left_out)
    except OSError as exc:
        raise GitError(f"the files of {name} cannot be laid out on this computer: {exc.strerror}") from exc


def read_folder(root: Path, name: str, left_out: Sequence[Finding] = ()) -> Side:
    """Read a knowledge base as far as that can be done."""
    config, found = load_config(root)
    found += left_out
    library = None
    if config is not None:
        library, faults = load_library(config)
        found += faults
    unreadable = tuple(sorted(finding for finding in set(found) if finding.stops))
    if config is None or library is None:
        return Side(name=name, proved=None, unreadable=unreadable, found=unreadable)
    proved = prove(library, config)
    every = tuple(sorted({*found, *run_checks(proved)}))
    return Side(name=name, proved=proved, unreadable=unreadable, found=every)


def _printable(path: str) -> str:
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "�" for c in path)
