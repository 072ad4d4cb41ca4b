"""What is read of a repository: any commit, byte for byte, without touching a file of the work tree."""

from pathlib import Path

import pytest
from repository import commit, git

from quoth.git import GitError, Tree, parted, read_tree, resolve, said


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "kb/entries/people/a.md", "one\r\n", "2024-05-01")
    commit(folder, "kb/mkdocs.yml", "site", "2024-05-02")
    commit(folder, "kb/entries/people/a.md", "two", "2024-05-03")
    return folder


def test_a_commit_is_read_below_a_folder(repository: Path) -> None:
    commit(repository, "elsewhere.md", "x", "2024-05-04")
    first = read_tree(repository / "kb", resolve(repository, "HEAD~3"), "entries", "mkdocs.yml")
    last = read_tree(repository / "kb", resolve(repository, "main"), "entries", "mkdocs.yml")
    assert first == Tree({"entries/people/a.md": b"one\r\n"}, ())
    assert last == Tree({"entries/people/a.md": b"two", "mkdocs.yml": b"site"}, ())


def test_attributes_hide_nothing_and_rewrite_nothing(repository: Path) -> None:
    commit(repository, ".gitattributes", "*.md export-ignore export-subst text eol=crlf\n", "2024-05-04")
    commit(repository, "kb/entries/people/b.md", "$Format:%an$\n", "2024-05-05")
    assert read_tree(repository / "kb", resolve(repository, "HEAD"), "entries").files == {
        "entries/people/a.md": b"two",
        "entries/people/b.md": b"$Format:%an$\n",
    }


def test_links_are_not_read(repository: Path) -> None:
    (repository / "kb/entries/passwords.md").symlink_to("/etc/passwd")
    commit(repository, "kb/entries/people/ü b.md", "", "2024-05-04")
    tree = read_tree(repository / "kb", resolve(repository, "HEAD"), "entries")
    assert sorted(tree.files) == ["entries/people/a.md", "entries/people/ü b.md"]
    assert tree.left_out == ("entries/passwords.md",)


def test_a_folder_that_is_not_in_a_commit_is_empty(repository: Path) -> None:
    (repository / "new").mkdir()
    assert read_tree(repository / "new", resolve(repository, "HEAD"), "entries") == Tree({}, ())


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere",
        "",
        " ",
        "--all",
        "-h",
        "--output=x",
        "--end-of-options",
        "HEAD\0",
        "HEAD..main",
        "main main",
        "^HEAD",
        "HEAD:kb",
        "\x1b[31m",
    ],
)
def test_a_strange_revision_is_refused(repository: Path, revision: str) -> None:
    before = sorted(path.name for path in repository.rglob("*"))
    with pytest.raises(GitError, match="git knows no revision") as refused:
        resolve(repository, revision)
    assert "\x1b" not in str(refused.value)
    assert sorted(path.name for path in repository.rglob("*")) == before


def test_outside_a_repository_the_cure_is_told(tmp_path: Path) -> None:
    with pytest.raises(GitError, match=r"is in no git repository, .* or name its folder with --root"):
        resolve(tmp_path, "HEAD")
    assert said(tmp_path, "log") == ""


def test_a_shallow_clone_tells_the_cure(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    assert resolve(tmp_path / "shallow", "HEAD") == resolve(repository, "HEAD")
    with pytest.raises(GitError, match="holds only the latest commits; run `git fetch --unshallow`"):
        resolve(tmp_path / "shallow", "HEAD~1")


def test_without_git_the_cure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git is not installed"):
        resolve(tmp_path, "HEAD")


def test_where_two_branches_parted(repository: Path) -> None:
    start = resolve(repository, "HEAD")
    git(repository, "checkout", "--quiet", "-b", "topic")
    commit(repository, "a", "1", "2024-05-04")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "b", "1", "2024-05-04")
    assert parted(repository, "main", "topic") == start
