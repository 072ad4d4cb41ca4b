"""All files of a knowledge base in their canonical form: what they say, and all text, stays the same."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from make import CONFIG, ROOT
from test_library import SETTINGS

from quoth.canonical import ENTRY
from quoth.cli import main
from quoth.config import Config
from quoth.formatting import format_all, format_text, write_all
from quoth.load.library import load_library
from quoth.model import Library

ODD = "---\nliving: no\n# of the name\nname: 'A'\n---\n\n\n  Words.  \n---\nMore  words."
EVEN = "---\n# of the name\nname: A\nliving: no\n---\n\n\n  Words.  \n---\nMore  words."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base with one file that is not in the canonical form, and one that cannot be read."""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "entries" / "people").mkdir(parents=True)
    shutil.copy(ROOT / "entries" / "vocabulary.yml", tmp_path / "entries")
    (tmp_path / "entries" / "people" / "a.md").write_text(ODD, encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["--root", str(root), "fmt", *arguments])
    return done.exit_code, done.output.splitlines()


def test_fmt_writes_what_differs_and_says_so(root: Path) -> None:
    vocabulary = root / "entries" / "vocabulary.yml"
    before = vocabulary.stat().st_mtime_ns
    assert run(root) == (0, ["entries/people/a.md: written anew", "1 file changed."])
    assert (root / "entries/people/a.md").read_bytes() == EVEN.encode()
    assert vocabulary.stat().st_mtime_ns == before
    assert run(root) == run(root, "--check") == (0, ["All files are in the canonical form."])


def test_fmt_check_names_what_differs_and_writes_nothing(root: Path) -> None:
    message = "is not in the canonical form; 'python build_entries.py fmt' writes it so [not-canonical]"
    assert run(root, "--check") == (
        1,
        [
            f"entries/people/a.md:2:1: advice: {message}",
            "1 file to be changed; 'fmt' without '--check' does it.",
        ],
    )
    assert (root / "entries/people/a.md").read_bytes() == ODD.encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ODD.replace("living", "livin"), "a.md:2:1: error: there is no key 'livin' here."),
        (ODD.replace("\n---\n\n", "\n\n"), None),
        (ODD.replace("\n", "\r"), "a.md:1:4: error: a line ends here with CR alone"),
        (ODD.replace("\n", "\r\n").replace("living", "livin"), "a.md:2:1: error: there is no key 'livin'"),
        (ODD.replace("name: ", "name: ["), "a.md:4:7: error: a list opens here with '[' and is not closed; "),
        (ODD.replace("living: no", "name: B"), "a.md:4:1: error: the key 'name' is here twice"),
        (ODD.replace("living: no", "note: *x"), "a.md:2:7: error: references ('*name') are not used here"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_left_alone_and_named(root: Path, text: str, expected: str | None) -> None:
    file = root / "entries/people/a.md"
    file.write_bytes(text.encode())
    code, lines = run(root)
    assert code == 1
    assert lines[0].startswith(f"entries/people/{expected or 'a.md'}")
    assert lines[1:] == ["1 file left alone, because of the errors above."]
    assert file.read_bytes() == text.encode()


@pytest.mark.parametrize("text", [ODD, EVEN])
def test_line_ends_of_windows_become_those_of_all_others(root: Path, text: str) -> None:
    file = root / "entries/people/a.md"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    assert run(root) == (0, ["entries/people/a.md: written anew", "1 file changed."])
    assert file.read_bytes() == EVEN.encode()


def test_faults_of_the_text_keep_nobody_from_the_canonical_form(root: Path) -> None:
    file = root / "entries/people/a.md"
    file.write_text(ODD + "<b>x</b>", encoding="utf-8")
    assert run(root)[0] == 0
    assert file.read_text(encoding="utf-8") == EVEN + "<b>x</b>"


def test_nothing_but_the_front_matter_of_a_file_is_touched() -> None:
    assert format_text(ODD, ENTRY) == EVEN
    assert format_text("---\nname: A\n---", ENTRY) == "---\nname: A\n---"


def load(config: Config) -> Library:
    library, found = load_library(config)
    assert library is not None, found
    return library


def test_the_real_files_are_in_the_canonical_form() -> None:
    assert format_all(CONFIG) == ([], [])


def test_the_real_knowledge_base_says_the_same_when_it_was_garbled(tmp_path: Path) -> None:
    for folder in ("sources", "entries"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    config = replace(CONFIG, root=tmp_path)
    garbled = 0
    for path in sorted((tmp_path / "entries").glob("*/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        lines = head.replace("      - source", "    - source").replace("        ", "      ").splitlines()
        name = lines.pop(0).removeprefix("name: ")
        path.write_text(
            "---\n" + "\n".join([*lines, f"name: >-\n   {name}"]) + f"\n---\n{body}", encoding="utf-8"
        )
        garbled += 1
    changed, found = format_all(config)
    assert (len(changed), found) == (garbled, [])
    write_all(config, changed)
    for path in sorted((ROOT / "entries").glob("*/*.md")):
        assert (tmp_path / path.relative_to(ROOT)).read_bytes() == path.read_bytes()
    assert [claim.key for claim in load(config).claims()] == [claim.key for claim in load(CONFIG).claims()]
