"""What was found out of files before counts while they are as they were, and gives what a new look gives."""

import os
import pickle
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import synthetic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import VOCABULARY
from test_incremental import (
    call_otherwise,
    correct,
    delete,
    files,
    leave_out_a_claim,
    move,
    rename,
    rewrite,
    withhold,
)
from test_library import PERSON, SOURCE, root

from quoth import knowledge, site
from quoth.check import examining
from quoth.config import load_config
from quoth.crew import Alone
from quoth.earlier import FOLDER, Earlier, Known
from quoth.findings import Finding
from quoth.inputs import inputs
from quoth.load import reading, together
from quoth.load.library import load_library
from quoth.load.reading import File, Read
from quoth.model import Library

Edit = Callable[[Path, int], None]
ENTRIES = 40
STATE = "0" * 64
MAN = "entries/people/ji-seong-ho.md"

__all__ = ["root"]


def test_a_value_counts_for_one_state_alone(tmp_path: Path) -> None:
    for earlier in (Earlier(), Earlier(tmp_path)):
        earlier.keep("a", STATE, ("one", 2))
        assert earlier.get("a", STATE) == ("one", 2)
        assert earlier.get("a", STATE.replace("0", "1")) is None
        assert earlier.get("b", STATE) is None
    assert Earlier(tmp_path).get("a", STATE) == ("one", 2)
    assert Earlier(tmp_path).get("a", STATE.replace("0", "1")) is None


def test_what_is_shared_is_the_same_thing_again(tmp_path: Path) -> None:
    (kind, *_), terms = VOCABULARY.kinds.values(), VOCABULARY.terms
    other = replace(kind, label="Other")
    Earlier(tmp_path).keep("a", STATE, [kind, kind, other], terms)
    found = Earlier(tmp_path).get("a", STATE, terms)
    assert [one is kind for one in found] == [True, True, False]
    assert found[2] == other
    assert Earlier(tmp_path).get("a", STATE) is None


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda data: data[:-1], lambda data: data[:-1] + b"x"])
def test_a_spoilt_file_counts_for_none(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    Earlier(tmp_path).keep("a", STATE, ("one", 2))
    path = tmp_path / FOLDER / "a"
    path.write_bytes(spoil(path.read_bytes()))
    assert Earlier(tmp_path).get("a", STATE) is None


@pytest.mark.parametrize("value", [os.system, Fraction(1, 2), b"no pickle"])
def test_what_is_none_of_ours_counts_for_none(tmp_path: Path, value: object) -> None:
    """It may come from other hands, which can write a sum that is right."""
    theirs = value if isinstance(value, bytes) else pickle.dumps(value)
    Earlier(tmp_path).keep("a", STATE, None, data=theirs)
    assert (tmp_path / FOLDER / "a").read_bytes().endswith(theirs)
    assert Earlier(tmp_path).get("a", STATE) is None


def test_where_nothing_may_be_written_it_is_kept_in_this_process_alone(tmp_path: Path) -> None:
    (tmp_path / "theirs").touch()
    earlier = Earlier(tmp_path)
    earlier.keep("a", STATE, 1)
    assert earlier.get("a", STATE) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["theirs"]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, and the entries that are examined, from now on."""
    found: list[str] = []
    read, examine = reading.read, examining._examine  # noqa: SLF001 (what is mapped)

    def noting(file: File, *others: Any) -> Read:
        found.append(file.name)
        return read(file, *others)

    def looking(context: Any, id_: Any) -> Any:
        found.append(id_)
        return examine(context, id_)

    monkeypatch.setattr(together, "read", noting)
    monkeypatch.setattr(examining, "_examine", looking)
    monkeypatch.setattr(knowledge, "everybody", Alone)
    return found


def loaded(root: Path, earlier: Earlier, program: str = "this") -> tuple[Library, list[Finding]]:
    config, found = load_config(root)
    assert config is not None, found
    known = Known(inputs(config), earlier, program)
    library, found = load_library(config, known=known)
    assert library is not None, found
    assert load_library(config) == (library, found)
    return library, sorted({*found, *examining.examine(library, config, known=known).with_others(found)})


def add(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def replace_in(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def small(root: Path) -> Path:
    """A knowledge base with some entries, each a group by itself, and a source."""
    for letter in "abc":
        add(root, f"entries/people/{letter}.md", PERSON.replace("A", letter.upper()))
    add(root, "sources/s.md", SOURCE)
    return root


AS_IF_NEW: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (Path.touch, set()),
    "an entry": (lambda root: replace_in(root, "entries/people/a.md", "Words", "More"), {"a"}),
    "a source": (lambda root: replace_in(root, "sources/s.md", "Words", "More"), {"s"}),
    "a file more": (lambda root: add(root, "entries/people/d.md", PERSON.replace("A", "D")), {"d"}),
    "a file less": (lambda root: (root / "entries/people/a.md").unlink(), set()),
    "another name": (lambda root: (root / "entries/people/a.md").rename(root / "entries/people/d.md"), {"d"}),
    "the settings": (lambda root: replace_in(root, "mkdocs.yml", "Test", "Other"), set("abcs")),
    "the vocabulary": (lambda root: replace_in(root, "entries/vocabulary.yml", "Person", "One"), set("abc")),
}


@pytest.mark.parametrize("name", AS_IF_NEW)
def test_only_what_changed_is_read_again(small: Path, tmp_path: Path, seen: list[str], name: str) -> None:
    edit, expected = AS_IF_NEW[name]
    loaded(small, Earlier(tmp_path / "kept"))
    edit(small)
    config, _ = load_config(small)
    assert config is not None
    clean = load_library(config)
    seen.clear()
    known = Known(inputs(config), Earlier(tmp_path / "kept"), "this")
    assert load_library(config, known=known) == clean
    assert {Path(name).stem for name in seen} == expected


def test_another_program_reads_all_again(small: Path, tmp_path: Path, seen: list[str]) -> None:
    for program in ("this", "other"):
        config, _ = load_config(small)
        assert config is not None
        seen.clear()
        load_library(config, known=Known(inputs(config), Earlier(tmp_path / "kept"), program))
        assert len(seen) == 4


def test_terms_are_those_of_the_vocabulary_itself(small: Path, tmp_path: Path) -> None:
    for earlier in (Earlier(tmp_path / "kept"), Earlier(tmp_path / "kept")):
        library, _ = loaded(small, earlier)
        kinds = library.vocabulary.kinds.values()
        assert all(any(entry.kind is kind for kind in kinds) for entry in library.entries.values())


def test_what_is_saved_after_it_was_looked_at_is_not_kept(
    small: Path, tmp_path: Path, seen: list[str]
) -> None:
    config, _ = load_config(small)
    assert config is not None
    known = Known(inputs(config), Earlier(tmp_path / "kept"), "this")
    replace_in(small, "entries/people/a.md", "Words", "More")
    load_library(config, known=known)
    replace_in(small, "entries/people/a.md", "More", "Words")
    seen.clear()
    library, _ = load_library(config, known=Known(known.files, Earlier(tmp_path / "kept"), "this"))
    assert library is not None
    assert {path.prose.text for path in library.entries.values()} == {"Words."}
    assert seen == ["entries/people/a.md"]


def test_whose_name_stands_for_an_id_is_seen_though_the_file_is_the_same(small: Path, tmp_path: Path) -> None:
    claim = "claims:\n  - held: B\n    evidence:\n      - source: s\n        quote: Words."
    replace_in(small, "entries/people/a.md", "name: A", f"name: A\n{claim}")
    _, before = loaded(small, Earlier(tmp_path / "kept"))
    replace_in(small, "entries/people/b.md", "name: B", "name: C")
    replace_in(small, "entries/people/c.md", "name: C", "name: B")
    _, after = loaded(small, Earlier(tmp_path / "kept"))
    fixes = [[one.fix for one in found if one.code == "bad-value"] for found in (before, after)]
    assert fixes == [["b"], ["c"]]


CLAIM = """claims:
  - {}
    evidence:
      - source: {}
        quote: some words of it
"""
ELSEWHERE: dict[str, tuple[str, str, str]] = {
    "who names it": ("entries/people/a.md", "held: b", "born: 1990"),
    "who names it now": ("entries/people/c.md", "held: ghost", "held: f"),
    "what it is called": ("entries/people/b.md", "name: B", "name: Others"),
    "what it was called": ("entries/people/c.md", "name: C", "name: C\nwas: [ghost]"),
    "whether it can be read": ("entries/people/b.md", "name: B", "nam: B"),
    "whether it is shown": ("entries/people/b.md", "name: B", "name: B\npublish: draft"),
    "what a source says": ("sources/s.md", "Here are", "Here were no"),
    "what a source redacts": ("sources/s.md", "title: T", "title: T\nredact: [Other]"),
    "what a source is": ("sources/s.md", "title: T", "title: T\nstanding: retracted"),
    "how long a quote is": ("mkdocs.yml", "site_name", "extra:\n  quoth:\n    shortest-quote: 5\nsite_name"),
    "which place has faults": ("entries/places.yml", "2]}", "2]}\nThere: 3"),
    "what there is": ("entries/vocabulary.yml", "Person", "One"),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_stands_in_other_files_is_seen(small: Path, tmp_path: Path, seen: list[str], name: str) -> None:
    add(small, "entries/places.yml", "Here: {at: [1, 2]}\n")
    add(small, "entries/people/f.md", PERSON.replace("A", "F"))
    for letter, said in {
        "a": "held: b",
        "c": "held: ghost",
        "d": "fate: detained",
        "e": "refugee-from: There",
    }.items():
        head = f"name: {letter.upper()}\n{CLAIM.format(said, 's')}"
        add(small, f"entries/people/{letter}.md", PERSON.replace("name: A\n", head))
    replace_in(small, "entries/people/c.md", "Words.", "See [the spirit](spirit), or [it](b). Other words.")
    replace_in(small, "sources/s.md", "Words.", "Here are some words of it.")
    before = loaded(small, Earlier(tmp_path / "kept"))[1]
    seen.clear()
    assert loaded(small, Earlier(tmp_path / "kept"))[1] == before
    assert [name for name in seen if len(name) == 1] == []
    replace_in(small, *ELSEWHERE[name])
    after = loaded(small, Earlier(tmp_path / "kept"))[1]
    assert after == loaded(small, Earlier())[1]
    assert after != before or name == "what there is"


def test_where_a_file_stands_is_seen(small: Path, tmp_path: Path) -> None:
    replace_in(small, "entries/people/a.md", "name: A\n", "name: A\n" + CLAIM.format("held: b", "s"))
    loaded(small, Earlier(tmp_path / "kept"))
    add(small, "entries/posts/b.md", (small / "entries/people/b.md").read_text(encoding="utf-8"))
    (small / "entries/people/b.md").unlink()
    assert loaded(small, Earlier(tmp_path / "kept"))[1] == loaded(small, Earlier())[1]


def test_an_edit_has_only_those_looked_at_again_whom_it_concerns(
    knowledge_base: Path, seen: list[str]
) -> None:
    found = site.check(knowledge_base)
    everything = len(seen)
    seen.clear()
    replace_in(knowledge_base, MAN, "name: Ji Seong-ho\n", "name: Ji Seong-hoo\n")
    site.check(knowledge_base)
    assert "ji-seong-ho" in seen
    assert len(seen) < everything / 3
    replace_in(knowledge_base, MAN, "name: Ji Seong-hoo\n", "name: Ji Seong-ho\n")
    assert site.check(knowledge_base) == found


def test_what_was_read_is_known_after_an_error(knowledge_base: Path, seen: list[str]) -> None:
    replace_in(knowledge_base, MAN, "name: Ji Seong-ho\n", "nam: Ji Seong-ho\n")
    assert site.stopped(site.build(knowledge_base))
    everything = len(seen)
    seen.clear()
    replace_in(knowledge_base, MAN, "nam: Ji Seong-ho\n", "name: Ji Seong-ho\n")
    assert not site.stopped(site.build(knowledge_base))
    assert 0 < len(seen) < everything / 3


def test_of_a_private_folder_nothing_is_kept(knowledge_base: Path, tmp_path: Path) -> None:
    add(tmp_path, "private/entries/people/unseen-one.md", PERSON.replace("A", "A\npublish: draft"))
    site.check(knowledge_base, tmp_path / "private")
    site.build(knowledge_base, tmp_path / "private")
    kept = knowledge_base / "build/private/kept"
    assert kept.is_dir()
    assert not (kept / FOLDER).exists()
    assert not (knowledge_base / "build/kept" / FOLDER).exists()


def misquote(root: Path, number: int) -> None:
    """A quote that does not stand in its source."""
    path = files(root, "entries")[number % len(files(root, "entries"))]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("quote: ", "quote: Never said so, ", 1), encoding="utf-8")


def leave_open(root: Path, number: int) -> None:
    """Front matter that does not close: nobody knows what the entry says."""
    path = files(root, "entries")[number % len(files(root, "entries"))]
    path.write_text(path.read_text(encoding="utf-8").replace("\n---\n", "\n", 1), encoding="utf-8")


def call_by_name(root: Path, number: int) -> None:
    """A name where an id belongs, of another entry or of none."""
    paths = files(root, "entries")
    path, other = paths[number % len(paths)], paths[number // 7 % len(paths)]
    name = other.read_text(encoding="utf-8").partition("name: ")[2].partition("\n")[0]
    text = re.sub(r"(?m)^(  - [a-z-]+): [a-z-]+$", rf"\1: {name}", path.read_text(encoding="utf-8"), count=1)
    path.write_text(text, encoding="utf-8")


def redact(root: Path, number: int) -> None:
    """Words that are to appear nowhere, and are the name of an entry."""
    path = files(root, "sources")[number % len(files(root, "sources"))]
    entry = files(root, "entries")[number // 7 % len(files(root, "entries"))].read_text(encoding="utf-8")
    words = entry.partition("name: ")[2].partition("\n")[0]
    replace_in(root, path.relative_to(root).as_posix(), "\n---\n", f"\nredact: [{words}]\n---\n")


def lose_a_source(root: Path, number: int) -> None:
    """A source less."""
    files(root, "sources")[number % len(files(root, "sources"))].unlink()


def be_stricter(root: Path, number: int) -> None:
    """Longer quotes are asked for."""
    add(root, "mkdocs.yml", f"{(root / 'mkdocs.yml').read_text(encoding='utf-8').partition('extra:')[0]}")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"extra:\n  quoth:\n    shortest-quote: {number % 9 + 1}\n")


def add_another(root: Path, number: int) -> None:
    """An entry more, before or behind all others, of which others may speak."""
    name = ("a-first-one", "zz-last-one")[number % 2]
    other = files(root, "entries")[number % len(files(root, "entries"))].stem
    add(root, f"entries/people/{name}.md", f"---\nname: One\nwas: [{other}]\n---\nSee [it]({other}).\n")


EDITS: tuple[Edit, ...] = (
    *(rename, rewrite, leave_out_a_claim, delete, move, withhold, correct, call_otherwise),
    *(misquote, leave_open, call_by_name, redact, lose_a_source, be_stricter, add_another),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic knowledge base; only to be copied."""
    folder = tmp_path_factory.mktemp("made") / "kb"
    synthetic.make(folder, ENTRIES)
    return folder


def assert_found_as_if_new(root: Path, edits: Sequence[tuple[Edit, int]]) -> None:
    """Make edits, one after another, and hold what is found against what is found by who knows nothing."""
    in_this_process = Earlier()
    site.check(root)
    for edit, number in edits:
        edit(root, number)
        clean = root.with_name("clean")
        shutil.copytree(root, clean, ignore=shutil.ignore_patterns("build"))
        expected = site.check(clean)
        assert site.check(root) == expected
        assert knowledge.read(root, earlier=in_this_process)[2] == expected
        shutil.rmtree(clean)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 10_000)), min_size=1, max_size=6))
def test_after_any_edits_the_same_is_found(
    made: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Edit, int]]
) -> None:
    root = tmp_path_factory.mktemp("edited") / "kb"
    shutil.copytree(made, root)
    assert_found_as_if_new(root, edits)
    shutil.rmtree(root.parent)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_each_edit_the_same_is_found(made: Path, tmp_path: Path, edit: Edit) -> None:
    shutil.copytree(made, tmp_path / "kb")
    assert_found_as_if_new(tmp_path / "kb", [(edit, 5), (edit, 12)])
