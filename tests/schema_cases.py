"""Files of each format for the schema and the reader, and what alone the checks can know."""

import re
from typing import Any

import jsonschema
import yaml
from make import CONFIG, VOCABULARY, library
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from quoth.check.claims import claims_have_evidence, properties_are_for_the_kind
from quoth.findings import Code, Finding
from quoth.ids import EntryId, KindId, SourceId
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.load.places import read_places
from quoth.load.sources import read_source
from quoth.load.vocabulary import read_vocabulary
from quoth.schema.all import schemas

SCHEMAS = schemas(VOCABULARY)

ONLY_CHECKS = {
    (Code.BAD_DATE, r"has \d\d days$"): "a pattern has no calendar",
    (Code.BAD_DATE, "ends before it starts"): "a pattern compares no numbers",
    (Code.REPEATED_ID, ""): "a schema sees one name at a time",
    (Code.REPEATED_KEY, ""): "the same keys are gone before a schema sees them",
    (Code.BAD_VALUE, "^no kind "): "kinds may be added in the same file",
    (Code.BAD_VALUE, "^'takes' is one of"): "kinds may be added in the same file",
    (Code.BAD_SETTING, "^'site_url' takes .*"): "what the host of an address may be has rules of its own",
}
"""Findings about shape that no schema can have, with the reason; what stands in other files is besides."""

NULLS = ("~", "null", "Null", "NULL", "")
"""What a server reads as nothing at all, where no quotation marks stand around it."""
_BOOLEANS_12 = re.compile("true|True|TRUE|false|False|FALSE")
_INTEGERS_12 = re.compile("[-+]?[0-9]+")
_NUMBERS_12 = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LOADER_11 = yaml.SafeLoader("")


def faults(name: str, text: str) -> list[Finding]:
    """Return what the reader, and the checks of one claim alone, say of a file and stops a build."""
    return [finding for finding in _read(name, text) if finding.stops]


def beyond_schemas(finding: Finding) -> bool:
    """Say whether a finding is one that no schema can have."""
    return any(finding.code is code and re.search(said, finding.message) for code, said in ONLY_CHECKS)


def _read(name: str, text: str) -> list[Finding]:
    if name == "vocabulary":
        return read_vocabulary(text.encode(), largest=1e9)[1]
    if name == "places":
        return read_places(text.encode(), largest=1e9)[2]
    document, found = read_document(f"---\n{text}---\nWords.\n".encode(), "x.md", largest=1e9)
    if name == "source":
        return found + read_source(document, SourceId("x"), CONFIG)[1]
    entry, said = read_entry(document, EntryId("x"), VOCABULARY.kinds[KindId(name)], VOCABULARY)
    if entry is None:
        return [*found, *said]
    proved = library([entry])
    return [*found, *said, *claims_have_evidence(entry, proved), *properties_are_for_the_kind(entry, proved)]


def accepts(name: str, value: Any) -> bool:
    """Say whether a schema takes a value."""
    return bool(VALIDATORS[name].is_valid(value))


def typed(text: str, *, version: str) -> Any:
    """Return a file as an editor's YAML server reads it: keys and dates as text, the rest by its look."""
    return _typed(yaml.compose(text, Loader=yaml.SafeLoader), version)


def _typed(node: Any, version: str) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _typed(value, version) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_typed(value, version) for value in node.value]
    assert isinstance(node, ScalarNode)
    if node.style is not None:
        return node.value
    if node.value in NULLS:
        return None
    return _by_11(node) if version == "1.1" else _by_12(node.value)


def _by_11(node: ScalarNode) -> Any:
    if node.tag.rpartition(":")[2] not in ("bool", "int", "float"):
        return node.value
    return _LOADER_11.construct_object(ScalarNode(node.tag, node.value))


def _by_12(text: str) -> Any:
    if _BOOLEANS_12.fullmatch(text):
        return text.lower() == "true"
    if _INTEGERS_12.fullmatch(text):
        return int(text)
    return float(text) if _NUMBERS_12.fullmatch(text) else text


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Any:
    """The end of a text is its end, as in JavaScript; Python's `$` lets a line end follow."""
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield jsonschema.ValidationError(f"{value!r} does not match")


_Validator = jsonschema.validators.extend(jsonschema.Draft7Validator, {"pattern": _pattern})
VALIDATORS = {name: _Validator(schema) for name, schema in SCHEMAS.items()}
