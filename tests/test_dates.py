from contextlib import suppress
from datetime import date
from typing import Any

import edtf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quoth.dates import Date, DateError, Precision, certainly_before, compatible, parse

FORMS = "write 2023, 2023-11 or 2023-11-05, with ~ for about, ? for uncertain, 2016/2019 for a span"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2016-04-07", "2016-04-07", "2016-04-07", "7 April 2016"),
        ("2023-11", "2023-11-01", "2023-11-30", "November 2023"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("1987", "1987-01-01", "1987-12-31", "1987"),
        ("0001", "0001-01-01", "0001-12-31", "1"),
        ("9999-12", "9999-12-01", "9999-12-31", "December 9999"),
        ("2019~", "2019-01-01", "2019-12-31", "about 2019"),
        ("2013?", "2013-01-01", "2013-12-31", "perhaps 2013"),
        ("2013-05%", "2013-05-01", "2013-05-31", "perhaps about May 2013"),
        ("2016/2019", "2016-01-01", "2019-12-31", "2016 to 2019"),
        ("2016~/2019-05", "2016-01-01", "2019-05-31", "about 2016 to May 2019"),
        ("2016/2016", "2016-01-01", "2016-12-31", "2016 to 2016"),
        ("2019-06/2019", "2019-06-01", "2019-12-31", "June 2019 to 2019"),
        ("../2013", None, "2013-12-31", "until 2013"),
        ("2013/..", "2013-01-01", None, "from 2013"),
        ("/2013", None, "2013-12-31", "until 2013"),
        ("2013?/", "2013-01-01", None, "from perhaps 2013"),
        ("[2016,2017]", "2016-01-01", "2017-12-31", "2016 or 2017"),
        ("[2018,2016,2017]", "2016-01-01", "2018-12-31", "2018, 2016 or 2017"),
        ("[2016]", "2016-01-01", "2016-12-31", "2016"),
        ("[2016..2019]", "2016-01-01", "2019-12-31", "between 2016 and 2019"),
        ("[2014,2016..]", "2014-01-01", None, "2014 or 2016 or later"),
        ("[..2016-05]", None, "2016-05-31", "by May 2016"),
        ("2001-21", "2001-03-01", "2001-05-31", "spring 2001"),
        ("2001-22", "2001-06-01", "2001-08-31", "summer 2001"),
        ("2001-23~", "2001-09-01", "2001-11-30", "about autumn 2001"),
        ("2001-24", "2001-12-01", "2002-02-28", "winter 2001"),
        ("9999-24", "9999-12-01", "9999-12-31", "winter 9999"),
        ("198X", "1980-01-01", "1989-12-31", "1980s"),
        ("198X~", "1980-01-01", "1989-12-31", "about 1980s"),
        ("19XX", "1900-01-01", "1999-12-31", "a year from 1900 to 1999"),
        ("2004-XX", "2004-01-01", "2004-12-31", "a month in 2004"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31", "a day in 2004"),
        ("2004-06-XX", "2004-06-01", "2004-06-30", "a day in June 2004"),
    ],
)
def test_reads_and_words(text: str, earliest: str | None, latest: str | None, words: str) -> None:
    read = parse(text)
    bounds = [None if day is None else date.fromisoformat(day) for day in (earliest, latest)]
    assert [read.earliest, read.latest] == bounds
    assert read.words() == words


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2019", False, False),
        ("2019~", True, False),
        ("2019?", False, True),
        ("2019%", True, True),
        ("2016/2019~", True, False),
        ("2016?/..", False, True),
        ("[2016,2017%]", True, True),
    ],
)
def test_marks(text: str, approximate: bool, uncertain: bool) -> None:
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


def test_members_and_ends() -> None:
    read = parse("[2014,2016..2019]")
    assert read.precision is Precision.SET
    assert [member.text for member in read.members] == ["2014", "2016..2019"]
    assert read.members[1].ends == parse("2016/2019").ends == (parse("2016"), parse("2019"))


NO_DATES = [
    *(
        "",
        "x",
        "2023-13",
        "2023-00",
        "2023-1",
        "2023-11-5",
        "2016-04-31",
        "2024-02-30",
        "2016-04-00",
    ),
    *(
        "23",
        "202",
        "2016/2017/2018",
        "2016-04-07T10:00",
        "2016--04",
        "2016-04-",
        "2016~~",
    ),
    *(
        "~2016-",
        "April 2016",
        "2016/x",
        "[]",
        "[2016,]",
        "[2016",
        "2016]",
        "2016-X",
        "/",
        "2001-21-03",
        "2016..2019",
    ),
    *("…/2016", "2016...2019", "07.04.2016", "2016/04/07"),
]
"""Refused by the `edtf` library too."""


@pytest.mark.parametrize("text", NO_DATES)
def test_refuses_what_the_oracle_refuses(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023-13", f"'2023-13' is no date: {FORMS}"),
        ("", f"'' is no date: {FORMS}"),
        ("２０１６", f"'２０１６' is no date: {FORMS}"),
        ("2004-XX-15", f"'2004-XX-15' is no date: {FORMS}"),
        ("2016/2023-13", f"'2023-13' is no date: {FORMS}"),
        ("[2016....]", f"'..' is no date: {FORMS}"),
        ("2016-04-31", "'2016-04-31' is no date: April 2016 has 30 days"),
        ("2023-02-29", "'2023-02-29' is no date: February 2023 has 28 days"),
        (" 2016", f"' 2016' has white space in it: {FORMS}"),
        ("2016\n", f"'2016\\n' has white space in it: {FORMS}"),
        ("[2016, 2017]", f"'[2016, 2017]' has white space in it: {FORMS}"),
        ("2019/2016", "'2019/2016' ends before it starts: write the earlier date first"),
        ("[2019..2016]", "'2019..2016' ends before it starts: write the earlier date first"),
        ("3/2/2025", f"'3/2/2025' is no date: {FORMS}"),
        ("../..", f"'../..' has neither start nor end: {FORMS}"),
        ("/", f"'/' has neither start nor end: {FORMS}"),
        ("0000", "'0000' is out of range: write a year from 0001 to 9999"),
        ("000X", "'000X' is out of range: write a year from 0001 to 9999"),
        ("-0044", "'-0044' is out of range: write a year from 0001 to 9999"),
        ("Y170000002", "'Y170000002' is out of range: write a year from 0001 to 9999"),
        ("12016", "'12016' is out of range: write a year from 0001 to 9999"),
        ("x" * 1000, f"'{'x' * 39}…' is no date: {FORMS}"),
    ],
)
def test_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2019", "2019-02", True),
        ("2019-02", "2019-03", False),
        ("2019-02-03", "2019-02", True),
        ("2018", "2019", False),
        ("2019~", "2018", True),
        ("2019~", "2020-12-31", True),
        ("2019~", "2018/2020", True),
        ("2019~", "2017", False),
        ("2019~", "2021-01-01", False),
        ("2018~", "2020~", False),
        ("2019-12~", "2020", True),
        ("2019-12~", "2021", False),
        ("2016-04-07~", "2016-04-08", True),
        ("2016-04-07~", "2016-04-09", False),
        ("198X~", "1975", True),
        ("2001-21~", "2001-22", True),
        ("9999~", "9998", True),
        ("9999-12-31~", "9999-12-30", True),
        ("0001-01-01~", "0001-01-02", True),
        ("2019?", "2018", False),
        ("2016/2019", "2017", True),
        ("2016/2019", "2018/2020", False),
        ("2016~/2019", "2015/2019", True),
        ("2016/2019~", "2016/2020", True),
        ("2016/2019~", "2015/2019", True),
        ("2016~/2019", "2016/2020", True),
        ("2016~/2019", "2015/2020", True),
        ("2016~/2019", "2014/2018", False),
        ("../2013", "2010", True),
        ("../2013", "2014", False),
        ("../2013~", "2014", True),
        ("2013/..", "2020", True),
        ("[2016,2017]", "2017-05", True),
        ("[2016,2017]", "2018", False),
        ("[2016,2018]", "2017", False),
        ("[2016,2017]", "[2017,2018]", True),
        ("[2016..2019]", "2019/2021", True),
        ("[2016..2019]", "2020/2021", False),
    ],
)
def test_compatible(a: str, b: str, expected: bool) -> None:
    assert compatible(parse(a), parse(b)) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2018", "2019", True),
        ("2018-12-31", "2019-01-01", True),
        ("2019", "2019-02", False),
        ("2019", "2018", False),
        ("2018~", "2030", False),
        ("2018", "2030?", False),
        ("2016~/2018", "2019/2020~", True),
        ("2016/2018~", "2030", False),
        ("../2013", "2014", True),
        ("2013/..", "2014", False),
        ("/2013", "2014/", True),
        ("2010", "../2013", False),
        ("[2016,2017]", "2018", True),
        ("[2016,2018]", "2018", False),
        ("2015", "[2016..2019]", True),
        ("[..2016]", "[2017,2018]", True),
        ("[2016,2017~]", "2030", False),
    ],
)
def test_certainly_before(a: str, b: str, expected: bool) -> None:
    assert certainly_before(parse(a), parse(b)) is expected


def test_every_date_has_its_place_in_order() -> None:
    texts = ["2013/..", "2013", "../2013", "2013-02", "1987", "[2012,2014]", "2013-01", "../2010", "2013~"]
    in_order = sorted((parse(text) for text in texts), key=lambda one: one.sort_key)
    assert [one.text for one in in_order] == [
        *("../2010", "../2013", "1987", "[2012,2014]", "2013-01", "2013", "2013~", "2013/..", "2013-02"),
    ]


YEARS = st.one_of(st.integers(1000, 2100), st.integers(1, 9999)).map("{:04}".format)
DAYS = st.one_of(st.dates(date(2015, 1, 1), date(2017, 12, 31)), st.dates()).map(date.isoformat)
PLAIN = st.one_of(YEARS, DAYS, DAYS.map(lambda day: day[:7]))
SEASONS = st.builds("{}-2{}".format, YEARS, st.integers(1, 4))
UNSPECIFIED = st.one_of(
    st.integers(1, 999).map("{:03}X".format),
    st.integers(1, 99).map("{:02}XX".format),
    YEARS.map("{}-XX".format),
    YEARS.map("{}-XX-XX".format),
    DAYS.map(lambda day: f"{day[:7]}-XX"),
)
ONES = st.builds(
    "{}{}".format, st.one_of(PLAIN, SEASONS, UNSPECIFIED), st.sampled_from(["", "", "~", "?", "%"])
)


def _in_order(a: str, b: str) -> bool:
    first, last = parse(a).earliest, parse(b).latest
    return first is not None and last is not None and first <= last


PAIRS = st.tuples(ONES, ONES).map(lambda pair: pair if _in_order(*pair) else pair[::-1])
SPANS = st.one_of(
    PAIRS.map("/".join),
    st.builds("{}{}".format, ONES, st.sampled_from(["/", "/.."])),
    st.builds("{}{}".format, st.sampled_from(["/", "../"]), ONES),
)
MEMBERS = st.one_of(ONES, PAIRS.map("..".join), ONES.map("..{}".format), ONES.map("{}..".format))
SETS = st.lists(MEMBERS, min_size=1, max_size=4).map(lambda members: f"[{','.join(members)}]")
TEXTS = st.one_of(ONES, SPANS, SETS)
DATES = TEXTS.map(parse)


@given(TEXTS)
def test_what_is_read_keeps_its_text_and_its_days_in_order(text: str) -> None:
    read = parse(text)
    assert read.text == text
    assert read.earliest is None or read.latest is None or read.earliest <= read.latest
    assert read.words() == " ".join(read.words().split()) != ""


@given(DATES, DATES)
def test_two_dates_agree_or_one_precedes_or_neither_is_certain(a: Date, b: Date) -> None:
    assert compatible(a, a)
    assert not certainly_before(a, a)
    assert compatible(a, b) is compatible(b, a)
    assert [compatible(a, b), certainly_before(a, b), certainly_before(b, a)].count(True) <= 1


@given(st.text(alphabet="0123456789-/.,[]~?%XY ", max_size=14))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DateError):
        assert parse(text).text == text


def _day(oracle: Any, name: str) -> date | None:
    bound = getattr(oracle, name)()
    return None if isinstance(bound, float) else date(*bound[:3])


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(
        PLAIN,
        # To the oracle a winter ends with its year.
        SEASONS.filter(lambda text: not text.endswith("24")),
        UNSPECIFIED,
        st.tuples(PLAIN, PLAIN).filter(lambda pair: _in_order(*pair)).map("/".join),
        st.builds("{}/..".format, PLAIN),
        st.builds("../{}".format, PLAIN),
        st.lists(PLAIN, min_size=2, max_size=3).map(lambda members: f"[{','.join(members)}]"),
    )
)
def test_the_oracle_reads_the_same_days(text: str) -> None:
    oracle = edtf.parse_edtf(text)
    assume(oracle is not None)
    assert (_day(oracle, "lower_strict"), _day(oracle, "upper_strict")) == (
        parse(text).earliest,
        parse(text).latest,
    )
