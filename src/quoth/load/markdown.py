"""The Markdown of authors, with a finding for all that is not for it: HTML, pictures, what is too large."""

import re
from collections.abc import Iterable, Iterator, Sequence

from quoth.characters import fault_of_characters
from quoth.commonmark import DEEPEST, Event, Kind, Tag, TooDeepError, events
from quoth.findings import Code, Finding
from quoth.load.text import place_in
from quoth.nodes import UnreadableError
from quoth.place import Place
from quoth.settings import Limits

ALLOWED = Limits()
"""The limits where no settings say otherwise."""
_TAG_NAME = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_SHOWN = 40
"""Characters of markup that a message repeats."""
_LETTER = re.compile(r"[^\n]")
_CELL = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})")
_OTHER_MARKUP = tuple(
    (re.compile(pattern, re.MULTILINE), cure)
    for pattern, cure in (
        (r"^[ >]*;?-+8<-+(?=[ \t]|$)", "files are not put into others here; copy the words"),
        (r"^[ >]*(?:!!!|\?\?\?\+?|///)[ \t]+\w+", "there are no boxes here; begin the lines with '> '"),
        (r"^[ >]*===[+!]?[ \t]+\"", "there are no tabs here; write a heading"),
        (r"^[ >]*\*\[[^\]\n]+\]:", "short forms are not explained here; write them out"),
        (r"\[\[[^\[\]\n]+\]\]", "a link is written [words](id) here"),
        (r"\[\^[^\]\n]+\]", "there are no footnotes here; say it in the text"),
        (r"\{:?[ \t]*(?:[.#][\w-]+|\w+=)[^{}\n]*\}", "nothing is given a look or a name here; delete it"),
        (
            r"(?<!\\)\[(?:[^\[\]\n]|\n(?!\s*\n))+\](?:\([^)\n]*\)?|[ ]\([a-z0-9]+(?:-[a-z0-9]+)+\))",
            'this is not read as a link; write [words](id), or [words](id "quote") with straight marks, '
            "with no space before the '(' and with a ')' at the end",
        ),
    )
)
"""Marks that would be shown as they stand: those of other dialects of Markdown, and links that are none."""


def read_markdown(text: str, place: Place, limits: Limits = ALLOWED) -> tuple[list[Event], list[Finding]]:
    """Parse a text that begins at a place; raises UnreadableError where it is too large or too deep."""
    if len(text) > limits.longest_prose:
        limit = f"the limit is {limits.longest_prose:,} (setting 'longest-prose' in mkdocs.yml)"
        message = f"the text has {len(text):,} characters; {limit}; shorten it"
        raise UnreadableError(Finding(place, Code.TOO_LARGE, message))
    for line in re.finditer(r".*\|.*", text) if "|" in text else ():
        columns = len(_CELL.findall(line[0].strip().strip("|"))) + 1
        # Short rows are filled up, so that a few wide lines would make millions of cells.
        if columns > limits.widest_table:
            limit = f"the limit is {limits.widest_table:,} (setting 'widest-table' in mkdocs.yml)"
            message = f"a row of {columns:,} columns; {limit}; write '\\|' where no column is meant"
            raise UnreadableError(Finding(place_in(text, line.start(), place), Code.TOO_LARGE, message))
    try:
        said = events(text)
    except TooDeepError as exc:
        message = f"more than {DEEPEST} lists, quotes or marks inside one another; take some away"
        raise UnreadableError(Finding(place_in(text, exc.start, place), Code.TOO_LARGE, message)) from exc
    return said, list(_faults(said, text, place))


def _faults(said: Sequence[Event], text: str, place: Place) -> Iterator[Finding]:
    opened: set[str] = set()
    block: Event | None = None
    for event in said:
        # CommonMark writes any character as a number, as in `&#x202E;`.
        bad = fault_of_characters(f"{event.text}{event.address}{event.title or ''}")
        if bad is not None:
            yield Finding(place_in(text, event.start, place), Code.CONTROL_CHARACTER, bad[1])
        if event.tag is Tag.HTML_BLOCK:
            block = event if event.kind is Kind.START else None
        elif event.kind is Kind.HTML and (block is None or block.start == event.start):
            name = _TAG_NAME.match(event.text)
            # The end of what was reported at its beginning is no second fault.
            if name is None or not name["slash"] or name["name"] not in opened:
                yield Finding(place_in(text, event.start, place), Code.RAW_HTML, _html_message(event.text))
            opened |= {name["name"]} if name is not None else set()
        elif event.kind is Kind.START:
            yield from _faults_of_block(event, text, place)
    yield from _other_markup(said, text, place)


def _faults_of_block(event: Event, text: str, place: Place) -> Iterator[Finding]:
    written = text[event.start : event.end]
    if event.tag is Tag.IMAGE:
        message = 'pictures are not shown in prose; take it out, or make it a link by deleting the "!"'
        yield Finding(place_in(text, event.start, place), Code.IMAGE, message)
    elif event.tag is Tag.CODE_BLOCK and _is_open(written):
        message = "a block of code begins here and does not end; put the same marks on a line below it"
        yield Finding(place_in(text, event.start, place), Code.UNCLOSED_CODE, message)


def _other_markup(said: Iterable[Event], text: str, place: Place) -> Iterator[Finding]:
    bare = _without_code_and_links(said, text)
    for pattern, cure in _OTHER_MARKUP:
        for found in pattern.finditer(bare):
            shown = text[found.start() : found.end()].strip(" >")[:_SHOWN]
            yield Finding(place_in(text, found.start(), place), Code.OTHER_MARKUP, f"{shown!r}: {cure}")


def _without_code_and_links(said: Iterable[Event], text: str) -> str:
    """Return a text of the same length, with letters in the place of what is code or a link."""
    parts = []
    copied = 0
    for event in said:
        is_link = event.kind is Kind.START and event.tag in (Tag.LINK, Tag.IMAGE)
        is_code = event.kind is Kind.CODE or (event.kind is Kind.START and event.tag is Tag.CODE_BLOCK)
        if (is_link or is_code) and event.start >= copied:
            parts += [text[copied : event.start], _LETTER.sub("x", text[event.start : event.end])]
            copied = event.end
    return "".join(parts) + text[copied:]


def _is_open(block: str) -> bool:
    """Say whether a block of code begins with marks and ends without them."""
    fence = _FENCE.match(block)
    if fence is None:
        return False
    last = block.rstrip().rpartition("\n")[2].strip(" >\t")
    return "\n" not in block.rstrip() or not re.fullmatch(f"{fence[0]}{fence[0][0]}*", last)


def _html_message(html: str) -> str:
    if html.startswith("<!--"):
        return "comments are not for prose; move it to 'note:' at the top of the file"
    shown = " ".join(html.partition("\n")[0].split())[:_SHOWN]
    return f"raw HTML is not shown; write Markdown, or put the words in code marks: `{shown}`"
