"""The programs that are measured: how each gets its pages, builds, and builds again.

All peers are given the very pages that Quoth compiled. What one can do faster when little changed, it may do.
"""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeAlias

import yaml

Commands: TypeAlias = Sequence[Sequence[str]]

_HUGO = Path(__file__).parent / "hugo"
_QUOTH = (sys.executable, str(Path(__file__).parent.parent / "build_entries.py"))


@dataclass(frozen=True)
class Builder:
    """A program that makes a site, in a folder of its own."""

    label: ClassVar[str]
    site: ClassVar[str] = "site"
    search: ClassVar[str | None] = None
    """Which search its pages have, for whoever tries it in a browser."""
    folder: Path

    def prepare(self, root: Path) -> None:
        """Make the folder, from a knowledge base that Quoth has built."""
        raise NotImplementedError

    def cold(self) -> Commands:
        """Return what builds all of it."""
        raise NotImplementedError

    def again(self) -> Commands:
        """Return what brings it up to date."""
        return self.cold()

    def page(self, path: str) -> Path:
        """Return the file that it reads for a compiled page."""
        raise NotImplementedError

    def change(self, path: str, mark: str) -> None:
        """Change an entry, given by the path of its page without `.md`, so that its page shows a mark."""
        page = self.page(f"{path}.md")
        page.write_text(f"{page.read_text(encoding='utf-8')}\n{mark}\n", encoding="utf-8")


@dataclass(frozen=True)
class Quoth(Builder):
    """This program; its pages are made from entries and sources, each time."""

    label = "Quoth"
    search = "quoth"

    def prepare(self, root: Path) -> None:
        """Copy what authors wrote, and no more."""
        for name in ("sources", "entries", "pages", "theme"):
            shutil.copytree(root / name, self.folder / name)
        shutil.copy(root / "mkdocs.yml", self.folder)

    def cold(self) -> Commands:
        """Build it."""
        return [[*_QUOTH, "--root", str(self.folder)]]

    def check(self) -> Commands:
        """Return what only checks it."""
        return [[*_QUOTH, "--root", str(self.folder), "check"]]

    def change(self, path: str, mark: str) -> None:
        """Change the last sentence of an entry."""
        entry = self._entry(path)
        text, end, rest = entry.read_text(encoding="utf-8").rpartition(".")
        entry.write_text(f"{text} {mark}{end}{rest}", encoding="utf-8")

    def rename(self, path: str, mark: str) -> None:
        """Change the name of an entry, which stands on the pages of all others that speak of it too."""
        entry = self._entry(path)
        text = entry.read_text(encoding="utf-8")
        name = text.partition("name: ")[2].partition("\n")[0]
        entry.write_text(text.replace(f"name: {name}\n", f"name: {name} {mark}\n", 1), encoding="utf-8")

    def _entry(self, path: str) -> Path:
        return self.folder / "entries" / f"{path}.md"


@dataclass(frozen=True)
class MkDocs(Builder):
    """MkDocs with Material, as both come, and Python-Markdown."""

    label = "MkDocs, Material"
    search: ClassVar[str | None] = "material"

    def prepare(self, root: Path) -> None:
        """Write a configuration that has the same pages and the same navigation."""
        shutil.copytree(root / "build/docs", self.folder / "build/docs")
        config = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
        del config["theme"]["custom_dir"], config["extra_css"], config["extra_javascript"]
        config["plugins"] = [{"search": {"lang": ["en", "ko"]}}]
        config["markdown_extensions"] = self.extensions()
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")

    def extensions(self) -> list[object]:
        """Return the extensions that show our pages: HTML, tables, and tables of contents."""
        return ["md_in_html", "attr_list", "tables", {"toc": {"permalink": True, "toc_depth": 2}}]

    def cold(self) -> Commands:
        """Build it as everybody does."""
        return [[sys.executable, "-m", "mkdocs", "build", "--quiet"]]

    def again(self) -> Commands:
        """Render only the pages that are newer than what stands on the site."""
        return [[sys.executable, "-m", "mkdocs", "build", "--quiet", "--dirty"]]

    def page(self, path: str) -> Path:
        """Return the page where MkDocs reads it."""
        return self.folder / "build/docs" / path


@dataclass(frozen=True)
class MkDocsOurs(MkDocs):
    """MkDocs with our `mkdocs.yml` as it stands, and so with our parser and our theme."""

    label = "MkDocs, our parser"
    search = None

    def prepare(self, root: Path) -> None:
        """Copy what plain `mkdocs build` reads."""
        shutil.copytree(root / "build/docs", self.folder / "build/docs")
        shutil.copytree(root / "theme", self.folder / "theme")
        shutil.copy(root / "mkdocs.yml", self.folder)


@dataclass(frozen=True)
class Zensical(MkDocs):
    """Zensical with the configuration of MkDocs, and our parser, which it takes too."""

    label = "Zensical, our parser"
    search = "zensical"

    def extensions(self) -> list[object]:
        """Return ours, which is faster than what it comes with."""
        return ["quoth.markdown_extension", {"toc": {"permalink": True, "toc_depth": 2}}]

    def cold(self) -> Commands:
        """Build it; the folder has no cache yet."""
        return [[sys.executable, "-m", "zensical", "build", "-f", "mkdocs.yml"]]

    def again(self) -> Commands:
        """Build it again with the cache of the last time."""
        return self.cold()


@dataclass(frozen=True)
class Hugo(Builder):
    """Hugo with a small theme of tabs, a table of contents and a footer, and no search."""

    label = "Hugo"
    site = "public"

    def prepare(self, root: Path) -> None:
        """Give it the pages as content, and everything else as files to be copied."""
        shutil.copytree(_HUGO, self.folder, dirs_exist_ok=True)
        shutil.copytree(root / "theme/assets", self.folder / "static/assets")
        docs = root / "build/docs"
        for file in sorted(path for path in docs.rglob("*") if path.is_file()):
            path = file.relative_to(docs)
            target = self.page(path.as_posix()) if file.suffix == ".md" else self.folder / "static" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
            if path.name == "index.md":
                text = target.read_text(encoding="utf-8")
                address = path.with_suffix(".html").as_posix()
                target.write_text(text.replace("---\n", f"---\nurl: /{address}\n", 1), encoding="utf-8")

    def cold(self) -> Commands:
        """Build it; Hugo renders all pages each time."""
        return [[sys.executable, "-m", "hugo", "--quiet", "--cacheDir", str(self.folder / "cache")]]

    def page(self, path: str) -> Path:
        """Return the page where Hugo reads it: it takes the others of a folder for parts of an `index.md`."""
        return self.folder / "content" / path.replace("index.md", "_index.md")


@dataclass(frozen=True)
class HugoPagefind(Hugo):
    """Hugo, and Pagefind after it, which gives its pages a search."""

    label = "Hugo, Pagefind"
    search = "pagefind"

    def cold(self) -> Commands:
        """Build it and index all of it; Pagefind knows no other way."""
        index = [sys.executable, "-m", "pagefind", "--site", self.site, "--force-language", "en", "--quiet"]
        return [*super().cold(), index]


PEERS = {
    "mkdocs": MkDocs,
    "mkdocs-ours": MkDocsOurs,
    "zensical": Zensical,
    "hugo": Hugo,
    "hugo-pagefind": HugoPagefind,
}
