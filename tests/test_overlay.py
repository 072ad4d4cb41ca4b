"""A private folder: read as if it stood in the knowledge base, and every page says that it is private."""

from pathlib import Path

import pytest
from scratch import commit_all, git
from selectolax.lexbor import LexborHTMLParser
from test_site import edit, run, tree
from test_withheld import ONLY_HERS, WITHHELD

from quoth import site
from quoth.config import PRIVATE, load_config
from quoth.serve.reading import read_contents
from quoth.serve.theme import Theme

PERSON = "entries/people/jang-song-ok.md"


@pytest.fixture
def overlay(knowledge_base: Path) -> Path:
    """A private folder beside the knowledge base."""
    folder = knowledge_base.parent / "private"
    (folder / "entries/people").mkdir(parents=True)
    (folder / "sources").mkdir()
    text = WITHHELD.replace("publish: withheld\n", "")
    (folder / PERSON).write_text(text, encoding="utf-8")
    (folder / "sources/only-hers.md").write_text(ONLY_HERS, encoding="utf-8")
    (folder / "entries/places.yml").write_text("Atlantis: {at: [31.0, -24.0]}\n", encoding="utf-8")
    return folder


def test_a_private_site_has_all_and_says_so_on_every_page(
    knowledge_base: Path, overlay: Path, built: Path
) -> None:
    before = tree(overlay)
    code, said = run(knowledge_base, "--overlay", str(overlay))
    assert (code, "site-private" in said) == (0, True), said
    made = knowledge_base / "site-private"
    pages = list(made.rglob("*.html"))
    assert len(pages) > len([*(built / "site/people").glob("*.html")])
    for path in pages:
        page = LexborHTMLParser(path.read_bytes())
        banner, title = page.css_first("body > p[role=note]"), page.css_first("title")
        assert (banner.text() if banner else "", path) == (PRIVATE, path)
        assert (title.text() if title else "").startswith(PRIVATE), path
        assert page.css("meta[name=robots][content^=noindex]"), path
    theirs = (made / "people/jang-song-ok.html").read_text(encoding="utf-8")
    assert "../posts/foreign-minister-of-north-korea.html" in theirs
    assert "Jang Song Ok" in (made / "posts/foreign-minister-of-north-korea.html").read_text(encoding="utf-8")
    assert PRIVATE in (made / "llms.txt").read_text(encoding="utf-8")
    assert tree(overlay) == before
    assert not (knowledge_base / "site").exists()
    assert not (knowledge_base / "build/docs").exists()
    assert not site.stopped(site.build(knowledge_base))
    assert tree(knowledge_base / "site") == tree(built / "site")


def test_findings_name_the_files_of_the_private_folder(
    knowledge_base: Path, overlay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert not site.stopped(site.check(knowledge_base, overlay))
    edit(overlay / PERSON, "quote: Jang Song Ok said it", "quote: Jang Song Ok denied it")
    code, said = run(knowledge_base, "check", "--overlay", str(overlay))
    assert (code, "../private/entries/people/jang-song-ok.md:11:" in said) == (1, True)


@pytest.mark.parametrize("arguments", [[], ["check"], ["check", "--format", "github"]])
def test_the_log_of_a_build_server_tells_nothing_of_the_private_folder(
    knowledge_base: Path, overlay: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    edit(overlay / PERSON, "quote: Jang Song Ok said it", "quote: Jang Song Ok denied it")
    code, said = run(knowledge_base, "--overlay", str(overlay), *arguments)
    assert (code, "findings (1 of them) are not shown" in said) == (1, True), said
    assert not any(words in said.lower() for words in ("jang", "only-hers", "atlantis"))
    edit(knowledge_base / "entries/people/ri-il-gyu.md", "living: ", "livin: ")
    code, said = run(knowledge_base, "check")
    assert (code, "entries/people/ri-il-gyu.md" in said) == (1, True)


def test_an_id_in_both_is_an_error(knowledge_base: Path, overlay: Path) -> None:
    (knowledge_base / "sources/only-hers.md").write_text(ONLY_HERS, encoding="utf-8")
    (knowledge_base / PERSON).write_text(WITHHELD, encoding="utf-8")
    with (knowledge_base / "entries/places.yml").open("a", encoding="utf-8") as places:
        places.write("Atlantis: {at: [31.0, -24.0]}\n")
    found = [one for one in site.check(knowledge_base, overlay) if one.code == "repeated-id"]
    assert [one.place.path.removeprefix("../private/") for one in found] == [
        "entries/people/jang-song-ok.md",
        "entries/places.yml",
        "sources/only-hers.md",
    ]
    assert all(one.place.path.startswith("../private/") for one in found)


def test_what_is_public_leans_on_nothing_private(knowledge_base: Path, overlay: Path) -> None:
    path = knowledge_base / "entries/people/ri-il-gyu.md"
    with path.open("a", encoding="utf-8") as file:
        file.write("\nHe knew [her](jang-song-ok), who [said it in Atlantis](only-hers).\n")
    found = [one for one in site.check(knowledge_base, overlay) if one.code == "private"]
    assert [one.message.partition(" ")[0] for one in found] == ["'jang-song-ok'", "'only-hers'"]
    assert {one.place.path for one in found} == {"entries/people/ri-il-gyu.md"}


@pytest.mark.parametrize("folder", ["", "entries", "sources/more", ".."])
def test_a_private_folder_is_no_part_of_the_knowledge_base(knowledge_base: Path, folder: str) -> None:
    (knowledge_base / folder).mkdir(exist_ok=True)
    _, found = load_config(knowledge_base, knowledge_base / folder)
    assert [one.code for one in found] == ["bad-setting"]


def test_a_private_folder_may_be_named_before_the_command_and_for_no_other(
    knowledge_base: Path, overlay: Path
) -> None:
    assert run(knowledge_base, "--overlay", str(overlay), "check")[0] == 0
    assert run(knowledge_base, "--overlay", str(overlay), "fmt")[0] == 2


def test_a_preview_shows_it_too(knowledge_base: Path, overlay: Path) -> None:
    contents, _ = read_contents(knowledge_base, ("full",), overlay)
    assert contents is not None
    assert "jang-song-ok" in contents.graph.library.entries
    theme = Theme(knowledge_base, knowledge_base / "build/private/serve", overlay)
    (knowledge_base / "build/docs").mkdir(parents=True)
    theme.refresh()
    theme.take(["index.md"], {})
    assert f"<title>{PRIVATE} · ".encode() in theme.page("index.md", b"# Here", "index.md")[0]
    assert str(overlay.resolve()) in theme.watched


def told(root: Path, overlay: Path | None = None) -> list[str]:
    return [one.place.path for one in site.check(root, overlay) if one.code == "withheld-in-git"]


def test_what_is_withheld_in_a_repository_that_is_sent_elsewhere(knowledge_base: Path, overlay: Path) -> None:
    (knowledge_base / PERSON).write_text(WITHHELD, encoding="utf-8")
    (knowledge_base / "sources/only-hers.md").write_text(ONLY_HERS, encoding="utf-8")
    commit_all(knowledge_base)
    assert told(knowledge_base) == []
    git(knowledge_base, "remote", "add", "origin", "https://example.org/kb.git")
    assert told(knowledge_base) == [PERSON, "sources/only-hers.md"]
    for name in (PERSON, "sources/only-hers.md"):
        (knowledge_base / name).unlink()
    assert told(knowledge_base, overlay) == []
    inside = knowledge_base / "private"
    overlay.rename(inside)
    assert told(knowledge_base, inside) == [f"private/{PERSON}", "private/sources/only-hers.md"]
    with (knowledge_base / ".gitignore").open("a", encoding="utf-8") as ignored:
        ignored.write("/private/\n")
    assert told(knowledge_base, inside) == []
