"""Relations from claims, seen from both sides; who held a post, in order; and what links where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quoth.ids import EntryId
from quoth.model import Claim, Entry, Library, Sentence


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim that ties an entry to another, as seen from the entry it is shown on."""

    claim: Claim
    label: str
    """What the claim says, read from this side."""
    other: EntryId
    """The entry on the far side."""
    here: bool
    """Whether the claim stands in the file of the entry it is shown on."""


@dataclass(frozen=True, slots=True)
class Backlink:
    """A sentence of another entry's prose that links to an entry."""

    entry: EntryId
    sentence: Sentence


def relations(library: Library) -> Mapping[EntryId, tuple[Relation, ...]]:
    """Return the relations of each entry, its own first and in the order of the files."""
    ties: dict[EntryId, list[Relation]] = defaultdict(list)
    for claim in library.claims():
        if claim.value.entry is None:
            continue
        other = library.now_called[claim.value.entry]
        forward, backward = claim.property.label, claim.property.inverse_label or claim.property.label
        if claim.inverted:
            forward, backward = backward, forward
        ties[claim.subject].append(Relation(claim, forward, other, here=True))
        if other != claim.subject:
            ties[other].append(Relation(claim, backward, claim.subject, here=False))
    return {entry: tuple(sorted(found, key=lambda tie: not tie.here)) for entry, found in ties.items()}


def terms(ties: Iterable[Relation], post: Entry) -> tuple[Relation, ...]:
    """Return who held a post or served there, in the order in which they are first known to have."""
    held = [tie for tie in ties if tie.claim.property.term and _is_of(tie.claim, post)]
    return tuple(sorted(held, key=lambda tie: _when(tie.claim)))


def posts_held(ties: Iterable[Relation], person: Entry) -> tuple[Relation, ...]:
    """Return the posts that somebody held and where he served, in the order of `terms`."""
    held = [tie for tie in ties if tie.claim.property.term and not _is_of(tie.claim, person)]
    return tuple(sorted(held, key=lambda tie: _when(tie.claim)))


def above(ties: Iterable[Relation], entry: Entry) -> tuple[Relation, ...]:
    """Return those ties of an entry to others of its kind that it names: what a post belongs to."""
    return tuple(tie for tie in _alike(ties, entry) if tie.here is not tie.claim.inverted)


def below(ties: Iterable[Relation], entry: Entry) -> tuple[Relation, ...]:
    """Return those to others of its kind that name it: the posts that a ministry or a mission has."""
    return tuple(tie for tie in _alike(ties, entry) if tie.here is tie.claim.inverted)


def people(ties: Iterable[Relation], library: Library) -> tuple[Relation, ...]:
    """Return the ties of an entry to people, each of them once; terms are left out."""
    found: dict[EntryId, Relation] = {}
    for tie in ties:
        if not tie.claim.property.term and library.entries[tie.other].kind.personal_names:
            found.setdefault(tie.other, tie)
    return tuple(found.values())


def backlinks(library: Library) -> Mapping[EntryId, tuple[Backlink, ...]]:
    """Return the sentences that link to each entry, one for each entry that links."""
    found: dict[EntryId, dict[EntryId, Backlink]] = defaultdict(dict)
    for entry in library.entries.values():
        for sentence in entry.prose.sentences:
            for link in sentence.links:
                target = library.now_called.get(link.target)
                if target is not None and target != entry.id:
                    found[target].setdefault(entry.id, Backlink(entry.id, sentence))
    return {target: tuple(links.values()) for target, links in found.items()}


def _alike(ties: Iterable[Relation], entry: Entry) -> Iterator[Relation]:
    return (tie for tie in ties if tie.claim.property.takes == entry.kind.id)


def _is_of(claim: Claim, post: Entry) -> bool:
    return (claim.subject == post.id) if claim.inverted else (claim.subject != post.id)


def _when(claim: Claim) -> tuple[bool, object, str]:
    """Order terms by what is known of their time; those without a date come last."""
    q = claim.qualifiers
    first = next((date for date in (q.since, q.on, q.until) if date is not None), None)
    return first is None, first.sort_key if first else (), claim.subject
