"""Templates that are rendered once for each way they can go, and only filled in from then on.

The ways of a template are learned from the pages that go them: what it asks of a page, and what it writes
after these answers. The body of a loop over something of a page has ways of its own. A page that taught a new
way is rendered in full as well; should that ever differ, the template is rendered in full from then on.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeAlias

from jinja2 import Environment, TemplateError, nodes
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from quoth.rendering.marks import OPEN, SHUT, Mark, Scope, UnforeseenError, Value, called, has_mark

_NUMBER = re.compile(f"{OPEN}([0-9]+){SHUT}")
_EACH, _JOINED = "quoth_each", "quoth_joined"
_CANNOT = (UnforeseenError, TemplateError, TypeError, ValueError, AttributeError, LookupError)
"""What templates raise over a mark, and may raise over a page."""

Frame: TypeAlias = tuple[str | Value, ...]
"""What a template writes, with what is to be filled in."""


class LearningEnvironment(Environment):
    """The templates of a theme, which take marks as well as values."""

    def __init__(self, theme: Environment) -> None:
        super().__init__()
        self.__dict__.update(theme.__dict__)
        self.cache = {}
        self.scope: Scope | None = None
        """What questions are answered for, while templates are rendered with marks."""
        self.asked: list[tuple[Value, Hashable]] = []
        self.learned = 0
        """How many ways were learned so far."""
        self.given_up: set[tuple[str, str]] = set()
        """The templates that are rendered in full, since what was learned of them was not right."""
        self._values: list[Value] = []
        self._ways: dict[tuple[str, str], _Ways] = {}
        self.filters = {name: self._taking_marks(filter_) for name, filter_ in theme.filters.items()}
        self.filters[_JOINED] = self._taking_marks(lambda pieces: "".join(map(str, pieces)))
        self.tests = {name: self._asking(test) for name, test in theme.tests.items()}
        self.globals = {**theme.globals, _EACH: self._each}

    def render(self, name: str, folder: str, page: Any, context: Callable[[Any], dict[str, Any]]) -> str:
        """Return a page of a folder; the context for a template depends on nothing else of it."""
        key = name, folder
        if key in self.given_up:
            return self.get_template(name).render(context(page))
        ways = self._ways.setdefault(key, _Ways(self, lambda: self._written(name, context)))
        before = self.learned
        try:
            html = ways.filled((page,))
        except _CANNOT:
            html = ""
        if self.learned == before and html:
            return html
        in_full = self.get_template(name).render(context(page))
        if in_full != html:
            self.given_up.add(key)
        return in_full

    @property
    def environment(self) -> Environment:
        """Return the templates themselves."""
        return self

    def forget(self) -> None:
        """Unlearn everything: what templates are given, pages aside, is going to be another."""
        self._ways.clear()
        self._values.clear()
        self.given_up.clear()

    def answer(self, question: Value) -> Any:
        """Return the answer for the page at hand, and keep that it was asked."""
        assert self.scope is not None
        answer = question(self.scope)
        self.asked.append((question, answer))
        return answer

    def number(self, value: Value) -> int:
        """Return a number for what a template writes out."""
        self._values.append(value)
        return len(self._values) - 1

    def frame(self, text: str) -> Frame:
        """Return what a template wrote, with what stands behind its numbers."""
        pieces = enumerate(_NUMBER.split(text))
        return tuple(self._values[int(piece)] if at % 2 else piece for at, piece in pieces)

    def concat(self, pieces: Iterable[Any]) -> Any:
        """Return what a block or a macro wrote, which may be filtered or asked of again."""
        text = "".join(map(str, pieces))
        if self.scope is None or OPEN not in text:
            return text
        frame = self.frame(text)
        return Mark(lambda scope: filled(frame, scope), self)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = _Rewriting().visit(super()._parse(source, name, filename))
        assert isinstance(template, nodes.Template)
        return template.set_environment(self)  # type: ignore[return-value]

    def _written(self, name: str, context: Callable[[Any], dict[str, Any]]) -> str:
        template = self.get_template(name)
        page = Mark(lambda scope: scope[0], self)
        assert self.scope is not None
        given = template.new_context({**context(self.scope[0]), "page": page})
        return "".join(map(str, template.root_render_func(given)))

    def _each(self, items: Any, caller: Callable[[Any], Any]) -> Any:
        if not isinstance(items, Mark):
            return self.concat(caller(item) for item in items)
        assert self.scope is not None
        depth = len(self.scope)
        item = Mark(lambda scope: scope[depth], self)
        ways = _Ways(self, lambda: str(caller(item)))
        value = items.quoth_value
        return Mark(lambda scope: "".join(ways.filled((*scope, one)) for one in value(scope)), self)

    def _taking_marks(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def taking(*given: Any, **named: Any) -> Any:
            if self.scope is None:
                return function(*given, **named)
            marked = has_mark(given) or has_mark(named)
            given = tuple(self._of_page(item) if isinstance(item, Context) else item for item in given)
            foreseen = called(function, given, named, self)
            return foreseen if marked else foreseen.quoth_value(self.scope)

        return taking

    def _asking(self, test: Any) -> Callable[..., Any]:
        taking = self._taking_marks(test)

        @wraps(test)
        def asking(*given: Any, **named: Any) -> bool:
            return bool(taking(*given, **named))

        return asking

    def _of_page(self, context: Context) -> Mark:
        """Filters that ask a context for the page use its folder alone, or are given a mark."""
        return Mark(lambda scope: context.derived({"page": scope[0]}), self)


@dataclass
class _Fork:
    question: Value
    ways: dict[Hashable, "_Fork | Frame"] = field(default_factory=dict)


class _Ways:
    """All ways that were seen of a template, or of the body of a loop."""

    def __init__(self, environment: LearningEnvironment, write: Callable[[], str]) -> None:
        self._environment = environment
        self._write = write
        self._first: _Fork | Frame | None = None

    def filled(self, scope: Scope) -> str:
        """Return what is written for a page, and for what stands in loops around."""
        way = self._first
        while isinstance(way, _Fork):
            way = way.ways.get(way.question(scope))
        return filled(self._learn(scope) if way is None else way, scope)

    def _learn(self, scope: Scope) -> Frame:
        environment = self._environment
        outer = environment.scope, environment.asked
        environment.scope, environment.asked = scope, []
        try:
            frame, asked = environment.frame(self._write()), environment.asked
        finally:
            environment.scope, environment.asked = outer
        environment.learned += 1
        way: _Fork | Frame = frame
        known = self._first
        for question, answer in reversed(asked):
            way = _Fork(question, {answer: way})
        if known is None:
            self._first = way
        while isinstance(known, _Fork) and isinstance(way, _Fork):
            ((answer, way),) = way.ways.items()
            if answer not in known.ways:
                known.ways[answer] = way
                break
            known = known.ways[answer]
        return frame


class _Rewriting(NodeTransformer):
    """Gives loops and joined strings into our hands."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 (Jinja calls it so)
        """Let a filter join the pieces."""
        self.generic_visit(node)
        pieces = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(pieces, _JOINED, [], [], None, None, lineno=node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (Jinja calls it so)
        """Make a function of the body of a loop that asks nothing of the loop itself."""
        self.generic_visit(node)
        body = nodes.Template(node.body)
        names = {name.name for name in body.find_all(nodes.Name)}
        odd = "loop" in names or body.find(nodes.Block)
        if odd or node.else_ or node.test or node.recursive or not isinstance(node.target, nodes.Name):
            return node
        each = nodes.Call(nodes.Name(_EACH, "load"), [node.iter], [], None, None, lineno=node.lineno)
        item = nodes.Name(node.target.name, "param", lineno=node.lineno)
        return nodes.CallBlock(each, [item], [], node.body, lineno=node.lineno)


def filled(frame: Frame, scope: Scope) -> str:
    """Return what a template writes for a page."""
    return "".join([piece if isinstance(piece, str) else str(piece(scope)) for piece in frame])
