"""How a report is laid out, whatever it is written in: which lines there are, and in which order."""

from collections.abc import Iterator

from quoth.changes.told import (
    ClaimTold,
    Difference,
    DisagreementTold,
    EntryTold,
    FindingTold,
    Quote,
    QuoteChange,
    SourceTold,
)
from quoth.wording import HEARSAY, STANDING


def entry_headline(entry: EntryTold) -> str:
    """Return what happened to an entry: `renamed from ri-il`."""
    return {
        "changed": "",
        "renamed": f"renamed from {', '.join(entry.was)}",
        "merged": f"took in {', '.join(entry.was)}",
    }.get(entry.change, entry.change)


def source_headline(source: SourceTold) -> str:
    """Return what happened to a source."""
    return f"source {source.change}: {source.title}"


def difference(one: Difference) -> str:
    """Return what was said and what is: `until: 2023 → 2024`."""
    return f"{one.what}: {one.before or 'nothing'} → {one.after or 'nothing'}"


def origins(claim: ClaimTold) -> str:
    """Return how many independent origins support a claim, where that is another number than before."""
    before, after = claim.origins_before, claim.origins_after
    if claim.change != "changed":
        number = after if claim.change == "added" else before
        return "" if number == 1 else f"independent origins: {number}"
    return "" if before == after else f"independent origins: {before} → {after}"


def teller(quote: Quote) -> str:
    """Return who says it, in which way, and against what, in short."""
    said = ", citing ".join(quote.said_by)
    parts = [
        "against this" if quote.stance == "disputes" else "",
        f"said by {said}" if said else "",
        HEARSAY.get(quote.manner, ""),
    ]
    return ", ".join(part for part in parts if part)


def whereabouts(quote: Quote) -> str:
    """Return when and by whom the source was published, where in it the words stand, and what is odd."""
    parts = [
        quote.published,
        f"paragraph {quote.paragraph}" if quote.paragraph is not None else "",
        STANDING.get(quote.standing, ""),
        teller(quote),
        quote.note,
        quote.remark,
    ]
    return "; ".join(part for part in parts if part)


def shown_quotes(change: QuoteChange) -> Iterator[tuple[str, Quote]]:
    """Yield the quotes of a piece of evidence, each behind what happened to it."""
    what = {"unchanged": "rests on", "withdrawn": "rested on", "told otherwise": "told otherwise"}
    words = what.get(change.change, f"evidence {change.change}")
    if change.before is not None and change.after is not None and change.change != "told otherwise":
        yield f"{words}, from", change.before
        yield "to", change.after
    else:
        quote = change.after or change.before
        assert quote is not None
        yield words, quote


def disagreement(one: DisagreementTold) -> str:
    """Return a disagreement in a sentence."""
    return f"disagreement {one.change} on {one.about}: {one.why}"


def finding(one: FindingTold) -> str:
    """Return a finding in a line."""
    change = "new" if one.change == "new" else "gone:"
    return f"{change} {one.severity} [{one.code}] in {one.place}"
