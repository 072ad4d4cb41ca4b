"""Checks of the order of dates: of one claim, of one life, and of the terms of one post."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quoth.dates import Date, certainly_before
from quoth.findings import Code, Finding
from quoth.ids import EntryId
from quoth.model import Claim, Entry, Library
from quoth.quotes import Proved

_BORN, _DIED = "schema:birthDate", "schema:deathDate"
_GAP = timedelta(days=366)


def claims_run_forward(entry: Entry, _: Proved) -> Iterator[Finding]:
    """No claim ends before it begins, or happens outside of its own term."""
    for claim in entry.claims:
        since, until, on = claim.qualifiers.since, claim.qualifiers.until, claim.qualifiers.on
        pairs = (("from", since, "until", until), ("from", since, "on", on), ("on", on, "until", until))
        for first, earlier, second, later in pairs:
            if earlier is not None and later is not None and certainly_before(later, earlier):
                message = (
                    f"'{second}: {later.text}' is before '{first}: {earlier.text}'; "
                    "exchange the two, or correct the one that is wrong"
                )
                yield Finding(claim.place, Code.DATES_OUT_OF_ORDER, message)


def lives_run_forward(entry: Entry, _: Proved) -> Iterator[Finding]:
    """Nobody died before being born."""
    born = [day for day, _ in _life_dates(entry, _BORN)]
    for died, claim in _life_dates(entry, _DIED):
        if born and all(certainly_before(died, day) for day in born):
            message = f"died {died.words()}, before being born {born[0].words()}; correct one of the two"
            yield Finding(claim.place, Code.DATES_OUT_OF_ORDER, message)


@dataclass(frozen=True, slots=True)
class _Term:
    """What a claim says of the time for which somebody held a post."""

    holder: EntryId
    since: Date | None
    until: Date | None
    claim: Claim

    @property
    def order(self) -> tuple[date, date]:
        """Sorts terms by the first day that is known of them."""
        known = [day for day in (self.since, self.until, self.claim.qualifiers.on) if day is not None]
        days = [day.earliest or date.min for day in known]
        return min(days), max(days)


def terms_follow_one_another(post: Entry, proved: Proved) -> Iterator[Finding]:
    """Where one at a time holds a post, terms neither overlap nor leave more than a year between them."""
    terms = _terms(post, proved.library) if post.holders == "one" else []
    if len(terms) < 2:
        return
    before = terms[0]
    for term in terms[1:]:
        other = proved.library.entries[before.holder].name
        if before.holder != term.holder and _overlap(before, term):
            message = (
                f"this term overlaps that of {other} as {post.name} ({before.claim.place}); "
                "correct one of them, or write 'holders: many' in the post's entry"
            )
            yield Finding(term.claim.place, Code.TERMS_OVERLAP, message)
        elif before.until and term.since and _gap(before.until, term.since):
            message = (
                f"nobody is said to be {post.name} from {before.until.words()} ({other}) to "
                f"{term.since.words()}; add who was, if a source says so"
            )
            yield Finding(term.claim.place, Code.TERMS_GAP, message)
        if before.until is None or term.until is None or not _ends_before(term.until, before.until):
            before = term


def _terms(post: Entry, library: Library) -> list[_Term]:
    """Return the dated terms of a post in their order, from its own file and from those of its holders."""
    theirs = (claim for claim in library.naming.get(post.id, ()) if not claim.inverted)
    own = (claim for claim in post.claims if claim.inverted)
    terms = []
    for claim in sorted((*theirs, *own), key=lambda claim: library.positions[claim.subject]):
        said = claim.qualifiers
        holder = library.now_called.get(claim.value.entry or "") if claim.inverted else claim.subject
        if holder is not None and claim.property.term and (said.since or said.until or said.on):
            terms.append(_Term(holder, said.since, said.until, claim))
    return sorted(terms, key=lambda term: term.order)


def _life_dates(entry: Entry, schema: str) -> list[tuple[Date, Claim]]:
    return [
        (claim.value.date, claim)
        for claim in entry.claims
        if claim.property.schema == schema and claim.value.date is not None
    ]


def _overlap(one: _Term, other: _Term) -> bool:
    """Say whether two terms whose ends are all known certainly have days in common."""
    if one.since is None or one.until is None or other.since is None or other.until is None:
        return False
    return certainly_before(one.since, other.until) and certainly_before(other.since, one.until)


def _gap(until: Date, since: Date) -> bool:
    if not certainly_before(until, since) or until.latest is None or since.earliest is None:
        return False
    return since.earliest - until.latest > _GAP


def _ends_before(one: Date, other: Date) -> bool:
    return (one.latest or date.max) < (other.latest or date.max)
