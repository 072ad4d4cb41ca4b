"""What indexes say of an entry in a cell: its countries and places, its posts or holders, its people."""

from collections.abc import Iterable

from quoth import html
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.link.relations import Relation, posts_held, terms
from quoth.model import Entry
from quoth.pages import words
from quoth.pages.table import Cell


def countries(entry: Entry, graph: Graph) -> tuple[str, ...]:
    """Return the countries of an entry: its own, else those of the posts that it held."""
    own = _own(entry)
    if own:
        return own
    posts = (graph.library.entries[tie.other] for tie in held(entry, graph))
    return tuple(dict.fromkeys(country for post in posts for country in _own(post)))


def places(entry: Entry) -> Cell:
    """Return where an entry is or was; of a person, also how the place is tied to him or her."""
    found = [claim for claim in entry.claims if claim.property.takes == "place" and not claim.property.one]
    labelled = entry.kind.personal_names
    shown = dict.fromkeys(f"{words.label(c)} {c.value.text}" if labelled else c.value.text for c in found)
    return Cell(shown=", ".join(shown), facets=tuple(dict.fromkeys(c.value.text for c in found)))


def held(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return the posts that somebody held, in order."""
    return posts_held(graph.relations.get(entry.id, ()), entry)


def holders(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return who held a post or served there, in order."""
    return terms(graph.relations.get(entry.id, ()), entry)


def cell(values: Iterable[str]) -> Cell:
    """Return a cell of plain values, by each of which a row can be chosen."""
    listed = tuple(values)
    return Cell(shown=", ".join(listed), facets=listed)


def cell_of_ties(ties: Iterable[Relation], graph: Graph, here: str) -> Cell:
    """Return a cell of entries, each with what narrows the tie."""
    shown = []
    for tie in ties:
        narrowed = words.span(tie.claim.qualifiers.since, tie.claim.qualifiers.until)
        sub = html.tag("span", narrowed, class_="q-sub") if narrowed else ""
        shown.append(html.join(words.entry_link(graph.library.entries[tie.other], here), sub, by=" "))
    return Cell(shown=html.tag("ul", *(html.tag("li", one) for one in shown)) if shown else Html(""))


def people(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    """Return the relations of an entry to people, each of them once; terms are left out."""
    found: dict[str, Relation] = {}
    for tie in graph.relations.get(entry.id, ()):
        if graph.library.entries[tie.other].kind.personal_names and not tie.claim.property.term:
            found.setdefault(tie.other, tie)
    return tuple(found.values())


def _own(entry: Entry) -> tuple[str, ...]:
    """Return the country of an entry, by the property that takes one place; several are a disagreement."""
    found = (c.value.text for c in entry.claims if c.property.takes == "place" and c.property.one)
    return tuple(dict.fromkeys(found))
