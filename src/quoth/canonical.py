"""The canonical form of what authors write in YAML: one way to write each thing, comments kept.

Keys come in the order of the guide's tables. Lists and groups are indented by two spaces; a list of texts
stands between brackets while it fits on a line. A text stands on one line, in quotes only where it would else
be misread. What is said, and the order of lists, never changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quoth.layout import BLANK, Group, Item, lay_out
from quoth.load.entries import ClaimFormat, EntryFormat, EvidenceFormat
from quoth.load.places import PlaceFormat
from quoth.load.sources import SourceFormat
from quoth.load.vocabulary import KindFormat, PropertyFormat
from quoth.nodes import Node, Scalar, Sequence, read_nodes
from quoth.place import Place
from quoth.scalars import yaml_item, yaml_key, yaml_scalar

WIDTH = 120
"""Characters of a line up to which a list stands between brackets."""


@dataclass(frozen=True)
class Shape:
    """How a group of keys is written."""

    keys: tuple[str, ...] = ()
    """Their order. Keys that it does not name come first, in the order in which they stand."""
    inner: Mapping[str, "Shape"] = field(default_factory=dict)
    """What stands under a key, be it a group or a list of groups."""
    each: "Shape | None" = None
    """What stands under any other key."""
    between_braces: bool = False
    """Whether it is written `{key: value}` while it fits on a line."""

    def under(self, key: str) -> "Shape":
        """Return the shape of what stands under a key."""
        return self.inner.get(key, self.each or _ANY)


_ANY = Shape()
_CLAIM = Shape(tuple(ClaimFormat.keys()), {"evidence": Shape(tuple(EvidenceFormat.keys()))})
ENTRY = Shape(tuple(EntryFormat.keys()), {"claims": _CLAIM})
SOURCE = Shape(tuple(SourceFormat.keys()))
VOCABULARY = Shape(
    ("kinds", "properties"),
    {
        "kinds": Shape(each=Shape(tuple(KindFormat.keys()))),
        "properties": Shape(each=Shape(tuple(PropertyFormat.keys()))),
    },
)
PLACES = Shape(each=Shape(tuple(PlaceFormat.keys()), between_braces=True))


def canonical(text: str, shape: Shape) -> str:
    """Return the canonical form of YAML without faults; raises UnreadableError where it has faults."""
    tree, _ = read_nodes(text, Place(""))
    root = lay_out(tree, text)
    if not root.items:
        return "\n".join(["{}", *_tidy(root.after)]) + "\n"
    before, lines = _group(root, shape, "")
    return "\n".join([*_tidy(before), *lines]) + "\n"


def _group(group: Group, shape: Shape, indent: str) -> tuple[list[str], list[str]]:
    """Return the comments before the first item, and the lines of a group that has items."""
    items = sorted(group.items, key=lambda item: _position(item, shape))
    before: list[str] = []
    lines: list[str] = []
    for item in items:
        above, own = _item(item, shape, indent)
        if item is items[0]:
            before = above
        else:
            lines += [indent + line if line else BLANK for line in _tidy(above, first=False)]
        lines += own
    lines += [indent + line if line else BLANK for line in _tidy(group.after, first=False)]
    return before, lines


def _position(item: Item, shape: Shape) -> int:
    if item.key is None or item.key.text not in shape.keys:
        return -1
    return shape.keys.index(item.key.text)


def _item(item: Item, shape: Shape, indent: str) -> tuple[list[str], list[str]]:
    """Return the comments above an item, not yet indented, and its lines."""
    above = [*item.before, *item.beside[1:]]
    beside = f" {item.beside[0]}" if item.beside else ""
    if item.key is not None:
        shape = shape.under(item.key.text)
        start = f"{indent}{yaml_key(item.key.text)}:"
    else:
        start = f"{indent}-"
    if item.value is None or not item.value.items:
        value = _on_one_line(item.node)
        return above, [start + (f" {value}" if value else "") + beside]
    if _may_be_short(item.value, shape):
        line = f"{start} {_between(item.value, shape)}"
        if len(line) <= WIDTH:
            return above, [line + beside]
    before, lines = _group(item.value, shape, indent + "  ")
    if item.key is None:
        # What stood behind the brackets of a group has no line of its own any more.
        return [*above, *item.beside[:1], *before], [f"{start} {lines[0].lstrip()}", *lines[1:]]
    inner = [f"{indent}  {line}" if line else BLANK for line in _tidy(before)]
    return above, [start + beside, *inner, *lines]


def _may_be_short(group: Group, shape: Shape) -> bool:
    if group.has_comments:
        return False
    if isinstance(group.node, Sequence):
        return all(isinstance(item.node, Scalar) for item in group.items)
    return shape.between_braces and all(
        item.value is None or _may_be_short(item.value, _ANY) for item in group.items
    )


def _on_one_line(node: Node) -> str:
    """Return a text, or a list or group that is empty."""
    if isinstance(node, Scalar):
        return yaml_scalar(_one_line(node.text))
    return "[]" if isinstance(node, Sequence) else "{}"


def _between(group: Group, shape: Shape) -> str:
    """Return a list between brackets, or a group between braces."""
    said = []
    for item in sorted(group.items, key=lambda item: _position(item, shape)):
        value = _between(item.value, _ANY) if item.value is not None else _in_list(item.node)
        said.append(value if item.key is None else f"{yaml_item(item.key.text)}: {value}")
    listed = ", ".join(said)
    return f"[{listed}]" if isinstance(group.node, Sequence) else f"{{{listed}}}"


def _in_list(node: Node) -> str:
    return yaml_item(_one_line(node.text)) if isinstance(node, Scalar) else _on_one_line(node)


def _one_line(text: str) -> str:
    """Join lines and runs of spaces, as all reading of texts does; other kinds of space stay as they are."""
    return " ".join(part for part in text.replace("\t", " ").replace("\n", " ").split(" ") if part)


def _tidy(lines: list[str], *, first: bool = True) -> Iterator[str]:
    """Yield lines with one blank line where there are several, and none at the beginning of a group."""
    last = BLANK if first else None
    for line in lines:
        if line or last != BLANK:
            yield line
        last = line
