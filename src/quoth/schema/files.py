"""The schemas of the files that a knowledge base has one of: vocabulary, places, settings."""

from quoth import shapes
from quoth.config import FIXED
from quoth.fields import shape_of
from quoth.folders import FILE as SETTINGS_FILE
from quoth.load.places import PlaceFormat
from quoth.load.vocabulary import PLAIN_TYPES, KindFormat, PropertyFormat
from quoth.model import Vocabulary
from quoth.schema.heading import headed
from quoth.settings import SettingsFormat
from quoth.shapes import Shape


def vocabulary_schema(vocabulary: Vocabulary) -> Shape:
    """A property that takes an entry has an inverse, and no other has."""
    kind, property_ = shape_of(KindFormat), shape_of(PropertyFormat)
    held, kinds = property_["properties"], [str(kind) for kind in vocabulary.kinds]
    # A kind may be added in the same file: those that there are now are offered, and no more.
    held["takes"] = {**shapes.offered([*PLAIN_TYPES, *kinds], shapes.TEXT), **_described(held["takes"])}
    held["of"]["items"] = shapes.offered(kinds, shapes.ID)
    plain = {"type": "string", "pattern": rf"^\s*(?:{'|'.join(PLAIN_TYPES)})\s*$"}
    property_ |= {
        "if": {"properties": {"takes": plain}, "required": ["takes"]},
        "then": {"properties": {"inverse": False}},
        "else": {"required": ["inverse"]},
    }
    whole = {
        "type": "object",
        "properties": {
            "kinds": _group("The kinds of entries, each under its name.", shapes.ID, kind),
            "properties": _group("What claims can say, each under its name.", shapes.ID, property_),
        },
        "required": ["kinds", "properties"],
        "additionalProperties": False,
    }
    example = {
        "kinds": {"person": {"folder": "people", "label": "Person", "plural": "People"}},
        "properties": {
            "born": {"label": "born", "of": ["person"], "takes": "date", "help": "Date of birth."}
        },
    }
    return headed(whole, "Vocabulary", "The kinds of entries, and what claims can say of each.", example)


def places_schema() -> Shape:
    """Every place has a position."""
    about = "Where the places are that claims name, each under the name that the claims use."
    example = {"Havana": {"at": [23.13, -82.38], "country": "Cuba"}}
    return headed(_group(about, shapes.TEXT, shape_of(PlaceFormat)), "Places", about, example)


def settings_schema() -> Shape:
    """What concerns us in the settings; MkDocs has many more."""
    fixed = {
        key: {
            "enum": [False, value] if value == "false" else [value],
            "description": f"The build relies on {value!r} here.",
        }
        for key, value in FIXED.items()
    }
    address = {
        "pattern": r"^\s*(?:[hH][tT]{2}[pP][sS]?://[^\s/\"<>\\`{}?#][^\s\"<>\\`{}?#]*)?\s*$",
        "description": "Where the site will stand; with it, citations give whole addresses.",
        "patternErrorMessage": "takes where the site will stand, as https://example.org/, or is left out",
    }
    ours = {**shape_of(SettingsFormat), "description": "The settings of Quoth."}
    extra = {"properties": {"quoth": ours, "generator": {}}, "additionalProperties": False}
    whole = {
        "type": "object",
        "properties": {
            "site_name": {**shapes.TEXT, "description": "The title of the site."},
            "site_description": {"description": "One sentence for the home page."},
            "site_url": address,
            **fixed,
            "extra": extra,
        },
        "required": ["site_name", *FIXED],
    }
    about = f"The settings of a knowledge base, in {SETTINGS_FILE}: those that Quoth reads."
    example = {"site_name": "A name", **FIXED, "extra": {"quoth": {"quota": 0.3}}}
    return headed(whole, "Settings", about, example)


def _group(about: str, name: Shape, of: Shape) -> Shape:
    """Return the shape of a group whose keys are names."""
    return {"type": "object", "description": about, "propertyNames": name, "additionalProperties": of}


def _described(shape: Shape) -> Shape:
    return {key: shape[key] for key in ("description",) if key in shape}
