"""Take sources, entries and pages of a commit into this work tree; all else stays as it is here.

So a proposal is checked and built with the program, the theme and the settings that stand here already, and
cannot change the rules by which it is judged. The vocabulary and the places are part of what is proposed:
they stand in entries/. What was taken, and from where, is printed as Markdown.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from quoth.forge_text import code
from quoth.git import PLAIN

FOLDERS = ("sources", "entries", "pages")
SHOWN = 20
"""Other files that are named."""


def take(root: Path, commit: str) -> str:
    """Take the folders of a commit; return what to tell, or raise SystemExit where they hold links."""
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}"
    ).strip()
    files = [line.split("\t", 1) for line in _paths(root, "ls-tree", "-r", "-z", commit, "--", *FOLDERS)]
    strange = [path for mode, path in files if mode.split()[0] not in PLAIN]
    if strange:
        raise SystemExit("Not taken, since these are links and no files: " + ", ".join(map(code, strange)))
    there = {path.split("/")[0] for _, path in files}
    there |= {path.split("/")[0] for path in _paths(root, "ls-files", "-z", "--", *FOLDERS)}
    if there:
        _git(root, "restore", f"--source={commit}", "--worktree", "--", *sorted(there))
    others = _paths(root, "diff", "--name-only", "--no-renames", "-z", "HEAD", commit, "--", ".", *_without())
    return told(_git(root, "rev-parse", "--short", "HEAD").strip(), commit[:9], others)


def told(base: str, commit: str, others: Sequence[str]) -> str:
    """Say with which settings the proposal is built, and which of its files take no part in that."""
    lines = [
        "## With which settings",
        "",
        f"The program, the theme and the settings are those of `{base}`, as they were before this proposal. "
        f"Taken from the proposal, `{commit}`, are only `sources/`, `entries/` (with `vocabulary.yml` and "
        "`places.yml`) and `pages/`.",
    ]
    if others:
        lines += ["", "It changes other files too. They took no part in this; the tests use them:", ""]
        lines += [f"- {code(path)}" for path in others[:SHOWN]]
        lines += [f"- … and {len(others) - SHOWN} more"] if len(others) > SHOWN else []
    return "\n".join([*lines, ""])


def _without() -> list[str]:
    return [f":(exclude){folder}/" for folder in FOLDERS]


def _paths(root: Path, *arguments: str) -> list[str]:
    return [path for path in _git(root, *arguments).split("\0") if path]


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise SystemExit(f"git {arguments[0]} could not be done: {done.stderr.strip() or 'no such commit'}")
    return done.stdout


if __name__ == "__main__":
    print(take(Path(), sys.argv[1]))
