"""All that a preview is made from, read in one go: files may come and go meanwhile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from quoth import site
from quoth.config import FILE, Config
from quoth.findings import Code, Finding
from quoth.history import Change, latest_changes
from quoth.link.graph import Graph, link
from quoth.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A knowledge base without faults that stop a build."""

    config: Config
    graph: Graph
    by_hand: Mapping[str, bytes]
    """The pages in `pages/`, by their place among the compiled ones."""
    changes: tuple[Change, ...]


def read_contents(
    root: Path, states: Collection[str], overlay: Path | None = None
) -> tuple[Contents | None, list[Finding]]:
    """Read a knowledge base, with entries whose `publish` is one of the states; None when it has faults."""
    try:
        config, proved, found = site.read(root, overlay)
        if config is None or proved is None or site.stopped(found):
            return None, found
        by_hand = site.written_by_hand(config)
    except OSError as exc:
        return None, [unreadable(exc, root)]
    graph = link(site.publishable(proved, states))
    changes = latest_changes(root, site.unshown(proved.library, graph.library))
    return Contents(config=config, graph=graph, by_hand=by_hand, changes=changes), found


def unreadable(exc: OSError, root: Path) -> Finding:
    """Return a finding at a file that is there and cannot be read."""
    name = str(exc.filename or "").removeprefix(str(root)).replace("\\", "/").lstrip("/")
    message = f"cannot be read: {exc.strerror}; give yourself the right to read it, or put it back"
    return Finding(Place(str(PurePosixPath(name or FILE))), Code.MISSING_FILE, message)
