"""The page of an entry: what is said of it, by whom, in which words, and what it is tied to."""

import re
from collections.abc import Iterable, Iterator, Sequence

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
from quoth.pages.listing import PAGE, Item, Listing, shown, steps
from quoth.pages.map import small_map
from quoth.quotes import Passage

LEAST = 8_000
"""Bytes that the lists of a page have at least, however much its entry says itself."""
_PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)


def entry_pages(entry: Entry, graph: Graph) -> Iterator[Page]:
    """Yield the page that shows an entry and what each claim rests on, and what does not fit on it."""
    here, config = words.entry_path(entry), graph.proved.config
    prose, marks = _prose(entry, graph, here)
    own = claims.own_claims(entry, 1, graph, here)
    last = max(entry.parts.values(), default=1)
    opening = (
        _kicker(entry, graph),
        md.heading(1, md.plain(entry.name)),
        _names(entry),
        infobox(entry, graph, here, small_map(entry, graph)),
        prose,
    )
    ending = (
        md.section("Notes", around.notes(marks, graph, here)),
        page_citation(entry, graph, config, here),
        tools.made_from(entry.place.path, here, quotes=len(_pieces(entry)), version=graph.versions[entry.id]),
        tools.linked(linked_entry(entry, graph, config)),
    )
    room = PAGE - sum(len(block.encode()) for block in (own, *opening, *ending)) + _drawn(opening)
    room = max(room, LEAST)
    lists = shown(_listings(entry, graph), here, room)
    disagree, held, *others = (one.section() for one in lists)
    claimed = html.lines([own, _goes_on(here, last)])
    yield md.page(
        here,
        _meta(entry, graph, here),
        *opening,
        disagree,
        held,
        md.section("What is claimed", claimed),
        *others,
        *ending,
    )
    for part in range(2, last + 1):
        yield _part(entry, part, last, graph)
    for one in lists:
        yield from one.parts(entry.name)


def _listings(entry: Entry, graph: Graph) -> Sequence[Listing]:
    """What grows with the site on the page of an entry."""
    held = ties.holders(entry, graph)
    disagree = graph.disagreements.get(entry.id, ())
    elsewhere = [
        tie for tie in graph.relations.get(entry.id, ()) if not tie.here and not tie.claim.property.term
    ]
    page = words.entry_path(entry)
    dated = moments.of_entry(entry, graph, page)
    return (
        Listing(
            title="Accounts disagree",
            items=lambda here: _items(claims.disagreement_boxes(disagree, graph, here)),
            laid=lambda items: html.lines(one for _, one in items),
        ),
        Listing(
            title="Holders",
            items=lambda here: claims.rows(held, graph, here),
            laid=lambda items: claims.listed(one for _, one in items),
            picture=lambda number: figures.succession(entry, held[:number], graph, page),
        ),
        Listing(
            title="Stated elsewhere",
            items=lambda here: claims.rows(elsewhere, graph, here),
            laid=claims.grouped,
        ),
        Listing(
            title="Timeline",
            items=lambda here: _items(
                moments.listed(dated if here == page else moments.of_entry(entry, graph, here))
            ),
            laid=lambda items: moments.timeline(one for _, one in items),
            picture=lambda number: figures.timeline(dated[:number], f"Timeline of {entry.name}"),
        ),
        Listing(
            title="Related",
            items=lambda here: _items(around.related(entry, graph, here)),
            laid=_cards,
            picture=lambda number: figures.surrounded(entry, graph, page),
        ),
        Listing(
            title="What links here",
            items=lambda here: _items(around.links_here(entry, graph, here)),
            laid=_cards,
        ),
        Listing(
            title="Named in", items=lambda here: _items(around.named_in(entry, graph, here)), laid=_cards
        ),
    )


def _items(shown: Iterable[Html]) -> list[Item]:
    return [("", one) for one in shown]


def _cards(items: Iterable[Item]) -> Html:
    return around.cards(one for _, one in items)


def _goes_on(here: str, last: int) -> Html:
    """Return the way to the claims that are on other parts of the page."""
    return steps(here.removesuffix(".md"), 1, last)


def _part(entry: Entry, part: int, last: int, graph: Graph) -> Page:
    """Return a part of the page of an entry that claims more than one page holds."""
    here = words.entry_path(entry, part)
    path = words.entry_path(entry).removesuffix(".md")
    meta: tools.Meta = {"title": f"{entry.name}, part {part}", "hide": tools.ALONE}
    return md.page(
        here,
        meta,
        md.heading(1, md.plain(entry.name)),
        steps(path, part, last, words.entry_link(entry, here)),
        md.section("What is claimed", claims.own_claims(entry, part, graph, here)),
    )


def _drawn(blocks: Iterable[str]) -> int:
    """Return how many bytes of blocks are pictures, which do not count."""
    return sum(len(picture.encode()) for block in blocks for picture in _PICTURE.findall(block))


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
