"""What git knows of a repository, read without touching its files.

It is the one module of the package that runs git.

A tree is read object by object and not with `git archive`, since attributes in the tree itself can make that
leave files out or rewrite them: what is reviewed would not be what is merged.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256
from pathlib import Path, PurePosixPath

from quoth.disk import MARKER

PLAIN = ("100644", "100755", "100664")
"""Modes of files, the last from the early days of git; all others are links, and repositories within one."""

_COMMIT = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")


class GitError(Exception):
    """What git cannot do, and the cure, in plain words."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a folder as they stand in a commit."""

    files: dict[str, bytes]
    """By path, relative to the folder, with forward slashes."""
    left_out: tuple[str, ...]
    """Paths of what is no plain file."""


def said(root: Path, *arguments: str) -> str:
    """Return what git says, or nothing when it cannot answer."""
    try:
        return _run(root, *arguments).decode("utf-8", "replace")
    except GitError:
        return ""


def resolve(root: Path, revision: str) -> str:
    """Return the full name of the commit that a revision stands for."""
    _in_repository(root)
    commit = _commit(root, revision)
    if commit is not None:
        return commit
    shown = _printable(revision)
    if said(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise GitError(
            f"{shown!r} is not in this clone, which holds only the latest commits; "
            "run `git fetch --unshallow` and try again (on a build server, fetch the whole history)"
        )
    raise GitError(
        f"git knows no revision {shown!r}; name a branch, a tag or a commit as `git log` shows it, "
        f"or run `git fetch` first if it is new, and write origin/{shown} for a branch that is not here"
    )


def parted(root: Path, one: str, other: str) -> str | None:
    """Return the last commit that two have in common; None where there is none, or it is not in the clone."""
    return said(root, "merge-base", one, other).strip() or None


def read_tree(root: Path, commit: str, *names: str) -> Tree:
    """Return the named files and folders, below a folder of the work tree, as they stand in a commit."""
    listed = _run(root, "--literal-pathspecs", "ls-tree", "-r", "-z", commit, "--", *names).split(b"\0")
    found = [_entry(line) for line in listed if line]
    plain = [(path, blob) for mode, path, blob in found if mode in PLAIN and _stays_below(path)]
    kept = {path for path, _ in plain}
    data = blobs(root, sorted({blob for _, blob in plain}))
    return Tree(
        files={path: data[blob] for path, blob in plain if blob in data},
        left_out=tuple(sorted(path for _, path, _ in found if path not in kept)),
    )


def _commit(root: Path, revision: str) -> str | None:
    # What begins with a hyphen is no revision, and must never be taken for an option.
    if revision.startswith("-") or "\0" in revision:
        return None
    name = said(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    # `^main` and the like stand for more or less than one commit.
    return name.strip() if _COMMIT.fullmatch(name.strip()) else None


def _in_repository(root: Path) -> None:
    try:
        _run(root, "rev-parse", "--git-dir")
    except GitError as exc:
        if "dubious ownership" in str(exc):
            message = "git does not trust this folder, since it belongs to somebody else; run as its owner"
            hint = f"or `git config --global --add safe.directory {root.resolve()}`"
            raise GitError(f"{message}, {hint}") from exc
        if "not a git repository" in str(exc):
            message = f"{root.resolve()} is in no git repository, so there is nothing to compare with"
            hint = "run where the knowledge base was cloned, or name its folder with --root"
            raise GitError(f"{message}; {hint}") from exc
        raise


def _entry(line: bytes) -> tuple[str, str, str]:
    """Read `mode type object<TAB>path`."""
    about, _, path = line.partition(b"\t")
    mode, _, blob = about.decode("ascii").split(" ")
    return mode, os.fsdecode(path), blob


def _stays_below(path: str) -> bool:
    """Say whether a path leads nowhere but below its folder; a tree can be made by hand to hold others."""
    parts = path.split("/")
    strange = {"", ".", "..", ".git", MARKER} & set(parts)
    return not strange and "\\" not in path and not PurePosixPath(path).is_absolute()


def blobs(root: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Return the content of objects by their names, in one run of git."""
    if not names:
        return {}
    return dict(_content(_run(root, "cat-file", "--batch", given="\n".join(names).encode("ascii") + b"\n")))


def name_of(data: bytes, other: str) -> str:
    """Return the name that git gives to a file with this content, of the kind of another name."""
    hashed = sha1 if len(other) == len(sha1().hexdigest()) else sha256  # noqa: S324 (it is git's)
    return hashed(b"blob %d\0" % len(data) + data).hexdigest()


def _content(batch: bytes) -> Iterator[tuple[str, bytes]]:
    """Read `object type size`, a line end, so many bytes and a line end, one after another."""
    at = 0
    while at < len(batch):
        end = batch.index(b"\n", at)
        about = batch[at:end].decode("ascii").split(" ")
        at = end + 1
        if len(about) == 3:  # else the object is missing, as in a clone that was made without old files
            size = int(about[2])
            yield about[0], batch[at : at + size]
            at += size + 1


def _run(root: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Return what git writes; raises GitError with what it complains of."""
    command = ["git", "-C", str(root), *arguments]
    settings = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(command, input=given, env=settings, capture_output=True, check=True)
    except FileNotFoundError as exc:
        raise GitError("git is not installed; install it to compare revisions") from exc
    except subprocess.CalledProcessError as exc:
        raise GitError(exc.stderr.decode("utf-8", "replace").strip() or "git could not answer") from exc
    return done.stdout


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)
