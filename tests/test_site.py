"""The whole way, on the real knowledge base: from sources and entries to a site."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from quoth import site
from quoth.cli import main
from quoth.rendering.links import dead_links

QUOTE = "slipped away from the embassy in late November 2023"


def tree(folder: Path) -> dict[str, str]:
    """Return the hash of each file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """Run the command line; return the exit code and what it printed."""
    result = CliRunner().invoke(main, ["--root", str(root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_the_knowledge_base_has_no_faults(knowledge_base: Path) -> None:
    found = site.check(knowledge_base)
    assert [str(finding) for finding in found if finding.severity != "advice"] == []


def test_two_builds_give_the_same_bytes(built: Path) -> None:
    before = tree(built / "site")
    assert not site.stopped(site.build(built))
    assert tree(built / "site") == before


def test_a_page_shows_claims_quotes_and_their_addresses(built: Path) -> None:
    page = LexborHTMLParser((built / "site/people/ri-il-gyu.html").read_bytes())
    text = page.body.text() if page.body else ""
    assert QUOTE in text
    assert "Counselor for political affairs" in text
    assert "리일규" in text
    assert len(page.css("li[id^=c-]")) > 10
    assert page.css("a[href='../posts/counselor-political-affairs-havana.html']")


@pytest.mark.parametrize("kind", ["people", "events", "posts", "sources"])
def test_every_file_has_its_page(built: Path, kind: str) -> None:
    folder = built / ("sources" if kind == "sources" else f"entries/{kind}")
    names = {path.stem for path in folder.glob("*.md")}
    assert names
    pages = {path.stem for path in (built / "site" / kind).glob("*.html")}
    # No id has a dot in it: that is how parts of long pages are called.
    assert names | {"index"} == {page for page in pages if "." not in page}


def test_a_changed_word_is_found_and_the_fix_mends_it(knowledge_base: Path) -> None:
    path = knowledge_base / "entries/people/ri-il-gyu.md"
    edit(path, f"quote: {QUOTE}", "quote: slipped away from the embassy in early November 2023")
    code, output = run(knowledge_base, "check", "--format", "json")
    found = [row for row in json.loads(output) if row["code"] == "quote-not-found"]
    assert code == 1
    assert [(row["path"], row["fix"], row["severity"]) for row in found] == [
        ("entries/people/ri-il-gyu.md", QUOTE, "error")
    ]
    assert list(found[0]) == ["path", "line", "column", "code", "severity", "message", "fix"]
    lines = path.read_text(encoding="utf-8").splitlines()
    row = found[0]
    assert (
        lines[row["line"] - 1][row["column"] - 1 :] == "slipped away from the embassy in early November 2023"
    )
    lines[row["line"] - 1] = lines[row["line"] - 1][: row["column"] - 1] + row["fix"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(knowledge_base, "check")[0] == 0


def test_a_build_that_fails_leaves_the_site_as_it_was(built: Path, tmp_path: Path) -> None:
    before = tree(built / "site")
    path = built / "entries/people/ri-il-gyu.md"
    text = path.read_text(encoding="utf-8")
    try:
        edit(path, "held: counselor-political-affairs-havana", "held: nobody-has-this-id")
        code, output = run(built)
        assert code == 1
        assert "unknown-entry" in output
        assert tree(built / "site") == before
    finally:
        path.write_text(text, encoding="utf-8")


def test_a_folder_of_somebody_elses_is_not_replaced(knowledge_base: Path) -> None:
    (knowledge_base / "site").mkdir()
    (knowledge_base / "site/thesis.txt").write_text("years of work", encoding="utf-8")
    assert "not-ours" in {finding.code for finding in site.build(knowledge_base)}
    assert (knowledge_base / "site/thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_dead_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<p id='x'><a href='#x'>1</a><a href='#y'>2</a><a href='b.html'>3</a><a href='https://e.org/'>4</a>",
        encoding="utf-8",
    )
    assert [finding.message for finding in dead_links(tmp_path)] == [
        "the link '#y' leads to nothing",
        "the link 'b.html' leads to nothing",
    ]


def _seen(markup: str) -> tuple[str, list[str | None], list[str | None]]:
    """Return the words of a page, where its links lead, and its anchors."""
    page = LexborHTMLParser(markup)
    text = page.body.text() if page.body else ""
    links, anchors = (
        [node.attributes.get(name) for node in page.css(f"[{name}]")] for name in ("href", "id")
    )
    return "".join(text.split()), links, anchors


def test_every_page_reads_the_same_with_python_markdown(built: Path) -> None:
    ours = Markdown(extensions=["quoth.markdown_extension", "toc"], extension_configs={"toc": {"marker": ""}})
    plain = Markdown(extensions=["toc", "tables", "fenced_code"], extension_configs={"toc": {"marker": ""}})
    pages = sorted((built / "build/docs").rglob("*.md"))
    assert len(pages) > 70
    for path in pages:
        text = path.read_text(encoding="utf-8").partition("\n---\n")[2] or path.read_text(encoding="utf-8")
        ours.reset()
        plain.reset()
        assert _seen(ours.convert(text)) == _seen(plain.convert(text)), path
        assert ours.toc_tokens == plain.toc_tokens, path  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["check", "--format", "xml"], 2), (["--root", "/nowhere", "check"], 2), (["chekc"], 2)],
)
def test_wrong_usage(arguments: list[str], code: int) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == code


def test_annotations(knowledge_base: Path) -> None:
    edit(knowledge_base / "entries/people/ri-il-gyu.md", "living: unknown", "livving: unknown")
    code, output = run(knowledge_base, "check", "--format", "github")
    assert code == 1
    # Other entries refer to this one; that it cannot be read is no fault of theirs.
    assert len(output.splitlines()) == 1
    assert output.splitlines()[0] == (
        "::error file=entries/people/ri-il-gyu.md,line=4,col=1,title=unknown-key::"
        "there is no key 'livving' here. Did you mean 'living'?%0AWrite instead: living"
    )


def test_hidden_entries_leave_no_trace(knowledge_base: Path) -> None:
    (knowledge_base / "entries/people/zz-canary.md").write_text(
        "---\nname: Canary Quux\npublish: withheld\nclaims:\n"
        "  - described-as: senior diplomat\n    inferred: canary\n"
        "    evidence:\n      - source: king-2024\n        quote: Other senior diplomats have\n---\n"
        'Canary Quux is [a diplomat](king-2024 "Other senior diplomats have").\n',
        encoding="utf-8",
    )
    assert not site.stopped(site.build(knowledge_base))
    for path in (knowledge_base / "site").rglob("*"):
        assert "canary" not in path.name
        if path.is_file():
            assert b"Canary" not in path.read_bytes(), path


def test_a_new_kind_of_entry_needs_no_code(knowledge_base: Path) -> None:
    edit(
        knowledge_base / "entries/vocabulary.yml",
        "\nproperties:\n",
        "  organisation:\n    folder: organisations\n    label: Organisation\n    plural: Organisations\n"
        "\nproperties:\n  founded:\n    label: founded\n    of: [organisation]\n    takes: date\n"
        "    one: yes\n    help: When.\n",
    )
    (knowledge_base / "entries/organisations").mkdir()
    (knowledge_base / "entries/organisations/kei.md").write_text(
        "---\nname: Korea Economic Institute of America\nclaims:\n"
        "  - founded: ../2024\n    inferred: It is named in 2024.\n"
        "    evidence:\n      - source: king-2024\n        quote: originally published by KEI\n---\n"
        'It published [the article](king-2024 "originally published by KEI").\n',
        encoding="utf-8",
    )
    assert [str(finding) for finding in site.build(knowledge_base) if finding.stops] == []
    assert "until 2024" in (knowledge_base / "site/organisations/kei.html").read_text(encoding="utf-8")
    assert "organisations/index.html" in (knowledge_base / "site/index.html").read_text(encoding="utf-8")


def test_an_address_for_editing_is_linked(knowledge_base: Path) -> None:
    edit(knowledge_base / "mkdocs.yml", "    quota: 0.5\n", "    edit: https://forge.example/edit/main/\n")
    assert not site.stopped(site.build(knowledge_base))
    page = LexborHTMLParser((knowledge_base / "site/people/ri-il-gyu.html").read_bytes())
    links = [link.attributes.get("href") for link in page.css("a[rel=edit]")]
    assert links == ["https://forge.example/edit/main/entries/people/ri-il-gyu.md"]
