"""Take pictures of the main pages of the built site: on a desk and on a phone, by day and by night.

They go to build/screenshots/, and the one that README.md shows also to .github/page.png. Those that the guide
for editors shows go to pages/images/.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import DESK, PHONE, Scheme, launched, new_page, served  # noqa: E402, of the tests, not installed

from quoth.serve.run import previewed  # noqa: E402, of the program itself

TO = ROOT / "build" / "screenshots"
SHOWN = ("person", "desk", "light")
"""The picture that README.md shows."""

PAGES = {
    "home": "index.html",
    "person": "people/ri-yong-ho.html",
    "event": "events/defection-of-ri-il-gyu.html",
    "post": "posts/foreign-minister-of-north-korea.html",
    "source": "sources/king-2024.html",
    "year": "years/2019.html",
    "map": "map.html",
}
"""A name for each picture, and the page it shows; a page that the site has not is left out."""

IMAGES = ROOT / "pages" / "images"
"""Where the pictures of the guide stand."""
ENTRY = "people/ri-il-gyu"
"""The entry that the guide shows."""
QUOTE = "slipped away from the embassy in late November 2023"
MISQUOTED = "slipped away from the embassy in early November 2023"

SIZES = {"desk": DESK, "phone": PHONE}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WORDS = "Ri Yong Ho"
"""What is looked for in the picture of the search."""


def main() -> None:
    """Take every picture."""
    if not (ROOT / "site" / "index.html").is_file():
        sys.exit("There is no site yet: run `make site` first.")
    shutil.rmtree(TO, ignore_errors=True)
    TO.mkdir(parents=True)
    with served(ROOT / "site") as address, launched() as browser:
        for size, width in SIZES.items():
            for scheme in SCHEMES:
                with new_page(browser, width=width, scheme=scheme) as page:
                    for name, path in PAGES.items():
                        if (ROOT / "site" / path).is_file():
                            page.goto(f"{address}/{path}", wait_until="networkidle")
                            take(page, (name, size, scheme))
                    page.goto(f"{address}/index.html", wait_until="networkidle")
                    search(page)
                    take(page, ("search", size, scheme))
        IMAGES.mkdir(exist_ok=True)
        take_claim(browser, address)
        take_preview(browser)
    shutil.copy(picture(SHOWN), ROOT / ".github" / "page.png")
    print(f"{len(list(TO.iterdir()))} pictures stand in {TO.relative_to(ROOT)}/")


def take_claim(browser: Browser, address: str) -> None:
    """Take a picture of a claim whose quotes are unfolded."""
    with new_page(browser, width=900) as page:
        page.goto(f"{address}/{ENTRY}.html", wait_until="networkidle")
        group = page.locator(".q-group").first
        group.locator("summary").first.click()
        group.screenshot(path=IMAGES / "claim.png", animations="disabled")


def take_preview(browser: Browser) -> None:
    """Take a picture of the preview of an entry in which a word of a quote is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("sources", "entries", "pages", "theme"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        file = root / "entries" / f"{ENTRY}.md"
        with (
            previewed(root, address="127.0.0.1", port=0, say=lambda *_: None) as server,
            new_page(browser, width=900) as page,
        ):
            page.goto(f"{server.url}{ENTRY}.html")
            file.write_text(file.read_text("utf-8").replace(QUOTE, MISQUOTED, 1), encoding="utf-8")
            page.get_by_text("Write instead").first.wait_for()
            page.screenshot(path=IMAGES / "preview.png", animations="disabled")


def search(page: Page) -> None:
    """Open the search and look for something."""
    page.keyboard.press("/")
    page.wait_for_timeout(1000)
    page.keyboard.type(WORDS)
    page.wait_for_timeout(1500)


def take(page: Page, name: tuple[str, str, str]) -> None:
    """Take a picture of what the window shows."""
    page.screenshot(path=picture(name), animations="disabled")


def picture(name: tuple[str, str, str]) -> Path:
    """Return the file of a picture."""
    return TO / f"{'-'.join(name)}.png"


if __name__ == "__main__":
    main()
