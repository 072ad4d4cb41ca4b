"""Compare two states of a knowledge base. Only what they say matters, not lines and order."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from quoth.changes.comparison import (
    ClaimChange,
    Comparison,
    EntryChange,
    EvidenceChange,
    SentenceChange,
    SourceChange,
)
from quoth.changes.pairing import Paired, pair
from quoth.changes.visible import visible
from quoth.disputes import Disagreement, disagreements, origins_of
from quoth.folding import fold
from quoth.ids import EntryId, SourceId
from quoth.model import Claim, Entry, Evidence, Library, Sentence, Source
from quoth.quotes import Proved, quotation


def compare(before: Proved, after: Proved) -> Comparison:
    """Return what the later state changes in the earlier one."""
    seen = visible(before.library, after.library)
    sides = _Sides(replace(before, library=seen.before), replace(after, library=seen.after))
    unread = seen.before.unread | seen.after.unread
    return Comparison(
        before=sides.before,
        after=sides.after,
        entries=tuple(change for change in sides.entries() if change.id not in unread),
        sources=tuple(_sources(seen.before, seen.after, seen.quiet | unread)),
        not_compared=tuple(sorted(_not_compared(seen.before, seen.after) - seen.quiet)),
        no_longer_shown=seen.no_longer_shown,
        hidden=seen.hidden | seen.quiet,
        hidden_lines=seen.lines,
        vocabulary_changed=seen.before.vocabulary != seen.after.vocabulary,
        places_changed=_places(seen.before) != _places(seen.after),
    )


def stands(entry: Entry) -> Hashable:
    """Return what is compared of an entry beside its claims and prose."""
    return (entry.name, entry.aliases, entry.kind.id, entry.living, entry.holders, entry.publish, entry.note)


def _not_compared(before: Library, after: Library) -> set[str]:
    shown = ({*side.entries, *side.sources} for side in (before, after))
    return set().union(*(ids & other.unread for ids, other in zip(shown, (after, before), strict=True)))


def _places(library: Library) -> list[tuple[object, ...]]:
    return [
        (one.name, one.label, one.latitude, one.longitude, one.country)
        for _, one in sorted(library.locations.items())
    ]


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two states, and how the claims and quotes of each are recognised in the other."""

    before: Proved
    after: Proved

    def entries(self) -> Iterator[EntryChange]:
        """Yield every entry in which something changed, in the order of their ids."""
        now = self.after.library.now_called
        became: dict[EntryId, list[Entry]] = defaultdict(list)
        for entry in self.before.library.entries.values():
            became[now.get(entry.id, entry.id)].append(entry)
        conflicts = disagreements(self.before.library), disagreements(self.after.library)
        for id_ in sorted(became.keys() | self.after.library.entries.keys()):
            after = self.after.library.entries.get(id_)
            order = [id_, *(after.was[::-1] if after is not None else ())]
            earlier = tuple(sorted(became.get(id_, ()), key=lambda entry: order.index(entry.id)))
            change = self._entry(earlier, after, conflicts)
            if change is not None:
                yield change

    def _entry(
        self,
        before: tuple[Entry, ...],
        after: Entry | None,
        conflicts: tuple[Mapping[EntryId, tuple[Disagreement, ...]], ...],
    ) -> EntryChange | None:
        claims = self._pair_claims(
            [claim for entry in before for claim in entry.claims], after.claims if after is not None else ()
        )
        renewed = {self._said(old): self._said(new) for old, new in claims.pairs}
        was = {
            self._conflict(one, renewed): one
            for entry in before
            for one in _each(conflicts[0].get(entry.id, ()))
        }
        is_ = {
            self._conflict(one, {}): one
            for one in _each(conflicts[1].get(after.id, ()) if after is not None else ())
        }
        change = EntryChange(
            before=before,
            after=after,
            claims=tuple(self._claim_changes(claims)),
            sentences=tuple(self._sentence_changes(before, after)),
            opened=tuple(one for name, one in is_.items() if name not in was),
            settled=tuple(one for name, one in was.items() if name not in is_),
        )
        same = len(before) == 1 and after is not None and before[0].id == after.id
        same = same and after is not None and stands(before[0]) == stands(after)
        same = same and not (change.claims or change.sentences or change.opened or change.settled)
        return None if same else change

    def _pair_claims(self, before: list[Claim], after: tuple[Claim, ...]) -> Paired[Claim]:
        """Pair claims that say the same, say it of the same value, or lean on the same words."""
        return pair(
            before,
            after,
            rules=(
                lambda claim: [self._said(claim)],
                lambda claim: [(claim.stated, self._value(claim))],
                lambda claim: [(claim.stated, e.source, fold(e.quote).text) for e in claim.evidence],
            ),
            alone=lambda claim: [claim.stated],
        )

    def _said(self, claim: Claim) -> Hashable:
        """Return what a claim says of its entry, whatever that is called."""
        q = claim.qualifiers
        dates = tuple(date and date.text for date in (q.since, q.until, q.on))
        return (claim.stated, self._value(claim), *dates, q.at, q.role, q.count)

    def _value(self, claim: Claim) -> str:
        """Return a claim's value; an entry by the id that it has now."""
        return self.after.library.now_called.get(claim.value.entry or "", claim.value.text)

    def _claim_changes(self, claims: Paired[Claim]) -> Iterator[ClaimChange]:
        for old, new in claims.pairs:
            evidence = tuple(self._evidence_changes(old.evidence, new.evidence))
            counts = self._origins(old, new)
            rest = (old.qualifiers.note, old.preferred, old.inferred, old.single_origin)
            others = (new.qualifiers.note, new.preferred, new.inferred, new.single_origin)
            if evidence or self._said(old) != self._said(new) or rest != others or counts[0] != counts[1]:
                yield ClaimChange(before=old, after=new, evidence=evidence, origins=counts)
        for new in claims.new:
            yield ClaimChange(before=None, after=new, evidence=(), origins=self._origins(None, new))
        for old in claims.gone:
            yield ClaimChange(before=old, after=None, evidence=(), origins=self._origins(old, None))

    def _origins(self, old: Claim | None, new: Claim | None) -> tuple[int, int]:
        return (
            0 if old is None else origins_of(old, self.before.library),
            0 if new is None else origins_of(new, self.after.library),
        )

    def _evidence_changes(
        self, before: tuple[Evidence, ...], after: tuple[Evidence, ...]
    ) -> Iterator[EvidenceChange]:
        if [self._told(piece) for piece in before] == [self._told(piece) for piece in after]:
            return
        places = {id(piece): self._paragraph(self.before, piece) for piece in before}
        places |= {id(piece): self._paragraph(self.after, piece) for piece in after}
        found = pair(
            before,
            after,
            rules=(
                lambda piece: [self._told(piece)],
                lambda piece: [(piece.source, fold(piece.quote).text)],
                lambda piece: [fold(piece.quote).text],
                lambda piece: [(piece.source, places[id(piece)])],
            ),
            alone=lambda piece: [piece.source],
        )
        for old, new in found.pairs:
            if self._told(old) != self._told(new):
                moved = old.source == new.source and places[id(old)] != places[id(new)]
                yield EvidenceChange(before=old, after=new, moved=moved)
        yield from (EvidenceChange(before=None, after=piece, moved=False) for piece in found.new)
        yield from (EvidenceChange(before=piece, after=None, moved=False) for piece in found.gone)

    def _told(self, piece: Evidence) -> Hashable:
        """Return all that a piece of evidence tells; entries that tell it by the ids that they have now."""
        now = self.after.library.now_called
        tellers = tuple(now.get(teller, teller) for teller in piece.said_by)
        about = (tellers, piece.manner, piece.stance, piece.before, piece.after, piece.note)
        return (piece.source, fold(piece.quote).text, *about)

    def _paragraph(self, side: Proved, piece: Evidence) -> int | None:
        passage = side.passage(quotation(piece))
        return None if passage is None else passage.paragraph

    def _sentence_changes(self, before: tuple[Entry, ...], after: Entry | None) -> Iterator[SentenceChange]:
        found = pair(
            [sentence for entry in before for sentence in entry.prose.sentences],
            after.prose.sentences if after is not None else (),
            rules=(
                lambda sentence: [self._linked(sentence)],
                lambda sentence: [_words(sentence.text)],
                lambda sentence: [(link.target, link.title or link.text) for link in sentence.links],
            ),
            alone=lambda sentence: [],
        )
        for old, new in found.pairs:
            if self._linked(old) != self._linked(new):
                yield SentenceChange(before=old, after=new)
        yield from (SentenceChange(before=None, after=sentence) for sentence in found.new)
        yield from (SentenceChange(before=sentence, after=None) for sentence in found.gone)

    def _linked(self, sentence: Sentence) -> Hashable:
        now = self.after.library.now_called
        links = tuple((now.get(link.target, link.target), link.text, link.title) for link in sentence.links)
        return _words(sentence.text), links

    def _conflict(self, one: Disagreement, renewed: Mapping[Hashable, Hashable]) -> Hashable:
        """Return what a disagreement is about: a property, or what a claim says now."""
        first = one.claims[0]
        if one.why == "values":
            return one.why, first.property.id
        return one.why, renewed.get(self._said(first), self._said(first))


def _each(found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Yield disagreements, those of several claims of which each is told differently one by one."""
    for one in found:
        if one.why == "manner":
            yield from (replace(one, about=claim.property.label, claims=(claim,)) for claim in one.claims)
        else:
            yield one


def _words(text: str) -> str:
    return " ".join(text.split())


def _sources(before: Library, after: Library, passed_over: frozenset[str]) -> Iterator[SourceChange]:
    for id_ in sorted(before.sources.keys() | after.sources.keys()):
        old, new = before.sources.get(SourceId(id_)), after.sources.get(SourceId(id_))
        if id_ not in passed_over and (old is None or new is None or _about(old) != _about(new)):
            yield SourceChange(before=old, after=new)


def _about(source: Source) -> Hashable:
    """Return all that a source's file says, wherever it says it."""
    bare = replace(source, paragraphs=(), place=replace(source.place, line=1))
    return bare, tuple(paragraph.text for paragraph in source.paragraphs)
