"""`new` as an editor uses it: what it makes, what it refuses, and what the check then says."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from make import ROOT
from test_library import SETTINGS

from quoth import disk
from quoth.cli import main

PERSON = "---\nname: Ri Il Gyu\naliases: [Ri Il-gyu]\nwas: [ri-il-kyu]\n---\nWords.\n"
SOURCE = "---\ntitle: News\npublisher: P\npublished: 2024\nurl: https://x.org/a\n---\nWords.\n"
IF_ANOTHER = "if yours is another, make its file with --anyway"
OTHER_ID = "if yours is another, choose another id with --id"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base with one person and one source."""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name, text in {"entries/people/ri-il-gyu.md": PERSON, "sources/news.md": SOURCE}.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "entries" / "vocabulary.yml", tmp_path / "entries")
    return tmp_path


def run(root: Path, *arguments: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["--root", str(root), *arguments])
    return done.exit_code, done.output.splitlines()


def test_what_cannot_be_written_is_told_without_a_traceback(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(disk, "create", full)
    assert run(root, "new", "person", "Ri Sol Ju") == (
        1,
        [
            f"Error: {root}/entries/people/ri-sol-ju.md cannot be written: No space left on device; see that "
            "you may write there, and that the disk is not full"
        ],
    )


def test_what_concerns_no_file_is_no_fault_of_the_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> None:
        raise ConnectionError("gone")

    monkeypatch.setattr(disk, "create", lost)
    done = CliRunner().invoke(main, ["--root", str(root), "new", "person", "Ri Sol Ju"])
    assert isinstance(done.exception, ConnectionError)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["person", "Ri Sol Ju"], "entries/people/ri-sol-ju.md"),
        (["person", "리설주", "--id", "ri-sol-ju"], "entries/people/ri-sol-ju.md"),
        (["person", "Lee Il-kyu", "--anyway"], "entries/people/lee-il-kyu.md"),
        (["event", "Defection of Ri Il Gyu"], "entries/events/defection-of-ri-il-gyu.md"),
        (["post", "Minister", "--alias", "The minister"], "entries/posts/minister.md"),
        (["source", "More news", "--url", "https://x.org/b"], "sources/more-news.md"),
        (["source", "News", "--id", "news-2", "--anyway"], "sources/news-2.md"),
    ],
)
def test_a_file_is_made(root: Path, arguments: list[str], made: str) -> None:
    before = files(root)
    said = f"{made} is ready to be filled in. Then run 'python build_entries.py check'."
    assert run(root, "new", *arguments) == (0, [said])
    after = files(root)
    assert set(after) - set(before) == {made}
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["person", "Ri Il-gyu"],
            [f"entries/people/ri-il-gyu.md:1:1: error: 'ri-il-gyu' is the id of this entry; {OTHER_ID}"],
        ),
        (
            ["event", "X", "--id", "ri-il-kyu"],
            [f"entries/people/ri-il-gyu.md:1:1: error: 'ri-il-kyu' was an id of this entry; {OTHER_ID}"],
        ),
        (
            ["event", "News"],
            [f"sources/news.md:1:1: error: 'news' is the id of this source; {OTHER_ID}"],
        ),
        (
            ["person", "Lee Il-kyu"],
            [
                "entries/people/ri-il-gyu.md:1:1: warning: 'Lee Il-kyu' looks like 'Ri Il Gyu', "
                f"a name of this entry; {IF_ANOTHER}"
            ],
        ),
        (
            ["person", "Somebody", "--alias", "ri il gyu"],
            [
                "entries/people/ri-il-gyu.md:1:1: warning: 'ri il gyu' is 'Ri Il Gyu', "
                f"a name of this entry; {IF_ANOTHER}"
            ],
        ),
        (
            ["source", "News!", "--id", "x"],
            [f"sources/news.md:1:1: warning: this source has the same title; {IF_ANOTHER}"],
        ),
        (
            ["source", "Y", "--url", "https://x.org/a"],
            [f"sources/news.md:1:1: warning: this source has the same address; {IF_ANOTHER}"],
        ),
        (
            ["person", "Faulty"],
            [
                "entries/people/faulty.md:1:1: error: 'faulty' is the id of this file, which has faults; "
                f"{OTHER_ID}"
            ],
        ),
    ],
)
def test_what_exists_is_not_made_again(root: Path, arguments: list[str], expected: list[str]) -> None:
    (root / "entries/people/faulty.md").write_text("---\n", encoding="utf-8")
    before = files(root)
    code, lines = run(root, "new", *arguments)
    assert code == 1
    assert lines[-1] == "Nothing was made."
    assert [line[: len(start)] for line, start in zip(lines[:-1], expected, strict=True)] == expected
    assert files(root) == before


def test_an_id_that_is_taken_is_taken_in_spite_of_anyway(root: Path) -> None:
    assert run(root, "new", "person", "Ri Il Gyu", "--anyway")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["persn", "A"], "there is no kind 'persn'; there are person, event, post and source. Did you mean"),
        (["person", "리설주"], "no id can be made of '리설주'; choose one of a-z, 0-9 and hyphens with --id"),
        (["person", " "], "the name is empty; write it between quotation marks"),
        (["person", "A", "--id", "../a"], "'../a' cannot be an id: use a-z, 0-9 and single hyphens between"),
        (["person", "A", "--url", "https://x.org"], "--alias is for entries alone"),
        (["source", "A", "--alias", "B"], "--alias is for entries alone"),
    ],
)
def test_wrong_usage(root: Path, arguments: list[str], expected: str) -> None:
    before = files(root)
    code, lines = run(root, "new", *arguments)
    assert code == 2
    assert lines[-1].startswith(f"Error: {expected}")
    assert files(root) == before


def test_a_kind_that_the_vocabulary_adds_has_files_too(root: Path) -> None:
    vocabulary = root / "entries" / "vocabulary.yml"
    text = vocabulary.read_text(encoding="utf-8")
    ship = "  ship:\n    folder: ships\n    label: Ship\n    plural: Ships\n"
    vocabulary.write_text(
        text.replace("kinds:\n", f"kinds:\n{ship}").replace("of: [person, event, post]", "of: [ship]"),
        encoding="utf-8",
    )
    assert run(root, "new", "ship", "Chong Chon Gang")[0] == 0
    made = (root / "entries/ships/chong-chon-gang.md").read_text(encoding="utf-8")
    assert "\n  - described-as: # some words. How" in made
    assert "living" not in made


def test_the_check_says_of_each_blank_what_to_put_there(root: Path) -> None:
    run(root, "new", "person", "Ri Sol Ju")
    run(root, "new", "source", "More news")
    code, lines = run(root, "check", "--format", "text")
    assert code == 1
    person, source = "entries/people/ri-sol-ju.md", "sources/more-news.md"
    assert [line for line in lines if line.startswith((person, source))] == [
        f"{person}:1:1: warning: has no prose; write below the second '---' in a few sentences what the "
        "claims say [no-prose]",
        f"{person}:9:5: error: 'held' is empty; write the id of a post: the name of its file without '.md' "
        "[bad-value]",
        f"{person}:11:16: error: 'source' is empty; write an id here, which is the name of a file without "
        "'.md' [bad-value]",
        f"{person}:12:15: error: 'quote' is empty; copy the words of the source here that say it [bad-value]",
        f"{source}:3:11: error: 'publisher' is empty; write something here [bad-value]",
        f"{source}:5:11: error: 'published' is empty; write a date, such as 2023, 2023-11 or 2023-11-05 "
        "[bad-date]",
        f"{source}:10:1: error: there is no text below the front matter; put the article there, unchanged "
        "[empty-file]",
    ]
