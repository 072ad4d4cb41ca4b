"""Build a site. Everything is read and checked before anything is written."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from quoth import disk
from quoth.check.run import run_checks
from quoth.citing.files import citation_files
from quoth.config import Config, load_config
from quoth.data.files import data_files
from quoth.disk import NotOursError
from quoth.feeds.atom import feeds
from quoth.findings import Code, Finding
from quoth.history import latest_changes
from quoth.link.graph import link
from quoth.load.library import load_library, published
from quoth.pages.all import all_pages
from quoth.pages.plain import plain_pages
from quoth.place import Place
from quoth.proving.manifest import manifest
from quoth.quotes import Proved, prove
from quoth.render import dead_links, render
from quoth.search_index import index

PUBLISHED = ("full",)
"""Entries that a site shows, by what they say under `publish`."""
WITH_DRAFTS = ("full", "draft")
"""Those that it shows to whoever writes it."""


def build(root: Path, states: Collection[str] = PUBLISHED) -> list[Finding]:
    """Build the site of a knowledge base into its folder `site/`; return what is to be put right.

    When a finding stops the build, the site that stood there stays as it was.
    """
    config, proved, found = read(root)
    if config is None or proved is None or stopped(found):
        return found
    graph = link(publishable(proved, states))
    pages = {page.path: page.text.encode() for page in all_pages(graph, config, latest_changes(root))}
    pages |= dict(citation_files(graph, config))
    pages |= dict(data_files(graph, config))
    pages |= written_by_hand(config)
    try:
        disk.sync(config.docs, pages)
        found += render(config)
        # After rendering: MkDocs would take a file that ends in `.md` for a page.
        disk.add(config.staging, dict(plain_pages(graph, config)))
        disk.add(config.staging, dict(feeds(graph, config, root)))
        found += [] if stopped(found) else index(config.staging)
        found += [] if stopped(found) else dead_links(config.staging)
        if not stopped(found):
            disk.add(config.staging, manifest(config.staging, graph.version))
            disk.replace(config.site, config.staging)
    except NotOursError as exc:
        message = "this folder was not made here, and is to be replaced; move it away or delete it"
        found.append(Finding(Place(Path(str(exc)).name), Code.NOT_OURS, message))
    return sorted(found)


def check(root: Path) -> list[Finding]:
    """Read and check a knowledge base; write nothing."""
    return read(root)[2]


def read(root: Path) -> tuple[Config | None, Proved | None, list[Finding]]:
    """Read all files of a knowledge base, look for every quote, and run every check."""
    config, found = load_config(root)
    if config is None:
        return None, None, sorted(found)
    library, faults = load_library(config)
    found += faults
    if library is None:
        return config, None, sorted(found)
    proved = prove(library, config)
    return config, proved, sorted({*found, *run_checks(proved)})


def publishable(proved: Proved, states: Collection[str] = PUBLISHED) -> Proved:
    """Return what a site may show: entries whose `publish` is one of these."""
    return replace(proved, library=published(proved.library, states))


def written_by_hand(config: Config) -> dict[str, bytes]:
    """Return the pages in `pages/` by their place on the site."""
    folder = config.root / "pages"
    return {path.relative_to(folder).as_posix(): disk.read(path) for path in disk.files_below(folder)}


def stopped(found: Iterable[Finding]) -> bool:
    """Say whether any finding stops the build."""
    return any(finding.stops for finding in found)
