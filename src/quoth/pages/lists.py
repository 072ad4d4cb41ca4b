"""The indexes that cut across kinds: sources, what is disputed, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quoth import html
from quoth.disputes import Disagreement, origins_of
from quoth.html import Html
from quoth.ids import EntryId
from quoth.link.graph import Graph
from quoth.model import Entry, Page
from quoth.pages import markdown as md
from quoth.pages import ties, tools, words
from quoth.pages.claims import WHY
from quoth.pages.listing import PART, Item, Lazily, Listing, in_parts, shown
from quoth.pages.moments import dated
from quoth.pages.source import claims_on, newest_first, share_shown
from quoth.pages.standing import unsound_sources
from quoth.pages.table import Cell, Column, cells_of, row, rows_of, table_of
from quoth.pages.tools import Meta
from quoth.standing import badge


def source_index(graph: Graph) -> Iterator[Page]:
    """Yield the list of sources, the newest first, and how much of each is used."""
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
    made = rows_of(columns, rows)
    yield from in_parts(here, "Sources", [intro], made, lambda there: table_of("Sources", columns, there))


def disputed_index(graph: Graph) -> Iterator[Page]:
    """Yield all disagreements, each leading to the box that shows both sides."""
    here = "disputed.md"
    columns = (
        Column(title="Entry"),
        Column(title="Kind", facet=True),
        Column(title="About", facet=True),
        Column(title="What is said"),
        Column(title="How", facet=True),
    )
    intro = "Where accounts contradict each other, both sides stand, each with its words."

    def table_or_none(there: Sequence[Item]) -> Html:
        none = "Nothing is disputed at present."
        return _table("Disagreements", columns, there) if there else html.text(none)

    listings = (
        Listing(
            title="Disagreements",
            items=lambda here: _items(rows_of(columns, _disagreements(graph, here))),
            laid=table_or_none,
        ),
        Listing(
            title="Sources that were corrected or retracted",
            items=lambda here: _items(unsound_sources(graph, here)),
            laid=lambda there: html.listed((one for _, one in there), "q-cards"),
        ),
    )
    yield from _index(here, "Disputed", intro, listings)


def _disagreements(graph: Graph, here: str) -> Iterator[tuple[Cell, ...]]:
    """Yield on what accounts disagree, and what each says."""
    for entry_id, found in graph.disagreements.items():
        entry = graph.library.entries[entry_id]
        subject = words.entry_link(entry, here, "accounts-disagree")
        for one in found:
            yield (
                Cell(shown=subject, sort=entry.name.casefold()),
                ties.cell([entry.kind.label]),
                ties.cell([one.about]),
                Cell(shown=_versions(one, graph, here)),
                ties.cell([WHY[one.why]]),
            )


def _versions(found: Disagreement, graph: Graph, here: str) -> Html:
    """Return what is said on each side, and whether it is hearsay."""
    said = (
        html.join(words.value(claim, graph, here), words.hearsay(claim), badge(claim, graph.library), by=", ")
        for claim in found.claims
    )
    return html.join(*said, by=html.tag("em", " or ") if found.why == "values" else "; ")


def gaps_index(graph: Graph, sole: Mapping[EntryId, int]) -> Iterator[Page]:
    """Yield what is not known: posts without a holder, entries without a date, claims with one origin."""
    here = "gaps.md"
    library = graph.library
    properties = library.vocabulary.properties.values()
    datable = {kind for p in properties if p.takes == "date" and p.one for kind in p.of}
    held = {p.takes for p in properties if p.term}
    ordered = words.in_order(library.entries.values(), graph)
    undated = [
        entry
        for entry in ordered
        if entry.kind.id in datable and not entry.kind.personal_names and not dated(entry)
    ]
    empty = [
        entry
        for entry in ordered
        if entry.kind.id in held and not ties.holders(entry, graph) and not ties.below(entry, graph)
    ]
    with_sole = [(entry, sole[entry.id]) for entry in ordered if sole[entry.id]]
    all_claims = sum(len(entry.claims) for entry in library.entries.values())
    intro = (
        "What is not known here, and where a second source would help most. "
        f"{sum(sole.values()):,} of {words.plural(all_claims, 'claim')} rest on one independent origin only."
    )
    columns = (
        Column(title="Entry"),
        Column(title="Kind", facet=True),
        Column(title="Claims with one origin"),
    )
    listings = (
        Listing(title="No known holder", items=lambda here: _cards(empty, here), laid=_small),
        Listing(title="No known date", items=lambda here: _cards(undated, here), laid=_small),
        Listing(
            title="One origin only",
            items=lambda here: Lazily(with_sole, lambda one: _sole_row(columns, *one, here)),
            laid=lambda there: _table("Claims with one origin", columns, there),
        ),
    )
    yield from _index(here, "Gaps", intro, listings)


def sole_origins(entry: Entry, graph: Graph) -> int:
    """Return how many claims of an entry rest on one origin."""
    return [origins_of(claim, graph.library) for claim in entry.claims].count(1)


def _sole_row(columns: Sequence[Column], entry: Entry, sole: int, here: str) -> Html:
    cells = (
        Cell(shown=words.entry_link(entry, here), sort=entry.name.casefold()),
        ties.cell([entry.kind.label]),
        Cell(shown=f"{sole} of {len(entry.claims)}", sort=str(sole)),
    )
    return row(cells_of(columns, cells))


def _cards(entries: Iterable[Entry], here: str) -> list[Item]:
    return _items(tools.card(entry.kind.id, words.entry_link(entry, here)) for entry in entries)


def _small(items: Iterable[Item]) -> Html:
    return html.listed((one for _, one in items), "q-cards q-cards-small")


def _table(caption: str, columns: Sequence[Column], rows: Iterable[Item]) -> Html:
    return table_of(caption, columns, (row for _, row in rows))


def _items(shown: Iterable[Html]) -> list[Item]:
    return [("", one) for one in shown]


def _index(here: str, title: str, intro: str, listings: Sequence[Listing]) -> Iterator[Page]:
    meta: Meta = {"title": title, "hide": tools.PLAIN}
    lists = shown(listings, here, PART)
    yield md.page(here, meta, md.heading(1, title), intro, *(one.section() for one in lists))
    for one in lists:
        yield from one.parts(title)
