"""What indexes say of an entry in a cell: its places, its posts or holders, its people."""

from collections import defaultdict
from collections.abc import Iterable

from quoth import html
from quoth.html import Html
from quoth.ids import EntryId
from quoth.link import relations
from quoth.link.graph import Graph
from quoth.link.relations import Relation
from quoth.model import Entry
from quoth.pages import words
from quoth.pages.table import Cell

WHERE = frozenset({"schema:location", "schema:homeLocation"})
"""Names at schema.org of the properties that say where an entry is; a country of origin does not."""

IN_A_CELL = 12
"""Entries that a cell of an index names; the others are counted."""


def places(entry: Entry) -> Cell:
    """Return where an entry is: the seat of a post, the place of an event, where a person lives."""
    return cell(dict.fromkeys(c.value.text for c in entry.claims if c.property.schema in WHERE))


def held(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return the posts that somebody held, in order."""
    return relations.posts_held(graph.relations.get(entry.id, ()), entry)


def holders(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return who held a post or served there, in order."""
    return relations.terms(graph.relations.get(entry.id, ()), entry)


def cell(values: Iterable[str]) -> Cell:
    """Return a cell of plain values, by each of which a row can be chosen."""
    some = tuple(values)
    shown = html.tag("ul", *(html.tag("li", one) for one in some)) if len(some) > 1 else html.join(*some)
    return Cell(shown=shown, facets=some)


def cell_of_ties(ties: Iterable[Relation], graph: Graph, here: str) -> Cell:
    """Return a cell of entries, each with the time of the tie; of many the first."""
    shown = []
    several = tuple(ties)
    for tie in several[:IN_A_CELL]:
        q = tie.claim.qualifiers
        when = words.on(q.on) if q.on is not None else words.span(q.since, q.until)
        sub = html.tag("span", when, class_="q-sub") if when else ""
        shown.append(html.join(words.entry_link(graph.library.entries[tie.other], here), sub, by=" "))
    rest = len(several) - IN_A_CELL
    shown += [html.tag("span", f"and {rest:,} more", class_="q-sub")] if rest > 0 else []
    return Cell(shown=html.tag("ul", *(html.tag("li", one) for one in shown)) if shown else Html(""))


def above(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return the entries of the same kind that an entry names."""
    return relations.above(graph.relations.get(entry.id, ()), entry)


def below(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return the entries of the same kind that name an entry."""
    return relations.below(graph.relations.get(entry.id, ()), entry)


def neighbours(entry: Entry, graph: Graph) -> dict[EntryId, tuple[Relation, ...]]:
    """Return the entries that claims tie to an entry, each with the relations that do."""
    found: dict[EntryId, list[Relation]] = defaultdict(list)
    for tie in graph.relations.get(entry.id, ()):
        if tie.other != entry.id:
            found[tie.other].append(tie)
    return {other: tuple(those) for other, those in found.items()}


def people(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return the relations of an entry to people, each of them once; terms are left out."""
    return relations.people(graph.relations.get(entry.id, ()), graph.library)
