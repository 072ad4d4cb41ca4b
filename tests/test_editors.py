"""What is offered to editors works: snippets, tasks, settings of the editor, and the hooks of git."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import copy_knowledge_base
from make import ROOT, VOCABULARY
from pre_commit import clientlib
from schema_cases import faults

from quoth import site
from quoth.cli import main
from quoth.findings import Code, Finding, Severity
from quoth.ids import KindId
from quoth.load.prose import read_prose
from quoth.place import Place
from quoth.report import as_text

FOLDER = ROOT / ".vscode"
SNIPPETS = json.loads((FOLDER / "quoth.code-snippets").read_text("utf-8"))
TASKS = {task["label"]: task for task in json.loads((FOLDER / "tasks.json").read_text("utf-8"))["tasks"]}
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
CLAIM = "name: A\nclaims:\n  - described-as: b\n    evidence:\n      - source: c\n        quote: d e f\n"


def expanded(prefix: str) -> str:
    """Return what a snippet inserts when every stop is left as it is, the first choice taken."""
    body = "\n".join(next(one["body"] for one in SNIPPETS.values() if one["prefix"] == prefix))
    body = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", body)
    return re.sub(r"\$\d+", "", re.sub(r"\$\{\d+:([^}]*)\}", r"\1", body))


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


@pytest.mark.parametrize("name", ["person", "event", "post", "source"])
def test_a_snippet_makes_a_file_that_can_be_read(name: str) -> None:
    begin, head, body = expanded(name).split("---\n")
    assert begin == ""
    assert [str(finding) for finding in faults(name, head)] == []
    assert [str(finding) for finding in read_prose(body, Place("x.md"))[1]] == []
    assert body


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("person", CLAIM + indented(expanded("claim"), 2)),
        ("person", CLAIM + indented(expanded("evidence"), 6)),
        ("places", expanded("place") + "\n"),
    ],
)
def test_a_snippet_fits_into_a_file(name: str, text: str) -> None:
    assert [str(finding) for finding in faults(name, text)] == []


@pytest.mark.parametrize("prefix", ["citation", "citation-quote"])
def test_a_snippet_cites(prefix: str) -> None:
    prose, found = read_prose(f"He {expanded(prefix)}.", Place("x.md"))
    assert found == []
    assert [link.target for link in prose.links] == ["id-of-the-source"]


@pytest.mark.parametrize("kind", ["person", "post"])
def test_a_snippet_offers_properties_that_the_kind_may_use(kind: str) -> None:
    body = "\n".join(next(one["body"] for one in SNIPPETS.values() if one["prefix"] == kind))
    offered = re.findall(r"- \$\{\d+\|(.*?)\|\}:", body)[0].split(",")
    wanted = [name for name, one in VOCABULARY.properties.items() if KindId(kind) in one.of]
    assert sorted(offered) == sorted(set(offered) & set(wanted))


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_the_settings_of_the_editor_are_json(path: Path) -> None:
    assert isinstance(json.loads(path.read_text("utf-8")), dict)


def test_the_editor_knows_which_schema_is_for_which_file() -> None:
    schemas = json.loads((FOLDER / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert [path for pair in schemas.items() for path in pair if not (ROOT / path).is_file()] == []


def commands() -> list[list[str]]:
    """Return the words behind `build_entries.py` of every task and hook."""
    tasks = [task["args"] for task in TASKS.values()]
    return [
        words[words.index("build_entries.py") + 1 :]
        for words in [*tasks, *(h["entry"].split() for h in HOOKS)]
    ]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_tasks_and_hooks_name_commands_that_exist(words: list[str]) -> None:
    if not words:
        return
    options = {name for parameter in main.commands[words[0]].params for name in parameter.opts}
    assert set(words[1:]) <= options


def matched(line: str) -> dict[str, str] | None:
    """Return what the editor makes of a line of the output."""
    pattern: dict[str, Any] = TASKS["Quoth: check"]["problemMatcher"]["pattern"]
    match = re.search(pattern["regexp"], line)
    return match and {key: match[group] for key, group in pattern.items() if key != "regexp"}


@pytest.mark.parametrize("code", [Code.QUOTE_NOT_FOUND, Code.NOT_UTF8, Code.UNUSED_SOURCE, Code.TERMS_GAP])
def test_a_finding_becomes_a_problem(code: Code) -> None:
    finding = Finding(Place("entries/people/x.md", 9, 16), code, "says 'a: b' [c]", fix="d")
    lines = as_text([finding]).splitlines()
    assert [matched(line) for line in lines] == [
        {
            "file": "entries/people/x.md",
            "line": "9",
            "column": "16",
            "severity": finding.severity.value,
            "message": "says 'a: b' [c]",
            "code": code.value,
        },
        None,
        None,
    ]


def test_every_severity_has_a_sign_in_the_problems_list() -> None:
    matcher = TASKS["Quoth: check"]["problemMatcher"]
    by_name = {severity.value for severity in Severity} & {"error", "warning", "info"}
    assert {severity.value for severity in Severity} - by_name == {"advice"}
    assert matcher["severity"] == "info"  # taken for a severity that the editor does not know


def misquote(root: Path) -> Path:
    """Put one wrong word into a quote, and return the file."""
    path = root / "entries/people/ri-il-gyu.md"
    text = path.read_text("utf-8")
    wrong = "slipped away from the consulate in late November 2023"
    assert "slipped away from the embassy in late November 2023" in text
    path.write_text(text.replace("slipped away from the embassy in late November 2023", wrong), "utf-8")
    return path


def test_real_findings_become_problems(knowledge_base: Path) -> None:
    misquote(knowledge_base)
    found = site.check(knowledge_base)
    problems = [problem for line in as_text(found).splitlines() if (problem := matched(line))]
    assert [(one["file"], int(one["line"]), one["code"]) for one in problems] == [
        (finding.place.path, finding.place.line, finding.code) for finding in found
    ]
    assert "quote-not-found" in [one["code"] for one in problems]


def test_the_hooks_are_what_pre_commit_expects() -> None:
    read = clientlib.load_config(str(ROOT / ".pre-commit-config.yaml"))
    assert [hook["id"] for hook in read["repos"][0]["hooks"]] == ["check", "fmt"]


def test_a_commit_with_a_misquoted_sentence_is_refused(tmp_path: Path) -> None:
    root = copy_knowledge_base(tmp_path / "kb")
    for name in ("build_entries.py", ".pre-commit-config.yaml"):
        shutil.copy(ROOT / name, root)
    bin_ = Path(sys.executable).parent
    environment = {
        "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False)

    for words in (("git", "init", "-q"), ("git", "add", "-A"), ("pre-commit", "install")):
        assert run(*words).returncode == 0
    good = run("git", "commit", "-q", "-m", "Begin")
    assert good.returncode == 0, good.stdout + good.stderr
    path = misquote(root)
    bad = run("git", "commit", "-q", "-a", "-m", "Misquote")
    assert bad.returncode == 1
    said = bad.stdout + bad.stderr
    assert re.search(rf"{path.relative_to(root).as_posix()}:\d+:\d+: error: .* \[quote-not-found\]", said)
    assert "write instead: slipped away from the embassy in late November 2023" in said
    assert run("git", "rev-list", "--count", "HEAD").stdout == "1\n"
