"""A build that makes only what is new gives the site that a clean one gives, byte for byte."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import synthetic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_site import tree

from quoth import site

ENTRIES = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic knowledge base, built once; only to be copied."""
    folder = tmp_path_factory.mktemp("made") / "kb"
    synthetic.make(folder, ENTRIES)
    assert site.build(folder) == []
    return folder


def files(root: Path, folder: str) -> list[Path]:
    return sorted(path for path in (root / folder).rglob("*.md"))


def rename(root: Path, number: int) -> None:
    """Another name of an entry."""
    path = files(root, "entries")[number % len(files(root, "entries"))]
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^name: (.*)$", r"name: \1 the Elder", text, count=1, flags=re.M), encoding="utf-8"
    )


def rewrite(root: Path, number: int) -> None:
    """Another sentence in the prose of an entry, with a link to another."""
    paths = files(root, "entries")
    path, other = paths[number % len(paths)], paths[number // 7 % len(paths)]
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n\nSee [the other]({other.stem}).\n")


def leave_out_a_claim(root: Path, number: int) -> None:
    """A claim less."""
    path = files(root, "entries")[number % len(files(root, "entries"))]
    head, *claims = re.split(r"(?m)^(?=  - )", path.read_text(encoding="utf-8").partition("\n---\n")[0])
    body = path.read_text(encoding="utf-8").partition("\n---\n")[2]
    if len(claims) > 1:
        claims.pop(number % len(claims))
        path.write_text("".join([head, *claims]).rstrip("\n") + f"\n---\n{body}", encoding="utf-8")


def delete(root: Path, number: int) -> None:
    """An entry less; where others name it, they are in error, and nothing is built."""
    files(root, "entries")[number % len(files(root, "entries"))].unlink()


def move(root: Path, number: int) -> None:
    """Another id of an entry, the old one kept as a former one."""
    path = files(root, "entries")[number % len(files(root, "entries"))]
    text = path.read_text(encoding="utf-8")
    if "\nwas:" not in text:
        text = text.replace("\nclaims:", f"\nwas: [{path.stem}]\nclaims:", 1)
        path.with_stem(f"{path.stem}-anew").write_text(text, encoding="utf-8")
        path.unlink()


def withhold(root: Path, number: int) -> None:
    """An entry that is not to be shown any more, or a draft."""
    path = files(root, "entries")[number % len(files(root, "entries"))]
    text = path.read_text(encoding="utf-8")
    state = ("withheld", "draft")[number % 2]
    path.write_text(text.replace("\nclaims:", f"\npublish: {state}\nclaims:", 1), encoding="utf-8")


def correct(root: Path, number: int) -> None:
    """A source that was corrected or retracted, or is told of in other words."""
    path = files(root, "sources")[number % len(files(root, "sources"))]
    text = re.sub(r"(?m)^standing: .*\n", "", path.read_text(encoding="utf-8"))
    standing = ("current", "corrected", "retracted")[number % 3]
    text = re.sub(r"(?m)^title: (.*)$", rf"title: \1 {number % 5}", text, count=1)
    path.write_text(text.replace("\n---\n", f"\nstanding: {standing}\n---\n", 1), encoding="utf-8")


def write_by_hand(root: Path, number: int) -> None:
    """Another page that is written by hand, or another text of one in the navigation."""
    path = root / "pages" / ("about.md" if number % 2 else "more/of-it.md")
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"# About {number}\n\nWords.\n", encoding="utf-8")


def call_otherwise(root: Path, number: int) -> None:
    """Another name of the site."""
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^site_name: .*$", f"site_name: Site {number}", text), encoding="utf-8")


def break_the_site(root: Path, number: int) -> None:
    """A file of the site that somebody changed, and a compiled one."""
    for folder in ("site", "build/docs"):
        # The mark that it is ours stays, whatever it holds.
        paths = sorted(path for path in (root / folder).rglob("[!.]*.*") if path.is_file())
        paths[number % len(paths)].write_bytes(b"by somebody else")


EDITS: tuple[Callable[[Path, int], None], ...] = (
    *(rename, rewrite, leave_out_a_claim, delete, move, withhold),
    *(correct, write_by_hand, call_otherwise, break_the_site),
)


def assert_as_if_made_clean(root: Path, scratch: Path) -> None:
    """Build, and hold the site against one that is made from nothing; refused alike is as good."""
    found = site.build(root)
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(root, scratch, ignore=shutil.ignore_patterns("build", "site"))
    assert site.build(scratch) == found
    if not site.stopped(found):
        mine, clean = tree(root / "site"), tree(scratch / "site")
        assert sorted(mine) == sorted(clean)
        assert [path for path in clean if mine[path] != clean[path]] == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 10_000)), min_size=1, max_size=4))
def test_after_any_edits_the_site_is_as_if_made_clean(
    made: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Callable[[Path, int], None], int]]
) -> None:
    root = tmp_path_factory.mktemp("edited") / "kb"
    shutil.copytree(made, root)
    for edit, number in edits:
        edit(root, number)
        site.build(root)
    assert_as_if_made_clean(root, root.with_name("clean"))
    shutil.rmtree(root.parent)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_each_edit_the_site_is_as_if_made_clean(
    made: Path, tmp_path: Path, edit: Callable[[Path, int], None]
) -> None:
    root = tmp_path / "kb"
    shutil.copytree(made, root)
    edit(root, 5)
    assert_as_if_made_clean(root, tmp_path / "clean")
