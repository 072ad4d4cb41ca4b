"""Of a proposal only what may be proposed is taken, and the jobs say what is wrong with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from make import ROOT
from scratch import commit_all, git, run_tool
from test_workflows import load

from quoth.disk import files_below


@pytest.fixture
def repository(knowledge_base: Path) -> Path:
    return commit_all(knowledge_base)


def proposed(repository: Path) -> str:
    """Commit what stands in the work tree on a branch of its own, and go back; return the commit."""
    git(repository, "switch", "--quiet", "--create", "proposal")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "A proposal")
    git(repository, "switch", "--quiet", "main")
    return git(repository, "rev-parse", "proposal")


def test_of_a_proposal_only_sources_entries_and_pages_are_taken(repository: Path) -> None:
    (repository / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    (repository / "theme" / "main.html").write_text("<script>mine</script>", encoding="utf-8")
    (repository / "src").mkdir()
    (repository / "src" / "@team `x`.py").write_text("mine", encoding="utf-8")
    (repository / "entries" / "people" / "new-one.md").write_text("---\nname: New\n---\n", encoding="utf-8")
    (repository / "entries" / "places.yml").unlink()
    (repository / "sources" / "king-2024.md").write_text("changed", encoding="utf-8")
    (repository / "pages" / "about.md").unlink()
    commit = proposed(repository)
    code, told = run_tool("proposal.py", commit, at=repository)
    assert code == 0, told
    assert git(repository, "status", "--porcelain").splitlines() == [
        "D entries/places.yml",
        " D pages/about.md",
        " M sources/king-2024.md",
        "?? entries/people/new-one.md",
    ]
    base = git(repository, "rev-parse", "--short", "HEAD")
    assert told.splitlines()[2:] == [
        f"The program, the theme and the settings are those of `{base}`, as they were before this "
        f"proposal. Taken from the proposal, `{commit[:9]}`, are only `sources/`, `entries/` (with "
        "`vocabulary.yml` and `places.yml`) and `pages/`.",
        "",
        "It changes other files too. They took no part in this; the tests use them:",
        "",
        "- `mkdocs.yml`",
        "- ``src/@team `x`.py``",
        "- `theme/main.html`",
        "",
    ]


@pytest.mark.parametrize("path", ["entries/people/passwd.md", "pages", "sources/king-2024.md"])
def test_links_are_not_taken(repository: Path, path: str) -> None:
    if (repository / path).is_dir():
        shutil.rmtree(repository / path)
    (repository / path).unlink(missing_ok=True)
    (repository / path).symlink_to("/etc")
    code, told = run_tool("proposal.py", proposed(repository), at=repository)
    assert (code, told) == (1, f"Not taken, since these are links and no files: `{path}`\n")
    assert git(repository, "status", "--porcelain") == ""


@pytest.mark.parametrize("commit", ["", "--output=x", "no-such-branch", "HEAD; touch x"])
def test_a_commit_that_there_is_not(repository: Path, commit: str) -> None:
    code, _ = run_tool("proposal.py", commit, at=repository)
    assert code == 1
    assert git(repository, "status", "--porcelain") == ""


def test_going_back_to_main_leaves_nothing_of_a_pull_request(repository: Path) -> None:
    (repository / "Makefile").write_text("site:\n\techo main's\n", encoding="utf-8")
    (repository / "tool.py").write_text("print(1 + 1)\n", encoding="utf-8")
    (repository / "tools").mkdir()
    (repository / "tools" / "setup.sh").write_text("echo main's\n", encoding="utf-8")
    (repository / "readme.md").write_text("It reads.\n", encoding="utf-8")
    commit_all(repository)
    was = {path: path.read_bytes() for path in files_below(repository)}
    # Entries with other line ends look changed; files that are not rewritten keep another encoding.
    attributes = "*.yml text\ntool.py working-tree-encoding=UTF-7\nreadme.md eol=crlf\n"
    (repository / "entries" / "places.yml").write_bytes(b"a: 1\r\n")
    git(repository, "switch", "--quiet", "--create", "pull-request")
    git(repository, "add", "--all")
    (repository / ".gitattributes").write_text(attributes, encoding="utf-8")
    (repository / ".gitignore").write_text("Makefile\nleft.py\n", encoding="utf-8")
    (repository / "Makefile").unlink()
    (repository / "Makefile").mkdir()
    (repository / "Makefile" / "left.py").write_text("mine", encoding="utf-8")
    shutil.rmtree(repository / "tools")
    (repository / "tools").symlink_to("sources")
    git(repository, "add", "--all", "--force", ".gitattributes", ".gitignore", "Makefile", "tools")
    git(repository, "commit", "--quiet", "--message", "A pull request")
    # As the forge puts it there.
    git(repository, "read-tree", "--empty")
    git(repository, "clean", "--quiet", "-ffdx")
    git(repository, "reset", "--quiet", "--hard")
    assert (repository / "tool.py").read_bytes() == b"print(1 +- 1)\n"
    assert git(repository, "status", "--porcelain") == "M entries/places.yml"
    steps = load(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["entries"]["steps"]
    command = next(step["run"] for step in steps if "run" in step)
    subprocess.run(["bash", "-ec", command], cwd=repository, check=True)  # noqa: S607
    assert {path: path.read_bytes() for path in files_below(repository)} == was
    assert git(repository, "status", "--porcelain", "--ignored") == ""


def with_the_program(root: Path) -> None:
    """Put beside a knowledge base what the targets of the Makefile need, its environment being ours."""
    for name in ("Makefile", "build_entries.py"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "tools", root / "tools")
    (root / "tools" / "setup.sh").write_text("", encoding="utf-8")
    (root / ".venv").symlink_to(sys.prefix)


def test_the_jobs_of_a_pull_request(knowledge_base: Path, tmp_path: Path) -> None:
    with_the_program(knowledge_base)
    commit_all(knowledge_base)
    person = knowledge_base / "entries" / "people" / "ri-il-gyu.md"
    text = person.read_text(encoding="utf-8")
    person.write_text(text.replace("in late November 2023", "in November of 2023", 1), encoding="utf-8")
    (knowledge_base / "build_entries.py").write_text("print('0 errors')", encoding="utf-8")
    commit = proposed(knowledge_base)
    git(knowledge_base, "merge", "--quiet", "--no-ff", "--message", "As GitHub merges it", commit)
    merged = git(knowledge_base, "rev-parse", "HEAD")
    summary = tmp_path / "summary.md"
    said = {}
    for step in load(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["entries"]["steps"]:
        command = step.get("run", "")
        if command.startswith(("git", "make proposal", "make findings", "make diff")):
            done = subprocess.run(
                ["bash", "-ec", command],  # noqa: S607
                cwd=knowledge_base,
                env={**os.environ, "GITHUB_SHA": merged, "GITHUB_STEP_SUMMARY": str(summary)},
                capture_output=True,
                text=True,
                check=False,
            )
            said[" ".join(command.split()[:2])] = (done.returncode, done.stdout)
    assert {command: code for command, (code, _) in said.items()} == {
        "git read-tree": 0,
        "make proposal": 0,
        "make findings": 2,
        "make diff": 0,
    }
    assert "::error file=entries/people/ri-il-gyu.md,line=" in said["make findings"][1]
    told = summary.read_text(encoding="utf-8")
    assert "\n\n- `build_entries.py`\n" in told
    assert "- **error** `entries/people/ri-il-gyu.md:" in told
    assert "write instead: `" in told
    assert "\n\nFrom HEAD to the files as they stand.\n" in told
    assert "\n### Ri Il Gyu\n" in told
