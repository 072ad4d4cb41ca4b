"""Compiled pages to the pages of a site, many at a time."""

import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import overload

from quoth import disk
from quoth.config import Config
from quoth.crew import Crew
from quoth.findings import Finding
from quoth.folders import FILE
from quoth.mkdocs_settings import FOLDER_OF_THEME, missing_settings
from quoth.nodes import read_nodes
from quoth.place import Place
from quoth.private import marked, settings
from quoth.rendering.files import is_left_out
from quoth.rendering.links import Links, links_of
from quoth.rendering.loaded import Loaded, RenderingError
from quoth.rendering.shell import Shell, in_navigation


@dataclass(frozen=True)
class Frame:
    """What is needed to render any page of a site, in whichever process."""

    root: Path
    docs: Path
    """Where the compiled files stand."""
    site: Path
    settings: bytes
    paths: tuple[str, ...]
    """Of all compiled files."""
    texts: Mapping[str, bytes]
    """Of the pages in the navigation."""
    private: bool

    @cached_property
    def shell(self) -> Shell:
        """What is around the words of every page; raises RenderingError when it does not stand."""
        return Shell(Loaded(self.root, self.site, self.settings), self.paths, self.texts)

    def __getstate__(self) -> dict[str, object]:
        """Leave out the shell, which every process makes for itself."""
        return {name: held for name, held in vars(self).items() if name != "shell"}


@dataclass(frozen=True)
class _Afar:
    """What is needed on a machine that does not have the files of the knowledge base."""

    around: Frame
    theme: Mapping[str, bytes]
    """Its files, by their place in the knowledge base."""

    @cached_property
    def here(self) -> Frame:
        """The same, with the files laid out on this machine for as long as they are needed."""
        docs, site = (path.relative_to(self.around.root) for path in (self.around.docs, self.around.site))
        # MkDocs asks that there is a folder of pages, whatever is in it.
        files = {**self.theme, f"{docs.as_posix()}/{disk.MARKER}": b""}
        needed = ExitStack()
        root = needed.enter_context(disk.laid_out(files))
        weakref.finalize(self, needed.close)
        return replace(self.around, root=root, docs=root / docs, site=root / site)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page of the site."""

    path: str
    html: bytes
    links: Links
    found: tuple[Finding, ...]


def frame(config: Config, compiled: Iterable[str]) -> Frame:
    """Return what is needed to render compiled pages; raises RenderingError where it does not stand."""
    given = disk.read(config.root / FILE)
    if missing := list(missing_settings(read_nodes(given.decode(), Place(FILE))[0])):
        raise RenderingError(missing)
    if config.overlay is not None:
        given = settings(given, config.docs.relative_to(config.root).as_posix())
    paths = tuple(sorted(path for path in compiled if not is_left_out(path)))
    loaded = Loaded(config.root, config.staging, given)
    texts = {path: disk.read(config.docs / path) for path in in_navigation(loaded, paths)}
    around = Frame(config.root, config.docs, config.staging, given, paths, texts, config.overlay is not None)
    # Made once, though the next would be the same.
    vars(around)["shell"] = Shell(loaded, paths, texts)
    return around


def rendered(around: Frame, pages: Sequence[str], crew: Crew) -> Iterator[Rendered]:
    """Yield each of these compiled pages as a page of the site, in their order; raises RenderingError."""
    # In this process first, so that others begin with templates that know what pages of each folder need.
    for page in sorted({page.rpartition("/")[0]: page for page in pages}.values()):
        _rendered(around, page)
    if crew.afar:
        yield from crew.each(_rendered_afar, _packed(around), _Texts(around.docs, pages))
    else:
        yield from crew.each(_rendered, around, pages)


def others(around: Frame) -> dict[str, bytes]:
    """Return the files of the site that are neither pages nor compiled, by their place on it."""
    made = around.shell.others()
    return {path: _marked(around, path, data) for path, data in made.items()}


class _Texts(Sequence[tuple[str, bytes]]):
    """Compiled pages with their texts, each read when it is asked for: all would fill the memory."""

    def __init__(self, docs: Path, pages: Sequence[str]) -> None:
        self._docs, self._pages = docs, pages

    @overload
    def __getitem__(self, at: int) -> tuple[str, bytes]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[str, bytes]]: ...
    def __getitem__(self, at: int | slice) -> tuple[str, bytes] | Sequence[tuple[str, bytes]]:
        if isinstance(at, slice):
            return _Texts(self._docs, self._pages[at])
        return self._pages[at], disk.read(self._docs / self._pages[at])

    def __len__(self) -> int:
        return len(self._pages)


def _packed(around: Frame) -> _Afar:
    theme = disk.files_below(around.root / FOLDER_OF_THEME)
    return _Afar(around, {path.relative_to(around.root).as_posix(): disk.read(path) for path in theme})


def _rendered_afar(afar: _Afar, page: tuple[str, bytes]) -> Rendered:
    return _with_text(afar.here, *page)


def _rendered(around: Frame, page: str) -> Rendered:
    return _with_text(around, page, disk.read(around.docs / page))


def _with_text(around: Frame, page: str, text: bytes) -> Rendered:
    html, found = around.shell.page(page, text)
    path = f"{page.removesuffix('.md')}.html"
    html = _marked(around, path, html)
    return Rendered(path, html, links_of(html), tuple(found))


def _marked(around: Frame, path: str, data: bytes) -> bytes:
    return marked(data) if around.private and path.endswith(".html") else data
