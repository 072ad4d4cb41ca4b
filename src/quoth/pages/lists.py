"""The indexes that cut across kinds: sources, what is disputed, and what is missing."""

from quoth import html
from quoth.disputes import Disagreement
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.model import Entry, Page
from quoth.pages import markdown as md
from quoth.pages import ties, tools, words
from quoth.pages.claims import WHY
from quoth.pages.moments import dated
from quoth.pages.source import claims_on, newest_first, share_shown
from quoth.pages.standing import unsound_sources
from quoth.pages.table import Cell, Column, table
from quoth.pages.tools import Meta
from quoth.standing import badge


def source_index(graph: Graph) -> Page:
    """Return the list of sources, the newest first, and how much of each is used."""
    here = "sources/index.md"
    rows = [
        (
            Cell(shown=words.source_link(source, here), sort=source.title.casefold()),
            ties.cell([source.publisher]),
            Cell(shown=source.published.words(), sort=source.published.text),
            ties.cell([words.LANGUAGES.get(source.language, source.language)]),
            ties.cell([source.standing]),
            Cell(shown=str(claims_on(source, graph))),
            Cell(shown=f"{share_shown(source, graph):.0%}"),
        )
        for source in newest_first(graph)
    ]
    columns = (
        Column(title="Title"),
        Column(title="Publisher", facet=True),
        Column(title="Published"),
        Column(title="Language", facet=True),
        Column(title="Standing", facet=True),
        Column(title="Claims"),
        Column(title="Words shown"),
    )
    intro = "The articles that claims rest on, and the share of the words of each that quotes show."
    return _index(here, "Sources", intro, table("Sources", columns, rows))


def disputed_index(graph: Graph) -> Page:
    """Return all disagreements, each leading to the box that shows both sides."""
    here = "disputed.md"
    rows = []
    for entry_id, found in graph.disagreements.items():
        entry = graph.library.entries[entry_id]
        subject = words.entry_link(entry, here, "accounts-disagree")
        for one in found:
            rows.append(
                (
                    Cell(shown=subject, sort=entry.name.casefold()),
                    ties.cell([entry.kind.label]),
                    ties.cell([one.about]),
                    Cell(shown=_versions(one, graph, here)),
                    ties.cell([WHY[one.why]]),
                )
            )
    columns = (
        Column(title="Entry"),
        Column(title="Kind", facet=True),
        Column(title="About", facet=True),
        Column(title="What is said"),
        Column(title="How", facet=True),
    )
    intro = "Where accounts contradict each other, both sides stand, each with its words."
    body = table("Disagreements", columns, rows) if rows else "Nothing is disputed at present."
    withdrawn = md.section("Sources that were corrected or retracted", unsound_sources(graph, here))
    return _index(here, "Disputed", intro, body, withdrawn)


def _versions(found: Disagreement, graph: Graph, here: str) -> Html:
    """Return what is said on each side, and whether it is hearsay."""
    said = (
        html.join(words.value(claim, graph, here), words.hearsay(claim), badge(claim, graph.library), by=", ")
        for claim in found.claims
    )
    return html.join(*said, by=html.tag("em", " or ") if found.why == "values" else "; ")


def gaps_index(graph: Graph) -> Page:
    """Return what is not known: posts without a holder, entries without a date, sole origins."""
    here = "gaps.md"
    library = graph.library
    properties = library.vocabulary.properties.values()
    datable = {kind for p in properties if p.takes == "date" and p.one for kind in p.of}
    held = {p.takes for p in properties if p.term}
    undated = [
        entry
        for entry in library.entries.values()
        if entry.kind.id in datable and not entry.kind.personal_names and not dated(entry)
    ]
    empty = [
        entry
        for entry in library.entries.values()
        if entry.kind.id in held and not ties.holders(entry, graph) and not ties.below(entry, graph)
    ]
    sole = sum(1 for number in graph.origins.values() if number == 1)
    intro = (
        "What is not known here, and where a second source would help most. "
        f"{sole:,} of {words.plural(len(graph.origins), 'claim')} rest on one independent origin only."
    )
    return _index(
        here,
        "Gaps",
        intro,
        md.section("No known holder", _links(empty, here)),
        md.section("No known date", _links(undated, here)),
        md.section("One origin only", _sole_origins(graph, here)),
    )


def _sole_origins(graph: Graph, here: str) -> Html:
    """Return how many claims of each entry rest on one origin."""
    rows = []
    for entry in graph.library.entries.values():
        sole = sum(1 for claim in entry.claims if graph.origins[claim.key] == 1)
        if sole:
            rows.append(
                (
                    Cell(shown=words.entry_link(entry, here), sort=entry.name.casefold()),
                    ties.cell([entry.kind.label]),
                    Cell(shown=f"{sole} of {len(entry.claims)}", sort=str(sole)),
                )
            )
    columns = (
        Column(title="Entry"),
        Column(title="Kind", facet=True),
        Column(title="Claims with one origin"),
    )
    return table("Claims with one origin", columns, rows) if rows else Html("")


def _links(entries: list[Entry], here: str) -> Html:
    cards = (tools.card(entry.kind.id, words.entry_link(entry, here)) for entry in entries)
    return html.listed(cards, "q-cards q-cards-small")


def _index(here: str, title: str, intro: str, *blocks: str) -> Page:
    meta: Meta = {"title": title, "hide": tools.PLAIN}
    return md.page(here, meta, md.heading(1, title), intro, *blocks)
