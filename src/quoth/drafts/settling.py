"""Each new entry with something to say: a relation stands where it is needed most, and what has none goes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quoth.drafting import DraftClaim
from quoth.drafts.draft import Draft
from quoth.drafts.left_out import LeftOut
from quoth.ids import EntryId
from quoth.model import Vocabulary

_NOTHING = "nothing can be claimed of them"


def settled(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return drafts with a relation moved to its other side where that file would have no claim."""
    now = {draft.id: draft for draft in drafts}
    for draft in drafts:
        for claim in draft.claims:
            here, there = now[draft.id], _other_name(claim, vocabulary)
            other = None if there is None else now.get(EntryId(claim.value))
            if other is not None and there is not None and _is_bare(other) and _can_spare(here):
                rest = tuple(one for one in here.claims if one is not claim)
                now[here.id] = replace(here, claims=rest)
                now[other.id] = replace(other, claims=(replace(claim, stated=there, value=here.id),))
    return list(now.values())


def with_words(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with the words of the article for those of which nothing else is claimed by anybody."""
    named = {claim.value for draft in drafts for claim in draft.claims}
    return [
        replace(draft, claims=(draft.telling,), telling=None)
        if _is_bare(draft) and draft.id not in named and draft.telling is not None
        else draft
        for draft in drafts
    ]


def worth_a_file(drafts: Iterable[Draft]) -> tuple[list[Draft], list[LeftOut]]:
    """Return drafts without those of which nothing is claimed, by themselves or by others; people stay."""
    every = list(drafts)
    named = {claim.value for draft in every for claim in draft.claims}
    kept = [one for one in every if one.claims or one.id in named or one.kind.personal_names]
    ids = {one.id for one in kept}
    return kept, [LeftOut(_NOTHING, one.name) for one in every if one.id not in ids]


def _is_bare(draft: Draft) -> bool:
    return draft.entry is None and not draft.claims


def _can_spare(draft: Draft) -> bool:
    return draft.entry is None and len(draft.claims) > 1


def _other_name(claim: DraftClaim, vocabulary: Vocabulary) -> str | None:
    """Return the name of a relation seen from its other side; None of what is no relation."""
    stated = vocabulary.stated_as(claim.stated)
    if stated is None:
        return None
    property_, inverted = stated
    return property_.id if inverted else property_.inverse
