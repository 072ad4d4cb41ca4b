"""What a site is made from, and how little it takes to see that nothing has changed."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from quoth.folders import Folders
from quoth.inputs import inputs, inputs_if_readable, program

HEAVY = {"pydantic", "yaml", "markdown", "mkdocs", "nh3", "pyromark", "quoth.config", "quoth.knowledge"}
"""What takes its time to load."""


def test_help_loads_nothing_that_takes_long() -> None:
    assert HEAVY & loaded_by("--help") == set()


def test_only_what_is_a_file_is_an_input(knowledge_base: Path) -> None:
    before, folders = inputs(Folders(root=knowledge_base)), Folders(root=knowledge_base)
    (knowledge_base / "entries/link.md").symlink_to("vocabulary.yml")
    (knowledge_base / "pages/.hidden.md").touch()
    assert inputs(folders) == inputs_if_readable(folders) == before
    (knowledge_base / "mkdocs.yml").rename(knowledge_base / "elsewhere.yml")
    (knowledge_base / "mkdocs.yml").symlink_to("elsewhere.yml")
    assert inputs_if_readable(folders) == {}


def test_another_version_of_a_package_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    told = set()
    for version in ("1.0", "1.1"):
        (tmp_path / f"tool-{version}.dist-info").mkdir()
        program.cache_clear()
        told.add(program())
        (tmp_path / f"tool-{version}.dist-info").rmdir()
    program.cache_clear()
    assert len({*told, program()}) == 3


def test_where_nothing_changed_nothing_that_takes_long_is_loaded(knowledge_base: Path) -> None:
    asked = ("--root", str(knowledge_base), "check")
    assert HEAVY & loaded_by(*asked) != set()
    assert HEAVY & loaded_by(*asked) == set()


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a command loads."""
    command = [sys.executable, "-X", "importtime", str(ROOT / "build_entries.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
