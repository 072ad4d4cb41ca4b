"""Which of what was is which of what is: the likeliest pairs first, and no search through all against all."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Rule = Callable[[Item], Iterable[Hashable]]
"""What an item goes by: two are a pair where they share one of these."""


@dataclass(frozen=True, slots=True)
class Paired(Generic[Item]):
    """Items of two lists, in the order of the later list, then of the earlier."""

    pairs: tuple[tuple[Item, Item], ...]
    gone: tuple[Item, ...]
    new: tuple[Item, ...]


def pair(
    before: Sequence[Item], after: Sequence[Item], rules: Iterable[Rule[Item]], alone: Rule[Item]
) -> Paired[Item]:
    """Pair items by the first rule that fits, and at last those that alone are left of what `alone` names."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: dict[int, int] = {}
    for rule in rules:
        if not left or not right:
            break
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for number, item in right.items():
            for name in rule(item):
                waiting[name].append(number)
        for number, item in list(left.items()):
            other = _first_free([waiting[name] for name in rule(item) if name in waiting], right)
            if other is not None:
                pairs[other] = number
                del left[number], right[other]
    mine, others = _by_name(left, alone), _by_name(right, alone)
    for name, numbers in mine.items():
        if len(numbers) == 1 and len(others.get(name, ())) == 1:
            pairs[others[name][0]] = numbers[0]
            del left[numbers[0]], right[others[name][0]]
    return Paired(
        tuple((before[pairs[number]], after[number]) for number in sorted(pairs)),
        tuple(left.values()),
        tuple(right.values()),
    )


def _first_free(queues: Iterable[deque[int]], free: dict[int, Item]) -> int | None:
    """Return the first in a queue that is not taken yet; those that are leave the queue for good."""
    for queue in queues:
        while queue:
            number = queue.popleft()
            if number in free:
                return number
    return None


def _by_name(items: dict[int, Item], rule: Rule[Item]) -> dict[Hashable, list[int]]:
    named: dict[Hashable, list[int]] = defaultdict(list)
    for number, item in items.items():
        for name in rule(item):
            named[name].append(number)
    return named
