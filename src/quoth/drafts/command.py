"""`draft` as one step: articles in, what is to be printed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth.drafts.run import draft, write
from quoth.drafts.told import told
from quoth.engine.errors import EngineError
from quoth.extraction.output import as_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command prints, and its exit code."""

    shown: str = ""
    """What was asked for."""
    said: str = ""
    """What goes wrong on the way, or could."""
    code: int


def drafted(root: Path, named: Sequence[str], *, engine: str) -> Outcome:
    """Write the drafts that articles support, and tell of them; raises WrongUsageError."""
    try:
        made, found = draft(root, named, engine=engine)
    except EngineError as exc:
        return Outcome(said=f"Error: {exc}", code=1)
    said = [str(finding) for finding in found]
    if made is None:
        return Outcome(said="\n".join([*said, "Nothing was made."]), code=1)
    written, fault = write(root, made)
    return Outcome(shown=told(made, written, fault), said="\n".join(said), code=0 if fault is None else 1)


def proposed(root: Path, named: Sequence[str], *, engine: str) -> Outcome:
    """Return what articles support as JSON, and write nothing; raises WrongUsageError."""
    try:
        made, found = draft(root, named, engine=engine)
    except EngineError as exc:
        return Outcome(said=f"Error: {exc}", code=1)
    said = "\n".join([*map(str, found), *(made.said if made else ("Nothing was found.",))])
    if made is None:
        return Outcome(said=said, code=1)
    # What an engine gives may hold half a letter, which no output takes.
    return Outcome(shown=as_json(made.proposals).encode("utf-8", "replace").decode(), said=said, code=0)
