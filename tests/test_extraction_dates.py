import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import ROOT, source

from quoth.config import load_config
from quoth.dates import parse
from quoth.extraction.article import read_article
from quoth.extraction.dated import find_dated
from quoth.load.library import load_library

DAY = "2016-04-11"  # a Monday

Said = list[tuple[str, str | None]]


def dates(text: str, published: str = DAY) -> Said:
    article = read_article(source(text, published=published))
    return [(article.text(one.span), one.edtf) for one in find_dated(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began in September 2019.", ("September 2019", "2019-09")),
        ("He left on 29 August 2017.", ("29 August 2017", "2017-08-29")),
        ("the 5th of May, 2015", ("5th of May, 2015", "2015-05-05")),
        ("On Sept. 5, 2015, they met", ("Sept. 5, 2015", "2015-09-05")),
        ("on Tuesday, November 10, 2020, they", ("November 10, 2020", "2020-11-10")),
        ("late November 2015", ("late November 2015", "2015-11")),
        ("early 2019", ("early 2019", "2019")),
        ("mid-2020", ("mid-2020", "2020")),
        ("in the 1980s", ("1980s", "198X")),
        ("in the early 1970s", ("early 1970s", "197X")),
        ("in the ’90s", ("’90s", "199X")),
        ("in the 19th century", ("19th century", "18XX")),
        ("a nineteenth-century house", ("nineteenth-century", "18XX")),
        ("in spring 2021", ("spring 2021", "2021-21")),
        ("in the summer of last year", ("summer of last year", "2015-22")),
        ("in the autumn of 1998", ("autumn of 1998", "1998-23")),
        ("about 1950", ("about 1950", "1950~")),
        ("around 1990", ("around 1990", "1990~")),
        ("by 2022", ("2022", "2022")),
        ("since July 2014", ("July 2014", "2014-07")),
        ("on 2019-07-01", ("2019-07-01", "2019-07-01")),
        ("since 2019-07", ("2019-07", "2019-07")),
        ("on 13/02/2020", ("13/02/2020", "2020-02-13")),
        ("on 02/13/2020", ("02/13/2020", "2020-02-13")),
        ("on 3.4.2015", ("3.4.2015", "2015-04-03")),
        ("On New Year’s Day 1980 it shook", ("New Year’s Day 1980", "1980-01-01")),
        ("The 2018 World Cup", ("2018", "2018")),
        ("2019 will be remembered", ("2019", "2019")),
        ("ON 4 MARCH 2021", ("4 MARCH 2021", "2021-03-04")),
        ("in the late nineties", ("late nineties", "199X")),
        ("in the 60s", ("60s", "196X")),
    ],
)
def test_a_date_of_the_calendar(text: str, expected: tuple[str, str]) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 2010 to 2014", ("from 2010 to 2014", "2010/2014")),
        ("He served 2010-2014.", ("2010-2014", "2010/2014")),
        ("between 2010 and 2013", ("between 2010 and 2013", "2010/2013")),
        ("(1995–98)", ("1995–98", "1995/1998")),
        ("in the 2019-20 season", ("2019-20", "2019/2020")),
        ("from November 2013 to July 2014", ("from November 2013 to July 2014", "2013-11/2014-07")),
        ("from May to July 2015", ("from May to July 2015", "2015-05/2015-07")),
        ("May 3-5, 2015", ("May 3-5, 2015", "2015-05-03/2015-05-05")),
        ("between 3 and 7 March", ("between 3 and 7 March", "2016-03-03/2016-03-07")),
    ],
)
def test_a_span(text: str, expected: tuple[str, str]) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2011, 2012 and 2014", [("2011", "2011"), ("2012", "2012"), ("2014", "2014")]),
        ("in May and June 2014", [("May", "2014-05"), ("June 2014", "2014-06")]),
        ("on 12 and 13 May 2014", [("12", "2014-05-12"), ("13 May 2014", "2014-05-13")]),
        ("to be played on July 9 and 16", [("July 9", "2016-07-09"), ("16", "2016-07-16")]),
        ("on July 9, 2014, 16 men left", [("July 9, 2014", "2014-07-09")]),
    ],
)
def test_several_dates(text: str, expected: Said) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They entered Thursday via a third country", ("Thursday", "2016-04-07")),
        ("He resigned on Monday.", ("Monday", "2016-04-11")),
        ("He resigned last Monday.", ("last Monday", "2016-04-04")),
        ("She will speak on Thursday.", ("Thursday", "2016-04-14")),
        ("He returns next Monday.", ("next Monday", "2016-04-18")),
        ("He is a guest until Friday.", ("Friday", "2016-04-15")),
        ("yesterday’s vote", ("yesterday", "2016-04-10")),
        ("The board said today that", ("today", "2016-04-11")),
        ("to open tomorrow", ("tomorrow", "2016-04-12")),
        ("Two weeks ago he left.", ("Two weeks ago", "2016-03-28")),
        ("three days ago", ("three days ago", "2016-04-08")),
        ("Three years ago he wrote", ("Three years ago", "2013")),
        ("two months ago", ("two months ago", "2016-02")),
        ("this year’s election", ("this year", "2016")),
        ("late last year", ("last year", "2015")),
        ("next month", ("next month", "2016-05")),
        ("since last week", ("last week", None)),
        ("by the end of the month", ("the end of the month", "2016-04")),
        ("knew last November", ("last November", "2015-11")),
        ("last March", ("last March", "2016-03")),
        ("last April", ("last April", "2015-04")),
        ("last summer", ("last summer", "2015-22")),
        ("this spring", ("this spring", "2016-21")),
        ("last winter", ("last winter", "2015-24")),
        ("In the autumn three ministers left.", ("the autumn", "2015-23")),
        ("The house will be pulled down in the winter.", ("the winter", "2016-24")),
        ("She promised to raise it on Friday.", ("Friday", "2016-04-15")),
        ("He takes over from Berg, whom the board removed on Friday.", ("Friday", "2016-04-08")),
        ("It was decided as early as January", ("January", "2016-01")),
        ("It was due on 1 May.", ("1 May", "2015-05-01")),
        ("planned for the first Monday of August", ("the first Monday of August", "2016-08")),
        ("They will leave in the autumn.", ("the autumn", "2016-23")),
        ("the day before yesterday", ("the day before yesterday", "2016-04-09")),
        ("a fortnight ago", ("a fortnight ago", "2016-03-28")),
        ("The trial resumes on Friday.", ("Friday", "2016-04-15")),
        ("on July 16 of last year", ("July 16 of last year", "2015-07-16")),
        ("ahead of the April 13 general election", ("April 13", "2016-04-13")),
        ("He was arrested on April 13.", ("April 13", "2015-04-13")),
        ("ahead of the congress in May", ("May", "2016-05")),
        ("was sold in December", ("December", "2015-12")),
        ("The vote is due in September.", ("September", "2016-09")),
        ("The Post, Apr. 11, Page 30", ("Apr. 11", "2016-04-11")),
        ("at its October meeting the board left", ("October", "2015-10")),
    ],
)
def test_counted_from_the_publication(text: str, expected: tuple[str, str | None]) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("public on July 16 of this year", "2024-09", "2024-07-16"),
        ("in February of this year", "2024-09", "2024-02"),
        ("knew last November", "2024-09", "2023-11"),
        ("He left on Thursday.", "2024-09", None),
        ("He left in December.", "2024-09", "2023-12"),
        ("He left in December.", "2024", None),
        ("He left last year.", "2024", "2023"),
        ("He left last November.", "2024", None),
        ("He left last year.", "2023/2024", None),
        ("He left last year.", "2024~", None),
        ("He left yesterday.", "2024~", None),
        ("He left on May 7.", "2024~", None),
        ("He left in May 2012.", "2024~", "2012-05"),
    ],
)
def test_a_date_of_publication_settles_what_it_can(text: str, published: str, expected: str | None) -> None:
    assert [edtf for _, edtf in dates(text, published)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elected in 2012. Three years later he fell. The following year he died.", "2012 2015 2016"),
        (
            "On 7 May 2014 he ruled. Two days later he fled; the next day he died.",
            "2014-05-07 2014-05-09 2014-05-10",
        ),
        ("On 7 May 2014 he ruled. The next morning he fled.", "2014-05-07 2014-05-08"),
        ("On 7 May 2014 he ruled. That month he sang. That night he fled.", "2014-05-07 2014-05 2014-05-07"),
        ("He was born on May 3, 1950, and died on April 9.", "1950-05-03 2016-04-09"),
        ("He married in 1975. His wife died in December.", "1975 2015-12"),
        ("Berg, appointed on 3 May 2011, resigned on March 5.", "2011-05-03 2016-03-05"),
        ("In May 2014 he ruled. That same month he fell. That year was bad.", "2014-05 2014-05 2014"),
        ("She won in 2013, and the year after she became director.", "2013 2014"),
        ("He served from 2010 to 2012. A year later he died.", "2010/2012 2013"),
        (
            "Freed on 8 February 2014, having sat since 2010. Ten days later he fled.",
            "2014-02-08 2010 2014-02-18",
        ),
        ("He fell in 1999. It sank a few weeks earlier. She sang three nights later.", "1999 None None"),
        ("He saw it in 1999. He died a week afterwards.", "1999 None"),
        ("named bishop in May 1974, a month after the revolution", "1974-05 1974-05"),
        ("two weeks after the vote on March 13, 2015", "2015-03-27 2015-03-13"),
        ("exactly a month before the congress on May 7", "2016-04-07 2016-05-07"),
        ("six months before his death in June 2010", "2009-12 2010-06"),
        (
            "They defected on Thursday. The arrival was told a day after their defection.",
            "2016-04-07 2016-04-08",
        ),
        (
            "The minister met them on Thursday. It comes two days after the departure of a minister.",
            "2016-04-07 None",
        ),
        (
            "The departure was on Sunday. It comes two days after the departure of the minister.",
            "2016-04-10 None",
        ),
        ("They met on Thursday. The sale was told a day after the defection.", "2016-04-07 None"),
        ("In November 2014 she left. On December 3 she was seen.", "2014-11 2014-12-03"),
        ("In 2014 she left. On December 3 she was seen.", "2014 2014-12-03"),
        ("The club, founded in 1921, sold it on March 3.", "1921 2016-03-03"),
        ("He came to power in 2011. He fled on March 3.", "2011 2016-03-03"),
        ("She left in 2014. They met her that autumn.", "2014 2014-23"),
        ("On 13 March 2014 she died. A guard told us in February that she was ill.", "2014-03-13 2016-02"),
        (
            "Freed on 17 November 2014, he told of it three months later and on 2 April.",
            "2014-11-17 2015-02 2015-04-02",
        ),
        ("The chairman, who founded it in 1987, died in March.", "1987 2016-03"),
        (
            "Berg (born 1984) met him on 27 April 2014 and, a month later, on 26 May.",
            "1984 2014-04-27 2014-05 2014-05-26",
        ),
        ("Last year the club rose. It fell in May.", "2015 2015-05"),
        (
            "He fled on 7 May 1911.\n\nThey died on 3 June. A month later she fell.",
            "1911-05-07 1911-06-03 1911-07",
        ),
        ("Elected in May 1911, he died the following March.", "1911-05 1912-03"),
        ("He died in 2002. I spoke there the following January.", "2002 2003-01"),
        ("He came on 14 May 2011, thirty-four days earlier.", "2011-05-14 2011-05-14"),
        ("He fled on June 11, 2011, and was tried in December of the same year.", "2011-06-11 2011-12"),
        ("A hundred years ago today he died.", "1916-04-11"),
        ("on a June night two years ago", "2014-06"),
        ("They will appear on the 28th.", "2016-04-28"),
    ],
)
def test_counted_from_dates_in_the_text(text: str, expected: str) -> None:
    assert " ".join(str(edtf) for _, edtf in dates(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2,000 people in Room 2019 under UN Resolution 2270 along the 38th parallel",
        "a 57th anniversary, aged 61, for $2019 and 1999 dollars",
        "call 2012-3345 or 020 7946 1958",
        "some 2000 visitors saw 1500 paintings",
        "May said he may march. March on, May! The cabinet of May Kim.",
        "by April Smith and August Strindberg",
        "every Thursday, the Sunday Times, on Fridays, Good Friday",
        "in today’s world, for two years, a few weeks before the vote, at that time",
        "the last year of his life",
        "on 01/02/2020",
        "February 30, 2016-13-01",
        "half a year ago, less than a week after the vote, in the 3rd century BC, in his 60s",
        "Windows 2000, Boeing 2010, a Series 1984 bond",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text) == []


def test_the_dates_of_the_two_articles() -> None:
    config, _ = load_config(ROOT)
    assert config is not None
    library, _ = load_library(config)
    assert library is not None
    said = {
        str(one.id): " ".join(str(dated.edtf) for dated in find_dated(read_article(one)))
        for one in library.sources.values()
    }
    assert said == {
        "joongang-2016": "2011 2016-04-07 2016-04-07 2016-05-07 1987 2016-05 2016-04-08 2016-04-13 "
        "2016-04-11",
        "king-2024": "2022 2023-11 2024-07-16 2017-08-29 2024-02 2023-11 2019-02 2016/2019 2019-12 2019 "
        "2019-02 2013 2016 2020 2024 2020/2024 2019-09 2019 2021-01 2018-11 2020-10 2019-07 2018-11-10 2020 "
        "2009/2017",
    }


WORDS = (
    "a 999 day week months years before after later ago from to between the that next following last this "
    "May 7 2016 29 February spring 1990s 31/12/2015 - – in of , . ’s Thursday yesterday 19th century about \0"
)


@given(
    words=st.lists(st.sampled_from(WORDS.split())),
    published=st.sampled_from(
        ["0001-01-01", "9999-12-31", "2016-02-29", "2016-04", "2016", "2016~", "../2016"]
    ),
)
def test_whatever_is_found_is_in_order_and_a_date(words: list[str], published: str) -> None:
    article = read_article(source(" ".join(words), published=published))
    found = find_dated(article)
    assert [one.edtf for one in found if one.edtf] == [parse(one.edtf).text for one in found if one.edtf]
    ends = [(one.span.sentence, place) for one in found for place in (one.span.first, one.span.last)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    "unit", ["a year later ", "In May 2016 he left a day after the vote on ", "1990 ", "May "]
)
def test_a_long_text_takes_no_longer_by_the_word(unit: str) -> None:
    article = read_article(source(unit * (100_000 // len(unit))))
    start = time.process_time()
    find_dated(article)
    assert time.process_time() - start < 5
