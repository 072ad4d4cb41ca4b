"""Where sources disagree, and how many independent origins a claim has."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from quoth import dates
from quoth.ids import EntryId
from quoth.model import Claim, Entry, Library


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims of one entry that cannot all be true, or that are told differently."""

    entry: EntryId
    about: str
    """What they disagree on: the property's label."""
    claims: tuple[Claim, ...]
    """The one shown first comes first."""
    why: str
    """`values`: two values of a property that has one; `disputed`: evidence against it; `manner`: told as
    certain by one and as hearsay by another, all such claims of the entry together."""


def disagreements(library: Library) -> Mapping[EntryId, tuple[Disagreement, ...]]:
    """Return the disagreements of each entry, in the order of its claims."""
    found = {entry.id: tuple(disagreements_of(entry)) for entry in library.entries.values()}
    return {entry: those for entry, those in found.items() if those}


def disagreements_of(entry: Entry) -> list[Disagreement]:
    """Return the disagreements of one entry."""
    single: dict[str, list[Claim]] = defaultdict(list)
    hearsay: list[Claim] = []
    found = []
    for claim in entry.claims:
        if claim.property.one and not claim.inverted:
            single[claim.property.id].append(claim)
        if any(piece.stance == "disputes" for piece in claim.evidence):
            found.append(Disagreement(entry.id, claim.property.label, (claim,), "disputed"))
        elif len({piece.manner for piece in claim.evidence}) > 1:
            hearsay.append(claim)
    for those in single.values():
        if any(_disagree(one, other) for one, other in combinations(those, 2)):
            first = sorted(those, key=lambda claim: claim.preferred is None)
            found.append(Disagreement(entry.id, first[0].property.label, tuple(first), "values"))
    if hearsay:
        about = ", ".join(dict.fromkeys(claim.property.label for claim in hearsay))
        found.append(Disagreement(entry.id, about, tuple(hearsay), "manner"))
    return found


def origins_of(claim: Claim, library: Library) -> int:
    """Return how many independent origins support a claim: reprints of one piece count once.

    A source that is not known counts for none, nor does one that was retracted, with its copies.
    """
    supports = {piece.source for piece in claim.evidence if piece.stance == "supports"}
    return len(
        {library.sources[id_].origin for id_ in supports if id_ in library.sources} - library.retracted
    )


def _disagree(one: Claim, other: Claim) -> bool:
    """Say whether two claims of one property cannot both be true at one time."""
    if _apart(one, other):
        return False
    if one.value.date is not None and other.value.date is not None:
        return not dates.compatible(one.value.date, other.value.date)
    return one.value.text.casefold() != other.value.text.casefold()


def _apart(one: Claim, other: Claim) -> bool:
    """Say whether two claims certainly speak of different times, one ending before the other begins."""
    a, b = one.qualifiers, other.qualifiers
    return any(
        end is not None and start is not None and dates.certainly_before(end, start)
        for end, start in ((a.until or a.on, b.since or b.on), (b.until or b.on, a.since or a.on))
    )
