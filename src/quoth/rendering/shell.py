"""All that pages of a site share, and each page put into it: the bytes that MkDocs would give.

What a page shows depends on its own text, on which other files there are, on what the pages in the navigation
are called, and on templates and settings. Pages in the navigation, which are few, are rendered in full.
"""

import gzip
from collections.abc import Collection, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from quoth.findings import Finding
from quoth.folders import FILE
from quoth.rendering.files import LazyFiles, Pages, contents
from quoth.rendering.front import front_and_words
from quoth.rendering.headings import UnusualError
from quoth.rendering.loaded import Loaded
from quoth.rendering.words import words

_SITEMAP = "sitemap.xml"


def in_navigation(loaded: Loaded, paths: Collection[str]) -> list[str]:
    """Return the compiled pages whose texts a shell is to know: all, if no navigation is set."""
    if loaded.config.nav is None:
        return sorted(path for path in paths if path.endswith(".md"))
    return sorted(set(_leaves(loaded.config.nav)) & set(paths))


class Shell:
    """What is around the words of every page."""

    def __init__(self, loaded: Loaded, paths: Collection[str], texts: Mapping[str, bytes]) -> None:
        """Take the places of all compiled files, and the texts of the pages in the navigation."""
        self._loaded = loaded
        self._config = loaded.config
        self._files = LazyFiles(loaded, paths)
        loaded.templates.forget()
        with loaded.reporting(FILE):
            listed = [self._files.get_file_from_path(path) for path in sorted(texts)]
            self._nav = get_navigation(Files([file for file in listed if file is not None]), self._config)
            for page in self._nav.pages:
                self._read(page, texts[page.file.src_uri])
                if "title" not in {*vars(page), *page.meta}:
                    self._put_words(page)
        self.findings = loaded.heard(FILE)
        """What MkDocs said of the navigation."""
        self.shared = repr([(page.url, page.title, sorted(page.meta.items())) for page in self._nav.pages])
        """What every page shows of others; when it changes, all are to be rendered anew."""

    def know(self, paths: Collection[str]) -> None:
        """Take that there are these compiled files, too, to which pages may link."""
        self._files.know(paths)

    def page(self, path: str, data: bytes, file: str = FILE) -> tuple[bytes, list[Finding]]:
        """Return the HTML of a page with this text, and what MkDocs warns of; the file is where to mend it.

        Raises RenderingError when it cannot be rendered.
        """
        listed = next((page for page in self._nav.pages if page.file.src_uri == path), None)
        with self._loaded.reporting(file):
            page = listed or Page(None, self._files.made(path), self._config)
            self._read(page, data)
            self._put_words(page)
            html = self._in_template(page) if listed is None else self._in_full(page)
            if listed is None:
                # They know each other: with all its texts the page would stay until Python looks for circles.
                page.file.page = None
        return html.encode("utf-8", errors="xmlcharrefreplace"), self._loaded.heard(file)

    def look_at_all(self) -> None:
        """Hear what MkDocs says of the navigation as a whole, of pages that are not in it above all."""
        with self._loaded.reporting(FILE):
            self._nav = get_navigation(self._files, self._config)
        self.findings = list(dict.fromkeys([*self.findings, *self._loaded.heard(FILE)]))

    def others(self) -> dict[str, bytes]:
        """Return the files of the site that are neither pages nor compiled, by their place on it."""
        self.look_at_all()
        with self._loaded.reporting(FILE):
            made = contents(self._files.of_theme)
            for name in sorted(self._config.theme.static_templates):
                made |= self._static(name)
        return made

    def _read(self, page: Page, data: bytes) -> None:
        page.markdown, page.meta = front_and_words(data.decode("utf-8-sig"))

    def _put_words(self, page: Page) -> None:
        links = _RelativePathTreeprocessor(page.file, self._files, self._config)
        try:
            if self._loaded.headings is None:
                raise UnusualError
            made = words(page.markdown or "", self._loaded.headings, links.path_to_url)
        except UnusualError:
            page.render(self._config, self._files)
            return
        page.content, page.toc = made.html, get_toc(made.headings)
        if made.title and "title" not in {*vars(page), *page.meta}:
            page.title = made.title

    def _in_template(self, page: Page) -> str:
        name = page.meta.get("template", "main.html")
        return self._loaded.templates.render(name, page.url.rpartition("/")[0], page, self._context)

    def _in_full(self, page: Page) -> str:
        template = self._loaded.templates.get_template(page.meta.get("template", "main.html"))
        page.active = True
        try:
            return template.render(self._context(page))
        finally:
            page.active = False

    def _context(self, page: Page) -> dict[str, Any]:
        return dict(get_context(self._nav, Pages(self._files), self._config, page))

    def _static(self, name: str) -> dict[str, bytes]:
        """Return a file that the theme makes of the site as a whole."""
        template = self._loaded.templates.get_template(name)
        if utils.is_error_template(name):
            # It is shown in any folder.
            base = urlsplit(self._config.site_url or "/").path
        else:
            base = utils.get_relative_url(".", name)
        text = template.render(get_context(self._nav, self._files, self._config, base_url=base))
        made = {name: text.encode()} if text.strip() else {}
        if made and name == _SITEMAP:
            made[f"{name}.gz"] = _zipped(text.encode())
        return made


def _zipped(data: bytes) -> bytes:
    out = BytesIO()
    when = utils.get_build_timestamp()
    with gzip.GzipFile(filename=f"{_SITEMAP}.gz", fileobj=out, mode="wb", mtime=when) as file:
        file.write(data)
    return out.getvalue()


def _leaves(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [leaf for item in node.values() for leaf in _leaves(item)]
    if isinstance(node, list):
        return [leaf for item in node for leaf in _leaves(item)]
    return [node]
