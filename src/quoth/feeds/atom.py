"""Changes as Atom feeds (RFC 4287): one for the whole knowledge base, one for each entry."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
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
_NO_DAY = date(1970, 1, 1)
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
    yield WHOLE, feed_of_all(told, graph, config)
    entries = list(graph.library.entries.values())
    for first in range(0, len(entries), _TOGETHER):
        yield from feeds_of(entries[first : first + _TOGETHER], told, graph, config)


def feed_of_all(told: News, graph: Graph, config: Config) -> bytes:
    """Return the feed of the whole knowledge base."""
    return _feed(config.site_name, "", told.latest(), graph, config)


def feeds_of(
    entries: Iterable[Entry], told: News, graph: Graph, config: Config
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of the feeds of some entries; git is asked once for all of them."""
    for entry, items in told.of(entries):
        title = f"{entry.name}: {config.site_name}"
        yield (
            f"{entry.kind.folder}/{entry.id}{ENDING}",
            _feed(title, _page(entry), items, graph, config),
        )


def _feed(title: str, page: str, items: Sequence[Item], graph: Graph, config: Config) -> bytes:
    above = "../" if page else ""
    lines = [
        _element("title", title),
        _element("id", _urn(config, page or WHOLE)),
        _element("updated", items[0].commit.when if items else _published(graph)),
        f"<author>\n    {_element('name', config.site_name)}\n  </author>",
        _element(
            "link", rel="alternate", type="text/html", href=_address(page or "index.html", above, config)
        ),
    ]
    if config.site_url:
        path = page.removesuffix(".html") + ENDING if page else WHOLE
        lines.append(_element("link", rel="self", type="application/atom+xml", href=config.site_url + path))
    lines += [_entry(item, above, graph, config) for item in items]
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
    lines = [
        _element("title", f"{item.change.capitalize()}: {item.entry.name}, {item.says}"),
        _element("id", _urn(config, f"{item.commit.name}/{item.entry.id}/{item.claim.key}/{item.change}")),
        _element("updated", item.commit.when),
        _element("link", rel="alternate", type="text/html", href=there),
        _element("category", term=item.change),
        _element("content", "\n".join(line for line in said if line), type="text"),
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


def _published(graph: Graph) -> str:
    """Return when the newest source was published, for a knowledge base whose history is not known."""
    days = [source.published.latest for source in graph.library.sources.values() if source.published.latest]
    return f"{max(days, default=_NO_DAY).isoformat()}T00:00:00Z"


def _page(entry: Entry, part: int = 1) -> str:
    return f"{part_of(f'{entry.kind.folder}/{entry.id}', part)}.html"


def _address(page: str, above: str, config: Config) -> str:
    return f"{config.site_url or above}{page}"


def _urn(config: Config, what: str) -> str:
    """Return a name that lasts: the same on every build."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{config.site_url or config.site_name}#{what}')}"


def _element(name: str, text: str = "", **attributes: str) -> str:
    """Return an element without others inside."""
    about = "".join([f' {key}="{escape(value, _QUOTE)}"' for key, value in attributes.items()])
    return f"<{name}{about}>{escape(text)}</{name}>" if text else f"<{name}{about} />"
