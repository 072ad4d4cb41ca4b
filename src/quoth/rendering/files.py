"""The files of a site as MkDocs knows them, each made when it is asked for: a site may have a hundred thousand."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath
from typing import overload

from mkdocs.structure.files import File, Files, file_sort_key, set_exclusions

from quoth.rendering.loaded import Loaded


class LazyFiles(Files):
    """The compiled files and those of the theme."""

    def __init__(self, loaded: Loaded, paths: Collection[str]) -> None:
        super().__init__([])
        self._loaded = loaded
        self._paths = frozenset(paths)
        self._of_theme: Files | None = None
        self._whole = False

    def __iter__(self) -> Iterator[File]:
        self._make_all()
        return super().__iter__()

    def __len__(self) -> int:
        self._make_all()
        return super().__len__()

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
        """What the theme adds to the site."""
        if self._of_theme is None:
            files = Files([])
            files.add_files_from_theme(self._loaded.templates, self._loaded.config)
            found = [file for file in files if file.src_uri not in self._paths]
            set_exclusions(found, self._loaded.config)
            self._of_theme = Files(found)
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
            made = [self._src_uris.get(path) or self.made(path) for path in self._paths]
            made.sort(key=file_sort_key)
            self._src_uris = {file.src_uri: file for file in [*made, *self.of_theme]}


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
