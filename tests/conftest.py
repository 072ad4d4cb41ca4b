"""What tests share: a copy of the real knowledge base, one build of it, and a browser."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import launched, new_page, served
from hypothesis import settings
from playwright.sync_api import Browser, Page

from quoth import site

ROOT = Path(__file__).parent.parent

# `make fuzz` takes this one.
settings.register_profile("thorough", max_examples=1000, deadline=None, print_blob=True)


def copy_knowledge_base(to: Path) -> Path:
    """Copy the real knowledge base, without what was built from it."""
    for name in ("sources", "entries", "pages", "theme"):
        shutil.copytree(ROOT / name, to / name)
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


@pytest.fixture
def knowledge_base(tmp_path: Path) -> Path:
    """A copy of the real knowledge base, to be broken."""
    return copy_knowledge_base(tmp_path / "kb")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real knowledge base, built once; only to be read."""
    root = copy_knowledge_base(tmp_path_factory.mktemp("built") / "kb")
    assert [str(finding) for finding in site.build(root) if finding.stops] == []
    return root


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(built / "site") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that is installed, started once."""
    with launched() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, on a desk and by daylight."""
    with new_page(browser) as page:
        yield page


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many hostile inputs of each class met which fate; the tests run in several processes."""
    fates = Counter(
        tuple(value)
        for report in terminalreporter.stats.get("passed", [])
        for name, value in getattr(report, "user_properties", ())
        if name == "hostile"
    )
    if not fates:
        return
    terminalreporter.section("hostile inputs")
    columns = ("refused", "sanitised", "passed")
    terminalreporter.line(f"{'class':24}" + "".join(f"{column:>11}" for column in columns))
    for kind in sorted({kind for kind, _ in fates}):
        counts = "".join(f"{fates[kind, column]:11}" for column in columns)
        terminalreporter.line(f"{kind:24}{counts}")
    total = "".join(f"{sum(fates[key] for key in fates if key[1] == column):11}" for column in columns)
    terminalreporter.line(f"{'all':24}{total}")
