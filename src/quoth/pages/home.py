"""The home page: what this is, how much of it there is, what is disputed, and when it all happened."""

from quoth.config import Config
from quoth.link.graph import Graph
from quoth.model import Page
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.pages.entry import dated

NEWEST = 5
"""How many sources the home page names."""


def home_page(graph: Graph, config: Config) -> Page:
    """Return the page that a stranger sees first."""
    here = "index.md"
    return md.page(
        here,
        {"title": config.site_name},
        md.heading(1, md.plain(config.site_name)),
        md.plain(config.site_description),
        _counts(graph, here),
        _disputed(graph, here),
        _newest(graph, here),
        _timeline(graph, here),
    )


def _counts(graph: Graph, here: str) -> str:
    library = graph.library
    lines = []
    for kind in library.vocabulary.kinds.values():
        number = sum(1 for entry in library.entries.values() if entry.kind.id == kind.id)
        lines.append(f"{md.link(md.plain(kind.plural), f'{kind.folder}/index.md')}: {number}")
    quotes = sum(1 for claim in library.claims() for _ in claim.evidence)
    lines.append(f"{md.link('Sources', 'sources/index.md')}: {len(library.sources)}")
    lines.append(
        f"Claims: {sum(1 for _ in library.claims())}, resting on {quotes} quotes, each found in its source"
    )
    return md.items(lines)


def _disputed(graph: Graph, here: str) -> str:
    """The entries on which sources disagree."""
    lines = [
        f"{words.entry_link(graph.library.entries[entry], here, 'sources-disagree')}: "
        f"{', '.join(dict.fromkeys(md.plain(disagreement.about) for disagreement in found))}"
        for entry, found in graph.disagreements.items()
    ]
    return "\n\n".join([md.heading(2, "Disputed"), md.items(lines)]) if lines else ""


def _newest(graph: Graph, here: str) -> str:
    newest = sorted(graph.library.sources.values(), key=lambda s: (s.published.sort_key, s.id), reverse=True)
    lines = [f"{words.source_link(source, here)}, {words.about_source(source)}" for source in newest[:NEWEST]]
    return "\n\n".join([md.heading(2, "Newest sources"), md.items(lines)]) if lines else ""


def _timeline(graph: Graph, here: str) -> str:
    """What happened, in order."""
    moments = [(when[0], entry) for entry in graph.library.entries.values() if (when := dated(entry, graph))]
    lines = [
        f"**{date.words()}**: {words.entry_link(entry, here)}"
        for date, entry in sorted(moments, key=lambda moment: (words.along_time(moment[0]), moment[1].id))
    ]
    return "\n\n".join([md.heading(2, "Timeline"), md.items(lines)]) if lines else ""
