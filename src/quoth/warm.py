"""Single pages to HTML in this process, as MkDocs renders them in a build: for the preview.

MkDocs and its templates are loaded once. What a page shows depends on its own text, on which other pages
there are, on what the pages in the navigation are called, and on templates and settings.
"""

import logging
import os
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import mkdocs.config
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from quoth import disk
from quoth.config import FILE
from quoth.findings import Code, Finding
from quoth.place import Place

_TEMPLATES = frozenset({".html", ".xml", ".yml"})
"""How the files of a theme end that are no part of the site themselves."""


class RenderingError(Exception):
    """Pages that cannot be rendered."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class Renderer:
    """MkDocs with the settings, the templates and the pages of a knowledge base."""

    def __init__(self, root: Path, site: Path) -> None:
        """Load settings and templates; raises RenderingError when they do not stand."""
        self._root = root.resolve()
        self._heard = _Heard()
        # Material tells on each start that MkDocs 2 is to come, which is no editor's business.
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        with self._reporting(FILE):
            config = mkdocs.config.load_config(str(root / FILE), site_dir=str(site.resolve()))
            config.plugins.on_startup(command="build", dirty=False)
            self._config: MkDocsConfig = config.plugins.on_config(config)
            self._config.plugins.on_pre_build(config=self._config)
            self._env = self._config.theme.get_env()
        self._of_theme = Files([])
        self._files = Files([])
        self._nav = Navigation([], [])
        self.findings = self._heard.take(FILE)
        """What MkDocs said of settings and navigation, without failing."""
        self.shared = ""
        """What every page shows of others; when it changes, all are to be rendered anew."""

    @property
    def folder(self) -> Path | None:
        """Where the knowledge base has its own templates."""
        own = self._config.theme.custom_dir
        return None if own is None else Path(own)

    def take_assets(self) -> dict[str, bytes]:
        """Look which files the theme adds to the site; return them by their place on it."""
        with self._reporting(FILE):
            self._of_theme = Files([])
            self._of_theme.add_files_from_theme(self._env, self._config)
        paths = ((file.dest_uri, Path(file.abs_src_path or "")) for file in self._of_theme)
        return {place: disk.read(path) for place, path in paths if disk.is_plain_file(path)}

    def take(self, pages: Mapping[str, bytes]) -> None:
        """Take what there is now, by its place among the compiled files; nothing is rendered yet."""
        with self._reporting(FILE):
            files = Files([self._file(path, data) for path, data in sorted(pages.items())])
            for file in self._of_theme:
                if file.src_uri not in pages:
                    files.append(file)
            set_exclusions(files, self._config)
            self._files = self._config.plugins.on_files(files, config=self._config)
            nav = get_navigation(self._files, self._config)
            self._nav = self._config.plugins.on_nav(nav, config=self._config, files=self._files)
            for page in self._nav.pages:
                page.read_source(self._config)
            self._env = self._config.plugins.on_env(self._env, config=self._config, files=self._files)
        self.shared = repr([(page.url, page.title, sorted(page.meta.items())) for page in self._nav.pages])
        self.findings = self._heard.take(FILE)

    def page(self, path: str, data: bytes, file: str) -> tuple[bytes, list[Finding]]:
        """Return the HTML of a page with this text, and what MkDocs warns of; the file is where to mend it.

        Raises RenderingError when it cannot be rendered.
        """
        config, plugins = self._config, self._config.plugins
        with self._reporting(file):
            found = self._files.get_file_from_path(path)
            assert found is not None, path
            found.content_bytes = data
            page = found.page or Page(None, found, config)
            config._current_page = page  # noqa: SLF001 (plugins ask for it)
            try:
                page = plugins.on_pre_page(page, config=config, files=self._files)
                page.read_source(config)
                markdown = page.markdown or ""
                page.markdown = plugins.on_page_markdown(
                    markdown, page=page, config=config, files=self._files
                )
                page.render(config, self._files)
                content = page.content or ""
                page.content = plugins.on_page_content(content, page=page, config=config, files=self._files)
                page.active = True
                pages = self._files.documentation_pages(inclusion=InclusionLevel.is_included)
                context = get_context(self._nav, pages, config, page)
                template = self._env.get_template(page.meta.get("template", "main.html"))
                context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
                html = plugins.on_post_page(template.render(context), page=page, config=config)
            finally:
                page.active = False
                config._current_page = None  # noqa: SLF001 (as MkDocs leaves it)
        return html.encode("utf-8", errors="xmlcharrefreplace"), self._heard.take(file)

    def _file(self, path: str, data: bytes) -> File:
        file = File(path, None, self._config.site_dir, self._config.use_directory_urls)
        file.content_bytes = data
        return file

    @contextmanager
    def _reporting(self, file: str) -> Iterator[None]:
        """Turn whatever is raised into findings at a file."""
        log = logging.getLogger("mkdocs")
        heard_by_others, log.propagate = log.propagate, False
        log.addHandler(self._heard)
        try:
            yield
        except Exception as exc:  # templates may raise anything
            said = self._heard.take(file)
            place = _raised_at(exc, self._root) or Place(file)
            # MkDocs gives up in these words after it has told what is wrong.
            reason = [] if said and isinstance(exc, Abort) else [_finding(place, _in_words(exc))]
            raise RenderingError([*said, *reason]) from exc
        finally:
            log.removeHandler(self._heard)
            log.propagate = heard_by_others


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        self._said.append(record.getMessage())

    def take(self, file: str) -> list[Finding]:
        """Return what was said since the last time, as findings at a file."""
        said, self._said = self._said, []
        return [_finding(Place(file), line) for line in dict.fromkeys(said)]


def is_template(path: Path) -> bool:
    """Say whether pages are rendered with a file of a theme; the others are copied."""
    return path.suffix in _TEMPLATES


def _finding(place: Place, said: str) -> Finding:
    return Finding(place, Code.RENDERING, f"MkDocs: {' '.join(said.split())}")


def _in_words(exc: BaseException) -> str:
    return str(exc) or type(exc).__name__


def _raised_at(exc: BaseException, root: Path) -> Place | None:
    """Return the line of a template of the knowledge base that something was raised in."""
    steps = [(step.filename, step.lineno or 1) for step in traceback.extract_tb(exc.__traceback__)]
    # Of a template that cannot be read at all.
    steps.append((str(getattr(exc, "filename", "")), int(getattr(exc, "lineno", None) or 1)))
    for name, line in reversed(steps):
        path = Path(name)
        if path.suffix == ".html" and path.is_relative_to(root):
            return Place(path.relative_to(root).as_posix(), line)
    return None
