"""What is kept from one build to the next: what it counts for, and when it counts for nothing."""

import os
import pickle
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from make import entry, fill
from random_kb import worlds
from test_site import tree

from quoth import bundling, cache, compiling, disk, knowledge, publishing, site
from quoth.compiling import Context
from quoth.crew import FEW, Alone, Cores, spread
from quoth.data import bundles, files
from quoth.data.database import database
from quoth.ledger import Filling, Notes, hash_of, held, untouched
from quoth.link.graph import link
from quoth.model import Page
from quoth.pages.all import indexed_entry, pages_of_claims
from quoth.place import Place
from quoth.quotes import Proved
from quoth.traces import Unit

NAME = "name: Ji Seong-ho\n"
MAN = "entries/people/ji-seong-ho.md"


def noted(folder: Path, files: dict[str, bytes]) -> dict[str, tuple[str, int, int]]:
    """Fill a folder, and return what is noted of it."""
    filling = Filling(folder, {})
    for path, data in files.items():
        filling.put(path, data)
    return dict(filling.close())


def hashes(folder: Path, notes: Notes) -> dict[str, str]:
    return {path: hashed for path, (hashed, _, _) in held(folder, notes).items()}


def test_a_file_counts_for_what_is_noted_of_it_while_it_holds_that(tmp_path: Path) -> None:
    notes = noted(tmp_path, {"a": b"1", "b/c": b"2", "d": b"3"})
    assert hashes(tmp_path, notes) == {"a": hash_of(b"1"), "b/c": hash_of(b"2"), "d": hash_of(b"3")}
    os.utime(tmp_path / "a", ns=(1, 1))
    (tmp_path / "b/c").write_bytes(b"4")
    (tmp_path / "new").write_bytes(b"1")
    assert hashes(tmp_path, notes) == {"a": hash_of(b"1"), "b/c": "", "d": hash_of(b"3"), "new": ""}


def renamed(folder: Path) -> None:
    (folder / "a").rename(folder / "c")


def grown_in_no_time(folder: Path) -> None:
    before = (folder / "a").stat()
    (folder / "a").write_bytes(b"12")
    os.utime(folder / "a", ns=(before.st_atime_ns, before.st_mtime_ns))


def with_a_link_for_a_folder(folder: Path) -> None:
    """Every noted name leads to what was noted, and there are as many files as were noted."""
    (folder / "b").rename(folder.with_name("aside"))
    (folder / "b").symlink_to(folder.with_name("aside"), target_is_directory=True)
    (folder / "new").touch()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda folder: None, True),
        (lambda folder: (folder / ".hidden").touch(), True),
        (lambda folder: (folder / "new").touch(), False),
        (lambda folder: (folder / "a").unlink(), False),
        (grown_in_no_time, False),
        (lambda folder: os.utime(folder / "b/c", ns=(1, 1)), False),
        (renamed, False),
        (with_a_link_for_a_folder, False),
    ],
)
def test_a_folder_is_untouched_with_exactly_what_was_noted(
    tmp_path: Path, change: Callable[[Path], object], *, expected: bool
) -> None:
    folder = tmp_path / "ours"
    notes = noted(folder, {"a": b"1", "b/c": b"2"})
    change(folder)
    assert untouched(folder, notes) == expected


def test_a_file_that_nothing_is_noted_of_is_written_anew(tmp_path: Path) -> None:
    fill(tmp_path, {"a": b"1"})
    filling = Filling(tmp_path, {})
    assert not filling.has("a", hash_of(b"1"))
    assert not filling.has("b", "")


def test_what_stands_in_the_older_folder_is_taken_from_there(tmp_path: Path) -> None:
    old = noted(tmp_path / "old", {"a": b"1", "b": b"2"})
    filling = Filling(tmp_path / "new", {}, tmp_path / "old", old)
    assert filling.has("a", hash_of(b"1"))
    filling.keep("a", hash_of(b"1"))
    filling.close()
    assert [path.name for path in disk.files_below(tmp_path / "new")] == ["a"]
    assert (tmp_path / "new/a").read_bytes() == b"1"


def test_nothing_is_written_through_a_link_to_a_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "theirs").touch()
    fill(tmp_path / "out", {"a/b": b"1"})
    (tmp_path / "out/a/b").unlink()
    (tmp_path / "out/a").rmdir()
    (tmp_path / "out/a").symlink_to(outside, target_is_directory=True)
    fill(tmp_path / "out", {"a/b": b"2"})
    assert [path.name for path in outside.iterdir()] == ["theirs"]
    assert (tmp_path / "out/a/b").read_bytes() == b"2"


def test_what_is_kept_is_kept_for_one_key_alone(tmp_path: Path) -> None:
    with cache.opened(tmp_path, "one") as kept:
        kept.keep("step", [("a", Place("x.md", 3)), ("b", (1, "two", frozenset({3})))])
    with cache.opened(tmp_path, "one") as kept:
        assert dict(kept.all("step")) == {"a": Place("x.md", 3), "b": (1, "two", frozenset({3}))}
        kept.drop("step", ["a"])
        assert kept.get("step", "a") is None
        kept.undo()
        assert kept.get("step", "a") == Place("x.md", 3)
    with cache.opened(tmp_path, "two") as kept:
        assert dict(kept.all("step")) == {}


def test_a_spoilt_file_counts_for_none(tmp_path: Path) -> None:
    disk.claim_folder(tmp_path)
    (tmp_path / cache.FILE).write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with cache.opened(tmp_path, "one") as kept:
        assert kept.get("step", "a") is None


@pytest.mark.parametrize("foreign", [os.system, subprocess.Popen, disk.put, Path])
def test_values_of_others_are_not_read(tmp_path: Path, foreign: Any) -> None:
    with cache.opened(tmp_path, "one") as kept:
        kept.keep("step", [("a", "mine")])
    connection = sqlite3.connect(tmp_path / cache.FILE)
    with connection:
        connection.execute("UPDATE kept SET made = ?", (pickle.dumps(foreign),))
    connection.close()
    with cache.opened(tmp_path, "one") as kept, pytest.raises(pickle.UnpicklingError):
        kept.get("step", "a")


def test_results_come_in_the_order_of_the_things_and_not_all_are_handed_over_at_once() -> None:
    taken: list[int] = []

    def slowly(things: Sequence[int]) -> list[int]:
        taken.extend(things)
        return [-thing for thing in things]

    with ThreadPoolExecutor(2) as executor:
        results = spread(executor, slowly, range(10_000), 2)
        assert next(results) == 0
        assert len(taken) < 5_000
        assert [0, *results] == [-thing for thing in range(10_000)]


def test_processes_work_side_by_side_and_give_the_same() -> None:
    # In a program with a single thread, as a build has.
    program = (
        "import os, time; from quoth.crew import Cores\n"
        "def step(base, thing): time.sleep(0.001); return base + thing, os.getpid()\n"
        f"made = list(Cores(2).each(step, 7, range({FEW * 10})))\n"
        f"assert [one for one, _ in made] == [7 + n for n in range({FEW * 10})]\n"
        "assert len({process for _, process in made} - {os.getpid()}) == 2"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


def test_a_process_works_while_this_one_does_and_is_ended_when_nobody_waits() -> None:
    program = (
        "import os, time\n"
        "from quoth.crew import ALONE, Cores, FEW, meanwhile\n"
        "with meanwhile(Cores(2), os.getpid, FEW) as waited: assert waited() != os.getpid()\n"
        "with meanwhile(Cores(2), os.getpid, FEW - 1) as waited: assert waited() == os.getpid()\n"
        "with meanwhile(ALONE, os.getpid, FEW) as waited: assert waited() == os.getpid()\n"
        "with meanwhile(Cores(2), lambda: time.sleep(600), FEW): pass\n"
        "with meanwhile(Cores(2), lambda: open('/no/such/folder/file'), FEW) as waited:\n"
        "    try: waited()\n"
        "    except FileNotFoundError as exc: assert exc.filename == '/no/such/folder/file'\n"
        "    else: raise AssertionError('no fault')\n"
        "with meanwhile(Cores(2), lambda: os._exit(1), FEW) as waited:\n"
        "    try: waited()\n"
        "    except ChildProcessError as exc: assert 'ended before its time' in exc.strerror\n"
        "    else: raise AssertionError('no fault')\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=60)


def test_few_things_are_done_here() -> None:
    assert list(Cores(2).each(lambda base, thing: (base, thing), 1, [2, 3])) == [(1, 2), (1, 3)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Unit]:
    """The entries and sources that are compiled from now on."""
    found: list[Unit] = []
    real = compiling._made  # noqa: SLF001 (what is mapped)

    def noting(context: Context, unit: Unit) -> compiling.Made:
        found.append(unit)
        return real(context, unit)

    monkeypatch.setattr(compiling, "_made", noting)
    monkeypatch.setattr(knowledge, "everybody", Alone)
    return found


def test_only_what_an_edit_touches_is_made_anew(knowledge_base: Path, made: list[Unit]) -> None:
    assert site.build(knowledge_base) == []
    everything = len(made)
    made.clear()
    path = knowledge_base / MAN
    path.write_text(path.read_text(encoding="utf-8").replace(NAME, "name: Ji Seong-hoo\n"), encoding="utf-8")
    assert site.build(knowledge_base) == []
    assert ("entry", "ji-seong-ho") in made
    assert len(made) < everything / 3


def test_data_is_made_anew_where_something_in_it_is(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any) -> Any:
            done.append(name)
            return real(*given)

        return noted

    monkeypatch.setattr(knowledge, "everybody", Alone)
    monkeypatch.setattr(bundles, "_SIZE", 4)
    monkeypatch.setattr(bundling, "bundle", noting("bundle", bundles.bundle))
    monkeypatch.setattr(files, "database", noting("database", database))
    monkeypatch.setattr(publishing, "pages_of_claims", noting("pages", pages_of_claims))
    path = knowledge_base / MAN
    text = path.read_text(encoding="utf-8")
    counts = []
    for edit in ("", "More words.\n", "Others.\n"):
        path.write_text(text + edit, encoding="utf-8")
        assert not site.stopped(site.build(knowledge_base))
        counts.append((done.count("bundle"), done.count("database"), done.count("pages")))
        done.clear()
    path.write_text(text.replace(NAME, "name: Ji Seong-hoo\n"), encoding="utf-8")
    assert not site.stopped(site.build(knowledge_base))
    assert counts[0][0] > 4
    assert [count[1:] for count in counts] == [(1, 1), (0, 0), (0, 0)]
    assert counts[1][0] == counts[2][0] < counts[0][0]
    assert (done.count("database"), done.count("pages")) == (1, 1)


def test_a_source_that_no_claim_names_may_get_another_name(knowledge_base: Path) -> None:
    man = knowledge_base / MAN
    sources = knowledge_base / "sources"
    text = (sources / "king-2024.md").read_text(encoding="utf-8")
    (sources / "old.md").write_text(
        text.replace("standing: current", "standing: corrected"), encoding="utf-8"
    )
    man.write_text(man.read_text(encoding="utf-8") + 'He was [not a diplomat](old "but not … diplomat").\n')
    for name, other in (("old", "new"), ("new", "old")):
        assert not site.stopped(site.build(knowledge_base))
        listed = (knowledge_base / "site/disputed.html").read_text(encoding="utf-8")
        assert f"sources/{name}.html" in listed
        assert f"sources/{other}.html" not in listed
        (sources / f"{name}.md").rename(sources / f"{other}.md")
        man.write_text(man.read_text(encoding="utf-8").replace(f"({name} ", f"({other} "), encoding="utf-8")


def of_claims(proved: Proved) -> list[Page]:
    graph = link(proved)
    return [
        *pages_of_claims(
            graph, {id_: indexed_entry(one, graph) for id_, one in graph.library.entries.items()}
        )
    ]


@pytest.mark.parametrize("seed", range(20))
def test_pages_of_claims_show_no_word_of_the_prose(seed: int) -> None:
    proved, _ = worlds(Random(seed), 0)  # noqa: S311 (no secret)
    none = entry("nobody", prose="").prose
    silent = {id_: replace(one, prose=none) for id_, one in proved.library.entries.items()}
    assert of_claims(replace(proved, library=replace(proved.library, entries=silent))) == of_claims(proved)


def test_where_nothing_changed_nothing_is_read(knowledge_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = site.build(knowledge_base)
    assert site.check(knowledge_base) == found
    monkeypatch.setattr(knowledge, "read", lambda *_: pytest.fail("nothing changed"))
    assert site.build(knowledge_base) == found
    assert site.check(knowledge_base) == found


@pytest.mark.parametrize("path", [MAN, "mkdocs.yml", "site/index.html", "theme/assets/quoth.css"])
def test_whatever_changed_is_seen(knowledge_base: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    site.build(knowledge_base)
    whole = (knowledge_base / "site/index.html").read_bytes()
    with (knowledge_base / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    read = []
    real = knowledge.read

    def noting(*given: Any) -> Any:
        read.append(path)
        return real(*given)

    monkeypatch.setattr(knowledge, "read", noting)
    assert not site.stopped(site.build(knowledge_base))
    assert read == [path]
    assert (knowledge_base / "site/index.html").read_bytes() == whole


def test_spoilt_memories_count_for_none(knowledge_base: Path) -> None:
    found = site.build(knowledge_base)
    for path in disk.files_below(knowledge_base / "build/kept"):
        path.write_bytes(b"spoilt" * 1000)
    assert site.build(knowledge_base) == found


def test_a_knowledge_base_that_may_not_be_written_is_checked(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(disk, "claim_folder", refused)
    assert site.check(knowledge_base) == []


def test_what_is_saved_while_it_is_built_is_new_to_the_next_build(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = knowledge_base / MAN, knowledge.read

    def saved_meanwhile(*given: Any) -> Any:
        read = real(*given)
        text = path.read_text(encoding="utf-8").replace(NAME, "name: Ji Seong-hoo\n")
        path.write_text(text, encoding="utf-8")
        return read

    with monkeypatch.context() as patch:
        patch.setattr(knowledge, "read", saved_meanwhile)
        site.build(knowledge_base)
    site.build(knowledge_base)
    made = tree(knowledge_base / "site")
    shutil.rmtree(knowledge_base / "build")
    site.build(knowledge_base)
    assert tree(knowledge_base / "site") == made


def test_links_of_pages_written_by_hand_are_followed_whatever_changed(knowledge_base: Path) -> None:
    site.build(knowledge_base)
    html = (knowledge_base / "site/people/ji-seong-ho.html").read_text(encoding="utf-8")
    keys = sorted(set(re.findall(r' id="(c-[0-9a-f]{12})"', html)))
    with (knowledge_base / "pages/about.md").open("a", encoding="utf-8") as file:
        file.writelines(f"\n[a claim](people/ji-seong-ho.md#{key})\n" for key in keys)
    assert not site.stopped(site.build(knowledge_base))
    path = knowledge_base / MAN
    text = path.read_text(encoding="utf-8").replace("but not a North Korean diplomat", "and no diplomat")
    path.write_text(text, encoding="utf-8")
    dead = [finding for finding in site.build(knowledge_base) if finding.stops]
    assert [(finding.place.path, finding.code) for finding in dead] == [("about.html", "dead-link")]


def test_a_folder_is_gone_through_once_and_one_that_was_filled_before_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"a": b"1", "b/c": b"2", "b/d": b"3"}
    old, new = noted(tmp_path / "old", files), noted(tmp_path / "new", {**files, "a": b"0"})
    real, gone_through = os.scandir, []

    def scandir(path: str) -> Any:
        gone_through.append(Path(path).relative_to(tmp_path).as_posix())
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    filling = Filling(tmp_path / "new", new, tmp_path / "old", old)
    for path in files:
        filling.keep(path, filling.noted(path))
    notes = filling.close()
    monkeypatch.undo()
    assert gone_through == ["new", "new/b"]
    assert {path: hashed for path, (hashed, _, _) in notes.items()} == hashes(tmp_path / "new", notes)
    assert (tmp_path / "new/a").read_bytes() == b"1"


def test_what_was_written_twice_is_noted_as_it_was_written_last(tmp_path: Path) -> None:
    filling = Filling(tmp_path, noted(tmp_path, {"a": b"1"}))
    filling.put("a", b"2")
    filling.put("a", b"1")
    assert hashes(tmp_path, filling.close()) == {"a": hash_of(b"1")}
    assert (tmp_path / "a").read_bytes() == b"1"


def test_what_two_sites_have_is_on_the_disk_once_and_stays_in_each(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    notes = noted(old, {"a/same": b"1", "other": b"2"})
    filling = Filling(new, {}, old, notes)
    filling.keep("a/same", hash_of(b"1"))
    filling.keep("other", hash_of(b"2"))
    filling.put("other", b"3")
    assert (new / "a/same").samefile(old / "a/same")
    assert {path: note[0] for path, note in filling.close().items()} == {
        "a/same": hash_of(b"1"),
        "other": hash_of(b"3"),
    }
    assert ((old / "other").read_bytes(), (new / "other").read_bytes()) == (b"2", b"3")


def test_where_files_have_one_name_only_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    notes = noted(tmp_path / "old", {"a/same": b"1"})
    filling = Filling(tmp_path / "new", {}, tmp_path / "old", notes)
    filling.keep("a/same", hash_of(b"1"))
    assert (tmp_path / "new/a/same").read_bytes() == b"1"
    assert not (tmp_path / "new/a/same").samefile(tmp_path / "old/a/same")
