"""The page of an entry: what is said of it, by whom, in which words, and what it is tied to."""

from collections import defaultdict
from collections.abc import Iterator

from quoth.dates import Date
from quoth.disputes import Disagreement
from quoth.link.graph import Graph
from quoth.link.relations import Relation, terms
from quoth.load.prose import replace_links
from quoth.model import Claim, Entry, Link, Page
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.pages.facets import search_meta
from quoth.quotes import Passage


def entry_page(entry: Entry, graph: Graph) -> Page:
    """Return the page that shows an entry and what each claim rests on."""
    here = words.entry_path(entry)
    prose, notes = _prose(entry, graph, here)
    names = [alias for alias in entry.aliases if alias != entry.name]
    meta: dict[str, str | list[str]] = {
        "title": entry.name,
        "kind": entry.kind.label,
        "edit": entry.place.path,
        **search_meta(entry, graph),
    }
    return md.page(
        here,
        meta,
        md.heading(1, md.plain(entry.name)),
        _kicker(entry, names),
        prose,
        _disagreements(entry, graph, here),
        _holders(entry, graph, here),
        _claims(entry, graph, here),
        _seen_from_others(entry, graph, here),
        _timeline(entry, graph, here),
        _links_here(entry, graph, here),
        _mentions(entry, graph, here),
        notes,
    )


def dated(entry: Entry, graph: Graph) -> tuple[Date, Claim] | None:
    """Return the date of an entry, from the claim that is shown first; None when nothing dates it."""
    own = [claim for claim in entry.claims if claim.value.date is not None and claim.property.one]
    claim = min(own, key=lambda claim: claim.preferred is None, default=None)
    return None if claim is None or claim.value.date is None else (claim.value.date, claim)


def _kicker(entry: Entry, names: list[str]) -> str:
    living = {"yes": "living", "no": "no longer living", "unknown": "not known whether living"}.get(
        entry.living or "", ""
    )
    many = "held by several people at a time" if entry.holders == "many" else ""
    also = f"also {', '.join(words.name(alias) for alias in names)}" if names else ""
    return " · ".join(part for part in (f"**{md.plain(entry.kind.label)}**", also, living, many) if part)


def _prose(entry: Entry, graph: Graph, here: str) -> tuple[str, str]:
    """Return the prose with numbered marks, and the notes that the marks lead to."""
    numbers: dict[Passage, int] = {}

    def linked(link: Link) -> str:
        passage = graph.passage_cited(link)
        if passage is not None:
            number = numbers.setdefault(passage, len(numbers) + 1)
            return f"{md.plain(link.text)}<sup>{md.link(str(number), f'#n{number}')}</sup>"
        other = graph.entry(link.target)
        if other is None:
            return md.link(md.plain(link.text), link.target)
        return (
            md.plain(link.text)
            if other.id == entry.id
            else md.link(md.plain(link.text), md.between(here, words.entry_path(other)))
        )

    text = replace_links(entry.prose, linked)
    notes = [_note(number, passage, graph, here) for passage, number in numbers.items()]
    return text, "\n\n".join([md.heading(2, "Notes"), "\n".join(notes)]) if notes else ""


def _note(number: int, passage: Passage, graph: Graph, here: str) -> str:
    source = graph.library.sources[passage.source]
    where = f"{words.source_link(source, here, passage)}, {words.about_source(source)}"
    return f"{number}. {md.anchor(f'n{number}')}{words.quote(source, passage)} — {where}"


def _disagreements(entry: Entry, graph: Graph, here: str) -> str:
    found = graph.disagreements.get(entry.id, ())
    lines = [line for disagreement in found for line in _disagreement(disagreement, graph, here)]
    return "\n\n".join([md.heading(2, "Sources disagree"), *lines]) if lines else ""


def _disagreement(disagreement: Disagreement, graph: Graph, here: str) -> Iterator[str]:
    """Both sides, each with its words, and why one is shown first."""
    why = {
        "values": "two versions",
        "disputed": "a source speaks against it",
        "manner": "told as certain by one, as hearsay by another",
    }[disagreement.why]
    yield md.heading(3, f"{md.plain(disagreement.about.capitalize())}: {why}")
    yield "\n".join(_claim(claim, graph, here) for claim in disagreement.claims)
    reasons = [claim.preferred for claim in disagreement.claims if claim.preferred]
    if reasons:
        yield f"Why the first is shown first: {md.plain(reasons[0])}"


def _claims(entry: Entry, graph: Graph, here: str) -> str:
    """The entry's own claims, grouped by property in the order in which the file has them."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in entry.claims:
        label = claim.property.inverse_label if claim.inverted else claim.property.label
        groups[label or ""].append(claim)
    blocks = [md.heading(2, "What is claimed")] if groups else []
    for label, claims in groups.items():
        lines = "\n".join(_claim(claim, graph, here, anchored=True) for claim in claims)
        blocks += [md.heading(3, md.plain(label.capitalize())), lines]
    return "\n\n".join(blocks)


def _claim(claim: Claim, graph: Graph, here: str, *, anchored: bool = False) -> str:
    """A claim as a list item, its evidence below it; anchored where it has its address."""
    place = md.anchor(f"c-{claim.key}") if anchored else ""
    what = f"**{words.value(claim, graph, here)}**{words.qualified(claim)}"
    address = md.link("#", words.claim_address(claim, graph, here))
    below = [words.evidence_line(evidence, graph, here) for evidence in claim.evidence]
    below += [f"inferred: {md.plain(claim.inferred)}"] if claim.inferred else []
    return md.item(f"{place}{what} · {words.origins(claim, graph)} · {address}", *below)


def _seen_from_others(entry: Entry, graph: Graph, here: str) -> str:
    """Relations that other entries state, read from this side; holders have a section of their own."""
    groups: dict[str, list[str]] = defaultdict(list)
    for tie in graph.relations.get(entry.id, ()):
        if not tie.here and not tie.claim.property.term:
            groups[tie.label].append(_tie(tie, graph, here))
    blocks = [md.heading(2, "Stated elsewhere")] if groups else []
    for label, lines in groups.items():
        blocks += [md.heading(3, md.plain(label.capitalize())), "\n".join(lines)]
    return "\n\n".join(blocks)


def _holders(entry: Entry, graph: Graph, here: str) -> str:
    """Who held the post or served there, in order."""
    held = terms(graph.relations.get(entry.id, ()), entry)
    lines = [_tie(tie, graph, here) for tie in held]
    return "\n\n".join([md.heading(2, "Holders"), "\n".join(lines)]) if lines else ""


def _tie(tie: Relation, graph: Graph, here: str) -> str:
    other = graph.library.entries[tie.other]
    what = f"{words.entry_link(other, here)}{words.qualified(tie.claim)}"
    address = md.link("#", words.claim_address(tie.claim, graph, here))
    below = [words.evidence_line(evidence, graph, here) for evidence in tie.claim.evidence]
    return md.item(f"**{what}** · {words.origins(tie.claim, graph)} · {address}", *below)


def _timeline(entry: Entry, graph: Graph, here: str) -> str:
    """What is dated, in order: the entry's claims, and the events that it is tied to."""
    moments: list[tuple[Date, str]] = []
    for tie in graph.relations.get(entry.id, ()):
        other = graph.library.entries[tie.other]
        label = f"{md.plain(tie.label)} {words.entry_link(other, here)}"
        q = tie.claim.qualifiers
        moments += [
            (date, f"{label}{end}")
            for date, end in ((q.since, " (from)"), (q.on, ""), (q.until, " (until)"))
            if date
        ]
        when = dated(other, graph)
        if when is not None and not tie.claim.property.term:
            moments.append((when[0], label))
    for claim in entry.claims:
        date = claim.value.date or (claim.qualifiers.on if claim.value.entry is None else None)
        if date is not None:
            said = "" if claim.value.date is not None else f" {md.plain(claim.value.text)}"
            moments.append((date, f"{md.plain(claim.property.label)}{said}"))
    lines = [
        f"**{date.words()}**: {text}"
        for date, text in sorted(set(moments), key=lambda m: (words.along_time(m[0]), m[1]))
    ]
    return "\n\n".join([md.heading(2, "Timeline"), md.items(lines)]) if lines else ""


def _links_here(entry: Entry, graph: Graph, here: str) -> str:
    """The sentences of other entries that link to this one."""
    lines = [
        f"{words.entry_link(graph.library.entries[link.entry], here)}: {md.plain(link.sentence.text)}"
        for link in graph.backlinks.get(entry.id, ())
    ]
    return "\n\n".join([md.heading(2, "What links here"), md.items(lines)]) if lines else ""


def _mentions(entry: Entry, graph: Graph, here: str) -> str:
    """The paragraphs of sources that name the entry; those that pages show have an address."""
    lines = []
    for source in graph.library.sources.values():
        numbers = [m.paragraph for m in graph.mentions.get(entry.id, ()) if m.source == source.id]
        if numbers:
            listed = ", ".join(str(number) for number in numbers)
            plural = "paragraphs" if len(numbers) > 1 else "paragraph"
            lines.append(
                f"{words.source_link(source, here)}, {words.about_source(source)}: {plural} {listed}"
            )
    return "\n\n".join([md.heading(2, "Named in"), md.items(lines)]) if lines else ""
