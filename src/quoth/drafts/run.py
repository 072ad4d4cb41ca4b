"""Articles to draft entries. Everything is made ready and tried before the first file is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth import disk
from quoth.config import load_config
from quoth.drafts.choosing import chosen
from quoth.drafts.claim_rules import load_claim_rules
from quoth.drafts.claiming import with_claims
from quoth.drafts.draft import Draft
from quoth.drafts.engines import ENGINES
from quoth.drafts.joining import joined
from quoth.drafts.left_out import LeftOut
from quoth.drafts.naming import cast
from quoth.drafts.proving import Prover
from quoth.drafts.trial import tried
from quoth.extraction.proposals import Proposals
from quoth.findings import Finding
from quoth.ids import SourceId
from quoth.load.library import load_library


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What articles come to."""

    sources: tuple[SourceId, ...]
    proposals: Proposals
    drafts: tuple[Draft, ...]
    before: Mapping[str, str]
    """The files of entries that there are and would gain claims, by path."""
    texts: Mapping[str, str]
    """What each file would hold, by path."""
    left_out: tuple[LeftOut, ...]
    dropped: tuple[str, ...]
    """What of its answers the engine did not use, by article."""


def draft(root: Path, named: Sequence[str], *, engine: str) -> tuple[Drafted | None, list[Finding]]:
    """Return the drafts that some articles support; None, and what is wrong, where they cannot be read.

    Nothing is written. Raises WrongUsageError where there is no such source or no such engine,
    and EngineError where the engine gives no answer.
    """
    config, found = load_config(root)
    if config is None:
        return None, found
    ids = chosen(root, named)
    library, faults = load_library(config)
    if library is None:
        return None, sorted({*found, *faults})
    paths = {f"sources/{id_}.md" for id_ in ids}
    found += [fault for fault in faults if fault.place.path in paths]
    rules, faults = load_claim_rules(config, library.vocabulary)
    found += faults
    reader, faults = ENGINES[engine](config, library)
    found += faults
    if reader is None or rules is None or not library.sources.keys() >= set(ids):
        return None, sorted(found)
    read = [reader(library.sources[id_]) for id_ in ids]
    found += [finding for one in read for finding in one.found]
    left: list[LeftOut] = []
    prover = Prover(library.sources, config.shortest_quote)
    proved = [prover.proved(one.proposals) for one in read]
    left += [one for _, lost in proved for one in lost]
    proposals = joined([those for those, _ in proved])
    entries = cast(proposals, rules, library)
    drafts, lost = with_claims(proposals, entries, rules, library)
    before = {one.path: _text(root / one.path) for one in drafts if one.entry is not None and one.claims}
    outcome = tried(drafts, library, config, before)
    return Drafted(
        sources=tuple(ids),
        proposals=proposals,
        drafts=outcome.drafts,
        before=before,
        texts=outcome.texts,
        dropped=tuple(f"{id_}: {one.dropped}" for id_, one in zip(ids, read, strict=True) if one.dropped),
        left_out=(*left, *entries.left_out, *lost, *outcome.left_out),
    ), sorted(set(found))


def write(root: Path, drafted: Drafted) -> tuple[list[Draft], str | None]:
    """Write the new files; return those that were written, and why there are no more."""
    written: list[Draft] = []
    for one in drafted.drafts:
        if one.entry is None:
            try:
                disk.create(root / one.path, drafted.texts[one.path].encode())
            except OSError as exc:
                return written, f"{one.path} cannot be written: {exc.strerror}"
            written.append(one)
    return written, None


def _text(path: Path) -> str:
    return disk.read(path).decode("utf-8")
