"""Which state of a knowledge base a reader saw: a short name for all that is published."""

import json
from hashlib import sha256

from quoth.dates import Date
from quoth.model import Claim, Entry, Evidence, Library, Source
from quoth.wording import redacted

_Said = str | float | bool | None | list["_Said"]
"""Only lists, whose order is that of the words on a page."""


def version(library: Library) -> str:
    """Return 12 hexadecimal digits that change when anything that is published does.

    Where files stand and in which order they were read makes no difference, nor do words that no page shows:
    the library is the published one.
    """
    said: _Said = [
        [_entry(entry, library) for _, entry in sorted(library.entries.items())],
        [_source(source) for _, source in sorted(library.sources.items())],
    ]
    return sha256(json.dumps(said).encode()).hexdigest()[:12]


def _entry(entry: Entry, library: Library) -> _Said:
    return [
        entry.id,
        [entry.kind.id, entry.kind.folder, entry.kind.label, entry.kind.plural],
        entry.name,
        [*entry.aliases],
        entry.living,
        entry.holders,
        [*entry.was],
        entry.prose.text,
        [_claim(claim, library) for claim in entry.claims],
    ]


def _claim(claim: Claim, library: Library) -> _Said:
    q = claim.qualifiers
    return [
        claim.key,
        claim.stated,
        [claim.property.label, claim.property.inverse_label],
        claim.value.text,
        [_date(q.since), _date(q.until), _date(q.on)],
        [q.at, q.role, q.count, q.note],
        [_evidence(piece, library.sources[piece.source]) for piece in claim.evidence],
        claim.preferred,
        claim.inferred,
        claim.single_origin,
    ]


def _evidence(evidence: Evidence, source: Source) -> _Said:
    words = () if source.publish == "none" else (evidence.quote, evidence.before, evidence.after)
    return [
        evidence.source,
        [redacted(source, part or "") for part in words],
        [*evidence.said_by],
        evidence.manner,
        evidence.stance,
        evidence.note,
    ]


def _source(source: Source) -> _Said:
    paragraphs = source.paragraphs if source.publish == "full" else ()
    return [
        source.id,
        source.title,
        source.publisher,
        [*source.author],
        _date(source.published),
        source.url,
        source.origin,
        source.language,
        source.publish,
        source.rights,
        source.standing,
        source.note,
        [redacted(source, paragraph.text) for paragraph in paragraphs],
    ]


def _date(date: Date | None) -> str | None:
    return None if date is None else date.text
