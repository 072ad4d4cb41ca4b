"""What rests on a paragraph of a source: the claims of each entry that quote it, and their prose."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from quoth import html
from quoth.html import Html
from quoth.ids import EntryId
from quoth.link.graph import Graph, Use
from quoth.model import Claim, Source
from quoth.pages import words
from quoth.pages.listing import Item, Listing


def resting_on(source: Source, number: int, uses: list[Use], graph: Graph) -> Listing:
    """Return what rests on a paragraph: for each entry its claims, or its prose.

    It is folded below the paragraph, and open on a page of its own.
    """
    here = words.source_path(source)
    claims: dict[EntryId, dict[str, Claim]] = defaultdict(dict)
    against: set[str] = set()
    for use in uses:
        these = claims[use.entry]
        if use.claim is not None and use.evidence is not None:
            these[use.claim.key] = use.claim
            against |= {use.claim.key} if use.evidence.stance == "disputes" else set()

    def items(here: str) -> Iterator[Item]:
        for entry, those in claims.items():
            for key, claim in those.items():
                yield links[entry], _claim(claim, graph, here, disputed=key in against)
            if not those:
                yield links[entry], html.text("in its text")

    def listed(some: Sequence[Item]) -> Html:
        groups = groupby(some, key=lambda item: item[0])
        rows = (
            html.tag(
                "li",
                html.join(Html(link), ": ", html.join(*(said for _, said in those), by="; ")),
                class_=kinds[link],
            )
            for link, those in groups
        )
        return html.listed(rows, "q-leaning")

    def folded(some: Sequence[Item]) -> Html:
        summary = html.tag("summary", f"What rests on this: {leaning}")
        return html.tag("details", summary, listed(some), class_="q-chip") if some else Html("")

    # All parts of the page stand in one folder, so that a link is the same on each of them.
    links = {id_: words.entry_link(graph.library.entries[id_], here) for id_ in claims}
    kinds = {str(link): f"q-kind-{graph.library.entries[id_].kind.id}" for id_, link in links.items()}
    counts = {
        "claim": sum(map(len, claims.values())),
        "text": sum(not those for those in claims.values()),
    }
    leaning = " and ".join(words.plural(many, one) for one, many in counts.items() if many)
    return Listing(
        title=f"What rests on paragraph {number}",
        name=f"p{number}",
        items=lambda there: [*items(there)],
        laid=folded,
        alone=listed,
    )


def _claim(claim: Claim, graph: Graph, here: str, *, disputed: bool) -> Html:
    said = f"{words.label(claim)}: {words.plain_value(claim, graph)}"
    link = html.link(said, words.claim_address(claim, graph, here))
    return html.join(html.tag("b", "disputes "), link) if disputed else link
