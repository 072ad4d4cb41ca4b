"""Which state a reader saw: a short name for what is published of an entry, of a source, and of the whole.

Where files stand and in which order they were read makes no difference, nor do words that no page shows: the
library is the published one.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from quoth.dates import Date
from quoth.ids import EntryId, SourceId
from quoth.model import Claim, Entry, Evidence, Library, Source
from quoth.wording import redacted

_Said = str | float | bool | None | list["_Said"]
"""Only lists, whose order is that of the words on a page."""


def versions(library: Library) -> Mapping[EntryId | SourceId, str]:
    """Return the version of each entry and source: 12 hexadecimal digits.

    That of an entry changes when its own file does, or that of a source which it uses, and at no other time:
    what other entries say of it is theirs, and the names under which they are shown are too. That of a source
    changes with its own file.
    """
    found: dict[EntryId | SourceId, str] = {
        source.id: _digest(_source(source)) for source in library.sources.values()
    }
    found |= {entry.id: version_of(entry, library, found) for entry in library.entries.values()}
    return found


def version_of(entry: Entry, library: Library, known: Mapping[EntryId | SourceId, str]) -> str:
    """Return the version of an entry, where those of the sources are known."""
    used: list[_Said] = [known[source] for source in sorted(_used(entry, library))]
    return _digest([_entry(entry, library), used])


def version(of_each: Mapping[EntryId | SourceId, str]) -> str:
    """Return the version of the whole, which changes when that of anything in it does."""
    return _digest([[name, said] for name, said in sorted(of_each.items())])


def _digest(said: _Said) -> str:
    return sha256(json.dumps(said).encode()).hexdigest()[:12]


def _used(entry: Entry, library: Library) -> set[SourceId]:
    """Return the sources that the claims and the prose of an entry name."""
    return {*_named(entry)} & library.sources.keys()


def _named(entry: Entry) -> Iterator[SourceId]:
    yield from (piece.source for claim in entry.claims for piece in claim.evidence)
    yield from (SourceId(link.target) for link in entry.prose.links)


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
