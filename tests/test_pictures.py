import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from quoth.dates import Date, parse
from quoth.html import Html
from quoth.pictures import surroundings as around
from quoth.pictures import terms as chart
from quoth.pictures import timeline
from quoth.pictures.axis import Axis, axis
from quoth.pictures.drawing import WIDTH, kind_class
from quoth.pictures.extent import extent, span, when
from quoth.pictures.key import key
from quoth.pictures.measure import shortened, width, wrapped
from quoth.pictures.succession import Gap, Overlap, Term, gaps_and_overlaps
from quoth.pictures.surroundings import Node, Tie, surroundings
from quoth.pictures.terms import terms_chart
from quoth.pictures.timeline import Mark, strip

SIZES = {"q-name": 12.0, "q-holder": 12.5, "q-year": 11.0, "q-note": 11.0, "q-how": 11.0, "q-middle": 13.5}
"""Of type, as in theme/assets/pictures.css."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right - 0.2 and other.left < self.right - 0.2
        return across and self.top < other.bottom - 0.2 and other.top < self.bottom - 0.2

    def holds(self, other: "Box") -> bool:
        across = self.left <= other.left + 0.2 and other.right <= self.right + 0.2
        return across and self.top <= other.top + 0.2 and other.bottom <= self.bottom + 0.2


def date(text: str | None) -> Date | None:
    return None if text is None else parse(text)


def mark(label: str, when: str, address: str = "a.md") -> Mark:
    return Mark(label, date(when), date(when), "event", address)


def term(holder: str, since: str | None, until: str | None, address: str = "") -> Term:
    return Term(holder, date(since), date(until), address or f"{holder}.md")


def drawn(picture: Html) -> LexborHTMLParser:
    return LexborHTMLParser(picture)


def attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def attributes(node: LexborNode, *names: str) -> list[float]:
    return [float(attribute(node, name)) for name in names]


def classes(node: LexborNode) -> list[str]:
    return attribute(node, "class").split()


def box_of_words(node: LexborNode) -> Box:
    x, y = attributes(node, "x", "y")
    size = SIZES[classes(node)[-1]]
    wide = width(node.text(), size, bold="q-middle" in classes(node))
    left = x - {"middle": wide / 2, "end": wide}.get(attribute(node, "text-anchor"), 0)
    return Box(left, y - 0.8 * size, left + wide, y + 0.22 * size)


def box_of_rectangle(node: LexborNode) -> Box:
    x, y, wide, high = attributes(node, "x", "y", "width", "height")
    return Box(x, y, x + wide, y + high)


def frame(picture: Html) -> Box:
    svg = drawn(picture).css_first("svg")
    assert svg is not None
    sides = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', picture)
    assert sides is not None
    return Box(0, 0, float(sides[1]), float(sides[2]))


def points(path: str) -> Iterator[tuple[float, float]]:
    """Yield where a path of the letters M, H, V, h, v, l, C and z leads to; curves at nine places."""
    x = y = 0.0
    for letter, said in re.findall(r"([MHVhvlCz])([^MHVhvlCz]*)", path):
        n = [float(number) for number in said.split()]
        if letter == "C":
            curve = [(x, y), (n[0], n[1]), (n[2], n[3]), (n[4], n[5])]
            for step in range(1, 9):
                t = step / 9
                share = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3]
                yield (
                    sum(p[0] * s for p, s in zip(curve, share, strict=True)),
                    sum(p[1] * s for p, s in zip(curve, share, strict=True)),
                )
            n = n[4:]
        x = {"H": n[:1], "h": [x + n[0]] if n else []}.get(letter, [x])[0] if letter in "Hh" else x
        y = {"V": n[:1], "v": [y + n[0]] if n else []}.get(letter, [y])[0] if letter in "Vv" else y
        x, y = (n[0], n[1]) if letter in "MC" else (x + n[0], y + n[1]) if letter == "l" else (x, y)
        yield x, y


def is_sound(picture: Html) -> None:
    """Everything is inside the frame, no words meet other words, no link meets another."""
    tree, whole = drawn(picture), frame(picture)
    said = [(node.text(), box_of_words(node)) for node in tree.css("text")]
    links = [(node.text(), box_of_rectangle(node)) for node in tree.css("a rect.q-hit")]
    assert [words for words, box in said if not whole.holds(box)] == []
    outer = Box(-4.2, 0, whole.right + 4.2, whole.bottom)
    assert [box for box in map(box_of_rectangle, tree.css("rect")) if not outer.holds(box)] == []
    for node in tree.css("path"):
        assert all(outer.holds(Box(x, y, x, y)) for x, y in points(attribute(node, "d"))), node.html
    assert [(a[0], b[0]) for a, b in combinations(said, 2) if a[1].meets(b[1])] == []
    assert [(a, b) for a, b in combinations(links, 2) if a[1].meets(b[1])] == []
    for link in tree.css("a"):
        hit = link.css_first("rect.q-hit")
        assert hit is not None
        assert all(box_of_rectangle(hit).holds(box_of_words(node)) for node in link.css("text"))


def addresses(picture: Html) -> list[str]:
    return [attribute(node, "href") for node in drawn(picture).css("a")]


DATES = st.one_of(
    st.none(),
    st.builds(
        parse,
        st.one_of(
            st.dates().map(str),
            st.dates().map(lambda day: str(day)[:7]),
            st.integers(1, 9999).map(lambda year: f"{year:04}"),
            st.integers(1900, 2030).map(str),
            st.integers(2015, 2025).map(lambda year: f"{year}~"),
            st.sampled_from(["2016-04-07", "2016-04", "2019/..", "../2016-04-11", "[2019..]", "[..2024-09]"]),
            st.sampled_from(["2016/2019", "2016?", "201X", "19XX", "0001-01-01~", "9999~", "2016-24"]),
        ),
    ),
)
LABELS = st.one_of(
    st.text(max_size=30), st.text("Wi ,한", max_size=120), st.just("Second US–North Korea summit")
)
KINDS = st.sampled_from(["person", "event", "post", "ship"])
MARKS = st.lists(st.builds(Mark, LABELS, DATES, DATES, KINDS, st.text("abc", max_size=3)), max_size=12)
MOMENTS = st.builds(lambda label, when, kind: Mark(label, when, when, kind, "a"), LABELS, DATES, KINDS)
TERMS = st.lists(st.builds(Term, LABELS, DATES, DATES, st.text("abc", max_size=3)), max_size=8)
NODES = st.builds(Node, LABELS, KINDS, st.text("abc", max_size=3))
TIES = st.lists(st.builds(Tie, NODES, st.sampled_from(["", "held", "took part in", "W" * 60])), max_size=20)


@given(st.one_of(MARKS, st.lists(MOMENTS, max_size=12)))
@settings(deadline=None)
def test_a_strip_is_sound(marks: list[Mark]) -> None:
    picture = strip(marks, "Times")
    dated = [one for one in marks if extent(one.start, one.end) is not None]
    assert bool(picture) == bool(dated)
    assert sorted(addresses(picture)) == sorted(one.address for one in dated)
    assert picture == strip(marks, "Times")
    if picture:
        is_sound(picture)


@given(TERMS)
@settings(deadline=None)
def test_a_chart_of_terms_is_sound(terms: list[Term]) -> None:
    picture = terms_chart(terms, "Terms", gaps_and_overlaps(terms))
    dated = [one for one in terms if span(one.since, one.until) is not None]
    assert sorted(addresses(picture)) == (sorted(one.address for one in terms) if dated else [])
    if picture:
        is_sound(picture)


@given(NODES, TIES)
@settings(deadline=None)
def test_surroundings_are_sound(centre: Node, ties: list[Tie]) -> None:
    picture = surroundings(centre, ties, "Around")
    nodes = list(dict.fromkeys(tie.node for tie in ties))[: around.MOST]
    assert sorted(addresses(picture)) == sorted(node.address for node in nodes)
    if not picture:
        return
    is_sound(picture)
    tree = drawn(picture)
    cards = [box_of_rectangle(node) for node in tree.css("rect.q-node")]
    assert not any(a.meets(b) for a, b in combinations(cards, 2))
    how = [box_of_words(node) for node in tree.css("text.q-how")]
    assert not any(box.meets(card) for box in how for card in cards)
    for node in tree.css("path.q-edge"):
        for x, y in points(attribute(node, "d")):
            assert not any(Box(x, y, x, y).meets(box) for box in (*how, *cards))


def test_no_more_than_a_number_are_drawn_and_the_picture_says_so() -> None:
    marks = [mark(f"Event {n}", f"{1900 + n % 100}", address=str(n)) for n in range(5000)]
    picture = strip(marks, "All")
    assert sorted(addresses(picture), key=int) == [str(n) for n in range(timeline.MOST)]
    assert "60 of 5000 are drawn" in picture
    terms = [term(f"Holder {n}", f"{1000 + n}", None, str(n)) for n in range(100)]
    assert len(addresses(terms_chart(terms, "All"))) == chart.MOST
    assert "40 of 100 are drawn" in terms_chart(terms, "All")
    ties = [Tie(Node(f"Entry {n}", "event", str(n)), "took part in") for n in range(40)]
    assert addresses(surroundings(Node("Me", "person", "me"), ties, "All")) == [str(n) for n in range(16)]
    assert "16 of 40 are drawn" in surroundings(Node("Me", "person", "me"), ties, "All")


def shapes(picture: Html) -> list[str]:
    """What each link consists of, without its words and the place to hit."""
    return [
        " ".join(
            attribute(node, "class")
            for node in link.css("circle, path, rect")
            if "q-hit" not in classes(node)
        )
        for link in drawn(picture).css("a")
    ]


@pytest.mark.parametrize(
    ("start", "end", "shape"),
    [
        ("2016-04-07", "2016-04-07", "q-dot"),
        ("2016-04", "2016-04", "q-whisker q-whisker q-dot q-hollow"),
        ("2016~", "2016~", "q-whisker q-about q-whisker q-dot q-hollow q-about"),
        ("2016-04-07?", "2016-04-07?", "q-whisker q-about q-whisker q-dot q-hollow q-about"),
        ("[2019..]", "[2019..]", "q-fade q-dot q-hollow"),
        ("[..2019]", "[..2019]", "q-fade q-dot q-hollow"),
        ("2016-04-07", "2019-04-07", "q-may q-bar"),
        ("2016", "2019", "q-may q-bar"),
        ("2016", "2016-04", "q-may"),
        ("2024", None, "q-fade q-may"),
        ("2016", "2019~", "q-may q-about q-bar"),
        ("2016", "2019?", "q-may q-about"),
        ("2016/2019", "2016/2019", "q-may q-bar"),
        ("2019/..", "2019/..", "q-fade q-may"),
        ("../2019", "../2019", "q-fade q-may"),
        (None, "2019", "q-fade q-may"),
        ("2016", "[2019..]", "q-fade q-may q-bar"),
    ],
)
def test_what_is_not_known_is_drawn_as_not_known(start: str | None, end: str | None, shape: str) -> None:
    assert shapes(strip([Mark("It", date(start), date(end), "event", "a.md")], "Times")) == [shape]


def test_where_things_are_drawn() -> None:
    marks = [
        mark("Fall", "2018-01-01"),
        Mark("War", date("2014"), date("2016"), "event", "a.md"),
        mark("Talks", "2017"),
    ]
    picture = strip(marks, "Times & places")
    assert picture.startswith(
        '<figure class="q-figure q-wide"><svg class="q-picture" viewBox="0 0 960 90" '
        'role="group" aria-label="Times &amp; places"><g aria-hidden="true">'
    )
    assert '<a href="a.md" class="q-go q-kind-event"><title>War, 2014 to 2016</title>' in picture
    assert '<rect class="q-may" x="30" y="16" width="540.2" height="8" rx="2"></rect>' in picture
    assert '<rect class="q-bar" x="209.9" y="16" width="179.9" height="8" rx="2"></rect>' in picture
    assert '<path class="q-whisker" d="M570.2 48H750.1"></path>' in picture
    assert '<circle class="q-dot q-hollow" cx="660.1" cy="48" r="5"></circle>' in picture


def ticks(one: Axis) -> list[list[str]]:
    return [[tick.words for tick in stretch.ticks] for stretch in one.stretches]


def axis_of(*said: str) -> Axis:
    found = [extent(parse(text), parse(text)) for text in said]
    return axis([one.bounds for one in found if one is not None], 0, WIDTH)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2016-04-07"], [["6 Apr 2016", "7 Apr", "8 Apr", ""]]),
        (["2016-04-07", "2016-04-08"], [["6 Apr 2016", "7 Apr", "8 Apr", "9 Apr", ""]]),
        (
            ["2018-11", "2019-02"],
            [["Nov 2018", "Dec", "Jan 2019", "Feb", ""]],
        ),
        (["2018-10", "2019-04"], [["Oct 2018", "Nov", "Dec", "Jan 2019", "Feb", "Mar", "Apr", ""]]),
        (["2016", "2018"], [["Jan 2016", "Apr", "Jul", "Oct", "Jan 2017", "Apr", "Jul", "Oct", "Jan 2018"]]),
        (["2016", "2020"], [["2016", "2017", "2018", "2019", "2020", ""]]),
        (["1900", "2020"], [[str(year) for year in range(1900, 2021, 10)]]),
        (["1725", "2024"], [[str(year) for year in range(1740, 2021, 20)]]),
        (
            ["1960", "1987", "2013", "2014", "2016"],
            [["1960", ""], ["1987", ""], ["2013", "2014", "2015", "2016", ""]],
        ),
        (["1960", "1987", "2013", "2014"], [["1960", "1965"]]),
    ],
)
def test_an_axis_has_sensible_marks(dates: Sequence[str], expected: list[list[str]]) -> None:
    found = ticks(axis_of(*dates))
    assert [part[: len(expected[number])] for number, part in enumerate(found)] == expected


def test_an_axis_is_broken_where_most_of_it_would_be_empty() -> None:
    marks = [mark("Then", "1987"), *(mark(f"Now {year}", str(year)) for year in range(2013, 2025))]
    picture = strip(marks, "Times")
    assert picture.count('class="q-break q-cut"') == 1
    is_sound(picture)
    assert "q-break" not in strip(marks[:3], "Times")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2016", "2019", "2016 to 2019"),
        ("2016-04", None, "from April 2016"),
        (None, "2019~", "until about 2019"),
        ("2016~", "2016~", "about 2016"),
        (None, None, ""),
    ],
)
def test_times_in_words(start: str | None, end: str | None, expected: str) -> None:
    assert when(date(start), date(end)) == expected


KIM, RI, HAN = "Kim", "Ri", "Han"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([], []),
        ([(KIM, "2010", "2019"), (RI, "2021", None)], ["holder not known, 2019 – 2021"]),
        ([(KIM, "2010", "2019"), (RI, "2020", None)], []),
        ([(KIM, "2010", "2019"), (RI, "2019", None)], []),
        ([(KIM, "2010", "2019-05-03"), (RI, "2019-05-04", None)], []),
        ([(KIM, "2010", "2019-05-03"), (RI, "2019-05-03", None)], []),
        ([(KIM, "2010", "2019-05"), (RI, "2020-03-05", None)], ["holder not known, May 2019 – 5 March 2020"]),
        ([(KIM, "2010", None), (RI, "2021", None)], []),
        ([(KIM, "2010", "2019~"), (RI, "2024", None)], []),
        ([(KIM, "2010", "2019"), (RI, "2024?", None)], []),
        ([(KIM, "2010", "2019"), (RI, "2021", None), (HAN, None, None)], []),
        ([(KIM, "2010", "2019"), (RI, "2021", None), (HAN, None, "2020")], []),
        ([(KIM, None, "2010"), (RI, "2021", None)], ["holder not known, 2010 – 2021"]),
        (
            [(RI, "2021", None), (HAN, "2015", "2016"), (KIM, "2010", "2012")],
            ["holder not known, 2012 – 2015", "holder not known, 2016 – 2021"],
        ),
        ([(KIM, "2010", "2020"), (RI, "2018", "2022")], ["Kim and Ri at the same time, 2018 – 2020"]),
        ([(KIM, "2010", "2020"), (RI, "2012", "2015")], ["Kim and Ri at the same time, 2012 – 2015"]),
        ([(KIM, "2010", "2020"), (RI, "2018", None)], ["Kim and Ri at the same time, from 2018"]),
        ([(KIM, "2010", "2020"), (RI, "2010", None)], []),
        ([(KIM, "2010", None), (RI, "2012", "2015")], []),
        ([(KIM, "2010", "2020"), (KIM, "2012", "2015")], []),
    ],
)
def test_only_certain_gaps_and_overlaps_are_told(
    terms: list[tuple[str, str | None, str | None]], expected: list[str]
) -> None:
    assert [one.words() for one in gaps_and_overlaps([term(*one) for one in terms])] == expected


def test_gaps_and_overlaps_are_drawn_only_when_they_are_given() -> None:
    terms = [term(KIM, "2001", "2010"), term(RI, "2009", "2012"), term(HAN, "2015", None)]
    between = gaps_and_overlaps(terms)
    assert [type(one) for one in between] == [Overlap, Gap]
    picture = terms_chart(terms, "Holders", between)
    order = [node.text() for node in drawn(picture).css("text.q-holder, g.q-between text")]
    assert order == [
        "Kim",
        "Ri",
        "Kim and Ri at the same time, 2009 – 2010",
        "holder not known, 2012 – 2015",
        "Han",
    ]
    assert 'class="q-gap"' in picture
    assert 'class="q-overlap"' in picture
    assert "q-between" not in terms_chart(terms, "Holders")


def test_a_holder_without_dates_stands_last() -> None:
    terms = [term(KIM, None, None), term(RI, "2016", "2019")]
    picture = terms_chart(terms, "Holders")
    assert addresses(picture) == ["Ri.md", "Kim.md"]
    assert "dates not known" in picture
    assert terms_chart(terms[:1], "Holders") == ""


def test_neighbours_that_are_tied_in_several_ways_are_drawn_once() -> None:
    embassy = Node("Embassy", "post", "embassy.md")
    ties = [Tie(embassy, "held"), Tie(Node("Talks", "event", "talks.md"), "took part in")]
    ties += [Tie(embassy, "served in"), Tie(embassy, "held")]
    tree = drawn(surroundings(Node("Ri", "person", "ri.md"), ties, "Around Ri"))
    assert [node.text() for node in tree.css("text.q-how")] == ["held, served in", "took part in"]
    assert [node.text() for node in tree.css("a title")] == [
        "Embassy (held, served in)",
        "Talks (took part in)",
    ]
    assert [attribute(node, "href") for node in tree.css("a")] == ["embassy.md", "talks.md"]
    assert [node.text() for node in tree.css("text.q-middle")] == ["Ri"]


def test_kinds_stay_together() -> None:
    kinds = ["event", "person", "event", "person", "event"]
    ties = [Tie(Node(f"N{n}", kind, str(n)), "") for n, kind in enumerate(kinds)]
    assert addresses(surroundings(Node("Me", "post", "me"), ties, "Around")) == ["0", "2", "4", "1", "3"]


LONG = "Deputy director general, Latin America, Africa and the Middle East"
HOSTILE = '</svg><script>alert("1")</script>&\n<a href="javascript:x">'


def test_hostile_words_stay_words() -> None:
    pictures = [
        strip([Mark(HOSTILE, date("2016"), date("2016"), HOSTILE, HOSTILE)], HOSTILE),
        terms_chart([Term(HOSTILE, date("2016"), None, HOSTILE)], HOSTILE),
        surroundings(
            Node(HOSTILE, HOSTILE, HOSTILE), [Tie(Node(HOSTILE, HOSTILE, HOSTILE), HOSTILE)], HOSTILE
        ),
    ]
    for picture in pictures:
        tree = drawn(picture)
        assert len(tree.css("svg")) == len(tree.css("a")) == 1
        assert tree.css("script") == []
        assert attribute(tree.css("svg")[0], "aria-label") == HOSTILE.replace("\n", " ")
        assert "\n\n" not in picture


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("person", "q-kind-person"), ("a b>", "q-kind-a-b-"), ("", "q-kind-other"), ("Ship", "q-kind-ship")],
)
def test_a_kind_is_one_class(kind: str, expected: str) -> None:
    assert kind_class(kind) == expected


def test_pictures_have_no_styles_ids_or_scripts() -> None:
    pictures = [
        strip([mark(LONG, "2016")], "Times"),
        terms_chart([term(LONG, "2016", None)], "Holders"),
        surroundings(Node(LONG, "post", "a.md"), [Tie(Node(LONG, "post", "b.md"), "belongs to")], "Around"),
        key(),
    ]
    for picture in pictures:
        assert not re.search(r"\s(style|id|on\w+|fill|stroke)=", picture)
        assert picture.startswith('<figure class="q-figure q-wide"><svg class="q-picture" viewBox="0 0 960 ')
        is_sound(picture)


def test_long_words_are_cut_with_an_ellipsis_and_whole_in_the_title() -> None:
    picture = surroundings(Node("Me", "person", "me"), [Tie(Node(LONG * 2, "post", "b"), "held")], "Around")
    shown = [node.text() for node in drawn(picture).css("text.q-name")]
    assert shown == ["Deputy director general, Latin America,", "Africa and the Middle EastDeputy…"]
    assert f"<title>{LONG * 2} (held)</title>" in picture


@pytest.mark.parametrize(
    ("words", "limit", "lines", "expected"),
    [
        ("", 100, 2, ("",)),
        ("one", 100, 2, ("one",)),
        ("one two three four", 70, 2, ("one two", "three four")),
        (
            "South Korean legislative election of 2020",
            226,
            2,
            ("South Korean legislative", "election of 2020"),
        ),
        ("one two three four, five six", 60, 2, ("one two", "three…")),
        ("a" * 30, 50, 2, ("aaaaaaa", "aaaaa…")),
        ("북한이탈주민", 40, 2, ("북한이", "탈주민")),
    ],
)
def test_words_are_broken_into_lines(words: str, limit: float, lines: int, expected: tuple[str, ...]) -> None:
    assert wrapped(words, limit, 12, lines=lines) == expected


@given(st.text(max_size=80), st.integers(20, 300))
@settings(deadline=None)
def test_lines_fit(words: str, limit: int) -> None:
    assert width(shortened(words, limit, 12), 12) <= limit
    assert all(width(line, 12) <= limit for line in wrapped(words, limit, 12, lines=3))


@pytest.mark.parametrize(
    ("words", "expected"), [("한국", 24.96), ("é", 6.94), ("e\u0301", 6.94), ("W", 11.78)]
)
def test_widths(words: str, expected: float) -> None:
    assert width(words, 12) == pytest.approx(expected, abs=0.01)
