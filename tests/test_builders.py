"""The real knowledge base with each builder that is installed: the same text on every page."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

BUILDERS = {
    "properdocs": ["properdocs", "build", "--strict", "-f", "mkdocs.yml"],
    "zensical": ["zensical", "build", "--strict", "-f", "mkdocs.yml"],
}


def article(path: Path) -> tuple[str, list[str | None]]:
    """Return the words of a page, and where its links lead."""
    node = LexborHTMLParser(path.read_bytes()).css_first("article")
    assert node is not None, path
    for extra in node.css(".headerlink, #__skip"):
        extra.decompose()
    return "".join(node.text().split()), [link.attributes.get("href") for link in node.css("a[href]")]


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_same_pages(built: Path, tmp_path: Path, builder: str) -> None:
    if importlib.util.find_spec(builder) is None:
        pytest.skip(f"{builder} is not installed")
    root = tmp_path / "kb"
    shutil.copytree(built / "build/docs", root / "build/docs")
    shutil.copytree(built / "theme", root / "theme")
    shutil.copy(built / "mkdocs.yml", root)
    done = subprocess.run(
        [sys.executable, "-m", *BUILDERS[builder]],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted(path.relative_to(built / "site") for path in (built / "site").rglob("*.html"))
    pages = [path for path in pages if path.name != "404.html"]
    assert len(pages) > 70
    for path in pages:
        assert article(root / "site" / path) == article(built / "site" / path), path
        html = LexborHTMLParser((root / "site" / path).read_bytes())
        assert len(html.css("script[src$='assets/quoth.js'][defer]")) == 1, path
    beside = [path for path in (built / "site").glob("*/*.*") if path.suffix in (".bib", ".ris", ".json")]
    beside = [path for path in beside if path.parent.name in ("people", "events", "posts", "sources")]
    assert len(beside) > 200
    for path in beside:
        assert (root / "site" / path.relative_to(built / "site")).read_bytes() == path.read_bytes(), path
