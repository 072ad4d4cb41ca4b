"""A private build: the same site with a private folder read into it, and every page of it marked."""

import re

from quoth.config import PRIVATE
from quoth.folders import FOLDER_OF_PAGES

_STYLE = (
    "position:fixed;bottom:0;left:0;right:0;z-index:99;margin:0;padding:.5rem;"
    "background:#a00018;color:#fff;font:bold 16px sans-serif;text-align:center"
)
"""In the page itself, so that no theme can leave it out."""
_BANNER = f'<p role="note" style="{_STYLE}">{PRIVATE}</p>'.encode()
_UNLISTED = b'<meta name="robots" content="noindex, nofollow">'
_BODY = re.compile(rb"<body\b[^>]*>")
_DOCS = re.compile(rb"^docs_dir:.*$", re.MULTILINE)


def marked(html: bytes) -> bytes:
    """Return a page that says on it, and in its title, that it is private."""
    html = html.replace(b"<title>", f"<title>{PRIVATE} · ".encode(), 1)
    html = html.replace(b"<head>", b"<head>" + _UNLISTED, 1)
    return _BODY.sub(lambda found: found[0] + _BANNER, html, count=1)


def settings(data: bytes, docs: str) -> bytes:
    """Return the settings for MkDocs, with another folder of pages than the one that is published from."""
    assert FOLDER_OF_PAGES.encode() in data
    return _DOCS.sub(f"docs_dir: {docs}".encode(), data)
