"""All that a preview is made from, read in one go: files may come and go meanwhile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from quoth import knowledge
from quoth.config import Config, load_config
from quoth.earlier import Earlier
from quoth.findings import Code, Finding, stopped
from quoth.folders import FILE
from quoth.history import Change, latest_changes
from quoth.inputs import inputs
from quoth.ledger import Hashes
from quoth.link.graph import Graph, link
from quoth.place import Place
from quoth.quotes import Proved


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A knowledge base without faults that stop a build."""

    config: Config
    proved: Proved
    """The whole, with what is not shown."""
    found: tuple[Finding, ...]
    graph: Graph
    """What is shown of it."""
    by_hand: Mapping[str, bytes]
    """The pages in `pages/`, by their place among the compiled ones."""
    changes: tuple[Change, ...]
    files: Hashes
    """The hashes of all that authors wrote, by the path in their Places."""


def read_contents(
    root: Path, states: Collection[str], overlay: Path | None = None, earlier: Earlier | None = None
) -> tuple[Contents | None, list[Finding]]:
    """Read a knowledge base, with entries whose `publish` is one of the states; None when it has faults.

    What was found out earlier about files that are as they were is not found out again.
    """
    try:
        # First: what is saved meanwhile is then new to the next turn.
        settings, found = load_config(root, overlay)
        if settings is None:
            return None, sorted(found)
        files = inputs(settings)
        config, proved, found = knowledge.read(root, overlay, files, earlier)
        if config is None or proved is None or stopped(found):
            return None, found
        by_hand = knowledge.written_by_hand(config)
    except OSError as exc:
        return None, [unreadable(exc, root)]
    graph = link(knowledge.publishable(proved, states))
    changes = latest_changes(root, knowledge.unshown(proved.library, graph.library))
    made = Contents(
        config=config,
        proved=proved,
        found=tuple(found),
        graph=graph,
        by_hand=by_hand,
        changes=changes,
        files=files,
    )
    return made, found


def unreadable(exc: OSError, root: Path) -> Finding:
    """Return a finding at a file that is there and cannot be read."""
    name = str(exc.filename or "").removeprefix(str(root)).replace("\\", "/").lstrip("/")
    message = f"cannot be read: {exc.strerror}; give yourself the right to read it, or put it back"
    return Finding(Place(str(PurePosixPath(name or FILE))), Code.MISSING_FILE, message)
