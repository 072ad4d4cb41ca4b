import pytest

from quoth.nodes import Mapping, Scalar, UnreadableError, locate, plain, read_nodes
from quoth.place import Place

START = Place("x.yml")
CURE = "Mostly a value with ': ' or '#' in it wants quotes around it, or a line is indented differently"
TAB = "a tab stands at the beginning of this line; write spaces instead"
COLON = "a colon and a space belong between a key and its value, as in 'key: value'"
NO_COLON = f"{COLON}; a line that goes on with the value above begins further right than its key"
BELOW = (
    "this line is indented as if it belonged to the line above, which has a value already; begin both right "
    "below the keys that they go with"
)
COMMA = "nothing stands before this comma; delete it, or write the item that is missing"
HYPHEN = "a space belongs behind this hyphen, as in '- key: value'"
ONE_OFF = (
    "this line begins one space too far to the left or right; begin it right below the key that it goes with"
)
LIST = "a list opens here with '[' and is not closed; put ']' behind its last item"
QUOTE = "a quotation mark opens here and is not closed; put the same mark behind the last word of the value"
WHOLE = "put the whole value between quotation marks"
WRITE_OUT = "are not used here; write the text out, in quotes if it begins with such a sign [not-plain-yaml]"
DEEP = "a: " + "[" * 12 + "]" * 12


def tree(text: str) -> Mapping:
    return read_nodes(text, START)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no\nb: 012\nc: 2016-04-07\nd: ~\ne: 1.10", ["no", "012", "2016-04-07", "~", "1.10"]),
        ("a: 'no: yes'\nb: \"x # y\"", ["no: yes", "x # y"]),
        ("a:\nb: ''", ["", ""]),
        ("a: [x, 'y']\nb:\n  - z", [["x", "y"], ["z"]]),
        ("a: {b: c}", [{"b": "c"}]),
        ("a: >\n  one\n  two\n", ["one two\n"]),
    ],
)
def test_every_value_stays_text(text: str, expected: list[object]) -> None:
    read = plain(tree(text))
    assert list(read.values()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "x.yml:1:1: error: there is nothing here; write 'key: value' lines [empty-file]"),
        ("# note\n", "x.yml:1:1: error: there is nothing here; write 'key: value' lines [empty-file]"),
        ("- a", "x.yml:1:1: error: write 'key: value' lines here [wrong-type]"),
        ("words", "x.yml:1:1: error: write 'key: value' lines here [wrong-type]"),
        ("a: 1\nb: *c", f"x.yml:2:4: error: references ('*name') {WRITE_OUT}"),
        ("a: &b c", f"x.yml:1:4: error: anchors ('&name') {WRITE_OUT}"),
        ("a: !!str c", f"x.yml:1:4: error: type marks ('!name') {WRITE_OUT}"),
        ("a:\n  - !x c", f"x.yml:2:5: error: type marks ('!name') {WRITE_OUT}"),
        ("%YAML 1.1\n---\na: b", f"x.yml:1:1: error: lines that begin with '%' {WRITE_OUT}"),
        ("a: b\n---\nc: d", f"x.yml:2:1: error: a second document (a line '---') {WRITE_OUT}"),
        ("? [a, b]\n: c", "x.yml:1:3: error: a key is one text; put it in quotes [wrong-type]"),
        (DEEP, "x.yml:1:15: error: more than 12 levels inside each other; write it flatter [too-large]"),
        (
            "a:\n  - b: c\n  d: e",
            "x.yml:3:3: error: cannot be read: each item of a list begins with '- ', and this line does not."
            f" {CURE} [not-yaml]",
        ),
        (
            "a: }b",
            f"x.yml:1:4: error: cannot be read: did not find expected node content. {CURE} [not-yaml]",
        ),
    ],
)
def test_what_is_refused(text: str, expected: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_nodes(text, START)
    assert str(caught.value.finding) == expected


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b\n\tc: d", "2:1", TAB),
        ("a:\n\t- b", "2:1", TAB),
        ("a: b\nliving unknown\nc: d", "2:7", NO_COLON),
        ("a: b\nliving unknown\n", "2:7", NO_COLON),
        ("a:\n  - b: some words\nand more\n", "3:4", NO_COLON),
        ("a: b\nliving:unknown\nc:\n  - d: e", "2:7", COLON),
        ("a:\n  - b: c\n    until:2023-11\n    d: e", "3:10", COLON),
        ("a:\n  - held x\n    until: 2023", "2:9", NO_COLON),
        ("a:\n  - b: c\nd: e\n    f:\n      - g: h", "4:5", BELOW),
        ("a:\n  - b: c\n      d: e", "3:7", BELOW),
        ("a：b\nc: d", "1:2", f"this colon is a full-width one; {COLON}"),
        ("a: b\nc： d\ne: f", "2:2", f"this colon is a full-width one; {COLON}"),
        ("a:\n  -held: x\n    until: 2023", "2:3", HYPHEN),
        ("a:\n  - b: x\n  -c: x", "3:3", HYPHEN),
        ("a: b\n c: d\ne: f", "2:2", ONE_OFF),
        ("a:\n  - b: c\n   d: e", "3:4", ONE_OFF),
        ("a:\n  - b: c\n     d: e", "3:6", ONE_OFF),
        ("a:\n  - b: c\n    d: e\n - f: g", "4:2", ONE_OFF),
        ("a:\u00a0b\nc: d", "1:3", "a no-break space stands here; delete it and type an ordinary space"),
        (
            "a:\n  - b: c\n  \u00a0 d: e",
            "3:3",
            "a no-break space stands at the beginning of this line; delete it and type ordinary spaces",
        ),
        ("a: - b", "1:4", f"no value begins with such a sign; {WHOLE}"),
        ("a: [b, , c]", "1:8", COMMA),
        ("a: [, c]", "1:5", COMMA),
        ("a: [b\nc: d", "1:4", LIST),
        ("name: X\naliases: [Ri Sol-ju\nliving: no\nb: c", "2:10", LIST),
        (
            "a: [b, c #1, d]\ne: f",
            "1:10",
            "'#' begins a remark, and the rest of the list is lost; put this item between quotation marks",
        ),
        ("a: 'b", "1:4", QUOTE),
        ('a: b\nc: "d\ne: f\ng: h', "2:4", QUOTE),
        ('a: b\nc: "d\ne: f\ng:\n  - h: "i"\n', "2:4", QUOTE),
        ("a: b\nc: d: e", "2:5", f"a value has ': ' in it; {WHOLE}"),
        ("a: @b", "1:4", f"no value begins with such a sign; {WHOLE}"),
        ("a: `b`", "1:4", f"no value begins with such a sign; {WHOLE}"),
        ("a:\n  - %b", "2:5", f"no value begins with such a sign; {WHOLE}"),
        ("a: > 50 percent", "1:4", f"no value begins with such a sign; {WHOLE}"),
        (
            "a: 'b' c",
            "1:8",
            "words stand here behind the closing quotation mark; put all of the value between two marks, "
            "and write other marks inside it as “ and ”",
        ),
    ],
)
def test_what_cannot_be_read_is_told_where_it_is_wrong(text: str, place: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_nodes(text, START)
    assert str(caught.value.finding) == f"x.yml:{place}: error: {message} [not-yaml]"


def test_repeated_keys_are_all_told_and_the_first_one_stands() -> None:
    node, found = read_nodes("a: 1\nb:\n  c: 2\n  c: 3\na: 4\na: 5", START)
    assert plain(node) == {"a": "1", "b": {"c": "2"}}
    assert [str(finding) for finding in found] == [
        "x.yml:4:3: error: the key 'c' is here twice, first on line 3; keep one [repeated-key]",
        "x.yml:5:1: error: the key 'a' is here twice, first on line 1; keep one [repeated-key]",
        "x.yml:6:1: error: the key 'a' is here twice, first on line 1; keep one [repeated-key]",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b #1", [("1:4", "#1", '"b #1"')]),
        ("a: b\n  c #metoo, d", [("1:4", "#metoo, d", None)]),
        ("a:\n  - 'b' #1 c\n  - d #2", [("2:5", "#1 c", None), ("3:5", "#2", '"d #2"')]),
        ("a: [b #1, c\n  , d]", [("1:5", "#1, c", None)]),
        ("a: [] # other spellings\nb: c # d\ne: f ##\ng: h #\ni: j#1\n#k: l", []),
    ],
)
def test_a_value_that_is_cut_off_is_told(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    _, found = read_nodes(text, START)
    cure = "is left out here, since '#' begins a remark; put the value between quotation marks [cut-value]"
    assert [(str(finding), finding.fix) for finding in found] == [
        (f"x.yml:{place}: warning: '{cut}' {cure}", fix) for place, cut, fix in expected
    ]


def test_no_depth_exhausts_the_stack() -> None:
    with pytest.raises(UnreadableError):
        read_nodes("a: " + "[" * 100_000, START)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (1, 1)),
        (("a",), (1, 4)),
        (("b",), (2, 1)),
        (("b", 0), (3, 5)),
        (("b", 0, "c"), (3, 8)),
        (("b", 1), (4, 5)),
        (("b", 7), (3, 3)),
        (("nothing",), (1, 1)),
        (("a", "nothing"), (1, 4)),
    ],
)
def test_every_value_knows_its_place(path: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    place = locate(tree("a: é\nb:\n  - c: d\n  - e"), path)
    assert (place.line, place.column) == expected


def test_columns_are_counted_in_characters() -> None:
    value = tree("{리일규: a, é: b}").get("é")
    assert isinstance(value, Scalar)
    assert value.place == Place("x.yml", 1, 13)
