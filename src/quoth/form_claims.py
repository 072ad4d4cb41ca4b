"""The claims of a form, typed as lines of `word: words` with a blank line between claims.

    held: counselor-political-affairs-havana
    until: 2023-11
    source: king-2024
    quote: He slipped away from the embassy in late November 2023.

It looks like an entry and is read line by line, as text: no indentation, no quotation marks, no YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.drafting import DraftClaim, DraftEvidence
from quoth.findings import Code, Finding, did_you_mean
from quoth.forms import Answer
from quoth.load.entries import ClaimFormat, EvidenceFormat
from quoth.place import Place
from quoth.vocabulary import Vocabulary

Line = tuple[str, str]
"""A key, and what stands behind its colon."""

_LINE = re.compile(r"(?:[-*] +)?([A-Za-z][A-Za-z-]*) *:(?:\s+(.*))?")
_EVIDENCE = frozenset(EvidenceFormat.keys())
_QUALIFIERS = frozenset(ClaimFormat.keys()) - {"evidence"}


def read_claims(answer: Answer, vocabulary: Vocabulary) -> tuple[tuple[DraftClaim, ...], list[Finding]]:
    """Read the claims of a form, and note every line that cannot be understood."""
    found: list[Finding] = []
    claims = []
    # The text begins two lines below its heading; a fence around it counts too, which is near enough.
    for block in _blocks(answer.text, answer.place):
        lines, faults = _lines(block, vocabulary)
        found += faults
        if lines and not faults:
            claim, faults = _claim(lines, block[0][0], vocabulary)
            found += faults
            claims.append(claim)
    return tuple(claims), found


def _blocks(text: str, heading: Place) -> Iterator[list[tuple[Place, str]]]:
    """Yield the lines between blank lines, each with its place."""
    block: list[tuple[Place, str]] = []
    for number, line in enumerate(text.splitlines(), start=2):
        if line.strip():
            block.append((replace(heading, line=heading.line + number), line.strip()))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(block: list[tuple[Place, str]], vocabulary: Vocabulary) -> tuple[list[Line], list[Finding]]:
    """Split lines at their colons; a line without a word and a colon goes on with the one before it."""
    lines: list[tuple[str, list[str]]] = []
    found = []
    known = [*_QUALIFIERS, *_EVIDENCE, *vocabulary.properties, *vocabulary.inverses]
    for place, line in block:
        match = _LINE.fullmatch(line)
        key = match[1].lower() if match else ""
        if match and key in known:
            lines.append((key, [match[2] or ""]))
        elif match or not lines:
            near = did_you_mean(key, sorted(known)) if match else None
            hint = f"Did you mean {near!r}?" if near else "Begin a claim with a property, a colon and a value"
            what = (
                f"{match[1]!r} is no word that a claim can have"
                if match
                else "this line has no word and colon"
            )
            found.append(Finding(place, Code.UNKNOWN_KEY, f"{what}. {hint}"))
        else:
            lines[-1][1].append(line)
    return [(key, " ".join(" ".join(words).split())) for key, words in lines], found


def _claim(lines: list[Line], place: Place, vocabulary: Vocabulary) -> tuple[DraftClaim, list[Finding]]:
    """Sort the lines of one claim: what it says, then each source with its quotes."""
    (stated, value), *rest = lines
    qualifiers: dict[str, str] = {}
    pieces: list[dict[str, str]] = []
    found = []
    if vocabulary.stated_as(stated) is None:
        message = f"a claim begins with what it says, not with {stated!r}; see the guide for editors"
        found.append(Finding(place, Code.MISSING_KEY, message))
    for key, said in lines:
        if not said:
            found.append(Finding(place, Code.BAD_VALUE, f"nothing stands behind {key!r}; fill it in"))
    for key, said in rest:
        if key == "source":
            pieces.append({key: said})
        elif pieces and key in _EVIDENCE:
            if key in pieces[-1]:
                pieces.append({"source": pieces[-1]["source"]})
            pieces[-1][key] = said
        elif key in _QUALIFIERS and key not in qualifiers:
            qualifiers[key] = said
        elif key in _QUALIFIERS or vocabulary.stated_as(key) is not None:
            message = f"{key!r} cannot stand here too; leave a blank line between claims"
            found.append(Finding(place, Code.REPEATED_KEY, message))
        else:
            message = f"no source stands above {key!r}; put a line 'source: …' there"
            found.append(Finding(place, Code.MISSING_KEY, message))
    evidence = tuple(_evidence(piece) for piece in pieces)
    return DraftClaim(stated=stated, value=value, qualifiers=qualifiers, evidence=evidence), found


def _evidence(piece: dict[str, str]) -> DraftEvidence:
    known = ("source", "quote", "said-by")
    return DraftEvidence(
        source=piece["source"],
        quote=piece.get("quote", ""),
        said_by=[name.strip() for name in piece.get("said-by", "").split(";") if name.strip()],
        further={key: said for key, said in piece.items() if key not in known},
    )
