"""The page of a source: what is known of it, and its passages in order with what leans on each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quoth import html
from quoth.data.linked import linked_source
from quoth.html import Html
from quoth.link.graph import Graph, Use
from quoth.model import Page, Paragraph, Source
from quoth.pages import evidence, tools, words
from quoth.pages import markdown as md
from quoth.pages.cite import page_citation
from quoth.pages.listing import PAGE, Item, Listing, Shown, shown, steps
from quoth.pages.resting import resting_on
from quoth.pages.standing import fallen_with, falling
from quoth.quotes import Passage, count_words, stretches, words_covered

_AROUND = 220
"""Bytes around a paragraph and what rests on it."""
_TEXT = {"full": "The text", "excerpts": "Excerpts", "none": "Passages"}
"""What stands above the passages of a source, by how much of it may be shown."""


def source_pages(source: Source, graph: Graph) -> Iterator[Page]:
    """Yield the page that shows what the knowledge base takes from a source, and what does not fit on it."""
    here = words.source_path(source)
    meta = tools.meta(
        source.title,
        kind="Source",
        kind_id="source",
        file=source.place.path,
        page=here,
        description=words.about_source(source),
        config=graph.proved.config,
    )
    opening = [
        _kicker(source, graph),
        md.heading(1, md.plain(source.title)),
        html.tag("p", words.about_source(source), class_="q-names"),
        _infobox(source, graph, here),
        _lead(source),
    ]
    ending = [
        page_citation(source, graph, graph.proved.config, here),
        tools.made_from(
            source.place.path, here, quotes=_quotes(source, graph), version=graph.versions[source.id]
        ),
        tools.linked(linked_source(source, graph, graph.proved.config)),
    ]
    last = max((source.parts[number - 1] for number in graph.shown[source.id]), default=1)
    falls = falling(source, graph)
    named = Listing(
        title="Who and what it names",
        items=lambda there: _named(source, graph, there),
        laid=lambda items: html.listed((one for _, one in items), "q-cards q-cards-small"),
    )
    room = PAGE - sum(len(block.encode()) for block in (*opening, *ending))
    passages = _Passages(source, 1, graph)
    *resting, listed = shown([*passages.listings, *falls, named], here, room - passages.size)
    fallen = resting[len(passages.listings) :]
    path, name = here.removesuffix(".md"), source.title
    yield md.page(
        here,
        meta,
        *opening,
        md.section("What falls with it", fallen_with(source, fallen)),
        md.section(_TEXT[source.publish], html.lines([passages.laid(resting), steps(path, 1, last)])),
        listed.section(),
        *ending,
    )
    for one in (*resting, listed):
        yield from one.parts(name)
    for part in range(2, last + 1):
        yield from _part(source, part, last, graph)


def _part(source: Source, part: int, last: int, graph: Graph) -> Iterator[Page]:
    """Yield a part of the page of a long source, and what does not fit on it."""
    here = words.source_path(source, part)
    passages = _Passages(source, part, graph)
    resting = shown(passages.listings, here, PAGE - passages.size)
    meta: tools.Meta = {"title": f"{source.title}, part {part}", "hide": tools.ALONE}
    path = words.source_path(source).removesuffix(".md")
    way = steps(path, part, last, words.source_link(source, here))
    none = "Nothing rests on this part of the text." if not resting else ""
    title = md.heading(1, md.plain(source.title))
    yield md.page(here, meta, title, way, md.section(_TEXT[source.publish], none or passages.laid(resting)))
    for one in resting:
        yield from one.parts(source.title)


def newest_first(graph: Graph) -> list[Source]:
    """Return all sources, the one that was published last first."""
    return sorted(graph.library.sources.values(), key=lambda s: (s.published.sort_key, s.id), reverse=True)


def share_shown(source: Source, graph: Graph) -> float:
    """Return the share of a source's words that excerpts show, from 0 to 1."""
    covered = words_covered((use.passage for use in graph.uses.get(source.id, ())), source)
    return covered / sum(count_words(paragraph.text) for paragraph in source.paragraphs)


def claims_on(source: Source, graph: Graph) -> int:
    """Return how many claims lean on a source."""
    return len({use.claim.key for use in graph.uses.get(source.id, ()) if use.claim is not None})


def _quotes(source: Source, graph: Graph) -> int:
    """Return how many pieces of evidence are of a source."""
    return sum(use.evidence is not None for use in graph.uses.get(source.id, ()))


def _kicker(source: Source, graph: Graph) -> Html:
    share = share_shown(source, graph)
    shown = {"full": "shown in full", "excerpts": f"{share:.0%} of its words shown", "none": "no words shown"}
    standing = words.STANDING.get(source.standing, "")
    return tools.kicker(
        "Source",
        "source",
        [
            tools.pill(standing, "q-pill-warn"),
            tools.pill(f"the basis of {words.plural(claims_on(source, graph), 'claim')}"),
            tools.pill(shown[source.publish]),
        ],
    )


def _lead(source: Source) -> Html:
    """Say what the page shows of the article, and why no more."""
    shown = {
        "full": "The whole text stands below, with the passages that claims rest on marked in it.",
        "excerpts": "Below stand the passages that claims rest on, in the order of the article, and no more "
        "of it. Every quote was found in the full text word for word.",
        "none": "The words of this source are not shown. Below stands which paragraphs claims rest on.",
    }
    return html.tag("p", shown[source.publish], class_="q-lead")


def _infobox(source: Source, graph: Graph, here: str) -> Html:
    authors = [
        words.entry_link(graph.people[author], here) if author in graph.people else html.text(author)
        for author in source.author
    ]
    read = html.link("Read it at the publisher’s", source.url, rel="external") if source.url else ""
    rows = {
        "Publisher": html.text(source.publisher),
        "Author": html.join(*authors, by=", ") if authors else html.text("none named"),
        "Published": html.text(source.published.words()),
        "Language": html.text(words.LANGUAGES.get(source.language, source.language)),
        "Standing": html.text(source.standing),
        "Rights": html.text(source.rights or ""),
        "Original": read,
        "Note": html.text(source.note or ""),
    }
    listed = html.lines(
        html.join(html.tag("dt", term), html.tag("dd", said), by=" ") for term, said in rows.items() if said
    )
    head = html.tag("header", html.tag("p", words.title(source), class_="q-title"))
    body = html.tag("dl", html.NEW_LINE, listed, html.NEW_LINE)
    return html.tag("aside", head, html.NEW_LINE, body, class_="q-infobox", aria_label="Key facts")


class _Passages:
    """Paragraph by paragraph, with an address for each: the whole text, the excerpts, or no words."""

    def __init__(self, source: Source, part: int, graph: Graph) -> None:
        """Take the paragraphs that stand on a part of the page of a source."""
        numbers = [number for number in sorted(graph.shown[source.id]) if source.parts[number - 1] == part]
        uses: dict[int, list[Use]] = defaultdict(list)
        for use in graph.uses.get(source.id, ()):
            uses[use.passage.paragraph].append(use)
        self._numbers = numbers
        self._heads = [_paragraph(source, source.paragraphs[n - 1], uses[n]) for n in numbers]
        self.listings = [resting_on(source, number, uses[number], graph) for number in numbers]
        self.size = sum(_AROUND + len(head.encode()) for head in self._heads)

    def laid(self, resting: Iterable[Shown]) -> Html:
        """Return the paragraphs, each with so much of what rests on it as there is room for."""
        return html.lines(
            html.tag("div", head, one.body(), class_="q-passage", id=f"p{number}")
            for number, head, one in zip(self._numbers, self._heads, resting, strict=False)
        )


def _paragraph(source: Source, paragraph: Paragraph, uses: list[Use]) -> Html:
    passages = [use.passage for use in uses]
    text = _text(source, paragraph, passages)
    whole = Passage(source.id, paragraph.number, tuple(stretches(passages))) if passages else None
    away = evidence.at_publisher(source, whole) if whole is not None else None
    head = html.join(
        html.tag("b", f"Paragraph {paragraph.number}"),
        html.link("this passage at the publisher’s", away, rel="external") if away else "",
        by=" · ",
    )
    quoted = html.tag("blockquote", html.tag("p", text), lang=source.language) if text else ""
    return html.join(html.tag("p", head, class_="q-from"), quoted)


def _text(source: Source, paragraph: Paragraph, passages: list[Passage]) -> Html:
    """Return what may be shown of a paragraph; in the whole text, what claims rest on is marked."""
    covered = stretches(passages)
    if source.publish == "none":
        return Html("")
    if source.publish == "excerpts":
        return html.text(words.redacted(source, " … ".join(paragraph.text[a:b] for a, b in covered)))
    if words.redacted(source, paragraph.text) != paragraph.text:
        return html.text(words.redacted(source, paragraph.text))
    pieces, at = [], 0
    for start, end in covered:
        pieces += [paragraph.text[at:start], html.tag("mark", paragraph.text[start:end])]
        at = end
    return html.join(*pieces, paragraph.text[at:])


def _named(source: Source, graph: Graph, here: str) -> list[Item]:
    """The entries that the source names."""
    entries = words.in_order((graph.library.entries[id_] for id_ in graph.named.get(source.id, ())), graph)
    return [("", tools.card(entry.kind.id, words.entry_link(entry, here))) for entry in entries]
