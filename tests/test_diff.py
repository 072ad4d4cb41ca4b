"""`diff` on the real knowledge base in a repository, as an editor and a reviewer meet it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from repository import git

from quoth.cli import main

MINISTER = "entries/people/ri-yong-ho.md"
DIPLOMAT = "entries/people/ri-il-gyu.md"
BANQUET = "entries/events/gobangsan-banquet.md"


@pytest.fixture
def repository(knowledge_base: Path) -> Path:
    """The knowledge base in a folder of a repository, committed."""
    git(knowledge_base.parent, "init", "--quiet", "--initial-branch=main")
    return committed(knowledge_base)


def committed(root: Path) -> Path:
    git(root.parent, "add", ".")
    git(root.parent, "commit", "--quiet", "--message", "a change")
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def diff(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "diff", *arguments])


def edited(root: Path) -> Path:
    """Add a claim, change a date, withdraw a claim, rename an entry, and open a disagreement."""
    evidence = "    evidence:\n      - source: king-2024\n        quote: "
    added = f"  - said: he was preparing for his departure\n{evidence}preparing for his departure\n"
    edit(root, DIPLOMAT, "  - refugee-from: North Korea\n", f"{added}  - refugee-from: North Korea\n")
    edit(root, DIPLOMAT, "    until: 2023-11\n", "    until: 2023-12\n")
    withdrawn = (
        "  - family: family that left Havana with him\n"
        "    single-origin: He made his flight public himself, in interviews; "
        "nobody of his family is named.\n"
        f"{evidence}serious consequences for him and his family\n"
        "      - source: king-2024\n        quote: departure from Havana … moved to Seoul\n"
    )
    edit(root, DIPLOMAT, withdrawn, "")
    edit(
        root,
        DIPLOMAT,
        "        quote: slipped away from the embassy in late November 2023\n",
        "        quote: slipped away from the embassy in late November 2023\n        stance: disputes\n",
    )
    (root / BANQUET).rename(root / BANQUET.replace("gobangsan-", ""))
    edit(
        root,
        BANQUET.replace("gobangsan-", ""),
        "\nclaims:\n",
        "\nwas: [gobangsan-banquet]\nclaims:\n",
    )
    return root


def test_a_pull_request_is_told(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "topic")
    committed(edited(repository))
    result = diff(repository, "main", "topic")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "main → topic",
        "1 claim added, 1 changed, 1 withdrawn; 1 entry renamed, 1 changed; 1 disagreement opened; "
        "1 new warning",
    ]
    told = [line for line in lines if re.match(r"\w|  [-+~!] |      until", line)]
    assert told[3:-1] == [
        "Event Banquet at the Gobangsan guest house, entries/events/banquet.md: "
        "renamed from gobangsan-banquet",
        "Person Ri Il Gyu, entries/people/ri-il-gyu.md",
        "  ! disagreement opened on held: there is evidence against it",
        "  ~ claim changed: held: Counselor for political affairs, North Korean embassy in Havana, "
        "until December 2023 (left in late November)",
        "      until: November 2023 (2023-11) → December 2023 (2023-12)",
        "  + claim added: said: he was preparing for his departure",
        "  - claim withdrawn: family: family that left Havana with him",
    ]
    assert (
        "        “At that time, Ri Il Gyu was *preparing for his departure* from North Korea to assume "
        "his post in Havana and was not there to witness the execution, but he received first-hand "
        "information from those who …”"
    ) in lines


def test_the_files_as_they_stand_are_compared_and_nothing_is_touched(repository: Path) -> None:
    edited(repository)
    before = {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()}
    stands = diff(repository, "HEAD").stdout
    assert stands.startswith("HEAD → the files as they stand\n1 claim added, 1 changed, 1 withdrawn; ")
    assert {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()} == before
    committed(repository)
    assert diff(repository, "HEAD~1", "HEAD").stdout.splitlines()[1:] == stands.splitlines()[1:]


def test_nothing_changed(repository: Path) -> None:
    assert diff(repository, "HEAD").stdout.splitlines() == [
        "HEAD → the files as they stand",
        "No claim, entry or source changes.",
    ]


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_the_same_input_gives_the_same_bytes(repository: Path, format_: str) -> None:
    committed(edited(repository))
    one, other = (diff(repository, "HEAD~1", "HEAD", "--format", format_).stdout_bytes for _ in range(2))
    assert one == other


def test_the_json_has_these_keys(repository: Path) -> None:
    edited(repository)
    read = json.loads(diff(repository, "HEAD", "--format", "json").stdout)
    assert list(read) == ["format", "base", "head", "overview", "notes", "entries", "sources", "findings"]
    entry = read["entries"][1]
    assert list(entry) == [
        *("change", "id", "was", "kind", "name", "path", "publish", "remarks"),
        *("differences", "claims", "sentences", "disagreements"),
    ]
    claim = entry["claims"][0]
    assert list(claim) == [
        *("change", "key", "property", "says", "differences", "evidence", "origins_before", "origins_after"),
    ]
    assert claim["differences"] == [
        {"what": "until", "before": "November 2023 (2023-11)", "after": "December 2023 (2023-12)"}
    ]
    assert list(claim["evidence"][0]) == ["change", "before", "after", "differences"]
    assert list(claim["evidence"][0]["after"]) == [
        *("source", "title", "published", "url", "standing", "paragraph", "context", "remark"),
        *("said_by", "manner", "stance", "note"),
    ]
    assert claim["evidence"][0]["after"]["context"][1]["quoted"] is True


def test_a_broken_head_is_told_as_far_as_it_can_be_read(repository: Path) -> None:
    edit(repository, DIPLOMAT, "---\nname", "name")
    edit(repository, MINISTER, "claims:\n", "claims:\n  - fate: seen\n")
    result = diff(repository, "HEAD")
    assert result.exit_code == 0
    assert "(`check` says why): ri-il-gyu." in result.stdout
    assert "Ri Yong Ho" in result.stdout
    assert "withdrawn" not in result.stdout
    (repository / "mkdocs.yml").write_text("nonsense", encoding="utf-8")
    result = diff(repository, "HEAD")
    assert (result.exit_code, result.stdout.splitlines()[1]) == (0, "Nothing could be compared.")


def test_where_the_base_went_on_the_cure_is_told(repository: Path) -> None:
    git(repository, "branch", "topic")
    edit(repository, DIPLOMAT, "    until: 2023-11\n", "    until: 2023-12\n")
    committed(repository)
    git(repository, "checkout", "--quiet", "topic")
    note = "main has commits that this branch does not have; what they did looks undone here."
    assert note in diff(repository, "main").stdout
    for arguments in (["main..."], ["main...topic"], ["main...HEAD"]):
        result = diff(repository, *arguments)
        assert "No claim, entry or source changes." in result.stdout.splitlines()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["nowhere"],
            "git knows no revision 'nowhere'; name a branch, a tag or a commit as `git log` shows it",
        ),
        (["HEAD", "nowhere"], "git knows no revision 'nowhere'"),
        (["--", "--all"], "git knows no revision '--all'"),
        (["nowhere..."], "git knows no revision 'nowhere'"),
        (["..."], "git knows no revision ''"),
    ],
)
def test_a_wrong_revision_is_wrong_usage(repository: Path, arguments: list[str], said: str) -> None:
    result = diff(repository, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_before_there_was_a_knowledge_base(repository: Path, tmp_path: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "empty")
    git(repository, "rm", "-r", "--quiet", "--cached", ".")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "empty")
    lines = diff(repository, "empty", "main").stdout.splitlines()
    assert re.match(
        r"\d+ claims added; \d+ entries added; \d+ disagreements opened; 2 sources added; ", lines[1]
    )
    assert "There is no knowledge base in empty." in lines
