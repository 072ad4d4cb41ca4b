"""A form that somebody with rights accepts becomes a pull request; outside links have one issue."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from scratch import commit_all, git, run_tool
from test_forms import filled

REPLY = """\
import json, os, sys
with open(os.environ["GH_LOG"], "a", encoding="utf-8") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
if "--body-file" in sys.argv:
    with open(sys.argv[sys.argv.index("--body-file") + 1], encoding="utf-8") as body:
        sys.stderr.write(body.read())
replies = json.loads(os.environ["GH_REPLIES"])
reply = replies.get(" ".join(sys.argv[1:3]), "")
if reply == "refused":
    sys.exit("GitHub Actions is not permitted to create or approve pull requests")
print(reply)
"""


@dataclass(frozen=True)
class Hub:
    """A repository with its origin, and a `gh` that notes what it is asked to do."""

    root: Path
    origin: Path
    log: Path
    environment: dict[str, str]

    def event(self, body: str, *, number: int = 7, login: str = "an-editor") -> None:
        event = {
            "issue": {"number": number, "body": body, "title": "$(touch owned)"},
            "sender": {"login": login},
            "repository": {"default_branch": "main"},
        }
        Path(self.environment["GITHUB_EVENT_PATH"]).write_text(json.dumps(event), encoding="utf-8")

    def run(self, command: str, **replies: str) -> tuple[int, str]:
        """Run a command of tools/forge.py; the replies of `gh` go by its first two words, as `pr_create`."""
        said = json.dumps({key.replace("_", " ", 1): reply for key, reply in replies.items()})
        return run_tool("forge.py", command, at=self.root, **self.environment, GH_REPLIES=said)

    @property
    def asked(self) -> list[list[str]]:
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return [json.loads(line) for line in lines]


@pytest.fixture
def hub(knowledge_base: Path, tmp_path: Path) -> Hub:
    repository = commit_all(knowledge_base)
    origin, programs = tmp_path / "origin.git", tmp_path / "programs"
    git(repository, "clone", "--quiet", "--bare", str(repository), str(origin))
    git(repository, "remote", "add", "origin", str(origin))
    programs.mkdir()
    (programs / "gh").write_text(f"#!{sys.executable}\n{REPLY}", encoding="utf-8")
    (programs / "gh").chmod(0o755)
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "GH_LOG": str(tmp_path / "log"),
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "GITHUB_REPOSITORY": "owner/repository",
    }
    return Hub(repository, origin, tmp_path / "log", environment)


@pytest.mark.parametrize(
    ("login", "may", "code"),
    [
        ("an-editor", "write", 0),
        ("an-editor", "admin", 0),
        ("a-reader", "read", 1),
        ("a-reader", "triage", 1),
        ("nobody", "none", 1),
        ("../../evil", "admin", 1),
        ("some[bot]", "admin", 1),
        ("an-editor_company", "write", 0),
    ],
)
def test_only_who_may_write_accepts(hub: Hub, login: str, may: str, code: int) -> None:
    hub.event("", login=login)
    path = f"repos/owner/repository/collaborators/{login}/permission"
    assert hub.run("issue-allowed", **{f"api_{path}": may})[0] == code


def test_an_accepted_form_becomes_a_pull_request(hub: Hub) -> None:
    claims = "said: left\nsource: king-2024\nquote: slipped away from his post in late November 2023"
    hub.event(filled(name="Somebody New", claims=claims, prose="He left. @everyone $(touch owned)"))
    assert hub.run("issue-file") == (0, "")
    code, said = hub.run("issue-answer", pr_create="https://example.org/pull/8")
    assert code == 0, said
    assert [asked[:2] for asked in hub.asked] == [
        ["auth", "setup-git"],
        ["pr", "create"],
        ["issue", "comment"],
    ]
    title = "entries/people/somebody-new.md, from issue #7"
    assert hub.asked[1] == [
        *("pr", "create", "--base", "main", "--head", "issue-7"),
        *("--title", title, "--body-file", "build/issue/pull-request.md"),
    ]
    pull = (hub.root / "build" / "issue" / "pull-request.md").read_text(encoding="utf-8")
    assert pull.startswith(
        "Closes #7.\n\nThis makes `entries/people/somebody-new.md`. What the checks say of it:\n\n**1 error"
    )
    assert "(`quote-not-found`)" in pull
    answer = (hub.root / "build" / "issue" / "answer.md").read_text(encoding="utf-8")
    assert answer.endswith("\nThe pull request: https://example.org/pull/8\n")
    assert git(hub.origin, "log", "--format=%s", "main..issue-7") == title
    assert git(hub.origin, "diff", "--name-only", "main", "issue-7") == "entries/people/somebody-new.md"
    assert not list(hub.root.rglob("owned"))


def test_where_no_pull_request_may_be_opened_the_answer_says_what_to_set(hub: Hub) -> None:
    hub.event(filled(name="Somebody New"))
    assert hub.run("issue-file") == (0, "")
    code, said = hub.run("issue-answer", pr_create="refused")
    assert code == 1
    assert "gh pr create could not be done: " in said
    assert hub.asked[-1][:2] == ["issue", "comment"]
    answer = (hub.root / "build" / "issue" / "answer.md").read_text(encoding="utf-8")
    assert "\nThe file is on the branch `issue-7`, but no pull request could be opened." in answer
    assert "*Allow GitHub Actions to create and approve pull requests*" in answer
    assert git(hub.origin, "diff", "--name-only", "main", "issue-7") == "entries/people/somebody-new.md"


def test_what_is_missing_is_answered(hub: Hub) -> None:
    hub.event(filled(name="Somebody New", id="../x", claims="hold: a post"))
    assert hub.run("issue-file") == (0, "")
    assert hub.run("issue-answer")[0] == 0
    assert hub.asked == [["issue", "comment", "7", "--body-file", "build/issue/answer.md"]]
    answer = (hub.root / "build" / "issue" / "answer.md").read_text(encoding="utf-8")
    assert answer.startswith("No file could be made of this form yet.")
    assert answer.count("\n- **error** ") == 2
    assert git(hub.origin, "branch", "--format=%(refname:short)") == "main"


def test_a_branch_with_corrections_is_left_alone(hub: Hub) -> None:
    git(hub.root, "push", "--quiet", "origin", "main:refs/heads/issue-7")
    hub.event(filled(name="Somebody New"))
    assert [hub.run(command)[0] for command in ("issue-file", "issue-answer")] == [0, 0]
    assert [asked[:2] for asked in hub.asked] == [["auth", "setup-git"], ["issue", "comment"]]
    assert git(hub.origin, "rev-parse", "issue-7") == git(hub.origin, "rev-parse", "main")


@pytest.mark.parametrize(
    ("report", "open_", "asked"),
    [
        ("", "[]", [["issue", "list"]]),
        ("", '[{"number": 4}]', [["issue", "list"], ["issue", "close", "4"]]),
        ("one is gone", '[{"number": 4}, {"number": 3}]', [["issue", "list"], ["issue", "edit", "3"]]),
        ("one is gone", "[]", [["issue", "list"], ["label", "create"], ["issue", "create"]]),
    ],
)
def test_there_is_one_issue_about_links(hub: Hub, report: str, open_: str, asked: list[list[str]]) -> None:
    (hub.root / "build").mkdir()
    (hub.root / "build" / "outside-links.md").write_text(report, encoding="utf-8")
    assert hub.run("links-issue", issue_list=open_)[0] == 0
    assert [said[: len(wanted)] for said, wanted in zip(hub.asked, asked, strict=True)] == asked
