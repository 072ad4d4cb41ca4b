"""The files of rules: those that come with the program, and what a knowledge base adds in `rules/`."""

from importlib.resources import files
from typing import TypeVar

from quoth import disk
from quoth.config import Config
from quoth.fields import Format, read_fields
from quoth.findings import Finding
from quoth.load.text import read_file, read_text
from quoth.nodes import Mapping, Node, Sequence, UnreadableError, read_nodes
from quoth.place import Place

F = TypeVar("F", bound=Format)


def read_rules(name: str, format_: type[F], config: Config) -> tuple[F | None, list[Finding]]:
    """Read the rules of one name: a list of ours goes on with the list of the knowledge base.

    None, and what is wrong, when the file of the knowledge base does not fit.
    """
    place = f"rules/{name}.yml"
    path = config.root / place
    try:
        rules, found = _tree(files("quoth.extraction").joinpath(place).read_bytes(), place, config)
        if disk.is_there(path):
            theirs, faults = _tree(read_file(path, place, largest=config.largest_file), place, config)
            rules, found = _joined(rules, theirs), found + faults
    except UnreadableError as exc:
        return None, [exc.finding]
    given, faults = read_fields(format_, rules)
    return given, found + faults


def _tree(data: bytes, place: str, config: Config) -> tuple[Mapping, list[Finding]]:
    return read_nodes(read_text(data, place, largest=config.largest_file), Place(place))


def _joined(ours: Mapping, theirs: Mapping) -> Mapping:
    """Return one group with the keys of both: lists go on, groups are joined, of texts theirs is taken."""
    items: dict[str, Node] = {key.text: value for key, value in ours.items}
    names = {key.text: key for key, _ in (*theirs.items, *ours.items)}
    for key, value in theirs.items:
        mine = items.get(key.text)
        if isinstance(mine, Sequence) and isinstance(value, Sequence):
            items[key.text] = Sequence((*mine.items, *value.items), value.place)
        elif isinstance(mine, Mapping) and isinstance(value, Mapping):
            items[key.text] = _joined(mine, value)
        else:
            items[key.text] = value
    return Mapping(tuple((names[name], value) for name, value in items.items()), theirs.place)
