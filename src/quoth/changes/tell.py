"""A comparison to words. Whatever is told goes through `Secrets.hide`."""

from collections import Counter
from collections.abc import Iterable, Iterator

from quoth.changes.comparison import ClaimChange, Comparison, EntryChange, SentenceChange, SourceChange
from quoth.changes.context import Secrets
from quoth.changes.differences import CLAIM, ENTRY, SOURCE, differences, of_text, of_value
from quoth.changes.quoting import Quoter
from quoth.changes.told import (
    ClaimTold,
    Difference,
    DisagreementTold,
    EntryTold,
    SentenceTold,
    SourceTold,
)
from quoth.disputes import Disagreement
from quoth.model import Claim, Library, Source
from quoth.wording import said

_WHY = {
    "values": "sources give different values",
    "disputed": "there is evidence against it",
    "manner": "some state it and some tell it as hearsay",
}


class Teller:
    """Tells the changes of a comparison."""

    def __init__(self, comparison: Comparison, partly_read: frozenset[str]) -> None:
        self._comparison = comparison
        self._partly_read = partly_read
        self._added = {c.after.name: c.id for c in comparison.entries if c.after is not None and not c.before}
        self._secrets = Secrets(
            secret
            for library in comparison.libraries
            for source in library.sources.values()
            for secret in source.redact
        )
        self._resting = [_resting(library) for library in comparison.libraries]
        self._quoter = Quoter(comparison, self._secrets)

    def entries(self) -> tuple[EntryTold, ...]:
        """Return the entries that changed."""
        return tuple(self._entry(change) for change in self._comparison.entries)

    def sources(self) -> tuple[SourceTold, ...]:
        """Return the sources that changed."""
        return tuple(self._source(change) for change in self._comparison.sources)

    def _entry(self, change: EntryChange) -> EntryTold:
        hide = self._secrets.hide
        entry = change.after or change.before[0]
        same = change.before[0] if change.before and change.after is not None else entry
        return EntryTold(
            change=_what(change),
            id=entry.id,
            was=tuple(old.id for old in change.before if old.id != entry.id),
            kind=hide(entry.kind.label),
            name=hide(entry.name),
            path=entry.place.path,
            publish=entry.publish,
            remarks=tuple(self._remarks(change)),
            differences=tuple(self._hidden(differences(ENTRY, same, entry))),
            claims=tuple(self._claim(one) for one in change.claims),
            sentences=tuple(self._sentence(one) for one in change.sentences),
            disagreements=(
                *(self._disagreement(one, "opened", self._comparison.libraries[1]) for one in change.opened),
                *(
                    self._disagreement(one, "settled", self._comparison.libraries[0])
                    for one in change.settled
                ),
            ),
        )

    def _remarks(self, change: EntryChange) -> Iterator[str]:
        files = {entry.place.path for entry in (*change.before, change.after) if entry is not None}
        if files & self._partly_read:
            yield "Some lines of this file cannot be read: what seems withdrawn may only be written wrongly."
        if change.after is not None and change.after.publish == "draft":
            yield "A draft: it is not on the site yet."
        if change.after is None and change.before[0].name in self._added:
            new = self._added[change.before[0].name]
            cure = f"add 'was: [{change.id}]' there"
            yield f"{new} is new and has the same name; if it is this one renamed, {cure}."

    def _claim(self, change: ClaimChange) -> ClaimTold:
        old, new = change.before, change.after
        claim, library = (new, self._comparison.libraries[1]) if new else (old, self._comparison.libraries[0])
        assert claim is not None
        changed: list[Difference] = []
        if old is not None and new is not None:
            changed += of_value(old, new, self._comparison.libraries)
            changed += differences(CLAIM, old, new)
        return ClaimTold(
            change="added" if old is None else "withdrawn" if new is None else "changed",
            key=claim.key,
            property=claim.stated,
            says=self._says(claim, library),
            differences=tuple(self._hidden(changed)),
            evidence=tuple(self._quoter.changes(change)),
            origins_before=change.origins[0],
            origins_after=change.origins[1],
        )

    def _says(self, claim: Claim, library: Library) -> str:
        return self._secrets.hide(said(claim, library))

    def _sentence(self, change: SentenceChange) -> SentenceTold:
        old, new = change.before, change.after
        sentence = new or old
        assert sentence is not None
        what = "added" if old is None else "removed" if new is None else "cited otherwise"
        reworded = old is not None and new is not None and old.text != new.text
        side = self._comparison.before if new is None else self._comparison.after
        return SentenceTold(
            change="reworded" if reworded else what,
            text=self._secrets.hide(sentence.text),
            before=self._secrets.hide(old.text) if reworded and old is not None else "",
            quotes=self._quoter.citations(sentence.links, side),
        )

    def _disagreement(self, one: Disagreement, change: str, library: Library) -> DisagreementTold:
        return DisagreementTold(
            change=change,
            about=self._secrets.hide(one.about),
            why=_WHY[one.why],
            versions=tuple(self._says(claim, library) for claim in one.claims),
        )

    def _source(self, change: SourceChange) -> SourceTold:
        source = change.after or change.before
        assert source is not None
        both = change.before is not None and change.after is not None
        return SourceTold(
            change="changed" if both else "added" if change.before is None else "removed",
            id=source.id,
            title=self._secrets.hide(source.title),
            published=self._secrets.hide(f"{source.publisher}, {source.published.words()}"),
            path=source.place.path,
            claims=self._resting[change.after is not None][source.id],
            differences=tuple(self._hidden(_of_source(change.before, change.after))),
        )

    def _hidden(self, found: Iterable[Difference]) -> Iterator[Difference]:
        hide = self._secrets.hide
        for one in found:
            before, after = hide(one.before), hide(one.after)
            yield Difference(what=one.what, before=before, after=after)


def _resting(library: Library) -> Counter[str]:
    """Count the claims that rest on each source."""
    return Counter(id_ for claim in library.claims() for id_ in {piece.source for piece in claim.evidence})


def _of_source(before: Source | None, after: Source | None) -> Iterator[Difference]:
    if before is not None and after is not None:
        yield from differences(SOURCE, before, after)
        yield from of_text(before, after)
    elif after is not None:
        for what in ("publish", "standing"):
            yield Difference(what=what, before="", after=SOURCE[what](after))


def _what(change: EntryChange) -> str:
    """Say what happened to an entry."""
    if change.after is None or not change.before:
        return "removed" if change.after is None else "added"
    if len(change.before) > 1:
        return "merged"
    return "changed" if change.before[0].id == change.after.id else "renamed"
