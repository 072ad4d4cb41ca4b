"""What keeps a file from being read, or probably keeps a text from being YAML, in an editor's words."""

import re
from typing import Any

from quoth.findings import Code, Finding
from quoth.place import Place

_KEY = r"[^\s:#\"'\[{-][^\s:#]*"
_BEFORE_KEY = r"^[ ]*(?:- )?"
_BEFORE_VALUE = rf"^[ ]*(?:- |(?:- )?{_KEY}:)[ ]*"
_QUOTE = "put the whole value between quotation marks"
_COLON = "a colon and a space belong between a key and its value, as in 'key: value'"
_OPEN_QUOTE = (
    "a quotation mark opens here and is not closed; put the same mark behind the last word of the value"
)

_SURE = (
    (r"^[ ]*(?=\t)", "a tab stands at the beginning of this line; write spaces instead"),
    (
        r"^[ ]*(?=[\u00a0\u2007\u202f\u3000])",
        "a no-break space stands at the beginning of this line; delete it and type ordinary spaces",
    ),
    (
        rf"{_BEFORE_KEY}{_KEY}:?(?=[\u00a0\u2007\u202f\u3000])",
        "a no-break space stands here; delete it and type an ordinary space",
    ),
    (rf"{_BEFORE_KEY}[^\s:：]+(?=：)", f"this colon is a full-width one; {_COLON}"),
    (r"^[ ]*(?=-[^\s-][^:]*:(?:\s|$))", "a space belongs behind this hyphen, as in '- key: value'"),
    (rf"{_BEFORE_KEY}{_KEY}:[ ]+(?=- )", f"no value begins with such a sign; {_QUOTE}"),
    (rf"{_BEFORE_VALUE}(?=[*&!%@`])", f"no value begins with such a sign; {_QUOTE}"),
    (rf"{_BEFORE_VALUE}(?=[|>](?![-+0-9]*[ ]*(?:#.*)?$))", f"no value begins with such a sign; {_QUOTE}"),
    (
        rf"{_BEFORE_VALUE}\[[^\"'#]*[ ](?=#[^\s#])",
        "'#' begins a remark, and the rest of the list is lost; put this item between quotation marks",
    ),
    (
        rf"{_BEFORE_VALUE}(?=\[[^\]]*$)",
        "a list opens here with '[' and is not closed; put ']' behind its last item",
    ),
    (rf"{_BEFORE_VALUE}(?=\"(?:[^\"\\]|\\.)*$|'(?:[^']|'')*$)", _OPEN_QUOTE),
    (
        rf"{_BEFORE_VALUE}(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')[ ]*(?=[^\s#,])",
        "words stand here behind the closing quotation mark; put all of the value between two marks, "
        "and write other marks inside it as “ and ”",
    ),
    (
        rf"{_BEFORE_KEY}{_KEY}:[ ]+[^\s\"'\[{{](?:(?! #).)*?(?=:(?:[ ]|$))",
        f"a value has ': ' in it; {_QUOTE}",
    ),
)
"""Each with the pattern of a line up to where its fault begins."""
_LIKELY = (
    (
        rf"{_BEFORE_VALUE}\[(?:[^\"'\]]*,)?[ ]*(?=,)",
        "nothing stands before this comma; delete it, or write the item that is missing",
    ),
    (rf"{_BEFORE_KEY}{_KEY}(?=:[^\s/])", _COLON),
    (
        rf"{_BEFORE_KEY}{_KEY}(?=$| [^:]*$)",
        f"{_COLON}; a line that goes on with the value above begins further right than its key",
    ),
)
"""What is only told where nothing else is found, since lines of a long value look so too."""
_ONE_OFF = (
    "this line begins one space too far to the left or right; begin it right below the key that it goes with"
)
_BELOW_A_VALUE = (
    "this line is indented as if it belonged to the line above, which has a value already; begin both right "
    "below the keys that they go with"
)
_IN_PLAIN_WORDS = {
    "did not find expected '-' indicator": "each item of a list begins with '- ', and this line does not",
    "did not find expected key": "a line 'key: value' belongs here, indented like its neighbours",
}
"""Two of the parser's messages as authors need them: a line is moved, or its `- ` forgotten."""
_OF_A_MERGE = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""A mark of git around lines that two people changed; `=======` between them can be a heading as well."""
_NEIGHBOURS = 8
"""Lines above a line in which a beginning is looked for that it should share."""


def not_read(path: str, exc: OSError) -> Finding:
    """Say that the system does not let a file or a folder be read."""
    message = f"cannot be read: {exc.strerror}; see that you may read it"
    return Finding(Place(path), Code.NOT_READ, message)


def not_merged(text: str, path: str) -> Finding | None:
    """Say that a text holds two versions of some lines, as git leaves them; None where it does not."""
    mark = _OF_A_MERGE.search(text)
    if mark is None:
        return None
    message = (
        "git left this mark where two people changed the same lines; keep the lines that are right, "
        "and delete the marks '<<<<<<<', '=======' and '>>>>>>>'"
    )
    return Finding(Place(path, text.count("\n", 0, mark.start()) + 1), Code.MERGE_CONFLICT, message)


def probable_fault(text: str, line: int, opened: int) -> tuple[int, int, str] | None:
    """Return the line and the column of what is probably wrong, from 0, and what to do; None in doubt.

    `line` is where reading stopped, and `opened` where that begins which was being read.
    """
    lines = text.split("\n")
    line, opened = (min(number, len(lines) - 1) for number in (line, opened))
    above = [number for number in range(line - 1, -1, -1) if lines[number].strip()]
    suspects = list(dict.fromkeys([opened, *_opening_quote(lines, line), line, *above[:1]]))
    return (
        _first(_SURE, lines, suspects)
        or _one_off(lines, line, above[:_NEIGHBOURS])
        or _first(_LIKELY, lines, suspects)
        or _below_a_value(lines, line, above[:1])
    )


def _first(
    table: tuple[tuple[str, str], ...], lines: list[str], suspects: list[int]
) -> tuple[int, int, str] | None:
    for number in suspects:
        for pattern, message in table:
            found = re.match(pattern, lines[number])
            if found:
                return number, found.end(), message
    return None


def _opening_quote(lines: list[str], line: int) -> list[int]:
    """Return the line whose quotation mark the first one on this line may close."""
    before = (number for number in range(line - 1, -1, -1) if '"' in lines[number])
    return [next(before, line)] if '"' in lines[line] else []


def _one_off(lines: list[str], line: int, above: list[int]) -> tuple[int, int, str] | None:
    begins = _indentation(lines[line])
    others = {_indentation(lines[number]) for number in above}
    others |= {_indentation(lines[number].replace("- ", "  ", 1)) for number in above}
    if begins in others or not others & {begins - 1, begins + 1}:
        return None
    return line, begins, _ONE_OFF


def _below_a_value(lines: list[str], line: int, above: list[int]) -> tuple[int, int, str] | None:
    """Say that a key stands below one with a value of its own, where none can."""
    begins = _indentation(lines[line])
    for number in above:
        owner = lines[number].replace("- ", "  ", 1)
        is_deeper = begins > _indentation(owner)
        if is_deeper and re.match(rf"[ ]*{_KEY}:(?: |$)", lines[line]) and re.match(rf"[ ]*{_KEY}: ", owner):
            return line, begins, _BELOW_A_VALUE
    return None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def not_yaml(exc: Any, text: str, start: Place) -> Finding:
    """Say what is probably wrong; in doubt where reading stopped, and what mostly mends it."""
    mark = getattr(exc, "problem_mark", None)
    began = getattr(exc, "context_mark", None)
    if mark is not None:
        if began is None or exc.context.startswith("while parsing a block"):
            began = mark
        probable = probable_fault(text, mark.line, began.line)
        if probable is not None:
            line, column, message = probable
            return Finding(Place(start.path, start.line + line, column + 1), Code.NOT_YAML, message)
    place = start if mark is None else Place(start.path, start.line + mark.line, mark.column + 1)
    problem = getattr(exc, "problem", None) or "it is not YAML"
    problem = _IN_PLAIN_WORDS.get(problem, problem)
    cure = "Mostly a value with ': ' or '#' in it wants quotes around it, or a line is indented differently"
    return Finding(place, Code.NOT_YAML, f"cannot be read: {problem}. {cure}")
