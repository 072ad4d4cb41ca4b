"""The schema and the reader never disagree."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from make import ROOT, VOCABULARY
from schema_cases import NULLS, ONLY_CHECKS, SCHEMAS, VALIDATORS, accepts, beyond_schemas, faults, typed

from quoth import shapes
from quoth.cli import main
from quoth.config import load_config
from quoth.dates import DateError, parse
from quoth.fields import Format, read_fields, shape_of
from quoth.ids import fault_of_id
from quoth.load.entries import ClaimFormat, EntryFormat, EvidenceFormat
from quoth.load.places import PlaceFormat
from quoth.load.sources import SourceFormat
from quoth.load.vocabulary import KindFormat, PropertyFormat, read_vocabulary
from quoth.nodes import plain, read_nodes
from quoth.place import Place
from quoth.schema.all import as_files, read_schemas, schemas
from quoth.values import Address, Count, Id, Position, Seconds, Service, Share, Small, Text, YesNo

FOLDER_OF = {"source": "sources"} | {
    str(kind.id): f"entries/{kind.folder}" for kind in VOCABULARY.kinds.values()
}
EVIDENCE = "    evidence: [{source: king-2024, quote: left the embassy}]\n"


def claim(lines: str) -> str:
    return f"name: A\nclaims:\n  - {lines}\n{EVIDENCE}"


SOURCE = "title: A\npublisher: B\npublished: 2024-09\n"
KINDS = "kinds:\n  person: {folder: people, label: Person, plural: People}\nproperties:\n"
KNOWS = "  knows: {label: knows, of: [person], takes: person, inverse: known-by, help: Whom.}\n"
SETTINGS = "site_name: Test\ndocs_dir: build/docs\nsite_dir: site\nuse_directory_urls: false\n"

CASES = [
    ("source", SOURCE, True),
    ("source", SOURCE + "author: [A, B]\nquota: 0.5\nstanding: corrected\norigin: 2024\n", True),
    ("source", SOURCE + "quota: 1.5\n", False),
    ("source", SOURCE + "quota: half\n", False),
    ("source", SOURCE + "url: example.org\n", False),
    ("source", SOURCE + "author: A\n", False),
    ("source", SOURCE + "note:\n", False),
    ("source", SOURCE + "note: ' '\n", False),
    ("source", SOURCE + "note: 012\nrights: no\n", True),
    ("source", SOURCE.replace("2024-09", "2024"), True),
    ("source", SOURCE.replace("2024-09", "2024-9"), False),
    ("source", SOURCE.replace("2024-09", "[2016,2017]"), False),
    ("source", SOURCE.replace("2024-09", "'[2016,2017..2019]'"), True),
    ("source", SOURCE.replace("title", "titel"), False),
    ("person", "name: A\n", True),
    ("person", "name: A\nliving: yes\n", True),
    ("person", "name: A\nliving: perhaps\n", False),
    ("person", "name: A\nliving: true\n", False),
    ("person", "name: A\nholders: many\n", False),
    ("post", "name: A\nholders: many\n", True),
    ("person", "name: A\nwas: [Old Name]\n", False),
    ("person", "aliases: [B]\n", False),
    ("person", claim("fate: left"), True),
    ("person", claim("fate: left\n    born: 1960"), False),
    ("person", claim("fates: left"), False),
    ("person", claim("from: 2016"), False),
    ("person", claim("fate: left\n    on: 2017-08-29\n    count: 13\n    as: no"), True),
    ("person", claim("fate: left\n    count: about 13"), False),
    ("person", claim("fate: [left]"), False),
    ("person", claim("held: foreign-minister"), True),
    ("person", claim("held: Foreign minister"), False),
    ("person", claim("held: ' foreign-minister '"), True),
    ("person", claim("held: index"), False),
    ("person", claim("born: ' 1960 '"), True),
    ("person", claim("born: soon"), False),
    ("person", claim("held-by: a-person"), False),
    ("post", claim("held-by: a-person"), True),
    ("event", claim("born: 1960"), False),
    ("person", "name: A\nclaims:\n  - fate: left\n", False),
    ("person", claim("fate: left").replace("quote:", "stance: disputes, quote:"), False),
    ("person", claim("fate: left").replace("quote:", "manner: stated, said-by: [x], quote:"), True),
    ("person", claim("fate: left").replace("quote:", "said-by: x, quote:"), False),
    ("person", claim("fate: left").replace("source", "sources"), False),
    ("person", "name: A\nclaims: left\n", False),
    ("vocabulary", KINDS + KNOWS, True),
    ("vocabulary", KINDS + KNOWS.replace("inverse: known-by, ", ""), False),
    ("vocabulary", KINDS + KNOWS.replace("takes: person", "takes: date"), False),
    ("vocabulary", KINDS + KNOWS.replace("help:", "one: yes, help:"), True),
    ("vocabulary", KINDS + KNOWS.replace("help:", "one: maybe, help:"), False),
    ("vocabulary", KINDS + KNOWS.replace("  knows", "  Knows"), False),
    ("vocabulary", KINDS + KNOWS.replace("help:", "sensitive: money, help:"), False),
    ("vocabulary", "kind: {}\n", False),
    ("places", "Havana: {at: [23.13, -82.38], country: Cuba}\n", True),
    ("places", "Havana: {at: [-82, 23]}\nHere: {at: [23, -182]}\n", False),
    ("places", "Havana: {at: [93.13, -82.38]}\n", False),
    ("places", "Havana: {at: '23, -82'}\n", False),
    ("places", "Havana: {at: [23.13]}\n", False),
    ("places", "Havana: {country: Cuba}\n", False),
    ("places", "Havana: Cuba\n", False),
    ("places", "' ': {at: [1, 2]}\n", False),
]


@pytest.mark.parametrize(("name", "text", "good"), CASES)
def test_good_and_bad_files(name: str, text: str, good: bool) -> None:
    tree, _ = read_nodes(text, Place("x"))
    assert (not faults(name, text)) is good
    assert accepts(name, plain(tree)) is good
    if good:
        assert [v for v in ("1.1", "1.2") if not accepts(name, typed(text, version=v))] == []


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (SETTINGS, True),
        (SETTINGS.replace("site_name: Test\n", ""), False),
        (SETTINGS.replace("site_dir: site", "site_dir: public"), False),
        (SETTINGS.replace("false", "true"), False),
        (SETTINGS + "site_url: https://example.org\n", True),
        (SETTINGS + "site_url: example.org\n", False),
        (SETTINGS + "extra:\n  quoth: {quota: 0.3, shortest-quote: 4, edit: 'https://example.org/'}\n", True),
        (SETTINGS + "extra:\n  quoth: {quotas: 0.3}\n", False),
        (SETTINGS + "extra:\n  quoth: {shortest-quote: 0}\n", False),
        (SETTINGS + "extra:\n  quoth: yes\n", False),
        (
            SETTINGS
            + "extra:\n  quoth:\n    engine: {url: 'http://127.0.0.1:80/v1/', model: a, timeout: 3}\n",
            True,
        ),
        (SETTINGS + "extra:\n  quoth:\n    engine: {url: 'https://example.org', model: 7}\n", True),
        (SETTINGS + "extra:\n  quoth:\n    engine: {url: 'https://me:key@example.org', model: a}\n", False),
        (SETTINGS + "extra:\n  quoth:\n    engine: {url: 'https://example.org/?key=1', model: a}\n", False),
        (SETTINGS + "extra:\n  quoth:\n    engine: {url: 'https://example.org'}\n", False),
        (SETTINGS + "extra:\n  quoth:\n    engine: a\n", False),
        (SETTINGS + "extra:\n  other: yes\n", False),
        (SETTINGS + "extra:\n", True),
    ],
)
def test_settings(tmp_path: Path, text: str, good: bool) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    tree, _ = read_nodes(text, Place("x"))
    assert (load_config(tmp_path)[0] is not None) is good
    assert accepts("settings", plain(tree)) is good
    assert accepts("settings", typed(text, version="1.2")) is good


def real_files() -> list[tuple[str, str]]:
    """Return the name of the format, and the text, of every file of the real knowledge base."""
    found = [
        (name, (ROOT / "entries" / f"{name}.yml").read_text("utf-8")) for name in ("vocabulary", "places")
    ]
    for name, folder in FOLDER_OF.items():
        for path in sorted((ROOT / folder).glob("*.md")):
            found.append((name, path.read_text("utf-8").split("---\n")[1]))
    return found


REAL = real_files()


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_the_real_files_fit(version: str) -> None:
    strange = [
        (name, text)
        for name, text in REAL
        if not accepts(name, typed(text, version=version))
        or not accepts(name, plain(read_nodes(text, Place(""))[0]))
    ]
    assert strange == []
    assert accepts("settings", typed((ROOT / "mkdocs.yml").read_text("utf-8"), version=version))


class PlainDumper(yaml.SafeDumper):
    """Writes every text without quotation marks where YAML lets it."""


PlainDumper.yaml_implicit_resolvers = {}


WORDS = st.sampled_from(
    [
        *(
            "",
            " ",
            "yes",
            "no",
            "true",
            "on",
            "012",
            "0.5",
            "1.50",
            "-7",
            "2",
            "~13",
            ">13",
            ".5",
            "13.",
            "1e3",
        ),
        *(
            "2023",
            "2023-13",
            "2023-02-31",
            "2023-11-05",
            "0000",
            "19XX",
            "2016/2014",
            "../2013",
            "2013~/..",
            "/",
        ),
        *("[2016,2017]", "[2016..2019]", "[..2016,2018?]", "[]", " 2016 ", "20231", "2023-21", "2023-25"),
        *(
            "king-2024",
            "An id",
            "a--b",
            "-a",
            "a" * 81,
            "index",
            "com1",
            "person",
            "date",
            "disputes",
            "full",
        ),
        *("https://example.org/", "http://a b", "ftp://x", "many", "unknown", "excerpts", "health", "a\nb"),
    ]
) | st.text("0129-X~?%/.[],", max_size=12)
COMMON = ("extra", "name", "note", "from", "on", "quote", "living", "holders", "takes", "inverse", "at")
KEYS = st.sampled_from([*COMMON, *VOCABULARY.properties, *VOCABULARY.inverses])
VALUES = WORDS | st.lists(WORDS, max_size=3) | st.dictionaries(KEYS, WORDS, max_size=2)


def groups(tree: Any) -> list[Any]:
    """Return every list and every group of keys in a tree."""
    if isinstance(tree, str):
        return []
    inner = tree.values() if isinstance(tree, dict) else tree
    return [tree, *(found for value in inner for found in groups(value))]


def mutate(data: st.DataObject, tree: Any) -> None:
    """Do to one value or key of a tree what a slip of the hand would."""
    group = data.draw(st.sampled_from([group for group in groups(tree) if group] or [tree]))
    keys = list(group) if isinstance(group, dict) else list(range(len(group)))
    key = data.draw(st.sampled_from(keys))
    slip = data.draw(st.sampled_from(["drop", "rename", "replace", "empty", "extra"]))
    if slip == "drop":
        del group[key]
    elif slip == "rename" and isinstance(group, dict):
        group[data.draw(KEYS | st.just(f"{key}s"))] = group.pop(key)
    elif slip == "extra" and isinstance(group, dict):
        group[data.draw(KEYS)] = data.draw(VALUES)
    else:
        group[key] = "" if slip == "empty" else data.draw(VALUES)


@settings(max_examples=600, deadline=None)
@given(data=st.data(), real=st.sampled_from(REAL), slips=st.integers(1, 2))
def test_slips_are_refused_by_both_or_by_none(data: st.DataObject, real: tuple[str, str], slips: int) -> None:
    name, text = real
    tree = copy.deepcopy(plain(read_nodes(text, Place(""))[0]))
    for _ in range(slips):
        if tree:
            mutate(data, tree)
    written = yaml.dump(tree, Dumper=PlainDumper, allow_unicode=True, sort_keys=False)
    read = plain(read_nodes(written, Place(""))[0])
    found = faults(name, written)
    if not all(map(beyond_schemas, found)):
        assert not accepts(name, read), found
    elif not found:
        assert [error.message for error in VALIDATORS[name].iter_errors(read)] == []
    for version in ("1.1", "1.2"):
        if not any(value in NULLS for group in groups(read) for value in leaves(group)):
            assert found or accepts(name, typed(written, version=version))


def leaves(group: Any) -> list[str]:
    values = group.values() if isinstance(group, dict) else group
    return [value for value in values if isinstance(value, str)]


class EveryType(Format):
    """A value of each type that has a pattern."""

    address: Address | None = None
    count: Count | None = None
    id: Id | None = None
    position: Position | None = None
    seconds: Seconds | None = None
    service: Service | None = None
    share: Share | None = None
    small: Small | None = None
    text: Text | None = None
    yes_no: YesNo = False


EVERY_SHAPE = shape_of(EveryType)
EDGES = (
    "90 90.0 90.1 -90 180 180.5 -180 181 0.0 -0 -0.1 01 1.00 1.01 13. 0090 00180 -00.5 "
    "1000000000 1000000001 999999999.5 1000000000.0 3600 3600.1 3599.9 3600.0 0999"
)
NUMBERS = st.text("0123456789-.~<>", max_size=4) | st.sampled_from(EDGES.split())


@settings(max_examples=2000, deadline=None)
@given(st.sampled_from(EveryType.keys()), NUMBERS | WORDS | st.lists(NUMBERS, min_size=1, max_size=3))
def test_a_type_is_the_same_to_schema_and_reader(key: str, value: object) -> None:
    node, _ = read_nodes(yaml.dump({key: value}, Dumper=PlainDumper), Place(""))
    _, found = read_fields(EveryType, node)
    assert VALIDATORS["source"].evolve(schema=EVERY_SHAPE).is_valid(plain(node)) is not bool(found)


@settings(max_examples=1000)
@given(WORDS)
def test_the_pattern_of_dates_is_the_parser_without_a_calendar(text: str) -> None:
    try:
        parse(text)
    except DateError as exc:
        fits = " days" in str(exc) or "before it starts" in str(exc)
    else:
        fits = True
    field = VALIDATORS["source"].evolve(schema=shapes.EDTF)
    assert field.is_valid(text) is fits


@given(WORDS | st.text("ab0-", max_size=6) | st.integers(79, 82).map("a".__mul__))
def test_the_pattern_of_ids(text: str) -> None:
    assert VALIDATORS["source"].evolve(schema=shapes.ID).is_valid(text) is (fault_of_id(text) is None)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_its_examples_fit(name: str) -> None:
    schema = SCHEMAS[name]
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"]
    assert schema["description"]
    assert [example for example in schema["examples"] if not accepts(name, example)] == []


@pytest.mark.parametrize(
    "format_",
    [ClaimFormat, EntryFormat, EvidenceFormat, KindFormat, PlaceFormat, PropertyFormat, SourceFormat],
)
def test_every_key_is_described(format_: type[Format]) -> None:
    keys = shape_of(format_)["properties"]
    assert tuple(keys) == format_.keys()
    assert [key for key, shape in keys.items() if not shape.get("description")] == []


def test_what_a_claim_may_say_is_described_by_the_vocabulary() -> None:
    said = SCHEMAS["person"]["properties"]["claims"]["items"]["properties"]
    assert said["died"]["description"] == "Date of death. Takes a date."
    assert {"held", "knows"} & said.keys() == {"held"}
    of_event = SCHEMAS["event"]["properties"]["claims"]["items"]["properties"]
    assert of_event["participant"]["description"].startswith(
        "people: 'took-part-in', seen from the other side. "
    )


def test_ids_that_there_are_can_be_asked_for() -> None:
    made, _ = read_schemas(ROOT, with_ids=True)
    assert made is not None
    said = made["person"]["properties"]["claims"]["items"]["properties"]
    assert "foreign-minister-of-north-korea" in said["held"]["anyOf"][0]["enum"]
    assert "king-2024" in said["evidence"]["items"]["properties"]["source"]["anyOf"][0]["enum"]
    assert [
        name
        for name, text in REAL
        if not jsonschema.Draft7Validator(made[name]).is_valid(typed(text, version="1.2"))
    ] == []


@pytest.mark.parametrize("options", [[], ["--ids"]])
def test_a_schema_is_printed(options: list[str]) -> None:
    said = CliRunner().invoke(main, ["--root", str(ROOT), "schema", "person", *options])
    assert said.exit_code == 0
    made, _ = read_schemas(ROOT, with_ids=bool(options))
    assert made is not None
    assert json.loads(said.output) == made["person"]


def test_every_schema_is_printed_or_written(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["--root", str(ROOT), "schema"])
    assert json.loads(printed.output) == SCHEMAS
    for _ in range(2):
        said = CliRunner().invoke(main, ["--root", str(ROOT), "schema", "--out", str(tmp_path / "new")])
        assert (said.exit_code, said.output) == (0, "")
    written = {path.stem: json.loads(path.read_text("utf-8")) for path in (tmp_path / "new").iterdir()}
    assert written == SCHEMAS


def test_there_is_no_schema_of_an_unknown_format() -> None:
    said = CliRunner().invoke(main, ["--root", str(ROOT), "schema", "persn"])
    assert said.exit_code == 2
    assert (
        "there is no format 'persn'; there are source, entry, vocabulary, places, settings, person"
        in said.output
    )


def test_there_are_no_schemas_without_a_vocabulary(knowledge_base: Path) -> None:
    (knowledge_base / "entries/vocabulary.yml").write_text("kinds: {}\n", encoding="utf-8")
    said = CliRunner().invoke(main, ["--root", str(knowledge_base), "schema"])
    assert said.exit_code == 1
    assert (
        "entries/vocabulary.yml:1:1: error: 'properties:' and what belongs under it is missing" in said.output
    )


def test_a_kind_may_have_the_name_of_a_format_or_no_property() -> None:
    text = "kinds:\n  source: {folder: a, label: A, plural: B}\nproperties: {}\n"
    vocabulary, found = read_vocabulary(text.encode(), largest=1e9)
    assert found == []
    assert vocabulary is not None
    made = schemas(vocabulary)
    assert (made["source"]["title"], made["source-entry"]["title"]) == ("Source", "A")
    for schema in made.values():
        jsonschema.Draft7Validator.check_schema(schema)
    assert not jsonschema.Draft7Validator(made["source-entry"]).is_valid(
        {"name": "A", "claims": [{"a": "b"}]}
    )


def test_the_schemas_for_editors_are_current() -> None:
    made, _ = read_schemas(ROOT, with_ids=False)
    assert made is not None
    written = {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()}
    assert written == as_files(made), "run `make schemas`"
    assert json.loads(written["person.json"])["title"] == "Person"


def test_every_exception_has_a_reason() -> None:
    assert all(ONLY_CHECKS.values())
