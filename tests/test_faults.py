"""Faults in mid-build: whenever anything fails, the last good site stands, and the next build mends all."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from make import fill

from quoth import disk, site, system
from quoth.cli import main

KILLS = 200
"""How often a program that publishes is killed."""
SWAPS = """
import sys
from pathlib import Path
from quoth import disk, system
folder = Path(sys.argv[1])
if sys.argv[2] == "two steps":
    system.exchanged = disk.exchanged = lambda one, other: False
number = 0
print("begun", flush=True)
while True:
    number += 1
    staging = disk.empty(folder / "staging")
    disk.add(staging, {f"{name}.html": str(number).encode() * 1000 for name in range(20)})
    disk.replace(folder / "site", staging)
"""


def whole(folder: Path) -> bool:
    """Say whether a site is one version of itself, with all its files."""
    files = sorted(path for path in folder.iterdir() if path.suffix == ".html")
    return len(files) == 20 and len({path.read_bytes() for path in files}) == 1


def killed_at_random(folder: Path, how: str, chance: random.Random) -> None:
    command = [sys.executable, "-c", SWAPS, str(folder), how]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        program.kill()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders change places in one step on Linux")
def test_a_program_killed_at_any_moment_leaves_one_site_or_the_other(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 (to be the same each time)
    fill(tmp_path / "site", {f"{name}.html": b"0" for name in range(20)})
    for number in range(KILLS):
        killed_at_random(tmp_path, "one step", chance)
        assert whole(tmp_path / "site"), f"after {number + 1} kills"


def test_where_it_takes_two_steps_the_next_build_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)  # noqa: S311 (to be the same each time)
    monkeypatch.setattr(disk, "exchanged", lambda one, other: False)
    for _ in range(KILLS // 10):
        killed_at_random(tmp_path, "two steps", chance)
        staging = disk.empty(tmp_path / "staging")
        disk.add(staging, {f"{name}.html": b"mended" for name in range(20)})
        disk.replace(tmp_path / "site", staging)
        assert whole(tmp_path / "site")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in disk.files_below(folder)}


def change(knowledge_base: Path) -> None:
    """Change an entry so that its page is another."""
    path = knowledge_base / "entries/people/ji-seong-ho.md"
    text = path.read_text(encoding="utf-8")
    assert "name: Ji Seong-ho" in text
    path.write_text(text.replace("name: Ji Seong-ho", "name: Ji Seong-ho the Elder"), encoding="utf-8")


@pytest.fixture
def standing(knowledge_base: Path) -> Iterator[Path]:
    """A knowledge base with a site, and an entry that has changed since."""
    assert not site.stopped(site.build(knowledge_base))
    change(knowledge_base)
    before = files(knowledge_base / "site")
    yield knowledge_base
    assert files(knowledge_base / "site") == before


def test_a_build_killed_at_any_moment_leaves_the_site_and_the_next_one_mends_all(
    knowledge_base: Path,
) -> None:
    assert not site.stopped(site.build(knowledge_base))
    before = files(knowledge_base / "site")
    change(knowledge_base)
    chance = random.Random(7)  # noqa: S311 (to be the same each time)
    program = "import sys; from pathlib import Path; from quoth import site; site.build(Path(sys.argv[1]))"
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", program, str(knowledge_base)], start_new_session=True
        ) as building:
            time.sleep(chance.uniform(0.2, 3))
            os.killpg(building.pid, signal.SIGKILL)
        after = files(knowledge_base / "site")
        assert after == before or after["people/ji-seong-ho.html"] != before["people/ji-seong-ho.html"]
    assert not site.stopped(site.build(knowledge_base))
    mended = files(knowledge_base / "site")
    assert not site.stopped(site.build(knowledge_base))
    assert files(knowledge_base / "site") == mended != before


@pytest.mark.parametrize("written", [0, 50, 200])
def test_a_full_disk_is_told_and_the_site_stays(
    standing: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    opens, count = Path.open, iter(range(100_000))

    def until_full(real: Callable[..., Any]) -> Callable[..., Any]:
        def done(path: Path, *given: Any, **named: Any) -> Any:
            reads = real is opens and given != ("xb",)
            if not reads and next(count) >= written:
                raise OSError(28, "No space left on device", str(path))
            return real(path, *given, **named)

        return done

    for owner, name in ((Path, "write_bytes"), (Path, "open"), (os, "link")):
        monkeypatch.setattr(owner, name, until_full(getattr(owner, name)))
    (found,) = [finding for finding in site.build(standing) if finding.stops]
    assert (found.code, "No space left on device; the site that stood there stays" in found.message) == (
        "not-written",
        True,
    )


def test_of_two_builds_at_once_the_second_is_told_to_wait(standing: Path) -> None:
    with disk.locked(standing / "build/docs"):
        (found,) = site.build(standing)
    assert (found.place.path, found.code) == ("docs", "busy")


def test_an_unreadable_file_is_told_with_all_else_that_is_wrong(
    standing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = standing / "entries/people/ri-il-gyu.md"
    (standing / "entries/people/thae-yong-ho.md").write_text("---\nname: [\n---\n", encoding="utf-8")
    real = disk.read

    def read(path: Path) -> bytes:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(disk, "read", read)
    told = {(finding.place.path, finding.code) for finding in site.build(standing) if finding.stops}
    assert ("entries/people/ri-il-gyu.md", "not-read") in told
    assert "entries/people/thae-yong-ho.md" in {path for path, _ in told}


def told(root: Path) -> list[tuple[str, str]]:
    return sorted((finding.place.path, str(finding.code)) for finding in site.build(root) if finding.stops)


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", "entries/vocabulary.yml", "entries/places.yml", "pages/about.md"]
)
def test_any_file_may_be_unreadable(standing: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    real = disk.read

    def read(asked: Path) -> bytes:
        if asked == standing / path:
            raise PermissionError(13, "Permission denied", str(asked))
        return real(asked)

    monkeypatch.setattr(disk, "read", read)
    assert told(standing) == [(path, "not-read")]
    main(["--root", str(standing), "fmt", "--check"], standalone_mode=False)


def test_a_file_of_the_theme_may_be_unreadable(standing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "may_be_read", lambda path: path != standing / "theme/main.html")
    assert told(standing) == [("theme/main.html", "not-read")]


@pytest.mark.parametrize("path", ["sources", "entries", "entries/people", "pages", "theme/assets"])
def test_a_folder_may_be_unreadable(standing: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    real = os.scandir

    def scandir(asked: str) -> object:
        if Path(asked) == standing / path:
            raise PermissionError(13, "Permission denied", str(asked))
        return real(asked)

    monkeypatch.setattr(os, "scandir", scandir)
    assert told(standing) == [(path, "not-read")]
    main(["--root", str(standing), "fmt", "--check"], standalone_mode=False)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("mkdocs.yml", "missing-file"),
        ("entries/vocabulary.yml", "unexpected-file"),
        ("entries/places.yml", "unexpected-file"),
        ("entries/people/ri-il-gyu.md", "unexpected-file"),
        ("sources/king-2024.md", "unexpected-file"),
        ("pages/about.md", "unexpected-file"),
        ("theme/main.html", "no-policy"),
    ],
)
def test_a_folder_may_stand_where_a_file_is_wanted(standing: Path, path: str, code: str) -> None:
    (standing / path).unlink()
    (standing / path).mkdir()
    assert code in dict(told(standing)).values()


def test_files_of_tomorrow_are_built_like_others(knowledge_base: Path) -> None:
    for path in disk.files_below(knowledge_base / "entries"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert not site.stopped(site.build(knowledge_base))
    before = files(knowledge_base / "site")
    for path in disk.files_below(knowledge_base / "entries"):
        os.utime(path, (1, 1))
    assert not site.stopped(site.build(knowledge_base))
    assert files(knowledge_base / "site") == before


def test_folders_change_places_or_stay(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert not system.exchanged(tmp_path / "a", tmp_path / "missing")
    assert (tmp_path / "a").is_dir()
