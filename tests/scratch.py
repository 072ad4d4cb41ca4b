"""A scratch repository with the real knowledge base, and our tools run in it."""

import os
import subprocess
import sys
from pathlib import Path

from make import ROOT


def git(folder: Path, *arguments: str) -> str:
    author = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", "-C", str(folder), *author, *arguments],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit_all(knowledge_base: Path) -> Path:
    """Make a knowledge base a repository of one commit, on main."""
    git(knowledge_base, "init", "--quiet")
    (knowledge_base / ".gitignore").write_text("/build/\n/site/\n", encoding="utf-8")
    git(knowledge_base, "add", "--all")
    git(knowledge_base, "commit", "--quiet", "--message", "All of it")
    return knowledge_base


def run_tool(name: str, *arguments: str, at: Path, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / name, *arguments],
        cwd=at,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
