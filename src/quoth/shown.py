"""What an author's Markdown becomes on a page."""

from functools import cache

from markdown import Markdown

from quoth.markdown_extension import CommonMarkExtension


def html_of(text: str) -> str:
    """Return a text as a page shows it."""
    return _markdown().reset().convert(text)


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[CommonMarkExtension()])
