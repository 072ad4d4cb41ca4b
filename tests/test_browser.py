"""The built site in a real browser: it reads without faults, asks nobody else, and is searched."""

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

BROWSERS = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser")


class Quiet(SimpleHTTPRequestHandler):
    """A file server that prints nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@pytest.fixture
def address(built: Path) -> Iterator[str]:
    """Serve the site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built / "site")))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page() -> Iterator[Page]:
    """Open a page in the browser that is installed."""
    path = os.environ.get("CHROMIUM") or next((p for name in BROWSERS if (p := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chrome or Chromium is installed; `make test` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize(
    "path", ["index.html", "people/ri-il-gyu.html", "sources/king-2024.html", "years/index.html"]
)
def test_a_page_asks_nobody_else_and_has_no_fault(address: str, page: Page, path: str) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}/{path}", wait_until="networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert faults == []


def test_a_page_does_not_scroll_sideways_on_a_phone(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for path in (
        "index.html",
        "people/ri-il-gyu.html",
        "sources/king-2024.html",
        "disputed.html",
        "guide.html",
    ):
        page.goto(f"{address}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.parametrize("words", ["Ri Il Gyu", "태영호", "chargé d'affaires"])
def test_the_search_finds(address: str, page: Page, words: str) -> None:
    page.goto(f"{address}/index.html")
    hits = page.evaluate(
        "async words => { const p = await import('/pagefind/pagefind.js'); const s = await p.search(words);"
        " return Promise.all(s.results.map(async r => (await r.data()).url)); }",
        words,
    )
    expected = {"Ri Il Gyu": "ri-il-gyu", "태영호": "thae-yong-ho", "chargé d'affaires": "charge-d-affaires"}[
        words
    ]
    assert any(expected in url for url in hits), hits


def test_a_claims_address_leads_to_the_claim(address: str, page: Page) -> None:
    page.goto(f"{address}/people/ri-il-gyu.html")
    key = page.locator("li[id^=c-]").nth(3).get_attribute("id")
    page.goto(f"{address}/people/ri-il-gyu.html#{key}")
    assert page.locator(f"#{key}").is_visible()
    assert page.evaluate("scrollY") > 0
