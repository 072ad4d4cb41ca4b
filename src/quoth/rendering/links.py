"""Where the links of a rendered site lead: looked at page by page, so that little of a page is kept."""

import posixpath
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from quoth import disk
from quoth.findings import Code, Finding
from quoth.place import Place


@dataclass(frozen=True, slots=True)
class Links:
    """What a page offers to links, and where its own lead."""

    ids: frozenset[str]
    addresses: frozenset[str]
    """As they are written; those that leave the site are left out."""


def links_of(html: bytes) -> Links:
    """Return what a page offers to links, and where its own lead."""
    ids, addresses = set(), set()
    for node in LexborHTMLParser(html).css("[id],[href],[src]"):
        value = node.attributes.get
        ids.add(value("id"))
        addresses.add(value("href"))
        addresses.add(value("src"))
    within = [address for address in addresses if address and not _split(address).leaves]
    return Links(frozenset(filter(None, ids)), frozenset(within))


def dead_links(site: Path) -> list[Finding]:
    """Follow every link inside a rendered site, anchors too; a link to nothing is a finding."""
    paths = [path.relative_to(site).as_posix() for path in disk.files_below(site)]
    pages = {path: links_of(disk.read(site / path)) for path in paths if path.endswith(".html")}
    linking = ((path, sorted(links.addresses)) for path, links in pages.items())
    return dead_among(linking, lambda path: pages[path].ids, frozenset(paths))


def dead_among(
    linking: Iterable[tuple[str, Iterable[str]]],
    ids: Callable[[str], Collection[str]],
    files: Collection[str],
) -> list[Finding]:
    """Return those addresses of pages that lead to none of these files, or to no place of a page.

    `ids` returns the places that a page has.
    """
    return [
        Finding(Place(path), Code.DEAD_LINK, f"the link {address!r} leads to nothing")
        for path, addresses in linking
        for folder in (posixpath.dirname(path),)
        for address in addresses
        if not _leads_somewhere(*_target(address, folder), path, ids, files)
    ]


def _leads_somewhere(
    target: str | None,
    place: str,
    page: str,
    ids: Callable[[str], Collection[str]],
    files: Collection[str],
) -> bool:
    target = page if target is None else target
    if target not in files:
        target = posixpath.normpath(f"{target}/index.html")
    return target in files and (not place or not target.endswith(".html") or place in ids(target))


@lru_cache(maxsize=100_000)
def _target(address: str, folder: str) -> tuple[str | None, str]:
    """Return the file that an address in a folder names, if not the page itself, and the place in it."""
    parts = _split(address)
    place = unquote(parts.place)
    if not parts.path:
        return None, place
    # Only the page for lost readers has addresses from the root, since it is shown in any folder.
    start = "" if parts.path.startswith("/") else folder
    return posixpath.normpath(posixpath.join(start, unquote(parts.path).lstrip("/"))), place


class _Parts(NamedTuple):
    leaves: bool
    """Whether it leaves the site."""
    path: str
    place: str


def _split(address: str) -> _Parts:
    """Return the parts of an address; nearly all are plain, and taken apart without knowing all of URLs."""
    if ":" in address or "//" in address or " " in address or not address.isprintable():
        parts = urlsplit(address)
        return _Parts(bool(parts.scheme or parts.netloc), parts.path, parts.fragment)
    path, _, place = address.partition("#")
    return _Parts(False, path.partition("?")[0], place)
