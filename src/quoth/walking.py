"""What stands below a folder, in which order, and what is left out of it."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath


def files_below(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder, sorted by path, hidden ones left out; links are not followed."""
    return (folder / name for name in names_below(folder))


def names_below(folder: Path) -> Iterator[str]:
    """Yield the same by their names below the folder, with forward slashes."""
    return (name for name, _ in _below(folder))


def plain_files_below(folder: Path) -> Iterator[str]:
    """Yield the names of those alone that are files, and no links, pipes or devices."""
    return (name for name, entry in _below(folder) if entry.is_file(follow_symlinks=False))


def _below(folder: Path, within: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name) if folder.is_dir() else ():
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(folder / entry.name, f"{within}{entry.name}/")
        else:
            yield f"{within}{entry.name}", entry


def odd_below(folder: Path, ending: str = "") -> list[Path]:
    """Return what `files_below` leaves out and an author may take for a file of the site.

    Those are hidden files with an ending, and folders that are called like pages. `.#x.md` is a mark of an
    editor at work, and `.DS_Store` one of a system.
    """
    found: list[Path] = []
    for where, folders, files in os.walk(folder):
        hidden = f"{os.sep}." in where.removeprefix(str(folder))
        found += (Path(where, name) for name in folders if PurePath(name).suffix == ".md")
        found += (
            Path(where, name)
            for name in files
            if (hidden or name.startswith("."))
            and name.endswith(ending)
            and not name.startswith((".#", ".DS_Store"))
        )
    return sorted(found)


def closed_below(folder: Path) -> list[OSError]:
    """Return why folders, this one or any below it, cannot be looked into; none where there is no folder."""
    closed: list[OSError] = []
    for _ in os.walk(folder, onerror=closed.append):
        pass
    return [exc for exc in closed if not isinstance(exc, FileNotFoundError | NotADirectoryError)]
