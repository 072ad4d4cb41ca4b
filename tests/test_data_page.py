"""The page *Data*: its tables are those of the data, and its examples run and answer."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from browser import served
from make import CONFIG, claim, entry, library

from quoth import archive
from quoth.data.columns import TABLES
from quoth.link.graph import link
from quoth.model import Entry
from quoth.pages.data import ADDRESS, data_page

POST = "charge-d-affaires-kuwait"
_EXAMPLE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def text(built: Path) -> str:
    return (built / "build/docs/data/index.md").read_text(encoding="utf-8")


def examples(text: str) -> dict[str, tuple[str, str]]:
    """Return the language and the text of each example, by a word that only it has."""
    found = [(language, code) for language, code in _EXAMPLE.findall(text)]
    words = ("holders", "MATCH", "urlopen", "pandas", "datasette", "rdflib", "zipfile")
    named = {word: [one for one in found if word in one[1]] for word in words}
    assert {word: len(those) for word, those in named.items()} == dict.fromkeys(words, 1)
    assert len(found) == len(words)
    return {word: those[0] for word, those in named.items()}


def test_keys_of_files_are_set_off_in_what_is_said_of_columns(text: str) -> None:
    assert "| In which role (`as` in the file). |" in text
    assert "\\`" not in text


def run(language: str, code: str, folder: Path) -> str:
    """Run an example in a folder of its own, with the programs that were installed beside this Python."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = {"sh": ["sh", "-e", "-c", code], "python": [sys.executable, "-c", code]}[language]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_PROXY": "*", "HOME": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer(built: Path, text: str, word: str, folder: Path) -> str:
    """Run the example with a word in it on the built site."""
    language, code = examples(text)[word]
    needed = {"sh": ("curl", "sqlite3")}.get(language, ())
    if missing := [program for program in needed if program in code and shutil.which(program) is None]:
        pytest.skip(f"there is no {missing[0]}")
    with served(built / "site") as address:
        # Another post than the one that the page asks for: that of which we know who held it.
        asked = re.sub(r"charge-d-affaires-\w+", POST, code)
        return run(language, asked.replace(ADDRESS, f"{address}/"), folder)


def test_who_held_the_post_in_kuwait(built: Path, text: str, tmp_path: Path) -> None:
    said = answer(built, text, "holders", tmp_path)
    assert said == "person_name|since|until|hearsay\nRyu Hyun Woo|||\n"


def test_which_quotes_have_a_word(built: Path, text: str, tmp_path: Path) -> None:
    said = answer(built, text.replace("MATCH 'that'", "MATCH 'slipped'"), "MATCH", tmp_path)
    lines = said.splitlines()
    assert len(lines) > 1
    assert all(re.fullmatch(r"[0-9a-f]{12}\|.*\bslipped\b.*", line) for line in lines)


def test_which_claims_are_disputed(built: Path, text: str, tmp_path: Path) -> None:
    said = answer(built, text, "urlopen", tmp_path).splitlines()
    knowledge = json.loads((built / "site/data/kb.json").read_bytes())
    disputed = sum(claim["disputed"] for entry in knowledge["entries"] for claim in entry["claims"])
    assert len(said) == disputed > 0
    assert any(line.startswith("Ri Yong Ho | fate | ") for line in said)


def test_how_many_quotes_by_source(built: Path, text: str, tmp_path: Path) -> None:
    said = answer(built, text, "pandas", tmp_path)
    knowledge = json.loads((built / "site/data/kb.json").read_bytes())
    pieces = [p["source"] for e in knowledge["entries"] for c in e["claims"] for p in c["evidence"]]
    for source in knowledge["sources"]:
        assert re.search(rf"^{source['id']} .* {pieces.count(source['id'])}$", said, re.MULTILINE)


def test_datasette(built: Path, text: str, tmp_path: Path) -> None:
    rows = json.loads(answer(built, text, "datasette", tmp_path))
    assert "Ri Yong Ho" in {row["entry_name"] for row in rows}


def test_linked_data(built: Path, text: str, tmp_path: Path) -> None:
    assert answer(built, text, "rdflib", tmp_path) == "Ryu Hyun Woo | None | None\n"


def test_proving_from_the_archive(built: Path, text: str, tmp_path: Path) -> None:
    shutil.copytree(built / "site", tmp_path / "site")
    packed = archive.pack(tmp_path)
    packed.rename(tmp_path / packed.name)
    said = answer(built, text, "zipfile", tmp_path)
    assert re.match(r"[0-9,]+ quotes proved\. [0-9,]+ files are those that were built, of version ", said)


def test_the_page_names_every_file_and_column(built: Path, text: str) -> None:
    there = {
        path.name for path in (built / "site/data").iterdir() if path.is_file() and path.name != "index.html"
    }
    files = text.split("\n## Which file for what\n")[1].split("\n## ")[0]
    named = set(re.findall(r"^\| (?:\[|`)([\w.]+?)(?:\]|`)", files, re.MULTILINE)) - {"File"}
    assert named == there
    assert "| `proofs/` |" in files
    tables = text.split("\n## The tables\n")[1].split("\n## ")[0]
    for table in TABLES:
        part = tables.split(f"\n### {table.name}\n")[1].split("\n### ")[0]
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == [column.name for column in table.columns]


def test_the_page_names_every_view(built: Path, text: str) -> None:
    with closing(sqlite3.connect(built / "site/data/kb.sqlite")) as db:
        views = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) > 2
    assert [view for view in views if f"`{view}`" not in text] == []


def made(*entries: Entry, site_url: str | None = None) -> str:
    return data_page(link(library(entries)), replace(CONFIG, site_url=site_url)).text


def test_examples_have_the_address_of_the_site_and_the_post_that_most_held() -> None:
    posts = [entry(id, kind="post", name=id.title(), prose="") for id in ("ambassador", "baker", "many")]
    holders = [
        entry("a", claim("held", "ambassador"), claim("held", "many"), prose=""),
        entry("b", claim("held", "baker"), claim("held", "many"), prose=""),
        entry("c", claim("held", "baker"), claim("held", "many"), prose=""),
    ]
    posts[2] = replace(posts[2], holders="many")
    text = made(*posts, *holders, site_url="https://kb.example/")
    assert "who held the post *Baker*?" in text
    assert "WHERE post = 'baker'" in text
    assert "<https://kb.example/posts/baker.html#it>" in text
    assert ADDRESS not in text


def test_a_knowledge_base_without_posts_has_the_page_too() -> None:
    text = made(entry("a", claim("said", "it"), prose=""))
    assert "WHERE post = 'its-id'" in text
    assert not re.search(r"\{[a-z]+\}", text)
