"""What is said again and again is held once, and nothing is held for longer than it is needed."""

import gc
import subprocess
import sys
from pathlib import Path

from make import CONFIG, claim, entry, evidence, library, source
from mkdocs.structure.pages import Page
from test_entries import read
from test_rendering import shell_of

from quoth.crew import FEW
from quoth.folding import fold
from quoth.model import Source
from quoth.quotes import Passage, Quotation, prove

HEAD = """\
name: A
claims:
  - held: counselor
    evidence:
      - source: king-2024
        quote: left the embassy in 2023
  - fate: left
    evidence:
      - source: king-2024
        quote: left the   embassy in 2023
"""


def test_equal_values_are_one_and_claims_have_no_dictionaries() -> None:
    made, found = read(HEAD)
    assert made is not None, found
    one, other = made.claims
    assert one.evidence[0].quote is other.evidence[0].quote
    assert one.evidence[0].source is other.evidence[0].source
    assert one.qualifiers is other.qualifiers
    assert not hasattr(one, "__dict__")


def test_what_is_quoted_twice_is_looked_for_once() -> None:
    looked: list[str] = []

    def look(words: Quotation, of: Source) -> tuple[Passage, ...]:
        looked.append(words.words)
        return ()

    said = [claim("fate", value, evidence("left the embassy")) for value in ("left", "gone")]
    proved = prove(library([entry("x", *said, prose="Words.")], [source()]).library, CONFIG, look)
    assert looked == ["left the embassy"]
    assert list(proved.passages.values()) == [()]


def test_a_folded_text_that_is_the_same_is_the_same_text() -> None:
    text = "He left the embassy."
    assert fold(text).text is text


def test_nothing_is_kept_of_a_page_that_was_rendered(built: Path) -> None:
    shell, texts = shell_of(built)
    path = next(path for path in texts if path.startswith("people/"))
    shell.page(path, texts[path])
    gc.collect()
    gc.disable()
    try:
        before = sum(isinstance(one, Page) for one in gc.get_objects())
        shell.page(path, texts[path])
        assert sum(isinstance(one, Page) for one in gc.get_objects()) == before
    finally:
        gc.enable()


def test_who_helps_does_not_look_at_what_was_there() -> None:
    # In a program with a single thread, as a build has.
    program = (
        "import gc; from quoth.crew import Cores\n"
        "def step(_, thing): return gc.get_freeze_count()\n"
        f"assert all(Cores(2).each(step, None, range({FEW})))\n"
        "assert not gc.get_freeze_count()"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)
