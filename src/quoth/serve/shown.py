"""The site that a preview shows: which compiled files it holds, and what is wrong in their pages."""

from collections.abc import Collection, Mapping
from pathlib import Path

from quoth import disk
from quoth.findings import Finding
from quoth.folders import FILE
from quoth.ledger import hash_of
from quoth.pages.plain import ENDING
from quoth.rendering.loaded import RenderingError
from quoth.serve.panel import html_of
from quoth.serve.theme import Theme


class Shown:
    """A folder with a site in it."""

    def __init__(self, root: Path, folder: Path, overlay: Path | None) -> None:
        self.folder = folder
        self.theme = Theme(root, folder, overlay)
        self._hashes: dict[str, str] = {}
        """Of the compiled files that are shown."""
        self._in_pages: dict[str, list[Finding]] = {}
        """What is wrong in each of the pages."""
        self._paths: frozenset[str] = frozenset()
        """The files to which pages may link; none before settings and templates were loaded."""
        self._texts: Mapping[str, bytes] = {}
        """What the pages in the navigation say."""
        self.changed: set[str] = set()
        """What was put into the site, or taken away, since browsers were told last."""
        self.everywhere = False
        """Whether any of it is on every page."""

    @property
    def paths(self) -> set[str]:
        """The compiled files that are shown."""
        return set(self._hashes)

    @property
    def is_ready(self) -> bool:
        """Whether pages can be rendered with the settings and templates as they are."""
        return bool(self._paths)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong in templates, settings and pages."""
        return [*self.theme.findings, *(finding for found in self._in_pages.values() for finding in found)]

    def has(self, path: str, hashed: str) -> bool:
        """Say whether a compiled file is shown."""
        return self._hashes.get(path) == hashed

    def refresh(self) -> None:
        """Load settings and templates that changed, after which all is rendered; may raise RenderingError."""
        if self.theme.refresh():
            self._forget_pages()
            self._paths, self._texts = frozenset(), {}
        assets = self.theme.put_assets()
        self.changed |= assets
        self.everywhere |= bool(assets)

    def take(self, paths: frozenset[str], texts: Mapping[str, bytes]) -> None:
        """Take which files there are, and what the pages say that are in the navigation."""
        if (paths, texts) != (self._paths, self._texts):
            self._paths, self._texts = paths, texts
            self.theme.take(paths, texts)
            if self.theme.shows_others():
                self._forget_pages()

    def put(self, path: str, data: bytes, file: str = FILE) -> None:
        """Show a compiled file; where a page cannot be rendered, the one that stands stays."""
        hashed = hash_of(data)
        if self.has(path, hashed):
            return
        # Even where rendering fails: it would again, until what all pages share is new and all are forgotten.
        self._hashes[path] = hashed
        if not is_page(path):
            disk.put(self.folder / path, data)
            self.changed.add(path)
            return
        try:
            html, self._in_pages[path] = self.theme.page(path, data, file)
        except RenderingError as exc:
            self._in_pages[path] = exc.findings
        else:
            disk.put(self.folder / html_of(path), html)
            self.changed.add(html_of(path))

    def forget(self, paths: Collection[str]) -> None:
        """Count these as not shown, so that they are rendered anew."""
        self._hashes |= dict.fromkeys(self._hashes.keys() & paths, "")

    def keep_only(self, paths: Collection[str]) -> None:
        """Take away all others."""
        for path in self._hashes.keys() - paths:
            shown = html_of(path) if is_page(path) else path
            disk.put(self.folder / shown, None)
            self.changed.add(shown)
            del self._hashes[path]
            self._in_pages.pop(path, None)

    def _forget_pages(self) -> None:
        self.forget([path for path in self._hashes if is_page(path)])


def is_page(path: str) -> bool:
    """Say whether a compiled file is rendered; the others are copied."""
    return path.endswith(".md") and not path.endswith(ENDING)
