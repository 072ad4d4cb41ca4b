"""Time the preview: from the moment a file is saved to the moment the page in the browser was loaded again.

Run `.venv/bin/python bench/serve.py` in the folder of the repository, after `make test`. It works on a copy
of the knowledge base, or with `--entries N` on an invented one of that size.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import synthetic
from playwright.sync_api import Page
from reading import launched

from quoth.serve.run import previewed

Edit: TypeAlias = tuple[str, str, str, str, str]

PAGE = "people/ri-il-gyu.html"
EDITS: Sequence[Edit] = (
    ("an entry", "entries/people/ri-il-gyu.md", PAGE, "name: Ri Il Gyu", "name: Ri Il Gyu {}"),
    ("a source", "sources/king-2024.md", "sources/king-2024.html", "title: ", "title: {} "),
    ("the vocabulary", "entries/vocabulary.yml", PAGE, "label: Person", "label: Person {}"),
    ("a page", "pages/about.md", "about.html", "\n## ", "\n## {} "),
    ("a setting", "mkdocs.yml", PAGE, "site_name: ", "site_name: {} "),
    ("a template", "theme/main.html", PAGE, "{{ super() }}", "{{{{ super() }}}}<!-- {} -->"),
    ("a style", "theme/assets/quoth.css", PAGE, "", "/* {} */\n"),
)
"""What is saved, the file, the page that is open, and what becomes of which words."""
_QUIET = 4
"""Looks in a row at which the preview had nothing to do."""
_BUSY = 0.05
"""Seconds of work between two looks that are more than waiting takes."""
_LONGEST = 120_000
"""Milliseconds until the first page."""


def reloaded(page: Page, path: Path, text: str) -> float:
    """Save a file; return the seconds until the page was loaded again, and let the rest be made."""
    with page.expect_event("load", timeout=30_000):
        start = time.perf_counter()
        path.write_text(text, encoding="utf-8")
    taken = time.perf_counter() - start
    settle(page)
    return taken


def settle(page: Page) -> None:
    """Wait until the preview has nothing left to do: it works in this very process."""
    quiet = 0
    while quiet < _QUIET:
        before = time.process_time()
        page.wait_for_timeout(500)
        quiet = quiet + 1 if time.process_time() - before < _BUSY else 0


def copied(root: Path) -> Sequence[Edit]:
    """Copy the knowledge base of this repository; return what is saved in it."""
    for name in ("sources", "entries", "pages", "theme"):
        shutil.copytree(name, root / name)
    shutil.copy("mkdocs.yml", root)
    return EDITS


def invented(root: Path, entries: int) -> Sequence[Edit]:
    """Make up a knowledge base; return what is saved in it: a sentence, and a name that others show."""
    world = synthetic.make(root, entries)
    person = world.people[len(world.people) // 2]
    file, shown = f"entries/people/{person.id}.md", f"people/{person.id}.html"
    return (
        ("a sentence of an entry", file, shown, ".\n", " {}.\n"),
        ("a name of an entry", file, shown, f"name: {person.name}\n", f"name: {person.name} {{}}\n"),
    )


def main() -> None:
    """Print the median and the longest time for each kind of file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each file is saved")
    parser.add_argument("--entries", type=int, help="how many an invented knowledge base is to have")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        root = Path(folder)
        edits = copied(root) if given.entries is None else invented(root, given.entries)
        page = browser.new_page()
        start = time.perf_counter()
        with previewed(root, address="127.0.0.1", port=0, say=lambda what, found: None) as server:
            page.goto(f"{server.url}{edits[0][2]}", timeout=_LONGEST)
            page.wait_for_selector("article h1", timeout=_LONGEST)
            print(f"The first page after {time.perf_counter() - start:.1f} s.", flush=True)
            settle(page)
            for kind, file, shown, old, new in edits:
                page.goto(f"{server.url}{shown}")
                settle(page)
                path = root / file
                before = path.read_text(encoding="utf-8")
                times = [
                    reloaded(page, path, before.replace(old, new.format(f"x{turn}"), 1))
                    for turn in range(given.rounds)
                ]
                print(f"| {kind} | {statistics.median(times):.2f} s | {max(times):.2f} s |", flush=True)
                path.write_text(before, encoding="utf-8")
                settle(page)


if __name__ == "__main__":
    main()
