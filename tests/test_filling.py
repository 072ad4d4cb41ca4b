from pathlib import Path

import pytest

from quoth.filling import put_in, share_in


def made(file: Path) -> tuple[int, int]:
    """Return what is another where a file was made anew."""
    found = file.stat()
    return found.st_ino, found.st_ctime_ns


def test_a_file_that_holds_the_same_is_left_as_it_is(tmp_path: Path) -> None:
    put_in(tmp_path, "a/b.txt", b"words")
    before = made(tmp_path / "a/b.txt")
    put_in(tmp_path, "a/b.txt", b"words")
    assert made(tmp_path / "a/b.txt") == before


def test_a_file_is_replaced_and_not_written_to(tmp_path: Path) -> None:
    put_in(tmp_path, "here.txt", b"words")
    share_in(tmp_path, "there.txt", tmp_path / "here.txt")
    put_in(tmp_path, "here.txt", b"other")
    assert (tmp_path / "here.txt").read_bytes() == b"other"
    assert (tmp_path / "there.txt").read_bytes() == b"words"


def test_a_link_to_the_same_words_gives_way_to_a_file(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"words")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").symlink_to(outside)
    put_in(tmp_path / "in", "a.txt", b"words")
    assert not (tmp_path / "in/a.txt").is_symlink()
    assert (tmp_path / "in/a.txt").read_bytes() == b"words"


def test_a_file_that_may_not_be_read_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(tmp_path, "a.txt", b"words")
    monkeypatch.setattr("quoth.disk.may_be_read", lambda path: False)
    before = made(tmp_path / "a.txt")
    put_in(tmp_path, "a.txt", b"words")
    assert made(tmp_path / "a.txt") != before


def test_what_is_shared_already_is_left_as_it_is(tmp_path: Path) -> None:
    put_in(tmp_path, "here.txt", b"words")
    share_in(tmp_path, "there.txt", tmp_path / "here.txt")
    before = made(tmp_path / "there.txt")
    share_in(tmp_path, "there.txt", tmp_path / "here.txt")
    assert made(tmp_path / "there.txt") == before == made(tmp_path / "here.txt")


def test_what_only_holds_the_same_is_shared_in_its_place(tmp_path: Path) -> None:
    put_in(tmp_path, "here.txt", b"words")
    put_in(tmp_path, "there.txt", b"words")
    share_in(tmp_path, "there.txt", tmp_path / "here.txt")
    assert (tmp_path / "there.txt").samefile(tmp_path / "here.txt")


def test_a_folder_in_the_way_goes_and_a_file_above_becomes_a_folder(tmp_path: Path) -> None:
    put_in(tmp_path, "a/b.txt", b"words")
    put_in(tmp_path, "a", b"file")
    assert (tmp_path / "a").read_bytes() == b"file"
    put_in(tmp_path, "a/b.txt", b"words")
    assert (tmp_path / "a/b.txt").read_bytes() == b"words"
