"""What tests share: a copy of the real knowledge base, and one build of it."""

import shutil
from pathlib import Path

import pytest

from quoth import site

ROOT = Path(__file__).parent.parent


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
