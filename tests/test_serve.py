"""The live preview: what is served to whom, what is told where, and that it shows what a build renders."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, cast

import pytest
from browser import script_of_axe, until
from click.testing import CliRunner
from conftest import ROOT, copy_knowledge_base
from playwright.sync_api import Page, Route, expect

from quoth import disk, site
from quoth.cli import main
from quoth.disk import NotOursError
from quoth.findings import Code, Finding
from quoth.place import Place
from quoth.serve import routing
from quoth.serve.board import Board
from quoth.serve.compiled import FEW, naming
from quoth.serve.panel import page_of, panel
from quoth.serve.run import previewed
from quoth.serve.server import Server
from quoth.serve.shown import Shown
from quoth.serve.watch import Watcher

RI = "people/ri-il-gyu.html"
QUOTE = "slipped away from the embassy in late November 2023"
DRAFT = (
    "---\nname: Canary Quux\npublish: {}\nclaims:\n"
    "  - described-as: senior diplomat\n    inferred: canary\n"
    "    evidence:\n      - source: king-2024\n        quote: Other senior diplomats have\n---\n"
    'Canary Quux is [a diplomat](king-2024 "Other senior diplomats have").\n'
)
DRAFT_MARK = '<span class="q-pill q-pill-warn">draft</span>'
PATIENCE = 60.0


# What is answered, and to whom


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "index.html"),
        ("/people/", "people/index.html"),
        ("/people/x.html?a=../b", "people/x.html"),
        ("/people/%EB%A6%AC.html", "people/리.html"),
        ("/../secret", None),
        ("/%2e%2e/secret", None),
        ("/people/%2E%2E%2Fsecret", None),
        ("/.quoth", None),
        ("/people/.x.html.half", None),
        ("/a\\..\\secret", None),
        ("/a%5C..%5Csecret", None),
        ("/c:/secret", None),
        ("/a%00b", None),
        ("//evil.example/", None),
        ("/%ff", None),
        ("http://evil.example/", None),
        ("", None),
    ],
)
def test_which_path_an_address_asks_for(address: str, expected: str | None) -> None:
    assert routing.site_path(address) == expected


def test_only_files_of_the_site_are_served(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    served = tmp_path / "site"
    (served / "people").mkdir(parents=True)
    (served / "people/x.html").write_text("x", encoding="utf-8")
    (served / "link.html").symlink_to(tmp_path / "secret.html")
    (served / "folder").symlink_to(tmp_path)
    paths = ["people/x.html", "people", "link.html", "folder/secret.html", "none.html", "x" * 5000]
    assert [routing.file_at(served, path) is not None for path in paths] == [True, *[False] * 5]


@pytest.mark.parametrize(
    ("host", "address", "expected"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("[::1]:8000", "127.0.0.1", True),
        ("evil.example:8000", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("localhost:8000@evil.example", "127.0.0.1", False),
        ("192.168.0.7:8000", "127.0.0.1", False),
        ("192.168.0.7:8000", "192.168.0.7", True),
        ("192.168.0.7:8000", "0.0.0.0", True),  # noqa: S104 (compared, not bound)
        ("evil.example:8000", "0.0.0.0", False),  # noqa: S104
        ("desk.example:8000", "desk.example", True),
        ("", "127.0.0.1", False),
        (None, "127.0.0.1", False),
    ],
)
def test_who_is_answered(host: str | None, address: str, expected: bool) -> None:
    assert routing.is_allowed(host, address) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b"<body>x</body></html>", b"<body>x%s</body></html>"),
        (b"<pre></body></pre></body>", b"<pre></body></pre>%s</body>"),
        (b"x", b"x%s"),
    ],
)
def test_where_the_script_is_put(html: bytes, expected: bytes) -> None:
    script = b'<script src="/_quoth/preview.js" data-state="a-1" defer></script>'
    assert routing.with_script(html, "a-1") == expected % script


def test_which_files_are_made_last() -> None:
    names = ["data/kb.json", "search/index.js", "feed.xml", "people/x.feed.xml", "people/x.json", "x/data/y"]
    assert [routing.is_late(name) for name in names] == [True, True, True, True, False, False]


def test_types_of_files() -> None:
    names = ["a.html", "a.JS", "a.csl.json", "a.unknown", "a"]
    assert [routing.content_type(name) for name in names] == [
        "text/html; charset=utf-8",
        "text/javascript; charset=utf-8",
        "application/json",
        "application/octet-stream",
        "application/octet-stream",
    ]


# What is told where


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("entries/people/x.md", "people/x.html"),
        ("sources/y.md", "sources/y.html"),
        ("pages/about.md", "about.html"),
        ("people/x.html", "people/x.html"),
        ("entries/vocabulary.yml", None),
        ("entries/places.yml", None),
        ("mkdocs.yml", None),
        ("theme/main.html", None),
    ],
)
def test_the_page_of_a_file(path: str, expected: str | None) -> None:
    assert page_of(path) == expected


def test_findings_stand_on_their_page_and_are_counted_elsewhere() -> None:
    on_x = Finding(Place("entries/people/x.md", 3, 5), Code.QUOTE_FIT, "does not fit", "this")
    worse = Finding(Place("entries/people/x.md", 9), Code.NO_EVIDENCE, "no evidence")
    new = Finding(Place("entries/people/new.md"), Code.NO_CLAIMS, "no claims")
    everywhere = Finding(Place("mkdocs.yml", 2), Code.BAD_SETTING, "bad")
    found = sorted([on_x, worse, new, everywhere])
    seen: Any = panel("people/x.html", found, {"people/x.html", "index.html"}, behind=True)
    assert seen["behind"] is True
    assert [row["message"] for row in seen["here"]] == ["no evidence", "does not fit"]
    assert [(group["about"], [row["message"] for row in group["findings"]]) for group in seen["apart"]] == [
        ("The whole site", ["bad"]),
        ("entries/people/new.md", ["no claims"]),
    ]
    assert seen["here"][1] == {
        "path": "entries/people/x.md",
        "line": 3,
        "column": 5,
        "code": "quote-fit",
        "severity": "warning",
        "message": "does not fit",
        "fix": "this",
    }
    assert seen["elsewhere"] == []
    seen = panel("index.html", found, {"people/x.html", "index.html"}, behind=False)
    assert seen["here"] == []
    assert [group["about"] for group in seen["apart"]] == ["The whole site", "entries/people/new.md"]
    assert seen["elsewhere"] == [
        {"page": "people/x.html", "path": "entries/people/x.md", "errors": 1, "findings": 2}
    ]


def test_a_new_page_is_news_since_its_findings_stand_there_from_now_on() -> None:
    board = Board()
    new = Finding(Place("entries/people/new.md"), Code.NO_CLAIMS, "no claims")
    assert board.tell([new], behind=False)
    before = board.news(None, 0)
    assert [group["about"] for group in cast(Any, board.panel("index.html"))["apart"]] == [new.place.path]
    board.begin(["index.html", "people/new.html"])
    assert board.news(before, 0) is not None
    assert board.panel("index.html")["apart"] == []
    assert [row["page"] for row in cast(Any, board.panel("index.html"))["elsewhere"]] == ["people/new.html"]
    before = board.news(None, 0)
    board.begin(["people/new.html", "index.html"])
    assert board.news(before, 0) is None


def test_pages_that_a_file_outdates_which_comes_or_goes() -> None:
    pages = {"a.md": b"see x/b.md", "c.md": b"c"}
    assert naming(pages, {"x/b.md", "e.md"}) == {"a.md"}
    assert naming(pages, set()) == set()
    assert naming(pages, {f"{number}.md" for number in range(FEW + 1)}) == {"a.md", "c.md"}


def test_what_was_never_shown_does_not_count_as_shown(tmp_path: Path) -> None:
    shown = Shown(tmp_path, tmp_path / "site", None)
    shown.put("plain.txt", b"x")
    shown.forget(["plain.txt", "people/x.md"])
    assert shown.paths == {"plain.txt"}


# The whole


class Watched:
    """A knowledge base under preview, and a reader who has one page open."""

    def __init__(self, root: Path, server: Server, said: list[str]) -> None:
        self.root = root
        self.server = server
        self.said = said

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Save a file anew; return once the preview has taken it up."""
        file = self.root / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Ask for a path as it is written; return the status and the text."""
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def panel(self, page: str = RI) -> Any:
        """Return what the panel of a page shows."""
        return json.loads(self.get(f"/_quoth/findings.json?page=/{page}")[1])

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, self.said
            time.sleep(0.05)

    def settle(self, page: Page) -> None:
        """Wait until all that was taken up is made, and a browser has what it is to load."""
        # What never comes is waited for until nothing newer does.
        self.get("/none.html")
        until(page, f"document.querySelector('script[data-state={json.dumps(self.server.board.state)}]')")

    def shown(self) -> list[str]:
        """Return pages that change with every entry, source and setting, and with pages written by hand."""
        return [without_script(self.get(f"/{page}")[1]) for page in (RI, "about.html")]

    def codes(self, page: str = RI) -> list[str]:
        """Return what is to be put right on a page, and apart from all pages."""
        return [row["code"] for row in self.in_full(page)]

    def in_full(self, page: str = RI) -> list[Any]:
        """Return what the panel of a page tells in full."""
        seen = self.panel(page)
        return [*seen["here"], *(row for group in seen["apart"] for row in group["findings"])]


@contextmanager
def watched(root: Path) -> Iterator[Watched]:
    said: list[str] = []

    def say(what: str, found: list[Finding]) -> None:
        said.extend([what, *map(str, found)])

    with previewed(root, address="127.0.0.1", port=0, say=say) as server:
        seen = Watched(root, server, said)
        assert seen.get("/")[0] == 200
        with server.board.looking(RI):
            yield seen


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """The real knowledge base under preview; who changes it puts it back."""
    with watched(copy_knowledge_base(tmp_path_factory.mktemp("serve") / "kb")) as seen:
        yield seen


@contextmanager
def saved(live: Watched, path: str, text: str | None) -> Iterator[None]:
    """While this lasts a file says something else, or is not there."""
    file = live.root / path
    before = file.read_bytes() if file.exists() else None
    shown = live.shown()
    try:
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")
        yield
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
        live.until(lambda: not live.panel()["behind"] and live.codes() == [] and live.shown() == shown)
        time.sleep(0.3)  # Until browsers were told.


def text_of(live: Watched, path: str) -> str:
    return (live.root / path).read_text(encoding="utf-8")


def without_script(html: str) -> str:
    """Return a page as it is built."""
    before, _, rest = html.partition('<script src="/_quoth/preview.js"')
    return before + rest.partition("</script>")[2]


def test_what_is_shown_equals_what_is_built(knowledge_base: Path) -> None:
    ri = "entries/people/ri-il-gyu.md"
    with watched(knowledge_base) as live:
        live.edit(ri, lambda text: text.replace("living: unknown", "living: yes", 1))
        live.until(lambda: ">living<" in live.get(f"/{RI}")[1])
        (knowledge_base / "entries/people/canary.md").write_text(DRAFT.format("full"), encoding="utf-8")
        live.until(lambda: live.get("/people/canary.html")[0] == 200)
        (knowledge_base / "pages/more").mkdir()
        (knowledge_base / "pages/more/more.md").write_text(
            "---\ntitle: More\n---\n# More\n\n[C](../people/canary.md)\n", encoding="utf-8"
        )
        live.edit(
            "pages/about.md", lambda text: text + "\n[Canary](people/canary.md) and [more](more/more.md)\n"
        )
        live.edit("mkdocs.yml", lambda text: text.replace("Gaps: gaps.md", "Holes: gaps.md"))
        live.edit("entries/vocabulary.yml", lambda text: text.replace("plural: People", "plural: Humans"))
        live.edit("theme/main.html", lambda text: text.replace("{{ super() }}", "{{ super() }}<!-- n -->", 1))
        live.edit("theme/assets/quoth.css", lambda text: text + "/* new */\n")
        live.until(lambda: "Humans" in live.get("/people/index.html")[1])
        live.until(lambda: "<!-- n -->" in live.get("/index.html")[1])
        live.until(lambda: "Holes" in live.get("/disputed.html")[1])
        (knowledge_base / "entries/people/canary.md").unlink()
        live.edit("pages/about.md", lambda text: text.replace("[Canary](people/canary.md) and ", ""))
        (knowledge_base / "pages/more/more.md").write_text(
            "---\ntitle: More\n---\n# More\n", encoding="utf-8"
        )
        live.edit(ri, lambda text: text.replace("name: Ri Il Gyu", "name: Ri Il-gyu", 1))
        live.until(
            lambda: "Ri Il-gyu</h1>" in live.get(f"/{RI}")[1].replace('<a class="headerlink"', "</h1>")
        )
        live.until(lambda: live.get("/people/canary.html")[0] == 404)
        assert [str(finding) for finding in site.build(knowledge_base) if finding.stops] == []
        pages = sorted((knowledge_base / "site").rglob("*.html"))
        assert len(pages) > 70
        for path in pages:
            name = path.relative_to(knowledge_base / "site").as_posix()
            if name != "404.html":
                assert without_script(live.get(f"/{name}")[1]) == path.read_text(encoding="utf-8"), name
        files = ("people/ri-il-gyu.bib", "people/ri-il-gyu.json", "people/ri-il-gyu.html.md", "feed.xml")
        for name in ("assets/quoth.css", "data/kb.json", "data/claims.csv", *files):
            assert live.get(f"/{name}")[1] == (knowledge_base / "site" / name).read_text(encoding="utf-8")
        shown = {
            path.relative_to(knowledge_base / "build/serve") for path in live.server.site.rglob("*.html")
        }
        built = {path.relative_to(knowledge_base / "site") for path in pages}
        assert shown | {Path("404.html")} == built


def test_a_fault_is_told_and_the_site_stays(live: Watched) -> None:
    path = "entries/people/ri-il-gyu.md"
    before = live.shown()
    wrong = text_of(live, path).replace(f"quote: {QUOTE}", f"quote: {QUOTE.replace('late', 'early')}", 1)
    with saved(live, path, wrong):
        live.until(lambda: "quote-not-found" in live.codes())
        assert live.panel()["behind"] is True
        assert live.panel()["here"][0]["fix"] == QUOTE
        notice = live.panel("index.html")["elsewhere"]
        assert [(row["page"], row["errors"]) for row in notice] == [(RI, 1)]
        assert live.shown() == before
        assert any("[quote-not-found]" in line for line in live.said)


@pytest.mark.parametrize(
    ("path", "text", "code", "place"),
    [
        ("mkdocs.yml", "site_name: [", "not-yaml", "mkdocs.yml"),
        ("mkdocs.yml", None, "missing-file", "mkdocs.yml"),
        ("entries/vocabulary.yml", "kinds: {}\n", "missing-key", "entries/vocabulary.yml"),
        ("entries/vocabulary.yml", None, "missing-file", "entries/vocabulary.yml"),
        ("theme/main.html", "{% extends 'base.html' %}\n{% if %}\n", "rendering", "theme/main.html"),
        (
            "entries/people/ri-il-gyu.md",
            "---\nname: Ri",
            "unclosed-front-matter",
            "entries/people/ri-il-gyu.md",
        ),
        ("pages/about.md", "---\ntitle: About\n---\n\n[x](none.md)\n", "rendering", "pages/about.md"),
    ],
)
def test_no_fault_stops_it(live: Watched, path: str, text: str | None, code: str, place: str) -> None:
    page = "about.html" if path.startswith("pages/") else RI
    with saved(live, path, text):
        live.until(lambda: code in live.codes(page))
        assert place in {row["path"] for row in live.in_full(page)}
        assert "Ri Il Gyu" in live.get(f"/{RI}")[1]


def test_a_template_that_names_a_line(live: Watched) -> None:
    with saved(
        live,
        "theme/main.html",
        "{% extends 'base.html' %}\n{% block content %}\n{{ a.b.c }}\n{% endblock %}\n",
    ):
        live.until(lambda: live.codes() == ["rendering"])
        assert [row["line"] for row in live.in_full()] == [3]


def test_a_draft_is_shown_and_marked_and_a_withheld_entry_is_not(live: Watched) -> None:
    path = "entries/people/zz-canary.md"
    with saved(live, path, DRAFT.format("draft")):
        live.until(lambda: live.get("/people/zz-canary.html")[0] == 200)
        assert DRAFT_MARK in live.get("/people/zz-canary.html")[1]
        assert DRAFT_MARK not in live.get(f"/{RI}")[1]
        live.edit(path, lambda text: text.replace("publish: draft", "publish: withheld"))
        live.until(lambda: live.get("/people/zz-canary.html")[0] == 404)
        assert "Canary" not in live.get("/people/index.html")[1]


def test_many_files_at_once(live: Watched) -> None:
    aside = live.root.parent / "aside"
    shutil.move(live.root / "entries", aside)
    live.until(lambda: live.panel()["behind"])
    assert "Ri Il Gyu" in live.get(f"/{RI}")[1]
    shutil.move(aside, live.root / "entries")
    live.until(lambda: not live.panel()["behind"])
    # The folder is another one than before, and is watched all the same.
    path = "entries/people/ri-il-gyu.md"
    with saved(live, path, text_of(live, path).replace("living:", "livving:", 1)):
        live.until(lambda: "unknown-key" in live.codes())


def test_a_file_that_vanishes_while_it_is_read(live: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanished(root: Path, *_: object) -> Any:
        raise FileNotFoundError(2, "No such file or directory", str(root / "entries/people/x.md"))

    path = "pages/about.md"
    with monkeypatch.context() as patched:
        patched.setattr("quoth.knowledge.read", vanished)
        with saved(live, path, text_of(live, path) + "\nMore.\n"):
            live.until(lambda: live.codes() == ["missing-file"])
            assert live.in_full()[0]["path"] == "entries/people/x.md"
            patched.undo()


def test_a_fault_of_ours_is_told_and_not_the_end(live: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "pages/about.md"
    with monkeypatch.context() as patched:
        patched.setattr("quoth.serve.round.whole_pages", lambda *_: 1 / 0)
        with saved(live, path, text_of(live, path) + "\nMore.\n"):
            live.until(lambda: any("ZeroDivisionError" in line for line in live.said))
            patched.undo()
            assert live.get(f"/{RI}")[0] == 200


def test_who_asks_under_another_name_gets_nothing(live: Watched) -> None:
    status, text = live.get(f"/{RI}", Host="evil.example")
    assert (status, text) == (403, "This preview answers on this computer only.\n")
    assert live.get("/_quoth/findings.json", Host="evil.example")[0] == 403


@pytest.mark.parametrize(
    "path", ["/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/.quoth", "/none.html", "//[", "x"]
)
def test_nothing_else_is_served(live: Watched, path: str) -> None:
    status, text = live.get(path)
    assert (status, "There is no page here" in text) == (404, True)


def test_a_folder_leads_to_its_index(live: Watched) -> None:
    live.until(lambda: live.get("/people/")[0] == 200)
    connection = HTTPConnection("127.0.0.1", live.server.server_port, timeout=PATIENCE)
    connection.request("GET", "/people")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (302, "/people/")
    connection.close()
    connection.request("HEAD", "/people/")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    connection.close()
    assert live.get("/assets")[0] == 404


def test_the_search_is_made_too(live: Watched) -> None:
    live.until(lambda: live.get("/search/index.js")[0] == 200)


def test_the_browser_follows(live: Watched, page: Page) -> None:
    path = "entries/people/ri-il-gyu.md"
    page.goto(f"{live.server.url}{RI}")
    page.evaluate("window.before = true")
    with saved(live, path, text_of(live, path).replace("living: unknown", "living: yes", 1)):
        until(page, "!window.before && document.body?.textContent.includes('living')")
        live.settle(page)
        wrong = text_of(live, path).replace(f"quote: {QUOTE}", f"quote: {QUOTE} <b>soon</b>", 1)
        (live.root / path).write_text(wrong, encoding="utf-8")
        panel = page.get_by_role("complementary", name="Findings of the preview")
        panel.wait_for()
        assert "This is the site as it was before" in panel.inner_text()
        assert QUOTE in panel.locator("pre").first.inner_text()
        assert panel.locator("b").count() == 0
        panel.locator("summary").first.focus()
        page.keyboard.press("Enter")
        assert panel.locator("details").first.get_attribute("open") is None
        page.keyboard.press("Enter")
        other = page.context.new_page()
        other.goto(live.server.url)
        other.get_by_role("complementary", name="Findings of the preview").locator("summary").click()
        other.get_by_role("link", name=path).click()
        other.wait_for_url(f"**/{RI}")
        other.close()
    panel.wait_for(state="detached")


def test_who_goes_elsewhere_is_not_kept_by_a_change(live: Watched, page: Page) -> None:
    def changed_on_the_way(route: Route) -> None:
        live.server.board.show()
        time.sleep(0.5)
        route.continue_()

    page.goto(live.server.url)
    live.settle(page)
    page.route(f"**/{RI}", changed_on_the_way)
    page.evaluate(f"location.href = '/{RI}'")
    page.wait_for_url(f"**/{RI}")


def test_what_was_unfolded_stays_so_when_the_page_is_loaded_again(live: Watched, page: Page) -> None:
    with saved(live, "mkdocs.yml", "site_name: ["):
        live.until(lambda: live.panel()["behind"])
        page.goto(f"{live.server.url}{RI}")
        page.locator(".q-preview summary").click()
        live.server.board.show()
        live.settle(page)
        page.locator(".q-preview details:not([open])").wait_for()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_panel_shuts_nobody_out(live: Watched, page: Page, scheme: str) -> None:
    # Until all is made, which ends with the search, what is open may be loaded again.
    live.until(lambda: live.get("/search/index.js")[0] == 200)
    with saved(live, "mkdocs.yml", "site_name: ["):
        live.until(lambda: live.panel()["behind"])
        loaded = f"document.body.setAttribute('data-md-color-scheme', {json.dumps(scheme)})"
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => {loaded})")
        page.goto(f"{live.server.url}{RI}")
        page.locator(".q-preview summary").first.wait_for()
        assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
        assert page.locator(".q-preview summary").first.inner_text() == "The whole site: 1 error"
        page.evaluate(script_of_axe())
        found = page.evaluate("async () => (await axe.run('.q-preview')).violations.map(v => v.id)")
        assert found == []


# The command


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), "serve", *arguments])
    return result.exit_code, result.output


def test_a_port_in_use(knowledge_base: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, output = run(knowledge_base, "--port", str(port))
    assert (code, output) == (
        2,
        f"Error: port {port} is in use, perhaps by another preview; choose another with --port {port + 1}.\n",
    )


def test_an_address_of_somebody_else(knowledge_base: Path) -> None:
    code, output = run(knowledge_base, "--port", "0", "--address", "192.0.2.1")
    assert code == 2
    assert output.startswith("Error: cannot serve at '192.0.2.1'")


def test_where_there_is_no_knowledge_base(tmp_path: Path) -> None:
    code, output = run(tmp_path, "--port", "0")
    assert code == 1
    assert "there is no mkdocs.yml" in output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_else_is_not_emptied(knowledge_base: Path) -> None:
    (knowledge_base / "build/serve").mkdir(parents=True)
    (knowledge_base / "build/serve/thesis.txt").write_text("years of work", encoding="utf-8")
    code, output = run(knowledge_base, "--port", "0")
    assert (code, "was not made here" in output) == (1, True)
    assert (knowledge_base / "build/serve/thesis.txt").exists()
    with pytest.raises(NotOursError), watched(knowledge_base):
        pass


def test_what_the_last_preview_left_is_not_shown_and_is_deleted(knowledge_base: Path) -> None:
    (disk.empty(knowledge_base / "build/serve") / "left.html").touch()
    with watched(knowledge_base) as live:
        assert not (knowledge_base / "build/serve/left.html").exists()
        live.until(lambda: not [*(knowledge_base / "build").rglob("left.html")])


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_it_ends_quietly(knowledge_base: Path) -> None:
    command = [sys.executable, str(ROOT / "build_entries.py"), "--root", str(knowledge_base), "serve"]
    process = subprocess.Popen(
        [*command, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("The preview stands at http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors, "Traceback" in output) == (0, "", False)


def test_a_fault_before_there_is_a_site_is_told_on_a_page_of_its_own(
    knowledge_base: Path, page: Page
) -> None:
    path = knowledge_base / "entries/people/ri-il-gyu.md"
    path.write_text(
        path.read_text("utf-8").replace(QUOTE, QUOTE.replace("late", "early"), 1), encoding="utf-8"
    )
    with previewed(knowledge_base, address="127.0.0.1", port=0, say=lambda *_: None) as server:
        page.goto(f"{server.url}{RI}")
        expect(page.get_by_text("There is no page here")).to_be_visible()
        expect(page.get_by_text(QUOTE, exact=True)).to_be_visible()


def test_what_changes_without_an_event_is_noticed(live: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watcher, "on_any_event", lambda *_: None)
    path = "entries/people/ri-il-gyu.md"
    with saved(live, path, text_of(live, path).replace("living:", "livving:", 1)):
        live.until(lambda: "unknown-key" in live.codes())
