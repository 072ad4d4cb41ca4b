"""Headings with their addresses, and the table of contents, as Python-Markdown's `toc` makes them."""

from collections.abc import Iterable
from html import unescape
from typing import Any

from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens, strip_tags, unique
from markdown.serializers import RE_AMP


class UnusualError(Exception):
    """A page that is to be rendered the long way."""


class Headings:
    """What becomes of headings, by the settings of the extension `toc`."""

    def __init__(self, toc: TocTreeprocessor) -> None:
        """Raise UnusualError when it does more than to give each an address and a link."""
        odd = toc.use_anchors or toc.permalink_leading or toc.base_level or toc.marker
        if odd or toc.use_permalinks not in (True, False, None):
            raise UnusualError
        self._toc = toc
        link = {"class": toc.permalink_class, "title": toc.permalink_title}
        before, after = (f' {key}="{attribute(value)}"' if value else "" for key, value in link.items())
        self._link = f'<a{before} href="#{{0}}"{after}>&para;</a>' if toc.use_permalinks else ""

    def addressed(self, level: int, inside: str, used: set[str]) -> tuple[str, dict[str, object]]:
        """Return a heading with its address, and how the table of contents names it."""
        name = strip_tags(inside.strip())
        address = unique(self._toc.slugify(unescape(name), self._toc.sep), used)
        html = f'<h{level} id="{address}">{inside}{self._link.format(address)}</h{level}>'
        return html, {"level": level, "id": address, "name": name}

    def nested(self, named: Iterable[Any]) -> list[Any]:
        """Return the headings that a table of contents shows, one inside another."""
        levels = range(self._toc.toc_top, self._toc.toc_bottom + 1)
        return nest_toc_tokens([heading for heading in named if heading["level"] in levels])


def attribute(value: str) -> str:
    """Return what stands between quotation marks; what seems an entity has been seen to."""
    value = RE_AMP.sub("&amp;", value) if "&" in value else value
    return value.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
