"""What a comparison may show. Anyone can read it: a pull request's page keeps what was written on it.

An entry that is withheld is left out with all that names it: claims and sentences of others. One that the
earlier state shows and the later one withholds is counted and not named, nor are its claims told as
withdrawn: a reviewer has to know that something leaves the site, and everybody else must not learn what.
An entry that is withheld no longer is told as a new one. Drafts are shown, since they are to be reviewed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quoth.ids import EntryId
from quoth.load.library import sources_of
from quoth.model import Claim, Entry, Library, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """Two libraries without what may not be shown."""

    before: Library
    after: Library
    no_longer_shown: int
    """Entries that the later library withholds and the earlier one shows."""
    hidden: frozenset[str]
    """Every id that what is withheld has or had."""
    quiet: frozenset[str]
    """Sources that only what is withheld uses, on one of the sides: how they change is not told."""
    lines: frozenset[tuple[str, int]]
    """Files and lines where others name what is withheld: findings there would point at it."""


def visible(before: Library, after: Library) -> Visible:
    """Leave out of two libraries what either withholds, unless the later one shows it."""
    shown_after = {id_ for entry in after.entries.values() if not _withheld(entry) for id_ in _ids(entry)}
    withheld_after = {id_ for entry in after.entries.values() if _withheld(entry) for id_ in _ids(entry)}
    withheld_before = {id_ for entry in before.entries.values() if _withheld(entry) for id_ in _ids(entry)}
    hidden = frozenset(withheld_after | (withheld_before - shown_after))
    no_longer = [e for e in before.entries.values() if not _withheld(e) and hidden & _ids(e)]
    return Visible(
        before=_without(before, hidden),
        after=_without(after, hidden),
        no_longer_shown=len(no_longer),
        hidden=hidden,
        quiet=frozenset(_only_theirs(before, hidden) | _only_theirs(after, hidden)),
        lines=frozenset(line for library in (before, after) for line in _naming(library, hidden)),
    )


def _withheld(entry: Entry) -> bool:
    return entry.publish == "withheld"


def _ids(entry: Entry) -> set[str]:
    return {entry.id, *entry.was}


def _kept(entry: Entry, hidden: frozenset[str]) -> bool:
    return not _withheld(entry) and not hidden & _ids(entry)


def _without(library: Library, hidden: frozenset[str]) -> Library:
    """Return a library without what is withheld and all that names it."""
    kept = {
        id_: _without_mentions(entry, hidden)
        for id_, entry in library.entries.items()
        if _kept(entry, hidden)
    }
    return replace(library, entries=kept)


def _only_theirs(library: Library, hidden: frozenset[str]) -> set[str]:
    """Return the sources that what is withheld uses, and nothing else does."""
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for entry in library.entries.values():
        used[_kept(entry, hidden)].update(sources_of(entry))
    return used[False] - used[True]


def _naming(library: Library, hidden: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield the lines of claims, sentences and links that name what is withheld."""
    for entry in library.entries.values():
        for claim in entry.claims:
            if hidden & set(_named(claim)):
                last = max([claim.place.line, *(piece.place.line for piece in claim.evidence)])
                yield from ((claim.place.path, line) for line in range(claim.place.line, last + 1))
        for link in entry.prose.links:
            if link.target in hidden:
                yield link.place.path, link.place.line
        for sentence in entry.prose.sentences:
            if any(link.target in hidden for link in sentence.links):
                yield sentence.place.path, sentence.place.line


def _without_mentions(entry: Entry, hidden: frozenset[str]) -> Entry:
    if not hidden:
        return entry
    claims = tuple(claim for claim in entry.claims if not hidden & set(_named(claim)))
    return replace(entry, claims=claims, prose=_prose_without(entry.prose, hidden))


def _named(claim: Claim) -> Iterator[EntryId | str]:
    yield claim.value.text
    for piece in claim.evidence:
        yield from piece.said_by


def _prose_without(prose: Prose, hidden: frozenset[str]) -> Prose:
    kept = tuple(s for s in prose.sentences if not any(link.target in hidden for link in s.links))
    links = tuple(link for link in prose.links if link.target not in hidden)
    return replace(prose, sentences=kept, links=links)
