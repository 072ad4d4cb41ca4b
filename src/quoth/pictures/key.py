"""What the shapes along an axis mean, drawn once for the pictures of a page."""

from functools import cache

from quoth.dates import parse
from quoth.html import Html, tag
from quoth.pictures.drawing import Shape, figure, words
from quoth.pictures.extent import extent
from quoth.pictures.measure import width

SIZE = 11
_MIDDLE = 12
_HIGH = 24
_APART = 22
_SHAPES = (
    ("2020-01-01", 0, "known to the day"),
    ("2020", 36, "some time within the line"),
    ("2020~", 36, "about then"),
    ("2020/2022", 44, "light: may be, dark: certain"),
    ("2020-01-01/..", 1, "end open or not known"),
)
"""A date that is drawn so, how long it is drawn, and what that means."""


@cache
def key() -> Html:
    """Return the key to strips and charts of terms, which is the same on every page."""
    parts = []
    left = 6.0
    for date, long, said in _SHAPES:
        one = extent(parse(date), parse(date))
        assert one is not None, "each of the dates above says something"
        core = (left + long / 3, left + 2 * long / 3) if one.core and not one.fades[1] else None
        drawn = Shape(one, left, left + long, core)
        after = drawn.reach[1] + 7
        parts += [drawn.drawn(_MIDDLE), words(said, after, _MIDDLE + 4, "q-note")]
        left = after + width(said, SIZE) + _APART
    return figure("What the shapes mean", _HIGH, [tag("g", *parts)])
