"""The graph as linked data: schema.org in JSON-LD, for pages and as a whole.

The context stands in each file, so that a processor needs nothing from elsewhere. A claim is a `Claim` whose
`citation` are the quotations it rests on; what has a name at schema.org is stated of its subject as well, and
a term of office as a `Role` (schema.org, "Introducing Role"). What speaks against a claim is no citation of
it, and is left to the other formats.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from quoth import wording
from quoth.citing.citation import claimed
from quoth.config import Config
from quoth.data.json_text import DEPTHS, NODES, as_text, listed
from quoth.data.members import member
from quoth.dates import Date
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Evidence, Source
from quoth.parting import part_of

Node = dict[str, Any]
WHOLE = "data/kb.jsonld"
CONTEXT = {"@vocab": "https://schema.org/"}
DATABASES = {
    "geonames": "https://sws.geonames.org/",
    "gnd": "https://d-nb.info/gnd/",
    "isni": "https://isni.org/isni/",
    "orcid": "https://orcid.org/",
    "viaf": "http://viaf.org/viaf/",
    "wikidata": "http://www.wikidata.org/entity/",
}
"""Other databases by the short name under which an editor gives their identifiers: `wikidata:Q64`."""
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_IDENTIFIER = re.compile(r"(?P<database>[a-z]+):(?P<id>[A-Za-z0-9-]+)")
_SCHEMA = "schema:"


def linked_entry(entry: Entry, graph: Graph, config: Config) -> Node:
    """Return the linked data of an entry's page."""
    return _Linked(graph, config, f"{entry.kind.folder}/{entry.id}.html").of_entry(entry)


def linked_source(source: Source, graph: Graph, config: Config) -> Node:
    """Return the linked data of a source's page."""
    return _Linked(graph, config, f"sources/{source.id}.html").of_source(source)


def nodes_of_entry(entry: Entry, graph: Graph, config: Config) -> list[Node]:
    """Return what the file of everything says of an entry."""
    return list(_Linked(graph, config, WHOLE).about(entry))


def node_of_source(source: Source, graph: Graph, config: Config) -> Node:
    """Return what the file of everything says of a source."""
    return _Linked(graph, config, WHOLE).source(source)


def linked_whole(nodes: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the file of everything, made of compressed nodes that are deep enough already."""
    opened = f'{as_text({"@context": CONTEXT})[:-2]},\n "@graph": '.encode()
    yield member(opened)
    yield from listed(nodes, DEPTHS[NODES])
    yield member(b"\n}\n")


def identified(value: str) -> str | None:
    """Return the address that an identifier of another database stands for; None when it is none."""
    found = _IDENTIFIER.fullmatch(value)
    base = None if found is None else DATABASES.get(found["database"])
    return None if found is None or base is None else base + found["id"]


def same_as(claim: Claim) -> str | None:
    """Return the address in another database that a claim gives for its subject; None where it gives none."""
    return identified(claim.value.text) if _term(claim.property.schema) == "sameAs" else None


def _document(nodes: Iterable[Node]) -> Node:
    return {"@context": CONTEXT, "@graph": list(nodes)}


class _Linked:
    """Writes nodes as they are seen from one file of the site."""

    def __init__(self, graph: Graph, config: Config, here: str) -> None:
        self.graph, self.config = graph, config
        self._folder = here.partition("/")[0]

    def of_entry(self, entry: Entry) -> Node:
        sources = dict.fromkeys(piece.source for claim in entry.claims for piece in claim.evidence)
        return _document([*self.about(entry), *(self.source(self.graph.library.sources[s]) for s in sources)])

    def of_source(self, source: Source) -> Node:
        return _document([self.source(source)])

    def about(self, entry: Entry) -> Iterator[Node]:
        """Yield the entry itself, and its claims."""
        node: Node = {"@id": self._entry(entry), "@type": _term(entry.kind.schema) or "Thing"}
        node["name"] = entry.name
        node |= {"alternateName": [*entry.aliases]} if entry.aliases else {}
        node["mainEntityOfPage"] = {"@id": self._address(f"{entry.kind.folder}/{entry.id}.html")}
        for claim, other in self._statements(entry):
            term = _term(claim.property.schema)
            if term is not None:
                node.setdefault(term, []).append(self._stated(claim, other, term))
        yield node
        for claim in entry.claims:
            yield self._claim(claim, entry)

    def source(self, source: Source) -> Node:
        """Return the article that a source is."""
        node: Node = {
            "@id": self._source(source),
            "@type": "NewsArticle",
            "headline": source.title,
            "publisher": {"@type": "Organization", "name": source.publisher},
            "datePublished": _date(source.published),
            "inLanguage": source.language,
        }
        node |= (
            {"author": [{"@type": "Person", "name": name} for name in source.author]} if source.author else {}
        )
        return {**node, "url": {"@id": source.url}} if source.url else node

    def _claim(self, claim: Claim, entry: Entry) -> Node:
        page = part_of(f"{entry.kind.folder}/{entry.id}", entry.parts[claim.key])
        return {
            "@id": f"{self._address(f'{page}.html')}#c-{claim.key}",
            "@type": "Claim",
            "text": claimed(claim, self.graph),
            "about": {"@id": self._entry(entry)},
            "citation": [self._quotation(piece) for piece in claim.evidence if piece.stance == "supports"],
        }

    def _quotation(self, piece: Evidence) -> Node:
        source = self.graph.library.sources[piece.source]
        node: Node = {"@type": "Quotation", "isPartOf": {"@id": self._source(source)}}
        quoted = wording.quoted(source, self.graph.passage_of(piece))
        if quoted is not None:
            node |= {"text": quoted, "inLanguage": source.language}
        if piece.said_by:
            tellers = [(name, self.graph.entry(name)) for name in piece.said_by]
            node["creator"] = [
                {"@type": "Thing", "name": name} if teller is None else {"@id": self._entry(teller)}
                for name, teller in tellers
            ]
        return node

    def _statements(self, entry: Entry) -> Iterator[tuple[Claim, Entry | None]]:
        """Yield each claim that speaks of an entry, whichever file states it, with the entry it names."""
        entries = self.graph.library.entries
        for claim in entry.claims:
            if not claim.inverted:
                yield claim, self.graph.entry(claim.value.entry or "")
        for tie in self.graph.relations.get(entry.id, ()):
            if tie.claim.inverted and not tie.here:
                yield tie.claim, entries[tie.other]

    def _stated(self, claim: Claim, other: Entry | None, term: str) -> object:
        """Return the value of a claim as schema.org has it."""
        if other is None:
            address = same_as(claim)
            return {"@id": address} if address else _date(claim.value.date) or claim.value.text
        known = {"startDate": claim.qualifiers.since, "endDate": claim.qualifiers.until}
        dates = {name: _date(date) for name, date in known.items() if date is not None}
        there = {"@id": self._entry(other)}
        return {"@type": "Role", term: there, **dates} if claim.property.term else there

    def _entry(self, entry: Entry) -> str:
        return f"{self._address(f'{entry.kind.folder}/{entry.id}.html')}#it"

    def _source(self, source: Source) -> str:
        return f"{self._address(f'sources/{source.id}.html')}#it"

    def _address(self, path: str) -> str:
        if self.config.site_url:
            return f"{self.config.site_url}{path}"
        folder, _, name = path.partition("/")
        return name if folder == self._folder else f"../{path}"


def _term(schema: str | None) -> str | None:
    """Return a name at schema.org without its prefix; names of other vocabularies are left out."""
    return schema.removeprefix(_SCHEMA) if schema is not None and schema.startswith(_SCHEMA) else None


def _date(date: Date | None) -> str | Node | None:
    """Return a date as schema.org takes it, or as EDTF where that says more than ISO 8601 can."""
    if date is None:
        return None
    return date.text if _ISO.fullmatch(date.text) else {"@value": date.text, "@type": _EDTF}
