"""What git has of things that are not to be known: what it has published no build can take back."""

from collections.abc import Iterator
from pathlib import Path

from quoth import git
from quoth.config import Config
from quoth.findings import Code, Finding
from quoth.load.library import sources_of
from quoth.model import Library
from quoth.place import Place


def withheld_files_are_in_no_remote(library: Library, config: Config) -> Iterator[Finding]:
    """Yield each file that is withheld or private, and lies in a repository that is sent elsewhere."""
    entries, sources = library.entries.values(), library.sources.values()
    used = {is_hidden: set[str]() for is_hidden in (True, False)}
    for entry in entries:
        used[entry.publish == "withheld"].update(sources_of(entry))
    hidden = [entry.place.path for entry in entries if entry.publish == "withheld"]
    hidden += [source.place.path for source in sources if source.id in used[True] - used[False]]
    places = [*(entry.place for entry in entries), *(source.place for source in sources)]
    hidden += [place.path for place in places if config.is_private(place.path)]
    paths = sorted({path for path in hidden if not path.startswith("..") and not Path(path).is_absolute()})
    if not paths or not git.said(config.root, "remote").strip():
        return
    listed = ("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *paths)
    for path in git.said(config.root, "--literal-pathspecs", *listed).split("\0"):
        if path:
            message = (
                "is not to be known, and lies in a git repository with a remote; if that is public, no build "
                "can take it back: move it into a folder outside, and build with '--overlay' and that folder"
            )
            yield Finding(Place(path), Code.WITHHELD_IN_GIT, message)
