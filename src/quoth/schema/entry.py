"""The schema of an entry: its front matter, and the claims that the vocabulary allows to its kind."""

from collections import defaultdict

from quoth import shapes
from quoth.fields import shape_of
from quoth.load.entries import ClaimFormat, EntryFormat
from quoth.model import Kind, Library, Property, Vocabulary
from quoth.schema.heading import headed
from quoth.shapes import Shape

_EVIDENCE_EXAMPLE = [{"source": "smith-2024", "quote": "words copied from the article"}]
_EXAMPLE_OF = {"date": "2023-11", "text": "a few words", "number": "13", "place": "Havana"}
_CLAIMED = {
    "date": shapes.CLAIMED_DATE,
    "number": shapes.CLAIMED_NUMBER,
    "text": shapes.TEXT,
    "place": shapes.TEXT,
}


class Known:
    """The ids that there are."""

    def __init__(self, library: Library) -> None:
        self.sources: list[str] = sorted(library.sources)
        self.entries: dict[str, list[str]] = defaultdict(list)
        for id_, now in sorted(library.now_called.items()):
            self.entries[library.entries[now].kind.id].append(id_)


def entry_schema(vocabulary: Vocabulary, kinds: list[Kind], title: str, known: Known | None) -> Shape:
    """Return the schema of an entry that is of one of some kinds."""
    shape = shape_of(EntryFormat)
    for field in ("living", "holders"):
        if not any(field in kind.fields for kind in kinds):
            del shape["properties"][field]
    claim = _claim(vocabulary, kinds, known)
    shape["properties"]["claims"]["items"] = claim
    folders = " or ".join(f"entries/{kind.folder}/" for kind in kinds)
    description = f"The lines at the top of a file in {folders}, which say what is known of its subject."
    return headed(shape, title, description, {"name": "A Name", "claims": claim.get("examples", [])})


def _claim(vocabulary: Vocabulary, kinds: list[Kind], known: Known | None) -> Shape:
    """A claim says one thing with one of the properties that its kind may use, and leans on evidence."""
    stated = _stated(vocabulary, {kind.id for kind in kinds}, known)
    shape = shape_of(ClaimFormat)
    evidence = shape["properties"]["evidence"]
    evidence["minItems"] = 1
    evidence["contains"] = {"not": {"properties": {"stance": {"enum": ["disputes"]}}, "required": ["stance"]}}
    if known is not None:
        source = evidence["items"]["properties"]["source"]
        evidence["items"]["properties"]["source"] = {
            **shapes.known(known.sources),
            "description": source["description"],
        }
    shape["properties"] = {**{name: said for name, (said, _) in stated.items()}, **shape["properties"]}
    shape["required"] = ["evidence"]
    shape["oneOf"] = [{"required": [name]} for name in stated] or [False]
    shape["description"] = "One statement: 'property: value', what narrows it, and the quotes it rests on."
    first = next(iter(stated.items()), None)
    if first is not None:
        name, (_, example) = first
        shape["examples"] = [{name: example, "evidence": _EVIDENCE_EXAMPLE}]
    return shape


def _stated(vocabulary: Vocabulary, of: set[str], known: Known | None) -> dict[str, tuple[Shape, object]]:
    """Return what claims of some kinds may say: the shape of each property and inverse, and an example."""
    found: dict[str, tuple[Shape, object]] = {}
    for one in vocabulary.properties.values():
        if of & one.of:
            found[one.id] = _said(one, [one.takes], vocabulary, known)
        if one.inverse is not None and one.takes in of:
            shape, example = _said(one, sorted(one.of), vocabulary, known)
            seen = f"{one.inverse_label}: {one.id!r}, seen from the other side. {shape['description']}"
            found.setdefault(one.inverse, ({**shape, "description": seen}, example))
    return found


def _said(
    property_: Property, takes: list[str], vocabulary: Vocabulary, known: Known | None
) -> tuple[Shape, object]:
    if takes[0] not in vocabulary.kinds:
        about = f"{property_.help} Takes a {takes[0]}."
        return {**_CLAIMED[takes[0]], "description": about}, _EXAMPLE_OF[takes[0]]
    about = f"{property_.help} Takes the id of an entry: {' or '.join(takes)}."
    if known is None:
        return {**shapes.CLAIMED_ID, "description": about}, "an-id"
    ids = [id_ for kind in takes for id_ in known.entries[kind]]
    return {**shapes.known(ids), "description": about}, (ids or ["an-id"])[0]
