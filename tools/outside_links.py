"""Ask the addresses of the sources whether they still answer, and print as Markdown which do not.

It never stands in the way of a change: an outside server that is down is nobody's fault here. One server is
asked for one address at a time, with a pause between; HEAD first, and GET where a server will not have that.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from quoth.forge_text import code, plain
from quoth.knowledge import read

SERVERS = 4
"""How many servers are asked at a time."""
PAUSE = 1.0
"""Seconds between two questions to one server."""
PATIENCE = 20.0
"""Seconds to wait for an answer."""
AGENT = "quoth-outside-links/1 (asks once a week whether a cited article is still there)"
LONGEST = 60_000
"""Characters of what is told; an issue of GitHub takes 65,536."""
REPORT = Path("build", "outside-links.md")
"""What is told in the issue; empty when all answer."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An address, and the file that names it."""

    file: str
    address: str


@dataclass(frozen=True, slots=True, order=True)
class Silent:
    """An address that does not answer, and what happens instead."""

    link: Link
    reason: str


class _WebAlone(HTTPRedirectHandler):
    """Follows no redirection that leads out of the web; urllib would follow one to ftp."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise HTTPError(newurl, code, "leads to no page of the web", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_WEB = build_opener(_WebAlone)


def outside_links(root: Path) -> list[Link]:
    """Return the addresses of all sources of a knowledge base."""
    proved = read(root)[1]
    sources = proved.library.sources.values() if proved else ()
    return sorted(Link(source.place.path, source.url) for source in sources if source.url)


def ask_all(links: Iterable[Link], *, pause: float = PAUSE, patience: float = PATIENCE) -> list[Silent]:
    """Ask every address, a few servers at a time; return those that do not answer."""
    servers: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        servers[_server(link.address)].append(link)

    def ask_one_server(links: list[Link]) -> list[Silent]:
        silent = []
        for number, link in enumerate(links):
            time.sleep(pause if number else 0)
            reason = ask(link.address, patience=patience)
            silent += [Silent(link, reason)] if reason else []
        return silent

    with ThreadPoolExecutor(SERVERS) as pool:
        return sorted(silent for found in pool.map(ask_one_server, servers.values()) for silent in found)


def ask(address: str, *, patience: float = PATIENCE) -> str | None:
    """Say why an address does not answer, or None when it does."""
    reason = ""
    for method in ("HEAD", "GET"):
        try:
            # A source takes http and https alone, and redirections are held to that too.
            request = Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310
            with _WEB.open(request, timeout=patience):
                return None
        except HTTPError as exc:
            reason = f"{exc.code} {exc.reason}"
            exc.close()
            if exc.code in (404, 410) and method == "GET":
                return f"{reason}: it is gone"
        except (OSError, HTTPException, ValueError) as exc:
            reason = str(exc) or type(exc).__name__
    return reason


def told(silent: Sequence[Silent], asked: int) -> str:
    """Return what to tell of the addresses that do not answer, as far as it fits; nothing when all do."""
    if not silent:
        return ""
    lines = [
        f"{len(silent)} of {asked} addresses of sources do not answer. Open each: if the article has moved, "
        "change `url` in its file; if it is gone, look for a copy in a web archive, and say so in `note`. "
        "The quotes stay proved either way, since the text is kept in `sources/`. Servers that turn programs "
        "away stand here too.",
        "",
    ]
    left = LONGEST - sum(len(line) + 1 for line in lines) - 100
    for number, one in enumerate(silent):
        line = f"- {code(one.link.file)}: {code(one.link.address)}: {plain(one.reason)}"
        left -= len(line) + 1
        if left < 0:
            lines.append(f"- … and {len(silent) - number} more, for which there is no room here")
            break
        lines.append(line)
    return "\n".join([*lines, ""])


def _server(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return address


def main() -> None:
    """Ask, print, and leave the report for the issue."""
    links = outside_links(Path())
    report = told(ask_all(links), len(links))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report, encoding="utf-8")
    print(report or f"All {len(links)} addresses answer.")


if __name__ == "__main__":
    main()
