"""A saved entry is shown before all is read: as it is shown afterwards, or not at all."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import synthetic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_incremental import leave_out_a_claim, rewrite
from test_serve import QUOTE, watched

from quoth import cache
from quoth.findings import Code
from quoth.ledger import hash_of
from quoth.link.graph import Graph
from quoth.serve.ahead import look_ahead
from quoth.serve.making import Making
from quoth.serve.reading import Contents, read_contents
from quoth.site import WITH_DRAFTS
from quoth.states import states
from quoth.watching import Read, State

RI = "entries/people/ri-il-gyu.md"


@pytest.fixture(scope="module")
def synthetic_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ahead") / "kb"
    synthetic.make(folder, 60)
    return folder


def contents_of(root: Path) -> Contents:
    contents, found = read_contents(root, WITH_DRAFTS)
    assert contents is not None, found
    return contents


def differing(one: Graph, other: Graph) -> list[str]:
    """Return the tables in which two graphs differ."""
    return [field.name for field in fields(Graph) if getattr(one, field.name) != getattr(other, field.name)]


def saved(root: Path, change: Callable[[str], str], path: str = RI) -> list[Path]:
    file = root / path
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return [file.resolve()]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.sampled_from([rewrite, leave_out_a_claim]))
def test_it_gives_what_reading_all_gives(
    synthetic_folder: Path, number: int, edit: Callable[[Path, int], None]
) -> None:
    before = contents_of(synthetic_folder)
    texts = {path: path.read_bytes() for path in sorted(synthetic_folder.rglob("entries/**/*.md"))}
    try:
        edit(synthetic_folder, number)
        changed = {path.resolve() for path, data in texts.items() if path.read_bytes() != data}
        ahead = look_ahead(before, changed, WITH_DRAFTS)
        if not changed or ahead is None:
            return
        after, found = read_contents(synthetic_folder, WITH_DRAFTS)
        # What is only seen in the whole is told later; nothing that is told is taken back.
        assert {one for one in ahead.found if one.stops} <= set(found)
        if ahead.contents is not None and after is not None:
            assert differing(ahead.contents.graph, after.graph) == []
            assert [entry.place.path for entry in ahead.entries] != []
    finally:
        for path, data in texts.items():
            path.write_bytes(data)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (RI, "name: Ri Il Gyu", "name: Ri Il-gyu"),
        (RI, "living:", "publish: draft\nliving:"),
        (RI, "living:", "was: [ri-before]\nliving:"),
        ("sources/king-2024.md", "title: ", "title: New "),
        ("entries/vocabulary.yml", "label: Person", "label: Human"),
        ("pages/about.md", "\n## ", "\n## More "),
    ],
)
def test_what_may_be_new_elsewhere_is_read_with_all(
    knowledge_base: Path, path: str, old: str, new: str
) -> None:
    before = contents_of(knowledge_base)
    changed = saved(knowledge_base, lambda text: text.replace(old, new, 1), path)
    assert look_ahead(before, changed, WITH_DRAFTS) is None


def test_what_came_or_went_is_read_with_all(knowledge_base: Path) -> None:
    before = contents_of(knowledge_base)
    file = (knowledge_base / RI).resolve()
    file.unlink()
    assert look_ahead(before, [file], WITH_DRAFTS) is None
    assert look_ahead(before, [file.with_name("none.md"), file.parent], WITH_DRAFTS) is None
    assert look_ahead(before, [], WITH_DRAFTS) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (QUOTE, QUOTE.replace("late", "early"), Code.QUOTE_NOT_FOUND),
        ("living:", "livving:", Code.UNKNOWN_KEY),
        ("\n---\n", "\n", Code.UNCLOSED_FRONT_MATTER),
    ],
)
def test_a_fault_is_told_at_once(knowledge_base: Path, old: str, new: str, code: Code) -> None:
    before = contents_of(knowledge_base)
    ahead = look_ahead(before, saved(knowledge_base, lambda text: text.replace(old, new, 1)), WITH_DRAFTS)
    assert ahead is not None
    assert ahead.contents is None
    assert code in {finding.code for finding in ahead.found}
    assert set(ahead.found) <= set(read_contents(knowledge_base, WITH_DRAFTS)[1])


def test_it_is_shown_while_all_is_read(knowledge_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, going_on = Event(), Event()

    def slowly(*given: Any) -> Any:
        read.set()
        assert going_on.wait(60)
        return read_contents(*given)

    with watched(knowledge_base) as live:
        live.until(lambda: live.get("/search/index.js")[0] == 200)
        monkeypatch.setattr("quoth.serve.preview.read_contents", slowly)
        try:
            live.edit(RI, lambda text: text.replace("living: unknown", "living: yes", 1))
            assert read.wait(60)
            assert ">living<" in live.get("/people/ri-il-gyu.html")[1]
        finally:
            going_on.set()


def make_all(making: Making, root: Path, there: dict[str, str]) -> set[str]:
    """Make what is to be made, and return what that was; `there` are the hashes of the files shown."""
    ids = set()
    making.take(contents_of(root), lambda path, hashed: there.get(path) == hashed)
    while making.stale:
        unit = next(iter(making.stale))
        ids.add(unit[1])
        for made in making.make(unit):
            there.update({path: hash_of(data) for path, data in (*made.files, *made.beside)})
    return ids


def test_only_what_an_edit_touches_is_made_again(knowledge_base: Path, tmp_path: Path) -> None:
    there: dict[str, str] = {}
    with cache.opened(tmp_path / "kept", "key") as kept:
        making = Making(kept)
        everything = make_all(making, knowledge_base, there)
        assert make_all(making, knowledge_base, there) == set()
        saved(knowledge_base, lambda text: text.replace("living: unknown", "living: yes", 1))
        again = make_all(making, knowledge_base, there)
        assert "ri-il-gyu" in again
        assert len(again) < len(everything) / 2
        del there["people/ri-il-gyu.md"]
        assert make_all(making, knowledge_base, there) == {"ri-il-gyu"}
        vocabulary = "entries/vocabulary.yml"
        saved(knowledge_base, lambda text: text.replace("label: Person", "label: Human"), vocabulary)
        assert len(make_all(making, knowledge_base, there)) > len(everything) / 2


def test_what_is_gone_is_not_asked_for_at_every_change(
    knowledge_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: dict[str, str] = {}
    asked: list[str] = []

    def noting(*given: Any) -> State:
        state = states(*given)

        def noted(read: Read) -> str:
            asked.append(read[1])
            return state(read)

        return noted

    monkeypatch.setattr("quoth.serve.making.states", noting)
    other = knowledge_base / "entries/people/somebody-new.md"
    text = (knowledge_base / RI).read_text(encoding="utf-8")
    other.write_text(text.replace("name: Ri Il Gyu", "name: Somebody New", 1), encoding="utf-8")
    with cache.opened(tmp_path / "kept", "key") as kept:
        making = Making(kept)
        make_all(making, knowledge_base, there)
        assert "somebody-new" in asked
        other.unlink()
        make_all(making, knowledge_base, there)
        asked.clear()
        assert make_all(making, knowledge_base, there) == set()
        assert "ri-il-gyu" in asked
        assert "somebody-new" not in asked
