"""Compiled files to those of the site: pages are rendered where something is new, and all else is copied."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quoth import disk
from quoth.findings import Finding
from quoth.ledger import Filling, hash_of
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


@dataclass(frozen=True, slots=True)
class _Last:
    """What is remembered of the last time, besides what is noted of all files."""

    shared: str
    """The state of what every page shows of others."""
    others: Mapping[str, str]
    """The files that are neither pages nor compiled, with their hashes."""


def stands_as_it_is(path: str) -> bool:
    """Say whether a compiled file is one of the site as it is: no page, and nothing that is left out."""
    return not path.endswith(".md") and not is_left_out(path)


def put_pages(shop: Workshop, looking: Looking, by_hand: Collection[str]) -> tuple[list[Finding], list[str]]:
    """Put what is compiled into the site; return what is to be put right, and the pages made anew.

    Of pages written by hand nobody knows what they read: they are made anew when any file came or went. What
    else links to a file is compiled anew when that is gone.
    """
    paths = [path for path in sorted(shop.docs.hashes) if not is_left_out(path)]
    try:
        return _put_pages(shop, looking, frame(shop.config, paths), paths, by_hand)
    except RenderingError as exc:
        return exc.findings, []


def dead_links(shop: Workshop, fresh: Iterable[str], by_hand: Iterable[str]) -> list[Finding]:
    """Follow the links of pages of the site; a link to nothing is a finding.

    Those that were made anew are asked, and those written by hand, by their compiled pages. Others need not
    be: what links to what an entry says has read that entry, and was made anew with it.
    """
    asked = {*fresh, *(_of(path) for path in by_hand if path.endswith(".md") and not is_left_out(path))}

    @lru_cache(maxsize=_MANY)
    def ids(page: str) -> frozenset[str]:
        held: frozenset[str] = shop.cache.get(_IDS, page)
        return held

    linking = ((page, shop.cache.get(_ADDRESSES, page)) for page in sorted(asked))
    return dead_among(linking, ids, shop.site.hashes)


def _put_pages(
    shop: Workshop, looking: Looking, around: Frame, paths: Sequence[str], by_hand: Collection[str]
) -> tuple[list[Finding], list[str]]:
    docs, site = shop.docs, shop.site
    shared = hash_of(repr((around.settings, around.shell.shared, around.private)).encode())
    last: _Last | None = shop.cache.get(_LAST, "")
    before = {path for path in docs.last if not is_left_out(path)}
    same_files = before == set(paths)
    found = list(around.shell.findings)
    stale = []
    for path in (path for path in paths if path.endswith(".md")):
        html = site.noted(_of(path))
        may_stay = last is not None and last.shared == shared and (same_files or path not in by_hand)
        if may_stay and docs.noted(path) == docs.hashes[path] and site.has(_of(path), html):
            site.keep(_of(path), html)
        else:
            stale.append(path)
    for made in rendered(around, stale, shop.crew):
        looking.at(made.path, made.html)
        site.put(made.path, made.html)
        _keep_links(shop, made.path, made.links)
        found += made.found
    for path in (path for path in paths if not path.endswith(".md")):
        if site.hashes.get(path) == docs.hashes[path]:
            continue
        if site.has(path, docs.hashes[path]):
            site.keep(path, docs.hashes[path])
        else:
            looking.at(path, disk.read(shop.config.docs / path))
            site.share(path, docs.hashes[path], shop.config.docs)
    fresh = [_of(path) for path in stale]
    if last is not None and last.shared == shared and same_files and _has_all(site, last.others):
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
        shop.cache.keep(_LAST, [("", _Last(shared, theirs))])
    for step in (_IDS, _ADDRESSES):
        shop.cache.drop(step, (_of(path) for path in before - set(paths)))
    return list(dict.fromkeys(found)), fresh


def _has_all(site: Filling, files: Mapping[str, str]) -> bool:
    return all(map(site.has, files, files.values()))


def _keep_links(shop: Workshop, page: str, links: Links) -> None:
    shop.cache.keep(_IDS, [(page, links.ids)])
    shop.cache.keep(_ADDRESSES, [(page, tuple(sorted(links.addresses)))])


def _of(compiled: str) -> str:
    """Return where a compiled page stands on the site."""
    return f"{compiled.removesuffix('.md')}.html"
