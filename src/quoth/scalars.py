"""A text as YAML has it: in quotes only where it would else be misread, and always on one line."""

import re
from collections.abc import Callable

from quoth.characters import BAD
from quoth.nodes import Mapping, Node, Scalar, Sequence, UnreadableError, read_nodes
from quoth.place import Place

_PLAIN = re.compile(r"[^\W_](?:[\w .()/’“”…–-]*[\w.)/’”…])?")
"""Texts that every reader takes as they stand, of which most values are."""


def yaml_scalar(text: str) -> str:
    """Return a text as it stands after a key."""
    return _written(text, "key: {}", lambda tree: tree.get("key"))


def yaml_item(text: str) -> str:
    """Return a text as it stands in a list between brackets."""
    return _written(text, "key: [{}]", _only_item)


def yaml_key(text: str) -> str:
    """Return a text as it stands before a colon."""
    return _written(text, "{}: value", lambda tree: tree.items[0][0])


def _only_item(tree: Mapping) -> Node | None:
    node = tree.get("key")
    return node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None


def _written(text: str, frame: str, found: Callable[[Mapping], Node | None]) -> str:
    if _PLAIN.fullmatch(text):
        return text
    single = "'" + text.replace("'", "''") + "'"
    forms = () if BAD.search(text) or "\n" in text else (text, f'"{text}"', single)
    return next(
        (form for form in forms if _reads_back(frame.format(form), text, found)),
        f'"{"".join(map(_escaped, text))}"',
    )


def _reads_back(line: str, text: str, found: Callable[[Mapping], Node | None]) -> bool:
    try:
        tree, _ = read_nodes(line, Place(""))
    except UnreadableError:
        return False
    value = found(tree) if len(tree.items) == 1 else None
    return isinstance(value, Scalar) and value.text == text


def _escaped(character: str) -> str:
    if character in '\\"':
        return f"\\{character}"
    if character.isprintable():
        return character
    number = ord(character)
    return (
        f"\\x{number:02x}"
        if number < 0x100
        else f"\\u{number:04x}"
        if number < 0x10000
        else f"\\U{number:08x}"
    )
