"""Values of a page that is yet to come: a template rendered with marks shows what it does with them.

A mark stands for what some expression gives for a page. Where a template writes it out, filters it or takes a
part of it, it becomes part of a larger expression. Where a template decides by it, that is a question, which
is answered for the page at hand. This module knows templates, not MkDocs.
"""

import operator
from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeAlias

from jinja2 import Environment

Scope: TypeAlias = tuple[Any, ...]
"""The page, then what the loops that are being gone through have come to, the outermost first."""
Value: TypeAlias = Callable[[Scope], Any]

OPEN, SHUT = "\ue000", "\ue001"
"""Around the number of a mark in what a template writes."""


class Asked(Protocol):
    """Who answers what a template asks, and knows each mark that it writes by a number."""

    @property
    def environment(self) -> Environment:
        """Return the templates, which know how a part of a value is had."""

    def answer(self, question: Value) -> Any:
        """Return the answer for the page at hand, and keep that it was asked."""

    def number(self, value: Value) -> int:
        """Return a number for what a template writes out."""


class UnforeseenError(Exception):
    """A template does something with a value that a mark cannot do."""


class Mark:
    """Stands for a value."""

    __slots__ = ("quoth_asked", "quoth_value")

    def __init__(self, value: Value, asked: Asked) -> None:
        self.quoth_value = value
        self.quoth_asked = asked

    def __str__(self) -> str:
        return f"{OPEN}{self.quoth_asked.number(self.quoth_value)}{SHUT}"

    def __getattr__(self, name: str) -> "Mark":
        # Jinja asks whatever it calls or writes for these.
        if name.startswith("__") or name == "jinja_pass_arg":
            raise AttributeError(name)
        value, part_of = self.quoth_value, self.quoth_asked.environment.getattr
        return Mark(lambda scope: part_of(value(scope), name), self.quoth_asked)

    def __getitem__(self, key: Any) -> "Mark":
        return called(self.quoth_asked.environment.getitem, (self, key), {}, self.quoth_asked)

    def __call__(self, *given: Any, **named: Any) -> "Mark":
        """Stand for what it gives when it is called."""
        return called(self, given, named, self.quoth_asked)

    def __add__(self, other: Any) -> "Mark":
        return called(operator.add, (self, other), {}, self.quoth_asked)

    def __radd__(self, other: Any) -> "Mark":
        return called(operator.add, (other, self), {}, self.quoth_asked)

    def __sub__(self, other: Any) -> "Mark":
        return called(operator.sub, (self, other), {}, self.quoth_asked)

    def __bool__(self) -> bool:
        value = self.quoth_value
        return bool(self.quoth_asked.answer(lambda scope: bool(value(scope))))

    def __eq__(self, other: object) -> bool:
        return bool(called(operator.eq, (self, other), {}, self.quoth_asked))

    def __lt__(self, other: Any) -> bool:
        return bool(called(operator.lt, (self, other), {}, self.quoth_asked))

    def __le__(self, other: Any) -> bool:
        return bool(called(operator.le, (self, other), {}, self.quoth_asked))

    def __gt__(self, other: Any) -> bool:
        return bool(called(operator.gt, (self, other), {}, self.quoth_asked))

    def __ge__(self, other: Any) -> bool:
        return bool(called(operator.ge, (self, other), {}, self.quoth_asked))

    def __contains__(self, item: object) -> bool:
        return bool(called(operator.contains, (self, item), {}, self.quoth_asked))

    def __hash__(self) -> int:
        raise UnforeseenError("a value of a page as a key")

    def __len__(self) -> int:
        value = self.quoth_value
        return int(self.quoth_asked.answer(lambda scope: len(value(scope))))

    def __iter__(self) -> Iterator["Mark"]:
        value = self.quoth_value
        for at in range(self.quoth_asked.answer(lambda scope: len(list(value(scope))))):
            yield called(lambda items, at: list(items)[at], (self, at), {}, self.quoth_asked)


def has_mark(value: Any) -> bool:
    """Say whether a value is a mark, or holds one.

    Raises UnforeseenError where one was written into a text by other means than those of templates.
    """
    if isinstance(value, str) and OPEN in value:
        raise UnforeseenError("a value of a page inside a text")
    if isinstance(value, list | tuple):
        return any(map(has_mark, value))
    if isinstance(value, dict):
        return any(map(has_mark, value.values()))
    return isinstance(value, Mark)


def resolved(value: Any, scope: Scope) -> Any:
    """Return a value with what its marks stand for in their place."""
    if isinstance(value, Mark):
        return value.quoth_value(scope)
    if isinstance(value, list):
        return [resolved(item, scope) for item in value]
    if isinstance(value, tuple):
        return tuple(resolved(item, scope) for item in value)
    if isinstance(value, dict):
        return {key: resolved(item, scope) for key, item in value.items()}
    return value


def called(function: Any, given: tuple[Any, ...], named: dict[str, Any], asked: Asked) -> Mark:
    """Return a mark for what a function gives when it is called with what these marks stand for."""

    def value(scope: Scope) -> Any:
        now = [resolved(item, scope) for item in given]
        return resolved(function, scope)(*now, **{key: resolved(item, scope) for key, item in named.items()})

    return Mark(value, asked)
