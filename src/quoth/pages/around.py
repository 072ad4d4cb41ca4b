"""What surrounds an entry: related entries, sentences that link to it, articles that name it, notes."""

from collections.abc import Iterable
from itertools import groupby

from quoth import html
from quoth.html import Html
from quoth.ids import SourceId
from quoth.link.graph import Graph
from quoth.link.relations import Backlink, Relation
from quoth.model import Entry, Source
from quoth.pages import standing, ties, tools, words
from quoth.quotes import Passage


def related(entry: Entry, graph: Graph, here: str) -> list[Html]:
    """Return the entries that claims tie to this one, each once, with how they are tied."""
    near = ties.neighbours(entry, graph)
    others = words.in_order((graph.library.entries[other] for other in near), graph)
    return [tools.card(one.kind.id, words.entry_link(one, here), _how(near[one.id])) for one in others]


def _how(found: Iterable[Relation]) -> str:
    """Return how entries are tied: `held, involved in as prisoner`."""
    roles = ((tie.label, tie.claim.qualifiers.role) for tie in found)
    return ", ".join(dict.fromkeys(f"{label} as {role}" if role else label for label, role in roles))


def links_here(entry: Entry, graph: Graph, here: str) -> list[Html]:
    """Return the sentences of other entries that link to this one."""
    cards = []
    for link in graph.backlinks.get(entry.id, ()):
        other = graph.library.entries[link.entry]
        cards.append(tools.card(other.kind.id, words.entry_link(other, here), _marked(link, entry, graph)))
    return cards


def named_in(entry: Entry, graph: Graph, here: str) -> list[Html]:
    """Return the paragraphs of sources that name the entry; those that pages show are links."""
    cards = []
    for source_id, found in groupby(graph.mentions.get(entry.id, ()), key=lambda mention: mention.source):
        source = graph.library.sources[source_id]
        numbers = [
            html.link(str(m.paragraph), words.paragraph_address(source, m.paragraph, here))
            if m.paragraph in graph.shown[source_id]
            else html.text(str(m.paragraph))
            for m in found
        ]
        listed = html.join("paragraph " if len(numbers) == 1 else "paragraphs ", html.join(*numbers, by=", "))
        about = html.join(words.about_source(source), ": ", listed)
        cards.append(tools.card("source", words.source_link(source, here), about))
    return cards


def cards(shown: Iterable[Html]) -> Html:
    """Return cards as a list."""
    return html.listed(shown, "q-cards")


def notes(passages: dict[Passage, int], graph: Graph, here: str) -> Html:
    """Return the notes that the numbered marks of the prose lead to: each its quote and where it stands."""
    items = []
    named: set[SourceId] = set()
    for passage, number in passages.items():
        source = graph.library.sources[passage.source]
        back = html.link("↑", f"#m{number}", aria_label=f"Back to mark {number} in the text")
        text = html.join(
            words.quote(source, passage),
            _where(source, passage, here, again=source.id in named),
            standing.cited(source),
            back,
            by=" ",
        )
        items.append(html.tag("li", text, id=f"n{number}"))
        named.add(source.id)
    return html.listed(items, "q-notes", name="ol")


def _where(source: Source, passage: Passage, here: str, *, again: bool) -> Html:
    """Return where a passage stands; a source that was named before is named in short."""
    about = words.about_source(source)
    if again:
        return html.link(about, words.passage_address(source, passage, here))
    return html.join(words.source_link(source, here, passage), ", ", about)


def _marked(link: Backlink, entry: Entry, graph: Graph) -> Html:
    """Return a sentence with the words that link to an entry marked in it."""
    called = graph.library.now_called
    linked = next(one.text for one in link.sentence.links if called.get(one.target) == entry.id)
    before, found, after = link.sentence.text.partition(linked)
    return html.join(before, html.tag("mark", found) if found else "", after)
