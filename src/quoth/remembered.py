"""What is remembered of what was compiled: what was read for it, how that was then, and the files it has.

What was made stands as long as all that was read is the same, and the files are still there.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from quoth.ledger import hash_of
from quoth.states import State
from quoth.traces import Read, Unit

Has = Callable[[str, str], bool]
"""Says whether a folder has a file with a hash."""
Hashed = tuple[tuple[str, str], ...]
"""The path and the hash of each file."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is remembered of one entry or source."""

    reads: tuple[Read, ...]
    files: Hashed
    """The compiled files."""
    beside: Hashed


@dataclass(frozen=True, slots=True)
class Traces:
    """What is remembered of all; what many have read is one value, so that it takes room once."""

    states: Mapping[Read, str] = field(default_factory=dict)
    of: Mapping[Unit, Trace] = field(default_factory=dict)


def standing(before: Traces, wanted: Iterable[Unit], state: State, docs: Has, site: Has) -> dict[Unit, Trace]:
    """Return what was made before and can stay."""
    changed = {read for read, said in before.states.items() if state(read) != said}
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


def hashed(files: Iterable[tuple[str, bytes]]) -> Hashed:
    """Return the hashes of files."""
    return tuple((path, hash_of(data)) for path, data in files)


def _stands(trace: Trace, changed: Set[Read], docs: Has, site: Has) -> bool:
    return (
        changed.isdisjoint(trace.reads)
        and all(docs(*file) for file in trace.files)
        and all(site(*file) for file in trace.beside)
    )
