"""The page of a source: what is known of it, and its passages in order with what leans on each."""

from collections import defaultdict
from itertools import groupby

from quoth import html
from quoth.data.linked import linked_source
from quoth.html import Html
from quoth.ids import EntryId
from quoth.link.graph import Graph, Use
from quoth.model import Claim, Page, Paragraph, Source
from quoth.pages import evidence, tools, words
from quoth.pages import markdown as md
from quoth.pages.cite import page_citation
from quoth.pages.standing import falling
from quoth.quotes import Passage, count_words, stretches, words_covered


def source_page(source: Source, graph: Graph) -> Page:
    """Return the page that shows what the knowledge base takes from a source."""
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
    return md.page(
        here,
        meta,
        _kicker(source, graph),
        md.heading(1, md.plain(source.title)),
        html.tag("p", words.about_source(source), class_="q-names"),
        _infobox(source, graph, here),
        _lead(source),
        md.section("What falls with it", falling(source, graph, here)),
        md.section(
            {"full": "The text", "excerpts": "Excerpts", "none": "Passages"}[source.publish],
            _passages(source, graph, here),
        ),
        md.section("Who and what it names", _named(source, graph, here)),
        page_citation(source, graph, graph.proved.config, here),
        tools.made_from(
            source.place.path, here, quotes=_quotes(source, graph), version=graph.versions[source.id]
        ),
        tools.linked(linked_source(source, graph, graph.proved.config)),
    )


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


def _passages(source: Source, graph: Graph, here: str) -> Html:
    """Paragraph by paragraph, with an address for each: the whole text, the excerpts, or no words."""
    uses = {
        number: list(those)
        for number, those in groupby(graph.uses.get(source.id, ()), key=lambda use: use.passage.paragraph)
    }
    return html.lines(
        _paragraph(source, source.paragraphs[number - 1], uses.get(number, []), graph, here)
        for number in sorted(graph.shown[source.id])
    )


def _paragraph(source: Source, paragraph: Paragraph, uses: list[Use], graph: Graph, here: str) -> Html:
    passages = [use.passage for use in uses]
    text = _text(source, paragraph, passages)
    whole = Passage(source.id, paragraph.number, tuple(stretches(passages))) if passages else None
    away = evidence.at_publisher(source, whole) if whole is not None else None
    head = html.join(
        html.tag("b", f"Paragraph {paragraph.number}"),
        html.link("this passage at the publisher’s", away, rel="external") if away else "",
        by=" · ",
    )
    return html.tag(
        "div",
        html.tag("p", head, class_="q-from"),
        html.tag("blockquote", html.tag("p", text), lang=source.language) if text else "",
        _leaning(uses, graph, here),
        class_="q-passage",
        id=f"p{paragraph.number}",
    )


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


def _leaning(uses: list[Use], graph: Graph, here: str) -> Html:
    """Return what leans on a paragraph: for each entry its claims, or its prose, folded."""
    claims: dict[EntryId, dict[str, Claim]] = defaultdict(dict)
    against: set[str] = set()
    for use in uses:
        these = claims[use.entry]
        if use.claim is not None and use.evidence is not None:
            these[use.claim.key] = use.claim
            against |= {use.claim.key} if use.evidence.stance == "disputes" else set()
    items = []
    for entry_id, those in claims.items():
        entry = graph.library.entries[entry_id]
        said = [_claim(claim, graph, here, disputed=key in against) for key, claim in those.items()]
        listed = html.join(*said, by="; ") if said else html.text("in its text")
        item = html.join(words.entry_link(entry, here), ": ", listed)
        items.append(html.tag("li", item, class_=f"q-kind-{entry.kind.id}"))
    number = sum(len(those) for those in claims.values())
    summary = html.tag("summary", f"What rests on this: {words.plural(number, 'claim')}")
    leaning = html.listed(items, "q-leaning")
    folded = html.tag("details", summary, leaning, class_="q-chip")
    return folded if items else Html("")


def _claim(claim: Claim, graph: Graph, here: str, *, disputed: bool) -> Html:
    said = f"{words.label(claim)}: {words.plain_value(claim, graph)}"
    link = html.link(said, words.claim_address(claim, graph, here))
    return html.join(html.tag("b", "disputes "), link) if disputed else link


def _named(source: Source, graph: Graph, here: str) -> Html:
    """The entries that the source names."""
    entries = (graph.library.entries[entry] for entry in graph.named.get(source.id, ()))
    cards = (tools.card(entry.kind.id, words.entry_link(entry, here)) for entry in entries)
    return html.listed(cards, "q-cards q-cards-small")
