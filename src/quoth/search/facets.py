"""The facets under which a page is found: its countries, its decades, who published on it, disputes.

A country is a place of which an entry has only one: so the vocabulary tells it from a seat or a scene.
"""

from collections.abc import Iterator

from quoth.dates import Date
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Source

DISPUTED = "Accounts disagree"
SPAN = 5
"""A date that leaves more than this many decades open stands for none of them."""


def entry_facets(entry: Entry, graph: Graph) -> dict[str, list[str]]:
    """Return the values of each facet of an entry."""
    told = [*_told(entry, graph)]
    sources = {piece.source for claim in told for piece in claim.evidence}
    return {
        "country": [*graph.countries_around[entry.id]],
        "decade": sorted({decade for claim in told for decade in _decades(claim)}),
        "source": sorted({graph.library.sources[source].publisher for source in sources}),
        "disputed": [DISPUTED] if graph.disagreements.get(entry.id) else [],
    }


def source_facets(source: Source, graph: Graph) -> dict[str, list[str]]:
    """Return the values of each facet of a source."""
    used = {use.claim.key: use.claim for use in graph.uses.get(source.id, ()) if use.claim is not None}
    subjects = {claim.subject for claim in used.values()}
    disputed = {
        claim.key
        for subject in subjects
        for disagreement in graph.disagreements.get(subject, ())
        for claim in disagreement.claims
    }
    return {
        "country": sorted({c for subject in subjects for c in graph.countries_around[subject]}),
        "decade": sorted(_decades_of(source.published)),
        "source": [source.publisher],
        "disputed": [DISPUTED] if disputed & used.keys() else [],
    }


def _told(entry: Entry, graph: Graph) -> Iterator[Claim]:
    """Yield the claims of an entry, and those of others that tell of it."""
    yield from entry.claims
    yield from (tie.claim for tie in graph.relations.get(entry.id, ()) if not tie.here)


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
