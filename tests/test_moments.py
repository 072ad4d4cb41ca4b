"""Moments in a list: those of which the beginning, the end or the time is not certain are marked."""

import pytest

from quoth import html
from quoth.dates import parse
from quoth.pages.moments import Moment, listed


@pytest.mark.parametrize(
    ("start", "end", "is_open"),
    [
        ("2019", "2019", False),
        ("2016/2019", "2016/2019", False),
        ("2016", "2019-05", False),
        ("2019~", "2019~", True),
        ("2013?", "2013?", True),
        ("2016", "2019~", True),
        ("2019-02/..", "2019-02/..", True),
        ("../2016-04-11", "../2016-04-11", True),
        ("[2019..]", "2023-11", True),
        ("2011", None, True),
        (None, "2016", True),
    ],
)
def test_what_is_open_or_uncertain_is_marked(start: str | None, end: str | None, is_open: bool) -> None:
    since, until = (None if text is None else parse(text) for text in (start, end))
    moment = Moment(since, until, html.text("It happened"), "It happened", "event", "events/it.html")
    assert ("q-open" in listed([moment])[0]) is is_open
