"""What is to be known of a comparison beside the changes: what could not be read, and findings that are new.

Findings are told by code and place alone: their messages quote sources, and name what may be withheld.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from quoth.changes.comparison import Comparison
from quoth.changes.context import REACH, Secrets
from quoth.changes.sides import Side
from quoth.changes.told import FindingTold
from quoth.findings import Finding, Severity
from quoth.folders import FILE as SETTINGS
from quoth.load.places import FILE as PLACES
from quoth.load.vocabulary import FILE as VOCABULARY

clean = Secrets(()).hide
"""Takes out of a name or a message what does more than be seen."""
_WORD = re.compile("[a-z0-9-]+")
_OF_ALL = (SETTINGS, VOCABULARY, PLACES)
"""Files that belong to no entry and no source."""


def why_nothing(side: Side) -> Iterator[str]:
    """Say why a state cannot be read at all: it is not there, or its settings or vocabulary have faults."""
    if side.absent:
        yield f"There is no knowledge base in {clean(side.name)}."
    elif side.proved is None:
        yield f"The settings or the vocabulary of {clean(side.name)} cannot be read."
        yield from (clean(str(finding)) for finding in side.unreadable if finding.place.path in _OF_ALL)


def notes(before: Side, after: Side, comparison: Comparison) -> Iterator[str]:
    """Say what could not be compared, and what is not shown."""
    for side in (before, after):
        yield from why_nothing(side)
    number = comparison.no_longer_shown
    if number:
        yield "1 entry is no longer shown." if number == 1 else f"{number:,} entries are no longer shown."
    if comparison.not_compared:
        listed = ", ".join(comparison.not_compared)
        yield f"Not compared, since one side cannot be read (`check` says why): {listed}."
    nameless = {f.place.path for f in after.unreadable if _place(f, comparison) is None}
    if nameless:
        files = "1 file" if len(nameless) == 1 else f"{len(nameless):,} files"
        them = "is" if len(nameless) == 1 else "are"
        yield f"{files} of {clean(after.name)} cannot be read and {them} not compared; `check` says why."
    if comparison.vocabulary_changed:
        yield f"The vocabulary changed: {VOCABULARY}."
    if comparison.places_changed:
        yield f"Positions of places changed: {PLACES}."
    kinds = {source.publish for library in comparison.libraries for source in library.sources.values()}
    if comparison.entries and "excerpts" in kinds:
        yield f"Of sources that allow excerpts, at most {REACH} words on either side of a quote are shown."


def new_and_gone(before: Side, after: Side, comparison: Comparison) -> Iterator[FindingTold]:
    """Yield the errors and warnings that one state has and the other has not; lines do not matter."""
    known = (
        Counter(_name(finding, comparison) for finding in before.found),
        Counter(_name(finding, comparison) for finding in after.found),
    )
    for change, side, others in (("new", after, known[0]), ("gone", before, known[1])):
        left = others.copy()
        for finding in side.found:
            name, place = _name(finding, comparison), _place(finding, comparison)
            left[name] -= 1
            told = finding.severity is not Severity.ADVICE and not _points_at_hidden(finding, comparison)
            if left[name] < 0 and told and place is not None:
                yield FindingTold(
                    change=change, severity=finding.severity.value, code=finding.code.value, place=place
                )


def _name(finding: Finding, comparison: Comparison) -> tuple[str, str, str]:
    """Return what a finding goes by, whatever its line and whatever its entry is called."""
    stem = _stem(finding.place.path)
    return comparison.libraries[1].now_called.get(stem, stem), finding.code, finding.message


def _place(finding: Finding, comparison: Comparison) -> str | None:
    """Return where a finding is; None for a file of which it is not known that it may be named."""
    path, stem = finding.place.path, _stem(finding.place.path)
    shown = any(stem in library.entries or stem in library.sources for library in comparison.libraries)
    named = path in _OF_ALL or (shown and stem not in comparison.hidden)
    return clean(f"{path}, line {finding.place.line}") if named else None


def _points_at_hidden(finding: Finding, comparison: Comparison) -> bool:
    """Say whether a finding is about what is withheld, wherever it stands: even its line would tell."""
    named = comparison.hidden & set(_WORD.findall(finding.message))
    return bool(named) or (finding.place.path, finding.place.line) in comparison.hidden_lines


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
