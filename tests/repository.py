"""Git repositories for tests."""

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, day: str = "2024-05-01") -> None:
    """Run git in a folder, as nobody in particular and on a certain day."""
    who = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    command = ["git", "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(
        command, cwd=folder, env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **who, **when}, check=True
    )


def commit(folder: Path, name: str, text: str, day: str) -> None:
    """Write a file and commit it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "a change", day=day)
