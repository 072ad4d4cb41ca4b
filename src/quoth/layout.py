"""YAML with what its values do not tell: the comments and blank lines, each with what it is about.

A comment on its own line is about what follows it; one at the end of a group, indented like it, is the
group's; one behind a value is about that value.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from quoth.nodes import Mapping, Node, Scalar

BLANK = ""
"""A blank line among comments."""

_COMMENT_OR_BLANK = re.compile(r"#[^\n]*|\n[ \t]*(?=\n)")
_COMMENT_OF_BLOCK = re.compile(r"[|>][^\s#]*[ \t]+(#[^\n]*)")


@dataclass(eq=False)
class Item:
    """A key with its value, or an item of a list; and the comments that are about it."""

    group: "Group"
    key: Scalar | None
    node: Node
    value: "Group | None" = None
    """What the node holds, unless it is a text."""
    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins, in characters."""
        return (self.key or self.node).span[0]


@dataclass(eq=False)
class Group:
    """A group of keys or a list, and the comments at its end."""

    node: Node
    column: int
    """Of its items; counted from 0."""
    between_brackets: bool
    owner: Item | None
    items: list[Item] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def has_comments(self) -> bool:
        """Whether a comment stands in it at any depth."""
        return any(self.after) or any(
            any(item.before) or any(item.beside) or (item.value is not None and item.value.has_comments)
            for item in self.items
        )


def lay_out(tree: Mapping, text: str) -> Group:
    """Return a tree with the comments and blank lines of the text that it was read from."""
    root = _group(tree, text, None)
    _Placing(root, text).place_all()
    return root


def _group(node: Node, text: str, owner: Item | None) -> Group:
    group = Group(node, node.place.column - 1, text[node.span[0] : node.span[0] + 1] in ("[", "{"), owner)
    pairs = node.items if isinstance(node, Mapping) else [(None, item) for item in _listed(node)]
    for key, value in pairs:
        item = Item(group, key, value)
        if not isinstance(value, Scalar):
            item.value = _group(value, text, item)
        group.items.append(item)
    return group


def _listed(node: Node) -> tuple[Node, ...]:
    return () if isinstance(node, Scalar | Mapping) else node.items


def _all_items(group: Group) -> Iterator[Item]:
    for item in group.items:
        yield item
        if item.value is not None:
            yield from _all_items(item.value)


class _Placing:
    """Puts each comment and blank line where it belongs."""

    def __init__(self, root: Group, text: str) -> None:
        self._root = root
        self._text = text
        self._items = list(_all_items(root))
        self._starts = [item.start for item in self._items]
        self._blank = False
        self._floor: tuple[int, int] = (-1, 0)
        """The item before which comments stand just now, and a column: none of those to come is deeper."""

    def place_all(self) -> None:
        """Place every comment of the text, in order."""
        for start, comment in self._met():
            if not comment:
                self._blank = True
                continue
            following = bisect_left(self._starts, start)
            last = self._items[following - 1] if following else None
            beside = None if last is None else self._beside(last, start)
            if beside is not None:
                beside.beside.append(comment)
                self._blank = False
            else:
                self._place(start, comment, last, following)
        self._blank = False

    def _met(self) -> Iterator[tuple[int, str]]:
        """Yield where each comment and blank line stands; a blank line is an empty text.

        A blank line right before an item is put there at once.
        """
        scalars = sorted(
            node.span
            for item in self._items
            for node in (item.key, item.node)
            if isinstance(node, Scalar) and node.span[0] < node.span[1]
        )
        behind = 0
        for start, end in [*scalars, (len(self._text), len(self._text))]:
            for match in _COMMENT_OR_BLANK.finditer(self._text, behind, start):
                yield match.start(), match[0].rstrip() if match[0].startswith("#") else BLANK
            self._blank_before(start)
            header = _COMMENT_OF_BLOCK.match(self._text, start, end)
            if header is not None:
                yield header.start(1), header[1].rstrip()
            behind = end

    def _blank_before(self, start: int) -> None:
        """Give a blank line that nothing but an item follows to that item."""
        at = bisect_left(self._starts, start)
        if self._blank and at < len(self._items) and self._starts[at] == start:
            self._items[at].before.append(BLANK)
        self._blank = False

    def _beside(self, item: Item, start: int) -> Item | None:
        """Return the item on whose line a comment stands."""
        while (
            item.group.between_brackets and item.group.node.span[1] <= start and item.group.owner is not None
        ):
            item = item.group.owner
        first, end = item.node.span
        opened = item.value is not None and item.value.between_brackets and first < start
        behind = end if end <= start else first if opened else (item.key or item.node).span[1]
        return None if "\n" in self._text[behind:start] else item

    def _place(self, start: int, comment: str, last: Item | None, following: int) -> None:
        follows = self._items[following] if following < len(self._items) else None
        group = self._ended(start, last, follows, following)
        lines = self._lines(group, follows)
        lines += [BLANK, comment] if self._blank else [comment]
        self._blank = False

    def _lines(self, group: Group | None, follows: Item | None) -> list[str]:
        if group is None:
            return self._root.after if follows is None else follows.before
        if not group.items and group.owner is not None:
            return group.owner.before
        return group.after

    def _ended(self, start: int, last: Item | None, follows: Item | None, following: int) -> Group | None:
        """Return the group at whose end a comment stands, or None when it is about what follows."""
        inside = None if last is None else last.value or last.group
        chain = list(_outwards(inside))
        for group in chain:
            if group.between_brackets and group.node.span[0] < start < group.node.span[1]:
                holds = follows is not None and follows.start < group.node.span[1]
                return None if holds else group
        column = start - (self._text.rfind("\n", 0, start) + 1)
        if self._floor[0] == following:
            column = min(column, self._floor[1])
        around = list(_outwards(follows.group)) if follows is not None else []
        ended = [group for group in chain if group not in around and not group.between_brackets]
        found = next((group for group in ended if group.column <= column), None)
        if follows is not None and column <= follows.group.column:
            found = None
        self._floor = (following, -1 if found is None else found.column)
        return found


def _outwards(group: Group | None) -> Iterator[Group]:
    while group is not None:
        yield group
        group = group.owner.group if group.owner is not None else None
