"""A page's words to HTML, straight from the events of the parser: what Python-Markdown gives, without a tree.

What it has no word for is left to Python-Markdown: see `UnusualError`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markdown.util import ETX, STX

from quoth.commonmark import DEEPEST, Event, Kind, Tag, steps
from quoth.markdown_extension import literal
from quoth.rendering.headings import Headings, UnusualError, attribute

_BLOCKS = {
    Tag.PARAGRAPH: ("<p>", "</p>\n"),
    Tag.QUOTE: ("<blockquote>\n", "</blockquote>\n"),
    Tag.ITEM: ("<li>", "</li>\n"),
    Tag.TABLE: ("<table>\n", "</tbody></table>\n"),
    Tag.TABLE_HEAD: ("<thead><tr>", "</tr></thead>\n<tbody>\n"),
    Tag.TABLE_ROW: ("<tr>", "</tr>\n"),
}
_MARKS = {Tag.EMPHASIS: ("<em>", "</em>"), Tag.STRONG: ("<strong>", "</strong>")}


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a page come to."""

    html: str
    headings: list[Any]
    """As the table of contents names them, one inside another."""
    title: str | None
    """The first heading, if the page begins with one of the first level."""


def words(text: str, headings: Headings, address: Callable[[str], str]) -> Words:
    """Return what a text comes to, each link and picture at its address on the site.

    Raises UnusualError when it is to be rendered the long way.
    """
    if not text.strip():
        return Words("", [], None)
    writer = _Writer(headings, address)
    for event in steps(text):
        writer.add(event)
    return writer.finished()


class _Writer:
    """HTML that grows event by event, with line breaks where CommonMark's examples have them."""

    def __init__(self, headings: Headings, address: Callable[[str], str]) -> None:
        self._headings = headings
        self._address = address
        self._out: list[str] = []
        self._closing: list[str] = []
        """How what is open ends, the outermost first."""
        self._line_begins = True
        self._raw: list[str] | None = None
        """The lines of a block of raw HTML, while one is open."""
        self._last_raw = -1
        """Where raw HTML was written last."""
        self._images: list[Event] = []
        self._description: list[str] = []
        self._alignments: list[str] = []
        """Of the columns that are still to come in a row."""
        self._table: tuple[str, ...] = ()
        self._cell = "td"
        self._heading: Event | None = None
        self._heading_at = 0
        self._used: set[str] = set()
        self._named: list[Any] = []
        self._first = ""
        """The element that the page begins with, raw HTML aside."""

    def add(self, event: Event) -> None:
        """Take the next event."""
        kind = event.kind
        if event.tag is Tag.IMAGE or self._images:
            self._describe_image(event)
        elif self._raw is not None and kind is not Kind.END:
            self._raw.append(event.text)
        elif kind is Kind.TEXT:
            if event.text:
                self._out.append(_text(event.text))
                self._line_begins = event.text.endswith("\n")
        elif kind is Kind.START:
            self._start(event)
        elif kind is Kind.END:
            self._end(event)
        elif kind is Kind.HTML:
            self._write_raw(event.text)
        elif kind is Kind.CODE:
            self._write(f"<code>{_text(event.text)}</code>")
        elif kind is Kind.RULE:
            self._begin_line(event)
            self._write("<hr />\n")
        else:
            self._write("<br />\n" if kind is Kind.HARD_BREAK else "\n")

    def finished(self) -> Words:
        """Return what was written."""
        html = "".join(self._out).strip()
        if STX in html or ETX in html:
            # Python-Markdown puts its own marks between these two.
            raise UnusualError
        title = str(self._named[0]["name"]) if self._first == "h1" else None
        return Words(html, self._headings.nested(self._named), title)

    def _start(self, event: Event) -> None:
        tag = event.tag
        assert tag is not None
        if len(self._closing) >= DEEPEST:
            raise UnusualError
        if tag in _BLOCKS:
            self._begin_line(event)
            self._open(*_BLOCKS[tag])
            if tag in (Tag.TABLE_HEAD, Tag.TABLE_ROW):
                self._alignments = list(self._table)
                self._cell = "th" if tag is Tag.TABLE_HEAD else "td"
        elif tag in _MARKS:
            self._open(*_MARKS[tag])
        elif tag is Tag.LINK:
            href = attribute(self._address(literal(event.address)))
            self._open(f'<a href="{href}"{_title(event)}>', "</a>")
        elif tag is Tag.TABLE_CELL:
            alignment = self._alignments.pop(0)
            aligned = "" if alignment == "none" else f' align="{alignment}"'
            self._open(f"<{self._cell}{aligned}>", f"</{self._cell}>")
        else:
            self._begin_line(event)
            self._open_block(event)
        if tag is Tag.TABLE:
            self._table = event.alignments

    def _open_block(self, event: Event) -> None:
        match event.tag:
            case Tag.HTML_BLOCK:
                self._raw = []
                self._closing.append("")
            case Tag.HEADING:
                self._heading = event
                self._open("", "\n")
                self._heading_at = len(self._out)
            case Tag.LIST if event.number is None:
                self._open("<ul>\n", "</ul>\n")
            case Tag.LIST:
                start = "" if event.number == 1 else f' start="{event.number}"'
                self._open(f"<ol{start}>\n", "</ol>\n")
            case _:
                named = attribute(literal(event.language))
                language = f' class="language-{named}"' if named else ""
                self._open(f"<pre><code{language}>", "</code></pre>\n")

    def _end(self, event: Event) -> None:
        closing = self._closing.pop()
        if self._raw is not None:
            self._write_raw("".join(self._raw).removesuffix("\n"))
            self._raw = None
            closing = "\n"
        elif self._heading is not None and event.tag is Tag.HEADING:
            self._end_heading(self._heading.level)
        elif event.tag is Tag.PARAGRAPH and self._last_raw == len(self._out) - 1 and self._out[-2] == "<p>":
            # Python-Markdown may take the paragraph away from around a single tag.
            raise UnusualError
        self._write(closing)

    def _end_heading(self, level: int) -> None:
        inside = "".join(self._out[self._heading_at :])
        if self._first == "h1" and not self._named and "<" in inside:
            # A title has no marks, and MkDocs takes them away in its own way.
            raise UnusualError
        html, named = self._headings.addressed(level, inside, self._used)
        self._named.append(named)
        self._out[self._heading_at :] = [html]

    def _describe_image(self, event: Event) -> None:
        if event.kind in (Kind.TEXT, Kind.CODE, Kind.HTML):
            self._description.append(event.text)
        elif event.kind in (Kind.SOFT_BREAK, Kind.HARD_BREAK):
            self._description.append(" ")
        elif event.tag is Tag.IMAGE and event.kind is Kind.START:
            self._images.append(event)
        elif event.tag is Tag.IMAGE:
            image = self._images.pop()
            if not self._images:
                described = attribute(literal("".join(self._description)))
                self._description.clear()
                source = attribute(self._address(literal(image.address)))
                self._write(f'<img alt="{described}" src="{source}"{_title(image)} />')

    def _open(self, opening: str, closing: str) -> None:
        self._write(opening)
        self._closing.append(closing)
        self._line_begins = opening.endswith("\n")

    def _write(self, html: str) -> None:
        if html:
            self._out.append(html)
            self._line_begins = html.endswith("\n")

    def _write_raw(self, html: str) -> None:
        self._last_raw = len(self._out)
        self._out.append(html)
        self._line_begins = False

    def _begin_line(self, event: Event) -> None:
        """Begin a block of a page on a line of its own."""
        if not self._closing and not self._first and event.tag is not Tag.HTML_BLOCK:
            self._first = f"h{event.level}" if event.tag is Tag.HEADING else str(event.kind)
        if not self._line_begins:
            self._write("\n")


def _text(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _title(event: Event) -> str:
    return "" if event.title is None else f' title="{attribute(literal(event.title))}"'
