"""The page of an entry: what is said of it, by whom, in which words, and what it is tied to."""

from quoth import html
from quoth.data.linked import linked_entry
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.load.prose import replace_links
from quoth.model import Entry, Evidence, Link, Page
from quoth.pages import around, claims, figures, moments, standing, ties, tools, words
from quoth.pages import markdown as md
from quoth.pages.cite import page_citation
from quoth.pages.facts import infobox
from quoth.pages.map import small_map
from quoth.quotes import Passage


def entry_page(entry: Entry, graph: Graph) -> Page:
    """Return the page that shows an entry and what each claim rests on."""
    here = words.entry_path(entry)
    prose, marks = _prose(entry, graph, here)
    disagree = graph.disagreements.get(entry.id, ())
    elsewhere = [
        tie for tie in graph.relations.get(entry.id, ()) if not tie.here and not tie.claim.property.term
    ]
    return md.page(
        here,
        _meta(entry, graph, here),
        _kicker(entry, graph),
        md.heading(1, md.plain(entry.name)),
        _names(entry),
        infobox(entry, graph, here, small_map(entry, graph)),
        prose,
        md.section("Accounts disagree", claims.disagreement_boxes(disagree, graph, here)),
        md.section("Holders", _holders(entry, graph, here)),
        md.section("What is claimed", claims.own_claims(entry, graph, here)),
        md.section("Stated elsewhere", claims.from_others(elsewhere, graph, here)),
        md.section("Timeline", _timeline(entry, graph, here)),
        md.section("Related", _related(entry, graph, here)),
        md.section("What links here", around.links_here(entry, graph, here)),
        md.section("Named in", around.named_in(entry, graph, here)),
        md.section("Notes", around.notes(marks, graph, here)),
        page_citation(entry, graph, graph.proved.config, here),
        tools.made_from(entry.place.path, here, quotes=len(_pieces(entry)), version=graph.versions[entry.id]),
        html.data(linked_entry(entry, graph, graph.proved.config)),
    )


def _holders(entry: Entry, graph: Graph, here: str) -> Html:
    held = ties.holders(entry, graph)
    return html.lines([figures.succession(entry, held, graph, here), claims.rows(held, graph, here)])


def _related(entry: Entry, graph: Graph, here: str) -> Html:
    return html.lines([figures.surrounded(entry, graph, here), around.related(entry, graph, here)])


def _timeline(entry: Entry, graph: Graph, here: str) -> Html:
    dated = moments.of_entry(entry, graph, here)
    return html.lines([figures.timeline(dated, f"Timeline of {entry.name}"), moments.timeline(dated)])


def _meta(entry: Entry, graph: Graph, here: str) -> tools.Meta:
    sentences = entry.prose.sentences
    meta = tools.meta(
        f"{entry.name} (draft)" if entry.publish == "draft" else entry.name,
        kind=entry.kind.label,
        kind_id=entry.kind.id,
        file=entry.place.path,
        page=here,
        description=sentences[0].text if sentences else entry.name,
        config=graph.proved.config,
    )
    return {**meta, "feed": f"{entry.id}.feed.xml"}


def _kicker(entry: Entry, graph: Graph) -> Html:
    """What kind of entry it is, and what to know before reading."""
    living = {"yes": "living", "no": "no longer living", "unknown": "not known whether living"}
    disputed = len(graph.disagreements.get(entry.id, ()))
    pieces = _pieces(entry)
    sources = len({piece.source for piece in pieces})
    pills = [
        tools.draft(entry),
        html.link(words.plural(disputed, "disagreement"), "#accounts-disagree", class_="q-pill q-pill-warn")
        if disputed
        else "",
        *_proved(len(entry.claims), len(pieces), sources),
        tools.pill(living.get(entry.living or "", "")),
        tools.pill("held by several people at a time" if entry.holders == "many" else ""),
    ]
    return tools.kicker(entry.kind.label, entry.kind.id, pills)


def _pieces(entry: Entry) -> list[Evidence]:
    return [piece for claim in entry.claims for piece in claim.evidence]


def _proved(claims: int, quotes: int, sources: int) -> list[Html]:
    if not claims:
        return []
    return [
        tools.pill(f"{words.plural(claims, 'claim')} from {words.plural(sources, 'source')}"),
        tools.pill(f"✓ {words.plural(quotes, 'quote')} found word for word", "q-pill-ok"),
    ]


def _names(entry: Entry) -> Html:
    names = [html.tag("span", words.name(alias)) for alias in entry.aliases if alias != entry.name]
    return html.tag("p", html.join(*names, by=" "), class_="q-names") if names else Html("")


def _prose(entry: Entry, graph: Graph, here: str) -> tuple[str, dict[Passage, int]]:
    """Return the prose with numbered marks, and the passages that the marks stand for."""
    numbers: dict[Passage, int] = {}

    def linked(link: Link) -> str:
        passage = graph.passage_cited(link)
        if passage is not None:
            first = passage not in numbers
            number = numbers.setdefault(passage, len(numbers) + 1)
            mark = html.link(str(number), f"#n{number}", aria_label=f"Note {number}")
            shown = html.tag("sup", mark, id=f"m{number}" if first else None)
            return f"{md.plain(link.text)}{shown}{standing.cited(graph.library.sources[passage.source])}"
        other = graph.entry(link.target)
        if other is None:
            return md.link(md.plain(link.text), link.target)
        return (
            md.plain(link.text)
            if other.id == entry.id
            else md.link(md.plain(link.text), md.between(here, words.entry_path(other)))
        )

    return replace_links(entry.prose, linked), numbers
