"""Which file answers a request, and which requests are answered at all. It knows no sockets."""

import ipaddress
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

from quoth import disk

OURS = "_quoth"
"""What the preview adds to the site stands below this address."""
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]]+)(?::[0-9]+)?")
_LATE = ("data/", "search/")
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_TYPES = {
    **dict.fromkeys((".html", ".htm"), "text/html; charset=utf-8"),
    **dict.fromkeys((".js", ".mjs"), "text/javascript; charset=utf-8"),
    **dict.fromkeys((".json", ".map"), "application/json"),
    **dict.fromkeys((".txt", ".bib", ".ris", ".md", ".py"), "text/plain; charset=utf-8"),
    **dict.fromkeys((".jpg", ".jpeg"), "image/jpeg"),
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".jsonld": "application/ld+json",
    ".ico": "image/vnd.microsoft.icon",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Written down, since what the computer says of them differs from one to the next."""


def is_allowed(host: str | None, address: str) -> bool:
    """Say whether a request names this computer as its host.

    A page elsewhere can have its own name lead here, and would then read what is not published.
    """
    match = _HOST.fullmatch(host or "")
    if match is None:
        return False
    name = match[1].strip("[]").lower()
    if name in _LOCAL or name == address.lower():
        return True
    # Who serves to the whole network is asked under an address of his; a name can still be anybody's.
    return address in ("0.0.0.0", "::") and _is_number(name)  # noqa: S104 (compared, not bound)


def site_path(address: str) -> str | None:
    """Return the path on the site that an address asks for, for a folder that of its index, or None."""
    try:
        path = unquote(address.partition("?")[0], errors="strict")
    except UnicodeDecodeError:
        return None
    parts = path.removeprefix("/").split("/")
    # A hidden file is none of the site's, and `..` would lead out of it.
    if not path.startswith("/") or any(part.startswith(".") or not part for part in parts[:-1]):
        return None
    if parts[-1].startswith(".") or any(c in path for c in "\\\0:"):
        return None
    return posixpath.join(*parts[:-1], parts[-1] or "index.html")


def file_at(site: Path, path: str) -> Path | None:
    """Return the file at a path on the site; None where there is none, and for a link out of the site."""
    wanted = site.resolve() / path
    try:
        return wanted if wanted.resolve() == wanted and disk.is_plain_file(wanted) else None
    except OSError:  # a name too long, or a circle of links
        return None


def content_type(path: str) -> str:
    """Return the type of a file by how its name ends."""
    return _TYPES.get(posixpath.splitext(path)[1].lower(), "application/octet-stream")


def is_late(path: str) -> bool:
    """Say whether a file may be one that the preview makes last: data of the whole, the search, a feed."""
    return path.startswith(_LATE) or path.endswith(".xml")


def with_script(html: bytes, state: str) -> bytes:
    """Return a page that watches for changes; the state is what it shows."""
    script = f'<script src="/{OURS}/preview.js" data-state="{state}" defer></script>'.encode()
    before, body, after = html.rpartition(b"</body>")
    return before + script + body + after if body else html + script


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
