"""Changes as Atom feeds (RFC 4287): one for the whole knowledge base, one for each entry."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from quoth.config import Config
from quoth.feeds.news import MOST, Item, news
from quoth.link.graph import Graph
from quoth.model import Entry, Evidence
from quoth.parting import part_of

WHOLE = "feed.xml"
ENDING = ".feed.xml"
_NO_DAY = date(1970, 1, 1)
_ATOM = "http://www.w3.org/2005/Atom"


def feeds(
    graph: Graph, config: Config, root: Path, hidden: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every feed; they are empty where the history is not known.

    What tells any of the hidden words is left out.
    """
    changes = news(graph, root, hidden)
    latest = sorted(chain.from_iterable(changes.values()), key=lambda item: item.commit.when, reverse=True)
    yield WHOLE, _feed(config.site_name, "", latest[:MOST], graph, config)
    for entry in graph.library.entries.values():
        path, title = f"{entry.kind.folder}/{entry.id}{ENDING}", f"{entry.name}: {config.site_name}"
        yield path, _feed(title, _page(entry), changes.get(entry.id, ()), graph, config)


def _feed(title: str, page: str, items: Sequence[Item], graph: Graph, config: Config) -> bytes:
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(_name("feed"))
    _add(feed, "title", title)
    _add(feed, "id", _urn(config, page or WHOLE))
    _add(feed, "updated", items[0].commit.when if items else _published(graph))
    _add(_add(feed, "author"), "name", config.site_name)
    above = "../" if page else ""
    _add(feed, "link", rel="alternate", type="text/html", href=_address(page or "index.html", above, config))
    if config.site_url:
        path = page.removesuffix(".html") + ENDING if page else WHOLE
        _add(feed, "link", rel="self", type="application/atom+xml", href=config.site_url + path)
    for item in items:
        _entry(feed, item, above, graph, config)
    ElementTree.indent(feed)
    written = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _entry(feed: ElementTree.Element, item: Item, above: str, graph: Graph, config: Config) -> None:
    entry = _add(feed, "entry")
    _add(entry, "title", f"{item.change.capitalize()}: {item.entry.name}, {item.says}")
    _add(entry, "id", _urn(config, f"{item.commit.name}/{item.entry.id}/{item.claim.key}/{item.change}"))
    _add(entry, "updated", item.commit.when)
    anchor = "" if item.change == "withdrawn" else f"#c-{item.claim.key}"
    page = _page(item.entry, item.entry.parts.get(item.claim.key, 1))
    there = _address(page, above, config) + anchor
    _add(entry, "link", rel="alternate", type="text/html", href=there)
    _add(entry, "category", term=item.change)
    lines = [
        f"It said before: {item.before}." if item.before else "",
        *(_quoted(piece, words, graph) for piece, words in item.quotes),
        f"Inferred: {item.claim.inferred}" if item.claim.inferred else "",
        f"Reason: {item.commit.reason}" if item.commit.reason else "",
    ]
    _add(entry, "content", "\n".join(line for line in lines if line), type="text")


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


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, _name(name), attributes)
    child.text = text or None
    return child


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"
