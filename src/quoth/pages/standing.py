"""Sources that were corrected or retracted, as readers meet them: what falls with each."""

from collections.abc import Iterable, Iterator, Sequence

from quoth import html
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.model import Source
from quoth.pages import tools, words
from quoth.pages.listing import Item, Listing, Shown
from quoth.standing import Fall, falls_with, unsound

_AGAINST, _ALONE, _WEAKER = "It speaks against", "Nothing else supports", "Other origins support"
"""How what falls with a source is told apart."""


def falling(source: Source, graph: Graph) -> list[Listing]:
    """Return what falls with a source that was corrected or retracted; nothing for one that stands."""
    if source.standing == "current":
        return []
    grouped: dict[str, list[Fall]] = {_ALONE: [], _WEAKER: [], _AGAINST: []}
    for fall in _falls(source, graph):
        grouped[_AGAINST if fall.against else _WEAKER if fall.origins_left else _ALONE].append(fall)
    return [_group(title, falls, graph) for title, falls in grouped.items() if falls]


def fallen_with(source: Source, groups: Iterable[Shown]) -> Html:
    """Return what a source's page says of what falls with it; nothing for a source that stands."""
    if source.standing == "current":
        return Html("")
    said = words.capitalised(words.STANDING[source.standing])
    lead = html.tag("p", f"{said}. Copies of it are no support either.")
    return html.lines([lead, *(group.body() for group in groups)])


def _falls(source: Source, graph: Graph) -> Iterator[Fall]:
    leaning = {use.claim.key: use.claim for use in graph.uses.get(source.id, ()) if use.claim is not None}
    return falls_with(source, leaning.values(), graph.library)


def _group(title: str, falls: Sequence[Fall], graph: Graph) -> Listing:
    def laid(items: Sequence[Item]) -> Html:
        summary = html.tag("summary", f"{title} {words.plural(len(falls), 'claim')}")
        listed = html.listed((claim for _, claim in items), "q-leaning")
        return html.tag("details", summary, listed, class_="q-chip")

    return Listing(
        title=title, items=lambda here: [("", _claim(fall, graph, here)) for fall in falls], laid=laid
    )


def cited(source: Source) -> Html:
    """Return what stands behind words of the prose that rest on a source; nothing for one that stands."""
    said = words.STANDING.get(source.standing)
    return html.join(" ", html.tag("span", said, class_="q-doubt")) if said else Html("")


def unsound_sources(graph: Graph, here: str) -> list[Html]:
    """Return the sources that were corrected or retracted as cards, and how many claims lean on each."""
    cards = []
    for source in unsound(graph.library):
        falls = [fall for fall in _falls(source, graph) if not fall.against]
        alone = sum(1 for fall in falls if fall.origins_left == 0)
        number = words.plural(len(falls), "claim")
        below = f"{source.standing}; it supports {number}, {alone} of which nothing else supports"
        link = words.source_link(source, here)
        cards.append(tools.card("source", link, below))
    return cards


def _claim(fall: Fall, graph: Graph, here: str) -> Html:
    claim, entry = fall.claim, graph.library.entries[fall.claim.subject]
    said = f"{words.label(claim)}: {words.plain_value(claim, graph)}"
    link = html.link(said, words.claim_address(claim, graph, here))
    left = f" ({words.plural(fall.origins_left, 'independent origin')} left)" if fall.origins_left else ""
    return html.tag(
        "li", html.join(words.entry_link(entry, here), ": ", link, left), class_=f"q-kind-{entry.kind.id}"
    )
