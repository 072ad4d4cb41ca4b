"""Drafts that show no more of a source than may be shown, even when all of them are published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quoth.drafting import DraftClaim
from quoth.drafts.draft import Draft
from quoth.drafts.left_out import LeftOut
from quoth.drafts.looking import Looking
from quoth.ids import SourceId
from quoth.model import Library, Source
from quoth.place import Place
from quoth.quotes import Passage, Quotation, count_words, quotations, words_covered

_OVER = "with their quotes, excerpts would show more of the source than may be shown"


@dataclass(frozen=True, slots=True)
class Spared:
    """Drafts with as many quotes as may be shown."""

    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]
    said: tuple[str, ...]
    """Sources of which all drafts together show too much."""


def spared(drafts: Sequence[Draft], library: Library, looking: Looking) -> Spared:
    """Return drafts with one quote for each claim where more would show too much of a source.

    What entries on the site would gain is left out where it breaks the limit, since their check would fail.
    """
    left: list[LeftOut] = []
    said: list[str] = []
    cited = {SourceId(piece.source) for draft in drafts for claim in draft.claims for piece in claim.evidence}
    for source in (library.sources[id_] for id_ in sorted(cited)):
        if source.publish != "excerpts":
            continue
        measure = _Measure(source, library, looking)
        if measure.share(drafts) > source.quota:
            drafts = [_with_one_quote(draft, source.id) for draft in drafts]
        if measure.share(draft for draft in drafts if _is_shown(draft)) > source.quota:
            drafts = _affordable(drafts, measure, source.quota, left)
        share = measure.share(drafts)
        if share > source.quota:
            said.append(
                f"When all drafts are on the site, excerpts will show {share:.0%} of {source.id}, "
                f"and {source.quota:.0%} may be shown: delete claims, or raise 'quota' there if you may."
            )
    return Spared(tuple(drafts), tuple(left), tuple(said))


def _affordable(
    drafts: Sequence[Draft], measure: "_Measure", quota: float, left: list[LeftOut]
) -> list[Draft]:
    """Return drafts in which what is on the site gains claims, one after another, as long as they fit."""
    gaining: list[Draft] = []
    for draft in (draft for draft in drafts if _is_shown(draft)):
        kept = replace(draft, claims=())
        for claim in draft.claims:
            more = replace(kept, claims=(*kept.claims, claim))
            if measure.adds_nothing(claim) or measure.share((*gaining, more)) <= quota:
                kept = more
            else:
                left.append(LeftOut(_OVER, f"{draft.name}, {claim.stated}: {claim.value}"))
        gaining.append(kept)
    now = {draft.id: draft for draft in gaining}
    return [now.get(draft.id, draft) for draft in drafts]


class _Measure:
    """How much of a source is shown."""

    def __init__(self, source: Source, library: Library, looking: Looking) -> None:
        self._source = source
        self._looking = looking
        self._words = max(1, sum(count_words(paragraph.text) for paragraph in source.paragraphs))
        shown = [entry for entry in library.entries.values() if entry.publish == "full"]
        quoted = (words for entry in shown for words, _ in quotations(entry, library))
        self._shown = [one for words in quoted if words.source == source.id for one in looking(words, source)]

    def share(self, drafts: Iterable[Draft]) -> float:
        """Return the share of the words that is shown with some drafts on the site."""
        return words_covered((*self._shown, *self._passages(drafts)), self._source) / self._words

    def adds_nothing(self, claim: DraftClaim) -> bool:
        """Say whether a claim quotes nothing of the source."""
        return all(piece.source != self._source.id for piece in claim.evidence)

    def _passages(self, drafts: Iterable[Draft]) -> Iterable[Passage]:
        for draft in drafts:
            for piece in (piece for claim in draft.claims for piece in claim.evidence):
                if piece.source == self._source.id:
                    words = Quotation(self._source.id, piece.quote, None, None, Place(""))
                    yield from self._looking(words, self._source)


def _with_one_quote(draft: Draft, source: SourceId) -> Draft:
    claims = tuple(
        replace(claim, evidence=claim.evidence[:1])
        if any(piece.source == source for piece in claim.evidence)
        else claim
        for claim in draft.claims
    )
    return replace(draft, claims=claims)


def _is_shown(draft: Draft) -> bool:
    return draft.entry is not None and draft.entry.publish == "full"
