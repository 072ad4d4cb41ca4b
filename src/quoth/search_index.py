"""The search index of a finished site. The one module that knows Pagefind, its files and their form.

Pagefind 1.5 lists the values of a facet in an order that changes from run to run, and names files by their
contents; so the files of the facets, and the list of all files, are written once more, in order.
"""

import gzip
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

from quoth import disk
from quoth.config import FILE
from quoth.findings import Code, Finding
from quoth.place import Place

FOLDER = "pagefind"
"""Where on the site the index stands."""
_LEFT_OUT = (
    *(".headerlink", "sup", ".q-hidden", ".q-kicker", ".q-infobox", ".q-group > h3"),
    *(".q-sole", ".q-origins", ".q-chip > summary", ".q-from"),
)
"""What says a thing again, or says the same on every page: it would stand between the words of a hit."""
_NOT_USED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""Ready-made faces that Pagefind brings along; the theme has its own."""
_SIGNATURE = b"pagefind_dcd"
_FACETS = 3
"""Which item of the list of files names those of the facets: pairs of a facet and its file."""


def index(site: Path) -> list[Finding]:
    """Make the search index of a rendered site with Pagefind."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pagefind", "--site", str(site)),
            # One index for all pages, whatever their language.
            *("--force-language", "en", "--exclude-selectors", ", ".join(_LEFT_OUT)),
        ],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        return [Finding(Place(FILE), Code.RENDERING, f"Pagefind: {said[-1] if said else 'it failed'}")]
    settle(site / FOLDER)
    return []


def settle(folder: Path) -> None:
    """Give the files of an index the same names and bytes on every run, and drop those that nobody loads."""
    for pattern in _NOT_USED:
        for path in folder.glob(pattern):
            path.unlink()
    entry = json.loads(disk.read(folder / "pagefind-entry.json"))
    for language in entry["languages"].values():
        language["hash"] = _settle_language(folder, language["hash"])
    (folder / "pagefind-entry.json").write_bytes(json.dumps(entry, separators=(",", ":")).encode())


def _settle_language(folder: Path, name: str) -> str:
    """Write the list of files of one language anew, and those of its facets; return the list's new name."""
    listed = folder / f"pagefind.{name}.pf_meta"
    content = _decode(listed)
    content[_FACETS] = sorted([facet, _settle_facet(folder, file)] for facet, file in content[_FACETS])
    data = _encode(content)
    listed.unlink()
    settled = _named(name, data, len(name.partition("_")[2]))
    (folder / f"pagefind.{settled}.pf_meta").write_bytes(data)
    return settled


def _settle_facet(folder: Path, name: str) -> str:
    """Sort the values of a facet; return the new name of its file."""
    path = folder / "filter" / f"{name}.pf_filter"
    facet, values = _decode(path)
    # Pages follow in the order of the index, which is the same on every run.
    data = _encode([facet, sorted(values)])
    path.unlink()
    settled = _named(name, data, len(name.partition("_")[2]))
    (folder / "filter" / f"{settled}.pf_filter").write_bytes(data)
    return settled


def _named(old: str, data: bytes, length: int) -> str:
    """Return a name made as Pagefind makes it: the language, and a hash of what is in the file."""
    return f"{old.partition('_')[0]}_{sha256(data).hexdigest()[:length]}"


def _decode(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(disk.read(path)).removeprefix(_SIGNATURE))


def _encode(content: object) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(content), mtime=0)
