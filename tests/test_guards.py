"""Each guard earns its place: switched off, and nothing else, it lets through what it is there to stop.

A guard is a function, or what a function looks for; it is taken out of the running program, one at a time.
"""

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hostile import lay_out, lay_out_base, read_cases
from make import claim, entry, fill, library, source
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser
from test_hostile import harmful
from test_policy import SCRIPTS
from test_withheld import compiled

from quoth import characters, config, disk, html, knowledge, leaks, looking, render, site, values, wording
from quoth.check import prose, run
from quoth.data import csv_files
from quoth.disk import BusyError, NotOursError
from quoth.findings import Finding
from quoth.html import Html
from quoth.load import frontmatter, markdown, pages, reading
from quoth.nodes import _Reader
from quoth.pages import markdown as md

CASES = {case.id: case for case in read_cases()}
NEVER, ANYTHING = re.compile("(?!)"), re.compile(".*")


def nothing(*_: object) -> Iterator[Any]:
    return iter(())


def no_fault(*_: object) -> None:
    return None


def any_text(data: bytes, path: str, *, largest: float) -> str:
    return data.decode("utf-8-sig", "ignore")


def any_front_matter(*_: object) -> tuple[None, list[Any]]:
    return None, []


def without_limits(*arguments: Any) -> Any:
    read, found = config.load_config(*arguments)
    assert read is not None
    most = 10**9
    return replace(read, largest_file=most, longest_prose=most, most_claims=most, widest_table=most), found


Switch = tuple[Any, str, Any]
"""Where a guard stands, what it is called there, and what stands in its place when it is off."""


def without(check: str) -> Switch:
    """Return what takes a check out of the one table that has it."""
    tables = ("ENTRY_CHECKS", "SOURCE_CHECKS", "WHOLE_CHECKS")
    (table,) = (name for name in tables if check in [one.__name__ for one in getattr(run, name)])
    return run, table, tuple(one for one in getattr(run, table) if one.__name__ != check)


SECOND_WALL: Switch = (prose, "prose_is_harmless", nothing)
FIRST_WALL: Switch = (markdown, "_faults", nothing)


@dataclass(frozen=True)
class Guard:
    """What keeps a hostile input out."""

    off: Switch
    stops: str
    """The id of a case that it alone stops."""
    behind: tuple[Switch, ...] = ()
    """Guards that are off as well, since they stand before it or behind it."""


INPUT = {
    "signs that nobody sees": Guard((characters, "BAD", NEVER), "text-bidi"),
    "clean text": Guard((frontmatter, "read_text", any_text), "text-invalid-utf8"),
    "no byte-order mark": Guard((frontmatter, "read_text", any_text), "yaml-bom"),
    "front matter that stands once": Guard((frontmatter, "_SECOND", NEVER), "yaml-multi-doc"),
    "plain YAML": Guard((_Reader, "_refuse", no_fault), "yaml-tag-name"),
    "limits": Guard((knowledge, "load_config", without_limits), "load-table"),
    "names of files": Guard((reading, "fault_of_id", no_fault), "id-constructor"),
    "ids": Guard((values, "fault_of_id", no_fault), "id-was-dotdot"),
    "folders that are called like files": Guard((disk, "odd_below", nothing), "file-dir-md"),
    "addresses of sources": Guard((values, "fault_of_address", no_fault), "meta-source-url-data"),
    "addresses in prose": Guard((prose, "fault_of_address", no_fault), "third-track-link"),
    "addresses on pages by hand": Guard(
        (pages, "_fault_of_link", no_fault), "file-page-picture", ((pages, "_faults_of_harm", nothing),)
    ),
    "Markdown of authors": Guard(FIRST_WALL, "ext-attr-id"),
    "raw HTML": Guard(FIRST_WALL, "html-autofocus", (SECOND_WALL,)),
    "the sanitiser behind prose": Guard(SECOND_WALL, "html-autofocus", (FIRST_WALL,)),
    "the sanitiser behind pages by hand": Guard(
        (pages, "_faults_of_harm", nothing),
        "file-page-script-link",
        (FIRST_WALL, (pages, "_fault_of_link", no_fault)),
    ),
    "front matter of pages by hand": Guard((pages, "read_fields", any_front_matter), "file-page-template"),
    "titles of pages by hand": Guard((pages, "_CODE", NEVER), "file-page-title"),
    "names of pages by hand": Guard((pages, "_fault_of_name", no_fault), "name-page-html"),
    "what a picture tells": Guard((pages, "_WHERE_TAKEN", ()), "file-page-exif"),
    "files of the theme": Guard((pages, "_OF_THEME", ANYTHING), "file-theme-worker"),
    "settings of MkDocs": Guard((config, "faults_of_settings", nothing), "conf-hooks"),
    "settings that a build relies on": Guard((config, "FIXED", {}), "conf-docs-dir-parent"),
    **{
        name: Guard(without(check), case, behind)
        for name, check, case, behind in (
            ("letters of one script", "names_are_of_one_script", "name-mixed-1", ()),
            ("something is claimed", "entries_make_claims", "schema-facts-missing", ()),
            ("sources that there are", "evidence_names_a_source", "schema-fact-dangling", ()),
            ("entries that there are", "values_are_entries", "schema-ref-missing", ()),
            ("quotes that stand in their source", "quotes_are_found", "quote-negation", ()),
            ("quotes that prove something", "quotes_are_long_enough", "quote-one-char", ()),
            ("links that lead somewhere", "links_lead_somewhere", "link-data-html", (SECOND_WALL,)),
            ("one owner of an id", "ids_belong_to_one", "schema-dup-source-id", ()),
            ("who tells an allegation", "sensitive_claims_say_who_tells_them", "living-accused", ()),
            ("two origins", "sensitive_claims_have_two_origins", "living-one-origin", ()),
            ("where somebody is found", "nobody_can_be_reached", "living-address", ()),
        )
    },
}


def switch(off: Switch, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, instead = off
    assert hasattr(where, name)
    monkeypatch.setattr(where, name, instead)


def checked_anew(room: Path) -> list[Finding]:
    """Return what another program finds, which knows nothing of what this one found."""
    shutil.rmtree(room / "build", ignore_errors=True)
    return site.check(room)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return lay_out_base(tmp_path / "kb")


@pytest.mark.parametrize("guard", INPUT.values(), ids=INPUT)
def test_without_it_something_gets_in(guard: Guard, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(CASES[guard.stops], room)
    for other in guard.behind:
        switch(other, monkeypatch)
    assert site.stopped(site.check(room))
    switch(guard.off, monkeypatch)
    assert [str(finding) for finding in checked_anew(room) if finding.stops] == []


def test_without_it_a_link_out_of_the_folder_is_read(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (room.parent / "secret.md").write_bytes((room / "entries/people/good-entry.md").read_bytes())
    (room / "entries/people/leak.md").symlink_to(room.parent / "secret.md")
    assert site.stopped(site.check(room))
    monkeypatch.setattr(disk, "is_plain_file", Path.is_file)
    assert not site.stopped(checked_anew(room))


CODE = '"><img src=x onerror=alert(1)>'


def page_of(name: str = "x", value: str = "x") -> str:
    """Return the compiled page of somebody of whom authors wrote what they should not."""
    made = [entry("ri-il-gyu", claim("said", value, on="2019"), claim("born", "1960"), name=name)]
    return compiled(library(made, [source()]))["people/ri-il-gyu.md"].decode()


def handlers(page: str) -> list[str]:
    return [said for said in harmful(LexborHTMLParser(page)) if "onerror" in said]


def raw_attribute(key: str, value: object) -> str:
    return f' {key}="{value}"' if value else ""


def raw_data(record: object) -> Html:
    return Html(f'<script type="application/ld+json">{json.dumps(record)}</script>')


SCRIPT = "</script><img src=x onerror=alert(1)>"
ESCAPES: dict[str, tuple[Switch, dict[str, str]]] = {
    "words in HTML": ((html, "text", Html), {"value": CODE}),
    "attributes": ((html, "_attribute", raw_attribute), {"name": CODE}),
    "data in a page": ((html, "data", raw_data), {"value": SCRIPT}),
    "words in Markdown": ((md, "plain", str), {"name": CODE}),
    "front matter of pages": ((md, "_escaped", lambda value: value), {"name": SCRIPT}),
}


@pytest.mark.parametrize(("off", "said"), ESCAPES.values(), ids=ESCAPES)
def test_without_it_words_become_code(
    off: Switch, said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert handlers(page_of(**said)) == []
    switch(off, monkeypatch)
    assert handlers(page_of(**said)) != []


def test_without_it_a_spreadsheet_runs_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    made = library([entry("ri-il-gyu", claim("said", "x"), name="=HYPERLINK(1)")], [source()])

    def formulas() -> list[str]:
        table = compiled(made)["data/entries.csv"].decode()
        return [cell for line in table.splitlines() for cell in line.split(",") if cell.startswith("=")]

    assert formulas() == []
    monkeypatch.setattr(csv_files, "_FORMULA", ("\0",))
    assert formulas() != []


SHOWN = entry("ri-il-gyu", claim("said", "x"))
QUOTING = entry("ri-il-gyu", claim("said", "x"), prose="")
WITHHELD = replace(entry("canary", claim("said", "x")), publish="withheld")
REDACTED = source(redact=("left the embassy",))


@pytest.mark.parametrize(
    ("off", "words", "made"),
    [
        ((knowledge, "published", lambda whole, _: whole), b"canary", library([SHOWN, WITHHELD], [source()])),
        (
            (wording, "redaction", lambda _: NEVER),
            b"left the embassy",
            library([QUOTING], [REDACTED]),
        ),
    ],
    ids=["what is withheld", "what is redacted"],
)
def test_without_it_secrets_get_out(
    off: Switch, words: bytes, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> list[str]:
        return [
            path
            for path, data in compiled(knowledge.publishable(made, site.PUBLISHED)).items()
            if words in data.lower()
        ]

    assert told() == []
    switch(off, monkeypatch)
    assert told() != []


@pytest.mark.parametrize(
    ("name", "instead", "data"),
    [
        ("_forms", lambda words: iter([words.lower().encode()]), b"Ren\\u00e9e"),
        ("_opened", lambda data: iter([data]), gzip.compress("Renée".encode())),
    ],
    ids=["ways of writing", "what is packed"],
)
def test_without_it_the_last_look_sees_less(
    name: str, instead: Any, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert leaks.leaks_in("a.json", data, leaks.forms_of({"Renée"}))
    monkeypatch.setattr(leaks, name, instead)
    assert not leaks.leaks_in("a.json", data, leaks.forms_of({"Renée"}))


def put_canary(room: Path) -> None:
    text = "---\nname: crossed the river\npublish: withheld\n---\n"
    (room / "entries/people/canary.md").write_text(text, encoding="utf-8")


def lose_policy(room: Path) -> None:
    (room / "theme/main.html").unlink()


@pytest.mark.parametrize(
    ("guard", "spoil"),
    [(("leaks_in", False), put_canary), (("carries_the_policy", True), lose_policy)],
    ids=["the last look", "the policy on every page"],
)
def test_without_it_a_site_is_published_that_should_not_be(
    guard: tuple[str, bool], spoil: Callable[[Path], None], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(room)
    assert site.stopped(site.build(room))
    assert not (room / "site").exists()
    name, says = guard
    monkeypatch.setattr(looking, name, lambda *_: says)
    assert not site.stopped(site.build(room))
    assert (room / "site").exists()


def test_without_it_a_private_page_looks_public(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlay = room.parent / "private"
    overlay.mkdir()

    def marks() -> tuple[bool, bool]:
        assert not site.stopped(site.build(room, overlay))
        page = LexborHTMLParser((room / "site-private/people/good-entry.html").read_bytes())
        return page.css_matches("body > p[role=note]"), page.css_matches("meta[content^=noindex]")

    assert marks() == (True, True)
    shutil.rmtree(room / "build")
    monkeypatch.setattr(render, "marked", lambda data: data)
    assert marks() == (False, False)


def test_without_it_a_folder_of_others_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theirs.txt").touch()
    with pytest.raises(NotOursError):
        fill(tmp_path, {})
    monkeypatch.setattr(disk, "claim_folder", no_fault)
    fill(tmp_path, {})
    assert not (tmp_path / "theirs.txt").exists()


def test_without_it_two_builds_are_in_each_others_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice() -> None:
        with disk.locked(tmp_path / "x"), disk.locked(tmp_path / "x"):
            pass

    with pytest.raises(BusyError):
        twice()
    monkeypatch.setattr(disk, "lock", no_fault)
    twice()


def test_without_it_there_is_a_moment_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = []
    for name in ("old", "new"):
        fill(tmp_path / name, {"index.html": name.encode()})
    renamed = Path.rename

    def watched(self: Path, target: Path) -> Path:
        moved = renamed(self, target)
        moments.append((tmp_path / "old/index.html").exists())
        return moved

    monkeypatch.setattr(Path, "rename", watched)
    disk.replace(tmp_path / "old", tmp_path / "new")
    assert (moments, (tmp_path / "old/index.html").read_bytes()) == ([], b"new")
    fill(tmp_path / "new", {"index.html": b"newer"})
    monkeypatch.setattr(disk, "exchanged", lambda *_: False)
    disk.replace(tmp_path / "old", tmp_path / "new")
    # Then the old one goes where the new one was.
    assert moments == [False, True, True]


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_without_it_a_script_in_a_page_runs(browser: Browser, address: str, script: str) -> None:
    ran = []
    for bypassed in (False, True):
        context = browser.new_context(bypass_csp=bypassed)
        page = context.new_page()
        page.goto(f"{address}/index.html")
        page.evaluate(script)
        page.wait_for_timeout(200)
        ran.append(page.evaluate("window.ran"))
        context.close()
    assert ran == [None, 1]
