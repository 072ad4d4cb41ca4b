"""Typed values out of plain YAML, noting every fault met at its place. With `values` it alone knows pydantic.

A format is a class below `Format` whose fields say what a group of keys may hold. Python names with `_`
stand for keys with `-`, and a trailing `_` is dropped (`from_` is `from`). The text
under a field is what authors read about its key.
"""

import re
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import ErrorDetails, core_schema

from quoth import shapes
from quoth.findings import Code, Finding, did_you_mean
from quoth.nodes import Mapping, locate, locate_key, plain


class Format(BaseModel):
    """What a group of keys may hold. Unknown keys are faults, and no text is taken for another type."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )

    @classmethod
    @cache
    def keys(cls) -> tuple[str, ...]:
        """Return the keys as an author writes them."""
        return tuple(str(field.alias) for field in cls.model_fields.values())


F = TypeVar("F", bound=Format)
_COMMA = re.compile("[,，、]")
_WANTS_QUOTES = re.compile(r"[\[\]{}\"'#:&*!|>%@`\\\n]")


def read_fields(format_: type[F], node: Mapping) -> tuple[F | None, list[Finding]]:
    """Read a group of keys into a format; None, and every fault, when it does not fit."""
    try:
        return format_.model_validate(plain(node)), []
    except ValidationError as exc:
        errors = exc.errors(include_url=False)
        found = [_finding(error, format_, node) for error in errors]
        misspelt = {
            (*error["loc"][:-1], finding.fix)
            for error, finding in zip(errors, found, strict=True)
            if finding.code is Code.UNKNOWN_KEY
        }
        # A key that is missing because it is misspelt is one fault, not two.
        missing = [error["type"] == "missing" and error["loc"] in misspelt for error in errors]
        return None, [finding for finding, told in zip(found, missing, strict=True) if not told]


def shape_of(format_: type[Format]) -> shapes.Shape:
    """Return what a format holds as JSON Schema."""
    whole = format_.model_json_schema(schema_generator=_ShapeOfFormat)
    parts = whole.pop("$defs", {})
    for name, shape in (*parts.items(), (format_.__name__, whole)):
        shape["title"] = name.removesuffix("Format")
    for held in whole["properties"].values():
        if "$ref" in held:
            group = parts[held.pop("$ref").removeprefix("#/$defs/")]
            held.update({**group, **held})
        items = held.get("items")
        if isinstance(items, dict) and "$ref" in items:
            held["items"] = parts[items["$ref"].removeprefix("#/$defs/")]
        if held.get("type") == "array":
            held.setdefault("errorMessage", shapes.A_LIST)
    return whole


class _ShapeOfFormat(GenerateJsonSchema):
    """Says in JSON Schema what the reader takes: no key has a null, and none a title beside its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        return shapes.choice(str(value) for value in schema["expected"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Tell what is taken when the key is left out, as an author would write it."""
        default = {False: "no"}.get(schema["default"], schema["default"])
        told = {"default": default} if default not in (None, ()) else {}
        return {**self.generate_inner(schema["schema"]), **told}


def _finding(error: ErrorDetails, format_: type[Format], node: Mapping) -> Finding:
    path = error["loc"]
    place = locate(node, path)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(key, _at(format_, path[:-1]), node, path)
    if kind == "missing":
        in_item = " to the lines of this '- '" if any(isinstance(step, int) for step in path) else ""
        message = f"{key!r} is missing; add a line '{key}: …'{in_item}"
        return Finding(locate(node, path[:-1]), Code.MISSING_KEY, message)
    if kind == "literal_error":
        expected = error["ctx"]["expected"]
        given = str(error["input"]).strip().lower()
        fix = given if f"'{given}'" in expected else None
        expected = expected.replace("'", "")
        return Finding(place, Code.BAD_VALUE, f"{key!r} takes {expected}", fix)
    wrong = {
        "string_type": "takes one text, not a list or a group of keys",
        "tuple_type": shapes.A_LIST,
        "model_type": "takes a group of 'key: value' lines",
    }
    if kind in wrong:
        fix = _as_list(error["input"]) if kind == "tuple_type" and _takes_texts(format_, path) else None
        return Finding(place, Code.WRONG_TYPE, f"{key!r} {wrong[kind]}", fix)
    message = f"{key!r} {error['ctx']['message']}"
    if " is empty; " in message and not _is_needed(format_, path):
        message += ", or delete the line"
    return Finding(place, Code(kind), message, error["ctx"]["fix"])


def _as_list(given: object) -> str | None:
    """Return a text with commas as the list that was meant; None where a part of it would want quotes."""
    if not isinstance(given, str) or not given.strip() or _WANTS_QUOTES.search(given):
        return None
    items = (item.strip() for item in _COMMA.split(given))
    return f"[{', '.join(item for item in items if item)}]"


def _takes_texts(format_: type[Format], path: tuple[int | str, ...]) -> bool:
    """Say whether the list that a path leads to holds texts, not groups of keys."""
    fields = _at(format_, path[:-1]).model_fields.values()
    annotation: Any = next(field.annotation for field in fields if field.alias == path[-1])
    return not isinstance(get_args(annotation)[0], type)


def _is_needed(format_: type[Format], path: tuple[int | str, ...]) -> bool:
    """Say whether what a path leads to cannot be left out; an item of a list can."""
    if not isinstance(path[-1], str):
        return False
    fields = _at(format_, path[:-1]).model_fields.values()
    return any(field.alias == path[-1] and field.is_required() for field in fields)


def _unknown_key(key: str, format_: type[Format], node: Mapping, path: tuple[int | str, ...]) -> Finding:
    """A key that the format does not have: say what was probably meant, or what there is."""
    near = did_you_mean(key, format_.keys())
    hint = f"Did you mean {near!r}?" if near else f"Known keys: {', '.join(format_.keys())}"
    return Finding(locate_key(node, path), Code.UNKNOWN_KEY, f"there is no key {key!r} here. {hint}", near)


def _at(format_: type[Format], path: tuple[int | str, ...]) -> type[Format]:
    """Return the format that a path of keys and positions leads to."""
    for step in path:
        if isinstance(step, str):
            field = next(field for field in format_.model_fields.values() if field.alias == step)
            format_ = _inner(field.annotation)
    return format_


def _inner(annotation: Any) -> type[Format]:
    """Return the format inside an annotation such as `list[Format]`."""
    if isinstance(annotation, type) and issubclass(annotation, Format):
        return annotation
    return next(_inner(argument) for argument in annotation.__args__ if argument is not type(None))
