"""A report for a terminal. The quoted words stand between asterisks."""

from collections.abc import Iterator

from quoth.changes import layout
from quoth.changes.told import ClaimTold, EntryTold, Quote, Report

_SIGN = {
    "added": "+",
    "withdrawn": "-",
    "removed": "-",
    "changed": "~",
    "cited otherwise": "~",
    "reworded": "~",
}


def as_text(report: Report) -> str:
    """Return a report as lines of plain text."""
    lines = [f"{report.base} → {report.head}", report.overview, *report.notes]
    for entry in report.entries:
        lines += ["", *_entry(entry)]
    for source in report.sources:
        lines += ["", f"{layout.source_headline(source)} ({source.published}), {source.path}"]
        lines += [f"  {layout.difference(one)}" for one in source.differences]
    if report.findings:
        lines += ["", *(layout.finding(one) for one in report.findings)]
    return "\n".join(lines)


def _entry(entry: EntryTold) -> Iterator[str]:
    headline = layout.entry_headline(entry)
    yield f"{entry.kind} {entry.name}, {entry.path}" + (f": {headline}" if headline else "")
    yield from (f"  {remark}" for remark in entry.remarks)
    yield from (f"  {layout.difference(one)}" for one in entry.differences)
    for one in entry.disagreements:
        yield f"  ! {layout.disagreement(one)}"
        yield from (f"      {version}" for version in one.versions)
    for claim in entry.claims:
        yield from _claim(claim)
    for sentence in entry.sentences:
        yield f"  {_SIGN[sentence.change]} sentence {sentence.change}: {sentence.text}"
        if sentence.before:
            yield f"      before: {sentence.before}"
        for quote in sentence.quotes if sentence.change != "removed" else ():
            yield from _quote("cites", quote)


def _claim(claim: ClaimTold) -> Iterator[str]:
    yield f"  {_SIGN[claim.change]} claim {claim.change}: {claim.says}"
    yield from (f"      {layout.difference(one)}" for one in claim.differences)
    origins = layout.origins(claim)
    if origins:
        yield f"      {origins}"
    for change in claim.evidence:
        for what, quote in layout.shown_quotes(change):
            yield from _quote(what, quote)
        yield from (f"        {layout.difference(one)}" for one in change.differences)


def _quote(what: str, quote: Quote) -> Iterator[str]:
    yield f"      {what}: {quote.title} ({layout.whereabouts(quote)})"
    words = "".join(f"*{piece.words}*" if piece.quoted else piece.words for piece in quote.context)
    if words:
        yield f"        “{words}”"
