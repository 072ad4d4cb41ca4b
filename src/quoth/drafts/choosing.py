"""The sources that somebody names, by path or by id."""

from collections.abc import Sequence
from pathlib import Path

from quoth import disk
from quoth.creating import WrongUsageError
from quoth.findings import did_you_mean
from quoth.ids import SourceId


def chosen(root: Path, named: Sequence[str]) -> list[SourceId]:
    """Return the ids of the files that are named, each once; raises WrongUsageError where there is none."""
    folder = root / "sources"
    there = [path.stem for path in disk.files_below(folder) if path.suffix == ".md" and path.parent == folder]
    return list(dict.fromkeys(_id(root, name, there) for name in named))


def _id(root: Path, name: str, there: Sequence[str]) -> SourceId:
    if name in there:
        return SourceId(name)
    if name.removesuffix(".md") in there and Path(name).name == name:
        return SourceId(name.removesuffix(".md"))
    folder = (root / "sources").resolve()
    try:
        paths = [path.resolve() for path in (Path(name), root / name) if path.is_file()]
    except (OSError, ValueError):
        paths = []
    for path in paths:
        if path.parent == folder and path.stem in there and path.suffix == ".md":
            return SourceId(path.stem)
    shown = name if len(name) <= 80 else f"{name[:79]}…"
    if paths:
        message = f"{shown!r} is no file in {root / 'sources'} that ends in '.md'; articles stand there"
        raise WrongUsageError(f"{message}. Put it there, or make one with 'new source'")
    near = did_you_mean(Path(name).name.removesuffix(".md"), there)
    hint = f"Did you mean {near!r}?" if near else "Name a file in sources/, such as sources/king-2024.md"
    raise WrongUsageError(f"there is no source {shown!r}. {hint}")
