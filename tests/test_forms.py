"""Forms filled in: what a forge makes of them, what is read back, and what nobody can smuggle in."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from make import ROOT, VOCABULARY

from quoth import site
from quoth.cli import main
from quoth.findings import Code
from quoth.forms import EMPTY, TITLE, labels, name_label, read_form
from quoth.from_form import NewFile, new_file
from quoth.ids import KindId
from quoth.load.frontmatter import read_document
from quoth.nodes import plain

TEMPLATES = ROOT / ".github" / "ISSUE_TEMPLATE"
PERSON = VOCABULARY.kinds[KindId("person")]
CLAIMS = """\
Held: counselor-political-affairs-havana
until: 2023-11
source: king-2024
quote: slipped away from the embassy
in late November 2023
quote: North Korean embassy in Havana
said-by: ri-il-gyu; those who saw it

- lives-in: South Korea
note: since: 2023
source: king-2024
quote: "escaped" to Seoul
"""
READY = "{} was made of the form. Now run 'python build_entries.py check'.\n"


def filled(form: str = "person", **typed: str) -> str:
    """Return what a forge makes of a form; fields that are not named are left empty."""
    kind = None if form == "source" else VOCABULARY.kinds[KindId(form)]
    return "\n\n".join(f"### {label}\n\n{typed.get(field) or EMPTY}" for label, field in labels(kind).items())


def read(body: str, taken: set[str] | None = None) -> tuple[NewFile | None, list[str]]:
    form, found = read_form(body, "issue", VOCABULARY.kinds, largest=1e6)
    made = None
    if form is not None:
        made, found = new_file(form, VOCABULARY, taken or set())
    return made, [str(finding) for finding in found]


def written(body: str) -> tuple[str, dict[str, Any], str]:
    """Return path, front matter and text of the file that a form makes."""
    made, found = read(body)
    assert made is not None, found
    document, faults = read_document(made.text.encode(), made.path, largest=1e6)
    assert faults == []
    return made.path, plain(document.head), document.body


@pytest.mark.parametrize("kind", [*VOCABULARY.kinds.values(), None], ids=str)
def test_a_form_and_its_reader_name_the_same_fields(kind: Any) -> None:
    path = TEMPLATES / f"new-{kind.id if kind else 'source'}.yml"
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert [field["attributes"]["label"] for field in fields] == list(labels(kind))
    assert fields[0]["attributes"]["label"] == (name_label(kind) if kind else TITLE)
    assert fields[0]["validations"] == {"required": True}


@pytest.mark.parametrize("kind", VOCABULARY.kinds)
def test_the_claims_that_a_form_shows_as_an_example_are_read(kind: str) -> None:
    form = yaml.safe_load((TEMPLATES / f"new-{kind}.yml").read_text(encoding="utf-8"))
    example = next(field for field in form["body"] if field.get("id") == "claims")["attributes"][
        "placeholder"
    ]
    path, head, _ = written(filled(kind, name="Somebody New", claims=f"```text\n{example}\n```"))
    assert path == f"entries/{VOCABULARY.kinds[KindId(kind)].folder}/somebody-new.md"
    assert [len(claim["evidence"]) for claim in head["claims"]] == [1]


def test_a_person() -> None:
    body = filled(
        name="Ri Il Gyu",
        aliases="Ri Il-gyu\n리일규",
        living="unknown",
        claims=CLAIMS,
        prose="He left.",
        note="TV: 8 pm",
    )
    made, found = read(body.replace("\n", "\r\n"))
    assert (found, made) == (
        [],
        NewFile(
            "entries/people/ri-il-gyu.md",
            """\
---
name: Ri Il Gyu
aliases: [Ri Il-gyu, 리일규]
living: unknown
note: "TV: 8 pm"
claims:
  - held: counselor-political-affairs-havana
    until: 2023-11
    evidence:
      - source: king-2024
        quote: slipped away from the embassy in late November 2023
      - source: king-2024
        quote: North Korean embassy in Havana
        said-by: [ri-il-gyu, those who saw it]
  - lives-in: South Korea
    note: "since: 2023"
    evidence:
      - source: king-2024
        quote: '"escaped" to Seoul'
---
He left.
""",
        ),
    )


def test_a_source() -> None:
    body = filled(
        "source",
        title="Envoys: who left",
        id="kim-2025",
        publisher="The Paper",
        author="A. Kim\nB. Lee",
        published="2025-01",
        body="```text\nOne.\n\n### Subheading\n\n---\nTwo.\n```",
    )
    made, found = read(body)
    assert (found, made) == (
        [],
        NewFile(
            "sources/kim-2025.md",
            """\
---
title: "Envoys: who left"
publisher: The Paper
author: [A. Kim, B. Lee]
published: 2025-01
---
One.

### Subheading

---
Two.
""",
        ),
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "issue:1:1: error: is empty; fill it in or delete it [empty-file]"),
        ("Please add Kim.", "this is none of our forms"),
        ("### Name of the planet\n\nMars", "this is none of our forms"),
        ("words before\n\n" + filled(name="A B"), "this is none of our forms"),
        (filled(name="A B") + "\n\n### Text\n\nagain", "issue:29:1: error: the heading 'Text' is here twice"),
        (filled(name="x\n\n### Claims\n\nheld: y"), "issue:21:1: error: the heading 'Claims' is here twice"),
        (filled(name="A B").replace("### Living", "### Alive"), "the field 'Living' is missing"),
        (filled(name="A\x00B"), "holds the invisible character U+0000"),
        (filled(name="A\u202eB"), "holds the invisible character U+202E"),
        (filled(name="A\udcffB"), "is not UTF-8 from here on"),
        (filled(name="A" * 1_000_001), "the limit is 1,000,000"),
        (filled(name=""), "the name is missing"),
        (filled("source", title="T", id="t", published="2024"), "the publisher is missing"),
        (filled(name="리일규"), "no file name can be made of this"),
        (filled(name="Con"), "no file name can be made of this"),
        (filled(name="A", id="../../etc/passwd"), "'../../etc/passwd' cannot be a file name"),
        (filled(name="A", id="/etc/passwd.md"), "'/etc/passwd' cannot be a file name"),
        (filled(name="A", id="a\n---\nb"), "'a --- b' cannot be a file name"),
        (filled(name="A", id="$(rm -rf .)"), "'$(rm -rf .)' cannot be a file name"),
        (filled(name="A", id="x" * 81), "use at most 80 characters"),
        (filled(name="Jo Song Gil"), "there is a file 'jo-song-gil' already"),
        (
            filled(name="A B", claims="hold: x"),
            "'hold' is no word that a claim can have. Did you mean 'held'?",
        ),
        (filled(name="A B", claims="words"), "this line has no word and colon"),
        (filled(name="A B", claims="until: 2023"), "a claim begins with what it says, not with 'until'"),
        (filled(name="A B", claims="held: x\nquote: y"), "no source stands above 'quote'"),
        (filled(name="A B", claims="held:"), "nothing stands behind 'held'"),
        (filled(name="A B", claims="held: x\nheld: y"), "'held' cannot stand here too"),
        (filled(name="A B", claims="held: x\n__proto__: y\n!!python/object: z"), None),
    ],
)
def test_what_cannot_be_relied_on_is_refused(body: str, said: str | None) -> None:
    made, found = read(body, {"jo-song-gil"})
    if said is None:  # nothing in it is a key, so it goes on with the value above
        assert made is not None
        assert "  - held: 'x __proto__: y !!python/object: z'\n" in made.text.replace('"', "'")
    else:
        assert made is None
        assert any(said in line for line in found), found


HOSTILE = [
    "a: b",
    "- a",
    "? a",
    "# a",
    "a # b",
    "*a",
    "&a b",
    "!!python/object/apply:os.system [id]",
    "{a: b}",
    "[a",
    "'a",
    '"a',
    "\"a\" 'b'",
    "|",
    ">",
    "%TAG",
    "@all",
    "`a`",
    "---",
    "--- a",
    "...",
    "no",
    "~",
    "012",
    "$(id)",
    "; rm -rf /",
    "${{ github.token }}",
    "<script>alert(1)</script>",
    "a\\nb",
    "]]>",
    "{{ x }}",
    "key: 'value",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    claims = f"held: {words}\nnote: {words}\nsource: {words}\nquote: {words}\nsaid-by: {words}"
    body = filled(
        name=words, id="new-one", aliases=words, living=words, claims=claims, prose=words, note=words
    )
    path, head, text = written(body)
    assert path == "entries/people/new-one.md"
    said_by = [part.strip() for part in words.split(";") if part.strip()]
    piece = {"source": words, "quote": words, "said-by": said_by}
    assert head == {
        "name": words,
        "aliases": [words],
        "living": words,
        "note": words,
        "claims": [{"held": words, "note": words, "evidence": [piece]}],
    }
    assert text == words


@settings(deadline=None)  # where several tests share a core, the first example can take long
@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1),
    st.text("ab:#-'\"\n \t{[&*!|>%@`"),
)
def test_whatever_is_typed_makes_a_file_that_says_it_or_none(name: str, prose: str) -> None:
    made, found = read(filled(name=name, id="new-one", prose=prose))
    assert (made is None) == bool(found)
    if made is not None:
        document, faults = read_document(made.text.encode(), made.path, largest=1e6)
        assert (faults, plain(document.head)["name"]) == ([], " ".join(name.split()))


def test_hostile_words_by_the_thousand_are_read_at_once() -> None:
    for words in (
        "### Text\n" * 20_000,
        "`" * 900_000,
        "held: x\n" * 20_000,
        "held: x\n" + "y z\n" * 100_000,
        "```\n" * 20_000,
    ):
        made, _ = read(filled(name="A B", claims=words))
        assert made is None or len(made.text) < 1_000_000


def test_from_an_issue_to_a_checked_file(knowledge_base: Path) -> None:
    issue = knowledge_base.parent / "issue.md"
    claims = "said: left\nsource: king-2024\nquote: slipped away from the embassy in late November 2023"
    issue.write_text(filled(name="Somebody New", claims=claims, prose="He left."), encoding="utf-8")
    arguments = ["--root", str(knowledge_base), "new", "--from-issue", str(issue)]
    first, second = (CliRunner().invoke(main, arguments) for _ in range(2))
    path = "entries/people/somebody-new.md"
    assert (first.exit_code, first.output) == (0, READY.format(path))
    assert (knowledge_base / path).exists()
    assert [f for f in site.check(knowledge_base) if f.stops] == []
    assert second.exit_code == 1
    assert "there is a file 'somebody-new' already" in second.output


def test_the_text_of_a_source_may_be_left_to_an_editor(knowledge_base: Path) -> None:
    issue = knowledge_base.parent / "issue.md"
    form = filled("source", title="Envoys", id="kim-2025", publisher="The Paper", published="2025-01")
    issue.write_text(form, encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(knowledge_base), "new", "--from-issue", str(issue)])
    path = "sources/kim-2025.md"
    assert (result.exit_code, result.output) == (0, READY.format(path))
    text = (knowledge_base / path).read_text(encoding="utf-8")
    assert (
        "# Put the article below the next line, exactly as published, a blank line between paragraphs."
        in text
    )
    assert [finding.code for finding in site.check(knowledge_base) if finding.place.path == path] == [
        Code.EMPTY_FILE
    ]


def test_what_looks_like_a_proposal_is_told_with_it(knowledge_base: Path) -> None:
    issue = knowledge_base.parent / "issue.md"
    issue.write_text(filled(name="Thae Yongho", prose="He left."), encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(knowledge_base), "new", "--from-issue", str(issue)])
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "entries/people/thae-yong-ho.md:1:1: warning: 'Thae Yongho' looks like 'Thae Yong Ho', a name of "
            "this entry; if the two are one, correct that file instead [same-name]",
            READY.format("entries/people/thae-yongho.md").rstrip(),
        ],
    )


@pytest.mark.parametrize(
    "more", [["person", "A"], ["--id", "x"], ["--alias", "x"], ["--publisher", "x"], ["--anyway"]]
)
def test_a_form_says_all_there_is_to_say(knowledge_base: Path, more: list[str]) -> None:
    issue = knowledge_base.parent / "issue.md"
    issue.write_text(filled(name="Somebody New"), encoding="utf-8")
    arguments = ["--root", str(knowledge_base), "new", "--from-issue", str(issue), *more]
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_nothing_is_written_through_a_link(knowledge_base: Path) -> None:
    issue = knowledge_base.parent / "issue.md"
    issue.write_text(filled(name="Somebody New"), encoding="utf-8")
    (knowledge_base / "entries" / "people" / "somebody-new.md").symlink_to(knowledge_base / "elsewhere.md")
    result = CliRunner().invoke(main, ["--root", str(knowledge_base), "new", "--from-issue", str(issue)])
    assert result.exit_code == 1
    assert not (knowledge_base / "elsewhere.md").exists()
