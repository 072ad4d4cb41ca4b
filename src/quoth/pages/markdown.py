"""The one module that knows what is special in Markdown and HTML: it escapes, links and lays out.

What it writes means the same to CommonMark and to Python-Markdown.
"""

import html
import json
import posixpath
import re
from functools import cache

from quoth.model import Page

_SPECIAL = re.compile(r"[\\`*_\[\]]")
_IN_ADDRESSES = {ord(sign): f"%{ord(sign):02X}" for sign in ' <>()"\\`*_[]{}|^'}


def plain(text: str) -> str:
    """Return words as Markdown that shows exactly these words, on one line."""
    escaped = html.escape(" ".join(text.split()), quote=False)
    return _SPECIAL.sub(r"\\\g<0>", escaped).replace("|", "&#124;")


def link(text: str, address: str) -> str:
    """Return a link; the text is Markdown already, the address is not."""
    return f"[{text}]({address.translate(_IN_ADDRESSES)})"


def between(here: str, there: str, anchor: str = "") -> str:
    """Return the address of one page as seen from another."""
    folder, slash, name = there.rpartition("/")
    path = f"{_way(here.rpartition('/')[0], folder + slash)}{name}"
    return f"{path}#{anchor}" if anchor else path


@cache
def _way(here: str, there: str) -> str:
    """Return the way from one folder to another, up to the name of a file in it."""
    way = posixpath.relpath(there or ".", here or ".")
    return "" if way == "." else f"{way}/"


def heading(level: int, text: str) -> str:
    """Return a heading; the text is Markdown already."""
    return f"{'#' * level} {text}"


def section(title: str, body: str) -> str:
    """Return blocks under a heading of the second level; nothing for an empty body."""
    return f"{heading(2, plain(title))}\n\n{body}" if body else ""


def page(path: str, meta: dict[str, str | list[str]], *blocks: str) -> Page:
    """Return a page: front matter and blocks with a blank line between them; empty blocks are left out.

    Values of the front matter are escaped for HTML here, since themes write them out as they are.
    """
    head = "\n".join(
        f"{key}: {json.dumps(_escaped(value), ensure_ascii=False)}" for key, value in meta.items()
    )
    body = "\n\n".join(block for block in blocks if block)
    return Page(path=path, text=f"---\n{head}\n---\n{body}\n")


def _escaped(value: str | list[str]) -> str | list[str]:
    return [html.escape(text) for text in value] if isinstance(value, list) else html.escape(value)
