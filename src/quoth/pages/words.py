"""A claim and its evidence in words and links, as every page shows them."""

import re

from quoth.dates import Date
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Evidence, Source
from quoth.pages import markdown as md
from quoth.quotes import Passage, shown
from quoth.wording import STANDING, narrowings
from quoth.wording import count as count
from quoth.wording import redacted as redacted
from quoth.wording import span as span

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def entry_path(entry: Entry) -> str:
    """Return where an entry's page stands."""
    return f"{entry.kind.folder}/{entry.id}.md"


def source_path(source: Source) -> str:
    """Return where a source's page stands."""
    return f"sources/{source.id}.md"


def name(text: str) -> str:
    """Return a name, marked as Korean where it is written in hangul."""
    return md.foreign(text, "ko") if _HANGUL.search(text) else md.plain(text)


def entry_link(entry: Entry, here: str, anchor: str = "") -> str:
    """Return the entry's name as a link to its page, or the name alone on that page itself."""
    path = entry_path(entry)
    return (
        md.plain(entry.name)
        if path == here
        else md.link(md.plain(entry.name), md.between(here, path, anchor))
    )


def source_link(source: Source, here: str, passage: Passage | None = None) -> str:
    """Return the source's title as a link to its page, or to a passage on it."""
    anchor = "" if passage is None else f"p{passage.paragraph}"
    return md.link(md.plain(source.title), md.between(here, source_path(source), anchor))


def about_source(source: Source) -> str:
    """Return who published a source and when."""
    return f"{md.plain(source.publisher)}, {source.published.words()}"


def claim_address(claim: Claim, graph: Graph, here: str) -> str:
    """Return the address of a claim: its page and its key."""
    path = entry_path(graph.library.entries[claim.subject])
    return f"#c-{claim.key}" if path == here else md.between(here, path, f"c-{claim.key}")


def value(claim: Claim, graph: Graph, here: str) -> str:
    """Return what a claim says of its property."""
    entry = None if claim.value.entry is None else graph.entry(claim.value.entry)
    if entry is not None:
        return entry_link(entry, here)
    return claim.value.date.words() if claim.value.date is not None else md.plain(claim.value.text)


def qualified(claim: Claim) -> str:
    """Return what narrows a claim, to stand behind its value."""
    note = claim.qualifiers.note
    said = "".join(f", {md.plain(part)}" for part in narrowings(claim.qualifiers))
    return f"{said} ({md.plain(note)})" if note else said


def along_time(date: Date) -> tuple[bool, object, str]:
    """Order dates for a timeline: one whose start is not known stands where it ends."""
    known = date.earliest or date.latest
    return known is None, known and (known, date.latest or known), date.text


def evidence_line(evidence: Evidence, graph: Graph, here: str) -> str:
    """Return a piece of evidence: the quote, who says so at each remove, and where it stands."""
    source = graph.library.sources[evidence.source]
    passage = graph.passage_of(evidence)
    parts = [quote(source, passage), said_by(evidence, graph, here)]
    parts += [evidence.manner] if evidence.manner != "stated" else []
    parts += ["**disputes this**"] if evidence.stance == "disputes" else []
    parts += [f"note: {md.plain(evidence.note)}"] if evidence.note else []
    parts += [f"{source_link(source, here, passage)}, {about_source(source)}"]
    parts += [f"**{STANDING[source.standing]}**"] if source.standing in STANDING else []
    return " — ".join(part for part in parts if part)


def said_by(evidence: Evidence, graph: Graph, here: str) -> str:
    """Return who tells it, outermost first: `Ri Il Gyu, citing those who watched`."""
    tellers = [graph.entry(teller) for teller in evidence.said_by]
    names = [
        entry_link(entry, here) if entry is not None else md.plain(teller)
        for entry, teller in zip(tellers, evidence.said_by, strict=True)
    ]
    return f"said by {', citing '.join(names)}" if names else ""


def quote(source: Source, passage: Passage | None) -> str:
    """Return the words of a passage in quotation marks, as far as the source's rights let them be shown."""
    if source.publish == "none" or passage is None:
        return "(the words are not shown, at the source’s request)"
    return f"“{md.plain(redacted(source, shown(source.paragraphs[passage.paragraph - 1], passage)))}”"


def origins(claim: Claim, graph: Graph) -> str:
    """Return how many independent origins a claim has."""
    number = graph.origins[claim.key]
    return {0: "no origin supports this", 1: "one origin only"}.get(number, f"{number} independent origins")


def in_words(claim: Claim, graph: Graph, here: str) -> str:
    """Return a whole claim as a line: whose it is, what it says, what narrows it."""
    subject = entry_link(graph.library.entries[claim.subject], here, f"c-{claim.key}")
    label = claim.property.inverse_label if claim.inverted else claim.property.label
    return f"{subject}: {md.plain(label or '')} {value(claim, graph, here)}{qualified(claim)}"
