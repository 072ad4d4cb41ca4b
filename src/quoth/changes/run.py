"""Compare two revisions of a knowledge base, and tell what changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quoth.changes import layout
from quoth.changes.compare import compare
from quoth.changes.remarks import clean, new_and_gone, notes, why_nothing
from quoth.changes.sides import Side, read_sides
from quoth.changes.tell import Teller
from quoth.changes.told import Report
from quoth.quotes import Proved


def changes(root: Path, base: str, head: str | None) -> Report:
    """Return what changes from one revision to another, or to the files as they stand.

    Raises GitError where the revisions cannot be read.
    """
    return tell(*read_sides(root, base, head))


def tell(before: Side, after: Side, remarks: Sequence[str] = ()) -> Report:
    """Tell what changes from one state to another."""
    bare = Report(
        base=clean(before.name),
        head=clean(after.name),
        overview="Nothing could be compared.",
        notes=tuple(clean(remark) for remark in remarks),
        entries=(),
        sources=(),
        findings=(),
    )
    was, is_ = _filled(before, after)
    if was is None or is_ is None:
        return replace(bare, notes=(*bare.notes, *why_nothing(before), *why_nothing(after)))
    comparison = compare(was, is_)
    teller = Teller(comparison, frozenset(f.place.path for side in (before, after) for f in side.unreadable))
    report = replace(
        bare,
        notes=(*bare.notes, *notes(before, after, comparison)),
        entries=teller.entries(),
        sources=teller.sources(),
        findings=tuple(new_and_gone(before, after, comparison)),
    )
    return replace(
        report,
        overview=_overview(report, comparison.no_longer_shown),
        notes=(*_warnings(report), *report.notes),
    )


def _filled(before: Side, after: Side) -> tuple[Proved | None, Proved | None]:
    """Return both states, an empty one for a knowledge base that is not there."""
    was, is_ = before.proved, after.proved
    return (
        _emptied(is_) if before.absent and is_ is not None else was,
        _emptied(was) if after.absent and was is not None else is_,
    )


def _emptied(proved: Proved) -> Proved:
    return replace(proved, library=replace(proved.library, sources={}, entries={}), passages={})


def _warnings(report: Report) -> Iterator[str]:
    """Say first what a small change of a source does to many claims."""
    for source in report.sources:
        for one in source.differences:
            if source.change == "changed" and one.what in ("standing", "publish"):
                yield f"{source.title}: {layout.difference(one)}; {layout.rests_on(source)}."


def _overview(report: Report, hidden: int) -> str:
    """Count what changed: `3 claims added, 1 changed, 2 withdrawn; 1 disagreement opened`."""
    entries = report.entries
    groups = (
        ("claim", ("added", "changed", "withdrawn"), [c.change for entry in entries for c in entry.claims]),
        ("entry", ("added", "removed", "renamed", "merged", "changed"), [entry.change for entry in entries]),
        ("disagreement", ("opened", "settled"), [d.change for entry in entries for d in entry.disagreements]),
        ("source", ("added", "removed", "changed"), [source.change for source in report.sources]),
    )
    sentences = [s.change for entry in entries for s in entry.sentences]
    said = [_counted(*group) for group in groups]
    said.append(_counted("sentence", ("added", "removed", "reworded", "cited otherwise"), sentences))
    said += [f"{hidden:,} {'entry' if hidden == 1 else 'entries'} no longer shown"] if hidden else []
    said += _faults(report)
    return "; ".join(part for part in said if part) or "No claim, entry or source changes."


def _counted(noun: str, order: tuple[str, ...], found: list[str]) -> str:
    number = Counter(found)
    parts = [(number[what], what) for what in order if number[what]]
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return ", ".join(
        f"{count:,} {'' if place else f'{noun if count == 1 else plural} '}{what}"
        for place, (count, what) in enumerate(parts)
    )


def _faults(report: Report) -> Iterator[str]:
    number = Counter((finding.change, finding.severity) for finding in report.findings)
    for change in ("new", "gone"):
        for severity in ("error", "warning"):
            count = number[change, severity]
            noun = severity if count == 1 else f"{severity}s"
            if count:
                yield f"{count:,} new {noun}" if change == "new" else f"{count:,} {noun} gone"
