"""Every hostile or odd input is refused with a finding that says why, or built and harmless."""

import re
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browser import served, watch
from hostile import QUOTE, SOURCE, Case, lay_out, lay_out_base, read_cases
from playwright.sync_api import Browser, Dialog
from selectolax.lexbor import LexborHTMLParser

from quoth import disk, site
from quoth.load import markdown, pages
from quoth.sanitiser import is_harmless, is_harmless_page
from quoth.shown import html_of

CASES = read_cases()
REFUSED = [case for case in CASES if case.expect == "error" and case.id != "leak-nav"]
BUILT = [case for case in CASES if case.expect != "error"]
MARKUP = [
    case
    for case in REFUSED
    if case.files
    and {"raw-html", "image"} & set(case.codes)
    and next(iter(case.files)).startswith("entries/people/")
    and len(case.files) == 1
]
OF_PAGES = [
    case
    for case in REFUSED
    if {"raw-html", "bad-address"} & set(case.codes) and next(iter(case.files), "").startswith("pages/")
]
MOST_SECONDS = 2
MOST_MEMORY = 400 * 2**20
"""Bytes beyond those in use."""
Record = Callable[[str, object], None]


def name(case: Case) -> str:
    return case.id


@contextmanager
def limited_memory() -> Iterator[None]:
    """Let no more memory be taken; on Linux alone."""
    sizes = Path("/proc/self/statm")
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if not sizes.exists():
        yield
        return
    used = int(sizes.read_text(encoding="utf-8").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MOST_MEMORY, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out_base(tmp_path_factory.mktemp("hostile") / "kb")


@pytest.fixture
def room(base: Path) -> Iterator[Path]:
    """The small knowledge base, from which all is taken away afterwards that a test puts into it."""
    before = {path: path.read_bytes() for path in base.rglob("*") if path.is_file()}
    folders = {path for path in base.rglob("*") if path.is_dir()}
    yield base
    for path in sorted(base.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if path not in folders:
                path.rmdir()
        elif path not in before:
            path.unlink()
    for path, data in before.items():
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)


def test_the_small_knowledge_base_has_no_faults(room: Path) -> None:
    assert [str(finding) for finding in site.check(room) if finding.stops] == []


def test_all_cases_have_names_of_their_own() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 342


def shut(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let a file not be read; rights alone would not keep the administrator out."""
    opened = disk.read

    def read(other: Path) -> bytes:
        if other == path:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(other)

    monkeypatch.setattr(disk, "read", read)


@pytest.mark.parametrize("case", REFUSED, ids=name)
def test_refused(case: Case, room: Path, record_property: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(case, room)
    for path, what in case.odd.items():
        if what == "unreadable":
            shut(monkeypatch, room / path)
    begun = time.process_time()
    with limited_memory():
        found = [finding for finding in site.check(room) if finding.stops]
    assert time.process_time() - begun < MOST_SECONDS
    assert sorted({str(finding.code) for finding in found}) == sorted(case.codes)
    shown = {"".join(c if c.isprintable() else "�" for c in path) for path in case.own}
    if case.codes == ("repeated-id",):
        shown.add("entries/people/good-entry.md")
    assert {finding.place.path for finding in found} <= shown
    assert [str(finding) for finding in found if len(finding.message) > 600] == []
    record_property("hostile", (case.kind, "refused"))


def test_a_navigation_that_names_what_is_withheld_is_refused(room: Path, record_property: Record) -> None:
    case = next(case for case in CASES if case.id == "leak-nav")
    lay_out(case, room)
    with (room / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("nav:\n  - Home: index.md\n  - Them: people/secret-person.md\n")
    found = [str(finding) for finding in site.build(room) if finding.stops]
    assert any("people/secret-person.md" in line for line in found)
    assert all(line.endswith(("[rendering]", "[leak]")) for line in found), found
    assert not (room / "site").exists()
    record_property("hostile", (case.kind, "refused"))


ACT = """() => {
  document.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link || link.protocol.startsWith('http') || link.protocol === 'mailto:') event.preventDefault();
  }, true);
  for (const element of document.querySelectorAll('article *')) {
    for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'toggle', 'error', 'load'])
      element.dispatchEvent(new Event(kind));
    if (element.click) element.click();
  }
}"""
ADDRESSES = ("src", "srcset", "data", "action", "formaction", "poster", "background", "ping", "xlink:href")
DANGEROUS = (
    "iframe, object, embed, base, form, input, textarea, style, meta, link, math, foreignObject, noscript"
)


def harmful(page: LexborHTMLParser) -> Iterator[str]:
    """Yield what could do something on a page: anywhere a handler, in its words whatever is not for words."""
    for node in page.css("*"):
        for key, value in node.attributes.items():
            scheme = re.match(r"[\s\x00-\x20]*([a-z][\w+.-]*):", value or "", re.IGNORECASE)
            strange = scheme is not None and scheme[1].lower() not in ("http", "https", "mailto")
            foreign = key in ADDRESSES and (scheme is not None or (value or "").startswith("//"))
            if key.startswith("on") or foreign or (key == "href" and strange):
                yield f"{node.tag} {key}={value}"
    for node in page.css("article script, article " + DANGEROUS.replace(", ", ", article ")):
        if node.attributes.get("type") != "application/ld+json":
            yield str(node.html)


def test_built(base: Path, room: Path, browser: Browser, record_property: Any) -> None:
    for case in BUILT:
        lay_out(case, room)
    assert [str(finding) for finding in site.build(room) if finding.stops] == []
    files = {path.relative_to(room / "site"): path.read_bytes() for path in disk.files_below(room / "site")}
    everything = b"\0".join(data for data in files.values()).decode("utf-8", "replace")
    wrong = []
    for case in BUILT:
        shown = "" if case.page is None else files[Path(case.page)].decode()
        wrong += [(case.id, words) for words in case.require if not re.search(words, shown)]
        wrong += [(case.id, words) for words in case.forbid if re.search(words, everything)]
    for path, data in files.items():
        if path.suffix == ".html":
            wrong += [(str(path), said) for said in harmful(LexborHTMLParser(data))]
    assert wrong == []
    assert happened(browser, room / "site", [case.page for case in BUILT if case.page]) == []
    for case in BUILT:
        record_property("hostile", (case.kind, "sanitised" if case.expect == "sanitised" else "passed"))


CODE = (
    """'"><img src=x onerror=alert(1)></b></script><script>alert(2)</script>{{7*7}}[x](javascript:alert(3))"""
)
QUOTED = "'" + CODE.replace("'", "''") + "'"
EVIDENCE = f"evidence: [{{source: src-a, quote: {QUOTE}, said-by: [{QUOTED}], note: {QUOTED}}}]"
SAID = f"at: {QUOTED}, as: {QUOTED}, note: {QUOTED}, inferred: {QUOTED}, single-origin: {QUOTED}, {EVIDENCE}"
NAMED = f"---\nname: {QUOTED}\naliases: [{QUOTED}]\nnote: {QUOTED}\nclaims:\n"
LINKED = "---\nThey [crossed the river](src-a) with [some](a-person), [some](an-event), [some](a-post).\n"
ENTRIES = {
    "people/a-person.md": [
        *(f"said: {QUOTED}, on: 2019", f"lives-in: {QUOTED}", "born: 1960", "born: 1961"),
        *(f"preferred: {QUOTED}, fate: a", "took-part-in: an-event", "held: a-post, from: 2001"),
    ],
    "people/another.md": ["held: a-post, from: 2005, until: 2006"],
    "events/an-event.md": ["date: 2004", f"place: {QUOTED}", f"outcome: {QUOTED}"],
    "posts/a-post.md": [f"title: {QUOTED}", f"seat: {QUOTED}", f"organisation: {QUOTED}"],
}


def put_code_everywhere(root: Path) -> None:
    """Write code into everything in which authors write words."""
    vocabulary = root / "entries/vocabulary.yml"
    labels = re.compile("^( +(?:label|plural|inverse-label|help|schema): ).*$", re.MULTILINE)
    text = labels.sub(lambda found: found[1] + QUOTED, vocabulary.read_text(encoding="utf-8"))
    vocabulary.write_text(text, encoding="utf-8")
    place = f"{{at: [31.0, -24.0], country: {QUOTED}, label: {QUOTED}}}"
    (root / "entries/places.yml").write_text(f"? {QUOTED}\n: {place}\n", encoding="utf-8")
    fields = ("title", "publisher", "rights", "note")
    said = "".join(f"{field}: {QUOTED}\n" for field in fields)
    head = f"---\n{said}author: [{QUOTED}]\nstanding: retracted\n"
    about = re.compile("^---\ntitle: .*\npublisher: .*\n")
    (root / "sources/src-a.md").write_text(about.sub(lambda _: head, SOURCE), encoding="utf-8")
    for name, claims in ENTRIES.items():
        listed = "".join(f"  - {{{one}, {SAID}}}\n" for one in claims)
        (root / f"entries/{name}").parent.mkdir(exist_ok=True)
        (root / f"entries/{name}").write_text(NAMED + listed + LINKED, encoding="utf-8")


def test_code_is_words_wherever_authors_write_it(room: Path, browser: Browser) -> None:
    put_code_everywhere(room)
    assert [str(finding) for finding in site.build(room) if finding.stops] == []
    built = [path for path in disk.files_below(room / "site") if path.suffix == ".html"]
    found = {path.name: [*harmful(LexborHTMLParser(path.read_bytes()))] for path in built}
    assert {name: said for name, said in found.items() if said} == {}
    assert (
        happened(browser, room / "site", [path.relative_to(room / "site").as_posix() for path in built]) == []
    )


def happened(browser: Browser, folder: Path, pages: list[str]) -> list[str]:
    """Return what happens on pages when everything on them is touched, with the policy switched off."""
    dialogs: list[str] = []
    # The policy is the last wall; this is of those before it.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()

    def noted(dialog: Dialog) -> None:
        dialogs.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", noted)
    seen = watch(page)
    with served(folder) as address:
        for path in pages:
            page.goto(f"{address}/{path}")
            page.evaluate(ACT)
        page.goto(f"{address}/index.html")
        page.get_by_role("button", name=re.compile("Search")).first.click()
        page.locator("dialog input[type=search]").fill("KEEPTEXT")
        page.locator("dialog li a").first.wait_for()
        context.close()
    return dialogs + [asked for asked in seen.asked if not asked.startswith((f"{address}/", "data:"))]


@pytest.mark.parametrize("case", MARKUP, ids=name)
def test_the_second_wall_catches_what_the_first_lets_pass(
    case: Case, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown, "_faults", lambda *_: iter(()))
    lay_out(case, room)
    assert "not-harmless" in {str(finding.code) for finding in site.check(room)}


@pytest.mark.parametrize("case", OF_PAGES, ids=name)
def test_the_second_wall_stands_before_pages_by_hand_too(
    case: Case, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown, "_faults", lambda *_: iter(()))
    monkeypatch.setattr(pages, "_fault_of_link", lambda _: None)
    lay_out(case, room)
    assert {str(finding.code) for finding in site.check(room) if finding.stops} == {"not-harmless"}


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](data:text/html,y)",
        "[x](vbscript:y)",
        "![x](y.png)",
        "<b>x</b>",
        "<!-- x -->",
    ],
)
def test_the_second_wall_alone(text: str) -> None:
    assert not is_harmless(html_of(text))
    assert is_harmless_page(html_of(text)) == (text == "![x](y.png)")


@pytest.mark.parametrize("address", ["https://x.example/y.png", "//x.example/y.png", "data:image/png,x"])
def test_the_second_wall_lets_no_page_show_pictures_from_elsewhere(address: str) -> None:
    assert not is_harmless_page(html_of(f"![x]({address})"))


@pytest.mark.parametrize(
    "text",
    [
        "# A & B < C\n\n> *x* **y** `<script>`\n\n1. a\n2. b\n\n3) c\n\n---\n\n- a\n\n  b\\\n  c",
        "| a | b |\n|:-:|--:|\n| [x](y-z \"A 'title' & more\") | <https://example.org/?a=1&b=2> |",
        '```python\nx < 1 && y > 2\n\n```\n\n    "quotes"\n\n[mail](mailto:a@example.org) &copy; &#169;',
        "\u00a0x\u00a0\u202f\n\nمی‌خواهم 👩‍👩‍👧",
    ],
)
def test_the_second_wall_lets_words_pass(text: str) -> None:
    assert is_harmless(html_of(text))


GUARDS = sorted({code for case in REFUSED if not case.odd for code in case.codes})
"""What keeps hostile input out, by the codes of its findings."""


@pytest.mark.parametrize("guard", GUARDS)
def test_without_a_guard_something_gets_in(room: Path, guard: str) -> None:
    alone = [case for case in REFUSED if case.codes == (guard,) and not case.odd]
    assert alone, "no case needs it: another guard stands before it everywhere"
    lay_out(alone[0], room)
    found = [finding for finding in site.check(room) if finding.stops]
    assert {str(finding.code) for finding in found} == {guard}
    assert not site.stopped(finding for finding in found if finding.code != guard)
