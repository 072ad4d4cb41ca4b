"""The box of key facts of an entry, made of its claims by what the vocabulary says of their properties."""

from collections import defaultdict
from dataclasses import dataclass

from quoth import html
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.model import Claim, Entry
from quoth.pages import words
from quoth.standing import badge

MOST = 3
"""Values that a row shows; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A value in a row, and the claim that carries it."""

    shown: Html
    claim: Claim


def infobox(entry: Entry, graph: Graph, here: str, picture: Html) -> Html:
    """Return the box: what there is one of, dates, places, posts, and the entries tied to it."""
    rows = [_row(label, facts, graph, here) for label, facts in _facts(entry, graph, here).items()]
    if not rows and not picture:
        return Html("")
    other = words.other_script(entry)
    head = html.tag(
        "header",
        html.tag("p", words.name(entry.name), class_="q-title"),
        html.join(" ", html.tag("p", other)) if other else "",
    )
    figure = html.tag("figure", picture) if picture else ""
    body = html.tag("dl", html.NEW_LINE, html.lines(rows), html.NEW_LINE) if rows else ""
    return html.tag("aside", head, html.NEW_LINE, figure, body, class_="q-infobox", aria_label="Key facts")


def _facts(entry: Entry, graph: Graph, here: str) -> dict[str, list[_Fact]]:
    rows: dict[str, list[_Fact]] = defaultdict(list)
    for claim in entry.claims:
        if _is_key(claim):
            rows[words.label(claim)].append(_Fact(words.value(claim, graph, here), claim))
    for tie in graph.relations.get(entry.id, ()):
        if not tie.here:
            shown = words.entry_link(graph.library.entries[tie.other], here)
            rows[tie.label].append(_Fact(shown, tie.claim))
    return rows


def _is_key(claim: Claim) -> bool:
    """Say whether a claim belongs in the box: text does when there is one of it, all else always."""
    return claim.property.one or claim.property.takes not in ("text", "number")


def _row(label: str, facts: list[_Fact], graph: Graph, here: str) -> Html:
    """A term and its values; those of a disagreement are alternatives."""
    found = graph.disagreements.get(facts[0].claim.subject, ())
    if any(one.why == "values" and facts[0].claim in one.claims for one in found):
        first = sorted(facts, key=lambda fact: fact.claim.preferred is None)
        shown = html.join(*(_shown(fact, label, graph, here) for fact in first), by=html.tag("em", " or "))
        note = html.link("accounts disagree", "#accounts-disagree", class_="q-sub")
        values = html.tag("dd", shown, " ", note)
    else:
        rest = len(facts) - MOST
        shown_first = [html.tag("dd", _shown(fact, label, graph, here)) for fact in facts[:MOST]]
        more = html.tag("dd", html.tag("span", f"and {rest} more", class_="q-sub")) if rest > 0 else ""
        values = html.join(*shown_first, more, by=" ")
    return html.join(html.tag("dt", words.capitalised(label)), " ", values)


def _shown(fact: _Fact, label: str, graph: Graph, here: str) -> Html:
    """A value with what narrows it, and the way to its quotes."""
    doubts = (words.hearsay(fact.claim), badge(fact.claim, graph.library))
    narrowed = ", ".join(part for part in (*doubts, words.qualified(fact.claim)) if part)
    mark = html.link(
        html.tag("span", f"Quotes for {label}", class_="q-hidden"),
        words.claim_address(fact.claim, graph, here),
        class_="q-mark",
    )
    sub = html.tag("span", narrowed, class_="q-sub") if narrowed else ""
    # The mark never stands alone on a line.
    return html.join(html.join(fact.shown, mark, by=html.UNBROKEN), sub, by=" ")
