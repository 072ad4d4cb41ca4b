"""The score of drafts: what counts as the same, and that the invented articles fit what is beside them."""

from pathlib import Path
from typing import Any

import pytest
from draft_comparing import Count, compare, faults
from draft_matching import (
    Day,
    Happening,
    Office,
    Someone,
    Stretch,
    ends,
    pairs,
    same_date,
    same_event,
    same_person,
    same_post,
)
from draft_score import faults_of_articles
from draft_tables import distinct, read_article, read_case, table_of, table_of_entries
from make import CONFIG, ROOT

from quoth.load.library import load_library
from quoth.model import Library

DEV = sorted((ROOT / "bench" / "articles" / "dev").glob("*.md"))


def _library() -> Library:
    library, _ = load_library(CONFIG)
    assert library is not None
    return library


LIBRARY = _library()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["Kim Jong Un"], ["Kim Jong-un"], True),
        (["Jesús Aise Sotolongo"], ["JESUS AISE SOTOLONGO"], True),
        (["Ri Il Gyu", "Ri Il Kyu"], ["Ri Il Kyu"], True),
        (["Ri Il Gyu"], ["Ri"], False),
        (["Ri Il Gyu"], ["Counselor Ri Il Gyu"], False),
        (["Choe Kwang Chol"], ["Choe Kwang Il"], False),
        (["Suharto"], ["Suharto"], True),
    ],
)
def test_people_are_the_same_by_a_whole_name(one: list[str], other: list[str], same: bool) -> None:
    assert bool(same_person(Someone(tuple(one)), Someone(tuple(other)))) is same


def office(text: str, *holders: str) -> Office:
    """Read "title | body | place"."""
    name, *body = (part.strip() for part in text.split("|"))
    return Office((name,), tuple(part for part in body if part), holders)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (office("Director of the museum | museum", "Ada"), office("Director, museum | museum", "Ada"), True),
        (office("Director of the museum | museum", "Ada"), office("Director", "Ada"), True),
        (office("Director of the museum | museum", "Ada"), office("Director", "Bo"), False),
        (office("Director | City Museum", "Ada"), office("Curator | City Museum", "Ada"), False),
        (office("Director of the City Museum", "Ada"), office("Curator of the City Museum", "Ada"), False),
        (office("Vice minister of health", "Ada"), office("Deputy Health Minister", "Ada"), True),
        (office("Minister of health", "Ada"), office("Deputy Health Minister", "Ada"), False),
        (office("Assistant coach | FC", "Ada"), office("Coach | FC", "Ada"), False),
        (office("Ambassador to Chad || Chad", "Ada"), office("Ambassador | Mali", "Ada"), False),
        (office("Ambassador to Chad || Chad", "Ada"), office("Ambassador | embassy in Chad", "Ada"), True),
        (
            office("Counselor | embassy | Rome", "Ada"),
            office("Embassy in Rome | embassy | Rome", "Ada"),
            False,
        ),
        (office("Embassy in Rome || Rome", "Ada"), office("Rome embassy | embassy | Rome", "Ada"), True),
        (office("Embassy in Rome || Rome"), office("Embassy in Rome | embassy", "Ada"), True),
        (office("Embassy in Rome || Rome"), office("Embassy in Oslo || Oslo", "Ada"), False),
        (
            office("Member of the board | the bank", "Ada"),
            office("Board of the bank | the bank", "Ada"),
            True,
        ),
        (office("Member of parliament", "Ada"), office("Parliament", "Ada"), True),
        (office("Chairman of the board | FC", "Ada"), office("Board chairwoman | FC", "Ada"), True),
        (office("Manager | The Hallé", "Ada"), office("Manager | orchestra", "Ada"), True),
        (office("Manager | The Hallé", "Ada"), office("Manager | Opera North", "Ada"), False),
        (office("North Korean mission", "Ada"), office("Mission of North Korea", "Ada"), True),
        (office("Foreign minister", "Ada"), office("Foreign ministry | foreign ministry", "Ada"), False),
    ],
)
def test_posts_are_the_same_by_holder_and_title(one: Office, other: Office, same: bool) -> None:
    assert (bool(same_post(one, other)), bool(same_post(other, one))) == (same, same)


def event(text: str, *people: str, at: Stretch | None = None) -> Happening:
    """Read "name | date | place"."""
    name, date, place = (part.strip() for part in f"{text} | | ".split("|")[:3])
    passages = () if at is None else (at,)
    return Happening((name,), (date,) if date else (), (place,) if place else (), people, passages)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (event("Arrest of Ada Lovel | 2019-02", "Ada Lovel"), event("Arrest", "Ada Lovel"), True),
        (event("Arrest | 2019-02", "Ada"), event("Arrest | 2019-02-11", "Ada"), True),
        (event("Arrest | 2019-02", "Ada"), event("Arrest | 2019-03", "Ada"), False),
        (event("Arrest | 2019-02", "Ada"), event("Arrest | 2019-02", "Bo"), False),
        (event("Arrest | 2019-02", "Ada"), event("Arrest | 2019-02"), False),
        (event("Arrest of Ada Lovel", "Ada Lovel"), event("Death of Ada Lovel", "Ada Lovel"), False),
        (event("Strike in Rome || Rome"), event("Fire in Rome || Rome"), False),
        (event("Arrest of Ada Lovel", "Ada Lovel"), event("Arrest of Ada Lovel"), True),
        (event("Arrest of Ada Lovel", "Ada Lovel"), event("Arrest of Bo Lovel"), False),
        (event("Strike | 2019", at=(1, 0, 6)), event("Stoppage | 2019", at=(1, 0, 9)), True),
        (event("Strike | 2019", at=(1, 0, 6)), event("Stoppage", at=(1, 0, 9)), False),
        (event("Elections of 2019"), event("Election"), True),
        (event("Sacking", "Ada", at=(1, 0, 6)), event("Dismissal", "Ada", at=(1, 3, 9)), True),
        (event("Sacking", "Ada", at=(1, 0, 6)), event("Dismissal", "Ada", at=(1, 4, 9)), False),
        (event("Sacking", "Ada", at=(1, 0, 6)), event("Dismissal", "Ada", at=(2, 0, 6)), False),
    ],
)
def test_events_are_the_same_by_people_dates_and_words(one: Happening, other: Happening, same: bool) -> None:
    assert (bool(same_event(one, other)), bool(same_event(other, one))) == (same, same)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Day("2019-02", "last month", (1, 4, 6)), Day("2019-02", "month", (1, 5, 6)), True),
        (Day("2019-02", "last month", (1, 4, 6)), Day("2019-02", "February", (1, 9, 10)), False),
        (Day("2019-02", "last month", (1, 4, 6)), Day("2019", "last month", (1, 4, 6)), False),
        (Day("2019~", "about then", (1, 4, 6)), Day("2019", "then", (1, 5, 6)), True),
        (Day(None, "that week", (1, 4, 6)), Day(None, "that week", (1, 4, 6)), True),
        (Day(None, "that week", (1, 4, 6)), Day("2019", "that week", (1, 4, 6)), False),
        (Day("2019-02"), Day("2019-02", "last month", (3, 4, 6)), True),
    ],
)
def test_dates_are_the_same_by_what_they_mean_and_where(one: Day, other: Day, same: bool) -> None:
    assert (bool(same_date(one, other)), bool(same_date(other, one))) == (same, same)


def test_pairs_are_one_to_one_and_the_most_alike_come_first() -> None:
    alike = {("a", "x"): 1.0, ("a", "y"): 2.0, ("b", "y"): 3.0, ("c", "x"): 1.0}
    assert pairs("abc", "xy", lambda one, other: alike.get((one, other), 0.0)) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2016/2019", ("2016", "2019")),
        ("2016", ("2016",)),
        (None, (None,)),
        ("../2016", ()),
        ("2016/..", ()),
    ],
)
def test_each_end_of_a_span_is_a_date(edtf: str | None, expected: tuple[str | None, ...]) -> None:
    assert ends(edtf) == expected


def test_dates_of_entries_count_once_and_inferred_ones_neither_way() -> None:
    given = [Day("2019"), Day(None), Day("2018"), Day("2019"), Day("2011")]
    assert distinct(given, frozenset({"2018"})) == (Day("2011"), Day("2019"))


@pytest.mark.parametrize(
    ("count", "figures"),
    [
        (Count(4, 2, 1), (0.5, 0.25, 1 / 3)),
        (Count(0, 0, 0), (1.0, 1.0, 1.0)),
        (Count(3, 0, 0), (0.0, 0.0, 0.0)),
        (Count(0, 3, 0), (0.0, 0.0, 0.0)),
        (Count(1, 2, 1) + Count(1, 0, 0), (0.5, 0.5, 0.5)),
    ],
)
def test_precision_recall_and_f1(count: Count, figures: tuple[float, float, float]) -> None:
    assert count.figures == pytest.approx(figures)


def test_the_articles_fit_what_stands_beside_them() -> None:
    assert list(faults_of_articles(CONFIG)) == []


@pytest.mark.parametrize("path", DEV, ids=lambda path: path.stem)
def test_what_an_editor_took_is_all_right_when_it_is_proposed(path: Path) -> None:
    source, case = read_article(path, CONFIG), read_case(path.with_suffix(".json"))
    outcome = compare(path.stem, "dev", table_of(case, source), case, source)
    assert outcome.missed == outcome.surplus == ((), (), (), ())
    assert outcome.unfounded == ()


def test_what_is_missed_too_much_and_unfounded_is_told() -> None:
    source, case = read_article(DEV[0], CONFIG), read_case(DEV[0].with_suffix(".json"))
    first, *others = case["people"]
    changed = {**case, "people": [{**first, "name": "Nobody", "quote": "nobody said this"}, *others]}
    outcome = compare("x", "dev", table_of(case, source), changed, source)
    assert (outcome.missed[0], outcome.surplus[0]) == ((first["name"],), ("Nobody",))
    assert outcome.unfounded == ("nobody said this",)


@pytest.mark.parametrize(
    ("kind", "changes", "fault"),
    [
        (
            "people",
            {"quote": "words that are nowhere"},
            "not once in the article, or too short: 'words that are nowhere'",
        ),
        ("people", {"name": "Nobody"}, "nobody is called"),
        ("events", {"people": ["Nobody"]}, "nobody is called 'Nobody'"),
        ("events", {"date": "May"}, "'May' is no date"),
        ("dates", {"text": "Doomsday"}, "'Doomsday' is not in"),
    ],
)
def test_faults_in_what_is_written_beside_an_article_are_told(
    kind: str, changes: dict[str, Any], fault: str
) -> None:
    source, case = read_article(DEV[0], CONFIG), read_case(DEV[0].with_suffix(".json"))
    changed = {**case, kind: [{**case[kind][0], **changes}, *case[kind][1:]]}
    found = list(faults(changed, source, shortest_quote=3))
    assert found
    assert all(one.startswith(fault) for one in found)


def test_the_entries_of_an_article_are_read_as_a_table() -> None:
    table = table_of_entries(
        LIBRARY, LIBRARY.sources[next(id_ for id_ in LIBRARY.sources if "joongang" in id_)]
    )
    assert [one.names[0] for one in table.people] == ["Kim Jong Un", "Kim Man-chol"]
    assert [(one.names[0], one.holders) for one in table.posts] == [
        ("Leader of North Korea", ("Kim Jong Un",)),
        ("North Korean restaurant in Ningbo", ()),
        ("North Korean restaurants abroad", ()),
    ]
    assert [one.edtf for one in table.dates] == ["1987", "2011", "2016-04-07", "2016-05"]
    assert {"2016-05-07", "2016-04-11"} <= table.also
    family = next(one for one in table.events if "Kim Man-chol" in one.people)
    assert (family.dates, family.people) == (("1987",), ("Kim Man-chol",))
    assert [paragraph for paragraph, _, _ in family.passages] == [2] * len(family.passages)
