"""Quotes as annotations of their sources: W3C Web Annotation Data Model, with TextQuoteSelectors.

A quote with gaps has a target for each part. What a source redacts or does not let be shown has none: a
selector would have to say it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from quoth import wording
from quoth.citing.citation import claimed
from quoth.config import Config
from quoth.data.json_text import ANNOTATIONS, DEPTHS, Plain, deeper, flat, listed
from quoth.data.members import member
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Source
from quoth.parting import part_of
from quoth.quotes import Passage

Annotation = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The one that the model asks for; a program has it, and need not fetch it."""


def annotations(items: Iterable[bytes], total: int, config: Config) -> Iterator[bytes]:
    """Yield a collection as a file, made of compressed annotations that are deep enough already."""
    collection: dict[str, Plain] = {
        "@context": CONTEXT,
        "id": "annotations.jsonld",
        "type": "AnnotationCollection",
        "label": config.site_name,
        "total": total,
    }
    page = flat({"id": "annotations.jsonld#page", "type": "AnnotationPage"})
    opened = f'{flat(collection)[:-2]},\n "first": {deeper(page[:-2])},\n  "items": '.encode()
    yield member(opened)
    yield from listed(items, DEPTHS[ANNOTATIONS])
    yield member(b"\n }\n}\n")


def annotations_of(entry: Entry, graph: Graph, config: Config) -> Iterator[Annotation]:
    """Yield an annotation for every quote of every claim of an entry."""
    site = config.site_url or "../"
    for claim in entry.claims:
        page = part_of(f"{entry.kind.folder}/{entry.id}", entry.parts[claim.key])
        address = f"{site}{page}.html#c-{claim.key}"
        for number, piece in enumerate(claim.evidence, 1):
            source = graph.library.sources[piece.source]
            targets = list(_targets(source, graph.passage_of(piece), site))
            if targets:
                yield {
                    "id": f"{address}-{number}",
                    "type": "Annotation",
                    "motivation": "questioning" if piece.stance == "disputes" else "linking",
                    "body": [{"id": address}, _words(claim, graph)],
                    "target": targets,
                }


def _words(claim: Claim, graph: Graph) -> Annotation:
    return {"type": "TextualBody", "value": claimed(claim, graph), "format": "text/plain", "language": "en"}


def _targets(source: Source, passage: Passage | None, site: str) -> Iterator[Annotation]:
    if passage is None or source.publish == "none":
        return
    text = source.paragraphs[passage.paragraph - 1].text
    parts = [text[start:end] for start, end in passage.spans]
    if any(wording.redacted(source, part) != part for part in parts):
        return
    for part in parts:
        selector = {"type": "TextQuoteSelector", "exact": part}
        yield {"source": source.url or f"{site}sources/{source.id}.html", "selector": selector}
