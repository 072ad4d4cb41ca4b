"""Frozen values with slots, of which there are very many, are quick to keep and to take out of what was kept.

By itself Python asks each value anew which fields it has, and that takes most of the time.
"""

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def quick_to_restore(class_: type[T]) -> type[T]:
    """Give a dataclass that is frozen and has slots, two or more, ways to be kept that know its fields."""
    names = [field.name for field in fields(class_)]  # type: ignore[arg-type]
    state_of = attrgetter(*names)
    puts = [getattr(class_, name).__set__ for name in names]

    def state(self: T) -> tuple[Any, ...]:
        return state_of(self)

    def restore(self: T, state: tuple[Any, ...]) -> None:
        for put, value in zip(puts, state, strict=True):
            put(self, value)

    class_.__getstate__ = state  # type: ignore[method-assign, assignment]
    class_.__setstate__ = restore  # type: ignore[attr-defined]
    return class_
