"""Pages are rendered to the bytes that MkDocs gives, whatever they hold and whatever the settings."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from make import ROOT
from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor
from mkdocs.structure.files import File, InclusionLevel, set_exclusions
from mkdocs.utils.meta import get_data

from quoth import disk
from quoth.rendering.files import is_left_out
from quoth.rendering.front import front_and_words
from quoth.rendering.headings import Headings, UnusualError
from quoth.rendering.learned import LearningEnvironment
from quoth.rendering.links import Links, dead_among, links_of
from quoth.rendering.loaded import Loaded
from quoth.rendering.shell import Shell, in_navigation
from quoth.rendering.words import words

ALL_OF_MARKDOWN = (Path(__file__).parent / "cases" / "rendered.md").read_text(encoding="utf-8")
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
    "odd/deeper/page.md": '---\ntitle: "Deep"\nhide: ["toc"]\n---\n# Deep\n\n[up](../../index.md)\n',
    "data/file.json": "{}",
}
SETTINGS: dict[str, dict[str, Any]] = {
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
    made |= shell.others()
    heard = {finding.message.removeprefix("MkDocs: ") for finding in [*found, *shell.findings]}
    return made, sorted(heard), loaded


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
    said = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    said["nav"] = [
        {"Home": "index.md"},
        {"About": ["about.md", {"Reading": "reading.md"}]},
        "odd/index.md",
    ]
    changed = SETTINGS[name]
    for key, value in changed.items():
        said[key] = {**said[key], **value} if isinstance(value, dict) else value
    said = {key: value for key, value in said.items() if value is not None}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(said), encoding="utf-8")
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


def shell_of(root: Path) -> tuple[Shell, dict[str, bytes]]:
    docs = root / "build/docs"
    files = {path.relative_to(docs).as_posix(): path.read_bytes() for path in disk.files_below(docs)}
    loaded = Loaded(root, root / "site", (root / "mkdocs.yml").read_bytes())
    return Shell(loaded, list(files), {path: files[path] for path in in_navigation(loaded, files)}), files


def test_a_page_is_the_same_whatever_was_rendered_before(built: Path) -> None:
    shell, files = shell_of(built)
    pages = [path for path in files if path.endswith(".md")]
    first = {path: shell.page(path, files[path]) for path in pages}
    again = {path: shell.page(path, files[path]) for path in pages}
    another, _ = shell_of(built)
    backwards = {path: another.page(path, files[path]) for path in reversed(pages)}
    assert first == again == backwards


@pytest.mark.parametrize(
    ("template", "right"),
    [
        ("{{ page.title }} {{ page.title | upper }} {{ page['title'] | replace('a', page.n) }}", True),
        ("{% if page.title %}a{% elif page.n > 1 %}b{% else %}c{% endif %}", True),
        ("{% for x in page.items %}{{ x }}{% if x == 'b' %}!{% endif %}{% endfor %}", True),
        ("{% for x in page.items %}{{ loop.index }}{{ x }}{% else %}none{% endfor %}", True),
        ("{% for x in page.items if x != 'a' %}{{ x }}{% endfor %}", True),
        ("{% for x in page.items %}{% for y in page.items %}{{ x ~ y }}{% endfor %}{% endfor %}", True),
        ("{% for x in page.items %}{% include 'part' %}{% endfor %}", True),
        ("{% for x in page.items %}{% set y = x ~ page.n %}{{ y }}{% endfor %}{{ y }}", True),
        ("{% for key, value in page.pairs.items() %}{{ key }}={{ value }}{% endfor %}", True),
        (
            "{% for x in [1, 2] %}{{ x }}{{ page.title }}{% endfor %}{% for x in none_such %}{% endfor %}",
            True,
        ),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(page.title) | length }}{{ m(page.n) }}", True),
        ("{% set x %}{{ page.title }}{% endset %}{% if x == 'a' %}is{% endif %}{{ x | upper }}", True),
        ("{% set x = page.title ~ 'b' %}{% if x == 'ab' %}is{% endif %}{{ 'b' in x }}", True),
        (
            "{{ page.n + 1 }} {{ 1 + page.n }} {{ page.n - 1 }} {{ page.n < 2, page.n <= 1, page.n >= 2 }}",
            True,
        ),
        ("{{ page.none_such }} {{ page.none_such is defined }} {{ page.none_such | d(page.title) }}", True),
        (
            "{{ page.items | first }} {{ page.items | length }} {{ page.items | map('upper') | join(',') }}",
            True,
        ),
        (
            "{{ page.items[0] }}{{ page.title.upper() }}{{ 'b' in page.items }}{{ page.items | count > 1 }}",
            True,
        ),
        ("{{ {'a': page.title, 'b': [page.n, page.items]} | tojson }}", True),
        ("{{ page.title or 'none' }}{{ page.title and 'some' }}{{ 'y' if not page.title }}", True),
        ("{% extends 'base' %}{% block b %}[{{ super() | upper }}]{% endblock %}", True),
        (
            "{% set ns = namespace(x=0) %}{% for i in page.items %}{% set ns.x = i %}{% endfor %}{{ ns.x }}",
            False,
        ),
        ("{% set x = 1 %}{% for i in page.items %}{{ x }}{% endfor %}{% set x = 2 %}{{ x }}", False),
        ("{{ {'a': 1}[page.title] }}", False),
        ("{{ page.n * 2 }}", False),
        ("{{ '{}'.format(page.title) | lower }}", False),
    ],
)
def test_what_is_learned_of_a_template(template: str, *, right: bool) -> None:
    parts = {
        "page": template,
        "part": "({{ x }}{{ page.n }})",
        "base": "{% block b %}{{ page.title }}{% endblock %}",
    }
    plain = Environment(loader=DictLoader(parts))  # noqa: S701 (as the theme's is)
    learning = LearningEnvironment(plain)
    pages = [
        SimpleNamespace(title=title, n=n, items=items, pairs=dict.fromkeys(items, n))
        for title in ("a", "", "<B> \ue0000\ue001")
        for n in (1, 2)
        for items in ([], ["a"], ["a", "b"], ["b", "c", "a"])
    ]
    for page in [*pages, *pages]:
        wanted = plain.get_template("page").render(page=page)
        assert learning.render("page", "", page, lambda page: {"page": page}) == wanted
    assert (learning.given_up == set()) is right
    if right:
        learned = learning.learned
        for page in pages:
            learning.render("page", "", page, lambda page: {"page": page})
        assert learning.learned == learned


PIECES = """a *b* ** [l](x.md) [r] [l](x.md_"t") ![i_*x*](p.png) `c` &amp; & &copy; < <b> </b> <div> </div> 漢
<!--_c_--> <canvas> <script> <x@y.z> <http://a?b&c> " [TOC] ---N === #_ ##_ >_ -_ 1._ 7)_ ____ ```N ~~~py_xN
| _ 0 N N N NN __N \\N <bNc> |a|b|N|-|:-:|N [r]:_uN T Z X F E"""
SPELLED: dict[str, str | int | None] = {
    "_": " ",
    "N": "\n",
    "T": "\t",
    "Z": "\0",
    "X": "\x02",
    "F": "\x0c",
    "E": "\x85",
}
MARKDOWN = st.lists(st.sampled_from(PIECES.split()), max_size=25)
TOC = {"toc": {"permalink": True, "toc_depth": "1-3", "marker": ""}}


@settings(deadline=None)
@given(MARKDOWN)
def test_words_come_to_what_python_markdown_gives(pieces: list[str]) -> None:
    text = "".join(pieces).translate(str.maketrans(SPELLED))
    md = Markdown(
        extensions=["toc", "tables", "fenced_code", "quoth.markdown_extension"], extension_configs=TOC
    )
    toc = next(step for step in md.treeprocessors if isinstance(step, TocTreeprocessor))
    try:
        made = words(text, Headings(toc), lambda address: address)
    except UnusualError:
        return
    assert made.html == md.convert(text)
    assert outline(made.headings) == outline(getattr(md, "toc_tokens", []))


def outline(headings: Iterable[dict[str, Any]]) -> list[Any]:
    return [(h["level"], h["id"], h["name"], outline(h["children"])) for h in headings]


VALUES = st.one_of(
    st.text("a:#<>&éI\u2028\x85\x7f\u00a0", max_size=5).map(lambda text: f'"{text}"'),
    st.lists(st.text("ab\\'#:, []{}é", max_size=4)).map(lambda texts: str(texts).replace("'", '"')),
    st.sampled_from(['["a",]', "[1, null]", '"a" # b', '"', "[]", '["a" , "b"]', '["a": "b"]', "~", "|"]),
)
LINES = st.tuples(st.sampled_from(["title", "hide", "yes", "null", "on", "Name", "moved"]), VALUES)


@settings(deadline=None)
@given(st.lists(LINES, max_size=4), st.sampled_from(["---\n", "---\n\n\n", "...\n", "--- \n", "", "---"]))
def test_front_matter_is_read_as_mkdocs_reads_it(lines: list[tuple[str, str]], end: str) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in lines) + end + "# Words\n"
    assert repr(front_and_words(text)) == repr(get_data(text))


def test_links_of_a_page() -> None:
    html = b"<p id=x><a HREF='a.html#&amp;'>1</a><a href=''>2</a><a name=y><img src=b.png><!-- <a href=c> -->"
    html += b"<a href=//e.org/><a href=mailto:a@b.example>"
    assert links_of(html) == Links(frozenset({"x"}), frozenset({"a.html#&", "b.png"}))


@pytest.mark.parametrize(
    "address",
    ["a:b", "a/b:c", "a#b:c", "//a/b", " //a/b", "/\t/a/b", "\x1f//a", "a//b", "a?b#c", "a%20b", "#a", "?a"],
)
def test_what_leaves_the_site_is_left_out(address: str) -> None:
    parts = urlsplit(address)
    stays = not (parts.scheme or parts.netloc)
    assert links_of(f'<a href="{address}">'.encode()).addresses == ({address} if stays else set())


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("#x", False),
        ("#y", True),
        ("?q=1#x", False),
        ("b.html", True),
        ("../c.html#z", False),
        ("../c.html#x", True),
        ("../c%2Ehtml#%7A", False),
        ("../d.json#anything", False),
        ("../../c.html", True),
        ("..", False),
        ("../folder/", False),
        ("../other/", True),
        ("/c.html#z", False),
        ("mailto:a@b.example", False),
    ],
)
def test_where_links_lead(address: str, *, dead: bool) -> None:
    pages = {
        "in/a.html": links_of(f"<p id=x><a href='{address}'>".encode()),
        "c.html": links_of(b"<p id=z>"),
        "index.html": links_of(b""),
        "folder/index.html": links_of(b""),
    }
    linking = [(path, sorted(links.addresses)) for path, links in pages.items()]
    pages["other/e.html"] = links_of(b"")
    found = dead_among(linking, lambda path: pages[path].ids, {*pages, "d.json"})
    wanted = [f"in/a.html:1:1: error: the link '{address}' leads to nothing [dead-link]"] if dead else []
    assert [str(finding) for finding in found] == wanted


@pytest.mark.parametrize("path", ["a.md", ".a.md", "b/.a", "b/.c/a.md", "templates/a.md", "b/templates/a.md"])
def test_what_mkdocs_leaves_out(path: str, built: Path) -> None:
    config = Loaded(built, built / "site", (built / "mkdocs.yml").read_bytes()).config
    file = File(path, None, "", use_directory_urls=False)
    set_exclusions([file], config)
    assert (file.inclusion is InclusionLevel.EXCLUDED) == is_left_out(path)
