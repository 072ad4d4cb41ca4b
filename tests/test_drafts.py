"""`draft` as an editor uses it: what it makes of proposals, what it leaves alone, and what it says."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from make import ROOT
from test_library import SETTINGS

from quoth.cli import main
from quoth.drafts import run
from quoth.drafts.engines import Read
from quoth.extraction.proposals import DateSaid, Event, Holding, Part, Person, Post, Proposals, Support
from quoth.ids import SourceId

HEAD = "---\ntitle: News\npublisher: P\npublished: 2024-09\nquota: 1\n---\n"
NEWS = f"""{HEAD}Ana Ruiz, the former chair of Acme Holdings in Oslo, resigned in March 2021.

Bo Lind, a lawyer from Bergen, said that Ana Ruiz left over a loan. \
Bo Lind was a member of the board of Acme Holdings.
"""
LATER = f"""{HEAD.replace("News", "More news")}\
Ana Maria Ruiz, who was chair of Acme Holdings until 2021, now teaches.
"""
ENTRY = """---
name: Ana Ruiz
claims:
  # A remark of an editor.
  - described-as: former chair
    evidence:
      - source: news
        quote: the former chair of Acme Holdings
publish: {}
---
She [resigned in March 2021](news).
"""


def support(quote: str, source: str = "news", *said_by: str, manner: str = "stated") -> tuple[Support, ...]:
    return (Support(SourceId(source), quote, said_by, manner),)


def ruiz(**changes: object) -> Person:
    made = Person(name="Ana Ruiz", support=support("Ana Ruiz, the former chair of Acme Holdings"))
    return replace(made, **changes)  # type: ignore[arg-type]


LIND = Person(
    name="Bo Lind",
    aliases=("Bo A. Lind",),
    described="a lawyer from Bergen",
    support=support("Bo Lind, a lawyer"),
)
HELD = Holding(
    person="Ana Ruiz", until="2021-03", note="former", support=support("former chair of Acme Holdings")
)
CHAIR = Post(
    name="Chair, Acme Holdings",
    title="chair",
    organisation="Acme Holdings",
    place="Oslo",
    holders=(HELD,),
    support=support("former chair of Acme Holdings in Oslo"),
)
BOARD = Post(
    name="Board of Acme Holdings",
    organisation="Acme Holdings",
    holders=(Holding(person="Bo Lind", support=support("a member of the board of Acme Holdings")),),
    support=support("a member of the board of Acme Holdings"),
)
LEFT = Event(
    name="Resignation of Ana Ruiz",
    kind="resignation",
    date="2021-03",
    people=(Part("Ana Ruiz", "who resigned"),),
    support=(
        *support("resigned in March 2021"),
        *support("said that Ana Ruiz left over a loan", "news", "Bo Lind"),
    ),
)
MARCH = DateSaid(text="March 2021", edtf="2021-03", support=support("resigned in March 2021"))
ALL = Proposals(people=(ruiz(), LIND), posts=(CHAIR, BOARD), events=(LEFT,), dates=(MARCH,))

RUIZ_FILE = """---
name: Ana Ruiz
aliases: []
living: unknown
publish: draft
claims:
  - held: chair-acme-holdings
    until: 2021-03
    note: former
    evidence:
      - source: news
        quote: former chair of Acme Holdings
  - took-part-in: resignation-of-ana-ruiz
    as: who resigned
    evidence:
      - source: news
        quote: resigned in March 2021
      - source: news
        quote: said that Ana Ruiz left over a loan
        said-by: [bo-lind]
---
"""
MADE = [
    "entries/events/resignation-of-ana-ruiz.md",
    "entries/people/ana-ruiz.md",
    "entries/people/bo-lind.md",
    "entries/posts/board-of-acme-holdings.md",
    "entries/posts/chair-acme-holdings.md",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base with one article and the vocabulary alone."""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    put(tmp_path, "sources/news.md", NEWS)
    (tmp_path / "entries").mkdir()
    shutil.copy(ROOT / "entries" / "vocabulary.yml", tmp_path / "entries")
    return tmp_path


@pytest.fixture
def proposing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have an engine propose what a test says, by article."""

    def propose(proposals: Proposals = ALL, **others: Proposals) -> None:
        by_source = {"news": proposals, **others}
        read = lambda source: Read(by_source[source.id])  # noqa: E731
        monkeypatch.setattr(run, "ENGINES", {"rules": lambda config, library: (read, [])})

    return propose


def put(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def call(root: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def files(root: Path) -> dict[str, str]:
    paths = (path for path in (root / "entries").rglob("*.md"))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def errors(root: Path) -> list[str]:
    _, said = call(root, "check", "--format", "json")
    return [one["message"] for one in json.loads(said) if one["severity"] == "error"]


def test_new_entries_are_files_that_no_check_refuses(root: Path, proposing: Callable[..., None]) -> None:
    proposing()
    code, said = call(root, "draft", "sources/news.md")
    assert code == 0, said
    made = files(root)
    assert sorted(made) == MADE
    assert made["entries/people/ana-ruiz.md"] == RUIZ_FILE
    assert errors(root) == []
    assert all("publish: draft\n" in text for text in made.values())
    assert "  entries/people/ana-ruiz.md                 2 claims\n" in said
    assert call(root, "fmt", "--check")[0] == 0


def test_a_second_run_makes_nothing_new(root: Path, proposing: Callable[..., None]) -> None:
    proposing()
    call(root, "draft", "news")
    before = files(root)
    assert call(root, "draft", "news") == (0, "Nothing new was found in news.\n")
    assert files(root) == before


@pytest.mark.parametrize("publish", ["full", "draft"])
def test_an_entry_that_is_there_is_patched_at_the_end_of_its_claims(
    root: Path, proposing: Callable[..., None], publish: str
) -> None:
    put(root, "entries/people/ana-ruiz.md", ENTRY.format(publish))
    put(root, "entries/posts/chair.md", CHAIR_FILE)
    proposing()
    before = files(root)
    _, said = call(root, "draft", "news")
    after = files(root)
    assert {name: after[name] for name in before} == before
    (root / "of-draft.patch").write_text(said, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True)  # noqa: S607
    subprocess.run(["git", "-C", str(root), "apply", "of-draft.patch"], check=True)  # noqa: S607
    patched = files(root)["entries/people/ana-ruiz.md"]
    assert patched == ENTRY.format(publish).replace("publish:", f"{HELD_LINES}publish:")
    assert errors(root) == []


CHAIR_FILE = """---
name: Chair, Acme Holdings
claims:
  - title: chair
    evidence:
      - source: news
        quote: former chair of Acme Holdings
---
It is [held by one](news "former chair of Acme Holdings").
"""
HELD_LINES = """  - held: chair
    until: 2021-03
    note: former
    evidence:
      - source: news
        quote: former chair of Acme Holdings
"""
