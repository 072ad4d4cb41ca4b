"""What a reader waits for and loads until the search of a site shows its first hit, in a real browser."""

import gzip
import os
import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Error, Page, sync_playwright

_BROWSERS = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser")
_PACKED = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml"})
"""What servers on the web pack on the way."""
_ROUNDS = 3
_LONGEST = 60_000
"""Milliseconds."""


class _Search(NamedTuple):
    """How the search of a site is used."""

    opener: str | None
    """What is clicked first."""
    box: str
    hit: str


_SEARCHES: Mapping[str, _Search] = {
    "quoth": _Search("[data-q-search]", "dialog.q-search input[type=search]", "dialog .q-search-name"),
    "material": _Search(None, "input.md-search__input", ".md-search-result__item"),
    "zensical": _Search(".md-search__button", "[role=combobox]", "[role=option]"),
    "pagefind": _Search(None, "input.bench-search", ".bench-hits li"),
}


@dataclass(frozen=True)
class Reading:
    """What it took from opening a page to the first hit."""

    milliseconds: float
    """From the first key on."""
    opened: int
    """Bytes of the page that was opened, and of all that it loads unasked."""
    moved: int
    """Bytes of everything, packed as on the web."""


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser that is installed."""
    path = os.environ.get("CHROMIUM") or next((p for name in _BROWSERS if (p := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def first_hit(browser: Browser, site: Path, *, page: str, search: str, words: str) -> Reading | None:
    """Look for words from a page of a site; return the median of some readers who were never there before.

    None when no hit comes.
    """
    readings = []
    with _served(site) as server:
        for turn in range(_ROUNDS + 1):
            context = browser.new_context()
            context.set_default_timeout(_LONGEST)
            # A reader to whom no hit comes is left out: some searches miss what is typed too early.
            with suppress(Error):
                reading = _read(context.new_page(), server, page, _SEARCHES[search], words)
                if turn:  # In the first round the server packs its files.
                    readings.append(reading)
            context.close()
    readings.sort(key=lambda one: one.milliseconds)
    return readings[len(readings) // 2] if readings else None


def _read(tab: Page, server: "_Server", page: str, search: _Search, words: str) -> Reading:
    server.sent = 0
    tab.goto(f"http://127.0.0.1:{server.server_port}/{page}", wait_until="networkidle")
    opened = server.sent
    start = time.perf_counter()
    if search.opener is not None:
        tab.locator(search.opener).first.click()
    box = tab.locator(search.box)
    box.focus()
    box.press_sequentially(words)
    tab.locator(search.hit).first.wait_for()
    milliseconds = (time.perf_counter() - start) * 1000
    tab.wait_for_load_state("networkidle")
    return Reading(milliseconds, opened, server.sent)


class _Server(ThreadingHTTPServer):
    """Counts the bytes that it sends, the heads of answers left out, and packs each file once."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Packing, directory=str(folder)))
        self.sent = 0
        self.packed: dict[Path, bytes] = {}


class _Packing(SimpleHTTPRequestHandler):
    """A file server that packs text, as servers on the web do."""

    server: _Server

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in _PACKED
        data = self._pack(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.server.sent += len(data)

    def _pack(self, path: Path) -> bytes:
        if path not in self.server.packed:
            self.server.packed[path] = gzip.compress(path.read_bytes(), 6)
        return self.server.packed[path]

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[_Server]:
    server = _Server(folder)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
