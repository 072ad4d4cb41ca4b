from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth import dates_in_text
from quoth.dates import parse
from quoth.dates_in_text import Found, find_dates, supported

DAY = "2016-04-11"
MONTH = "2024-09"

Parts = tuple[int | None, int | None, int | None]


def parts(text: str, published: str) -> list[Parts]:
    return [(one.year, one.month, one.day) for one in find_dates(text, parse(published))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on November 10, 2018, that the ambassador", (2018, 11, 10)),
        ("at the guest house, August 29, 2017. Photo", (2017, 8, 29)),
        ("on 10 November 2018", (2018, 11, 10)),
        ("on the 10th of November, 2018", (2018, 11, 10)),
        ("on Tuesday, November 10, 2020", (2020, 11, 10)),
        ("signed 2016-04-07 in Seoul", (2016, 4, 7)),
        ("left on Nov. 10", (None, 11, 10)),
        ("JoongAng Ilbo, Apr. 11, Page 30", (None, 4, 11)),
        ("the Workers’ Party on May 7.", (None, 5, 7)),
        ("ahead of the April 13 general election", (None, 4, 13)),
        ("public on July 16 of this year when", (2024, 7, 16)),
        ("on July 16 last year", (2023, 7, 16)),
        ("embassy in late November 2023.", (2023, 11, None)),
        ("in mid-March 2019", (2019, 3, None)),
        ("until January 2021.", (2021, 1, None)),
        ("in May\u00a02016", (2016, 5, None)),
        ("in February of this year", (2024, 2, None)),
        ("in March last year", (2023, 3, None)),
        ("ahead of the congress in May. If", (None, 5, None)),
        ("since March", (None, 3, None)),
        ("in late May", (None, 5, None)),
        ("after August", (None, 8, None)),
        ("knew last November about", (2023, 11, None)),
        ("knew last September about", (2023, 9, None)),
        ("knew last May about", (2024, 5, None)),
        ("came to power in 2011.", (2011, None, None)),
        ("since mid-2016", (2016, None, None)),
        ("2019 workers", (2019, None, None)),
        ("during this year’s legislative election", (2024, None, None)),
        ("Last year they", (2023, None, None)),
        ("next year", (2025, None, None)),
        ("last month", (2024, 8, None)),
    ],
)
def test_one_date(text: str, expected: Parts) -> None:
    assert parts(text, MONTH) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("entered South Korea Thursday via", (2016, 4, 7)),
        ("last Thursday", (2016, 4, 7)),
        ("on Sunday", (2016, 4, 10)),
        ("on Monday", (2016, 4, 4)),
        ("yesterday’s vote", (2016, 4, 10)),
        ("Today they", (2016, 4, 11)),
        ("last December", (2015, 12, None)),
        ("last March", (2016, 3, None)),
    ],
)
def test_counted_back_from_the_day_of_publication(text: str, expected: Parts) -> None:
    assert parts(text, DAY) == [expected]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("entered South Korea Thursday", "2016-04"),
        ("today and yesterday", "2016-04"),
        ("last November", "2016"),
        ("last month", "2016"),
        ("this year", "2015/2016"),
        ("this year", "2016~"),
        ("this year", "../2016"),
        ("last Thursday", "0001-01-01"),
    ],
)
def test_nothing_is_counted_from_what_is_not_known(text: str, published: str) -> None:
    assert parts(text, published) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("foreign minister (2016-2019), Ri", [2016, 2019]),
        ("human rights (2009–2017).", [2009, 2017]),
        ("in office 2009 – 2017", [2009, 2017]),
        ("in 2016-19", [2016, 2019]),
        ("from 2020 to 2024.", [2020, 2024]),
        ("in 2016, 2017 and 2019", [2016, 2017, 2019]),
    ],
)
def test_each_end_of_a_span_of_years(text: str, expected: list[int]) -> None:
    assert parts(text, MONTH) == [(year, None, None) for year in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("April 7-9, 2016", [(2016, 4, 7), (2016, 4, 9)]),
        ("7–9 April 2016", [(2016, 4, 7), (2016, 4, 9)]),
        ("from November 2018 to July 2019", [(2018, 11, None), (2019, 7, None)]),
        ("in February 2019 and in December", [(2019, 2, None), (None, 12, None)]),
    ],
)
def test_several_dates(text: str, expected: list[Parts]) -> None:
    assert parts(text, MONTH) == expected


@pytest.mark.parametrize(
    "text",
    [
        "along the 38th parallel",
        "13 workers",
        "46 countries",
        "$300,000 per year",
        "more than $10 million annually",
        "$2,000 and £1999 and ₩ 2016",
        "some 10,000 North Korean laborers",
        "a 57th anniversary",
        "over 130 restaurants in 12 countries",
        "North’s 7th Congress",
        "12019 and 2019.5 and 2,019 and 20190",
        "the 2016th time",
        "RFC-2019, v2016, 4/7/2016, 20:2016",
        "`since 2016`",
        "https://example.org/2016/04/10/x-2017",
        "Resolutions 1718, 1874 and 2094",
        "2000 people and 1500 won",
        "2019-2016",
        "February 30",
        "April 31, 2016",
        "2016-13-01",
        "he may be there, and may 7 of them march 10 miles",
        "May be so. March they did. May I?",
        "a cabinet of May Kim and in May’s cabinet",
        "the last year of his life, the next year, this year-long",
        "every Thursday, next Monday, Thursdays, the Sunday Times, Good Friday",
        "in today’s world",
        "April Smith said",
        "at that time, only a day after their defection. A few weeks before Cuba",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert parts(text, DAY) == []


def test_a_month_before_a_date_in_the_text() -> None:
    text = "entered South Korea Thursday — exactly a month before the North’s 7th Congress on May 7."
    assert [(one.text, one.year, one.month, one.day) for one in find_dates(text, parse(DAY))] == [
        ("Thursday", 2016, 4, 7),
        ("a month before the North’s 7th Congress on May 7", None, 4, 7),
        ("May 7", None, 5, 7),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two weeks after the vote on April 13", (None, 4, 27)),
        ("3 days before the vote on March 2, 2016", (2016, 2, 28)),
        ("a day after February 28", (None, 2, 29)),
        ("a month before January 2019", (2018, 12, None)),
        ("a month after the talks on January 31, 2019", (2019, 2, None)),
        ("a year before the summit in February 2019", (2018, 2, None)),
        ("a year after the leap on February 29, 2016", (2017, 2, None)),
        ("ten years after the flood of 1995", (2005, None, None)),
    ],
)
def test_counted_from_a_date_in_the_text(text: str, expected: Parts) -> None:
    assert parts(text, DAY)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a month before Kim, who left in 2011",
        "a month before Kim who left on May 7",
        "a day after their defection. On May 7 they",
        "a week before May 2016",
        "a month before 2016",
        "a year before May 7",
        "a few weeks before May 7",
    ],
)
def test_not_counted_from_a_date_that_is_too_far_or_too_vague(text: str) -> None:
    assert len(parts(text, DAY)) == 1


def test_a_decade() -> None:
    assert find_dates("in the 1990s", parse(DAY)) == (Found("1990s", 7, 12, None, None, None, 1990),)


@pytest.mark.parametrize(
    ("claimed", "text", "expected"),
    [
        ("2019", "in February 2019", True),
        ("2019~", "in 2019", True),
        ("2019?", "in 2018", False),
        ("2016-04", "on 2016-04-07", True),
        ("2016-04", "in 2016", False),
        ("2016-04-07", "in April 2016", False),
        ("2016-04-07", "on Thursday", True),
        ("2016-04-08", "on Thursday", False),
        ("2016-05-07", "on May 7", True),
        ("2018-05-07", "on May 7", False),
        ("2018-05-07", "in 2018; on May 7", True),
        ("2018-12", "in February 2018 and in December", True),
        ("2016/2019", "(2016-2019)", True),
        ("2016/2019", "since 2016", False),
        ("2016/..", "since 2016", True),
        ("../2013", "until 2013", True),
        ("2013/", "in 2012", False),
        ("[2016,2017]", "in 2016 or 2017", True),
        ("[2016,2017]", "in 2016", False),
        ("[2016..2019]", "between 2016 and 2019", True),
        ("[2016..2019]", "in 2016", False),
        ("199X", "in the 1990s", True),
        ("199X", "in 1994", True),
        ("198X", "in the 1990s", False),
        ("1990", "in the 1990s", False),
        ("2016", "in the 1990s", False),
        ("19XX", "in 1994", True),
        ("2004-XX", "in 2004", True),
        ("2004-06-XX", "in June 2004", True),
        ("2004-06-XX", "in 2004", False),
        ("2001-21", "in the spring of 2001", True),
        ("2016", "nothing", False),
        ("2016", "2016 workers", True),
    ],
)
def test_supported(claimed: str, text: str, expected: bool) -> None:
    published = parse(DAY)
    assert supported(parse(claimed), iter(find_dates(text, published)), published) is expected


WORDS = (
    "a 999 day week month year before after May 7 2016 29 February - last this next Thursday in of , . ’s "
    "1990s yesterday 1000 2099 Nov. the \0"
)


@given(
    words=st.lists(st.sampled_from(WORDS.split())),
    published=st.dates(min_value=date(1, 1, 1)),
    blank=st.sampled_from([" ", "", "\u00a0"]),
)
def test_whatever_is_found_stands_in_the_text(words: list[str], published: date, blank: str) -> None:
    text = blank.join(words)
    found = find_dates(text, parse(published.isoformat()))
    assert all(text[one.start : one.end] == one.text != "" for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(words=st.lists(st.sampled_from(WORDS.split())))
def test_nothing_is_passed_over_for_want_of_letters(words: list[str]) -> None:
    text, published = " ".join(words), parse(DAY)
    found = find_dates(text, published)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates_in_text, "_stands_in", lambda needed, text: True)
        assert find_dates(text, published) == found
