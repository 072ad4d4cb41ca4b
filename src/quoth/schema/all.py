"""JSON Schema of every format, for completion and help in editors: our formats, and what the vocabulary adds.

What a schema refuses the reader or a check refuses too. What takes more than one file or a calendar to know
(that a quote stands in its source, that an id names an entry, that June has 30 days) is left to the checks.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from quoth.config import load_config
from quoth.fields import shape_of
from quoth.findings import Finding
from quoth.load.library import load_library
from quoth.load.sources import SourceFormat
from quoth.model import Library, Vocabulary
from quoth.schema.entry import Known, entry_schema
from quoth.schema.files import places_schema, settings_schema, vocabulary_schema
from quoth.schema.heading import headed
from quoth.shapes import Shape

_SOURCE_EXAMPLE = {"title": "The headline", "publisher": "The Paper", "published": "2023-11"}


def read_schemas(root: Path, *, with_ids: bool) -> tuple[dict[str, Shape] | None, list[Finding]]:
    """Return the schemas of a knowledge base by name; None, and what is wrong, without a vocabulary.

    With ids, they name the entries and sources that there are, unpublished ones too.
    """
    config, found = load_config(root)
    if config is None:
        return None, sorted(found)
    library, found = load_library(config)
    if library is None:
        return None, sorted(found)
    return schemas(library.vocabulary, library if with_ids else None), []


def schemas(vocabulary: Vocabulary, library: Library | None = None) -> dict[str, Shape]:
    """Return the schemas by name: a kind goes by its id, unless another format has that name."""
    kinds = list(vocabulary.kinds.values())
    known = None if library is None else Known(library)
    made = {
        "source": headed(
            shape_of(SourceFormat),
            "Source",
            "The lines at the top of a file in sources/, which say what is known of an article.",
            _SOURCE_EXAMPLE,
        ),
        "entry": entry_schema(vocabulary, kinds, "Entry", known),
        "vocabulary": vocabulary_schema(vocabulary),
        "places": places_schema(),
        "settings": settings_schema(),
    }
    for kind in kinds:
        name = f"{kind.id}-entry" if kind.id in made else str(kind.id)
        made[name] = entry_schema(vocabulary, [kind], kind.label, known)
    return made


def as_files(made: Mapping[str, Shape]) -> dict[str, bytes]:
    """Return the schemas as files by name, the same bytes each time."""
    return {f"{name}.json": f"{as_schema(shape)}\n".encode() for name, shape in made.items()}


def as_schema(shape: Mapping[str, object]) -> str:
    """Return a schema, or several by name, as text."""
    return json.dumps(shape, ensure_ascii=False, indent=2)
