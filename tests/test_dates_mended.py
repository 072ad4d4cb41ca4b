import pytest

from quoth.dates_mended import mended


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nov 2023", "2023-11"),
        ("November  2023", "2023-11"),
        ("5 November 2023", "2023-11-05"),
        ("November 5, 2023", "2023-11-05"),
        ("05.11.2023", "2023-11-05"),
        ("5.11.2023", "2023-11-05"),
        ("11/2023", "2023-11"),
        ("2023-11-5", "2023-11-05"),
        ("2023-1", "2023-01"),
        ("2023.11.05", "2023-11-05"),
        (" 2016 ", "2016"),
        ("11-2023", "2023-11"),
        ("20231105", "2023-11-05"),
        ("2023-11-05T10:30:00Z", "2023-11-05"),
        ("2023년 11월 5일", "2023-11-05"),
        ("2023年11月", "2023-11"),
        ("c. 2019", "2019~"),
        ("ca 2019", "2019~"),
        ("~2019", "2019~"),
        ("About 2019", "2019~"),
        ("1990s", "199X"),
        ("the 1980’s", "198X"),
        ("Spring 2023", "2023-21"),
        ("summer of 2023", "2023-22"),
        ("fall 2023", "2023-23"),
    ],
)
def test_what_can_only_be_one_date(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "never", "31 February 2023", "31.02.2023", "5/11/2023", "13/2023", "2023-13", "early May 2023"),
        *(
            "the 1900s",
            "winter 2023",
            "c. 0000",
            "20231399",
            "2011/12",
            "May",
            "5 May",
            "2016?",
            "2016-2019",
            "in May 2023",
            "May 2023 or June 2023",
            "x" * 1000,
        ),
    ],
)
def test_in_doubt_nothing_is_offered(text: str) -> None:
    assert mended(text) is None
