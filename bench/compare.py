"""Quoth and its peers side by side: on one machine, in one run, with the same pages.

Run `make bench`, or `make bench N=10000`. The table is printed and written to `bench/RESULTS.md`; how each
program is run stands in `bench/builders.py`.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import sites
import synthetic
import table
from builders import PEERS, Builder, Commands, Quoth
from measuring import Run, run
from reading import first_hit, launched
from synthetic_world import World

RESULTS = Path(__file__).parent / "RESULTS.md"
HEADING = "## Side by side"
_PROGRAMS = ("mkdocs", "mkdocs-material", "zensical", "hugo", "pagefind")
_WORDS = "words of the same pages shown"
_MARK = "Changedhere"
_COMPARED = 40
"""Pages of which the words are compared."""
_EXPLAINED = """\
`make bench N=…`. All are given the pages that Quoth compiled. Quoth makes them itself, proves every quote
before, and writes data, feeds and a search index beside them, all within its times. Of an entry that
changes, a sentence does; a new name is for Quoth alone, since it stands on the pages of all others that speak
of the entry. MkDocs is then run with `--dirty`, which leaves a search that knows the changed pages alone, and
Zensical with the cache of the last time; Hugo and Pagefind know no other way than at first. Memory is that of
all processes at once. The search is a reader’s first, in Chromium: the time from the first key on, and the
bytes packed as on the web."""
BuilderT = TypeVar("BuilderT", bound=Builder)


@dataclass(frozen=True)
class _Task:
    """What is the same for all that are measured."""

    world: World
    limit: float


_Cells = dict[str, str]


def main() -> None:
    """Make the knowledge base, measure all builders, print the table and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1500, help="how many the knowledge base has")
    parser.add_argument("--peers", default=",".join(PEERS), help="which to measure too, with commas between")
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a program is ended")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the file to add the table to")
    given = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        peers = [PEERS[name] for name in given.peers.split(",") if name]
        columns = _compare(Path(folder), given.entries, peers, given.limit)
    lines = [*_head(given.entries), "", *table.markdown(columns)]
    print("\n".join(lines))
    _keep(lines, given.results)


def _compare(folder: Path, size: int, peers: Sequence[type[Builder]], limit: float) -> Mapping[str, _Cells]:
    """Measure one after the other, each in a folder of its own, and tell it at once."""
    made, compiled = folder / "made", folder / "compiled"
    task = _Task(synthetic.make(made, size), limit)
    cells = _checked(_prepared(Quoth(folder / "checked"), made), task)
    quoth = _prepared(Quoth(folder / "quoth"), made)
    done = _run(quoth.cold(), quoth, task)
    cells |= _built(done, quoth, task)
    if done.fault is not None:
        return {quoth.label: cells}  # There are no pages for the others.
    words = sites.words_of(quoth.folder / quoth.site, _pages(task.world))
    for name in ("build/docs", "theme"):
        shutil.copytree(quoth.folder / name, compiled / name)
    shutil.copy(quoth.folder / "mkdocs.yml", compiled)
    columns = {quoth.label: cells | _brought_up_to_date(quoth, task)}
    print(quoth.label, columns[quoth.label], file=sys.stderr)
    for number, kind in enumerate(peers):
        peer = _prepared(kind(folder / f"peer-{number}"), compiled)
        done = _run(peer.cold(), peer, task)
        cells = _built(done, peer, task)
        if done.fault is None:
            cells[_WORDS] = f"{sites.share(peer.folder / peer.site, words):.1%}"
            cells |= _brought_up_to_date(peer, task)
        columns[peer.label] = cells
        print(peer.label, cells, file=sys.stderr)
    return columns


def _prepared(builder: BuilderT, root: Path) -> BuilderT:
    """Make the folder of a builder, which stays until all are done.

    Where many files were deleted just now, ext4 looks long for places for new ones, minutes after it too; and
    what is not on the disk yet is written while the next one is measured.
    """
    builder.folder.mkdir()
    builder.prepare(root)
    os.sync()
    return builder


def _checked(quoth: Quoth, task: _Task) -> _Cells:
    return {
        "check alone": _told(_run(quoth.check(), quoth, task)),
        "check again": _told(_run(quoth.check(), quoth, task)),
    }


def _built(done: Run, builder: Builder, task: _Task) -> _Cells:
    """Tell of a site that was built for the first time, if it was, and of its search."""
    cells = {"cold build": _told(done)}
    site = builder.folder / builder.site
    if done.fault is not None:
        return cells
    size = sites.size_of(site)
    cells |= {
        "most memory in the cold build": table.size(done.peak),
        "site": f"{table.size(size.site)}, {size.files:,} files",
        "a page: median": table.size(size.median_page),
        "a page: largest": table.size(size.largest_page),
        "a page: largest, pictures left out": table.size(size.largest_without_pictures),
    }
    someone = task.world.people[len(task.world.people) // 2]
    if builder.search is None:
        return cells
    page = f"people/{someone.id}.html"
    with launched() as browser:
        reading = first_hit(browser, site, page=page, search=builder.search, words=someone.name)
    if reading is None:
        return cells | {"first hit of a search": "none"}
    return cells | {
        "first hit of a search": f"{reading.milliseconds:,.0f} ms",
        "loaded until the first hit": table.size(reading.moved),
        "of that with the page, unasked": table.size(reading.opened),
    }


def _brought_up_to_date(builder: Builder, task: _Task) -> _Cells:
    """Build again when nothing changed, when one entry did, and when one did that very many name."""
    cells = {"nothing changed": _told(_run(builder.again(), builder, task))}
    some, hub = task.world.events[-1], task.world.hub_event
    edits = [("one entry changed", some, builder.change), ("one hub changed", hub, builder.change)]
    if isinstance(builder, Quoth):
        edits += [("one entry renamed", some, builder.rename), ("one hub renamed", hub, builder.rename)]
    for number, (row, one, edit) in enumerate(edits):
        path, mark = f"events/{one.id}", f"{_MARK}{number}"
        edit(path, mark)
        done = _run(builder.again(), builder, task)
        shown = builder.folder / builder.site / f"{path}.html"
        if done.fault is None and mark not in shown.read_text(encoding="utf-8"):
            done = replace(done, fault="not up to date")
        cells[row] = _told(done)
    return cells


def _pages(world: World) -> Sequence[str]:
    """Return the pages of which the words are compared, some of each kind."""
    everything = (("people", world.people), ("events", world.events), ("posts", world.posts))
    return [f"{kind}/{one.id}.html" for kind, those in everything for one in those[:_COMPARED]]


def _run(commands: Commands, builder: Builder, task: _Task) -> Run:
    """Run commands one after the other, as far as they succeed."""
    runs: list[Run] = []
    for command in commands:
        runs.append(run(command, builder.folder, limit=task.limit))
        if runs[-1].fault is not None:
            break
    return Run(sum(one.seconds for one in runs), max(one.peak for one in runs), runs[-1].fault)


def _told(done: Run) -> str:
    return done.fault or table.seconds(done.seconds)


def _head(size: int) -> Sequence[str]:
    """Say what was measured, when, and on what kind of machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    programs = ", ".join(f"{name} {_version(name)}" for name in _PROGRAMS)
    today = datetime.now().astimezone()
    return [
        f"### {size:,} entries, {today.day} {today:%B %Y}",
        "",
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}; {programs}.",
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _keep(lines: Sequence[str], results: Path) -> None:
    """Add a section to the file of results."""
    before = results.read_text(encoding="utf-8").rstrip("\n") if results.exists() else "# Figures"
    heading = [] if HEADING in before else ["", HEADING, "", _EXPLAINED]
    results.write_text("\n".join([before, *heading, "", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
