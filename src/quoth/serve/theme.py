"""Templates and settings while they are edited: loaded once, and anew when they change."""

from collections.abc import Collection, Mapping
from pathlib import Path

from quoth import disk
from quoth.findings import Finding
from quoth.folders import FILE
from quoth.private import marked
from quoth.rendering.files import contents, is_template, of_theme
from quoth.rendering.loaded import Loaded, RenderingError
from quoth.rendering.shell import Shell, in_navigation


class Theme:
    """What renders a knowledge base, and what was put into its site from the theme."""

    def __init__(self, root: Path, site: Path, overlay: Path | None = None) -> None:
        self._root = root
        self._overlay = overlay
        self._site = site
        self._loaded: Loaded | None = None
        self._shell: Shell | None = None
        self._folder = root / "theme"
        self._read_files: dict[str, bytes] = {}
        """The settings and templates that the renderer was loaded from, or could not be."""
        self._failed: RenderingError | None = None
        self._assets: dict[str, bytes] = {}
        self._shared = ""

    def in_navigation(self, paths: Collection[str]) -> list[str]:
        """Return the pages among these files whose texts are to be known."""
        assert self._loaded is not None
        return in_navigation(self._loaded, paths)

    def take(self, paths: Collection[str], texts: Mapping[str, bytes]) -> None:
        """Take which compiled files there are, and the texts in the navigation; nothing is rendered yet."""
        assert self._loaded is not None
        self._shell = Shell(self._loaded, paths, texts)
        self._shell.look_at_all()

    def know(self, paths: Collection[str]) -> None:
        """Take that there are these files, too."""
        assert self._shell is not None
        self._shell.know(paths)

    def page(self, path: str, data: bytes, file: str) -> tuple[bytes, list[Finding]]:
        """Return the HTML of a page, marked where the preview is a private one; see Shell."""
        assert self._shell is not None
        html, found = self._shell.page(path, data, file)
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
        return [
            finding for part in (self._loaded, self._shell) if part is not None for finding in part.findings
        ]

    def refresh(self) -> bool:
        """Load what changed; say whether all pages are to be rendered anew.

        Raises RenderingError, and keeps what was loaded before, when settings or templates do not stand.
        """
        files = self._read()
        changed = files != self._read_files
        if changed:
            self._read_files, self._failed = files, None
            try:
                self._loaded = Loaded(self._root, self._site, files[str(self._root / FILE)])
            except RenderingError as exc:
                self._failed = exc
            else:
                self._folder = self._loaded.folder or self._folder
                self._read_files = self._read()
        if self._failed is not None:
            raise self._failed
        return changed

    def shows_others(self) -> bool:
        """Say whether what every page shows of others is not what it was when this was asked last."""
        assert self._shell is not None
        before, self._shared = self._shared, self._shell.shared
        return before != self._shared

    def _read(self) -> dict[str, bytes]:
        paths = [self._root / FILE, *filter(is_template, disk.files_below(self._folder))]
        return {str(path): disk.read(path) for path in paths if disk.is_plain_file(path)}

    def put_assets(self) -> set[str]:
        """Put the files of the theme into the site; return those that changed."""
        assert self._loaded is not None
        with self._loaded.reporting(FILE):
            assets = contents(of_theme(self._loaded))
        others = {
            path for path in self._assets.keys() | assets.keys() if assets.get(path) != self._assets.get(path)
        }
        for path in others:
            disk.put(self._site / path, assets.get(path))
        self._assets = assets
        return others
