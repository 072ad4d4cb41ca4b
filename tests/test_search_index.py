"""The index of the search: which words it has, how its files are cut, and what a change changes."""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import claim, entry, evidence, library, source
from playwright.sync_api import Page

from quoth.link.graph import link
from quoth.model import Entry, Source
from quoth.search import index, postings
from quoth.search.files import indexes, records, search_files
from quoth.search.keys import key_of, spelled
from quoth.search.packing import packed, unpacked
from quoth.search.record import Record, entry_record, source_record
from quoth.search.renewing import update
from quoth.search.shards import cut, data_of, holder, share_out
from quoth.search.words import words

CASES = json.loads((Path(__file__).parent / "cases/search_words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_are_cut_and_folded(text: str, expected: list[list[str]]) -> None:
    assert [list(forms) for forms in words(text)] == expected


def test_the_browser_cuts_and_folds_words_alike(built: Path, page: Page) -> None:
    page.goto((built / "site/index.html").as_uri())
    page.keyboard.press("/")
    page.locator("dialog.q-search fieldset").first.wait_for()
    ask = "async texts => Promise.all(texts.map(quothSearch(new URL('.', location.href)).words))"
    assert page.evaluate(ask, [text for text, _ in CASES]) == [expected for _, expected in CASES]


def record_of(one: Entry, *sources: Source) -> Record:
    return entry_record(one, link(library([one], sources or None)))


def test_a_record_says_in_which_parts_each_word_stands() -> None:
    said = claim("fate", "left", evidence("left the embassy", said_by=("A Witness",)))
    made = record_of(
        entry("ri", claim("said", "it"), said, name="Ri Il", aliases=("The Il",), prose="He left.")
    )
    assert made.names == ("Ri Il", "people/ri.html", "The Il")
    asked = ("ri", "il", "left", "witness", "embassy", "the", "he")
    assert [dict(made.places()).get(word, "") for word in asked] == ["AC", "ABC", "DEF", "F", "EF", "B", ""]
    assert made.row == (2, ("kind", "Person"), ("source", "The Paper"))
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 (our own)
    name, data = made.file
    page = data_of(name.removeprefix("search/").removesuffix(".js"), {name: data}.__getitem__)
    assert page["parts"][1] == [f"c-{said_key(made)}", "Fate: left. A Witness “left the embassy”"]


def test_headings_and_tables_are_found_and_addresses_of_links_are_not() -> None:
    prose = "## A heading\n\nHe [left the embassy](king-2024).\n\n| cell |\n| --- |\n| other |\n"
    places = dict(record_of(entry("ri", prose=prose)).places())
    assert [places.get(word) for word in ("heading", "embassy", "cell", "other", "king")] == ["D"] * 4 + [
        None
    ]


def said_key(made: Record) -> str:
    return made.file[1].decode().split('"c-')[2][:12]


def test_all_claims_from_the_last_letter_on_share_it() -> None:
    made = record_of(entry("ri", *(claim("said", f"word{number}") for number in range(40))))
    places = dict(made.places())
    assert (places["word0"], places["word20"], places["word21"]) == ("E", "Y", "Z")
    assert (places["word39"], places["embassy"]) == ("Z", "DEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.mark.parametrize(
    ("publish", "expected"),
    [("excerpts", ["left the embassy"]), ("full", ["Ri Il Gyu was", "He left the embassy"]), ("none", [])],
)
def test_a_source_is_found_by_the_words_that_are_shown(publish: str, expected: list[str]) -> None:
    one = source(publish=publish, redact=("November",))
    made = source_record(one, link(library([entry("ri", claim())], [one])))
    for words_ in expected:
        assert words_.encode() in made.file[1]
    assert ("havana" in dict(made.places())) == (publish == "full")
    assert ("embassy" in dict(made.places())) == (publish != "none")
    assert "november" not in dict(made.places())


def test_a_line_of_postings_is_read_as_it_was_written() -> None:
    pages = [(0x3F0, "AC"), (0x3F1, "D"), (0xFFFFFFFFFFF, "EZ")]
    assert postings.written(pages) == "3f0AC1DffffffffC0eEZ".replace(
        "ffffffffC0e", f"{0xFFFFFFFFFFF - 0x3F1:x}"
    )
    assert list(postings.read(postings.written(pages))) == pages


def test_pages_are_unpacked_as_they_were_packed() -> None:
    facets = [("source", f"Paper {number}") for number in range(800)]
    items = {
        spelled(key_of(f"{number}.md")): [number, *map(list, facets[number : number * 3])]
        for number in range(1, 99)
    }
    assert unpacked(json.loads(json.dumps(packed(items)))) == dict(sorted(items.items()))


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({}, [""]),
        ({"ab_": 5, "ac_": 5}, [""]),
        ({"ab_": 5, "ac_": 6}, ["ab", "ac"]),
        ({"ab_": 5, "abc_": 6, "b_": 1}, ["ab_", "abc", "b"]),
        ({"ab_": 50}, ["ab_"]),
        ({"ab": 8, "ac_": 1, "b": 4}, ["a", "b"]),
    ],
)
def test_files_are_cut_where_they_are_full(sizes: dict[str, int], expected: list[str]) -> None:
    starts = cut(sizes, 10)
    assert starts == expected
    assert all(holder(name, starts) in starts for name in sizes)
    assert share_out(dict.fromkeys(sizes, 0), starts).keys() == set(starts)


def test_pages_with_the_same_key_are_not_taken_for_one() -> None:
    made = record_of(entry("ri"))
    with pytest.raises(index.SameKeyError, match=r"people/ri\.html"):
        list(index.index_files([made, made], []))


def test_the_index_does_not_depend_on_the_order() -> None:
    graph = link(library([entry("ri", claim()), entry("han", claim()), entry("jo")]))
    made = list(records(graph))
    assert dict(search_files(graph)) == dict(index.index_files(reversed(made), indexes(graph)))


WORD = st.sampled_from(["ri", "rim", "rima", "il", "리일규는", "kuwait", "kuwaiti", "k", "a", "the"])
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Entry]:
    ids = draw(st.sets(st.sampled_from("abcdefgh")))
    return {
        id_: entry(id_, *(claim("said", said) for said in draw(st.lists(TEXT, max_size=3))), name=draw(TEXT))
        for id_ in ids
    }


@given(before=people(), after=people())
def test_a_changed_index_is_the_same_as_one_made_anew(
    before: dict[str, Entry], after: dict[str, Entry]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LIMITS", dict.fromkeys(index.LIMITS, 150))
        patch.setattr("quoth.search.renewing.LIMITS", index.LIMITS)
        old, new = ({id_: record_of(one) for id_, one in all_.items()} for all_ in (before, after))
        stands = dict(index.index_files(old.values(), [("People", "people/index.html")]))
        changed = [
            (old.get(id_), new.get(id_)) for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_)
        ]
        made = {**stands, **update(stands.__getitem__, changed)}
        expected = dict(index.index_files(new.values(), [("People", "people/index.html")]))
        assert {path: data for path, data in made.items() if data is not None} == expected


def test_a_change_of_one_page_changes_few_files() -> None:
    many = {
        f"p{number}": entry(f"p{number}", claim("said", f"told w{number:03}"), prose="")
        for number in range(300)
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LIMITS", dict.fromkeys(index.LIMITS, 2_000))
        patch.setattr("quoth.search.renewing.LIMITS", index.LIMITS)
        old = {id_: record_of(one) for id_, one in many.items()}
        stands = dict(index.index_files(old.values(), []))
        new = record_of(entry("p7", claim("said", "told w999"), prose=""))
        made = update(stands.__getitem__, [(old["p7"], new)])
    changed = {path for path, data in made.items() if stands.get(path) != data}
    assert len(stands) > 320
    assert 2 <= len(changed) <= 4
