"""Pages are rendered to the bytes that MkDocs gives, whatever they hold and whatever the settings."""

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from make import ROOT
from selectolax.lexbor import LexborHTMLParser

from quoth import disk
from quoth.findings import Code, Finding
from quoth.place import Place
from quoth.rendering.files import is_left_out
from quoth.rendering.links import Links, dead_among, dead_links, links_of
from quoth.rendering.loaded import Loaded, RenderingError
from quoth.rendering.shell import Shell, in_navigation

ALL_OF_MARKDOWN = r"""---
title: "Odd & \"quoted\" &copy; title"
kind: "Person"
class: "q-kind-person"
names: ["A \\ b", "리일규", "<i>"]
spellings: ["one"]
countries: []
decades: ["1990s", "2000s", "2010s"]
hide: ["navigation", "toc"]
edit: "https://forge.example/edit/x.md"
report: "https://forge.example/new?a=1&b=2"
moved: "../index.html"
---
Words before any heading, *emphasis*, **strong *both***, `code <b> & &amp;`, a\
hard break, two  
spaces, \*escaped\* &copy; &lt; & &unknown; "quotes" 'single'.

# First *heading*

Same
====

## Same

## Same_1

## Ünïcode 漢字 & `code` <b id="raw">raw</b>

## ![a *picture*](../assets/palette.js "its title") in a heading

### Third level [with a link](../index.md)

###

#### Fourth

1. one
2. two

   loose

   > a quote
   >
   > - nested
   >   - deeper
   >     ```py title
   >     code = "<&>"
   >     ```

7) seven
- tight
- [link](../index.md "a \"title\" & <more>")
- [self](#same), [query](?a=1&b=2), [mail](mailto:a@b.example?x=1&copy=2), <a@b.example>, <https://e.example/?a&b>
- [reference][r], [collapsed][], [r]
- ![picture](../assets/quoth.css) ![in ![another](a.png) *words*](../assets/quoth.js)

[r]: ../about.md#anchor 'title'
[collapsed]: ../about.md

| left | centre | right | none |
|:-----|:------:|------:|------|
| a    | **b**  | `c|`  | [d](../about.md) |
| short |
| <b>raw</b> | \| | &amp; | |

    indented <code>

***

<div class="x" data-search-exclude="yes" id="here">
*not Markdown* <a href="about.md">kept</a>

*Markdown* again
</div>

<span>only a tag in a paragraph</span>

<canvas>

inline <sup>1</sup> <!-- a comment --> <br> [TOC]

<!-- a comment -->
Setext of two
lines
-----
"""
PAGES = {
    "index.md": "# Home\n\nNo front matter. [Odd](odd/all.md), [missing](none.md), [strange](odd/all).\n",
    "about.md": "---\ntitle: About\nauthor: Somebody\ndescription: What\n---\n\n## Only a second\n",
    "reading.md": "Key: of another kind\n\n# Reading <b>it</b>\n\n[a](/about.md) [b](about.html)\n",
    "odd/all.md": ALL_OF_MARKDOWN,
    "odd/index.md": '---\nkind: "x"\n---\n',
    "odd/blank.md": "",
    "odd/none_of-it.md": "\ufeff   \n\n",
    "odd/unclosed.md": "---\ntitle: [\n---\n\nText\n",
    "odd/title.md": "<p>x</p>\n\n# A title & more\n\nText\n\n# Another\n\n### Deep\n\n## Less\n",
    "odd/later.md": "Text\n\n# A title\n",
    "odd/html.md": "# <em>Marked</em> title ![x](../assets/quoth.css)\n",
    "odd/yes.md": '---\nyes: "no"\ntitle: "A\u2028b"\n---\nText \x02wzxhzdk:0\x03 \ue0001\ue001\n',
    "odd/deeper/page.md": '---\ntitle: "Deep"\nhide: ["toc"]\ncountries: ["Cuba"]\n---\n# Deep\n\n[up](../../index.md)\n',
    "data/file.json": "{}",
}
SETTINGS = {
    "as it is": {},
    "with an address": {"site_url": "https://quoth.example/of/those/"},
    "without a palette": {"theme": {"palette": None}},
    "with other features": {
        "theme": {
            "features": ["navigation.footer", "navigation.path", "navigation.sections", "toc.integrate"],
            "language": "ko",
        }
    },
    "without plugins": {"plugins": [], "extra_css": [], "site_author": "Somebody"},
    "with another table of contents": {
        "markdown_extensions": ["quoth.markdown_extension", {"toc": {"toc_depth": "2-4"}}]
    },
    "with an unusual one": {
        "markdown_extensions": ["quoth.markdown_extension", {"toc": {"anchorlink": True, "baselevel": 2}}]
    },
    "without a navigation": {"nav": None},
    "with titles from pages": {"nav": ["index.md", {"Of odd": ["odd/title.md", "odd/html.md"]}, "none.md"]},
}


def by_mkdocs(root: Path, to: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return what MkDocs gives, and what it warns of."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(to)],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": "315532800", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    warned = done.stderr.split("\nINFO")
    said = [line.partition("-")[2] for line in "\n".join(warned).split("WARNING")[1:]]
    files = (path for path in to.rglob("*") if path.is_file())
    made = {path.relative_to(to).as_posix(): path.read_bytes() for path in files}
    return made, sorted(" ".join(line.split()) for line in said)


def by_us(root: Path) -> tuple[dict[str, bytes], list[str], Loaded]:
    """Return what is rendered without it, what is found, and what it was rendered with."""
    docs = root / "build/docs"
    files = {path.relative_to(docs).as_posix(): path.read_bytes() for path in disk.files_below(docs)}
    loaded = Loaded(root, root / "site", (root / "mkdocs.yml").read_bytes())
    shell = Shell(loaded, list(files), {path: files[path] for path in in_navigation(loaded, files)})
    made, found = {}, []
    for path, data in sorted(files.items()):
        if path.endswith(".md"):
            made[f"{path[:-3]}.html"], said = shell.page(path, data)
            found += said
        else:
            made[path] = data
    made |= shell.others() | shell.search(files)
    said = {finding.message.removeprefix("MkDocs: ") for finding in [*found, *shell.findings]}
    return made, sorted(said), loaded


def assert_same(made: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(wanted)
    for path in wanted:
        if path.endswith(".html"):
            assert made[path].decode() == wanted[path].decode(), path
    assert [path for path in wanted if made[path] != wanted[path]] == []


def test_every_page_of_the_real_knowledge_base_is_what_mkdocs_gives(built: Path, tmp_path: Path) -> None:
    made, found, loaded = by_us(built)
    assert_same(made, by_mkdocs(built, tmp_path / "site")[0])
    assert found == []
    # Not by rendering each of them in full.
    assert loaded.templates.given_up == set()
    assert loaded.templates.learned < len([path for path in made if path.endswith(".html")])


@pytest.mark.parametrize("name", SETTINGS)
def test_whatever_is_written_and_set(name: str, tmp_path: Path) -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["nav"] = [{"Home": "index.md"}, {"About": ["about.md", {"Reading": "reading.md"}]}, "odd/index.md"]
    changed = SETTINGS[name]
    for key, value in changed.items():
        settings[key] = {**settings[key], **value} if isinstance(value, dict) else value
    settings = {key: value for key, value in settings.items() if value is not None}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    for path, text in PAGES.items():
        (tmp_path / "build/docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "build/docs" / path).write_text(text, encoding="utf-8")
    made, found, loaded = by_us(tmp_path)
    wanted, warned = by_mkdocs(tmp_path, tmp_path / "by-mkdocs")
    assert_same(made, wanted)
    # An anchor that is missing is found by following all links of the site.
    assert found == [line for line in warned if "anchor" not in line]
    assert loaded.templates.given_up == set()
