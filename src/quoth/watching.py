"""What is asked of tables is written down, so that it can be told later whether the answers are the same."""

from collections.abc import Callable, Collection, Iterator, Mapping, Set
from typing import Generic, TypeVar

K = TypeVar("K", bound=str)
V = TypeVar("V")
Read = tuple[str, str]
"""A table, and the key that it was asked for."""
State = Callable[[Read], str]
"""Tells how it is with what can be read: two states are the same only where what is read is the same."""
ALL = "*"
"""In place of a key: the table was gone through."""


class Asked:
    """What was read since the last time."""

    def __init__(self) -> None:
        self._reads: set[Read] = set()
        # Nothing is done more often than this: no function of ours stands between.
        self.note: Callable[[Read], None] = self._reads.add
        """Write down that something was read."""

    def take(self) -> tuple[Read, ...]:
        """Return what was read, in order, and begin anew."""
        reads = tuple(sorted(self._reads))
        self._reads.clear()
        return reads


class _Watched(Generic[K]):
    """Something that is asked for keys."""

    def __init__(self, table: str, held: Collection[K], asked: Asked) -> None:
        self._table, self._held, self._note = table, held, asked.note

    def __contains__(self, key: object) -> bool:
        self._note((self._table, str(key)))
        return key in self._held

    def __iter__(self) -> Iterator[K]:
        self._note((self._table, ALL))
        return iter(self._held)

    def __len__(self) -> int:
        self._note((self._table, ALL))
        return len(self._held)


class WatchedTable(_Watched[K], Mapping[K, V]):
    """A table of which every read is written down."""

    _held: Mapping[K, V]

    def __getitem__(self, key: K) -> V:
        self._note((self._table, key))
        return self._held[key]


class WatchedSet(_Watched[K], Set[K]):
    """A set of which every read is written down."""
