"""Where sources were corrected or retracted: which claims lean on them, and what falls with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quoth.model import Claim, Library, Source

ORDER = ("current", "corrected", "retracted")
"""From the best to the worst."""
_BADGES = {"corrected": "leans on a corrected source", "retracted": "leans on a retracted source"}
_ALONE = {"corrected": "rests on a corrected source alone", "retracted": "rests on a retracted source alone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """What a claim loses with a source, and with the copies of it."""

    claim: Claim
    origins_left: int
    """Independent origins that support the claim all the same."""
    against: bool
    """Whether the source speaks against the claim, so that it loses what disputes it."""


def standing_of(claim: Claim, library: Library) -> str:
    """Return the standing of a claim: the worst among those of the sources that it leans on."""
    return max((source.standing for source in _sources(claim, library)), key=ORDER.index, default="current")


def badge(claim: Claim, library: Library) -> str:
    """Return what readers are told of a claim that leans on a source which no longer stands as it was."""
    standing = standing_of(claim, library)
    if standing == "current":
        return ""
    origins = {source.origin for source in _sources(claim, library) if source.standing == standing}
    supporting = {source.origin for source in _sources(claim, library, "supports")}
    return _BADGES[standing] if supporting - origins else _ALONE[standing]


def unsound(library: Library) -> tuple[Source, ...]:
    """Return the sources that were corrected or retracted, the retracted ones first."""
    found = [source for source in library.sources.values() if source.standing != "current"]
    return tuple(sorted(found, key=lambda source: (-ORDER.index(source.standing), source.id)))


def falls_with(source: Source, claims: Iterable[Claim], library: Library) -> Iterator[Fall]:
    """Yield each of some claims that leans on a source, with what is left of its support without that.

    Copies of the source fall with it: they say nothing of their own.
    """
    for claim in claims:
        stances = {piece.stance for piece in claim.evidence if piece.source == source.id}
        if stances:
            supporting = {one.origin for one in _sources(claim, library, "supports")}
            left = len(supporting - {source.origin})
            yield Fall(claim=claim, origins_left=left, against="supports" not in stances)


def _sources(claim: Claim, library: Library, *stances: str) -> Iterator[Source]:
    """Yield the sources of a claim's evidence, or of that which has one of some stances."""
    for piece in claim.evidence:
        if piece.source in library.sources and (not stances or piece.stance in stances):
            yield library.sources[piece.source]
