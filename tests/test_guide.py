"""The guide and the README keep up with the program."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from quoth.config import Config
from quoth.findings import Code

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "pages/guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_code_has_a_heading_and_every_heading_a_code() -> None:
    findings = GUIDE.partition("\n## Findings\n")[2]
    assert sorted(re.findall(r"^### `?([a-z0-9-]+)`?$", findings, re.MULTILINE)) == sorted(
        code.value for code in Code
    )


def test_every_setting_is_explained() -> None:
    own = {"edit", "quota", "shortest_quote", "largest_file"}
    assert own <= {field.name for field in fields(Config)}
    assert [name for name in sorted(own) if f"`{name.replace('_', '-')}`" not in GUIDE] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.split(r"[<>=]", requirement)[0] for requirement in project["project"]["dependencies"]]
    names += [
        re.split(r"[<>=]", each)[0] for each in project["dependency-groups"]["test"] if isinstance(each, str)
    ]
    assert names
    assert [name for name in names if f"`{name}`" not in README] == []


def test_the_first_screen_says_how_to_begin() -> None:
    first = "\n".join(README.splitlines()[:30])
    assert "make site" in first
    assert "make test" in first
    assert re.search(r"!\[[^\]]+\]\((.+?)\)", first)
    assert (ROOT / ".github/page.png").stat().st_size > 10_000
