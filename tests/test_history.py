"""The latest changes: what git says, and nothing where it cannot say."""

from pathlib import Path

import pytest
from make import CONFIG, entry, library
from repository import commit, git

from quoth import history
from quoth.dates import parse
from quoth.history import Change, latest_changes
from quoth.link.graph import link
from quoth.pages.all import all_pages


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "repository").mkdir()
    git(tmp_path / "repository", "init", "--quiet")
    for name, text, day in (
        ("kb/entries/people/a.md", "1", "2024-05-01"),
        ("kb/entries/people/b.md", "1", "2024-05-02"),
        ("kb/entries/people/a.md", "2", "2024-05-03"),
        ("kb/pages/about.md", "1", "2024-05-04"),
    ):
        commit(tmp_path / "repository", name, text, day)
    return tmp_path / "repository"


def test_the_last_changed_comes_first_and_each_file_once(repository: Path) -> None:
    assert latest_changes(repository / "kb") == (
        Change("entries/people/a.md", parse("2024-05-03")),
        Change("entries/people/b.md", parse("2024-05-02")),
    )


def test_what_is_not_shown_takes_no_room(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "READ", 1)
    assert [change.path for change in latest_changes(repository / "kb", ["entries/people/a.md"])] == [
        "entries/people/b.md"
    ]


def test_a_shallow_clone_tells_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    assert latest_changes(tmp_path / "shallow/kb") == ()


def test_there_is_nothing_to_tell_outside_a_repository(tmp_path: Path) -> None:
    assert latest_changes(tmp_path) == ()


def test_the_home_page_names_what_is_published() -> None:
    changes = [Change(f"entries/people/{name}.md", parse("2024-05-03")) for name in ("withheld", "ri-il-gyu")]
    home = next(all_pages(link(library([entry("ri-il-gyu")])), CONFIG, changes))
    section = home.text.partition("## Latest changes\n")[2].partition("\n## ")[0]
    assert "withheld" not in section
    assert '<a href="people/ri-il-gyu.html">Ri Il Gyu</a> <span class="q-sub">3 May 2024</span>' in section
