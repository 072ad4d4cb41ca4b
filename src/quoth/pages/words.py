"""Names, values, dates and sources in words and links, as every page shows them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from quoth import html, wording
from quoth.data.linked import same_as
from quoth.dates import Date
from quoth.html import Html
from quoth.link.graph import Graph, Use
from quoth.model import Claim, Entry, Evidence, Source
from quoth.pages import markdown as md
from quoth.parting import part_of
from quoth.quotes import Passage, stretches
from quoth.wording import HEARSAY as HEARSAY
from quoth.wording import STANDING as STANDING
from quoth.wording import count as count
from quoth.wording import hearsay as hearsay
from quoth.wording import label as label
from quoth.wording import on as on
from quoth.wording import quoted as quoted
from quoth.wording import redacted as redacted
from quoth.wording import span as span

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "zh": "Chinese",
}
"""Languages by their code; one that is not here is shown by its code."""


def entry_path(entry: Entry, part: int = 1) -> str:
    """Return where an entry's page stands, or a part of it."""
    return f"{part_of(f'{entry.kind.folder}/{entry.id}', part)}.md"


def in_order(entries: Iterable[Entry], graph: Graph) -> list[Entry]:
    """Return entries kind by kind, as the vocabulary has the kinds, and by name."""
    kinds = {kind: number for number, kind in enumerate(graph.library.vocabulary.kinds)}
    return sorted(entries, key=lambda entry: (kinds[entry.kind.id], entry.name.casefold(), entry.id))


def source_path(source: Source, part: int = 1) -> str:
    """Return where a source's page stands, or a part of it."""
    return f"{part_of(f'sources/{source.id}', part)}.md"


def address(here: str, there: str, anchor: str = "") -> str:
    """Return the address of a rendered page, or of a place on it, as seen from another."""
    if here == there and anchor:
        return f"#{anchor}"
    return md.between(here, there.removesuffix(".md") + ".html", anchor)


def claim_address(claim: Claim, graph: Graph, here: str) -> str:
    """Return the address of a claim as seen from a page."""
    entry = graph.library.entries[claim.subject]
    return address(here, entry_path(entry, entry.parts[claim.key]), f"c-{claim.key}")


def name(words: str) -> Html:
    """Return a name, marked as Korean where it is written in hangul."""
    # Most names are of plain letters, which is asked sooner.
    korean = not words.isascii() and _HANGUL.search(words)
    return html.foreign(words, "ko") if korean else html.text(words)


def other_script(entry: Entry) -> Html:
    """Return the first alias in another script, marked as of it; nothing when there is none."""
    return next((name(alias) for alias in entry.aliases if _HANGUL.search(alias)), Html(""))


def entry_link(entry: Entry, here: str, anchor: str = "") -> Html:
    """Return the entry's name as a link to its page, or the name alone on that page itself."""
    path = entry_path(entry)
    if path == here and not anchor:
        return name(entry.name)
    return html.link(name(entry.name), address(here, path, anchor))


def source_link(source: Source, here: str, passage: Passage | None = None) -> Html:
    """Return the source's title as a link to its page, or to a passage on it."""
    return html.link(title(source), passage_address(source, passage, here))


def passage_address(source: Source, passage: Passage | None, here: str) -> str:
    """Return the address of a source's page, or of the paragraph of a passage on it."""
    if passage is None:
        return address(here, source_path(source))
    return paragraph_address(source, passage.paragraph, here)


def paragraph_address(source: Source, number: int, here: str) -> str:
    """Return the address of a paragraph on its source's page, or on a part of that."""
    return address(here, source_path(source, source.parts[number - 1]), f"p{number}")


def title(source: Source) -> Html:
    """Return a source's title, marked as of its language."""
    return html.foreign(source.title, source.language)


def about_source(source: Source) -> str:
    """Return who published a source and when."""
    return f"{source.publisher}, {source.published.words()}"


def value(claim: Claim, graph: Graph, here: str) -> Html:
    """Return what a claim says of its property; an identifier leads to the database that it is of."""
    entry = None if claim.value.entry is None else graph.entry(claim.value.entry)
    if entry is not None:
        return entry_link(entry, here)
    said, elsewhere = html.text(plain_value(claim, graph)), same_as(claim)
    return html.link(said, elsewhere, rel="external") if elsewhere else said


def plain_value(claim: Claim, graph: Graph) -> str:
    """Return what a claim says of its property, without a link."""
    return wording.value(claim, graph.library)


def qualified(claim: Claim) -> str:
    """Return what narrows a claim: as what, when, where, how many."""
    return wording.qualified(claim.qualifiers)


def along_time(date: Date) -> tuple[bool, object, str]:
    """Order dates for a timeline: one whose start is not known stands where it ends."""
    known = date.earliest or date.latest
    days = known and (known.isoformat(), (date.latest or known).isoformat())
    return known is None, days, date.text


def said_by(evidence: Evidence, graph: Graph, here: str) -> Html:
    """Return who tells it, outermost first: `Ri Il Gyu, citing those who watched`."""
    return html.join(*(_teller(teller, graph, here) for teller in evidence.said_by), by=", citing ")


def _teller(teller: str, graph: Graph, here: str) -> Html:
    entry = graph.entry(teller)
    return html.text(teller) if entry is None else entry_link(entry, here)


def quote(source: Source, passage: Passage | None) -> Html:
    """Return the words of a passage in quotation marks, as far as the source's rights let them be shown."""
    words = quoted(source, passage)
    if words is None:
        return html.text("(the words are not shown, at the source’s request)")
    return html.foreign(f"“{words}”", source.language)


def paragraphs_shown(source: Source, uses: Iterable[Use]) -> Iterator[tuple[int, str]]:
    """Yield the number of each paragraph of which words may be shown, and those words."""
    passages: dict[int, list[Passage]] = defaultdict(list)
    for use in uses:
        passages[use.passage.paragraph].append(use.passage)
    for paragraph in source.paragraphs if source.publish != "none" else ():
        parts = [paragraph.text[start:end] for start, end in stretches(passages[paragraph.number])]
        said = paragraph.text if source.publish == "full" else " … ".join(parts)
        if said:
            yield paragraph.number, redacted(source, said)


def origins(number: int) -> str:
    """Return in words how many independent origins a claim has."""
    return {0: "no origin supports this", 1: "one origin only"}.get(number, f"{number} independent origins")


def capitalised(text: str) -> str:
    """Return words as they begin a line; only the first letter changes."""
    return text[:1].upper() + text[1:]


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 claim`, `1,200 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
