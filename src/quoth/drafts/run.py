"""Articles to draft entries. Everything is made ready and tried before the first file is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth import disk
from quoth.config import load_config
from quoth.drafts.choosing import chosen
from quoth.drafts.claim_rules import load_claim_rules
from quoth.drafts.claiming import with_claims
from quoth.drafts.describing import described
from quoth.drafts.draft import Draft
from quoth.drafts.engines import ENGINES, Read
from quoth.drafts.joining import joined
from quoth.drafts.left_out import LeftOut
from quoth.drafts.looking import Looking
from quoth.drafts.naming import cast
from quoth.drafts.proving import Prover
from quoth.drafts.settling import settled, with_words, worth_a_file
from quoth.drafts.sparing import spared
from quoth.drafts.trial import tried
from quoth.extraction.proposals import Proposals
from quoth.findings import Finding
from quoth.ids import SourceId
from quoth.load.library import load_library
from quoth.model import Library
from quoth.namesakes import namesakes_of_each


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
    said: tuple[str, ...]
    """What else an editor should know."""


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
    looking = Looking()
    prover = Prover(library.sources, config.shortest_quote, looking)
    proved = [prover.proved(one.proposals) for one in read]
    left += [one for _, lost in proved for one in lost]
    proposals = described(joined([those for those, _ in proved]), prover)
    entries = cast(proposals, rules, library)
    drafts, lost = with_claims(proposals, entries, rules, library)
    sparing = spared(settled(drafts, library.vocabulary), library, looking)
    before = {one.path: _text(root / one.path) for one in drafts if one.entry is not None and one.claims}
    first = tried(sparing.drafts, library, config, before, looking)
    more = with_words(first.drafts)
    outcome = first if more == list(first.drafts) else tried(more, library, config, before, looking)
    kept, bare = worth_a_file(outcome.drafts)
    return Drafted(
        sources=tuple(ids),
        proposals=proposals,
        drafts=tuple(kept),
        before=before,
        texts=outcome.texts,
        said=(*_dropped(ids, read), *sparing.said, *_alike(kept, library)),
        left_out=(
            *left,
            *entries.left_out,
            *lost,
            *sparing.left_out,
            *first.left_out,
            *outcome.left_out,
            *bare,
        ),
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


def _dropped(ids: Sequence[SourceId], read: Sequence[Read]) -> Iterator[str]:
    for id_, one in zip(ids, read, strict=True):
        if one.dropped:
            yield f"Of what the engine found in {id_} this was dropped: {one.dropped}."


def _alike(drafts: Sequence[Draft], library: Library) -> Iterator[str]:
    """Say which new entries of people may be of somebody who has one."""
    new = [one for one in drafts if one.entry is None and one.kind.personal_names]
    for kind in {one.kind.id: one.kind for one in new}.values():
        own = [one for one in new if one.kind.id == kind.id]
        people = [entry for entry in library.entries.values() if entry.kind.id == kind.id]
        for number, found in namesakes_of_each([(one.name, *one.aliases) for one in own], kind, people):
            yield (
                f"{own[number].path} may be {found.entry.name} ({found.entry.place.path}): if so, delete the "
                f"new file and add {found.ours!r} to the aliases of the other, then run this again."
            )


def _text(path: Path) -> str:
    return disk.read(path).decode("utf-8")
