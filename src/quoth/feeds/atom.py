"""Changes as Atom feeds (RFC 4287): one for the whole knowledge base, one for each entry."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from quoth.config import Config
from quoth.feeds.news import Item, News
from quoth.link.graph import Graph
from quoth.model import Entry, Evidence
from quoth.parting import part_of

WHOLE = "feed.xml"
ENDING = ".feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_QUOTE = {'"': "&quot;"}
_TOGETHER = 500
"""Entries whose earlier versions are read at once."""


def feeds(
    graph: Graph, config: Config, root: Path, hidden: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every feed; they are empty where the history is not known.

    What tells any of the hidden words is left out.
    """
    told = News(graph, root, hidden)
    yield WHOLE, feed_of_all(told, config)
    entries = list(graph.library.entries.values())
    for first in range(0, len(entries), _TOGETHER):
        yield from feeds_of(entries[first : first + _TOGETHER], told, config)


def feed_of_all(told: News, config: Config) -> bytes:
    """Return the feed of the whole knowledge base."""
    return _feed("", told.latest(), told, config)


def feeds_of(entries: Iterable[Entry], told: News, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of the feeds of some entries; git is asked once for all of them."""
    for entry, items in told.of(entries):
        yield f"{entry.kind.folder}/{entry.id}{ENDING}", _feed(_page(entry), items, told, config, entry.name)


def _feed(page: str, items: Sequence[Item], told: News, config: Config, name: str = "") -> bytes:
    above = "../" if page else ""
    updated = items[0].commit.when if items else told.started
    lines = [
        f"<title>{escape(f'{name}: {config.site_name}' if name else config.site_name)}</title>",
        f"<id>{_urn(config, page or WHOLE)}</id>",
        f"<updated>{updated}</updated>",
        f"<author>\n    <name>{escape(config.site_name)}</name>\n  </author>",
        _link("alternate", "text/html", _address(page or "index.html", above, config)),
    ]
    if config.site_url:
        path = page.removesuffix(".html") + ENDING if page else WHOLE
        lines.append(_link("self", "application/atom+xml", config.site_url + path))
    lines += [_entry(item, above, told.graph, config) for item in items]
    inside = "".join([f"  {line}\n" for line in lines])
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}">\n{inside}</feed>\n'.encode()


def _entry(item: Item, above: str, graph: Graph, config: Config) -> str:
    anchor = "" if item.change == "withdrawn" else f"#c-{item.claim.key}"
    page = _page(item.entry, item.entry.parts.get(item.claim.key, 1))
    there = _address(page, above, config) + anchor
    said = [
        f"It said before: {item.before}." if item.before else "",
        *(_quoted(piece, words, graph) for piece, words in item.quotes),
        f"Inferred: {item.claim.inferred}" if item.claim.inferred else "",
        f"Reason: {item.commit.reason}" if item.commit.reason else "",
    ]
    name = f"{item.commit.name}/{item.entry.id}/{item.claim.key}/{item.change}"
    content = "\n".join([line for line in said if line])
    lines = [
        f"<title>{escape(f'{item.change.capitalize()}: {item.entry.name}, {item.says}')}</title>",
        f"<id>{_urn(config, name)}</id>",
        f"<updated>{item.commit.when}</updated>",
        _link("alternate", "text/html", there),
        f'<category term="{item.change}" />',
        f'<content type="text">{escape(content)}</content>',
    ]
    inside = "".join([f"    {line}\n" for line in lines])
    return f"<entry>\n{inside}  </entry>"


def _quoted(piece: Evidence, words: str | None, graph: Graph) -> str:
    """Return a quote in a sentence, with who says it and where it stands."""
    source = graph.library.sources.get(piece.source)
    quote = "A passage whose words are not shown" if words is None else f"“{words}”"
    tellers = [graph.entry(name) or name for name in piece.said_by]
    told = ", citing ".join(one if isinstance(one, str) else one.name for one in tellers)
    against = "Against this: " if piece.stance == "disputes" else ""
    where = "" if source is None else f", in {source.title} ({source.publisher}, {source.published.words()})"
    return f"{against}{quote}{f' ({told})' if told else ''}{where}."


def _page(entry: Entry, part: int = 1) -> str:
    return f"{part_of(f'{entry.kind.folder}/{entry.id}', part)}.html"


def _address(page: str, above: str, config: Config) -> str:
    return f"{config.site_url or above}{page}"


def _urn(config: Config, what: str) -> str:
    """Return a name that lasts: the same on every build."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{config.site_url or config.site_name}#{what}')}"


def _link(relation: str, type_: str, address: str) -> str:
    return f'<link rel="{relation}" type="{type_}" href="{escape(address, _QUOTE)}" />'
