"""Compiled files to those of the site: pages are rendered where something is new, and all else is copied."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from quoth import disk
from quoth.findings import Finding
from quoth.ledger import hash_of
from quoth.looking import Looking
from quoth.render import Frame, frame, others, rendered
from quoth.rendering.files import is_left_out
from quoth.rendering.links import Links, dead_among, links_of
from quoth.rendering.loaded import RenderingError
from quoth.workshop import Workshop

_LAST = "rendered"
_IDS = "ids"
_ADDRESSES = "addresses"
_MANY = 50_000
"""Pages of which it is kept in memory what they offer to links."""
FEW = 20
"""Files that came or went at once, up to which it is asked which pages name them."""


@dataclass(frozen=True, slots=True)
class _Last:
    """What is remembered of the last time."""

    shared: str
    """The state of what every page shows of others."""
    paths: frozenset[str]
    """The compiled files."""
    pages: Mapping[str, tuple[str, str]]
    """By the path of a compiled page its hash, and that of the page of the site."""
    others: Mapping[str, str]
    """The files that are neither pages nor compiled, with their hashes."""


def stands_as_it_is(path: str) -> bool:
    """Say whether a compiled file is one of the site as it is: no page, and nothing that is left out."""
    return not path.endswith(".md") and not is_left_out(path)


def put_pages(shop: Workshop, looking: Looking) -> tuple[list[Finding], list[str]]:
    """Put what is compiled into the site; return what is to be put right, and the pages made anew."""
    try:
        return _put_pages(shop, looking, frame(shop.config, shop.docs.hashes))
    except RenderingError as exc:
        return exc.findings, []


def dead_links(shop: Workshop, pages: Sequence[str]) -> list[Finding]:
    """Follow the links of these pages of the site; a link to nothing is a finding.

    Others need not be asked: what links to what an entry says has read that entry, and was made anew with it.
    """

    @lru_cache(maxsize=_MANY)
    def ids(page: str) -> frozenset[str]:
        held: frozenset[str] = shop.cache.get(_IDS, page)
        return held

    linking = ((page, shop.cache.get(_ADDRESSES, page)) for page in pages)
    return dead_among(linking, ids, shop.site.hashes)


def _put_pages(shop: Workshop, looking: Looking, around: Frame) -> tuple[list[Finding], list[str]]:
    docs, site = shop.docs.hashes, shop.site
    paths = [path for path in sorted(docs) if not is_left_out(path)]
    shared = hash_of(repr((around.settings, around.shell.shared, around.private)).encode())
    last = _last(shop, shared)
    found = list(around.shell.findings)
    pages = [path for path in paths if path.endswith(".md")]
    named = _named_anew(last.paths ^ set(paths))
    stale, stood = [], {}
    for path in pages:
        compiled, html = last.pages.get(path, ("", ""))
        if compiled != docs[path] or not site.has(_of(path), html) or _names(shop.config.docs / path, named):
            stale.append(path)
        else:
            stood[path] = (compiled, html)
            site.keep(_of(path), html)
    for path, made in zip(stale, rendered(around, stale, shop.crew), strict=True):
        looking.at(made.path, made.html)
        stood[path] = (docs[path], site.put(made.path, made.html))
        _keep_links(shop, made.path, made.links)
        found += made.found
    for path in (path for path in paths if not path.endswith(".md")):
        if site.hashes.get(path) == docs[path]:
            continue
        if site.has(path, docs[path]):
            site.keep(path, docs[path])
        else:
            data = disk.read(shop.config.docs / path)
            looking.at(path, data)
            site.put(path, data)
    fresh = [_of(path) for path in stale]
    if last.others and last.paths == set(paths) and all(map(site.has, last.others, last.others.values())):
        theirs = last.others
        for path, hashed in theirs.items():
            site.keep(path, hashed)
    else:
        theirs = {}
        for path, data in others(around).items():
            looking.at(path, data)
            theirs[path] = site.put(path, data)
            if path.endswith(".html"):
                _keep_links(shop, path, links_of(data))
                fresh.append(path)
        found += around.shell.findings
    if not found:
        shop.cache.keep(_LAST, [("", _Last(shared, frozenset(paths), stood, theirs))])
    for step in (_IDS, _ADDRESSES):
        shop.cache.drop(step, (_of(path) for path in last.pages.keys() - stood.keys()))
    return list(dict.fromkeys(found)), fresh


def _last(shop: Workshop, shared: str) -> _Last:
    """Return what is remembered; nothing where what every page shows has changed."""
    last: _Last | None = shop.cache.get(_LAST, "")
    return last if last is not None and last.shared == shared else _Last(shared, frozenset(), {}, {})


def _keep_links(shop: Workshop, page: str, links: Links) -> None:
    shop.cache.keep(_IDS, [(page, links.ids)])
    shop.cache.keep(_ADDRESSES, [(page, tuple(sorted(links.addresses)))])


def _named_anew(changed: Collection[str]) -> frozenset[bytes] | None:
    """Return the names of files that came or went; None where they are too many to look for."""
    return frozenset(PurePosixPath(path).name.encode() for path in changed) if len(changed) <= FEW else None


def _names(compiled: Path, names: frozenset[bytes] | None) -> bool:
    """Say whether a compiled page may link to any of these files: whether it can has changed."""
    if not names:
        return names is None
    data = disk.read(compiled)
    return any(name in data for name in names)


def _of(compiled: str) -> str:
    """Return where a compiled page stands on the site."""
    return f"{compiled.removesuffix('.md')}.html"
