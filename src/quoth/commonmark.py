"""CommonMark with tables, as a list of typed events: what an author wrote, and where.

The one module that knows pyromark, which counts bytes and yields mappings. The checks and the pages both read
these events, so that what was checked is what is shown.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate
from typing import NamedTuple

from pyromark import Options, events_with_range
from pyromark import event as raw
from pyromark import events as without_places

DEEPEST = 100
"""How many blocks and marks may stand inside one another.

Readers of the tree (a table of contents, a copy of a heading) call themselves once a level.
"""


class Kind(Enum):
    """What an event says."""

    START = auto()
    END = auto()
    TEXT = auto()
    CODE = auto()
    """A code span; a block of code is a START, its TEXT and an END."""
    HTML = auto()
    """Raw HTML: a line of it inside an HTML_BLOCK, else one tag or comment in running text."""
    SOFT_BREAK = auto()
    HARD_BREAK = auto()
    RULE = auto()


class Tag(Enum):
    """What starts or ends."""

    PARAGRAPH = "Paragraph"
    HEADING = "Heading"
    QUOTE = "BlockQuote"
    CODE_BLOCK = "CodeBlock"
    HTML_BLOCK = "HtmlBlock"
    LIST = "List"
    ITEM = "Item"
    """Of a tight list it holds text, of a loose one paragraphs."""
    TABLE = "Table"
    TABLE_HEAD = "TableHead"
    TABLE_ROW = "TableRow"
    TABLE_CELL = "TableCell"
    EMPHASIS = "Emphasis"
    STRONG = "Strong"
    LINK = "Link"
    IMAGE = "Image"


class Event(NamedTuple):
    """One step through a text: something starts, ends, or stands there."""

    kind: Kind
    start: int
    """In characters. A START covers the whole of what it opens."""
    end: int
    tag: Tag | None = None
    """Of START and END."""
    text: str = ""
    """Of TEXT, CODE and HTML: the words, entities and escapes resolved."""
    level: int = 0
    """Of the START of a HEADING, from 1 to 6."""
    number: int | None = None
    """Of the START of a LIST: its first number; None when it has bullets."""
    language: str = ""
    """Of the START of a CODE_BLOCK."""
    alignments: tuple[str, ...] = ()
    """Of the START of a TABLE, for each column: `left`, `center`, `right` or `none`."""
    address: str = ""
    """Of the START of a LINK or an IMAGE."""
    title: str | None = None
    """Of the START of a LINK or an IMAGE."""


class TooDeepError(ValueError):
    """A text nests more deeply than anybody writes."""

    def __init__(self, line: int, start: int) -> None:
        """Name the line, and keep where on it the first that is too deep begins, in characters."""
        super().__init__(f"line {line}: more than {DEEPEST} lists, quotes or marks inside one another")
        self.start = start


def events(text: str) -> list[Event]:
    """Return what a text says, in order, or raise TooDeepError."""
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    character = _characters(text)
    found: list[Event] = []
    depth = 0
    for said, at in events_with_range(text, options=Options.ENABLE_TABLES):
        event = _event(said, character[at["start"]], character[at["end"]], text)
        depth += (event.kind is Kind.START) - (event.kind is Kind.END)
        if depth > DEEPEST:
            raise TooDeepError(text.count("\n", 0, event.start) + 1, event.start)
        found.append(event)
    return found


def steps(text: str) -> Iterator[Event]:
    """Yield what a text says without saying where: many times as fast, for what only shows it.

    How deep it goes is not looked at.
    """
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return (_event(said, 0, 0, text) for said in without_places(text, options=Options.ENABLE_TABLES))


_BEGINS = bytes((byte & 0xC0) != 0x80 for byte in range(256))
"""For each byte whether a character begins with it."""


def _characters(text: str) -> Sequence[int]:
    """Return which character begins at each byte of a text."""
    if text.isascii():
        return range(len(text) + 1)
    return [*accumulate(text.encode().translate(_BEGINS), initial=-1), len(text)][1:]


_BARE = {"SoftBreak": Kind.SOFT_BREAK, "HardBreak": Kind.HARD_BREAK, "Rule": Kind.RULE}
_TAGS = {tag.value: tag for tag in Tag}


def _event(said: raw.Event, start: int, end: int, text: str) -> Event:
    if isinstance(said, str):
        return Event(kind=_BARE[said], start=start, end=end)
    if "Text" in said:
        return Event(Kind.TEXT, start, end, None, said["Text"])
    if "Code" in said:
        return Event(kind=Kind.CODE, start=start, end=end, text=said["Code"])
    if "Html" in said:
        return Event(Kind.HTML, start, end, None, said["Html"])
    if "InlineHtml" in said:
        return Event(Kind.HTML, start, end, None, said["InlineHtml"])
    if "End" in said:
        name = said["End"] if isinstance(said["End"], str) else next(iter(said["End"]))
        return Event(Kind.END, start, end, _TAGS[name])
    if "Start" not in said:
        raise AssertionError(f"the parser was not asked for {said!r}")
    tag = said["Start"]
    if isinstance(tag, str):
        return Event(Kind.START, start, end, _TAGS[tag])
    if "List" in tag:
        return Event(kind=Kind.START, start=start, end=end, tag=Tag.LIST, number=tag["List"])
    if "BlockQuote" in tag:
        return Event(kind=Kind.START, start=start, end=end, tag=Tag.QUOTE)
    if "Heading" in tag:
        level = int(tag["Heading"]["level"][1:])
        return Event(kind=Kind.START, start=start, end=end, tag=Tag.HEADING, level=level)
    if "CodeBlock" in tag:
        fence = "" if isinstance(tag["CodeBlock"], str) else tag["CodeBlock"]["Fenced"]
        language = "".join(fence.split()[:1])
        return Event(kind=Kind.START, start=start, end=end, tag=Tag.CODE_BLOCK, language=language)
    if "Table" in tag:
        alignments = tuple(alignment.lower() for alignment in tag["Table"])
        return Event(kind=Kind.START, start=start, end=end, tag=Tag.TABLE, alignments=alignments)
    if "Link" in tag:
        link, kind = tag["Link"], Tag.LINK
    elif "Image" in tag:
        link, kind = tag["Image"], Tag.IMAGE
    else:
        raise AssertionError(f"the parser was not asked for {tag!r}")
    address = "mailto:" + link["dest_url"] if link["link_type"] == "Email" else link["dest_url"]
    # The parser's range of `[words][]` leaves out the last two characters.
    if link["link_type"] == "Collapsed" and text.startswith("[]", end):
        end += 2
    title = link["title"] or None
    return Event(kind=Kind.START, start=start, end=end, tag=kind, address=address, title=title)
