"""What the search is told of a page besides its words: names, spellings, and the facets it is found under."""

from collections.abc import Iterator

from quoth.dates import Date
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Source
from quoth.pages import ties
from quoth.romanise import spellings

SPAN = 5
"""A date that leaves more than this many decades open stands for none of them."""


def search_meta(entry: Entry, graph: Graph) -> dict[str, list[str]]:
    """Return what the front matter of an entry's page tells the search; empty lists are left out."""
    names = (entry.name, *entry.aliases)
    sources = {piece.source for claim in _told(entry, graph) for piece in claim.evidence}
    told = {
        "names": [name for name in dict.fromkeys(entry.aliases) if name != entry.name],
        "spellings": spellings(names) if entry.kind.personal_names else [],
        "countries": sorted(_countries(entry, graph)),
        "decades": sorted({decade for claim in _told(entry, graph) for decade in _decades(claim)}),
        "publishers": sorted({graph.library.sources[source].publisher for source in sources}),
        "disputed": ["yes"] if graph.disagreements.get(entry.id) else [],
    }
    return {key: values for key, values in told.items() if values}


def source_meta(source: Source, graph: Graph) -> dict[str, list[str]]:
    """Return what the front matter of a source's page tells the search; empty lists are left out."""
    used = {use.claim.key: use.claim for use in graph.uses.get(source.id, ()) if use.claim is not None}
    subjects = {claim.subject for claim in used.values()}
    disputed = {
        claim.key
        for subject in subjects
        for disagreement in graph.disagreements.get(subject, ())
        for claim in disagreement.claims
    }
    told = {
        "countries": sorted(
            {c for subject in subjects for c in _countries(graph.library.entries[subject], graph)}
        ),
        "decades": sorted(_decades_of(source.published)),
        "publishers": [source.publisher],
        "disputed": ["yes"] if disputed & used.keys() else [],
    }
    return {key: values for key, values in told.items() if values}


def _told(entry: Entry, graph: Graph) -> Iterator[Claim]:
    """Yield the claims of an entry, and those of others that tell of it."""
    yield from entry.claims
    yield from (tie.claim for tie in graph.relations.get(entry.id, ()) if not tie.here)


def _countries(entry: Entry, graph: Graph) -> set[str]:
    """Return an entry's countries, or else those of the people in it and of what it belongs to.

    A country is a place of which an entry has only one: so the vocabulary tells it from a seat or a scene.
    """
    own = set(ties.countries(entry, graph))
    if own or entry.kind.personal_names:
        return own
    near = (*ties.people(entry, graph), *ties.above(entry, graph))
    others = (graph.library.entries[tie.other] for tie in near)
    return {country for other in others for country in ties.countries(other, graph)}


def _decades(claim: Claim) -> set[str]:
    q = claim.qualifiers
    dates = (claim.value.date, q.since, q.on, q.until)
    return {decade for date in dates if date is not None for decade in _decades_of(date)}


def _decades_of(date: Date) -> set[str]:
    """Return the decades in which a date may lie; an open date stands for the end that is known."""
    first, last = date.earliest or date.latest, date.latest or date.earliest
    if first is None or last is None:
        return set()
    found = {f"{year}0s" for year in range(first.year // 10, last.year // 10 + 1)}
    return found if len(found) <= SPAN else set()
