"""Plain YAML as a tree in which every value knows its place. The one module that knows PyYAML.

All scalars stay text, so that YAML turns no `no`, `012` or date into something else. Anchors, aliases,
tags, directives and repeated keys are refused: an author never needs them, and they hide what a file says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from quoth.characters import fault_of_characters
from quoth.findings import Code, Finding
from quoth.place import Place
from quoth.unreadable import not_yaml

DEEPEST = 12
"""Levels of lists and groups inside each other; our formats need six."""

MOST = 200_000
"""Values in one file."""

Span: TypeAlias = tuple[int, int]
"""Where a node begins and ends in the text that was read, in characters."""

_CUT_OFF = re.compile(r"[ \t]+(#[^\s#].*)")
"""A remark that was probably meant as part of the value before it: `#1` and `#metoo`, not `# a hint`."""

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    text: str
    place: Place
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A group of keys, each with its value."""

    items: tuple[tuple[Scalar, "Node"], ...]
    place: Place
    span: Span = field(default=(0, 0), compare=False)

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, or None when there is no such key."""
        return next((value for name, value in self.items if name.text == key), None)

    def without(self, *keys: str) -> "Mapping":
        """Return the same group with some keys left out."""
        return Mapping(tuple(item for item in self.items if item[0].text not in keys), self.place)


Node: TypeAlias = Scalar | Sequence | Mapping


class UnreadableError(Exception):
    """A text that cannot be read at all; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def read_nodes(text: str, place: Place) -> tuple[Mapping, list[Finding]]:
    """Read YAML whose top level is a group of keys.

    `place` is where the text begins in its file. Returns the tree, and what was repeated or cut
    off; raises UnreadableError where the text is not YAML, or not plain.
    """
    reader = _Reader(text, place)
    try:
        node = reader.document(iter(_LOADER(text).get_event, None))
    except yaml.YAMLError as exc:
        raise UnreadableError(not_yaml(exc, text, place)) from exc
    if not isinstance(node, Mapping):
        raise UnreadableError(Finding(node.place, Code.WRONG_TYPE, "write 'key: value' lines here"))
    return node, reader.found


def plain(node: Node) -> Any:
    """Return the tree as dicts, lists and strings."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.items}


def locate(node: Node, path: tuple[str | int, ...]) -> Place:
    """Return the place of what a path of keys and positions leads to, or of the last part that exists.

    A key that the last step names is itself the place, so that a finding about a key points at it.
    """
    place = node.place
    for position, step in enumerate(path):
        if isinstance(node, Mapping):
            found = next((item for item in node.items if item[0].text == step), None)
            if found is None:
                return place
            key, node = found
            last = position == len(path) - 1
            place = key.place if last and not isinstance(node, Scalar) else node.place
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            return place
    return place


def locate_key(node: Node, path: tuple[str | int, ...]) -> Place:
    """Return the place of the key that a path ends in, or of the last part that exists."""
    for step in path[:-1]:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step) or node
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    keys = node.items if isinstance(node, Mapping) else ()
    return next((key.place for key, _ in keys if key.text == path[-1]), node.place)


class _Reader:
    """Builds the tree out of the parser's events, noting repeated keys and values that are cut off."""

    def __init__(self, text: str, start: Place) -> None:
        self._text = text
        self._has_remarks = "#" in text
        self._start = start
        self._path, self._line = start.path, start.line
        self._end = 0
        self._count = 0
        self.found: list[Finding] = []

    def document(self, events: Iterator[Any]) -> Node:
        """Read the one document that the events hold."""
        next(events)
        document = next(events)
        if isinstance(document, yaml.StreamEndEvent):
            message = "there is nothing here; write 'key: value' lines"
            raise UnreadableError(Finding(self._start, Code.EMPTY_FILE, message))
        if document.version or document.tags:
            self._refuse(document, "lines that begin with '%'")
        node = self._node(next(events), events, depth=1)
        next(events)
        extra = next(events)
        if not isinstance(extra, yaml.StreamEndEvent):
            self._refuse(extra, "a second document (a line '---')")
        return node

    def _node(self, event: Any, events: Iterator[Any], *, depth: int) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None:
            self._refuse(
                event, "references ('*name')" if isinstance(event, yaml.AliasEvent) else "anchors ('&name')"
            )
        if event.tag is not None:
            self._refuse(event, "type marks ('!name')")
        if depth > DEEPEST:
            message = f"more than {DEEPEST} levels inside each other; write it flatter"
            raise UnreadableError(Finding(self._place(event), Code.TOO_LARGE, message))
        self._count += 1
        if self._count > MOST:
            message = f"more than {MOST:,} values in one file; split it"
            raise UnreadableError(Finding(self._place(event), Code.TOO_LARGE, message))
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            # Within quotation marks YAML writes any character as a number.
            bad = fault_of_characters(event.value)
            if bad is not None:
                self.found.append(Finding(place, Code.CONTROL_CHARACTER, bad[1]))
            if self._has_remarks:
                self._note_what_is_cut_off(start, end, place)
            return Scalar(event.value, place, (start, end))
        if isinstance(event, yaml.SequenceStartEvent):
            nodes = []
            for item in events:
                self._end = item.end_mark.index
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                nodes.append(self._node(item, events, depth=depth + 1))
            return Sequence(tuple(nodes), place, (start, self._end))
        pairs = tuple(self._pairs(events, depth=depth + 1))
        return Mapping(pairs, place, (start, self._end))

    def _note_what_is_cut_off(self, start: int, end: int, place: Place) -> None:
        cut = _CUT_OFF.match(self._text, end)
        if cut is None:
            return
        message = (
            f"{cut[1]!r} is left out here, since '#' begins a remark; put the value between quotation marks"
        )
        whole = self._text[start : cut.end()].strip()
        fix = None if re.search(r"[\n\"'\\,\[\]{}]", whole) else f'"{whole}"'
        self.found.append(Finding(place, Code.CUT_VALUE, message, fix))

    def _pairs(self, events: Iterator[Any], *, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Place] = {}
        for event in events:
            self._end = event.end_mark.index
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth=depth)
            value = self._node(next(events), events, depth=depth)
            if not isinstance(key, Scalar):
                message = "a key is one text; put it in quotes"
                raise UnreadableError(Finding(key.place, Code.WRONG_TYPE, message))
            if key.text in seen:
                first = seen[key.text].line
                message = f"the key {key.text!r} is here twice, first on line {first}; keep one"
                self.found.append(Finding(key.place, Code.REPEATED_KEY, message))
            else:
                seen[key.text] = key.place
                yield key, value

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._path, self._line + mark.line, mark.column + 1)

    def _refuse(self, event: Any, what: str) -> None:
        message = f"{what} are not used here; write the text out, in quotes if it begins with such a sign"
        raise UnreadableError(Finding(self._place(event), Code.NOT_PLAIN_YAML, message))
