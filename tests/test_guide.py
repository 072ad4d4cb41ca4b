"""The guide for editors and the README name what there is, and nothing else."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from quoth.config import Config
from quoth.fields import Format
from quoth.findings import Code, Finding
from quoth.load.entries import ClaimFormat, EntryFormat, EvidenceFormat
from quoth.load.places import PlaceFormat
from quoth.load.sources import SourceFormat
from quoth.load.vocabulary import KindFormat, PropertyFormat
from quoth.place import Place

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "pages" / "guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def section(text: str, heading: str) -> str:
    """Return what stands below a heading of the second level."""
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def packages() -> list[str]:
    """Return the names of all packages that the program and its tests ask for."""
    groups = PROJECT["dependency-groups"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(package for group in groups for package in group)]
    return sorted({re.split("[<>=]", package)[0] for package in wanted if isinstance(package, str)})


def test_every_code_has_a_heading_and_no_other_has() -> None:
    headings = re.findall(r"^### (.+)$", section(GUIDE, "Findings"), re.MULTILINE)
    assert sorted(headings) == sorted(Code)


@pytest.mark.parametrize("code", Code)
def test_the_guide_names_the_severity(code: Code) -> None:
    severity = Finding(Place("x.md"), code, "").severity.capitalize()
    assert f"\n### {code}\n\n*{severity}.* " in GUIDE


def test_every_setting_is_in_the_guide() -> None:
    of_mkdocs = {"site_name", "site_description", "site_url"}
    ours = {field.name for field in fields(Config)} - {"root", "overlay"} - of_mkdocs
    wanted = of_mkdocs | {name.replace("_", "-") for name in ours}
    assert [name for name in sorted(wanted) if f"`{name}`" not in section(GUIDE, "Settings")] == []


@pytest.mark.parametrize("package", packages())
def test_every_package_has_a_line(package: str) -> None:
    assert f"\n- `{package}`: " in section(README, "Dependencies")


def test_the_first_screen_of_the_readme_says_how_to_begin() -> None:
    first = "\n".join(README.splitlines()[:30])
    assert "\nmake site " in first
    assert "\nmake test " in first
    picture = re.search(r"!\[[^\]]+\]\((.+?)\)", first)
    assert picture is not None
    assert (ROOT / picture[1]).is_file()


def test_every_promise_names_the_test_that_holds_it() -> None:
    rows = re.findall(r"^\| .+ \| `(tests/\w+\.py)` \|$", section(README, "What is promised"), re.MULTILINE)
    assert len(rows) == section(README, "What is promised").count("\n| ") - 1
    assert [row for row in rows if not (ROOT / row).is_file()] == []


def test_links_within_the_guide_lead_to_headings() -> None:
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    known = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= known


@pytest.mark.parametrize(
    ("heading", "format_"),
    [
        ("A source", SourceFormat),
        ("An entry", EntryFormat),
        ("Evidence", EvidenceFormat),
        ("Claims and qualifiers", ClaimFormat),
        ("Places", PlaceFormat),
    ],
)
def test_the_tables_of_the_guide_have_the_order_of_the_canonical_form(
    heading: str, format_: type[Format]
) -> None:
    assert re.findall(r"^\| `(.+?)` \|", section(GUIDE, heading), re.MULTILINE) == list(format_.keys())


def test_the_table_of_the_vocabulary_has_the_order_of_the_canonical_form() -> None:
    keys = re.findall(r"^\| `(.+?)` \|", section(GUIDE, "The vocabulary"), re.MULTILINE)
    assert keys == [*KindFormat.keys(), *PropertyFormat.keys()]
