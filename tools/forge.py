"""What jobs on GitHub do there: answer an issue, open a pull request, keep the issue about outside links.

    forge.py issue-allowed   fails unless who set the label may write to the repository
    forge.py issue-file      writes the file that the issue proposes, and what to answer
    forge.py issue-answer    pushes a branch, opens a pull request, and answers
    forge.py links-issue     opens, changes or closes the one issue about outside links

The words of an issue come from the file of the event and go into files: into no shell, no address, no title
and no name of a branch. `gh`, which every runner of GitHub has, talks to GitHub.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from quoth import site
from quoth.forge_text import code
from quoth.propose import from_issue
from quoth.report import as_markdown

FOLDER = Path("build", "issue")
FORM, ANSWER, STATE = FOLDER / "form.md", FOLDER / "answer.md", FOLDER / "state.json"
LONGEST = 60_000
"""Bytes of an answer; GitHub takes 65,536 characters."""
AGAIN = "take the label off and set it again"
NO_PULL_REQUEST = (
    "The file is on the branch `{branch}`, but no pull request could be opened. Most often a setting forbids "
    "it: in the settings of the repository, under Actions, General, Workflow permissions, tick *Allow GitHub "
    f"Actions to create and approve pull requests*. Then delete the branch, and {AGAIN}; or open the pull "
    "request by hand."
)
LINKS = Path("build", "outside-links.md")
LINKS_LABEL = "outside links"
LINKS_TITLE = "Addresses of sources that do not answer"
AUTHOR = (
    *("-c", "user.name=github-actions[bot]"),
    *("-c", "user.email=41898282+github-actions[bot]@users.noreply.github.com"),
)


class NotDoneError(SystemExit):
    """What a program could not do, and what it says; it ends the job unless something can be made of it."""


def issue_allowed() -> None:
    """Go on only if who set the label may write: labels can be set by people who may not."""
    login = _event()["sender"]["login"]
    repository = os.environ["GITHUB_REPOSITORY"]
    # An underscore is in the names of accounts that a company manages.
    if not re.fullmatch(r"[A-Za-z0-9_-]+", login) or not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise SystemExit(f"{login!r} is no person on GitHub who could have write rights.")
    may = _run(
        "gh", "api", f"repos/{repository}/collaborators/{login}/permission", "--jq", ".permission"
    ).strip()
    if may not in ("admin", "write"):
        raise SystemExit(f"{login} may not write here (but {may}), so the label changes nothing.")


def issue_file() -> None:
    """Write the proposed file into this work tree, and the answer into a file."""
    event = _event()
    FOLDER.mkdir(parents=True, exist_ok=True)
    FORM.write_text(event["issue"]["body"] or "", encoding="utf-8", errors="replace", newline="")
    before = site.check(Path())
    made, found = from_issue(Path(), FORM)
    if made is None:
        said = f"No file could be made of this form yet. Correct the issue, then {AGAIN}."
    else:
        found = sorted({*found, *site.check(Path())} - set(before))
        said = f"This makes {code(made.path)}. What the checks say of it:"
    ANSWER.write_text(f"{said}\n\n{as_markdown(found, largest=LONGEST)}\n", encoding="utf-8")
    STATE.write_text(
        json.dumps(
            {
                "number": int(event["issue"]["number"]),
                "base": event["repository"]["default_branch"],
                "path": made.path if made else None,
            }
        ),
        encoding="utf-8",
    )


def issue_answer() -> None:
    """Push what was made as a branch, open a pull request, and answer in the issue."""
    state = json.loads(STATE.read_text(encoding="utf-8"))
    number, branch = str(state["number"]), f"issue-{state['number']}"
    if state["path"] is None:
        _run("gh", "issue", "comment", number, "--body-file", str(ANSWER))
        return
    _run("gh", "auth", "setup-git")
    if _run("git", "ls-remote", "--heads", "origin", f"refs/heads/{branch}"):
        ANSWER.write_text(
            f"There is a branch `{branch}` already, perhaps with corrections in it, so nothing was changed. "
            f"Correct it there; or delete it, then {AGAIN}.\n",
            encoding="utf-8",
        )
        _run("gh", "issue", "comment", number, "--body-file", str(ANSWER))
        return
    title = f"{state['path']}, from issue #{number}"
    _run("git", "switch", "--quiet", "--create", branch)
    _run("git", "add", "--", state["path"])
    _run("git", *AUTHOR, "commit", "--quiet", "--message", title)
    _run("git", "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    body = FOLDER / "pull-request.md"
    body.write_text(f"Closes #{number}.\n\n{ANSWER.read_text(encoding='utf-8')}", encoding="utf-8")
    refused = None
    try:
        address = _run(
            *("gh", "pr", "create", "--base", state["base"], "--head", branch),
            *("--title", title, "--body-file", str(body)),
        ).strip()
        said = f"The pull request: {address}"
    except NotDoneError as exc:
        refused = exc
        said = NO_PULL_REQUEST.format(branch=branch)
    with ANSWER.open("a", encoding="utf-8") as answer:
        answer.write(f"\n{said}\n")
    _run("gh", "issue", "comment", number, "--body-file", str(ANSWER))
    if refused is not None:
        raise refused


def links_issue() -> None:
    """Keep one issue open while addresses do not answer, and none else."""
    report = LINKS.read_text(encoding="utf-8")
    listed = _run("gh", "issue", "list", "--label", LINKS_LABEL, "--state", "open", "--json", "number")
    numbers = sorted(str(int(issue["number"])) for issue in json.loads(listed))
    if not report:
        for number in numbers:
            _run("gh", "issue", "close", number, "--comment", "All addresses answer again.")
    elif numbers:
        _run("gh", "issue", "edit", numbers[0], "--body-file", str(LINKS))
    else:
        _run(
            "gh", "label", "create", LINKS_LABEL, "--force", "--description", "Sources that cannot be reached"
        )
        _run(
            *("gh", "issue", "create", "--title", LINKS_TITLE),
            *("--label", LINKS_LABEL, "--body-file", str(LINKS)),
        )


COMMANDS = {
    "issue-allowed": issue_allowed,
    "issue-file": issue_file,
    "issue-answer": issue_answer,
    "links-issue": links_issue,
}


def _event() -> Any:
    return json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))


def _run(*command: str) -> str:
    """Run a program, with no shell between; what it says against it ends the job."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise NotDoneError(f"{' '.join(command[:3])} could not be done: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    COMMANDS[sys.argv[1]]()
