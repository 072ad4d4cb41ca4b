"""The knowledge base as data: the same in tables, JSON and a database, and nothing that no page shows."""

import csv
import gzip
import io
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from make import CONFIG, VOCABULARY, claim, entry, evidence, library, source
from selectolax.lexbor import LexborHTMLParser

from quoth import site
from quoth.data import files as data_files_module
from quoth.data.bundles import bundle
from quoth.data.csv_files import csv_head, csv_lines
from quoth.data.database import database
from quoth.data.files import data_files, filled, whole_files
from quoth.data.json_text import as_json
from quoth.data.nested import schema
from quoth.data.pieces import Piece, data_of, data_of_source
from quoth.data.tables import Cell, Column, Table
from quoth.link.graph import Graph, link
from quoth.model import Entry, Source

HOSTILE = "<script>\"',;\n{{7*7}}\t=1+1'); DROP TABLE claims;--\u202e리\U0001f600 [d](e)"
TEXT = (
    "Ri Il Gyu was counselor in Havana, people close to him said.\n\n"
    "He left the embassy in November 2023 with two others, or so he says."
)


def graph(*entries: Entry, sources: list[Source] | None = None) -> Graph:
    return link(library(entries, sources or [source(TEXT)]))


def tables(made: Graph) -> tuple[Table, ...]:
    sources = {id_: data_of_source(one, made, CONFIG) for id_, one in made.library.sources.items()}
    texts = {id_: one.text for id_, one in sources.items()}
    entries = [data_of(one, made, CONFIG, texts) for one in made.library.entries.values()]
    return filled([one.piece.rows for one in (*sources.values(), *entries)])


def knowledge_of(made: Graph) -> dict[str, Any]:
    knowledge: dict[str, Any] = json.loads(dict(data_files(made, CONFIG))["data/kb.json"])
    return knowledge


def rows(made: Graph, name: str) -> list[dict[str, Cell]]:
    (table,) = (table for table in tables(made) if table.name == name)
    return table.records()


def said(record: dict[str, Cell], *names: str) -> dict[str, Cell]:
    return {name: record[name] for name in names}


def post(id: str = "counselor") -> Entry:
    return entry(id, kind="post", name="Counselor", prose="")


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (
            [entry("ri", claim("held", "counselor"), prose=""), post()],
            {"entry": "ri", "property": "held", "inverse": False, "subject": "ri", "object": "counselor",
             "value": "counselor"},
        ),
        (
            [entry("ri", prose=""), entry("counselor", claim("held-by", "ri"), kind="post", prose="")],
            {"entry": "counselor", "property": "held", "inverse": True, "subject": "ri",
             "object": "counselor", "value": "ri"},
        ),
        (
            [entry("ri", claim("held", "old"), prose=""),
             entry("counselor", kind="post", prose="", was=("old",))],
            {"entry": "ri", "property": "held", "inverse": False, "subject": "ri", "object": "counselor",
             "value": "counselor"},
        ),
        (
            [entry("ri", claim("fate", "counselor"), prose=""), post()],
            {"entry": "ri", "property": "fate", "inverse": False, "subject": "ri", "object": None,
             "value": "counselor"},
        ),
    ],
)  # fmt: skip
def test_a_claim_says_who_and_what_on_whichever_side_it_stands(
    entries: list[Entry], expected: dict[str, Cell]
) -> None:
    (row,) = rows(graph(*entries), "claims")
    assert said(row, *expected) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-11-05", "2023-11-05", "2023-11-05"),
        ("2023-11", "2023-11-01", "2023-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1987", "1987-01-01", "1987-12-31"),
        ("../2013", None, "2013-12-31"),
        ("2016/..", "2016-01-01", None),
        ("[2016,2019]", "2016-01-01", "2019-12-31"),
    ],
)
def test_a_date_is_there_as_edtf_with_its_first_and_last_day(
    text: str, first: str | None, last: str | None
) -> None:
    made = graph(entry("ri", claim("born", text), claim("said", "it", on=text), prose=""))
    born, it = rows(made, "claims")
    assert said(born, "value", "value_date", "value_date_earliest", "value_date_latest") == {
        "value": text, "value_date": text, "value_date_earliest": first, "value_date_latest": last,
    }  # fmt: skip
    assert said(it, "value_date", "on_date", "on_date_earliest", "on_date_latest") == {
        "value_date": None, "on_date": text, "on_date_earliest": first, "on_date_latest": last,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["2019~", "2013?", "2013%"])
def test_a_date_that_is_not_certain_keeps_its_sign(text: str) -> None:
    (row,) = rows(graph(entry("ri", claim("born", text), prose="")), "claims")
    assert row["value_date"] == text
    assert str(row["value_date_earliest"]) <= text[:4] + "-01-01"
    assert str(row["value_date_latest"]) >= text[:4] + "-12-31"


def test_what_narrows_a_claim_has_columns_of_its_own() -> None:
    made = claim("said", "it", since="2016", until="2019", at="Havana", role="guest", count="~13", note="n",
                 preferred="p", inferred="i")  # fmt: skip
    (row,) = rows(graph(entry("ri", made, prose="")), "claims")
    names = ("since", "until", "at_place", "role", "quantity", "note", "preferred", "inferred")
    assert [row[name] for name in names] == ["2016", "2019", "Havana", "guest", "~13", "n", "p", "i"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "left the embassy in November"),
        ({"publish": "full"}, "left the embassy in November"),
        ({"publish": "none"}, None),
        ({"redact": ("the  EMBASSY",)}, "left […] in November"),
        ({"publish": "none", "redact": ("the embassy",)}, None),
    ],
)
def test_a_quote_is_as_the_pages_show_it(fields: dict[str, Any], expected: str | None) -> None:
    made = graph(
        entry("ri", claim("said", "it", "left the embassy in November"), prose=""),
        sources=[source(TEXT, **fields)],
    )
    (row,) = rows(made, "evidence")
    assert said(row, "quote", "paragraph", "source") == {
        "quote": expected, "paragraph": 2, "source": "king-2024",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pieces", "hearsay", "expected"),
    [
        ([evidence()], None, [(None, "stated", "supports")]),
        ([evidence(manner="reported")], "reportedly", [(None, "reported", "supports")]),
        ([evidence(manner="alleged", said_by=("those who saw it",))], "allegedly",
         [("those who saw it", "alleged", "supports")]),
        ([evidence(manner="reported", said_by=("ri", "his wife"))], "reportedly",
         [("ri > his wife", "reported", "supports")]),
        ([evidence(manner="reported"), evidence("was counselor in Havana")], None,
         [(None, "reported", "supports"), (None, "stated", "supports")]),
        ([evidence(), evidence("was counselor in Havana", stance="disputes")], None,
         [(None, "stated", "supports"), (None, "stated", "disputes")]),
    ],
)  # fmt: skip
def test_hearsay_is_told_as_such(
    pieces: list[Any], hearsay: str | None, expected: list[tuple[str | None, str, str]]
) -> None:
    made = graph(entry("ri", claim("said", "it", *pieces), prose=""))
    (row,) = rows(made, "claims")
    assert row["hearsay"] == hearsay
    found = [(row["said_by"], row["manner"], row["stance"]) for row in rows(made, "evidence")]
    assert found == expected


def test_what_is_disputed_is_marked_on_the_claims_and_the_entry() -> None:
    made = graph(
        entry("ri", claim("fate", "left"), claim("fate", "died", "was counselor in Havana"),
              claim("said", "it"), prose=""),
        entry("thae", claim("fate", "left"), prose=""),
    )  # fmt: skip
    assert [row["disputed"] for row in rows(made, "claims")] == [True, True, False, False]
    assert [(row["id"], row["disputed"]) for row in rows(made, "entries")] == [("ri", True), ("thae", False)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        ("", ""),
        ("plain", "plain"),
        ('a "b", c\nd', '"a ""b"", c\nd"'),
        ("=1+1", "'=1+1"),
        ("+82", "'+82"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("~10", "~10"),
        ("a=1", "a=1"),
    ],
)
def test_cells_of_csv(cell: Cell, expected: str) -> None:
    table = Table(
        name="t", about="", columns=(Column("a", ""), Column("b", "")), key=("a",), rows=(("x", cell),)
    )
    assert csv_head(table) + csv_lines(table.rows) == f"a,b\nx,{expected}\n"


def every_format(made: Graph) -> Iterator[tuple[str, list[str | None]]]:
    """Yield for each format the hostile name as it can be read from it."""
    every = tables(made)
    yield "json", [knowledge_of(made)["entries"][0]["name"]]
    named = {table.name: table for table in every}
    text = csv_head(named["entries"]) + csv_lines(named["entries"].rows)
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    yield "csv", [row["name"] for row in read]
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(database([every], VOCABULARY))
        yield "sqlite", [row[0] for row in db.execute("SELECT name FROM entries")]
        assert db.execute("SELECT count(*) FROM claims").fetchone() == (1,)


def test_hostile_words_are_the_same_words_in_every_format() -> None:
    made = graph(entry("ri", claim("said", HOSTILE), name=HOSTILE, prose=""))
    for name, found in every_format(made):
        assert found == [HOSTILE], name


@pytest.mark.parametrize(
    "record",
    [{}, {"a": []}, {"a": {}, "b": [{}, [], [1]]}, {"a": [{"b": '\n\u2028"\\'}, 1.5, None, True]}],
)
def test_json_is_written_as_python_writes_it(record: dict[str, Any]) -> None:
    assert as_json(record) == (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def test_files_put_together_are_as_if_written_whole() -> None:
    entries = entry("ri", claim("held", "counselor"), claim("said", HOSTILE), name=HOSTILE), post()
    for made in (graph(*entries), graph(post()), link(library([]))):
        files = dict(data_files(made, CONFIG))
        for path, data in files.items():
            if path.endswith((".json", ".jsonld")) and not path.endswith("datapackage.json"):
                assert as_json(json.loads(data)) == data, path
        for table in tables(made):
            assert files[f"data/{table.name}.csv"].decode() == csv_head(table) + csv_lines(table.rows)


def test_a_piece_is_of_one_entry_alone() -> None:
    post_, ri = post(), entry("ri", claim("said", "it"), prose="")
    alone, beside = graph(ri), graph(post_, ri)
    sources = {id_: data_of_source(one, beside, CONFIG) for id_, one in beside.library.sources.items()}
    texts = {id_: one.text for id_, one in sources.items()}
    pieces: dict[str, Piece] = {one.id: data_of(one, beside, CONFIG, texts).piece for one in (post_, ri)}
    articles = bundle({str(id_): one.piece for id_, one in sources.items()})
    for split in ([bundle(pieces)], [bundle({id_: one}) for id_, one in pieces.items()]):
        planned = whole_files(split, [articles], beside, CONFIG)
        made = dict(chain.from_iterable(one.make() for one in planned))
        assert made == {path: data for path, data in data_files(beside, CONFIG) if path in made}
    assert pieces[ri.id] == data_of(ri, alone, CONFIG, texts).piece
    assert bundle(pieces).pieces() == pieces


def test_the_same_knowledge_base_makes_the_same_bytes() -> None:
    def once() -> dict[str, bytes]:
        return dict(data_files(graph(entry("ri", claim("held", "counselor"), prose=""), post()), CONFIG))

    assert once() == once()


def test_large_files_are_there_compressed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    made = graph(entry("ri", claim("held", "counselor"), prose=""), post())
    assert [path for path, _ in data_files(made, CONFIG) if path.endswith(".gz")] == []
    size = len(dict(data_files(made, CONFIG))["data/kb.json"])
    monkeypatch.setattr(data_files_module, "LARGE", size)
    files = dict(data_files(made, CONFIG))
    assert gzip.decompress(files["data/kb.json.gz"]) == files["data/kb.json"]
    assert files["data/kb.json.gz"][4:8] == bytes(4)
    large = {path for path, data in files.items() if path.count("/") == 1 and len(data) >= size}
    large = {path for path in large if path.startswith("data/") and not path.endswith((".gz", ".py"))}
    assert len(large) > 2
    assert {path.removesuffix(".gz") for path in files if path.endswith(".gz")} == large
    monkeypatch.setattr(data_files_module, "LARGE", size + 1)
    assert "data/kb.json.gz" not in dict(data_files(made, CONFIG))


@pytest.mark.parametrize(
    "change", [{}, {"publish": "none"}, {"redact": ("embassy",)}, {"author": ("A", "B")}]
)
def test_small_knowledge_bases_fit_the_schema(change: dict[str, Any]) -> None:
    made = graph(
        entry("ri", claim("held", "counselor"), claim("born", "1987~"), name=HOSTILE), post(),
        sources=[source(TEXT, **change)],
    )  # fmt: skip
    shape = schema()
    assert faults(shape, knowledge_of(made)) == []
    beside = {path: data for path, data in data_files(made, CONFIG) if not path.startswith("data/")}
    assert len(beside) == 3
    for path, data in beside.items():
        assert faults(of_page(shape), json.loads(data)) == [], path


def of_page(shape: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": shape["$schema"], "$defs": shape["$defs"], "$ref": "#/$defs/page"}


def faults(shape: dict[str, Any], record: Any) -> list[str]:
    Draft202012Validator.check_schema(shape)
    checker = Draft202012Validator(shape, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(record)]


@pytest.mark.parametrize(
    "change",
    [
        lambda k: k.pop("version"),
        lambda k: k["entries"][0].update(living="perhaps"),
        lambda k: k["entries"][0]["claims"][0].update(since_earliest="2023-13-01"),
        lambda k: k["entries"][0]["claims"][0]["evidence"][0].update(paragraph="2"),
        lambda k: k["sources"][0].update(extra=1),
        lambda k: k["sources"][0].update(title=None),
    ],
)
def test_the_schema_refuses_what_is_not_so(change: Any) -> None:
    made = graph(entry("ri", claim("held", "counselor"), prose=""), post())
    knowledge = knowledge_of(made)
    assert faults(schema(), knowledge) == []
    change(knowledge)
    assert len(faults(schema(), knowledge)) == 1


# The real site


@pytest.fixture(scope="module")
def data(built: Path) -> Path:
    return built / "site" / "data"


@pytest.fixture(scope="module")
def db(data: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{(data / 'kb.sqlite').as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


def test_every_format_counts_what_the_home_page_counts(
    built: Path, data: Path, db: sqlite3.Connection
) -> None:
    home = LexborHTMLParser((built / "site/index.html").read_bytes())
    counts = {
        (card.css("span")[0].text()): int(card.css("b")[0].text().replace(",", ""))
        for card in home.css(".q-counts li")
    }
    proved = home.css(".q-proved")[0].text()
    claims, quotes = (int(word.replace(",", "")) for word in proved.split() if word[0].isdigit())
    expected = {
        "entries": counts["People"] + counts["Events"] + counts["Posts"],
        "sources": counts["Sources"],
        "claims": claims,
        "evidence": quotes,
    }
    assert all(expected.values())
    assert {
        name: len(list(csv.reader(io.StringIO((data / f"{name}.csv").read_text(encoding="utf-8"))))) - 1
        for name in expected
    } == expected
    assert {
        name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 (names of ours)
        for name in expected
    } == expected
    knowledge = json.loads((data / "kb.json").read_bytes())
    every = [claim for entry in knowledge["entries"] for claim in entry["claims"]]
    assert len(knowledge["entries"]) == expected["entries"]
    assert len(knowledge["sources"]) == expected["sources"]
    assert len(every) == claims
    assert sum(len(claim["evidence"]) for claim in every) == quotes
    linked = json.loads((data / "kb.jsonld").read_bytes())["@graph"]
    assert sum(node["@type"] == "Claim" for node in linked) == claims
    assert sum(node["@type"] == "NewsArticle" for node in linked) == expected["sources"]
    assert len(linked) == expected["entries"] + expected["sources"] + claims
    annotated = json.loads((data / "annotations.jsonld").read_bytes())
    assert annotated["total"] == len(annotated["first"]["items"]) == quotes
    beside = [
        path
        for path in (built / "site").glob("*/*.json")
        if path.with_suffix(".html").is_file() and "csl" not in path.name
    ]
    assert len(beside) == expected["entries"] + expected["sources"]


def test_the_package_is_valid_and_a_broken_one_is_not(data: Path, tmp_path: Path) -> None:
    assert frictionless.validate(str(data / "datapackage.json")).valid
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    text = (copy / "evidence.csv").read_text(encoding="utf-8")
    (copy / "evidence.csv").write_text(text.replace(",king-2024,", ",king-2025,", 1), encoding="utf-8")
    report = frictionless.validate(str(copy / "datapackage.json"))
    found = {error[0] for error in report.flatten(["type"])}
    assert "foreign-key" in found
    assert found <= {"foreign-key", "hash-count", "byte-count"}


def test_what_is_there_as_json_fits_the_schema(built: Path, data: Path) -> None:
    shape = json.loads((data / "kb.schema.json").read_bytes())
    assert faults(shape, json.loads((data / "kb.json").read_bytes())) == []
    names = [
        path.relative_to(built / "site").as_posix()
        for path in (built / "site").glob("*/*.html")
        if path.with_suffix(".json").is_file()
    ]
    assert len(names) > 70
    for name in names:
        record = json.loads((built / "site" / name).with_suffix(".json").read_bytes())
        assert faults(of_page(shape), record) == [], name
        assert record["$schema"] == "../data/kb.schema.json#/$defs/page"
        assert (record.get("entry") or record["source"])["page"] == name


def test_the_database_is_whole(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [row[1] for row in db.execute("PRAGMA foreign_key_list(evidence)")] != []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "SELECT person_name FROM holders WHERE post_name LIKE '%Kuwait%' AND property = 'held'",
            [("Ryu Hyun Woo",)],
        ),
        (
            "SELECT DISTINCT entry_name FROM disputed_claims WHERE entry = 'ri-yong-ho'",
            [("Ri Yong Ho",)],
        ),
        (
            "SELECT DISTINCT id FROM search WHERE kind = 'entry' AND search MATCH '^ri + il + gyu'"
            " AND id NOT LIKE '%-of-%'",
            [("ri-il-gyu",)],
        ),
        ("SELECT id FROM search WHERE kind = 'entry' AND search MATCH '리일규'", [("ri-il-gyu",)]),
        (
            "SELECT count(*) > 0 FROM search WHERE kind = 'quote' AND search MATCH '\"slipped away from\"'",
            [(1,)],
        ),
        (
            "SELECT DISTINCT entry FROM quotes WHERE entry = 'ri-il-gyu' AND quote = "
            "'slipped away from the embassy in late November 2023'",
            [("ri-il-gyu",)],
        ),
        ("SELECT count(*) FROM quotes EXCEPT SELECT count(*) FROM evidence", []),
        ("SELECT count(*) FROM search WHERE kind = 'claim' EXCEPT SELECT count(*) FROM claims", []),
        ("SELECT count(*) FROM search WHERE kind = 'entry' EXCEPT SELECT count(*) FROM names", []),
    ],
)
def test_the_database_answers(db: sqlite3.Connection, question: str, expected: list[tuple[Any, ...]]) -> None:
    assert db.execute(question).fetchall() == expected


def test_the_command_line_of_sqlite_answers(data: Path) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("there is no sqlite3")
    question = "SELECT post_name, person_name FROM holders WHERE post LIKE '%kuwait%' AND property = 'held'"
    done = subprocess.run(
        [program, data / "kb.sqlite", question], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "Chargé d’affaires, North Korean mission in Kuwait|Ryu Hyun Woo\n"


def test_holders_are_in_the_order_in_which_they_are_known_to_have_held_it() -> None:
    made = graph(
        entry("a", claim("held", "counselor", since="2019"), prose=""),
        entry("b", claim("held", "counselor", until="2010"), prose=""),
        entry("c", claim("held", "counselor", since="2012", until="2018"), prose=""),
        post(),
    )
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(database([tables(made)], VOCABULARY))
        assert [row[0] for row in db.execute("SELECT person FROM holders")] == ["b", "c", "a"]


CANARY = """---
name: Canary Quux
publish: {publish}
aliases: [Canaria Quux]
claims:
  - described-as: canary diplomat
    inferred: canary
    evidence:
      - source: king-2024
        quote: {quote}
---
Canary Quux is [a diplomat](king-2024 "{quote}").
"""
REDACTED = "Zanzibarquux"


def everything(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file with its bytes, those of compressed ones unpacked too."""
    for path in folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            yield path, held
            if path.suffix == ".gz":
                yield path, gzip.decompress(held)


def test_nothing_that_is_hidden_is_in_any_file(knowledge_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_files_module, "LARGE", 1)
    article = knowledge_base / "sources/king-2024.md"
    text = article.read_text(encoding="utf-8")
    # Words that no claim rests on, some of them redacted, and a source of which no words are shown.
    added = f"Nobody quotes unseenquux. He met {REDACTED} in that year, they say."
    text = text.replace("\n---\n", f"\nredact: [{REDACTED}]\n---\n", 1)
    article.write_text(f"{text.rstrip()}\n\n{added}\n", encoding="utf-8")
    closed = "\n".join(
        line
        for line in text.split("\n---\n")[0].splitlines()
        if not line.startswith(("redact", "publish:", "quota"))
    )
    (knowledge_base / "sources/closed-2024.md").write_text(
        f"{closed}\npublish: none\n---\nThe embassy quuxclosed its doors for good.\n", encoding="utf-8"
    )
    quoted = "      - source: {}\n        quote: {}\n".format
    (knowledge_base / "entries/people/open-case.md").write_text(
        "---\nname: Open Case\nclaims:\n  - described-as: met\n    inferred: yes\n    evidence:\n"
        + quoted("king-2024", f"He met {REDACTED} in that year")
        + quoted("closed-2024", "embassy quuxclosed its doors")
        + '---\nHe is [named](king-2024 "in that year, they say").\n',
        encoding="utf-8",
    )
    for publish in ("withheld", "draft"):
        text = CANARY.format(publish=publish, quote="Other senior diplomats have")
        (knowledge_base / f"entries/people/zz-canary-{publish}.md").write_text(text, encoding="utf-8")
    assert [str(one) for one in site.build(knowledge_base) if one.stops] == []
    seen = 0
    for path, held in everything(knowledge_base / "site"):
        seen += b"He met [\xe2\x80\xa6] in that year" in held
        for word in ("canary", "canaria", "quux"):
            assert word.encode() not in held.lower(), (path, word)
            assert word not in path.name
    # It does look into the files: what may be shown is there, in tables, JSON, the database, pages.
    assert seen > 8
