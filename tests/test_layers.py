import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "quoth"

LAYERS = (
    ("restoring",),
    ("place",),
    ("ids",),
    ("dates",),
    ("date_patterns",),
    ("dates_in_text",),
    ("dates_mended",),
    ("characters",),
    ("look_alikes",),
    ("addresses",),
    ("sanitiser",),
    ("findings",),
    ("forge_text",),
    ("report",),
    ("folding",),
    ("vocabulary",),
    ("location",),
    ("parting",),
    ("written",),
    ("source",),
    ("model",),
    ("unreadable",),
    ("nodes",),
    ("shapes",),
    ("values",),
    ("fields",),
    ("system",),
    ("ending",),
    ("memory",),
    ("walking",),
    ("disk",),
    ("filling",),
    ("folders",),
    ("ledger",),
    ("cache",),
    ("earlier",),
    ("watching",),
    ("crew",),
    ("git",),
    ("history",),
    ("mkdocs_settings",),
    ("settings",),
    ("config",),
    ("commonmark",),
    ("sentences",),
    ("markdown_extension",),
    ("rendering.headings",),
    ("rendering.words",),
    ("shown",),
    ("load.text",),
    ("scalars",),
    ("load.frontmatter",),
    ("load.markdown",),
    ("load.prose",),
    ("load.pages",),
    ("load.sources",),
    ("load.claimed",),
    ("load.entries",),
    ("load.reading",),
    ("load.together",),
    ("load.vocabulary",),
    ("load.places",),
    ("layout",),
    ("canonical",),
    ("load.library",),
    ("formatting",),
    ("schema",),
    ("forms",),
    ("quotes",),
    ("likeness",),
    ("romanise",),
    ("namesakes",),
    ("drafting",),
    ("form_claims",),
    ("from_form",),
    ("creating",),
    ("disputes",),
    ("standing",),
    ("wording",),
    ("version",),
    ("atlas",),
    ("check",),
    ("link",),
    ("extraction",),
    ("engine",),
    ("citing",),
    ("proving",),
    ("data",),
    ("html",),
    ("pictures",),
    ("pages",),
    ("private",),
    ("rendering",),
    ("render",),
    ("changes",),
    ("needles",),
    ("feeds",),
    ("search",),
    ("headers",),
    ("bill",),
    ("leaks",),
    ("looking",),
    ("traces",),
    ("states",),
    ("remembered",),
    ("compiling",),
    ("workshop",),
    ("bundling",),
    ("indexing",),
    ("site_pages",),
    ("publishing",),
    ("inputs",),
    ("unchanged",),
    ("cluster",),
    ("tracked",),
    ("knowledge",),
    ("site",),
    ("archive",),
    ("propose",),
    ("drafts",),
    ("serve",),
    ("site_commands",),
    ("options",),
    ("commands",),
    ("serve_command",),
    ("cli",),
)
"""A module imports only what stands above it; a folder may be one layer."""

OWNERS = {
    "yaml": {"nodes"},
    "frontmatter": {"load.frontmatter"},
    "pydantic": {"fields", "values"},
    "pydantic_core": {"fields", "values"},
    "pyromark": {"commonmark"},
    "nh3": {"sanitiser"},
    "markdown": {"markdown_extension", "rendering.headings", "rendering.loaded", "rendering.words", "shown"},
    "jinja2": {"rendering.learned", "rendering.marks"},
    "mkdocs": {"rendering.files", "rendering.front", "rendering.loaded", "rendering.shell"},
    "watchdog": {"serve.watch"},
    "rapidfuzz": {"findings", "likeness"},
    "ahocorasick_rs": {"link.mentions", "needles"},
    "selectolax": {"rendering.links"},
    "distributed": {"cluster"},
    "fsspec": {"cluster"},
    "click": {"cli", "commands", "options", "serve_command", "site_commands"},
}
"""Each outside library, and who alone knows it."""

MODULES = {
    path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", "."): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__init__.py"
}
LONGEST = 250
"""Lines of a module."""


def layer(module: str) -> int:
    names = {module, module.partition(".")[0]}
    return next((i for i, layer in enumerate(LAYERS) if names & set(layer)), -1)


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of all that a file imports, for types alone too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """Return the modules of the package that a file imports."""
    names = [name.removeprefix("quoth.") for name in imports(path) if name.startswith("quoth.")]
    return {name if name in MODULES else name.rpartition(".")[0] for name in names} - {""}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_its_place_and_imports_only_from_above(module: str) -> None:
    assert layer(module) >= 0, f"put {module} into the order of the layers"
    below = {name for name in ours(MODULES[module]) if layer(name) > layer(module)}
    assert below == set()


def test_no_modules_import_each_other() -> None:
    left = {module: ours(path) - {module} for module, path in MODULES.items()}
    while free := {module for module, needed in left.items() if not needed & left.keys()}:
        left = {module: needed for module, needed in left.items() if module not in free}
    assert left == {}


def test_findings_know_nothing_but_places() -> None:
    assert ours(MODULES["findings"]) == {"place"}


@pytest.mark.parametrize("module", MODULES)
def test_an_outside_library_has_one_owner(module: str) -> None:
    outside = (
        {name.partition(".")[0] for name in imports(MODULES[module])} - sys.stdlib_module_names - {"quoth"}
    )
    assert {library for library in outside if module not in OWNERS.get(library, set())} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST
