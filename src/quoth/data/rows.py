"""The graph as tidy tables: entries, their names, their claims, the evidence of these, and the sources.

Everything is as the pages show it: of a source whose words may not be shown there are none, and what a
source redacts is `[…]`. Of such a source there is no hash either: it would tell whoever guesses the words
that the guess is right.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from quoth import wording
from quoth.data.tables import Row
from quoth.dates import Date
from quoth.disputes import origins_of
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Source
from quoth.proving.verify import whole_text
from quoth.quotes import count_words
from quoth.standing import standing_of


def rows_of(entry: Entry, graph: Graph) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows that an entry has, by table."""
    return {
        "entries": (_entry(entry, graph),),
        "names": tuple(_names(entry)),
        "claims": tuple(_claims(entry, graph)),
        "evidence": tuple(row for claim in entry.claims for row in _evidence(claim, graph)),
    }


def _entry(entry: Entry, graph: Graph) -> Row:
    return (
        entry.id,
        entry.kind.id,
        entry.name,
        entry.living if "living" in entry.kind.fields else None,
        entry.holders if "holders" in entry.kind.fields else None,
        f"{entry.kind.folder}/{entry.id}.html",
        len(entry.claims),
        bool(graph.disagreements.get(entry.id)),
    )


def _names(entry: Entry) -> Iterator[Row]:
    for number, name in enumerate((entry.name, *entry.aliases), 1):
        yield entry.id, number, name


def _claims(entry: Entry, graph: Graph) -> Iterator[Row]:
    disputed = {claim.key for one in graph.disagreements.get(entry.id, ()) for claim in one.claims}
    for claim in entry.claims:
        q = claim.qualifiers
        other = graph.library.now_called.get(claim.value.entry or "")
        here, there = (other or "", claim.subject) if claim.inverted else (claim.subject, other)
        yield (
            claim.key,
            claim.subject,
            claim.property.id,
            claim.inverted,
            here,
            there,
            other or claim.value.text,
            *_date(claim.value.date),
            *_date(q.since),
            *_date(q.until),
            *_date(q.on),
            q.at,
            q.role,
            q.count,
            q.note,
            claim.preferred,
            claim.inferred,
            claim.single_origin,
            wording.hearsay(claim) or None,
            standing_of(claim, graph.library),
            origins_of(claim, graph.library),
            claim.key in disputed,
        )


def _evidence(claim: Claim, graph: Graph) -> Iterator[Row]:
    for number, piece in enumerate(claim.evidence, 1):
        passage = graph.passage_of(piece)
        yield (
            claim.key,
            number,
            piece.source,
            wording.quoted(graph.library.sources[piece.source], passage),
            None if passage is None else passage.paragraph,
            " > ".join(piece.said_by) or None,
            piece.manner,
            piece.stance,
            piece.note,
        )


def row_of(source: Source, tree: str | None) -> Row:
    """Return the row of a source; its tree is None where words are redacted."""
    return (
        source.id,
        source.title,
        source.publisher,
        "; ".join(source.author) or None,
        *_date(source.published),
        source.url,
        source.origin,
        source.language,
        source.publish,
        source.rights,
        source.standing,
        source.note,
        sum(count_words(paragraph.text) for paragraph in source.paragraphs),
        None if source.redact else _hash(source),
        tree,
        f"sources/{source.id}.html",
    )


def _hash(source: Source) -> str:
    return sha256(whole_text([paragraph.text for paragraph in source.paragraphs]).encode()).hexdigest()


def _date(date: Date | None) -> tuple[str | None, str | None, str | None]:
    if date is None:
        return None, None, None
    first, last = (None if day is None else day.isoformat() for day in (date.earliest, date.latest))
    return date.text, first, last
