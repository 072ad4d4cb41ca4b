"""The second wall: a sanitiser that is asked whether it would change something, and never changes anything.

What authors write is refused by our own checks long before. Should one of them fail, this finds what it let
pass. The one module that knows nh3, which parses as browsers do.
"""

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import TypeAlias

import nh3

NOT_HARMLESS = "could do something in a reader's browser; take out what is neither words nor a link"
_Event: TypeAlias = tuple[str, Sequence[tuple[str, str | None]]]

_BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "ul", "ol", "li"})
_OF_TABLES = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
_IN_A_LINE = frozenset({"a", "br", "code", "em", "strong"})
_TAGS = _BLOCKS | _OF_TABLES | _IN_A_LINE
_ATTRIBUTES = {
    "a": {"href", "title"},
    "code": {"class"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_SCHEMES = {"http", "https", "mailto"}
_VOID = frozenset({"br", "hr", "img"})


def _own_picture(element: str, attribute: str, value: str) -> str | None:
    """Keep what an attribute says, unless it fetches a picture from elsewhere."""
    foreign = (element, attribute) == ("img", "src") and (":" in value or value.startswith(("/", "\\")))
    return None if foreign else value


_OF_PROSE = nh3.Cleaner(tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
_OF_PAGES = nh3.Cleaner(
    tags={*_TAGS, "img"},
    attributes={**_ATTRIBUTES, "img": {"src", "alt", "title"}},
    attribute_filter=_own_picture,
    url_schemes=_SCHEMES,
    link_rel=None,
)


def is_harmless(html: str) -> bool:
    """Say whether a sanitiser leaves what the prose of an entry became as it is."""
    cleaned = _OF_PROSE.clean(html)
    return cleaned == html or _said(html) == _said(cleaned)


def is_harmless_page(html: str) -> bool:
    """Say whether a sanitiser leaves a page by hand as it is, which may show pictures of the site."""
    return _said(html) == _said(_OF_PAGES.clean(html))


def _said(html: str) -> list[_Event]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


class _Reader(HTMLParser):
    """Notes elements and words in order, so that two ways of writing the same are the same."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[_Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((f"<{tag}>", sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.events.append((f"</{tag}>", ()))

    def handle_data(self, data: str) -> None:
        words = self.events.pop()[1][0][0] if self.events and self.events[-1][0] == "" else ""
        self.events.append(("", [(words + data, None)]))

    def handle_comment(self, data: str) -> None:
        self.events.append(("<!>", [(data, None)]))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("<!>", [(decl, None)]))

    def handle_pi(self, data: str) -> None:
        self.events.append(("<?>", [(data, None)]))
