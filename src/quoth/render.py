"""Compiled pages to a finished site. The one module that knows MkDocs and the HTML it leaves."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from quoth import disk
from quoth.config import FILE, Config
from quoth.findings import Code, Finding
from quoth.mkdocs_settings import missing_settings
from quoth.nodes import read_nodes
from quoth.place import Place
from quoth.private import mark_all, settings

_SAME_DAY = "315532800"
"""1 January 1980 in seconds: the date in compressed files, so that each build gives the same bytes."""


def render(config: Config) -> list[Finding]:
    """Render the compiled pages into the staging folder with MkDocs; its warnings are findings."""
    given = disk.read(config.root / FILE)
    if missing := list(missing_settings(read_nodes(given.decode(), Place(FILE))[0])):
        return missing
    disk.empty(config.staging)
    command = ["mkdocs", "build", "--strict", "--site-dir", str(config.staging.resolve()), "--config-file"]
    if config.overlay is None:
        done = _run([*command, str(config.root / FILE)])
    else:
        private = settings(given, config.docs.relative_to(config.root).as_posix())
        done = _run([*command, "-"], given=private.decode("utf-8"), at=config.root)
        mark_all(config.staging)
    (config.staging / disk.MARKER).touch()
    if done.returncode == 0:
        return []
    lines = [
        line for line in (done.stdout + done.stderr).splitlines() if line.startswith(("WARNING", "ERROR"))
    ]
    said = lines or (done.stdout + done.stderr).splitlines()[-3:]
    return [
        Finding(Place(FILE), Code.RENDERING, f"MkDocs: {line.partition('-')[2].strip() or line}")
        for line in said
    ]


def dead_links(site: Path) -> list[Finding]:
    """Follow every link inside a rendered site, anchors too; a link to nothing is a finding."""
    pages = {
        path: LexborHTMLParser(disk.read(path)) for path in disk.files_below(site) if path.suffix == ".html"
    }
    anchors = {path: {node.attributes.get("id") for node in page.css("[id]")} for path, page in pages.items()}
    return [
        Finding(
            Place(path.relative_to(site).as_posix()), Code.DEAD_LINK, f"the link {address!r} leads to nothing"
        )
        for path, page in pages.items()
        for address in sorted(set(_addresses(page)))
        if not _leads_somewhere(address, path, site, anchors)
    ]


def _addresses(page: LexborHTMLParser) -> Iterator[str]:
    for name in ("href", "src"):
        for node in page.css(f"[{name}]"):
            yield node.attributes.get(name) or ""


def _leads_somewhere(address: str, page: Path, site: Path, anchors: dict[Path, set[str | None]]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    # Only the page for lost readers has addresses from the root, since it is shown in any folder.
    start = site if parts.path.startswith("/") else page.parent
    target = Path(os.path.normpath(start / unquote(parts.path).lstrip("/"))) if parts.path else page
    if target.is_dir():
        target = target / "index.html"
    if target not in anchors:
        return target.is_file()
    return not parts.fragment or unquote(parts.fragment) in anchors[target]


def _run(
    command: list[str], *, given: str | None = None, at: Path | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": _SAME_DAY,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", *command],
        env=environment,
        input=given,
        cwd=at,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
