"""From an article to pages in two commands, and no trace of drafts on a site that is built without them."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from make import ROOT

from quoth.cli import main

ARTICLE = """---
title: A change at the head of Zubrowka
publisher: The Paper
published: 2021-04
quota: 1
---
Ana Quillfeather, the former chairwoman of Zubrowka Holdings, resigned on March 3, 2021.

Quillfeather was chairwoman of Zubrowka Holdings from 2016 to 2021. She was born in Lutz.
"""
NAMES = ("quillfeather", "zubrowka")


def run(root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["--root", str(root), *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every file of a site in small letters, those of the search too."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        data = path.read_bytes()
        data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        yield path.relative_to(site).as_posix(), f"{path.name} {data.decode('utf-8', 'replace')}".lower()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real knowledge base without its entries, and an article, of which drafts were made."""
    root = tmp_path_factory.mktemp("knowledge-base")
    for name in ("theme", "pages"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "entries").mkdir()
    shutil.copy(ROOT / "entries" / "vocabulary.yml", root / "entries")
    (root / "sources").mkdir()
    (root / "sources" / "zubrowka-2021.md").write_text(ARTICLE, encoding="utf-8")
    run(root, "draft", "zubrowka-2021")
    return root


def test_an_article_becomes_pages_that_say_that_they_are_drafts(root: Path) -> None:
    said = run(root, "--drafts")
    assert "It has the drafts in it and is not for publication." in said
    page = (root / "site" / "people" / "ana-quillfeather.html").read_text(encoding="utf-8")
    assert '<span class="q-pill q-pill-warn">draft</span>' in page
    assert "<title>Ana Quillfeather (draft)" in page
    index = (root / "site" / "people" / "index.html").read_text(encoding="utf-8")
    assert '<span class="q-pill q-pill-warn">draft</span>' in index
    assert "this site is not for publication" in (root / "site" / "index.html").read_text(encoding="utf-8")
    found = [name for name, text in texts(root / "site") if "quillfeather" in text]
    assert any(name.startswith("search/") for name in found)


def test_a_plain_build_has_no_trace_of_them(root: Path) -> None:
    run(root, "--drafts")
    assert "not for publication" not in run(root)
    assert [name for name, text in texts(root / "site") if any(one in text for one in NAMES)] == []


def test_published_drafts_are_a_site(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy", ignore=shutil.ignore_patterns("site", "build"))
    for path in (tmp_path / "copy" / "entries").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("publish: draft\n", ""), encoding="utf-8")
    run(tmp_path / "copy")
    page = (tmp_path / "copy" / "site" / "people" / "ana-quillfeather.html").read_text(encoding="utf-8")
    assert 'q-pill-warn">draft' not in page


def test_drafts_are_for_building_alone(root: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(root), "--drafts", "check"])
    assert done.exit_code == 2
    assert "--drafts is for building the site" in done.output
