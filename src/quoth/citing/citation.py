"""What a citation says: of a claim, of an entry, of a source. Knows no format."""

from dataclasses import dataclass
from itertools import groupby

from quoth import wording
from quoth.config import Config
from quoth.dates import Date
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Evidence, Source
from quoth.parting import part_of


@dataclass(frozen=True, slots=True)
class Ground:
    """A source that a citation rests on, and what it takes from it."""

    source: Source
    quotes: tuple[str, ...] = ()
    """In quotation marks, each with who says so; none where a whole page is cited."""
    disputes: bool = False
    """Whether the quotes speak against the claim."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Citation:
    """All that any format says of what is cited; each is itself alone, so that what follows can be kept."""

    id: str
    """For reference managers: the id of an entry, with `:` and the key of a claim, or the id of a source."""
    title: str
    """What is claimed in words, or the name of the page."""
    address: str
    """Of what is cited; within the site where it is not known where the site will stand."""
    site: str
    """The name of the knowledge base."""
    version: str
    """The state of the entry or the source that was seen."""
    dated: Date | None
    """When the newest source was published; what the knowledge base says is told apart by its version."""
    grounds: tuple[Ground, ...] = ()
    inferred: str | None = None
    """Why it follows from the quotes though they do not say it."""
    original: Source | None = None
    """The source, when its page is cited: then it is the source that is cited, and where it was seen."""


def of_claim(claim: Claim, graph: Graph, config: Config) -> Citation:
    """Return the citation of a claim, with its quotes."""
    entry = graph.library.entries[claim.subject]
    page = f"{entry.kind.folder}/{entry.id}"
    return Citation(
        id=f"{entry.id}:{claim.key}",
        title=claimed(claim, graph),
        address=f"{_address(part_of(page, entry.parts[claim.key]), config)}#c-{claim.key}",
        site=config.site_name,
        version=graph.versions[entry.id],
        dated=None,
        grounds=tuple(
            Ground(graph.library.sources[source], tuple(quoted(piece, graph) for piece in those), disputes)
            for (source, disputes), those in groupby(
                claim.evidence, key=lambda piece: (piece.source, piece.stance == "disputes")
            )
        ),
        inferred=claim.inferred,
    )


def of_entry(entry: Entry, graph: Graph, config: Config) -> Citation:
    """Return the citation of an entry's page, with the sources of its claims."""
    evidence = [piece for claim in entry.claims for piece in claim.evidence]
    return Citation(
        id=entry.id,
        title=entry.name,
        address=_address(f"{entry.kind.folder}/{entry.id}", config),
        site=config.site_name,
        version=graph.versions[entry.id],
        dated=None,
        grounds=tuple(
            Ground(graph.library.sources[source]) for source in dict.fromkeys(p.source for p in evidence)
        ),
    )


def of_source(source: Source, graph: Graph, config: Config) -> Citation:
    """Return the citation of a source, and of the page on which it was seen."""
    return Citation(
        id=source.id,
        title=source.title,
        address=_address(f"sources/{source.id}", config),
        site=config.site_name,
        version=graph.versions[source.id],
        dated=source.published,
        original=source,
    )


def claimed(claim: Claim, graph: Graph) -> str:
    """Return a whole claim in plain words: whose it is, what it says, what narrows it, if it is hearsay."""
    return f"{graph.library.entries[claim.subject].name}, {wording.said(claim, graph.library)}"


def quoted(evidence: Evidence, graph: Graph) -> str:
    """Return a quote as far as its source lets it be shown, and who says so at each remove."""
    words = wording.quoted(graph.library.sources[evidence.source], graph.passage_of(evidence))
    shown = "a passage whose words are not shown, at the source’s request" if words is None else f"“{words}”"
    tellers = [(teller, graph.entry(teller)) for teller in evidence.said_by]
    told = ", citing ".join(name if entry is None else entry.name for name, entry in tellers)
    manner = "" if evidence.manner == "stated" else evidence.manner
    beside = "; ".join(part for part in (told and f"said by {told}", manner, evidence.note or "") if part)
    return f"{shown} ({beside})" if beside else shown


def _address(path: str, config: Config) -> str:
    return f"{config.site_url or ''}{path}.html"
