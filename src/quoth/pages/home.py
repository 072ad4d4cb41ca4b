"""The home page: what this is, how much of it there is, what is disputed, and when it all happened."""

from collections.abc import Iterable
from itertools import islice

from quoth import html
from quoth.config import Config
from quoth.history import Change
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.model import Page
from quoth.pages import claims, figures, moments, tools, words
from quoth.pages import markdown as md
from quoth.pages.source import claims_on, newest_first
from quoth.pages.standing import unsound_sources
from quoth.pages.tools import Meta

NEWEST = 5
"""How many sources the home page names."""
DISPUTED = 6
"""How many disputed entries, and sources that were corrected or retracted, it names."""
CHANGED = 6
"""How many entries that changed last it names."""
DATED = 40
"""How many dated entries its timeline lists: the latest ones."""


def home_page(graph: Graph, config: Config, changes: Iterable[Change]) -> Page:
    """Return the page that a stranger sees first."""
    here = "index.md"
    meta: Meta = {"title": config.site_name, "description": config.site_description, "hide": tools.PLAIN}
    meta["feed"] = "feed.xml"
    return md.page(
        here,
        meta,
        md.heading(1, md.plain(config.site_name)),
        html.tag("p", config.site_description, class_="q-hero"),
        _search(),
        _drafts(graph),
        _counts(graph),
        md.section("A claim and its words", _example(graph, here)),
        md.section("Disputed", _disputed(graph, here)),
        md.section(
            "Corrected or retracted sources", html.listed(unsound_sources(graph, here)[:DISPUTED], "q-cards")
        ),
        md.section("Newest sources", _newest(graph, here)),
        md.section("Latest changes", _latest(graph, changes, here)),
        md.section("Timeline", _timeline(graph, here)),
    )


def _search() -> Html:
    """A way into the search, which a script opens; without scripts it is not shown."""
    says = "Search people, events, posts and claims"
    button = html.tag("button", says, type="button", data_q_search=True, hidden=True)
    return html.tag("p", button, class_="q-find")


def _drafts(graph: Graph) -> Html:
    """A word of warning where there are drafts, which is never so on a site that is published."""
    number = sum(1 for entry in graph.library.entries.values() if entry.publish == "draft")
    if not number:
        return Html("")
    said = (
        f"{words.plural(number, 'entry is a draft', 'entries are drafts')}: this site is not for publication."
    )
    return html.tag("p", html.join(tools.pill("drafts", "q-pill-warn"), said, by=" "))


def _counts(graph: Graph) -> Html:
    library = graph.library
    cards = []
    for kind in library.vocabulary.kinds.values():
        number = sum(1 for entry in library.entries.values() if entry.kind.id == kind.id)
        label = kind.plural if number != 1 else kind.label
        cards.append(_count(number, label, f"{kind.folder}/index.html", kind.id))
    cards.append(_count(len(library.sources), "Sources", "sources/index.html", "source"))
    listed = sum(1 for _ in library.claims())
    quotes = sum(1 for claim in library.claims() for _ in claim.evidence)
    proved = html.tag(
        "p",
        f"{words.plural(listed, 'claim')} rest on {words.plural(quotes, 'quote')}. "
        "Each quote was found word for word in its source. ",
        html.link("All of it as data", words.address("index.md", tools.DATA)),
        ".",
        class_="q-proved",
    )
    return html.lines([html.listed(cards, "q-counts"), proved])


def _count(number: int, label: str, address: str, kind: str) -> Html:
    inside = html.join(html.tag("b", f"{number:,}"), " ", html.tag("span", label))
    return html.tag("li", html.link(inside, address), class_=f"q-kind-{kind}")


def _example(graph: Graph, here: str) -> Html:
    """One disagreement in full, of the entry that others speak of most: people before things."""
    found = [
        (graph.library.entries[entry], one)
        for entry, disagreements in graph.disagreements.items()
        for one in disagreements
        if one.why == "values"
    ]
    if not found:
        return Html("")
    entry, one = max(
        found, key=lambda pair: (pair[0].kind.personal_names, len(graph.backlinks.get(pair[0].id, ())))
    )
    link = words.entry_link(entry, here)
    lead = html.tag("p", "Nothing here stands on our word. This is from the page of ", link, ":")
    return html.lines([lead, *claims.disagreement_boxes([one], graph, here)])


def _disputed(graph: Graph, here: str) -> Html:
    """The entries on which sources disagree."""
    cards = []
    for entry_id, found in list(graph.disagreements.items())[:DISPUTED]:
        entry = graph.library.entries[entry_id]
        about = ", ".join(dict.fromkeys(one.about for one in found))
        cards.append(tools.card(entry.kind.id, words.entry_link(entry, here, "accounts-disagree"), about))
    number = sum(len(found) for found in graph.disagreements.values())
    every = html.tag("p", html.link(f"All {words.plural(number, 'disagreement')}", "disputed.html"))
    return html.lines([html.listed(cards, "q-cards"), every]) if cards else Html("")


def _newest(graph: Graph, here: str) -> Html:
    cards = []
    for source in newest_first(graph)[:NEWEST]:
        below = f"{words.about_source(source)}: {words.plural(claims_on(source, graph), 'claim')}"
        cards.append(tools.card("source", words.source_link(source, here), below))
    return html.listed(cards, "q-cards")


def _latest(graph: Graph, changes: Iterable[Change], here: str) -> Html:
    """The entries that changed last, and when."""
    by_path = {entry.place.path: entry for entry in graph.library.entries.values()}
    changed = ((by_path[change.path], change.day) for change in changes if change.path in by_path)
    cards = (
        tools.card(entry.kind.id, words.entry_link(entry, here), day.words())
        for entry, day in islice(changed, CHANGED)
    )
    return html.listed(cards, "q-cards")


def _timeline(graph: Graph, here: str) -> Html:
    """What happened, in order; of a long list the latest, the others in the indexes."""
    latest = moments.of_all(graph, here, DATED)
    return html.lines([figures.timeline(latest, "Timeline"), moments.timeline(moments.listed(latest))])
