"""Proposals to claims, each in the file where it stands best, and none that is stated already."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from quoth.drafting import DraftClaim, DraftEvidence
from quoth.drafts.claim_rules import ClaimRules
from quoth.drafts.draft import Draft
from quoth.drafts.joining import same
from quoth.drafts.known import Directory
from quoth.drafts.left_out import LeftOut
from quoth.drafts.naming import Cast
from quoth.extraction.proposals import Event, Person, Post, Proposals, Support
from quoth.folding import fold
from quoth.ids import EntryId
from quoth.model import Library

MOST = 2
"""Pieces of evidence that a claim is given: an editor reads them all."""
LONGEST_TEXT = 300
"""Characters of a value in words; what is longer is no value."""
TOO_LONG = f"what they say has more than {LONGEST_TEXT} characters"


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim, before it is known where it stands."""

    subject: Draft
    what: str
    """By the rules: `person-holds`."""
    value: str | Draft
    qualifiers: Mapping[str, str]
    support: tuple[Support, ...]


def with_claims(
    proposals: Proposals, cast: Cast, rules: ClaimRules, library: Library
) -> tuple[list[Draft], list[LeftOut]]:
    """Return each entry with its claims, and what of them was left out."""
    writer = _Writer(cast, rules, library)
    for person in proposals.people:
        writer.add(_of_person(person, cast))
    for post in proposals.posts:
        writer.add(_of_post(post, cast))
    for event in proposals.events:
        writer.add(_of_event(event, cast))
    telling = {draft.id: claim for event in proposals.events for draft, claim in writer.telling(event)}
    drafts = {draft.id: draft for those in (cast.people, cast.posts, cast.events) for draft in those.values()}
    named = _introductions(proposals, cast)
    return [
        replace(
            draft,
            claims=tuple(writer.claims.get(draft.id, ())),
            note=f"Named in {named[draft.id].source}.",
            introduced=named[draft.id],
            telling=telling.get(draft.id),
        )
        for draft in drafts.values()
    ], writer.left_out


def _introductions(proposals: Proposals, cast: Cast) -> dict[EntryId, DraftEvidence]:
    """Return the passage that names each entry first; of an event, the first of its people."""
    first = {person.name: person.support[0] for person in proposals.people}
    pairs = (
        *((cast.people.get(one.name), one.support[0]) for one in proposals.people),
        *((cast.posts.get(one.name), one.support[0]) for one in proposals.posts),
        *((cast.events.get(one.name), _of_people(one, first)) for one in proposals.events),
    )
    return {
        draft.id: DraftEvidence(source=piece.source, quote=piece.quote)
        for draft, piece in reversed(pairs)
        if draft is not None
    }


def _of_people(event: Event, first: Mapping[str, Support]) -> Support:
    return next((first[part.person] for part in event.people if part.person in first), event.support[0])


def _of_person(person: Person, cast: Cast) -> Iterator[_Said]:
    draft = cast.people.get(person.name)
    if draft is not None and person.described:
        yield _Said(draft, "person-is-called", person.described, {}, person.support)


def _of_post(post: Post, cast: Cast) -> Iterator[_Said]:
    draft = cast.posts.get(post.name)
    if draft is None:
        return
    said = (
        ("post-has-title", post.title),
        ("post-belongs-to", post.organisation),
        ("post-is-of-country", post.country),
        ("post-is-at", post.place),
    )
    yield from (_Said(draft, what, text, {}, post.support) for what, text in said if text)
    for holding in post.holders:
        holder = cast.people.get(holding.person)
        if holder is not None:
            given = {"from": holding.since, "until": holding.until, "note": holding.note}
            what = "person-holds" if post.title else "person-serves-in"
            yield _Said(holder, what, draft, _filled(given), holding.support)


def _of_event(event: Event, cast: Cast) -> Iterator[_Said]:
    draft = cast.events.get(event.name)
    if draft is None:
        return
    said = (("event-is-on", event.date), ("event-is-at", event.place))
    yield from (_Said(draft, what, text, {}, event.support) for what, text in said if text)
    for part in event.people:
        person = cast.people.get(part.person)
        if person is not None:
            yield _Said(person, "person-takes-part", draft, _filled({"as": part.role}), event.support)


def _filled(given: Mapping[str, str | None]) -> dict[str, str]:
    return {key: text for key, text in given.items() if text}


class _Writer:
    """Puts each claim where it stands best, once."""

    def __init__(self, cast: Cast, rules: ClaimRules, library: Library) -> None:
        self._cast = cast
        self._rules = rules
        self._library = library
        self._directory = Directory(library)
        self.claims: dict[EntryId, list[DraftClaim]] = {}
        self.left_out: list[LeftOut] = []

    def add(self, said: Iterable[_Said]) -> None:
        """Add claims, so far as the vocabulary has a property for them."""
        for one in said:
            stating = self._rules.stating.get(one.what)
            if stating is None:
                continue
            if isinstance(one.value, str):
                if len(one.value) > LONGEST_TEXT:
                    self.left_out.append(LeftOut(TOO_LONG, f"{stating.here} of {one.subject.name}"))
                else:
                    self._add(one.subject, stating.here, one.value, one)
            elif stating.there is not None and _is_elsewhere(one.subject, one.value):
                self._add(one.value, stating.there, one.subject.id, one)
            else:
                self._add(one.subject, stating.here, one.value.id, one)

    def telling(self, event: Event) -> Iterator[tuple[Draft, DraftClaim]]:
        """Yield the claim that repeats the words of the article on an event."""
        draft = self._cast.events.get(event.name)
        stating = self._rules.stating.get("event-is-told")
        if draft is not None and stating is not None and len(event.support[0].quote) <= LONGEST_TEXT:
            piece = self._evidence(event.support[0], draft)
            yield draft, DraftClaim(stated=stating.here, value=piece.quote, evidence=(piece,))

    def _add(self, subject: Draft, stated: str, value: str, said: _Said) -> None:
        claim = DraftClaim(
            stated=stated,
            value=value,
            qualifiers=said.qualifiers,
            evidence=tuple(self._evidence(piece, subject) for piece in _best(said)),
        )
        if subject.entry is not None and self._is_there(subject, claim, said):
            return
        own = self.claims.setdefault(subject.id, [])
        bare = replace(claim, evidence=())
        place = next((n for n, one in enumerate(own) if replace(one, evidence=()) == bare), None)
        if place is None:
            own.append(claim)
        else:
            both = dict.fromkeys(map(_key, (*own[place].evidence, *claim.evidence)))
            pieces = {_key(piece): piece for piece in (*claim.evidence, *own[place].evidence)}
            own[place] = replace(bare, evidence=tuple(pieces[key] for key in both)[:MOST])

    def _is_there(self, subject: Draft, claim: DraftClaim, said: _Said) -> bool:
        """Say whether an entry states a claim, or, of what it is called, has words from that source."""
        assert subject.entry is not None
        if self._directory.states(subject.id, claim):
            return True
        names = [same(name) for name in (subject.entry.name, *subject.entry.aliases)]
        if said.what == "post-belongs-to" and any(same(claim.value) in name for name in names):
            return True
        if said.what == "post-has-title":
            # Another title for one office would be shown as a disagreement.
            return any(one.stated == claim.stated for one in subject.entry.claims)
        sources = {piece.source for piece in claim.evidence}
        return said.what == "person-is-called" and any(
            piece.source in sources
            for one in subject.entry.claims
            if one.stated == claim.stated
            for piece in one.evidence
        )

    def _evidence(self, piece: Support, subject: Draft) -> DraftEvidence:
        said_by = tuple(self._teller(name, subject) for name in piece.said_by)
        further = {} if piece.manner == "stated" else {"manner": piece.manner}
        return DraftEvidence(source=piece.source, quote=piece.quote, said_by=said_by, further=further)

    def _teller(self, name: str, subject: Draft) -> str:
        """Return the id of who tells something, where there is an entry; its name where that is not shown."""
        draft = self._cast.people.get(name)
        if draft is None or (_is_shown(subject) and not _is_shown(draft)):
            return name
        return draft.id


def _is_shown(draft: Draft) -> bool:
    return draft.entry is not None and draft.entry.publish == "full"


def _is_elsewhere(subject: Draft, other: Draft) -> bool:
    """Say whether a relation stands in the other entry's file: what is on the site names no draft."""
    if subject.entry is None:
        return False
    return other.entry is None or (_is_shown(subject) and not _is_shown(other))


def _best(said: _Said) -> tuple[Support, ...]:
    """Return the passages that say it best: of a text those that have it, of a date the first."""
    if not isinstance(said.value, str):
        return said.support[:MOST]
    wanted = fold(said.value).text.casefold()
    having = tuple(piece for piece in said.support if wanted in fold(piece.quote).text.casefold())
    return (having or said.support)[:1]


def _key(piece: DraftEvidence) -> tuple[str, str]:
    return piece.source, piece.quote
