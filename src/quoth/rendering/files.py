"""The files of a site as MkDocs knows them, each made when asked for: a site may have a hundred thousand."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import overload

from mkdocs.structure.files import File, Files, file_sort_key, set_exclusions

from quoth import disk
from quoth.rendering.loaded import Loaded

_LEFT_OUT = re.compile(r"templates/|(?:.*/)?\.")
_TEMPLATES = frozenset({".html", ".xml", ".yml"})
"""How the files of a theme end that are no part of the site themselves."""


class LazyFiles(Files):
    """The compiled files and those of the theme; who goes through them is given the pages alone."""

    def __init__(self, loaded: Loaded, paths: Collection[str]) -> None:
        super().__init__([])
        self._loaded = loaded
        self._paths = set(paths)
        self._of_theme: Files | None = None
        self._whole = False

    def __iter__(self) -> Iterator[File]:
        self._make_all()
        return super().__iter__()

    def __len__(self) -> int:
        self._make_all()
        return super().__len__()

    def know(self, paths: Collection[str]) -> None:
        """Take more compiled files, to which pages may link, though who goes through all never sees them."""
        self._paths.update(paths)

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file by its place among the compiled ones."""
        path = PurePath(path).as_posix()
        if (found := self._src_uris.get(path)) is not None:
            return found
        if path not in self._paths:
            return self.of_theme.get_file_from_path(path)
        self._src_uris[path] = found = self.made(path)
        return found

    @property
    def of_theme(self) -> Files:
        """What the theme adds to what is compiled."""
        if self._of_theme is None:
            found = of_theme(self._loaded)
            self._of_theme = Files([file for file in found if file.src_uri not in self._paths])
        return self._of_theme

    def made(self, path: str) -> File:
        """Return a new file, which nothing else holds."""
        config = self._loaded.config
        file = File(path, None, config.site_dir, config.use_directory_urls)
        set_exclusions([file], config)
        return file

    def _make_all(self) -> None:
        """Make all, in the order in which MkDocs finds them."""
        if not self._whole:
            self._whole = True
            pages = (path for path in self._paths if path.endswith(".md"))
            made = [self._src_uris.get(path) or self.made(path) for path in pages]
            made.sort(key=file_sort_key)
            self._src_uris = {file.src_uri: file for file in made} | self._src_uris


class Pages(Sequence[File]):
    """All pages, for a template that asks for them."""

    def __init__(self, files: LazyFiles) -> None:
        self._files = files

    @overload
    def __getitem__(self, at: int) -> File: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[File]: ...
    def __getitem__(self, at: int | slice) -> File | Sequence[File]:
        return self._files.documentation_pages()[at]

    def __len__(self) -> int:
        return len(self._files.documentation_pages())


def of_theme(loaded: Loaded) -> Files:
    """Return what a theme adds to a site."""
    files = Files([])
    files.add_files_from_theme(loaded.templates, loaded.config)
    set_exclusions(files, loaded.config)
    return files


def contents(files: Iterable[File]) -> dict[str, bytes]:
    """Return what files of a theme hold, by their place on the site."""
    paths = ((file.dest_uri, Path(file.abs_src_path or "")) for file in files)
    return {place: disk.read(path) for place, path in paths if disk.is_plain_file(path)}


def is_template(path: Path) -> bool:
    """Say whether pages are rendered with a file of a theme; the others are copied."""
    return path.suffix in _TEMPLATES


def is_left_out(path: str) -> bool:
    """Say whether MkDocs takes a file for no part of the site, whatever the settings."""
    return _LEFT_OUT.match(path) is not None
