"""What is remembered of what was compiled: what was read for it, how that was then, and the files it has.

What was made stands as long as all that was read is the same, and the files are still there.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from quoth.crew import ALONE, Crew, meanwhile
from quoth.traces import Unit
from quoth.watching import Read, State

Stands = Callable[[str], bool]
"""Says whether a folder has a file as it was when it was made."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is remembered of one entry or source."""

    reads: tuple[Read, ...]
    files: tuple[str, ...]
    """The compiled files."""
    beside: tuple[str, ...]
    """The files of the site that stand beside its pages."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What is remembered of all; what many have read is one value, so that it takes room once."""

    states: Mapping[Read, str] = field(default_factory=dict)
    of: Mapping[Unit, Trace] = field(default_factory=dict)


def standing(
    before: Traces,
    wanted: Iterable[Unit],
    state: State,
    docs: Stands,
    site: Stands,
    crew: Crew = ALONE,
) -> dict[Unit, Trace]:
    """Return what was made before and can stay."""
    reads = [*before.states.items()]
    half = len(reads) // 2
    with meanwhile(crew, lambda: _changed(reads[:half], state), len(before.of)) as others:
        changed = _changed(reads[half:], state) | others()
    found = ((unit, before.of[unit]) for unit in wanted if unit in before.of)
    return {unit: trace for unit, trace in found if _stands(trace, changed, docs, site)}


def together(before: Traces, kept: Mapping[Unit, Trace], new: Mapping[Unit, Trace], state: State) -> Traces:
    """Return what is to be remembered: of what stood before and can stay, and of what was made anew."""
    of_kept = {read for trace in kept.values() for read in trace.reads}
    of_new = {read for trace in new.values() for read in trace.reads}
    # What stays has read nothing that changed.
    states = {read: before.states[read] for read in of_kept} | {
        read: state(read) for read in of_new - of_kept
    }
    return Traces(states, {**kept, **new})


def _changed(reads: Iterable[tuple[Read, str]], state: State) -> set[Read]:
    return {read for read, said in reads if state(read) != said}


def _stands(trace: Trace, changed: Set[Read], docs: Stands, site: Stands) -> bool:
    return changed.isdisjoint(trace.reads) and all(map(docs, trace.files)) and all(map(site, trace.beside))
