"""`entries/vocabulary.yml` to the kinds and properties of a knowledge base."""

from collections.abc import Iterator
from typing import Literal

from quoth.fields import Format, read_fields
from quoth.findings import Code, Finding, did_you_mean
from quoth.ids import KindId, PropertyId, fault_of_id
from quoth.load.entries import ClaimFormat
from quoth.load.text import read_text
from quoth.model import Kind, Property, Vocabulary
from quoth.nodes import Mapping, Node, Scalar, UnreadableError, locate, read_nodes
from quoth.place import Place
from quoth.values import Id, Several, Text, YesNo

FILE = "entries/vocabulary.yml"

_OF_THE_SITE = frozenset({"assets", "data", "images", "search", "sources", "years"})
"""Folders of the site that are no kind's."""
PLAIN_TYPES = ("date", "text", "number", "place")
"""What a property can take besides the kinds."""


class KindFormat(Format):
    """A kind of entry."""

    folder: Id
    """Its folder under `entries/`."""
    label: Text
    """What one is called: Person."""
    plural: Text
    """What many are called: People."""
    fields: Several[Literal["living", "holders"]] = ()
    """Which of `living` and `holders` its entries may have."""
    personal_names: YesNo = False
    """`yes` if one word of a name can stand for the whole, as with people."""
    schema_: Text | None = None
    """Its name at schema.org, for programs."""


class PropertyFormat(Format):
    """A property: what a claim may say."""

    label: Text
    """Its name on pages."""
    inverse: Id | None = None
    """Its name seen from the other entry; needed when it takes an entry."""
    inverse_label: Text | None = None
    """The name of the inverse on pages."""
    of: Several[Id]
    """The kinds of entries that may have it."""
    takes: Text
    """`date`, `text`, `number`, `place`, or a kind."""
    one: YesNo = False
    """`yes` if there can be one only: two different values are then a disagreement."""
    term: YesNo = False
    """`yes` if it is a term of office."""
    sensitive: Literal["allegation", "detention", "family", "health", "whereabouts"] | None = None
    """What special care claims of it want: `allegation`, `detention`, `family`, `health` or `whereabouts`."""
    help: Text
    """One sentence for editors."""
    schema_: Text | None = None
    """Its name at schema.org, for programs."""


def read_vocabulary(data: bytes, *, largest: float) -> tuple[Vocabulary | None, list[Finding]]:
    """Read the vocabulary; None where a part of it does not stand, since every claim is read by it."""
    try:
        tree, found = read_nodes(read_text(data, FILE, largest=largest), Place(FILE))
    except UnreadableError as exc:
        return None, [exc.finding]
    for key, _ in tree.items:
        if key.text not in ("kinds", "properties"):
            message = f"there is no key {key.text!r} here; there are 'kinds' and 'properties'"
            found.append(Finding(key.place, Code.UNKNOWN_KEY, message))
    kinds: dict[KindId, Kind] = {}
    for name, node in _named(tree, "kinds", found):
        kind, faults = read_fields(KindFormat, node)
        found += faults
        if kind is not None:
            kinds[KindId(name)] = Kind(
                id=KindId(name),
                folder=kind.folder,
                label=kind.label,
                plural=kind.plural,
                fields=frozenset(kind.fields),
                personal_names=kind.personal_names,
                schema=kind.schema_,
            )
    properties: dict[PropertyId, Property] = {}
    for name, node in _named(tree, "properties", found):
        given, faults = read_fields(PropertyFormat, node)
        found += faults
        if given is not None:
            found += _of_known_kinds(given, kinds, node)
            properties[PropertyId(name)] = Property(
                id=PropertyId(name),
                label=given.label,
                inverse=None if given.inverse is None else PropertyId(given.inverse),
                inverse_label=given.inverse_label or given.inverse,
                of=frozenset(KindId(kind) for kind in given.of),
                takes=given.takes,
                one=given.one,
                term=given.term,
                sensitive=given.sensitive,
                help=given.help,
                schema=given.schema_,
            )
    found += _names_taken_twice(tree)
    if any(finding.stops for finding in found):
        return None, found
    return Vocabulary(kinds=kinds, properties=properties), found


def _named(tree: Mapping, key: str, found: list[Finding]) -> Iterator[tuple[str, Mapping]]:
    """Yield the named groups under a key."""
    groups: Node | None = tree.get(key)
    if not isinstance(groups, Mapping):
        message = f"'{key}:' and what belongs under it is missing"
        found.append(Finding(locate(tree, (key,)), Code.MISSING_KEY, message))
        return
    for name, node in groups.items:
        fault = fault_of_id(name.text)
        if fault is not None:
            found.append(Finding(name.place, Code.BAD_VALUE, f"{name.text!r} cannot be a name here: {fault}"))
        elif not isinstance(node, Mapping):
            found.append(
                Finding(name.place, Code.WRONG_TYPE, f"{name.text!r} takes a group of 'key: value' lines")
            )
        else:
            yield name.text, node


def _names_taken_twice(tree: Mapping) -> Iterator[Finding]:
    """A name is one property or one inverse, and no key of a claim; a folder holds one kind."""
    taken = dict.fromkeys(ClaimFormat.keys(), "a key of every claim")
    for name, node in _groups(tree, "properties"):
        inverse = node.get("inverse")
        # A relation that is its own inverse, as between siblings, is named once.
        named = [name, *([inverse] if isinstance(inverse, Scalar) and inverse.text != name.text else [])]
        for key in named:
            if key.text in taken:
                message = f"the name {key.text!r} is taken: it is {taken[key.text]}; choose another"
                yield Finding(key.place, Code.REPEATED_ID, message)
            taken.setdefault(key.text, f"used on line {key.place.line}")
    folders: dict[str, Place] = {}
    for _, node in _groups(tree, "kinds"):
        folder = node.get("folder")
        if isinstance(folder, Scalar) and folder.text in folders:
            message = (
                f"the folder {folder.text!r} is taken on line {folders[folder.text].line}; choose another"
            )
            yield Finding(folder.place, Code.REPEATED_ID, message)
        elif isinstance(folder, Scalar) and folder.text in _OF_THE_SITE:
            message = f"the site has a folder {folder.text!r} of its own; choose another name"
            yield Finding(folder.place, Code.REPEATED_ID, message)
        elif isinstance(folder, Scalar):
            folders[folder.text] = folder.place


def _groups(tree: Mapping, key: str) -> Iterator[tuple[Scalar, Mapping]]:
    groups = tree.get(key)
    for name, node in groups.items if isinstance(groups, Mapping) else ():
        if isinstance(node, Mapping):
            yield name, node


def _of_known_kinds(given: PropertyFormat, kinds: dict[KindId, Kind], node: Mapping) -> Iterator[Finding]:
    """A property speaks of kinds that there are, takes a known type, and has an inverse only for an entry."""
    for position, kind in enumerate(given.of):
        if kind not in kinds:
            near = did_you_mean(kind, kinds)
            hint = f" Did you mean {near!r}?" if near else ""
            yield Finding(locate(node, ("of", position)), Code.BAD_VALUE, f"no kind {kind!r}.{hint}", near)
    types = (*PLAIN_TYPES, *kinds)
    if given.takes not in types:
        message = f"'takes' is one of {', '.join(types)}; not {given.takes!r}"
        yield Finding(locate(node, ("takes",)), Code.BAD_VALUE, message, did_you_mean(given.takes, types))
    elif given.inverse is None and given.takes in kinds:
        message = f"a property that takes a {given.takes} needs an 'inverse': its name seen from there"
        yield Finding(locate(node, ("takes",)), Code.MISSING_KEY, message)
    elif given.inverse is not None and given.takes not in kinds:
        message = (
            f"a property that takes a {given.takes} has no 'inverse', since no entry can state it; delete it"
        )
        yield Finding(locate(node, ("inverse",)), Code.BAD_VALUE, message)
