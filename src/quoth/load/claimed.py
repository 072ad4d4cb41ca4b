"""What a claim says, read by the type that its property takes."""

from collections.abc import Iterable
from collections.abc import Mapping as Table
from sys import intern
from types import MappingProxyType
from typing import TypeAlias

from quoth import dates
from quoth.dates import Date, DateError
from quoth.dates_mended import mended
from quoth.findings import Code, Finding, an
from quoth.folding import bare
from quoth.ids import EntryId, fault_of_id, mended_id
from quoth.model import Property, Value, Vocabulary
from quoth.nodes import Node, Scalar
from quoth.values import read_number

Names: TypeAlias = Table[str, EntryId | None]
"""Each name of an entry, folded and without capitals, with its id; None where two entries share it."""
NO_NAMES: Names = MappingProxyType({})

_WANTED = {
    "date": "a date, such as 2023, 2023-11 or 2023-11-05",
    "number": "a number in digits",
    "place": "the name of a place",
    "text": "what is claimed, in a few words",
}
"""What goes where a claim has no value, by what its property takes."""


def names_of(entries: Iterable[tuple[EntryId, Iterable[str]]]) -> Names:
    """Return whose each name is, from the names and aliases of all entries."""
    names: dict[str, EntryId | None] = {}
    for id_, its_names in entries:
        for name in {bare(name) for name in its_names}:
            names[name] = None if name in names else id_
    return names


def read_value(
    key: Scalar,
    node: Node | None,
    property_: Property,
    vocabulary: Vocabulary,
    *,
    kinds: tuple[str, ...],
    names: Names,
) -> tuple[Value | None, Finding | None]:
    """Read what a claim says, by the type that its property takes."""
    if not isinstance(node, Scalar):
        message = f"{key.text!r} takes one text, not a list or a group of keys"
        return None, Finding(key.place, Code.WRONG_TYPE, message)
    text = intern(" ".join(node.text.split()))
    if not text:
        an_id = f"the id of {' or '.join(map(an, kinds))}: the name of its file without '.md'"
        wanted = _WANTED.get(property_.takes, an_id)
        return None, Finding(key.place, Code.BAD_VALUE, f"{key.text!r} is empty; write {wanted}")
    date: Date | None = None
    number: float | None = None
    if property_.takes in vocabulary.kinds:
        fault = fault_of_id(text)
        if fault is not None:
            message = f"{key.text!r} takes the id of an entry, and {text!r} cannot be one: {fault}"
            meant = names.get(bare(text), mended_id(text))
            return None, Finding(node.place, Code.BAD_VALUE, message, meant)
        return Value(text=text, entry=EntryId(text), place=node.place), None
    if property_.takes == "date":
        try:
            date = dates.parse(text)
        except DateError as exc:
            return None, Finding(node.place, Code.BAD_DATE, str(exc), mended(text))
    if property_.takes == "number":
        number = read_number(text)
        if number is None:
            message = f"{key.text!r} takes a number in digits, not {text!r}"
            return None, Finding(node.place, Code.BAD_VALUE, message)
    return Value(text=text, date=date, number=number, place=node.place), None
