"""HTML, written safely: words are escaped unless they are markup already.

Together with `pages.markdown` it alone knows what is special in a page. A block of HTML in a Markdown page
begins with its element at the start of a line and has no blank line in it, so that it means the same to
CommonMark and to Python-Markdown.
"""

import html
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_VOID = frozenset({"br", "hr", "img", "input", "meta", "wbr"})
_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MANY = 4_096
"""Attributes that are kept as they are written: nine of ten stand on many pages."""

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Html(str):
    """Markup. What is joined to it or formatted into it becomes words again, and is escaped when written."""

    __slots__ = ()


NEW_LINE = Html("\n")
"""Between elements of a block, for those who read the Markdown."""
UNBROKEN = Html("\N{NO-BREAK SPACE}")
"""Between what stays on one line."""


def text(words: str) -> Html:
    """Return words as markup that shows exactly these; markup stays as it is."""
    return words if isinstance(words, Html) else Html(_escaped(words))


def join(*parts: str, by: str = "") -> Html:
    """Return parts one after another, what stands between them too; empty parts are left out."""
    shown = [part if isinstance(part, Html) else _escaped(part) for part in parts if part]
    return Html((by if isinstance(by, Html) else _escaped(by)).join(shown))


def lines(parts: Iterable[str]) -> Html:
    """Return parts on lines of their own, for those who read the Markdown."""
    return Html("\n".join([part if isinstance(part, Html) else _escaped(part) for part in parts if part]))


def tag(name: str, *inside: str, **attributes: str | float | bool | None) -> Html:
    """Return an element; `class_` writes the attribute `class`, and `aria_label` writes `aria-label`.

    An attribute that is None or False is left out, and one that is True stands without a value.
    """
    start = name
    for key, value in attributes.items():
        start += _attribute(key, value)
    if name in _VOID:
        return Html(f"<{start}>")
    shown = ""
    for part in inside:
        if part:
            shown += part if isinstance(part, Html) else _escaped(part)
    return Html(f"<{start}>{shown}</{name}>")


def listed(items: Iterable[str], look: str, *, name: str = "ul") -> Html:
    """Return items as a list with a look of its own; nothing for no items."""
    inside = lines(items)
    return tag(name, NEW_LINE, inside, NEW_LINE, class_=look) if inside else Html("")


def link(inside: str, address: str, **attributes: str | float | bool | None) -> Html:
    """Return a link. Addresses of authors are checked where they are read."""
    return tag("a", inside, href=address, **attributes)


def foreign(words: str, language: str) -> Html:
    """Return words marked as of another language."""
    return tag("span", words, lang=language)


def data(record: Mapping[str, object]) -> Html:
    """Return data for programs inside a page, as JSON-LD: nothing in it ends the script or begins a tag."""
    said = _as_json(record)
    for sign, number in (("<", "3c"), (">", "3e"), ("&", "26")):
        said = said.replace(sign, rf"\u00{number}")
    return Html(f'<script type="application/ld+json">{_on_one_line(said)}</script>')


@lru_cache(maxsize=_MANY, typed=True)
def _attribute(key: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    # There is one nought: what equals another value is written like it, since one of them is kept.
    shown = f"{value + 0:g}" if isinstance(value, float) else str(value)
    return f' {name}="{_escaped(shown)}"'


def _escaped(words: str) -> str:
    """Return words with nothing in them that means something in HTML, on one line; most need no change."""
    # Each sign is looked for by itself: that is several times as fast as one expression for all.
    if (
        "&" in words
        or "<" in words
        or ">" in words
        or '"' in words
        or "'" in words
        or words.splitlines() != [words]
    ):
        return html.escape(_on_one_line(words))
    return words


def _on_one_line(words: str) -> str:
    return words if words.splitlines() == [words] else _LINE_ENDS.sub(" ", words)
