"""A real browser on the built site: what the tests that use one share."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal, NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NODE_MODULES = Path(__file__).parent.parent / "node_modules"
BROWSERS = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser")
DESK, PHONE = 1360, 390
"""Widths of a window, in pixels."""

Scheme = Literal["light", "dark"]


def missing(what: str) -> NoReturn:
    """Leave a test out for want of a tool; where changes are judged, that is a failure."""
    message = f"{what}; `make test` installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def script_of_axe() -> str:
    """Return the script that looks for what shuts readers out."""
    path = NODE_MODULES / "axe-core" / "axe.min.js"
    if not path.is_file():
        missing("axe-core is not installed")
    return path.read_text(encoding="utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    """A file server that prints nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser that is installed."""
    path = os.environ.get("CHROMIUM") or next((p for name in BROWSERS if (p := shutil.which(name))), None)
    if path is None:
        missing("no Chrome or Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def new_page(
    browser: Browser, *, width: int = DESK, scheme: Scheme = "light", scripts: bool = True
) -> Iterator[Page]:
    """Open an empty page of a reader who was never here before."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@dataclass(frozen=True)
class Seen:
    """What happened on a page while it was watched."""

    asked: list[str] = field(default_factory=list)
    """The address of each request."""
    faults: list[str] = field(default_factory=list)
    """Errors of scripts, what the console says of errors, and requests that failed."""


def watch(page: Page) -> Seen:
    """Note from now on what happens on a page."""
    seen = Seen()
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("requestfailed", lambda request: seen.faults.append(f"{request.url}: {request.failure}"))
    page.on("console", lambda line: seen.faults.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: seen.faults.append(str(error)))
    page.on(
        "response", lambda got: seen.faults.append(f"{got.url}: {got.status}") if got.status >= 400 else None
    )
    return seen


def unfold(page: Page) -> None:
    """Open everything on a page that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
