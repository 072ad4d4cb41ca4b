"""Proves a built site again: every file is the one that was built, and every quote stands in its source.

Run it as `python verify.py SITE`, or with `--sources DIR` where you have the texts of the sources. It needs
nothing but Python 3.11, and is the same file in the program and in the download.

Without the texts it proves quotes by commitments. The words and signs of a source are the leaves of a Merkle
tree (as in RFC 6962) whose root is the hash of the source; the site holds, for each source, the passages
that it shows and the hashes of what it leaves out. Whoever has the text can make the same root of it. Each
leaf is salted, so that nobody learns a word from its hash: the salts form a tree of their own that begins
with the whole text (Goldreich, Goldwasser and Micali, "How to Construct Random Functions", 1986), and only
those of the passages shown can be made of what the site holds.
"""

import argparse
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

MANIFEST = "data/manifest.json"
KNOWLEDGE = "data/kb.json"
PROOFS = "data/proofs"
BETWEEN, GAP = "\n\n", " … "
"""Between paragraphs, in the text that the hash of a source is made of; and between the parts of a quote."""
_LEAF, _NODE, _LEFT, _RIGHT, _TEXT = (bytes([sign]) for sign in range(5))
_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_RUN = re.compile(r"w+|\.")
_HEAD = re.compile(r"---\n.*?\n---(?:\n|\Z)", re.DOTALL)

Range = tuple[int, int]


class Opening(NamedTuple):
    """Of a tree, in hexadecimal digits: the salts of the largest parts shown, the hashes of the others."""

    salts: list[str]
    hashes: list[str]


def leaves(text: str) -> list[str]:
    """Return the words and signs of a text: runs of digits and letters that have capitals; all else alone."""
    goes_on = {ord(one): "w" if one.isdigit() or one.lower() != one.upper() else "." for one in set(text)}
    return [text[slice(*run.span())] for run in _RUN.finditer(text.translate(goes_on))]


def whole_text(paragraphs: Sequence[str]) -> str:
    """Return the text that the hash of a source is made of: its paragraphs with an empty line between."""
    return BETWEEN.join(paragraphs)


def first_salt(text: str) -> bytes:
    """Return the salt of the whole tree, which nobody has without the whole text."""
    return sha256(_TEXT + text.encode()).digest()


def root_of(words: Sequence[str], salt: bytes) -> bytes:
    """Return the hash of a tree, with what the salts below make of its own."""
    if len(words) == 1:
        return sha256(_LEAF + salt + words[0].encode()).digest()
    middle = split_at(len(words))
    left, right = salts_below(salt)
    return join(root_of(words[:middle], left), root_of(words[middle:], right))


def split_at(count: int) -> int:
    """Return how many leaves stand in the left half: the largest power of two below their number."""
    return 1 << (count - 1).bit_length() - 1


def salts_below(salt: bytes) -> tuple[bytes, bytes]:
    """Return the salts of the two halves."""
    return sha256(_LEFT + salt).digest(), sha256(_RIGHT + salt).digest()


def join(left: bytes, right: bytes) -> bytes:
    """Return the hash of a tree of the hashes of its halves."""
    return sha256(_NODE + left + right).digest()


def where(first: int, last: int, ranges: Sequence[Range]) -> str:
    """Say whether some leaves lie `inside` the ranges, `outside`, or `across`. The ranges are in order."""
    place = bisect_right(ranges, first, key=lambda one: one[0]) - 1
    if place >= 0 and last <= ranges[place][1]:
        return "inside"
    before = place >= 0 and ranges[place][1] > first
    after = place + 1 < len(ranges) and ranges[place + 1][0] < last
    return "across" if before or after else "outside"


def opened(words: dict[int, str], count: int, ranges: Sequence[Range], opening: Opening) -> str:
    """Return the root that an opening makes, in hexadecimal digits; raises ValueError where it makes none."""
    salts, hashes = iter(opening.salts), iter(opening.hashes)

    def node(first: int, last: int) -> bytes:
        place = where(first, last, ranges)
        if place == "outside":
            return bytes.fromhex(next(hashes, ""))
        if place == "inside":
            return root_of([words[at] for at in range(first, last)], bytes.fromhex(next(salts, "")))
        middle = first + split_at(last - first)
        return join(node(first, middle), node(middle, last))

    made = node(0, count).hex()
    if next(salts, None) is not None or next(hashes, None) is not None:
        raise ValueError("more than the tree has")
    return made


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a file in `sources/`."""
    return [found[0].rstrip() for found in _PARAGRAPH.finditer(_HEAD.sub("", text, count=1))]


def faults(site: Path, sources: Path | None = None) -> Iterator[str]:
    """Yield what is wrong with a site, in words; nothing where all of it is proved."""
    try:
        yield from _faults(site, sources)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as exc:
        yield f"something is missing, or is not as a build writes it: {type(exc).__name__}: {exc}"


def _faults(site: Path, sources: Path | None) -> Iterator[str]:
    manifest = json.loads((site / MANIFEST).read_bytes())
    yield from _faults_of_files(site, manifest["files"])
    knowledge = json.loads((site / KNOWLEDGE).read_bytes())
    if knowledge["version"] != manifest["version"]:
        yield f"{KNOWLEDGE}: is of version {knowledge['version']}, not {manifest['version']}"
    known = {source["id"]: source for source in knowledge["sources"]}
    passages = {id_: Passages(site, source, sources) for id_, source in known.items()}
    for one in passages.values():
        yield from one.faults
    for entry in knowledge["entries"]:
        for claim in entry["claims"]:
            for piece in claim["evidence"]:
                if not passages[piece["source"]].holds(piece):
                    yield f"{entry['page']}: not in {piece['source']}: “{piece['quote']}”"


def counted(site: Path, sources: Path | None) -> str:
    """Return what a site without faults proves, in words."""
    manifest = json.loads((site / MANIFEST).read_bytes())
    knowledge = json.loads((site / KNOWLEDGE).read_bytes())
    pieces = [p for e in knowledge["entries"] for c in e["claims"] for p in c["evidence"]]
    redacted = [s["id"] for s in knowledge["sources"] if s["tree"] is None and sources is None]
    closed = sum(not _is_shown(piece) or piece["source"] in redacted for piece in pieces)
    left = f"; {closed:,} from sources that are redacted or not shown could not be" if closed else ""
    return (
        f"{len(pieces) - closed:,} quotes proved{left}. {len(manifest['files']):,} files are those that were "
        f"built, of version {manifest['version']}. SHA-256 of {MANIFEST}: "
        f"{sha256((site / MANIFEST).read_bytes()).hexdigest()}"
    )


class Passages:
    """The words of one source that are proved to stand in it."""

    def __init__(self, site: Path, source: dict[str, Any], sources: Path | None) -> None:
        self.id = str(source["id"])
        self.faults: list[str] = []
        self._by_paragraph: dict[int, list[str]] = {}
        self._closed = sources is None and source["tree"] is None
        if not re.fullmatch("[a-z0-9-]+", self.id):
            self.faults.append(f"{KNOWLEDGE}: {self.id!r} is no id of a source")
        elif sources is not None:
            self._read_text((sources / f"{self.id}.md").read_text(encoding="utf-8"), source)
        elif not self._closed:
            self._read_proof(json.loads((site / PROOFS / f"{self.id}.json").read_bytes()), source["tree"])

    def holds(self, piece: dict[str, Any]) -> bool:
        """Say whether a quote stands in its paragraph, its parts in order; one not shown is not asked."""
        if self._closed or not _is_shown(piece):
            return True
        texts = self._by_paragraph.get(piece["paragraph"], [])
        number, at = 0, 0
        for part in piece["quote"].split(GAP):
            while number < len(texts) and (found := texts[number].find(part, at)) < 0:
                number, at = number + 1, 0
            if number == len(texts):
                return False
            at = found + len(part)
        return True

    def _read_proof(self, proof: dict[str, Any], tree: str) -> None:
        words: dict[int, str] = {}
        ranges: list[Range] = []
        for passage in proof["passages"]:
            here = leaves(passage["text"])
            words |= dict(enumerate(here, passage["first"]))
            ranges.append((passage["first"], passage["first"] + len(here)))
            self._by_paragraph.setdefault(passage["paragraph"], []).append(passage["text"])
        try:
            made = opened(words, proof["leaves"], ranges, Opening(proof["salts"], proof["hashes"]))
        except (ValueError, LookupError, RecursionError):
            made = ""
        if made != tree:
            self.faults.append(f"{PROOFS}/{self.id}.json: these passages are not of the source")

    def _read_text(self, text: str, source: dict[str, Any]) -> None:
        paragraphs = paragraphs_of(text)
        whole = whole_text(paragraphs)
        self._by_paragraph = {number: [one] for number, one in enumerate(paragraphs, 1)}
        if source["sha256"] not in (None, sha256(whole.encode()).hexdigest()):
            self.faults.append(f"{self.id}.md: is not the text that the site was built from")
        elif source["tree"] not in (None, root_of(leaves(whole), first_salt(whole)).hex()):
            self.faults.append(f"{KNOWLEDGE}: the hash of {self.id} is not that of its text")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove a site, and print what is wrong with it; return 1 where something is, 2 where it is no site."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Prove a built site again.")
    parser.add_argument("site", type=Path, help="the folder of the site")
    parser.add_argument("--sources", type=Path, help="a folder with the texts of the sources")
    given = parser.parse_args(arguments)
    return verified(given.site, given.sources)


def verified(site: Path, sources: Path | None) -> int:
    """Prove a site and print what was found; return the exit code."""
    if not (site / MANIFEST).is_file():
        print(f"{site} is no finished site: there is no {MANIFEST} in it")  # noqa: T201
        return 2
    found = list(faults(site, sources))
    print("\n".join(found) if found else counted(site, sources))  # noqa: T201
    return 1 if found else 0


def _faults_of_files(site: Path, listed: dict[str, str]) -> Iterator[str]:
    there = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_symlink() or not p.is_dir()}
    for name, path in sorted(there.items()):
        if name in (MANIFEST, ".quoth"):
            continue
        if name not in listed:
            yield f"{name}: was not built with the site"
        elif path.is_symlink() or sha256(path.read_bytes()).hexdigest() != listed[name]:
            yield f"{name}: is not the file that was built"
    for name in sorted(listed.keys() - there.keys()):
        yield f"{name}: is missing"


def _is_shown(piece: dict[str, Any]) -> bool:
    return piece["quote"] is not None and "[…]" not in piece["quote"]


if __name__ == "__main__":
    sys.exit(main())
