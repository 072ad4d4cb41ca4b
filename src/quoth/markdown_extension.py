"""An extension of Python-Markdown that puts our CommonMark parser in the place of its own.

MkDocs, ProperDocs and Zensical load it by name: `markdown_extensions: [quoth.markdown_extension, toc]`. Only
the step from text to tree is replaced. What works on the tree (ids of headings, the table of contents, links
to pages and their validation) finds the tree it expects, in whatever order it was loaded.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import ETX, STX, AtomicString

from quoth.commonmark import Event, Kind, Tag, events

_READ_AGAIN = ("normalize_whitespace", "html_block", "fenced_code_block")
"""Preprocessors that change the text; the last is of an extension that MkDocs loads unasked."""
_CHANGE_TREE = ("inline", "prettify")
"""Tree processors that look for Markdown in the words, or break lines."""

_ELEMENTS = {
    Tag.PARAGRAPH: ("p",),
    Tag.QUOTE: ("blockquote",),
    Tag.ITEM: ("li",),
    Tag.TABLE: ("table",),
    Tag.TABLE_HEAD: ("thead", "tr"),
    Tag.TABLE_ROW: ("tr",),
    Tag.EMPHASIS: ("em",),
    Tag.STRONG: ("strong",),
}
_IN_A_LINE = frozenset({Tag.TABLE_CELL, Tag.EMPHASIS, Tag.STRONG, Tag.LINK})
_HOLD_BLOCKS = frozenset({Tag.QUOTE, Tag.LIST, Tag.TABLE})

# Python-Markdown sets its own marks between these two characters; an author's would forge one.
_WITHOUT_MARKS = str.maketrans(dict.fromkeys((STX, ETX), "\N{REPLACEMENT CHARACTER}"))
# The serializer leaves an ampersand alone where an entity seems to begin. Ours are resolved: none does.
_SEEMS_ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


class CommonMarkExtension(Extension):
    """Reads every page as CommonMark with tables."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls it so)
        """Put our parser in place."""
        self._md = md
        md.parser = _Parser(md)
        md.registerExtension(self)

    def reset(self) -> None:
        """Take out what would read the text a second time.

        Python-Markdown calls this when all extensions are loaded, so their order does not matter.
        """
        for name in _READ_AGAIN:
            self._md.preprocessors.deregister(name, strict=False)
        for name in _CHANGE_TREE:
            self._md.treeprocessors.deregister(name, strict=False)


def makeExtension(**settings: object) -> Extension:  # noqa: N802 (Python-Markdown calls it so)
    """Return the extension, which has no settings."""
    return CommonMarkExtension(**settings)


class _Parser(BlockParser):
    """Stands where Python-Markdown expects its block parser."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # Other extensions put theirs here, before and after us; none is ever asked.
        self.blockprocessors = md.parser.blockprocessors

    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802 (Python-Markdown calls it so)
        tree = _Tree(parent, self.md)
        for event in events(text):
            tree.add(event)
        tree.finish()


class _Tree:
    """An element tree that grows event by event, with line breaks where CommonMark's examples have them."""

    def __init__(self, root: Element, md: Markdown) -> None:
        self._stash = md.htmlStash
        self._open = [root]
        """The elements that have begun and not ended, the outermost first."""
        self._started: list[int] = []
        """For each START whose END is to come, how many elements were open before it."""
        self._words: list[str] = []
        """What was written since an element last began or ended."""
        self._line_begins = True
        self._raw: list[str] | None = None
        """The lines of a block of raw HTML, while one is open."""
        self._images: list[Event] = []
        """Open images, the outermost first."""
        self._description: list[str] = []
        """What stands in an open image, which is shown as text without marks."""
        self._alignments: tuple[str, ...] = ()
        """Of the columns of the table that began last."""

    def add(self, event: Event) -> None:
        """Take the next event."""
        if event.tag is Tag.IMAGE or self._images:
            self._describe_image(event)
        elif self._raw is not None and event.kind is not Kind.END:
            self._raw.append(event.text)
        elif event.kind is Kind.TEXT:
            self._write(event.text)
        elif event.kind is Kind.START:
            self._start(event)
        elif event.kind is Kind.END:
            self._end(event)
        elif event.kind is Kind.HTML:
            self._write_raw(event.text)
        elif event.kind is Kind.CODE:
            self._begin("code")
            self._write(event.text)
            self._close()
        elif event.kind is Kind.RULE:
            self._begin_line()
            self._begin("hr")
            self._close()
            self._write("\n")
        else:
            if event.kind is Kind.HARD_BREAK:
                self._begin("br")
                self._close()
            self._write("\n")

    def finish(self) -> None:
        """Hang what was written last into the tree."""
        if not self._words:
            return
        words = literal("".join(self._words))
        self._words.clear()
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = AtomicString((parent[-1].tail or "") + words)
        else:
            parent.text = AtomicString((parent.text or "") + words)

    def _start(self, event: Event) -> None:
        if event.tag not in _IN_A_LINE:
            self._begin_line()
        self._started.append(len(self._open))
        match event.tag:
            case Tag.HEADING:
                self._begin(f"h{event.level}")
            case Tag.LIST:
                self._start_list(event.number)
            case Tag.CODE_BLOCK:
                self._begin("pre")
                self._begin("code", {"class": f"language-{event.language}"} if event.language else {})
            case Tag.HTML_BLOCK:
                self._raw = []
            case Tag.TABLE_CELL:
                self._start_cell()
            case Tag.LINK:
                self._begin("a", {"href": event.address} | _title(event))
            case None:
                raise AssertionError("what starts has a tag")
            case tag:
                for name in _ELEMENTS[tag]:
                    self._begin(name)
        if event.tag is Tag.TABLE:
            self._alignments = event.alignments
        if event.tag in _HOLD_BLOCKS:
            self._write("\n")

    def _end(self, event: Event) -> None:
        if self._raw is not None:
            self._write_raw("".join(self._raw).removesuffix("\n"))
            self._raw = None
        open_before = self._started.pop()
        while len(self._open) > open_before:
            self._close()
        if event.tag not in _IN_A_LINE:
            self._write("\n")
        if event.tag is Tag.TABLE_HEAD:
            self._begin("tbody")
            self._write("\n")

    def _start_list(self, number: int | None) -> None:
        if number is None:
            self._begin("ul")
        else:
            self._begin("ol", {} if number == 1 else {"start": str(number)})

    def _start_cell(self) -> None:
        row = self._open[-1]
        alignment = self._alignments[len(row)]
        # An attribute, since a strict content security policy refuses styles in the page.
        attributes = {} if alignment == "none" else {"align": alignment}
        self._begin("th" if self._open[-2].tag == "thead" else "td", attributes)

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
                described = "".join(self._description)
                self._description.clear()
                self._begin("img", {"alt": described, "src": image.address} | _title(image))
                self._close()

    def _begin(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self.finish()
        escaped = {key: literal(value.translate(_WITHOUT_MARKS)) for key, value in (attributes or {}).items()}
        self._open.append(SubElement(self._open[-1], name, escaped))
        self._line_begins = False

    def _close(self) -> None:
        self.finish()
        self._open.pop()
        self._line_begins = False

    def _write(self, words: str) -> None:
        if words:
            self._words.append(words.translate(_WITHOUT_MARKS))
            self._line_begins = words.endswith("\n")

    def _write_raw(self, html: str) -> None:
        self._words.append(self._stash.store(html.translate(_WITHOUT_MARKS)))
        self._line_begins = False

    def _begin_line(self) -> None:
        if not self._line_begins:
            self._write("\n")


def _title(event: Event) -> dict[str, str]:
    """Return the title of a link or an image as an attribute."""
    return {} if event.title is None else {"title": event.title}


def literal(words: str) -> str:
    """Leave nothing in a text that the serializer would take for an entity."""
    return _SEEMS_ENTITY.sub("&amp;", words)
