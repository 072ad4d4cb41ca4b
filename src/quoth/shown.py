"""What an author's Markdown becomes on a page."""

from functools import cache

from markdown import Markdown

from quoth.markdown_extension import CommonMarkExtension
from quoth.rendering.headings import Headings, UnusualError
from quoth.rendering.words import words


def html_of(text: str) -> str:
    """Return a text as a page shows it, but for the addresses of its headings."""
    try:
        return words(text, _WITHOUT_ADDRESSES, str).html
    except UnusualError:
        return _markdown().reset().convert(text)


class _WithoutAddresses(Headings):
    """Headings as Python-Markdown makes them without the extension `toc`."""

    def __init__(self) -> None:
        """Take no settings, since there are none."""

    def addressed(self, level: int, inside: str, used: set[str]) -> tuple[str, dict[str, object]]:
        return f"<h{level}>{inside}</h{level}>", {"level": level, "id": "", "name": inside}

    def nested(self, named: object) -> list[object]:
        return []


_WITHOUT_ADDRESSES = _WithoutAddresses()


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[CommonMarkExtension()])
