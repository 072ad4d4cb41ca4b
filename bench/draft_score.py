"""Hold drafts against what editors took from the same articles, and time them.

Run `.venv/bin/python bench/draft_score.py` in the folder of the repository. Held against are the entries of
the real knowledge base, each of its articles apart (distinct dates; the date of publication, and one that
has a reason why it follows, count neither way), and the invented articles in `bench/articles/`, date by
date. How two things are found to be the same is told in `draft_matching.py`. `--show NAME` lists what was
missed and what was too much in an article, or in `real`, `dev` or `held`; `--json` prints the figures;
`--check` tells faults in the invented articles; `--fast` leaves the time out.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from draft_comparing import KINDS, Outcome, compare, faults, total
from draft_tables import read_article, read_case, table_of, table_of_entries

from quoth.config import Config, load_config
from quoth.extraction.extract import extract
from quoth.extraction.known import Known
from quoth.extraction.output import as_json
from quoth.extraction.rules import Rules, load_rules
from quoth.load.library import load_library
from quoth.model import Source

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "bench" / "articles"
LONG = 2000
"""Words of the article whose draft is timed."""


def outcomes(config: Config, rules: Rules) -> Iterator[Outcome]:
    """Draft every article there is, knowing no entry, and compare."""
    library, _ = load_library(config)
    assert library is not None
    for id_, source in library.sources.items():
        yield compare(id_, "real", table_of_entries(library, source), draft(source, rules, config), source)
    for group in ("dev", "held"):
        for path in sorted((ARTICLES / group).glob("*.md")):
            source = read_article(path, config)
            expected = table_of(read_case(path.with_suffix(".json")), source)
            yield compare(path.stem, group, expected, draft(source, rules, config), source)


def draft(source: Source, rules: Rules, config: Config) -> Mapping[str, Any]:
    """Return what `draft --json` would print of an article, were there no entries."""
    data: Mapping[str, Any] = json.loads(
        as_json(extract(source, rules, Known(), shortest_quote=config.shortest_quote))
    )
    return data


def faults_of_articles(config: Config) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the invented articles: where, and what."""
    for path in sorted(ARTICLES.glob("*/*.md")):
        source, case = read_article(path, config), read_case(path.with_suffix(".json"))
        for fault in faults(case, source, shortest_quote=config.shortest_quote):
            yield f"{path.parent.name}/{path.stem}", fault


def seconds(config: Config) -> float | None:
    """Return how long the command takes for a long article, the middle of three times; None if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("sources", "entries"):
            (root / name).mkdir()
        shutil.copy(ROOT / "mkdocs.yml", root)
        shutil.copy(ROOT / "entries" / "vocabulary.yml", root / "entries")
        (root / "sources" / "long.md").write_text(_long_article(config), encoding="utf-8")
        command = [
            sys.executable,
            str(ROOT / "build_entries.py"),
            "--root",
            folder,
            "draft",
            "--json",
            "long",
        ]
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            run = subprocess.run(command, capture_output=True, check=False)
            taken.append(time.perf_counter() - start)
            if run.returncode:
                return None
    return sorted(taken)[1]


def _long_article(config: Config) -> str:
    sources = (read_article(path, config) for path in sorted((ARTICLES / "dev").glob("*.md")))
    every = [part.text for source in sources for part in source.paragraphs]
    text = ""
    for paragraph in every:
        if len(text.split()) < LONG:
            text += f"\n{paragraph}\n"
    return f"---\ntitle: Long\npublisher: Quoth\npublished: 2024-05-06\n---\n{text}"


def rows(every: Sequence[Outcome]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    """Yield the lines of the table: a name, and the articles that it sums up."""
    of = {group: [one for one in every if one.group == group] for group in ("real", "dev", "held")}
    for group, name in (("real", "both real"), ("dev", "dev, all"), ("held", "held, all")):
        if group != "held":
            yield from ((one.name, [one]) for one in of[group])
        if of[group]:
            yield name, of[group]


def as_table(every: Sequence[Outcome]) -> str:
    """Return the figures as a table, in hundredths: precision, recall and F1 for each kind."""
    lines = [
        " " * 16 + "".join(f"{kind:>18}" for kind in KINDS),
        " " * 16 + f"{'P     R    F1':>18}" * len(KINDS),
    ]
    for name, those in rows(every):
        figures = ("".join(f"{figure * 100:6.1f}" for figure in count.figures) for count in total(those))
        lines.append(f"{name:16}" + "".join(figures))
    quotes, unfounded = sum(one.quotes for one in every), [quote for one in every for quote in one.unfounded]
    lines.append(f"{quotes:,} quotes proposed, {len(unfounded)} of them not once in their source")
    return "\n".join(lines)


def as_figures(every: Sequence[Outcome]) -> Mapping[str, Any]:
    """Return the figures as data."""
    return {
        name: {
            kind: {
                **dict(zip(("precision", "recall", "f1"), count.figures, strict=True)),
                "expected": count.expected,
                "proposed": count.proposed,
                "same": count.same,
            }
            for kind, count in zip(KINDS, total(those), strict=True)
        }
        for name, those in rows(every)
    }


def details(one: Outcome) -> Iterator[str]:
    """Yield what was missed and what was too much in an article, line by line."""
    yield f"{one.group} {one.name}"
    for kind, same, missed, surplus in zip(KINDS, one.same, one.missed, one.surplus, strict=True):
        yield f"  {kind}: {len(same)} right, {len(missed)} missed, {len(surplus)} too much"
        yield from (f"    = {what}" for what in same)
        yield from (f"    - {what}" for what in missed)
        yield from (f"    + {what}" for what in surplus)
    yield from (f"  not once in the source: {quote!r}" for quote in one.unfounded)


def main() -> None:
    """Print what is asked for."""
    options = argparse.ArgumentParser(description="How good drafts are.")
    options.add_argument(
        "--show", metavar="NAME", help="an article, or real, dev or held: list what was missed"
    )
    options.add_argument("--json", action="store_true", help="print the figures as JSON")
    options.add_argument("--check", action="store_true", help="tell what is wrong with the invented articles")
    options.add_argument("--fast", action="store_true", help="leave out how long a draft takes")
    asked = options.parse_args()
    config, _ = load_config(ROOT)
    assert config is not None
    if asked.check:
        wrong = [f"{name}: {fault}" for name, fault in faults_of_articles(config)]
        print("\n".join(wrong) or "The articles and what is beside them fit.")
        sys.exit(bool(wrong))
    rules, found = load_rules(config)
    assert rules is not None, found
    every = list(outcomes(config, rules))
    if asked.show:
        shown = [one for one in every if asked.show in (one.name, one.group)]
        print("\n".join(line for one in shown for line in details(one)) or f"There is no {asked.show!r}.")
    elif asked.json:
        print(json.dumps(as_figures(every), indent=2))
    else:
        print(as_table(every))
        if not asked.fast:
            taken = seconds(config)
            print(
                "The command fails." if taken is None else f"{LONG:,} words take {taken:.2f} s as a process."
            )


if __name__ == "__main__":
    main()
