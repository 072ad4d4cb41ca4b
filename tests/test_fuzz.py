"""Whatever a file, a quote or a date is like: findings, and never a crash.

A few examples in the ordinary tests; `make fuzz` goes on with others for as long as FUZZ_SECONDS says.
"""

import os
import time
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import CONFIG, ROOT, VOCABULARY, source

from quoth import dates
from quoth.dates import DateError
from quoth.dates_in_text import find_dates
from quoth.findings import Finding
from quoth.folding import fold
from quoth.ids import EntryId, SourceId
from quoth.load.entries import read_entry
from quoth.load.frontmatter import read_document
from quoth.load.places import read_places
from quoth.load.sources import read_source
from quoth.load.vocabulary import read_vocabulary
from quoth.nodes import UnreadableError
from quoth.place import Place
from quoth.quotes import Quotation, find

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
FILES = [
    path.read_bytes() for path in sorted(ROOT.glob("entries/*/*.md")) + sorted(ROOT.glob("sources/*.md"))
]
TABLES = [(ROOT / "entries" / name).read_bytes() for name in ("vocabulary.yml", "places.yml")]
SNIPPETS = [
    *(
        "---\n",
        "...\n",
        "\r\n",
        "\t",
        "  ",
        "\n\n",
        ":",
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "|\n",
        ">-\n",
    ),
    *(
        "&a ",
        "*a ",
        "!!python/name:os.system ",
        "<<: ",
        "? ",
        "#",
        "%YAML 2.0\n",
        "~",
        "null",
        "yes",
        "0x1f",
        "1e9",
    ),
    *("\x00", "\u202e", "\ufeff", "\u2028", "\ud55c", "e\u0301", "\U0001f600", "…", "“", "\u00ad", "\u200b"),
    *(
        "2023-11",
        "2016/..",
        "[2001..2003]",
        "-0001",
        "99999-99-99",
        "<script>",
        "](x)",
        "](javascript:1)",
        "![x](y)",
    ),
    *("claims:\n", "  evidence:\n", "publish: withheld\n", "name: []\n", "was: [a, a]\n", "redact: ['']\n"),
]
DATES = [
    "2023-11-05",
    "2019~",
    "2013?",
    "2016/2019",
    "../2013",
    "[2001,2003]",
    "November 2023",
    "last May",
    "since 2001",
]


def mutated(data: bytes, chance: Random) -> bytes:
    """Return a file with a few things taken out of it, put into it, or said twice."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 2, 10, 200)))
        put = chance.choice((b"", chance.choice(SNIPPETS).encode(), data[start:end] * 2, chance.randbytes(2)))
        data = data[:start] + put + data[end:]
    return data


def told(found: list[Finding]) -> list[str]:
    return [str(finding) for finding in sorted(found)]


@settings(max_examples=50, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def loader(chance: Random) -> None:
    data = mutated(chance.choice(FILES), chance)
    try:
        document, found = read_document(data, "entries/people/x.md", largest=1e6)
    except UnreadableError as exc:
        told([exc.finding])
        return
    kind = chance.choice(list(VOCABULARY.kinds.values()))
    entry, faults = read_entry(document, EntryId("x"), kind, VOCABULARY)
    of_source, more = read_source(document, SourceId("x"), CONFIG)
    assert told([*found, *faults, *more]) or entry is not None or of_source is not None


@settings(max_examples=30, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def tables(chance: Random) -> None:
    data = mutated(chance.choice(TABLES), chance)
    vocabulary, found = read_vocabulary(data, largest=1e6)
    assert vocabulary is not None or told(found)
    told(read_places(data, largest=1e6)[2])


@settings(max_examples=100, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text() | st.sampled_from(SNIPPETS), min_size=1), st.text(), st.data())
def quotes(parts: list[str], quote: str, data: st.DataObject) -> None:
    given_text = "".join(parts) or "x"
    whole = source(given_text)
    start = data.draw(st.integers(0, len(given_text)))
    for words in (quote, given_text, given_text[start : start + 40], f"{given_text[:9]} … {given_text[-9:]}"):
        for passage in find(Quotation(whole.id, words, None, None, Place("x.md")), whole):
            text = whole.paragraphs[passage.paragraph - 1].text
            assert all(0 <= begin <= end <= len(text) for begin, end in passage.spans)
            assert passage.spans == tuple(sorted(passage.spans))
            if len(passage.spans) == 1:
                begin, end = passage.spans[0]
                # An ellipsis is one character of the source, of which a quote may have a dot.
                assert fold(words).text in fold(text[begin:end]).text


@settings(max_examples=100, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(DATES) | st.from_regex(r"[-0-9~?/.,\[\]]{1,12}", fullmatch=True) | st.text()),
    st.sampled_from(["2023-11-05", "2024", "2023-11"]),
)
def days(parts: list[str], published: str) -> None:
    text = " ".join(parts)
    for written in (text, *parts):
        try:
            read = dates.parse(written)
        except DateError:
            continue
        assert read.text == written
        assert read.words()
        assert read.earliest is None or read.latest is None or read.earliest <= read.latest
        assert dates.parse(read.text) == read
    find_dates(text, dates.parse(published))


@pytest.mark.parametrize("examined", [loader, tables, quotes, days], ids=lambda one: str(one.__name__))
def test_nothing_makes_it_fall(examined: Callable[[], None]) -> None:
    until = time.monotonic() + SECONDS / 4
    while True:
        examined()
        if time.monotonic() >= until:
            break
