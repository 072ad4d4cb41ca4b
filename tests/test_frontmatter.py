import pytest

from quoth.load.frontmatter import read_document
from quoth.nodes import UnreadableError, plain

PATH = "sources/x.md"
LARGEST = 200
NO_FRONT_MATTER = "error: the first line must be '---' alone, before the 'key: value' lines [no-front-matter]"
UNCLOSED = (
    "error: front matter is never closed; put a line '---' after the last 'key: value' line"
    " [unclosed-front-matter]"
)
NOT_EXACT = (
    "error: front matter is not closed by this line; three hyphens alone close it, '---', with no space"
    " behind [unclosed-front-matter]"
)

CR_ALONE = (
    "error: a line ends here with CR alone, which not all programs see; save it with line ends 'LF'"
    " [carriage-return]"
)

NOT_MERGED = (
    "error: git left this mark where two people changed the same lines; keep the lines that are right, "
    "and delete the marks '<<<<<<<', '=======' and '>>>>>>>' [merge-conflict]"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "1:1: error: is empty; fill it in or delete it [empty-file]"),
        (b" \n\n", "1:1: error: is empty; fill it in or delete it [empty-file]"),
        (b"words", f"1:1: {NO_FRONT_MATTER}"),
        (b"\n---\na: b\n---\n", f"1:1: {NO_FRONT_MATTER}"),
        (b"----\na: b\n----\n", f"1:1: {NO_FRONT_MATTER}"),
        (b'{"a": "b"}\n', f"1:1: {NO_FRONT_MATTER}"),
        (b"---\na: b\n", f"1:1: {UNCLOSED}"),
        (b"---\na: b\n--- \nwords\n", f"3:1: {NOT_EXACT}"),
        (b"---\na: b\n----\nwords\n\n---\x20\n", f"3:1: {NOT_EXACT}"),
        ("---\na: b\n—\nwords\n".encode(), f"3:1: {NOT_EXACT}"),
        (b"---\na: b\n -- -\nwords\n", f"3:1: {NOT_EXACT}"),
        (b"---\na: b\n---words\n", f"3:1: {NOT_EXACT}"),
        (b"---\na:\n- b\n- \n-\n-- a\nwords -- a\n", f"1:1: {UNCLOSED}"),
        (b"---\na: b\n...\nwords\n", f"1:1: {UNCLOSED}"),
        (b"---\n---\nwords", "1:1: error: there is nothing here; write 'key: value' lines [empty-file]"),
        (b"---\n- a\n---\n", "2:1: error: write 'key: value' lines here [wrong-type]"),
        (
            b"\xef\xbb\xbf---\na: b\n---\n",
            "1:1: error: begins with a byte-order mark; save it as 'UTF-8' without 'BOM' [byte-order-mark]",
        ),
        (
            b"---\r\na: b\rc: d\r\n---\r\n",
            f"2:5: {CR_ALONE}",
        ),
        (b"---\ra: b\r---\r", f"1:4: {CR_ALONE}"),
        (
            "---\na: é".encode() + b"\xe9",
            "2:5: error: is not UTF-8 from here on; save the file with the encoding 'UTF-8' [not-utf8]",
        ),
        (
            b"---\na: b\x00\n---\n",
            "2:5: error: holds the invisible character U+0000; delete it [control-character]",
        ),
        (
            "---\na: b\u202e\n---\n".encode(),
            "2:5: error: holds the invisible character U+202E; delete it [control-character]",
        ),
        (
            "---\na: b\n---\nwords\u0085words".encode(),
            "4:6: error: holds the invisible character U+0085; delete it [control-character]",
        ),
        (b"---\n<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> theirs\n---\n", f"2:1: {NOT_MERGED}"),
        (b"---\na: b\n---\nwords\n>>>>>>> theirs", f"5:1: {NOT_MERGED}"),
        (
            b"---\na: b\n---\n" + b"x" * LARGEST,
            "1:1: error: is 213 bytes long; the limit is 200 (setting 'largest-file' in mkdocs.yml); split it"
            " [too-large]",
        ),
        (
            b"---\ntitle: A: b\n---\n",
            "2:9: error: a value has ': ' in it; put the whole value between quotation marks [not-yaml]",
        ),
    ],
)
def test_what_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(data, PATH, largest=LARGEST)
    assert str(caught.value.finding) == f"{PATH}:{expected}"


@pytest.mark.parametrize(
    ("line", "fix"), [("--- ", "---"), ("----", "---"), ("—", "---"), ("---words", None)]
)
def test_a_line_that_nearly_closes_the_front_matter_comes_with_a_fix(line: str, fix: str | None) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(f"---\na: b\n{line}\n".encode(), PATH, largest=LARGEST)
    assert caught.value.finding.fix == fix


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("---\na: b\n---\nwords\n", "words", "4:1"),
        ("---\na: b\n---\n\n\n  words \n\n", "words", "6:3"),
        ("---\na: b\n---\none\n\n---\n\ntwo\n", "one\n\n---\n\ntwo", "4:1"),
        ("---\na: b\n---\nTitle\n=======\n<<<<<<<<\n", "Title\n=======\n<<<<<<<<", "4:1"),
        ("---\na: b\n---\n", "", "4:1"),
        ("---\na: b\n---", "", "3:1"),
        ("---\r\na: b\r\n---\r\n\r\n one\r\ntwo\r\n", "one\ntwo", "5:2"),
        ("---\r\na: b\r\n---\r\n\rone\rtwo", "one\ntwo", "5:1"),
    ],
)
def test_the_body_knows_its_place(text: str, body: str, place: str) -> None:
    document, found = read_document(text.encode(), PATH, largest=LARGEST)
    assert (plain(document.head), found) == ({"a": "b"}, [])
    assert (document.body, str(document.body_place)) == (body, f"{PATH}:{place}")


def test_no_name_of_a_key_is_special() -> None:
    document, found = read_document(
        b"---\ncontent: a\nhandler: b\n\nhead: c\nhead: d\n---\n", PATH, largest=200
    )
    assert plain(document.head) == {"content": "a", "handler": "b", "head": "c"}
    assert [str(finding) for finding in found] == [
        f"{PATH}:6:1: error: the key 'head' is here twice, first on line 5; keep one [repeated-key]"
    ]
