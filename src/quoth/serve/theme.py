"""Templates and settings while they are edited: loaded once, and anew when they change."""

from pathlib import Path

from quoth import disk
from quoth.config import FILE
from quoth.findings import Finding
from quoth.private import marked
from quoth.warm import Renderer, RenderingError, is_template


class Theme:
    """The renderer of a knowledge base, and what was put into its site from the theme."""

    def __init__(self, root: Path, site: Path, overlay: Path | None = None) -> None:
        self._root = root
        self._overlay = overlay
        self._site = site
        self._renderer: Renderer | None = None
        self._folder = root / "theme"
        self._loaded: dict[str, bytes] = {}
        """The settings and templates that the renderer was loaded from, or could not be."""
        self._failed: RenderingError | None = None
        self._assets: dict[str, bytes] = {}
        self._shared = ""

    @property
    def renderer(self) -> Renderer:
        """What renders pages, once it was refreshed."""
        assert self._renderer is not None
        return self._renderer

    def page(self, path: str, data: bytes, file: str) -> tuple[bytes, list[Finding]]:
        """Return the HTML of a page, marked where the preview is a private one; see Renderer."""
        html, found = self.renderer.page(path, data, file)
        return html if self._overlay is None else marked(html), found

    @property
    def watched(self) -> list[str]:
        """The folder of templates, when it stands in the knowledge base, and the private one."""
        folder, root = self._folder.resolve(), self._root.resolve()
        own = [folder.relative_to(root).parts[0]] if folder.is_relative_to(root) and folder != root else []
        return own if self._overlay is None else [*own, str(self._overlay.resolve())]

    @property
    def findings(self) -> list[Finding]:
        """What is to be put right in settings and navigation, though pages can be rendered."""
        return [] if self._renderer is None else self._renderer.findings

    def refresh(self) -> bool:
        """Load what changed; say whether all pages are to be rendered anew.

        Raises RenderingError, and keeps what was loaded before, when settings or templates do not stand.
        """
        files = self._read()
        changed = files != self._loaded
        if changed:
            self._loaded, self._failed = files, None
            try:
                self._renderer = Renderer(self._root, self._site)
            except RenderingError as exc:
                self._failed = exc
            else:
                self._folder = self._renderer.folder or self._folder
                self._loaded = self._read()
        if self._failed is not None:
            raise self._failed
        return changed

    def shows_others(self, shared: str) -> bool:
        """Take what every page shows of others; say whether it is another than before."""
        before, self._shared = self._shared, shared
        return before != shared

    def _read(self) -> dict[str, bytes]:
        paths = [self._root / FILE, *filter(is_template, disk.files_below(self._folder))]
        return {str(path): disk.read(path) for path in paths if disk.is_plain_file(path)}

    def put_assets(self) -> bool:
        """Put the files of the theme into the site; say whether any changed."""
        assets = self.renderer.take_assets()
        others = {
            path for path in self._assets.keys() | assets.keys() if assets.get(path) != self._assets.get(path)
        }
        for path in others:
            disk.put(self._site / path, assets.get(path))
        self._assets = assets
        return bool(others)
