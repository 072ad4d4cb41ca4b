"""Time the check of 10,000 quotes: the real knowledge base, its entries repeated under other ids.

Run `.venv/bin/python bench/quotes.py [HOW_MANY]` in the folder of the repository, after `make site`.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

from quoth.check.run import run_checks
from quoth.config import load_config
from quoth.ids import EntryId
from quoth.load.library import load_library
from quoth.model import Library
from quoth.quotes import prove


def repeated(library: Library, quotes: int) -> Library:
    """Return a library with at least so many quotes, its entries repeated."""
    real = list(library.entries.values())
    per_round = sum(len(claim.evidence) for claim in library.claims())
    copies = (
        replace(
            entry,
            id=EntryId(f"{entry.id}-{turn}"),
            claims=tuple(replace(claim, subject=EntryId(f"{entry.id}-{turn}")) for claim in entry.claims),
        )
        for turn in range(-(-quotes // per_round) - 1)
        for entry in real
    )
    return replace(library, entries={**library.entries, **{entry.id: entry for entry in copies}})


def main() -> None:
    """Print how long it takes to find the quotes, and to run every check."""
    config, _ = load_config(Path())
    assert config is not None
    library, _ = load_library(config)
    assert library is not None
    large = repeated(library, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    quotes = sum(len(claim.evidence) for claim in large.claims())
    start = time.perf_counter()
    proved = prove(large, config)
    found = time.perf_counter()
    run_checks(proved)
    done = time.perf_counter()
    print(f"{quotes:,} quotes in claims, {len(proved.passages):,} different ones with those in prose")
    print(f"found in {found - start:.2f} s; every check in {done - found:.2f} s more")


if __name__ == "__main__":
    main()
