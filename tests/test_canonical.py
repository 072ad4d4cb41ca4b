"""The canonical form says what was said, keeps every comment, and is its own canonical form."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.canonical import ENTRY, PLACES, SOURCE, VOCABULARY, Shape, canonical
from quoth.characters import BAD
from quoth.nodes import UnreadableError, plain, read_nodes
from quoth.place import Place

CASES = [
    ("name: A\n", "name: A\n"),
    ("living: no\nname: 'A'\n", "name: A\nliving: no\n"),
    ("name: \"A: b\"\nnote: 'it''s'\n", 'name: "A: b"\nnote: it\'s\n'),
    ("name: >\n  one\n  two\nnote: |  # why\n  a\n  b\n", "name: one two\nnote: a b # why\n"),
    ("name: one\n  two   three\n", "name: one two three\n"),
    (
        "name: 007\naliases: [~, no, '1.10', \"a, b\", '[x']\n",
        'name: 007\naliases: [~, no, 1.10, "a, b", "[x"]\n',
    ),
    ("aliases:\n- a\n- 리설주\nname: A\n", "name: A\naliases: [a, 리설주]\n"),
    ("aliases:\n  - a # first\n  - b\n", "aliases:\n  - a # first\n  - b\n"),
    ("aliases: [a, # first\n  b] # both\n", "aliases: # both\n  - a # first\n  - b\n"),
    ("aliases: [\n  # first\n  a\n  # none\n  ]\n", "aliases:\n  # first\n  - a\n  # none\n"),
    (f"aliases: [{'a' * 60}, {'b' * 60}]\n", f"aliases:\n  - {'a' * 60}\n  - {'b' * 60}\n"),
    (
        "# top\n\n\n\n# of name\nname: A # beside\n\n\n# end\n",
        "# top\n\n# of name\nname: A # beside\n\n# end\n",
    ),
    ("# of living\nliving: no\n# of name\nname: A\n", "# of name\nname: A\n# of living\nliving: no\n"),
    (
        "claims:\n- evidence:\n  - quote: b\n    source: a\n  until: 2023\n  # of held\n  held: x\n",
        "claims:\n  # of held\n  - held: x\n    until: 2023\n    evidence:\n"
        "      - source: a\n        quote: b\n",
    ),
    (
        "claims:\n  - held: x\n    # of the claim\n  # of the claims\n# of the entry\n",
        "claims:\n  - held: x\n    # of the claim\n  # of the claims\n# of the entry\n",
    ),
    (
        "claims:\n  # of the first\n  - held: x\n\n  # of the second\n  - held: y\nnote: z\n",
        "note: z\nclaims:\n  # of the first\n  - held: x\n\n  # of the second\n  - held: y\n",
    ),
    (
        "claims:\n  - held: x\n    evidence: # why\n    - {source: a, quote: b} # c\n",
        "claims:\n  - held: x\n    evidence: # why\n      # c\n      - source: a\n        quote: b\n",
    ),
    ("claims:\n  -\n    # inside\n    held: x\n", "claims:\n  # inside\n  - held: x\n"),
    ("claims:\n  - # about it\n    held: x\n", "claims:\n  # about it\n  - held: x\n"),
    ("claims:\n  - held:\n    # blank\n", "claims:\n  - held:\n    # blank\n"),
    ("claims: [] # none\n", "claims: [] # none\n"),
    ('note: "a\\x07b"\n', 'note: "a\\x07b"\n'),
    ('note: "tab\\tand\\nline"\n', "note: tab and line\n"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_entries(text: str, expected: str) -> None:
    assert canonical(text, ENTRY) == expected
    assert canonical(expected, ENTRY) == expected


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        (
            SOURCE,
            "published: '2024'\nurl: https://x.org/#a\ntitle: T\n",
            "title: T\npublished: 2024\nurl: https://x.org/#a\n",
        ),
        (
            PLACES,
            "B:\n  country: C\n  at: ['1.0', -2]\n# of A\nA: {at: [1, 2], # here\n  label: x}\n",
            "B: {at: [1.0, -2], country: C}\n# of A\nA:\n  at: [1, 2] # here\n  label: x\n",
        ),
        (PLACES, "{}\n# none yet", "{}\n# none yet\n"),
        (PLACES, "'a: b': {at: [1, 2]}\n", '"a: b": {at: [1, 2]}\n'),
        (
            VOCABULARY,
            "properties:\n    # one\n    b: {takes: text, label: l, of: [x]}\nkinds:\n  x: {label: l}\n",
            "kinds:\n  x:\n    label: l\nproperties:\n  # one\n"
            "  b:\n    label: l\n    of: [x]\n    takes: text\n",
        ),
    ],
)
def test_other_files(shape: Shape, text: str, expected: str) -> None:
    assert canonical(text, shape) == expected
    assert canonical(expected, shape) == expected


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(UnreadableError):
        canonical("name: [\n", ENTRY)


STRANGE = [
    "~",
    "007",
    "no",
    "null",
    "-",
    "#",
    "---",
    "...",
    "리일규",
    "a,b",
    "[x]",
    "{",
    "'",
    '"',
    "é",
    "😀",
    "\\",
    "?",
    "%",
    "@",
    "`",
    "|",
    ">",
    "&a",
    "*a",
    "!a",
    ":",
]
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\u2028\u2029§")
WORDS = st.one_of(
    st.sampled_from([*STRANGE, "- x", "a: b", "a #b", "a'b\"c: d"]),
    st.text(LETTERS, min_size=1, max_size=12).filter(lambda text: not BAD.search(text)),
)
COMMENT = st.builds(
    "#§{} {}".format, st.integers(0, 99), st.sampled_from(["one", "three: - x", "'four", '"', "[#"])
)
"""With a sign that no text has, to be counted by."""


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def scalars(draw: st.DrawFn, indent: str) -> str:
    """Draw a text, written in one of the ways of YAML."""
    words = draw(st.lists(WORDS, min_size=1, max_size=3))
    beside = draw(st.one_of(st.just(""), COMMENT.map(lambda comment: f"  {comment}")))
    style = draw(st.sampled_from(["plain", "single", "double", "folded", "literal", "lines"]))
    simple = [word for word in words if re.fullmatch(r"\w+", word)] or ["word"]
    if style == "plain":
        return " ".join(simple) + beside
    if style == "lines":
        return f"\n{indent}  ".join(simple) + beside
    if style == "single":
        return "'" + f"\n{indent}  ".join(words).replace("'", "''") + "'" + beside
    if style == "double":
        return quoted(" ".join(words)) + beside
    sign = draw(st.sampled_from("|>")) + draw(st.sampled_from(["", "-", "+"]))
    return f"{sign}{beside}\n" + "\n".join(f"{indent}    w{word}" for word in words)


@st.composite
def trivia(draw: st.DrawFn, indent: str) -> str:
    lines = draw(st.lists(st.one_of(st.just(""), COMMENT), max_size=2))
    moved = draw(st.integers(0, 3)) * " "
    return "".join(f"{indent}{moved}{line}\n" if line else "\n" for line in lines)


@st.composite
def flow_lists(draw: st.DrawFn, indent: str) -> str:
    items = draw(st.lists(WORDS.map(quoted), max_size=3))
    gaps = st.sampled_from(
        ["", " ", f"\n{indent}   ", f" #§in\n{indent}   ", f"\n\n{indent} #§own\n{indent}  "]
    )
    return "[" + ",".join(f"{draw(gaps)}{item}{draw(gaps)}" for item in items) + draw(gaps) + "]"


@st.composite
def groups(draw: st.DrawFn, keys: tuple[str, ...], indent: str, depth: int = 0) -> str:
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=4, unique=True))
    below = {
        0: ("claims", ("held", "until", "note", "evidence")),
        1: ("evidence", ("source", "quote", "note")),
    }
    said = ""
    for key in chosen:
        said += draw(trivia(indent))
        if depth in below and key == below[depth][0]:
            said += f"{indent}{key}:{draw(st.sampled_from(['', ' #§beside']))}\n"
            inner = indent + draw(st.sampled_from(["", "  ", "    "]))
            for _ in range(draw(st.integers(1, 2))):
                group = draw(groups(below[depth][1], inner + "  ", depth + 1))
                above = re.match(r"(?:[ ]*(?:#.*)?\n)*", group)
                assert above is not None
                rest = group[above.end() :]
                said += above[0] + f"{inner}- {rest[len(inner) + 2 :]}"
        elif draw(st.integers(0, 3)) == 0:
            said += f"{indent}{key}: {draw(flow_lists(indent))}{draw(st.sampled_from(['', ' #§after']))}\n"
        else:
            said += f"{indent}{key}: {draw(scalars(indent))}\n"
    return said + draw(trivia(indent))


def comments(text: str) -> list[str]:
    return sorted(re.findall("#§.*", text))


def reading(value: object) -> object:
    """Return what was read as the loader takes it: without order of keys, white space joined."""
    if isinstance(value, dict):
        return {key: reading(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [reading(inner) for inner in value]
    return " ".join(str(value).split())


@settings(max_examples=400, deadline=None)
@given(groups(("name", "aliases", "living", "note", "claims"), ""))
def test_it_says_the_same_and_is_its_own_canonical_form(text: str) -> None:
    tree, found = read_nodes(text, Place("x"))
    assert not any(finding.stops for finding in found)
    once = canonical(text, ENTRY)
    again, found = read_nodes(once, Place("x"))
    assert not any(finding.stops for finding in found)
    assert reading(plain(again)) == reading(plain(tree))
    assert canonical(once, ENTRY) == once
    assert comments(once) == comments(text)
    assert not BAD.search(once)
    assert "\n\n\n" not in once
    assert once == once.strip("\n") + "\n"
