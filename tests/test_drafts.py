"""`draft` as an editor uses it: what it makes of proposals, what it leaves alone, and what it says."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import click
import pytest
from click.testing import CliRunner
from make import ROOT, VOCABULARY
from test_library import SETTINGS

from quoth.cli import main
from quoth.drafting import DraftClaim, DraftEvidence
from quoth.drafts import run
from quoth.drafts.engines import ENGINES, Read
from quoth.drafts.joining import joined
from quoth.drafts.patch import patch, with_more
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


def test_what_is_claimed_of_each(root: Path, proposing: Callable[..., None]) -> None:
    proposing()
    call(root, "draft", "news")
    said = {
        name.removeprefix("entries/"): re.findall(r"^  - (.+)|^(?:holders|aliases): (.+)", text, re.MULTILINE)
        for name, text in files(root).items()
    }
    assert {name: ["".join(one) for one in those] for name, those in said.items()} == {
        "people/ana-ruiz.md": ["[]", "held: chair-acme-holdings", "took-part-in: resignation-of-ana-ruiz"],
        "people/bo-lind.md": [
            "[Bo A. Lind]",
            "described-as: a lawyer from Bergen",
            "served-in: board-of-acme-holdings",
        ],
        "posts/chair-acme-holdings.md": [
            "[]",
            "one",
            "title: chair",
            "organisation: Acme Holdings",
            "seat: Oslo",
        ],
        "posts/board-of-acme-holdings.md": ["[]", "many", "organisation: Acme Holdings"],
        "events/resignation-of-ana-ruiz.md": ["[]", "date: 2021-03"],
    }


TWO = Proposals(
    people=(
        ruiz(
            name="Ana Maria Ruiz", aliases=("Ana Ruiz",), support=support("Ana Maria Ruiz, who was", "more")
        ),
    ),
    posts=(
        replace(
            CHAIR,
            name="Chair, Acme-Holdings",
            country="Norway",
            holders=(
                replace(
                    HELD,
                    person="Ana Maria Ruiz",
                    until="2021",
                    support=support("until 2021, now teaches", "more"),
                ),
            ),
            support=support("chair of Acme Holdings until 2021", "more"),
        ),
    ),
    events=(
        replace(
            LEFT,
            name="Departure of Ana Maria Ruiz",
            date="2021",
            people=(Part("Ana Maria Ruiz", "who resigned"),),
            support=support("chair of Acme Holdings until 2021", "more", "Ana Maria Ruiz"),
        ),
        replace(LEFT, name="Second resignation", date="2022", people=(Part("Ana Maria Ruiz"),)),
    ),
    dates=(DateSaid(text="2021", edtf="2021", support=support("until 2021, now teaches", "more")),),
)


def test_what_several_articles_name_stands_once() -> None:
    both = joined([ALL, TWO])
    assert [(one.name, one.aliases) for one in both.people] == [
        ("Ana Maria Ruiz", ("Ana Ruiz",)),
        ("Bo Lind", ("Bo A. Lind",)),
    ]
    chair, board = both.posts
    assert (chair.name, chair.country, board.name) == (CHAIR.name, "Norway", BOARD.name)
    (holding,) = chair.holders
    assert (holding.person, holding.until, len(holding.support)) == ("Ana Maria Ruiz", "2021-03", 2)
    assert [(one.name, one.date, [part.person for part in one.people]) for one in both.events] == [
        ("Resignation of Ana Ruiz", "2021-03", ["Ana Maria Ruiz"]),
        ("Second resignation", "2022", ["Ana Maria Ruiz"]),
    ]
    assert both.events[0].support[-1].said_by == ("Ana Maria Ruiz",)
    assert [one.text for one in both.dates] == ["March 2021", "2021"]


WEAK = Proposals(
    people=(ruiz(name="Ana"), LIND),
    posts=(Post(name="Chair", title="chair", holders=(replace(HELD, person="Ana"),), support=HELD.support),),
)
ALSO_WEAK = Proposals(
    people=(ruiz(name="Ana", support=support("Ana Maria Ruiz, who was", "more")),),
    posts=(
        Post(
            name="Chair",
            title="chair",
            holders=(Holding(person="Ana", support=support("who was chair of", "more")),),
            support=support("who was chair of", "more"),
        ),
    ),
)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_first_name_or_a_mere_title_is_not_the_same_in_another_article(
    root: Path, proposing: Callable[..., None], at_once: bool
) -> None:
    put(root, "sources/more.md", LATER)
    proposing(WEAK, more=ALSO_WEAK)
    for named in [["news", "more"]] if at_once else [["news"], ["more"]]:
        assert call(root, "draft", *named)[0] == 0
    made = files(root)
    assert sorted(made) == [
        "entries/people/ana-more.md",
        "entries/people/ana.md",
        "entries/people/bo-lind.md",
        "entries/posts/chair-more.md",
        "entries/posts/chair.md",
    ]
    assert "held: chair-more\n" in made["entries/people/ana-more.md"]
    for named in (["more"], ["news"], ["news", "more"]):
        call(root, "draft", *named)
    assert files(root) == made


def test_two_articles_make_one_draft(root: Path, proposing: Callable[..., None]) -> None:
    put(root, "sources/more.md", LATER)
    proposing(more=TWO)
    assert call(root, "draft", "news", "sources/more.md")[0] == 0
    made = files(root)
    assert "name: Ana Maria Ruiz\naliases: [Ana Ruiz]\n" in made["entries/people/ana-maria-ruiz.md"]
    assert errors(root) == []


def test_json_is_printed_and_nothing_written(root: Path, proposing: Callable[..., None]) -> None:
    proposing()
    code, said = call(root, "draft", "news", "--json")
    assert code == 0
    assert json.loads(said)["people"] == [
        {"name": "Ana Ruiz", "aliases": [], "quote": "Ana Ruiz, the former chair of Acme Holdings"},
        {"name": "Bo Lind", "aliases": ["Bo A. Lind"], "quote": "Bo Lind, a lawyer"},
    ]
    assert json.loads(said)["dates"] == [
        {"text": "March 2021", "edtf": "2021-03", "quote": "resigned in March 2021"}
    ]
    assert files(root) == {}


@pytest.mark.parametrize(
    "quote",
    [
        "resigned in April 2021",
        "resigned in",
        "Acme Holdings",
        "",
        "Ana Ruiz resigned",
        "Bo Lind, a lawyer … loan … loan",
    ],
)
def test_what_is_not_in_the_source_is_dropped_and_counted(
    root: Path, proposing: Callable[..., None], quote: str
) -> None:
    proposing(
        Proposals(
            people=(LIND, ruiz(support=support(quote))),
            posts=(replace(CHAIR, holders=(replace(HELD, support=support(quote)),)),),
        )
    )
    _, said = call(root, "draft", "news")
    assert "  2, since their quotes do not stand in the source, once and long enough:\n" in said
    assert "    Ana Ruiz\n    Ana Ruiz as Chair, Acme Holdings\n" in said
    assert sorted(files(root)) == ["entries/people/bo-lind.md", "entries/posts/chair-acme-holdings.md"]


@pytest.mark.parametrize(
    ("proposals", "left"),
    [
        (Proposals(people=(ruiz(name="…"),)), "no id can be made of their names"),
        (Proposals(people=(ruiz(name="리일규"),)), "no id can be made of their names"),
        (Proposals(people=(ruiz(name="x" * 500),)), "what names them has more than 120 characters"),
        (
            Proposals(
                people=(ruiz(), replace(LIND, name="Y", described="x" * 400)),
            ),
            None,
        ),
        (Proposals(posts=(replace(BOARD, organisation=None, holders=()),)), "nothing can be claimed of them"),
        (
            Proposals(events=(replace(LEFT, date="2031-01", people=()),)),
            "they do not fit their quotes [quote-fit]:",
        ),
        (Proposals(events=(replace(LEFT, date="March", people=()),)), "the check refuses them"),
    ],
)
def test_what_cannot_be_is_left_out_and_told(
    root: Path, proposing: Callable[..., None], proposals: Proposals, left: str | None
) -> None:
    proposing(proposals)
    code, said = call(root, "draft", "news")
    assert code == 0
    assert left is None or f", since {left}" in said
    assert errors(root) == []


def test_an_event_of_which_nothing_is_known_is_told_in_the_words_of_the_article(
    root: Path, proposing: Callable[..., None]
) -> None:
    proposing(Proposals(events=(replace(LEFT, date=None, people=()),)))
    call(root, "draft", "news")
    assert (
        "  - described-as: resigned in March 2021\n"
        in files(root)["entries/events/resignation-of-ana-ruiz.md"]
    )
    assert errors(root) == []


def test_two_events_of_one_name_are_two_entries(root: Path, proposing: Callable[..., None]) -> None:
    proposing(Proposals(events=(LEFT, replace(LEFT, date="2024-09"))))
    call(root, "draft", "news")
    assert sorted(files(root)) == [
        "entries/events/resignation-of-ana-ruiz-2024-09.md",
        "entries/events/resignation-of-ana-ruiz.md",
    ]


def test_a_date_that_does_not_fit_goes_and_its_claim_stays(
    root: Path, proposing: Callable[..., None]
) -> None:
    proposing(
        Proposals(
            people=(ruiz(),),
            posts=(replace(CHAIR, holders=(replace(HELD, since="2031", until="../2024-09"),)),),
        )
    )
    call(root, "draft", "news")
    assert "  - held: chair-acme-holdings\n    note: former\n" in files(root)["entries/people/ana-ruiz.md"]
    shutil.rmtree(root / "entries" / "people")
    shutil.rmtree(root / "entries" / "posts")
    proposing(
        Proposals(people=(ruiz(),), posts=(replace(CHAIR, holders=(replace(HELD, until="../2024-09"),)),))
    )
    call(root, "draft", "news")
    assert "\n    until: ../2024-09\n" in files(root)["entries/people/ana-ruiz.md"]
    assert "quote-fit" not in call(root, "check")[1]


HOSTILE = [
    "---",
    "a: [b] {c} # d",
    "../../../etc/passwd",
    "<script>alert(1)</script>",
    "**bold** `x` [l](javascript:x)",
    "\x00\x07\u202e\ufeff Null",
    "\ud800 surrogate",
    "con",
    "'\"\\",
    "- x\n- y",
    "News",
    "vocabulary",
]


def test_hostile_names_stay_names(root: Path, proposing: Callable[..., None]) -> None:
    people = tuple(ruiz(name=name, described="the former chair", aliases=(name[::-1],)) for name in HOSTILE)
    posts = tuple(
        replace(CHAIR, name=f"{name} chair", title=name, organisation=name, holders=()) for name in HOSTILE
    )
    events = tuple(replace(LEFT, name=f"{name} left", place=name, people=()) for name in HOSTILE)
    proposing(Proposals(people=people, posts=posts, events=events))
    before = {path for path in root.parent.rglob("*") if path.is_file()}
    code, _ = call(root, "draft", "news")
    assert code == 0
    made = {path for path in root.parent.rglob("*") if path.is_file()} - before
    assert len(made) > len(HOSTILE)
    assert {path.parent.parent for path in made} == {root / "entries"}
    assert errors(root) == []
    assert call(root, "draft", "news", "--json")[0] == 0


def test_ids_that_are_taken_get_a_number(root: Path, proposing: Callable[..., None]) -> None:
    put(root, "entries/events/ana-ruiz.md", ENTRY.format("full").replace("Ana Ruiz\n", "Ana\n"))
    put(root, "entries/people/bo-lind.md", "---\nname: [\n---\n")
    proposing(Proposals(people=(ruiz(), LIND, ruiz(name="News"))))
    call(root, "draft", "news")
    assert sorted(files(root)) == [
        "entries/events/ana-ruiz.md",
        "entries/people/ana-ruiz-2.md",
        "entries/people/bo-lind-2.md",
        "entries/people/bo-lind.md",
        "entries/people/news-2.md",
    ]


def test_a_file_that_cannot_be_written_is_told_and_those_before_it_stay(
    root: Path, proposing: Callable[..., None]
) -> None:
    put(root, "entries/posts", "a file where a folder is to be")
    proposing()
    code, said = call(root, "draft", "news")
    assert code == 1
    assert re.search(r"Error: entries/posts/\S+ cannot be written: ", said)
    assert len(list((root / "entries").rglob("*.md"))) == said.count("  entries/") - said.count(
        "  entries/posts"
    )
    assert [path for path in root.rglob("*") if path.name.startswith(".")] == []


QUOTA = "quota: 1"


def test_when_no_file_can_be_written_at_all_it_is_not_said_that_nothing_was_found(
    root: Path, proposing: Callable[..., None]
) -> None:
    put(root, "entries/people", "a file where a folder is to be")
    proposing(Proposals(people=(ruiz(),)))
    code, said = call(root, "draft", "news")
    assert code == 1
    assert said.startswith(
        "No file was made of news.\n\nError: entries/people/ana-ruiz.md cannot be written: "
    )


def test_a_source_is_spared(root: Path, proposing: Callable[..., None]) -> None:
    put(root, "sources/news.md", NEWS.replace(QUOTA, "quota: 0.6"))
    proposing()
    _, said = call(root, "draft", "news")
    assert "said that Ana Ruiz left over a loan" not in files(root)["entries/people/ana-ruiz.md"]
    assert "When all drafts" not in said
    shutil.rmtree(root / "entries" / "people")
    put(root, "sources/news.md", NEWS.replace(QUOTA, "quota: 0.1"))
    _, said = call(root, "draft", "news")
    assert re.search(
        r"When all drafts are on the site, excerpts will show \d+% of news, and 10% may be", said
    )


def test_entries_on_the_site_gain_nothing_that_shows_too_much(
    root: Path, proposing: Callable[..., None]
) -> None:
    put(root, "sources/news.md", NEWS.replace(QUOTA, "quota: 0.3"))
    put(root, "entries/people/ana-ruiz.md", ENTRY.format("full"))
    put(root, "entries/posts/chair.md", CHAIR_FILE)
    proposing(
        Proposals(
            people=(ruiz(),),
            posts=(
                replace(
                    CHAIR,
                    holders=(
                        replace(HELD, support=support("the former chair of Acme Holdings in Oslo, resigned")),
                    ),
                ),
            ),
        )
    )
    _, said = call(root, "draft", "news")
    assert "with their quotes, excerpts would show more of the source than may be shown" in said
    assert "+++ b/" not in said


@pytest.mark.parametrize(
    ("rules", "expected", "code"),
    [
        ("claims:\n  post-is-at: siege\n", "warning: post-is-at: the vocabulary has no property 'siege'", 0),
        ("claims:\n  post-is-at: figure\n", None, 0),
        ("claims:\n  post-is-at: title\n", None, 0),
        ("claims:\n  event-is-on: place\n", "event-is-on: 'place' does not take a date", 0),
        ("claims:\n  event-is-on: born\n", "event-is-on: 'born' is not for an event", 0),
        ("kinds:\n  event: happening\n", "event: the vocabulary has no kind 'happening'", 0),
        ("kinds:\n  event: none\n", None, 0),
        ("claims:\n  person-holds: none\n", None, 0),
        (
            "claims:\n  post-is-in: seat\n",
            "rules/claims.yml:2:3: error: there is no key 'post-is-in' here",
            1,
        ),
        ("claims: [\n", "rules/claims.yml:", 1),
    ],
)
def test_what_becomes_of_things_is_data(
    root: Path, proposing: Callable[..., None], rules: str, expected: str | None, code: int
) -> None:
    put(root, "rules/claims.yml", rules)
    proposing()
    ended, said = call(root, "draft", "news")
    assert ended == code
    assert (expected or "") in said
    assert ("warning: " in said) == (expected is not None and code == 0)
    assert errors(root) == []
    assert bool(files(root)) == (code == 0)


@pytest.mark.parametrize(
    ("named", "code", "expected"),
    [
        ("nws", 2, "there is no source 'nws'. Did you mean 'news'?"),
        ("sources/nothing.md", 2, "there is no source 'sources/nothing.md'. Name a file in sources/"),
        ("../other.md", 2, "is no file in"),
        ("entries/vocabulary.yml", 2, "is no file in"),
        ("", 2, "there is no source ''"),
        ("\0", 2, "there is no source"),
        ("x" * 5000, 2, "there is no source 'xxx"),
        ("blank", 1, "sources/blank.md:1:1: error: is empty; fill it in or delete it [empty-file]"),
        ("undated", 1, "sources/undated.md:2:1: error: 'published' is missing"),
        ("misdated", 1, "sources/misdated.md:4:12: error: 'published' 'May 2024' has white space in it"),
        ("large", 1, "[too-large]"),
        ("korean", 0, "sources/korean.md:1:1: warning: the rules read English, and this is in 'ko'"),
        ("spanish", 0, "sources/spanish.md:1:1: warning: the rules read English, and these words are not"),
        ("emoji", 0, "Nothing new was found in emoji."),
    ],
)
def test_bad_input_is_told_in_plain_words(root: Path, named: str, code: int, expected: str) -> None:
    put(root, "../other.md", NEWS)
    put(root, "sources/blank.md", "")
    put(root, "sources/undated.md", NEWS.replace("published: 2024-09\n", ""))
    put(root, "sources/misdated.md", NEWS.replace("2024-09", "May 2024"))
    put(root, "sources/large.md", HEAD + "Ana Ruiz left the bank in May 2021. " * 150_000)
    put(
        root,
        "sources/korean.md",
        HEAD.replace("---\nt", "---\nlanguage: ko\nt") + "리일규는 쿠바에서 근무했다.\n",
    )
    put(
        root,
        "sources/spanish.md",
        HEAD + "Ana Ruiz, que era presidenta de la empresa, dejó su cargo en marzo. " * 5,
    )
    put(root, "sources/emoji.md", f"{HEAD}😀 😀 😀\n")
    ended, said = call(root, "draft", named)
    assert ended == code
    assert expected in said
    assert files(root) == {}


def test_no_engine_and_an_engine_without_a_model(root: Path) -> None:
    assert call(root, "draft", "news", "--engine", "abacus")[0] == 2
    code, said = call(root, "draft", "news", "--engine", "model")
    assert code == 2
    assert "no model is configured" in said


def test_what_an_engine_dropped_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Read(ALL, dropped="2 with a quote that is not in the article")
    monkeypatch.setattr(run, "ENGINES", {"model": lambda config, library: (lambda source: read, [])})
    _, said = call(root, "draft", "news", "--engine", "model")
    assert (
        "\nOf what the engine found in news this was dropped: 2 with a quote that is not in the article.\n"
        in said
    )


def test_what_all_drafts_lack_is_told_once(root: Path, proposing: Callable[..., None]) -> None:
    proposing(Proposals(people=(ruiz(), replace(LIND, described=None))))
    call(root, "draft", "news")
    said = call(root, "check")[1]
    assert "ana-ruiz.md:1:1: warning: has no prose, like 1 more of the drafts; write below" in said
    assert "bo-lind" not in said
    assert "no-claims" not in said
    assert "\nnote: Named in news.\n" in files(root)["entries/people/bo-lind.md"]


def test_one_bad_value_takes_no_other_claim_with_it(root: Path, proposing: Callable[..., None]) -> None:
    proposing(Proposals(people=(ruiz(),), events=(replace(LEFT, date="March", place="Oslo"),)))
    _, said = call(root, "draft", "news")
    assert "  1, since the check refuses them [bad-date]:\n    Resignation of Ana Ruiz, date: March\n" in said
    assert "  - place: Oslo\n" in files(root)["entries/events/resignation-of-ana-ruiz.md"]


def test_a_name_like_one_that_is_known_is_told(root: Path, proposing: Callable[..., None]) -> None:
    put(root, "entries/people/bo-lynd.md", ENTRY.format("full").replace("Ana Ruiz\n", "Boo Lind\n"))
    proposing(Proposals(people=(LIND, ruiz())))
    _, said = call(root, "draft", "news")
    assert "entries/people/bo-lind.md may be Boo Lind (entries/people/bo-lynd.md): if so, delete" in said
    assert "ana-ruiz.md may be" not in said


MORE = (DraftClaim(stated="fate", value="a: b", evidence=(DraftEvidence(source="news", quote="q"),)),)
ADDED = "  - fate: 'a: b'\n    evidence:\n      - source: news\n        quote: q\n".replace(
    "'a: b'", '"a: b"'
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nname: X\n---\nWords.", f"---\nname: X\nclaims:\n{ADDED}---\nWords."),
        ("---\nname: X\nclaims:\n  - party: P\n---\n", f"---\nname: X\nclaims:\n  - party: P\n{ADDED}---\n"),
        (
            "---\nclaims:\n  - party: P\n\n# About the name\nname: X\n---\n",
            f"---\nclaims:\n  - party: P\n{ADDED}\n# About the name\nname: X\n---\n",
        ),
        (
            "---\nname: X\nclaims:\n- party: P\n  evidence: []\n---\n",
            f"---\nname: X\nclaims:\n- party: P\n  evidence: []\n{dedent(ADDED)}---\n",
        ),
        (
            "---\nname: X\nclaims:\n  - party: >\n      P\n\n      Q\n  # a remark\n---\n",
            f"---\nname: X\nclaims:\n  - party: >\n      P\n\n      Q\n  # a remark\n{ADDED}---\n",
        ),
        ("---\nname: X\nclaims: []\n---\n", None),
        ("---\nname: X\nclaims: [{party: P}]\n---\n", None),
        ("no front matter", None),
    ],
)
def test_claims_are_added_at_the_end_of_the_claims_alone(before: str, after: str | None) -> None:
    assert with_more(before, MORE, VOCABULARY) == after


@pytest.mark.parametrize("before", ["---\nname: X\n---\nWords.", "---\r\nname: X\r\n---\r\nWords.\r\n"])
def test_a_file_with_other_line_ends_or_no_last_one_is_patched(tmp_path: Path, before: str) -> None:
    after = with_more(before, MORE, VOCABULARY)
    assert after is not None
    put(tmp_path, "entries/x.md", before)
    put(tmp_path, "x.patch", f"A word before.\n\n{patch('entries/x.md', before, after)}\nAnd one behind.\n")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)  # noqa: S607
    subprocess.run(["git", "-C", str(tmp_path), "apply", "x.patch"], check=True)  # noqa: S607
    assert (tmp_path / "entries" / "x.md").read_bytes() == after.encode()


FAR = f"""{HEAD}Ana Ruiz, the former chair of Acme Holdings, spoke.

It rained on the town that day.

It rained on the port as well.

She resigned in March 2021, by letter.
"""


def test_a_claim_that_does_not_fit_comes_with_the_passage_that_names_whom_it_is_of(
    root: Path, proposing: Callable[..., None]
) -> None:
    put(root, "sources/news.md", FAR)
    proposing(Proposals(people=(ruiz(),), events=(replace(LEFT, support=support("resigned in March 2021")),)))
    call(root, "draft", "news")
    made = files(root)
    evidence = (
        "    evidence:\n      - source: news\n        quote: resigned in March 2021\n"
        "      - source: news\n        quote: Ana Ruiz, the former chair of Acme Holdings\n"
    )
    assert f"    as: who resigned\n{evidence}" in made["entries/people/ana-ruiz.md"]
    assert "quote-fit" not in call(root, "check")[1]


def test_entries_on_the_site_gain_as_much_as_may_be_shown(root: Path, proposing: Callable[..., None]) -> None:
    put(root, "sources/news.md", NEWS.replace(QUOTA, "quota: 0.35"))
    put(root, "entries/people/ana-ruiz.md", ENTRY.format("full"))
    put(root, "entries/posts/chair.md", CHAIR_FILE)
    long = support("Ana Ruiz, the former chair of Acme Holdings in Oslo, resigned in March 2021")
    proposing(
        Proposals(people=(ruiz(),), posts=(replace(CHAIR, holders=(replace(HELD, support=long),)),)),
    )
    _, said = call(root, "draft", "news")
    assert "+  - seat: Oslo\n" in said
    assert "+  - held: chair\n" not in said
    assert "    Ana Ruiz, held: chair\n" in said


def test_the_command_offers_every_engine() -> None:
    (engine,) = (option.type for option in main.commands["draft"].params if option.name == "engine")
    assert isinstance(engine, click.Choice)
    assert list(engine.choices) == list(ENGINES)
