"""The last look: nothing withheld, no draft and nothing redacted in any byte of a site, however written."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from make import claim, entry, evidence, library, source

from quoth import site
from quoth.leaks import forms_of, leaks_in, secrets
from quoth.load.library import published
from quoth.looking import Looking

WITHHELD = "Renée O’Hara & Söhne"


def leaks(site: Path, words: frozenset[str]) -> list[str]:
    """Return the files of a site that hold any of some words."""
    forms = forms_of(words)
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.iterdir()}
    return [name for name, data in files.items() if leaks_in(name, data, forms)]


FORMS = {
    "plain": WITHHELD,
    "in HTML": "Renée O’Hara &amp; Söhne",
    "in JSON": "Ren\\u00e9e O\\u2019Hara & S\\u00f6hne",
    "in an address": "Ren%C3%A9e%20O%E2%80%99Hara%20%26%20S%C3%B6hne",
    "decomposed": "Rene\u0301e O’Hara & So\u0308hne",
    "in capitals, where letters have no marks": "ROSEBUD STREET",
}


@pytest.mark.parametrize(
    "written",
    [
        "<p>Jo O'Hara_1 &amp; [Söhne]</p>",
        "<p>Jo O&#39;Hara_1 &amp; [Söhne]</p>",
        "<p title='Jo O&#x27;Hara_1 &amp; [Söhne]'>",
        r"- Jo O'Hara\_1 &amp; \[Söhne\]",
        r'{"name": "Jo O\'Hara_1 \u0026 [Söhne]"}'.replace("\\'", "'"),
        r'{"name": "Jo O\'Hara_1 \u0026 [S\u00f6hne]"}'.replace("\\'", "'"),
    ],
)
def test_signs_with_a_meaning_hide_nothing(tmp_path: Path, written: str) -> None:
    (tmp_path / "a.html").write_text(written, encoding="utf-8")
    assert leaks(tmp_path, frozenset({"Jo O'Hara_1 & [Söhne]"})) == ["a.html"]


@pytest.mark.parametrize("written", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("packed", [False, True])
def test_words_are_found_however_they_are_written(tmp_path: Path, written: str, packed: bool) -> None:
    data = f"before {written} after".encode()
    (tmp_path / "a.html").write_bytes(gzip.compress(data) if packed else data)
    (tmp_path / "b.html").write_bytes(b"nothing")
    assert leaks(tmp_path, frozenset({WITHHELD, "Rosebud Street"})) == ["a.html"]


def test_which_words_they_are_is_not_told() -> None:
    looking = Looking(frozenset({"Rosebud"}))
    looking.at("a.json", b"It was Rosebud.")
    looking.at("b.json", b"It was not.")
    (found,) = looking.found()
    assert (found.place.path, found.code, "Rosebud" in found.message) == ("site/a.json", "leak", False)


def test_each_file_is_looked_at_by_itself() -> None:
    forms = forms_of({WITHHELD, "jane-doe"})
    written = f"a {WITHHELD}".encode()
    assert leaks_in("a.html", written, forms)
    assert leaks_in("a.gz", gzip.compress(written), forms)
    assert leaks_in("jane-doe.html", b"", forms)
    assert not leaks_in("a.html", b"jane doe, jane- doe", forms)
    assert not leaks_in("jane", b"-doe", forms)
    assert not leaks_in("jane-doe.html", written, forms_of([]))


def test_words_are_found_in_the_names_of_files(tmp_path: Path) -> None:
    (tmp_path / "jane-doe.html").touch()
    assert leaks(tmp_path, frozenset({"jane-doe"})) == ["jane-doe.html"]


def test_a_file_that_only_begins_like_a_compressed_one_is_looked_at_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x1f\x8bnothing of it, Rosebud")
    assert leaks(tmp_path, frozenset({"Rosebud"})) == ["a.bin"]


def test_what_must_not_be_in_a_site() -> None:
    names = ("Jo", "Rosebud", "Ri Il Gyu")
    told = claim("said", "x", evidence(source="only-hers"))
    hidden = replace(entry("jane-doe", told, name="Jane Doe", prose=""), publish="withheld", aliases=names)
    shown = entry("ri-il-gyu", name="Ri Il Gyu", prose="")
    sources = [source(redact=("a  house",)), source(id="only-hers", title="Her story")]
    whole = library([hidden, shown], sources).library
    cut = replace(published(whole), sources={sources[0].id: sources[0]})
    words = {"jane-doe", "Jane Doe", "Rosebud", "a house", "Her story", "only-hers.html"}
    assert secrets(whole, cut) == {*words, "people/jane-doe.html"}


def test_the_name_of_a_draft_is_no_secret() -> None:
    draft = replace(entry("jane-doe", name="Jane Doe", prose=""), publish="draft")
    whole = library([draft, entry("ri-il-gyu", prose="")], [source()]).library
    assert secrets(whole, published(whole)) == {"people/jane-doe.html"}


def test_a_site_with_drafts_that_its_pages_by_hand_name_is_built_without_them(knowledge_base: Path) -> None:
    assert "Ri Il Gyu" in (knowledge_base / "pages/guide.md").read_text(encoding="utf-8")
    for path in (knowledge_base / "entries").glob("*/*.md"):
        edit(path, "\nclaims:\n", "\npublish: draft\nclaims:\n")
    assert [str(one) for one in site.build(knowledge_base) if one.stops] == []
    assert [path.name for path in (knowledge_base / "site/people").glob("*.html")] == ["index.html"]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_file_is_looked_at_before_it_is_published(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {}
    monkeypatch.setattr(Looking, "at", lambda _, path, data: seen.update({path: data}))
    assert not site.stopped(site.build(knowledge_base))
    built = knowledge_base / "site"
    files = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    unseen = {name for name, path in files.items() if seen.get(name) != path.read_bytes()}
    # The one is empty, the other made of hashes alone.
    assert unseen == {".quoth", "data/manifest.json"}


def test_a_build_that_would_tell_is_stopped_and_the_old_site_stays(knowledge_base: Path) -> None:
    assert not site.stopped(site.build(knowledge_base))
    before = sorted((knowledge_base / "site").rglob("*"))
    path = knowledge_base / "entries/people/canary.md"
    path.write_text("---\nname: second in charge\npublish: withheld\n---\n", encoding="utf-8")
    found = site.build(knowledge_base)
    assert {finding.code for finding in found if finding.stops} == {"leak"}
    assert "site/people/thae-yong-ho.html" in {finding.place.path for finding in found}
    assert sorted((knowledge_base / "site").rglob("*")) == before
    edit(path, "second in charge", "A name that nobody says")
    assert not site.stopped(site.build(knowledge_base))
