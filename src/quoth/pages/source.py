"""The page of a source: what is known of it, and its passages in order with what leans on each."""

from itertools import groupby

from quoth.link.graph import Graph, Use
from quoth.model import Page, Paragraph, Source
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.pages.facets import source_meta
from quoth.quotes import count_words, stretches, words_covered


def source_page(source: Source, graph: Graph) -> Page:
    """Return the page that shows what the knowledge base takes from a source."""
    here = words.source_path(source)
    return md.page(
        here,
        {"title": source.title, "kind": "Source", "edit": source.place.path, **source_meta(source, graph)},
        md.heading(1, md.plain(source.title)),
        f"**Source** · {words.about_source(source)}",
        md.items(_facts(source, graph, here)),
        _passages(source, graph, here),
        _named(source, graph, here),
    )


def share_shown(source: Source, graph: Graph) -> float:
    """Return the share of a source's words that excerpts show, from 0 to 1."""
    covered = words_covered((use.passage for use in graph.uses.get(source.id, ())), source)
    return covered / sum(count_words(paragraph.text) for paragraph in source.paragraphs)


def _facts(source: Source, graph: Graph, here: str) -> list[str]:
    people = {entry.name: entry for entry in graph.library.entries.values() if entry.kind.personal_names}
    authors = [
        words.entry_link(people[author], here) if author in people else md.plain(author)
        for author in source.author
    ]
    claims = {use.claim.key for use in graph.uses.get(source.id, ()) if use.claim is not None}
    facts = [
        f"Author: {', '.join(authors)}" if authors else "Author: none named",
        f"Published: {source.published.words()}",
        f"Language: {md.plain(source.language)}",
        f"Standing: {source.standing}",
        f"Rights: {md.plain(source.rights)}" if source.rights else "",
        f"{len(claims)} claims rest on it; {share_shown(source, graph):.0%} of its words are shown here",
        md.link("Read it at the publisher’s", source.url) if source.url else "",
        md.plain(source.note) if source.note else "",
    ]
    return [fact for fact in facts if fact]


def _passages(source: Source, graph: Graph, here: str) -> str:
    """Paragraph by paragraph, with an address for each: the whole text, the excerpts, or no words."""
    uses = {
        number: list(those)
        for number, those in groupby(graph.uses.get(source.id, ()), key=lambda use: use.passage.paragraph)
    }
    blocks = []
    for paragraph in source.paragraphs:
        here_used = uses.get(paragraph.number, [])
        if here_used or source.publish == "full":
            text = _text(source, paragraph, here_used)
            blocks.append(f"{md.anchor(f'p{paragraph.number}')}**Paragraph {paragraph.number}**{text}")
            leaning = dict.fromkeys(_leans(use, graph, here) for use in here_used)
            blocks += [md.items(leaning)] if leaning else []
    title = {"full": "The text", "excerpts": "Excerpts", "none": "Passages"}[source.publish]
    return "\n\n".join([md.heading(2, title), *blocks]) if blocks else ""


def _text(source: Source, paragraph: Paragraph, uses: list[Use]) -> str:
    if source.publish == "none":
        return ""
    if source.publish == "full":
        return f"\n\n> {md.plain(words.redacted(source, paragraph.text))}"
    pieces = [paragraph.text[start:end] for start, end in stretches(use.passage for use in uses)]
    return f"\n\n> “{md.plain(words.redacted(source, ' … '.join(pieces)))}”"


def _leans(use: Use, graph: Graph, here: str) -> str:
    if use.claim is None:
        return f"{words.entry_link(graph.library.entries[use.entry], here)} (prose)"
    against = "disputes " if use.evidence is not None and use.evidence.stance == "disputes" else ""
    return f"{against}{words.in_words(use.claim, graph, here)}"


def _named(source: Source, graph: Graph, here: str) -> str:
    """The entries that the source names."""
    lines = [
        words.entry_link(graph.library.entries[entry], here)
        for entry, found in sorted(graph.mentions.items())
        if any(mention.source == source.id for mention in found)
    ]
    return "\n\n".join([md.heading(2, "Who and what it names"), md.items(lines)]) if lines else ""
