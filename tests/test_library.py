import shutil
from pathlib import Path

import pytest

from quoth.config import load_config
from quoth.load.library import load_library, published
from quoth.model import Library

VOCABULARY = Path(__file__).parent.parent / "entries/vocabulary.yml"
SETTINGS = "site_name: Test\ndocs_dir: build/docs\nsite_dir: site\nuse_directory_urls: false\n"
PERSON = "---\nname: A\n---\nWords.\n"
SOURCE = "---\ntitle: T\npublisher: P\npublished: 2024\n---\nWords.\n"
PLACES = "entries stand in entries/people/, entries/events/, entries/posts/; move the file there"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base with a vocabulary and no entries."""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "entries").mkdir()
    shutil.copy(VOCABULARY, tmp_path / "entries")
    return tmp_path


def load(root: Path) -> tuple[Library | None, list[str]]:
    config, found = load_config(root)
    assert config is not None, found
    library, found = load_library(config)
    return library, [str(finding) for finding in sorted(found)]


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, []),
        ({"entries/people/a.md": PERSON, "sources/b.md": SOURCE}, []),
        (
            {"entries/people/a.md": PERSON, "entries/posts/a.md": PERSON},
            [
                "entries/posts/a.md:1:1: error: the id 'a' is taken by entries/people/a.md;"
                " give one of the two"
                " files another name [repeated-id]"
            ],
        ),
        (
            {"entries/people/a.md": "---\nnam: A\n---\n", "entries/posts/a.md": PERSON},
            [
                "entries/people/a.md:2:1: error: there is no key 'nam' here. Did you mean"
                " 'name'? [unknown-key]",
                "entries/posts/a.md:1:1: error: the id 'a' is taken by entries/people/a.md;"
                " give one of the two"
                " files another name [repeated-id]",
            ],
        ),
        ({"entries/a.md": PERSON}, [f"entries/a.md:1:1: error: {PLACES} [unexpected-file]"]),
        ({"entries/poeple/a.md": PERSON}, [f"entries/poeple/a.md:1:1: error: {PLACES} [unexpected-file]"]),
        (
            {"entries/people/b/a.md": PERSON},
            [f"entries/people/b/a.md:1:1: error: {PLACES} [unexpected-file]"],
        ),
        (
            {"sources/b/a.md": SOURCE},
            [
                "sources/b/a.md:1:1: error: sources stand side by side in sources/, not in"
                " folders; move the file"
                " up [unexpected-file]"
            ],
        ),
        (
            {"sources/a.txt": "x", "entries/people/photo.jpg": "x", "sources/.hidden": "x"},
            [
                f"{name}:1:1: error: is not read: files here end in '.md'; rename it or move it elsewhere"
                " [unexpected-file]"
                for name in ("entries/people/photo.jpg", "sources/a.txt")
            ],
        ),
        (
            {"entries/people/Kim Jong Un.md": PERSON},
            [
                "entries/people/Kim Jong Un.md:1:1: error: the file's name is the id, and 'Kim"
                " Jong Un' cannot be one: use a-z, 0-9 and single hyphens between them. Rename it to"
                " kim-jong-un.md [bad-file-name]"
            ],
        ),
        (
            {"entries/people/리설주.md": PERSON},
            [
                "entries/people/리설주.md:1:1: error: the file's name is the id, and '리설주' cannot be one:"
                " use a-z, 0-9 and single hyphens between them [bad-file-name]"
            ],
        ),
        (
            {"sources/a.md": PERSON, "entries/people/b.md": SOURCE},
            [
                "entries/people/b.md:1:1: error: holds an article, not an entry; move it to sources/"
                " [unexpected-file]",
                "sources/a.md:1:1: error: holds an entry, not an article; move it to the folder of its kind"
                " under entries/ [unexpected-file]",
            ],
        ),
        (
            {"sources/con.md": SOURCE},
            [
                "sources/con.md:1:1: error: the file's name is the id, and 'con' cannot be one: this name is"
                " reserved; choose another [bad-file-name]"
            ],
        ),
        (
            {"entries/peo\nple/a.md": PERSON},
            [f"entries/peo�ple/a.md:1:1: error: {PLACES} [unexpected-file]"],
        ),
        (
            {"sources/a.md": "words", "sources/b.md": "---\n"},
            [
                "sources/a.md:1:1: error: the first line must be '---' alone, before the 'key: value' lines"
                " [no-front-matter]",
                "sources/b.md:1:1: error: front matter is never closed; put a line '---' after the last"
                " 'key: value' line [unclosed-front-matter]",
            ],
        ),
    ],
)
def test_faults_of_files(root: Path, files: dict[str, str], expected: list[str]) -> None:
    write(root, files)
    assert load(root)[1] == expected


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        ("The Embassy", "embassy"),
        ("the  embassy", "embassy"),
        ("“Embassy” of X", "embassy"),
        ("Counselor", None),
        ("embassy.md", "embassy"),
        ("An Other", None),
    ],
)
def test_where_a_name_stands_for_an_id_the_id_is_the_fix(root: Path, said: str, fix: str | None) -> None:
    held = f"---\nname: A\nclaims:\n  - held: {said}\n---\nWords.\n"
    embassy = "---\nname: The Embassy\naliases: ['\"Embassy\" of X', Counselor]\n---\nWords.\n"
    counselor = "---\nname: Counselor\n---\nWords.\n"
    write(
        root,
        {"entries/people/a.md": held, "entries/posts/embassy.md": embassy, "entries/posts/c.md": counselor},
    )
    config, _ = load_config(root)
    assert config is not None
    _, (finding,) = load_library(config)
    assert (str(finding.place), finding.fix) == ("entries/people/a.md:4:11", fix)


def test_a_link_is_not_followed(root: Path) -> None:
    write(root, {"secret.md": PERSON, "entries/people/a.md": PERSON, "elsewhere/b.md": PERSON})
    (root / "entries/people/b.md").symlink_to(root / "secret.md")
    (root / "entries/posts").symlink_to(root / "elsewhere", target_is_directory=True)
    library, found = load(root)
    message = "error: is a link, a folder or a device, not a file; put the file itself here [unexpected-file]"
    assert found == [f"entries/people/b.md:1:1: {message}", f"entries/posts:1:1: {message}"]
    assert library is not None
    assert list(library.entries) == ["a"]


def test_without_a_vocabulary_no_entry_is_read(root: Path) -> None:
    write(root, {"entries/people/a.md": "broken"})
    (root / "entries/vocabulary.yml").unlink()
    assert load(root) == (
        None,
        [
            "entries/vocabulary.yml:1:1: error: the vocabulary is missing; it says which kinds of entries and"
            " which properties there are [missing-file]"
        ],
    )


def test_a_source_that_nothing_shown_uses_is_not_shown(root: Path) -> None:
    cites = "---\nname: A\npublish: {}\n---\nHe [left](b).\n"
    write(root, {f"sources/{name}.md": SOURCE for name in ("b", "c", "d")})
    write(root, {"entries/people/hidden.md": cites.format("withheld")})
    write(root, {"entries/people/shown.md": cites.format("full").replace("(b)", "(c)")})
    library, found = load(root)
    assert found == []
    assert library is not None
    site = published(library)
    assert (list(site.entries), list(site.sources)) == (["shown"], ["c"])
