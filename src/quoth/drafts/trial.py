"""Drafts tried before they are written: by the checks, on what would be there.

What a check refuses, and what does not fit its quote, is taken out; so a draft never brings an error with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quoth.check.run import run_checks
from quoth.config import Config
from quoth.drafting import DraftClaim, DraftEvidence, new_entry
from quoth.drafts.draft import Draft
from quoth.drafts.left_out import LeftOut
from quoth.drafts.looking import Looking
from quoth.drafts.patch import with_more
from quoth.findings import Code, Finding
from quoth.ids import EntryId
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.model import Entry, Library
from quoth.nodes import Sequence as List
from quoth.nodes import UnreadableError
from quoth.quotes import prove

_DATES = ("from", "until")
_REFUSED = "the check refuses them"
_NOT_FITTING = "they do not fit their quotes"
_NOT_PATCHED = "the file to which they belong must be written in lines: 'python build_entries.py fmt' helps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """Drafts that no check refuses."""

    drafts: tuple[Draft, ...]
    texts: Mapping[str, str]
    """What each file would hold, by its path."""
    left_out: tuple[LeftOut, ...]


def tried(
    drafts: Iterable[Draft], library: Library, config: Config, texts: Mapping[str, str], looking: Looking
) -> Tried:
    """Return drafts without what a check refuses; `texts` are the files of entries that are there."""
    kept = [draft for draft in drafts if draft.entry is None or draft.claims]
    left: list[LeftOut] = []
    ground = _Ground(library, config, looking)
    while True:
        written: dict[str, str] = {}
        for draft in kept:
            text = _text(draft, library, texts)
            if text is not None:
                written[draft.path] = text
            else:
                left += [LeftOut(_NOT_PATCHED, _named(claim, draft)) for claim in draft.claims]
        kept = [draft for draft in kept if draft.path in written]
        mended = list(_mended(kept, ground, written, left))
        if mended == kept:
            return Tried(drafts=tuple(kept), texts=written, left_out=tuple(left))
        kept = [draft for draft in mended if draft.entry is None or draft.claims]


def _text(draft: Draft, library: Library, texts: Mapping[str, str]) -> str | None:
    if draft.entry is not None:
        return with_more(texts[draft.path], draft.claims, library.vocabulary)
    return new_entry(
        draft.kind,
        draft.name,
        library.vocabulary,
        aliases=draft.aliases,
        claims=draft.claims or None,
        living="unknown",
        holders=draft.holders,
        publish="draft",
        note="" if draft.claims else draft.note,
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """A draft as it would be read."""

    entry: Entry
    lines: tuple[int, ...]
    """Where each of its claims begins."""


class _Ground:
    """What the checks look at: the drafts, and of the library all that has to do with them."""

    def __init__(self, library: Library, config: Config, looking: Looking) -> None:
        self._library = library
        self._config = config
        self._looking = looking

    def look(
        self, drafts: Sequence[Draft], texts: Mapping[str, str]
    ) -> tuple[dict[str, _Written], list[Finding]]:
        """Return the drafts as entries, by their paths, and what is wrong."""
        library = self._library
        found: list[Finding] = []
        read: dict[str, _Written] = {}
        for draft in drafts:
            written, faults = _read(draft, texts[draft.path], library)
            found += faults
            if written is not None:
                read[draft.path] = written
        said = [claim for draft in drafts for claim in draft.claims]
        named = {claim.value for claim in said}
        named |= {teller for claim in said for piece in claim.evidence for teller in piece.said_by}
        near = {now: library.entries[now] for name in named if (now := library.now_called.get(EntryId(name)))}
        entries = {**near, **{one.entry.id: one.entry for one in read.values()}}
        others = {*library.unread, *library.now_called} - entries.keys()
        there = replace(library, entries=entries, locations={}, unread=frozenset(others))
        return read, [*found, *run_checks(prove(there, self._config, self._looking))]


def _read(draft: Draft, text: str, library: Library) -> tuple[_Written | None, list[Finding]]:
    try:
        document, found = read_document(text.encode(), draft.path, largest=float("inf"))
    except UnreadableError as exc:
        return None, [exc.finding]
    entry, faults = read_entry(document, draft.id, draft.kind, library.vocabulary)
    claims = document.head.get("claims")
    lines = tuple(item.place.line for item in claims.items) if isinstance(claims, List) else ()
    return None if entry is None else _Written(entry, lines), found + faults


def _mended(
    drafts: Sequence[Draft], ground: _Ground, texts: Mapping[str, str], left: list[LeftOut]
) -> Iterable[Draft]:
    read, found = ground.look(drafts, texts)
    introduced = {draft.id: draft.introduced for draft in drafts}

    def introductions(draft: Draft, claim: DraftClaim) -> list[DraftEvidence]:
        # A date or a place that does not fit is more often wrong than told of somebody named elsewhere.
        other = introduced.get(EntryId(claim.value))
        return [piece for piece in (draft.introduced, other) if piece is not None] if other else []

    by_path: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.stops or finding.code is Code.QUOTE_FIT:
            by_path.setdefault(finding.place.path, []).append(finding)
    for draft in drafts:
        faults = by_path.get(draft.path, [])
        written = read.get(draft.path)
        lines = written.lines if written is not None else ()
        wrong = {_claim_at(fault.place.line, lines): _why(fault) for fault in faults}
        if written is None or (None in wrong and draft.entry is None):
            left.append(LeftOut(wrong.get(None, _REFUSED), draft.name))
            continue
        claims = []
        for number, claim in enumerate(draft.claims, len(lines) - len(draft.claims)):
            kept = _otherwise(claim, introductions(draft, claim)) if number in wrong else claim
            if kept is not None:
                claims.append(kept)
            else:
                left.append(LeftOut(wrong[number], _named(claim, draft)))
        yield replace(draft, claims=tuple(claims))


def _why(fault: Finding) -> str:
    return f"{_NOT_FITTING if fault.code is Code.QUOTE_FIT else _REFUSED} [{fault.code}]"


def _claim_at(line: int, lines: Sequence[int]) -> int | None:
    """Return the number of the claim on a line; None above the first."""
    return next((number for number in reversed(range(len(lines))) if lines[number] <= line), None)


def _otherwise(claim: DraftClaim, introductions: Sequence[DraftEvidence]) -> DraftClaim | None:
    """Return what may fit where a claim does not; None where nothing is left to try.

    That is: with the passages that name who and what it is of, without its dates, and at last both.
    """
    missing = tuple(piece for piece in introductions if piece not in claim.evidence)
    if missing:
        return replace(claim, evidence=(*claim.evidence, *missing))
    bare = {key: text for key, text in claim.qualifiers.items() if key not in _DATES}
    if bare == claim.qualifiers:
        return None
    own = tuple(piece for piece in claim.evidence if piece not in introductions)
    return replace(claim, qualifiers=bare, evidence=own or claim.evidence)


def _named(claim: DraftClaim, draft: Draft) -> str:
    return f"{draft.name}, {claim.stated}: {claim.value}"
