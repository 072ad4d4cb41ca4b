"""Where the files of a knowledge base stand, and where what is made of them goes."""

import os
from dataclasses import dataclass
from pathlib import Path

FILE = "mkdocs.yml"
"""The settings."""
FOLDER_OF_PAGES = "build/docs"
"""Where the compiled pages go."""
FOLDER_OF_PREVIEW = "build/serve"
"""Where the site stands that `serve` shows, whatever the settings are just then."""
FOLDER_OF_PRIVATE = "build/private"
"""Where a private build stands until it is done: nothing that publishes looks there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders of a knowledge base, whatever its settings are."""

    root: Path
    """The folder of the knowledge base."""
    overlay: Path | None = None
    """A private folder whose sources and entries are read as if they stood in the knowledge base."""

    @property
    def docs(self) -> Path:
        """Where the compiled pages go."""
        return self.root / (FOLDER_OF_PAGES if self.overlay is None else f"{FOLDER_OF_PRIVATE}/docs")

    @property
    def staging(self) -> Path:
        """Where the site is built before it takes its place."""
        return self.root / ("build/site" if self.overlay is None else f"{FOLDER_OF_PRIVATE}/site")

    @property
    def kept(self) -> Path:
        """Where what later builds need not make again is kept."""
        return self.root / ("build/kept" if self.overlay is None else f"{FOLDER_OF_PRIVATE}/kept")

    @property
    def site(self) -> Path:
        """Where the finished site stands; a private one has a folder of its own."""
        return self.root / ("site" if self.overlay is None else "site-private")

    @property
    def folders(self) -> tuple[tuple[Path, str], ...]:
        """Where sources and entries stand, and how the paths begin by which messages name them."""
        of_base = ((self.root, ""),)
        return of_base if self.overlay is None else (*of_base, (self.overlay, self._prefix))

    def is_private(self, path: str) -> bool:
        """Say whether a file, by the path in its Place, stands in the private folder."""
        return self.overlay is not None and path.startswith(self._prefix)

    def within(self, path: str) -> str:
        """Return where a file stands in the folder that it belongs to, by the path in its Place."""
        return path.removeprefix(self._prefix) if self.overlay is not None else path

    @property
    def _prefix(self) -> str:
        assert self.overlay is not None
        return f"{Path(os.path.relpath(self.overlay, self.root)).as_posix()}/"
