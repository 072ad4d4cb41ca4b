"""The pictures of a page, from what its lists say; each stands above the list that says the same in words."""

from collections.abc import Iterable, Sequence

from quoth import html
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.link.relations import Relation
from quoth.model import Entry
from quoth.pages import ties, words
from quoth.pages.moments import Moment
from quoth.pictures.key import key
from quoth.pictures.succession import Term, gaps_and_overlaps
from quoth.pictures.surroundings import Node, Tie, surroundings
from quoth.pictures.terms import terms_chart
from quoth.pictures.timeline import Mark, strip

WORTH_DRAWING = 2
"""How many things a picture must have to say more than its list."""


def timeline(moments: Sequence[Moment], title: str) -> Html:
    """Return moments along a line, and what its shapes mean."""
    if len(moments) < WORTH_DRAWING:
        return Html("")
    marks = [Mark(one.label, one.start, one.end, one.kind, one.address) for one in moments]
    return html.lines([strip(marks, title), key()])


def succession(post: Entry, held: Sequence[Relation], graph: Graph, here: str) -> Html:
    """Return the terms of a post, and in words the gaps and overlaps where one holds it at a time."""
    terms = _terms(held, graph, here)
    between = gaps_and_overlaps(terms) if post.holders == "one" else ()
    chart = terms_chart(terms, f"Holders of {post.name}", between) if len(held) >= WORTH_DRAWING else Html("")
    said = html.listed((html.tag("li", one.words()) for one in between), "q-between")
    return html.lines([chart, said])


def surrounded(entry: Entry, graph: Graph, here: str) -> Html:
    """Return an entry amid those that claims tie it to."""
    near = ties.neighbours(entry, graph)
    if len(near) < WORTH_DRAWING:
        return Html("")
    around = [
        Tie(_node(graph.library.entries[other], here), ", ".join(dict.fromkeys(tie.label for tie in found)))
        for other, found in near.items()
    ]
    return surroundings(_node(entry, here), around, f"What surrounds {entry.name}")


def _terms(held: Iterable[Relation], graph: Graph, here: str) -> list[Term]:
    return [
        Term(
            graph.library.entries[tie.other].name,
            tie.claim.qualifiers.since or tie.claim.qualifiers.on,
            tie.claim.qualifiers.until or tie.claim.qualifiers.on,
            words.address(here, words.entry_path(graph.library.entries[tie.other])),
        )
        for tie in held
    ]


def _node(entry: Entry, here: str) -> Node:
    return Node(entry.name, entry.kind.id, words.address(here, words.entry_path(entry)))
