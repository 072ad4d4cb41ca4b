"""MkDocs with the settings and templates of a knowledge base, and all that it says as findings."""

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import mkdocs.config
from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from quoth.findings import Code, Finding
from quoth.folders import FILE
from quoth.place import Place
from quoth.rendering.headings import Headings, UnusualError
from quoth.rendering.learned import LearningEnvironment

_SAME_DAY = "315532800"
"""1 January 1980 in seconds: the date in compressed files, so that each build gives the same bytes."""
_TOLD = {
    "SOURCE_DATE_EPOCH": _SAME_DAY,
    # Material tells on each start that MkDocs 2 is to come, which is no editor's business.
    "NO_MKDOCS_2_WARNING": "1",
}
_KNOWN_EXTENSIONS = frozenset({"quoth.markdown_extension", "toc", "tables", "fenced_code"})
"""Those that we ask for, and those that MkDocs adds, which ours turns off."""


class RenderingError(Exception):
    """Pages that cannot be rendered."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class Loaded:
    """Settings and templates, which are loaded once."""

    def __init__(self, root: Path, site: Path, settings: bytes) -> None:
        """Load; raises RenderingError when they do not stand. Nothing is written for the site."""
        self._root = root.resolve()
        self._heard = _Heard()
        with self.reporting(FILE):
            config = mkdocs.config.load_config(
                BytesIO(settings), config_file_path=str(self._root / FILE), site_dir=str(site.resolve())
            )
            config.plugins.on_startup(command="build", dirty=False)
            self.config: MkDocsConfig = config.plugins.on_config(config)
            self.config.plugins.on_pre_build(config=self.config)
            self.templates = LearningEnvironment(self.config.theme.get_env())
            self.headings = _headings(self.config)
        self.findings = self.heard(FILE)
        """What MkDocs said of the settings, without failing."""

    @property
    def folder(self) -> Path | None:
        """Where the knowledge base has its own templates."""
        own = self.config.theme.custom_dir
        return None if own is None else Path(own)

    def heard(self, file: str) -> list[Finding]:
        """Return what was said since the last time, as findings at a file."""
        return self._heard.take(file)

    @contextmanager
    def reporting(self, file: str) -> Iterator[None]:
        """Hear what MkDocs says, and turn whatever is raised into findings at a file."""
        log = logging.getLogger("mkdocs")
        heard_by_others, log.propagate = log.propagate, False
        log.addHandler(self._heard)
        told = {key: os.environ.get(key) for key in _TOLD}
        os.environ.update(_TOLD)
        try:
            yield
        except Exception as exc:  # templates may raise anything
            said = self._heard.take(file)
            place = _raised_at(exc, self._root) or Place(file)
            # MkDocs gives up in these words after it has told what is wrong.
            reason = [] if said and isinstance(exc, Abort) else [_finding(place, _in_words(exc))]
            raise RenderingError([*said, *reason]) from exc
        finally:
            for key, value in told.items():
                os.environ.pop(key) if value is None else os.environ.update({key: value})
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


def _headings(config: MkDocsConfig) -> Headings | None:
    """Return what becomes of headings; None when words are to be rendered the long way by these settings."""
    if not set(config.markdown_extensions) <= _KNOWN_EXTENSIONS:
        return None
    md = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    toc = next(step for step in md.treeprocessors if isinstance(step, TocTreeprocessor))
    try:
        return Headings(toc)
    except UnusualError:
        return None


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
