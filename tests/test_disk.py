from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from make import fill

from quoth import disk


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in disk.files_below(folder)]


def test_files_come_in_order_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b/a.md", "a.md", ".git/x", "b/.x", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to(tmp_path / "b", target_is_directory=True)
    assert names(tmp_path) == ["a.md", "b/a.md", "c.md", "link"]
    assert not disk.is_plain_file(tmp_path / "link")
    assert names(tmp_path / "missing") == []


def test_filling_leaves_exactly_what_is_given_and_touches_nothing_that_is_the_same(tmp_path: Path) -> None:
    out = tmp_path / "out"
    fill(out, {"a.md": b"1", "b/c.md": b"2", "d/e.md": b"3"})
    before = (out / "a.md").stat().st_mtime_ns
    fill(out, {"a.md": b"1", "b/c.md": b"4", "f.md": b"5"})
    assert names(out) == ["a.md", "b/c.md", "f.md"]
    assert (out / "b/c.md").read_bytes() == b"4"
    assert (out / "a.md").stat().st_mtime_ns == before
    assert not (out / "d").exists()


def test_filling_puts_a_file_where_a_folder_was_and_a_folder_where_a_file_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    fill(out, {"a/b": b"1", "c": b"2"})
    fill(out, {"a": b"3", "c/d": b"4"})
    assert names(out) == ["a", "c/d"]


def test_filling_writes_through_no_link(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    outside.write_bytes(b"theirs")
    fill(out, {})
    (out / "a").symlink_to(outside)
    fill(out, {"a": b"ours"})
    assert (outside.read_bytes(), (out / "a").read_bytes()) == (b"theirs", b"ours")


def test_no_folder_of_others_is_written_or_emptied(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "x").touch()
    with pytest.raises(disk.NotOursError):
        fill(theirs, {})
    with pytest.raises(disk.NotOursError):
        disk.empty(theirs)
    (tmp_path / "link").symlink_to(theirs, target_is_directory=True)
    with pytest.raises(disk.NotOursError):
        fill(tmp_path / "link", {})
    assert names(theirs) == ["x"]


def test_a_finished_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    fill(tmp_path / "site", {"old": b""})
    fill(tmp_path / "staging", {"new": b""})
    disk.replace(tmp_path / "site", tmp_path / "staging")
    assert names(tmp_path / "site") == ["new"]
    assert names(tmp_path / "staging") == ["old"]


def test_an_emptied_folder_is_ours(tmp_path: Path) -> None:
    fill(tmp_path / "out", {"old": b""})
    assert names(disk.empty(tmp_path / "out")) == []
    fill(tmp_path / "out", {"new": b""})


def test_a_file_is_overwritten_at_once_and_keeps_its_rights(tmp_path: Path) -> None:
    file, outside = tmp_path / "a.md", tmp_path / "outside"
    file.write_bytes(b"old")
    file.chmod(0o640)
    outside.write_bytes(b"theirs")
    (tmp_path / ".a.md.half").symlink_to(outside)
    with file.open("rb") as reader:
        disk.overwrite(file, b"new")
        assert reader.read() == b"old"
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert outside.read_bytes() == b"theirs"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "outside"]


def test_a_file_that_cannot_be_overwritten_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        disk.overwrite(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.md", b"old")]


def test_a_file_that_cannot_be_written_whole_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(BytesIO):
        def write(self, data: Any) -> int:
            raise OSError(28, "No space left on device")

    def full(path: Path, mode: str) -> Full:
        path.touch()
        return Full()

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        disk.create(tmp_path / "new.md", b"half")
    assert list(tmp_path.iterdir()) == []
