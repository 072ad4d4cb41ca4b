"""The indexes: each kind of entry, sources, what is disputed, what is missing, who held what when."""

from collections import defaultdict
from collections.abc import Iterator

from quoth.ids import KindId
from quoth.link.graph import Graph
from quoth.link.relations import Relation, terms
from quoth.model import Claim, Entry, Kind, Page
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.pages.entry import dated
from quoth.pages.source import share_shown


def index_pages(graph: Graph) -> Iterator[Page]:
    """Yield the index of each kind of entry, and those that cut across kinds."""
    for kind in graph.library.vocabulary.kinds.values():
        yield kind_index(kind, graph)
    yield source_index(graph)
    yield disputed_index(graph)
    yield gaps_index(graph)
    yield years_index(graph)


def kind_index(kind: Kind, graph: Graph) -> Page:
    """Return the index of a kind: along time where entries are dated, by country where they have one."""
    here = f"{kind.folder}/index.md"
    entries = [entry for entry in graph.library.entries.values() if entry.kind.id == kind.id]
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_group(entry, graph)].append(entry)
    blocks = []
    for group in sorted(groups, key=lambda name: (name == _UNKNOWN, name)):
        rows = [_row(entry, graph, here) for entry in sorted(groups[group], key=lambda e: _order(e, graph))]
        blocks += [md.heading(2, md.plain(group))] if len(groups) > 1 else []
        blocks.append("\n".join(rows))
    count = f"{len(entries)} {kind.plural.lower() if len(entries) != 1 else kind.label.lower()}."
    return md.page(here, {"title": kind.plural}, md.heading(1, md.plain(kind.plural)), count, *blocks)


def source_index(graph: Graph) -> Page:
    """Return the list of sources, the newest first, and how much of each is used."""
    here = "sources/index.md"
    rows = [
        f"{words.source_link(source, here)}, {words.about_source(source)}: "
        f"{len({use.claim.key for use in graph.uses.get(source.id, ()) if use.claim})} claims, "
        f"{share_shown(source, graph):.0%} of its words"
        for source in sorted(
            graph.library.sources.values(), key=lambda s: (s.published.sort_key, s.id), reverse=True
        )
    ]
    return md.page(here, {"title": "Sources"}, md.heading(1, "Sources"), md.items(rows))


def disputed_index(graph: Graph) -> Page:
    """Return all disagreements, each with the entry that shows both sides."""
    here = "disputed.md"
    rows = []
    for entry, found in graph.disagreements.items():
        subject = words.entry_link(graph.library.entries[entry], here, "sources-disagree")
        for disagreement in found:
            sides = " / ".join(words.value(claim, graph, here) for claim in disagreement.claims)
            rows.append(f"{subject}, {md.plain(disagreement.about)}: {sides}")
    intro = "Where sources contradict each other or themselves, both sides stand."
    body = md.items(rows) if rows else "Nothing is disputed at present."
    return md.page(here, {"title": "Disputed"}, md.heading(1, "Disputed"), intro, body)


def gaps_index(graph: Graph) -> Page:
    """Return what is not known: posts without a holder, entries without a date, sole origins."""
    here = "gaps.md"
    datable = {
        kind
        for p in graph.library.vocabulary.properties.values()
        if p.takes == "date" and p.one
        for kind in p.of
    }
    held = {p.takes for p in graph.library.vocabulary.properties.values() if p.term}
    undated = [
        e
        for e in graph.library.entries.values()
        if e.kind.id in datable - _people(graph) and not dated(e, graph)
    ]
    empty = [e for e in graph.library.entries.values() if e.kind.id in held and not _terms(e, graph)]
    sole = sum(1 for number in graph.origins.values() if number == 1)
    blocks = [
        md.heading(1, "Gaps"),
        f"What is not known here. {sole} of {len(graph.origins)} claims rest on one independent origin only.",
    ]
    for title, entries in (("No known holder", empty), ("No known date", undated)):
        if entries:
            blocks += [md.heading(2, title), md.items(words.entry_link(entry, here) for entry in entries)]
    return md.page(here, {"title": "Gaps"}, *blocks)


def years_index(graph: Graph) -> Page:
    """Return who held which post in each year, from the claims that say since when or until when."""
    here = "years.md"
    years: dict[int, set[str]] = defaultdict(set)
    for entry in graph.library.entries.values():
        for tie in _terms(entry, graph):
            for year in _years(tie.claim):
                person = words.entry_link(graph.library.entries[tie.other], here)
                address = md.link("quotes", words.claim_address(tie.claim, graph, here))
                post = words.entry_link(entry, here)
                years[year].add(f"{person}: {md.plain(tie.claim.property.label)} {post} ({address})")
    blocks = [
        md.heading(1, "As of a year"),
        "Who is known to have held which post, or served where, in which year.",
    ]
    for year in sorted(years, reverse=True):
        blocks += [md.heading(2, str(year)), md.items(sorted(years[year]))]
    return md.page(here, {"title": "As of a year"}, *blocks)


_UNKNOWN = "No country given"


def _group(entry: Entry, graph: Graph) -> str:
    """Return the country of a post; other entries stand together."""
    countries = [
        claim.value.text for claim in entry.claims if claim.property.takes == "place" and claim.property.one
    ]
    takes_place = any(
        p.takes == "place" and p.one and entry.kind.id in p.of
        for p in graph.library.vocabulary.properties.values()
    )
    return (countries[0] if countries else _UNKNOWN) if takes_place else ""


def _order(entry: Entry, graph: Graph) -> tuple[object, str]:
    """Order entries of one kind: along time those that are dated, then by name."""
    when = dated(entry, graph)
    return (True,) if when is None else (False, words.along_time(when[0])), entry.name.casefold()


def _row(entry: Entry, graph: Graph, here: str) -> str:
    when = dated(entry, graph)
    date = f"**{when[0].words()}**: " if when is not None else ""
    names = [words.name(alias) for alias in entry.aliases if not alias.isascii()]
    also = f" ({', '.join(names)})" if names else ""
    held = [
        f"{words.entry_link(graph.library.entries[tie.other], here)}{words.qualified(tie.claim)}"
        for tie in _terms(entry, graph)
    ]
    below = [f"{line}" for line in held]
    disputed = ", disputed" if entry.id in graph.disagreements else ""
    return md.item(f"{date}{words.entry_link(entry, here)}{also}{disputed}", *below)


def _terms(entry: Entry, graph: Graph) -> tuple[Relation, ...]:
    return terms(graph.relations.get(entry.id, ()), entry)


def _years(claim: Claim) -> range:
    """Return the years in which a term is known to have run; with an open end, the known year alone."""
    q = claim.qualifiers
    since, until = q.since or q.on or q.until, q.until or q.on or q.since
    first = None if since is None else since.earliest or since.latest
    last = None if until is None else until.latest or until.earliest
    return range(0) if first is None or last is None else range(first.year, last.year + 1)


def _people(graph: Graph) -> set[KindId]:
    return {kind.id for kind in graph.library.vocabulary.kinds.values() if kind.personal_names}
