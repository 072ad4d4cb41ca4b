"""What GitHub and GitLab run: targets that run here too, with the least rights."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from make import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
MAY_WRITE = {
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("links", "links"): {"contents": "read", "issues": "write"},
    ("issue-to-pull-request", "propose"): {"contents": "write", "pull-requests": "write", "issues": "write"},
}
"""The jobs that may do more than read, and what."""
NO_TARGETS = {
    # Before these, what stands in the work tree is the proposal's, and no code of it may run.
    "git read-tree --empty",
    "git clean --quiet -ffdx",
    "git checkout --quiet --force --detach HEAD^1",
    'git checkout --quiet --force --detach "$CI_MERGE_REQUEST_DIFF_BASE_SHA"',
}
"""What is run beside targets of the Makefile."""
_MAKE = re.compile(r'make [a-z-]+( [A-Z]+=("\$[A-Z_]+"|[\w./-]+))*')
_USES = re.compile(
    r"^ *(?:- )?uses: (?P<name>[\w/-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)$"
)


def load(path: Path) -> Any:
    """Return what a file of YAML says, each value as text, since `on` would be true."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (it makes text alone)


def jobs() -> list[tuple[str, str, Any]]:
    return [(path.stem, name, job) for path in WORKFLOWS for name, job in load(path)["jobs"].items()]


def commands() -> list[str]:
    """Return all that the jobs of both forges run."""
    github = [
        line for _, _, job in jobs() for step in job["steps"] for line in step.get("run", "").splitlines()
    ]
    gitlab = [job for job in load(GITLAB).values() if isinstance(job, dict)]
    lines = [line for job in gitlab for key in ("script", "after_script") for line in job.get(key, ())]
    return sorted({*github, *lines})


def tool(name: str, *arguments: str | Path) -> tuple[int, str]:
    """Run a program that was installed beside this Python."""
    program = Path(sys.executable).parent / name
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_there_are_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "issue-to-pull-request", "links", "publish"]


@pytest.mark.parametrize("command", commands())
def test_what_is_run_is_a_target_that_there_is(command: str) -> None:
    if command in NO_TARGETS:
        return
    assert _MAKE.fullmatch(command), f"put it into the Makefile: {command}"
    done = subprocess.run(
        [*shlex.split(command), "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_reads_and_is_not_started_by_strangers_with_rights(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) <= {"pull_request", "push", "schedule", "workflow_dispatch", "issues"}
    assert "concurrency" in workflow
    assert "secrets." not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("workflow", "name", "job"), jobs(), ids=lambda value: str(value)[:20])
def test_a_job_has_the_rights_it_needs_and_an_end(workflow: str, name: str, job: Any) -> None:
    assert job.get("permissions") == MAY_WRITE.get((workflow, name))
    assert 0 < int(job["timeout-minutes"]) <= 60
    for step in job["steps"]:
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
        if "GH_TOKEN" in step.get("env", {}):
            assert (workflow, name) in MAY_WRITE


def test_a_pull_request_gets_no_token_and_no_cache_where_it_is_judged() -> None:
    check = next(path for path in WORKFLOWS if path.stem == "check")
    steps = load(check)["jobs"]["entries"]["steps"]
    assert "TOKEN" not in check.read_text(encoding="utf-8")
    assert not [step for step in steps if "cache" in step.get("uses", "")]
    runs = [step for step in steps if "run" in step]
    assert load(check)["jobs"]["entries"]["if"] == "github.event_name == 'pull_request'"
    assert runs[0]["run"].splitlines()[-1] == "git checkout --quiet --force --detach HEAD^1"
    assert runs[1]["run"].startswith("make proposal ")
    assert runs[1]["id"] == "proposal"
    # Without a condition a step runs only if all before it went well.
    assert {step["if"] for step in steps if "if" in step} == {
        "${{ !cancelled() && steps.proposal.outcome == 'success' }}"
    }


def test_a_merge_request_is_judged_by_nothing_that_runs_in_any_case() -> None:
    job = load(GITLAB)["check"]
    runs = [line.split(" --")[0] for line in job["script"]]
    assert runs[:3] == ["git read-tree", "git clean", "git checkout"]
    assert runs[3].startswith("make proposal ")
    assert not {"before_script", "after_script"} & {*job, *load(GITLAB), *load(GITLAB)["default"]}


def test_every_action_is_pinned_and_an_action_has_one_pin() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                match = _USES.match(line)
                assert match, f"{path.name}: pin it by its commit, with the version behind it: {line.strip()}"
                pins.setdefault(match["name"], set()).add(match["commit"])
    assert {name: len(commits) for name, commits in pins.items()} == dict.fromkeys(pins, 1)
    assert {name.split("/")[0] for name in pins} == {"actions"}


def test_actionlint_finds_nothing() -> None:
    assert tool("actionlint", "-no-color", *WORKFLOWS) == (0, "")


def test_zizmor_finds_nothing() -> None:
    code, said = tool(
        "zizmor", "--offline", "--no-config", "--persona", "auditor", "--color", "never", GITHUB
    )
    assert code == 0, said
    assert "No findings to report" in said


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", sorted(set((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml")))),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("dependabot", [GITHUB / "dependabot.yml"]),
        ("gitlab-ci", [GITLAB]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_forge_reads_fits_its_schema(schema: str, files: list[Path]) -> None:
    code, said = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
    assert code == 0, said


def test_who_proposes_something_is_led_to_the_rules_about_living_people() -> None:
    forms = [path for path in (GITHUB / "ISSUE_TEMPLATE").glob("new-*.yml") if path.stem != "new-source"]
    assert len(forms) == 3
    for path in (*forms, GITHUB / "pull_request_template.md"):
        # From /owner/repository/issues/new and /owner/repository/pull/1 alike.
        assert "](../blob/main/pages/living-people.md)" in path.read_text(encoding="utf-8")
    assert (ROOT / "pages" / "living-people.md").is_file()


def test_what_is_published_was_checked() -> None:
    steps = load(GITHUB / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    made = ["make check", "make site", "make verify", "make archive"]
    assert [step["run"] for step in steps if "run" in step] == made
    assert load(GITLAB)["pages"]["script"] == made[1:]


def test_the_address_of_the_form_for_errors_fills_in_what_the_form_has() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    keys = dict(re.findall(r"[?&]([a-z]+)=([\w{}.-]+)", re.search(r"report: (\S+)", contributing)[1]))  # type: ignore[index]
    form = GITHUB / "ISSUE_TEMPLATE" / keys.pop("template")
    assert keys == {"title": "{title}", "file": "{file}", "page": "{page}"}
    assert {"file", "page"} <= {field.get("id") for field in load(form)["body"]}
