"""Checks of claims: each is for its entry, names what there is, and leans on evidence."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import compress

from quoth.disputes import disagreements_of
from quoth.findings import Code, Finding, an, did_you_mean
from quoth.ids import EntryId, fault_of_id
from quoth.model import Claim, Entry, Library, Qualifiers
from quoth.quotes import Proved


def entries_make_claims(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Of every entry that is published something is claimed, in its own file or in another's."""
    library = proved.library
    if entry.publish != "full" or entry.claims or entry.id in library.incomplete:
        return
    if not any(library.entries[one.subject].publish == "full" for one in library.naming.get(entry.id, ())):
        message = (
            "nothing is claimed of it; add 'claims:' and below it '- property: value' with its evidence, "
            "or 'publish: draft' until you do"
        )
        yield Finding(entry.place, Code.NO_CLAIMS, message)


def claims_have_evidence(entry: Entry, _: Proved) -> Iterator[Finding]:
    """Every claim leans on at least one passage that supports it."""
    for claim in entry.claims:
        if not claim.evidence:
            message = f"nothing supports {_said(claim)}; add 'evidence:' with a source and a quote"
            yield Finding(claim.place, Code.NO_EVIDENCE, message)
        elif all(piece.stance == "disputes" for piece in claim.evidence):
            message = f"every quote disputes {_said(claim)}; add one that supports it, or claim what they say"
            yield Finding(claim.place, Code.NO_EVIDENCE, message)


def claims_stand_once(entry: Entry, _: Proved) -> Iterator[Finding]:
    """No entry makes the same claim twice."""
    seen: dict[str, Claim] = {}
    for claim in entry.claims:
        first = seen.setdefault(claim.key, claim)
        if first is not claim:
            message = (
                f"{_said(claim)} stands on line {first.place.line} already; put all evidence there, "
                "or tell the two apart with from, until, on, at, as or count"
            )
            yield Finding(claim.place, Code.REPEATED_CLAIM, message)


def properties_are_for_the_kind(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every claim uses a property that is for the kind of its entry."""
    kinds = [_kinds(claim, of_value=claim.inverted) for claim in entry.claims]
    is_wrong = [entry.kind.id not in wanted for wanted in kinds]
    meant = set.intersection(*map(set, kinds)) if len(kinds) > 1 and all(is_wrong) else set()
    if meant:
        folders = [
            f"entries/{one.folder}/" for id_, one in proved.library.vocabulary.kinds.items() if id_ in meant
        ]
        message = (
            f"all that is claimed here is for {_either(sorted(meant))}, and by its folder this is "
            f"{an(entry.kind.id)}; move the file to {' or '.join(folders)}, or use other properties"
        )
        yield Finding(entry.place, Code.WRONG_KIND, message)
        return
    for claim, wanted in compress(zip(entry.claims, kinds, strict=True), is_wrong):
        message = (
            f"{claim.stated!r} is for {_either(wanted)}, and this is {an(entry.kind.id)}; "
            "use another property, or move the claim to the entry that it speaks of"
        )
        yield Finding(claim.place, Code.WRONG_KIND, message)


def values_are_entries(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every entry that a claim names exists, is of the right kind, and is published if the claim is."""
    for claim in entry.claims:
        if claim.value.entry in (entry.id, *entry.was):
            message = "this says something of the entry and itself; name the other entry that is meant"
            yield Finding(claim.value.place, Code.WRONG_KIND, message)
        elif claim.value.entry is not None:
            yield from _faults_of_value(claim, claim.value.entry, entry, proved.library)


def tellers_are_entries(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Everything in `said-by` that looks like an id is one, unless it is like none that there is."""
    library = proved.library
    for piece in (piece for claim in entry.claims for piece in claim.evidence):
        for teller in piece.said_by:
            now = library.now_called.get(teller)
            if now is not None:
                if leans_on_hidden(entry, library.entries[now]):
                    yield Finding(piece.place, Code.UNKNOWN_ENTRY, unpublished(teller, "'said-by'"))
            elif "-" in teller and fault_of_id(teller) is None:
                near = did_you_mean(teller, library.now_called)
                if near is not None:
                    message = f"'said-by' names no entry {teller!r}. Did you mean {near!r}?"
                    yield Finding(piece.place, Code.UNKNOWN_ENTRY, message, near)


def evidence_names_a_source(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every piece of evidence is from a source that there is."""
    sources = proved.library.sources
    for claim in entry.claims:
        for piece in claim.evidence:
            if piece.source not in sources and piece.source not in proved.library.unread:
                near = did_you_mean(piece.source, sources)
                hint = f"Did you mean {near!r}?" if near else f"Add sources/{piece.source}.md"
                message = f"there is no source {piece.source!r}. {hint}"
                yield Finding(piece.place, Code.UNKNOWN_SOURCE, message, near)


def relations_are_stated_once(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """A relation stands on one of its two sides, and is shown on both."""
    library = proved.library
    named = {library.now_called.get(claim.value.entry or "") for claim in entry.claims}
    first: dict[tuple[str, str, str, Qualifiers], Claim] = {}
    for before in library.naming.get(entry.id, ()):
        if before.subject in named and library.positions[before.subject] < library.positions[entry.id]:
            first.setdefault(_relation(before, entry.id), before)
    for claim in entry.claims if first else ():
        other = library.now_called.get(claim.value.entry or "")
        before_it = None if other is None else first.get(_relation(claim, other))
        if before_it is not None:
            where = f"{before_it.place} already and shown here too"
            message = f"{_said(claim)} is stated on {where}; keep one of the two"
            yield Finding(claim.place, Code.REPEATED_CLAIM, message)


def disagreements_show_one_first(entry: Entry, _: Proved) -> Iterator[Finding]:
    """Where versions disagree, one is chosen to be shown first, with a reason."""
    for disagreement in disagreements_of(entry):
        first = disagreement.claims[0]
        if disagreement.why == "values" and first.preferred is None:
            message = f"versions of {first.stated!r} disagree; add 'preferred: why' to one of them"
            yield Finding(first.place, Code.NONE_PREFERRED, message)


def leans_on_hidden(entry: Entry, other: Entry) -> bool:
    """Say whether what is published leans on what is not."""
    return entry.publish == "full" and other.publish != "full"


def unpublished(name: str, what: str) -> str:
    """Say that an entry is not published, and no more: drafts and withheld entries are told alike."""
    return f"{name!r} is not published; publish it, or take it out of {what}"


def _faults_of_value(claim: Claim, value: EntryId, entry: Entry, library: Library) -> Iterator[Finding]:
    wanted = _kinds(claim, of_value=not claim.inverted)
    now = library.now_called.get(value)
    if value in library.unread:
        return
    if now is None:
        near = did_you_mean(value, library.now_called)
        hint = f"Did you mean {near!r}?" if near else f"Add a file {value}.md for it"
        yield Finding(claim.value.place, Code.UNKNOWN_ENTRY, f"there is no entry {value!r}. {hint}", near)
        return
    other = library.entries[now]
    if other.kind.id not in wanted:
        message = (
            f"{claim.stated!r} takes {_either(wanted)}, and {value!r} is {an(other.kind.id)}; name another"
        )
        yield Finding(claim.value.place, Code.WRONG_KIND, message)
    if leans_on_hidden(entry, other):
        yield Finding(claim.value.place, Code.UNKNOWN_ENTRY, unpublished(value, "this claim"))


def _relation(claim: Claim, other: EntryId) -> tuple[str, str, str, Qualifiers]:
    """Return what is the same for a relation on whichever of its sides it stands."""
    ends = (other, claim.subject) if claim.inverted else (claim.subject, other)
    return *ends, claim.property.id, replace(claim.qualifiers, note=None)


def _said(claim: Claim) -> str:
    return f"'{claim.stated}: {claim.value.text}'"


def _kinds(claim: Claim, *, of_value: bool) -> list[str]:
    """Return the kinds of which the value of a property may be, or those that may have the property."""
    return [claim.property.takes] if of_value else sorted(claim.property.of)


def _either(kinds: list[str]) -> str:
    return " or ".join(an(kind) for kind in kinds)
