"""Time the preview: from the moment a file is saved to the moment the page in the browser was loaded again.

Run `.venv/bin/python bench/serve.py [ROUNDS]` in the folder of the repository, after `make test`. It works on
a copy of the knowledge base.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from quoth.serve.run import previewed

PAGE = "people/ri-il-gyu.html"
EDITS = (
    ("an entry", "entries/people/ri-il-gyu.md", PAGE, "name: Ri Il Gyu", "name: Ri Il Gyu {}"),
    ("a source", "sources/king-2024.md", "sources/king-2024.html", "title: ", "title: {} "),
    ("the vocabulary", "entries/vocabulary.yml", PAGE, "label: Person", "label: Person {}"),
    ("a page", "pages/about.md", "about.html", "\n## ", "\n## {} "),
    ("a setting", "mkdocs.yml", PAGE, "site_name: ", "site_name: {} "),
    ("a template", "theme/main.html", PAGE, "{{ super() }}", "{{{{ super() }}}}<!-- {} -->"),
    ("a style", "theme/assets/quoth.css", PAGE, "", "/* {} */\n"),
)
"""What is saved, the file, the page that is open, and what becomes of which words."""


def reloaded(page: Page, path: Path, text: str) -> float:
    """Save a file; return the seconds until the page was loaded again, and take its time to settle."""
    with page.expect_event("load", timeout=30_000):
        start = time.perf_counter()
        path.write_text(text, encoding="utf-8")
    taken = time.perf_counter() - start
    page.wait_for_timeout(3000)  # Until the rest of the site is rendered too, and the search made.
    return taken


def main() -> None:
    """Print the median and the longest time for each kind of file."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        for name in ("sources", "entries", "pages", "theme"):
            shutil.copytree(name, root / name)
        shutil.copy("mkdocs.yml", root)
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page()
        with previewed(root, address="127.0.0.1", port=0, say=lambda what, found: None) as server:
            page.goto(server.url)
            page.wait_for_timeout(5000)
            for kind, file, shown, old, new in EDITS:
                page.goto(f"{server.url}{shown}")
                page.wait_for_timeout(1000)
                path = root / file
                before = path.read_text(encoding="utf-8")
                times = [
                    reloaded(page, path, before.replace(old, new.format(f"x{turn}"), 1))
                    for turn in range(rounds)
                ]
                print(f"| {kind} | {statistics.median(times):.2f} s | {max(times):.2f} s |", flush=True)
                path.write_text(before, encoding="utf-8")
                page.wait_for_timeout(5000)
        browser.close()


if __name__ == "__main__":
    main()
