"""What a knowledge base has already: which entry a proposal is of, and whether it states a claim."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from quoth.dates import Date
from quoth.drafting import DraftClaim
from quoth.drafts.joining import agree, is_weak, same, told_apart
from quoth.extraction.proposals import Event, Person, Post
from quoth.ids import EntryId
from quoth.model import Claim, Entry, Kind, Library

_KIND_LETTERS = 5
"""Letters by which the kind of an event is known again in a name: "defection" in "Defected to the West"."""


class Directory:
    """The entries that there are, by what tells them apart."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def person(self, person: Person, kind: Kind) -> Entry | None:
        """Return the entry of a person."""
        if is_weak(person):
            return self._of_weak(person, kind)
        return self.named((person.name, *person.aliases), kind)

    def post(self, post: Post, kind: Kind) -> Entry | None:
        """Return the entry of a post: of its name, or of its title where nothing else tells it apart."""
        found = self._of_weak(post, kind) if is_weak(post) else self.named((post.name,), kind)
        if found is not None or post.title is None:
            return found
        titled = self._by_text.get((kind.id, same(post.title)), ())
        given = {same(text) for text in (post.organisation, post.place, post.country) if text}
        alike = [entry for entry in titled if given and given <= self._words_of(entry)]
        return alike[0] if len(alike) == 1 else None

    def event(self, event: Event, kind: Kind, people: Iterable[Entry]) -> Entry | None:
        """Return the entry of an event: of its name, or of its kind, people and date."""
        found = self.named((event.name,), kind)
        if found is not None:
            return found
        there = [self._events_of.get(entry.id, frozenset()) for entry in people]
        shared = frozenset.intersection(*there) if there and len(there) == len(event.people) else frozenset()
        stem = same(event.kind)[:_KIND_LETTERS]
        alike = [
            entry
            for entry in (self._library.entries[id_] for id_ in sorted(shared))
            if entry.kind.id == kind.id
            and any(word.startswith(stem) for name in (entry.name, *entry.aliases) for word in _words(name))
            and all(agree(date.text, event.date) for date in _dates(entry))
        ]
        return alike[0] if len(alike) == 1 else None

    def _of_weak(self, proposed: Person | Post, kind: Kind) -> Entry | None:
        """Return the entry of a name that says little: no draft that was made of other articles."""
        apart = self.named((told_apart(proposed.name, proposed.support),), kind)
        found = apart or self.named((proposed.name,), kind)
        return None if found is not None and _is_strange(found, proposed) else found

    def named(self, names: Iterable[str], kind: Kind) -> Entry | None:
        """Return the one entry of a kind that bears one of some names."""
        found = {entry.id: entry for name in names for entry in self._by_name.get((kind.id, same(name)), ())}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        found: dict[tuple[str, str], dict[str, Entry]] = {}
        for entry in self._library.entries.values():
            for name in (entry.name, *entry.aliases):
                found.setdefault((entry.kind.id, same(name)), {})[entry.id] = entry
        return {key: tuple(those.values()) for key, those in found.items()}

    @cached_property
    def _by_text(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        found: dict[tuple[str, str], dict[str, Entry]] = {}
        for entry in self._library.entries.values():
            for text in self._words_of(entry):
                found.setdefault((entry.kind.id, text), {})[entry.id] = entry
        return {key: tuple(those.values()) for key, those in found.items()}

    @cached_property
    def _events_of(self) -> Mapping[EntryId, frozenset[EntryId]]:
        """What each entry is related to, whichever states it."""
        found: dict[EntryId, set[EntryId]] = {}
        for claim in self._library.claims():
            other = self._library.now_called.get(claim.value.entry or "")
            if other is not None:
                found.setdefault(claim.subject, set()).add(other)
                found.setdefault(other, set()).add(claim.subject)
        return {id_: frozenset(others) for id_, others in found.items()}

    def _words_of(self, entry: Entry) -> set[str]:
        """Return all by which an entry is called or described in a few words."""
        said = {claim.value.text for claim in entry.claims if claim.value.entry is None}
        return {same(text) for text in (entry.name, *entry.aliases, *said)}

    def states(self, subject: EntryId, claim: DraftClaim) -> bool:
        """Say whether an entry, or the one that a claim names, states that claim in some form."""
        stated = self._library.vocabulary.stated_as(claim.stated)
        if stated is None:
            return False
        property_, inverted = stated
        if property_.inverse is not None:
            ends = (claim.value, subject) if inverted else (subject, claim.value)
            there = self._relations.get((property_.id, *ends), ())
            return any(_same_time(one, claim) for one in there)
        own = self._library.entries[subject].claims
        others = [one for one in own if one.property.id == property_.id]
        if property_.takes == "date":
            return any(agree(one.value.text, claim.value) for one in others)
        wanted = same(claim.value)
        return any(same(one.value.text) in wanted or wanted in same(one.value.text) for one in others)

    @cached_property
    def _relations(self) -> Mapping[tuple[str, str, str], tuple[Claim, ...]]:
        found: dict[tuple[str, str, str], list[Claim]] = {}
        now = self._library.now_called
        for claim in self._library.claims():
            other = now.get(claim.value.entry or "")
            if other is not None:
                ends = (other, claim.subject) if claim.inverted else (claim.subject, other)
                found.setdefault((claim.property.id, *ends), []).append(claim)
        return {key: tuple(those) for key, those in found.items()}


def _is_strange(entry: Entry, proposed: Person | Post) -> bool:
    """Say whether an entry is a draft that was made of other articles."""
    made_of = {piece.source for claim in entry.claims for piece in claim.evidence}
    told = {piece.source for piece in proposed.support}
    named = any(source in (entry.note or "") for source in told)
    return entry.publish == "draft" and not made_of & told and not named


def _same_time(one: Claim, claim: DraftClaim) -> bool:
    dates = {"from": one.qualifiers.since, "until": one.qualifiers.until, "on": one.qualifiers.on}
    return all(agree(_text(date), claim.qualifiers.get(key)) for key, date in dates.items())


def _text(date: Date | None) -> str | None:
    return None if date is None else date.text


def _words(name: str) -> Iterator[str]:
    return (same(word) for word in name.split())


def _dates(entry: Entry) -> list[Date]:
    return [claim.value.date for claim in entry.claims if claim.value.date is not None]
