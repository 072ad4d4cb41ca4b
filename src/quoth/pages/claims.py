"""Claims as rows under the name of their property, and the box where sources disagree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from quoth import html
from quoth.disputes import Disagreement, origins_of
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.link.relations import Relation
from quoth.model import Claim, Entry, Evidence
from quoth.pages import evidence, words
from quoth.pages.cite import citation
from quoth.pages.listing import Item
from quoth.standing import badge

_SHORT = 60
"""Letters of a claim that the name of a link needs."""
WHY = {
    "values": "two versions",
    "disputed": "a source speaks against it",
    "manner": "told as certain, and as hearsay",
}
"""How sources disagree, in words."""


def own_claims(entry: Entry, part: int, graph: Graph, here: str) -> Html:
    """Return what an entry claims on a part of its page, grouped by property in the order of the file."""
    there = (claim for claim in entry.claims if entry.parts[claim.key] == part)
    return grouped(
        [
            (words.label(claim), _row(claim, words.value(claim, graph, here), graph, here, own=True))
            for claim in there
        ]
    )


def rows(ties: Iterable[Relation], graph: Graph, here: str) -> list[Item]:
    """Return relations that the files of other entries may state, read from this side."""
    return [
        (tie.label, _row(tie.claim, words.entry_link(graph.library.entries[tie.other], here), graph, here))
        for tie in ties
    ]


def terms_of_posts(held: Iterable[tuple[Entry, Relation]], graph: Graph, here: str) -> list[Html]:
    """Return who held which post, as rows of a list."""
    return [
        _row(
            tie.claim,
            html.join(
                words.entry_link(graph.library.entries[tie.other], here),
                html.tag("span", tie.claim.property.label, class_="q-label"),
                words.entry_link(post, here),
                by=" ",
            ),
            graph,
            here,
        )
        for post, tie in held
    ]


def disagreement_boxes(found: Iterable[Disagreement], graph: Graph, here: str) -> list[Html]:
    """Return a box for each point on which sources disagree: both sides, and our reason."""
    return [_box(one, graph, here) for one in found]


def grouped(rows: Sequence[Item]) -> Html:
    """Return rows under the names of their properties, in the order in which these come first."""
    groups: dict[str, list[Html]] = defaultdict(list)
    for label, row in rows:
        groups[label].append(row)
    return html.lines(
        html.tag("section", html.tag("h3", words.capitalised(label)), listed(those), class_="q-group")
        for label, those in groups.items()
    )


def listed(rows: Iterable[Html]) -> Html:
    """Return rows as one list."""
    return html.listed(rows, "q-claims")


def _row(claim: Claim, shown: Html, graph: Graph, here: str, *, own: bool = False) -> Html:
    """A claim as a list item; on the page of its entry it has its address, its label and its citation."""
    qualified, hearsay, shaken = words.qualified(claim), words.hearsay(claim), badge(claim, graph.library)
    chips = evidence.chips(claim, graph, here)
    chips += [citation(claim, graph, graph.proved.config, here)] if own else []
    origins = origins_of(claim, graph.library)
    said = html.join(
        html.tag("span", f"{words.capitalised(words.label(claim))}:", class_="q-named") if own else "",
        html.tag("b", shown),
        html.tag("span", qualified, class_="q-when") if qualified else "",
        html.tag("span", hearsay, class_="q-doubt") if hearsay else "",
        html.tag("span", shaken, class_="q-doubt") if shaken else "",
        # The sign of the address never stands alone on a line.
        html.join(
            html.tag("span", words.origins(origins), class_="q-sole" if origins < 2 else "q-origins"),
            html.link(
                html.tag(
                    "span",
                    f"Address of the claim {_in_short(words.plain_value(claim, graph))}",
                    class_="q-hidden",
                ),
                words.claim_address(claim, graph, here),
                class_="q-address",
            ),
            by=html.UNBROKEN,
        ),
        by=" ",
    )
    return html.tag(
        "li",
        html.tag("p", said, class_="q-what"),
        _reason("Inferred:", claim.inferred),
        _reason("Why one origin is enough:", claim.single_origin),
        html.tag("div", html.join(*chips, by=" "), class_="q-chips"),
        id=f"c-{claim.key}" if own else None,
    )


def _reason(asked: str, said: str | None) -> Html:
    return html.tag("p", html.tag("b", asked), " ", said, class_="q-inferred") if said else Html("")


def _in_short(said: str) -> str:
    """Return so many words of a claim as the name of a link needs; most are few enough."""
    on_one_line = " ".join(said.split())
    return on_one_line if len(on_one_line) <= _SHORT else shorten(on_one_line, _SHORT, placeholder="…")


def _box(found: Disagreement, graph: Graph, here: str) -> Html:
    reasons = [claim.preferred for claim in found.claims if claim.preferred]
    values = [words.value(claim, graph, here) for claim in found.claims]
    sides = [
        html.tag(
            "div",
            html.tag("p", title, class_="q-side"),
            evidence.quotes(pieces, graph, here),
        )
        for title, pieces in _sides(found, graph, here)
    ]
    return html.tag(
        "section",
        html.tag("h3", f"{words.capitalised(found.about)}: {WHY[found.why]}"),
        html.tag("p", html.join(*values, by="; "), class_="q-side") if found.why == "manner" else "",
        html.tag("div", *sides, class_="q-sides"),
        *(
            html.tag("p", html.tag("b", "Why the first is shown first:"), " ", one, class_="q-why")
            for one in reasons[:1]
        ),
        class_="q-conflict",
    )


def _sides(found: Disagreement, graph: Graph, here: str) -> Iterator[tuple[Html, list[Evidence]]]:
    """Yield what each side says, and the evidence on it."""
    if found.why == "values":
        for number, claim in enumerate(found.claims):
            first = html.tag("small", "shown first") if number == 0 and claim.preferred else ""
            yield _said(claim, graph, here, first), list(claim.evidence)
    elif found.why == "disputed":
        claim = found.claims[0]
        supports = [piece for piece in claim.evidence if piece.stance == "supports"]
        yield _said(claim, graph, here), supports
        yield html.tag("span", "against this"), [p for p in claim.evidence if p not in supports]
    else:
        pieces = {(p.source, p.quote, p.said_by, p.manner): p for c in found.claims for p in c.evidence}
        for manner in dict.fromkeys(piece.manner for piece in pieces.values()):
            told = words.HEARSAY.get(manner, "told as certain")
            yield html.text(told), [piece for piece in pieces.values() if piece.manner == manner]


def _said(claim: Claim, graph: Graph, here: str, mark: Html | str = "") -> Html:
    qualified = words.qualified(claim)
    return html.join(
        words.value(claim, graph, here),
        html.tag("span", qualified, class_="q-when") if qualified else "",
        mark,
        by=" ",
    )
