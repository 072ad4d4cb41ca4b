"""The text of a new entry or source, in the canonical form; what is given may come from strangers.

Whatever it holds, it stays the one value that it is meant to be: line breaks, lines of hyphens, the signs of
YAML and control characters change nothing of the file around it.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quoth.canonical import ENTRY, SOURCE, canonical
from quoth.characters import BAD
from quoth.findings import an
from quoth.ids import LONGEST_ID, fault_of_id
from quoth.load.entries import ClaimFormat, EvidenceFormat
from quoth.load.sources import SourceFormat
from quoth.model import Kind, Vocabulary
from quoth.scalars import yaml_item, yaml_scalar

_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
"""Letters whose marks Unicode does not part from them."""
_QUALIFIERS = frozenset(ClaimFormat.keys()) - {"evidence"}
_FURTHER = frozenset(EvidenceFormat.keys()) - {"source", "quote", "said-by"}
_PLAIN = {"date": "a date", "number": "a number", "place": "the name of a place", "text": "some words"}
"""What a property takes that takes no entry, in words."""
_WITHIN_WORDS = dict.fromkeys(map(ord, "'’‘ʼ`"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEvidence:
    """A passage of a source, as somebody gave it."""

    source: str = ""
    quote: str = ""
    said_by: Sequence[str] = ()
    further: Mapping[str, str] = field(default_factory=dict)
    """By their keys in the file: `manner`, `before`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    """A claim, as somebody gave it."""

    stated: str
    """A property of the vocabulary, or the name of its inverse."""
    value: str = ""
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    """By their keys in the file: `from`, `as`."""
    evidence: Sequence[DraftEvidence] = (DraftEvidence(),)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSource:
    """A source, as somebody gave it."""

    title: str
    publisher: str = ""
    published: str = ""
    author: Sequence[str] = ()
    url: str = ""
    language: str = ""
    rights: str = ""
    text: str = ""
    note: str = ""


def id_from(name: str) -> str | None:
    """Return the id that a name makes, or None where its letters make none."""
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_WITHIN_WORDS))
    letters = [_LETTERS.get(c, c) for c in bare if not unicodedata.combining(c)]
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in "".join(letters)).split()
    while len("-".join(words)) > LONGEST_ID and len(words) > 1:
        words.pop()
    made = "-".join(words)
    no_letter_is_left = any(c.isalpha() for c in name) and not any(c.isalpha() for c in made)
    return None if no_letter_is_left or fault_of_id(made) is not None else made


def new_entry(
    kind: Kind,
    name: str,
    vocabulary: Vocabulary,
    *,
    aliases: Sequence[str] = (),
    claims: Sequence[DraftClaim] | None = (),
    living: str | None = None,
    holders: str = "one",
    publish: str = "full",
    note: str = "",
    prose: str = "",
) -> str:
    """Return the file of a new entry. Of no claims it has one to fill in, and hints for more; of None, none.

    Raises ValueError for a claim whose property or qualifier there is not.
    """
    lines = [f"name: {_value(name)}", _list("aliases", aliases)]
    if claims is not None and not claims:
        lines[-1] += " # other spellings, with commas between them"
    if "living" in kind.fields:
        said = "unknown # yes, no or unknown" if living is None else _value(living)
        lines.append(f"living: {said}")
    if "holders" in kind.fields:
        hint = "" if claims else " # one, or many where several hold it at a time"
        lines.append(f"holders: {_value(holders)}{hint}")
    lines += [f"publish: {publish}"] if publish != "full" else []
    lines += [f"note: {_value(note)}"] if note.strip() else []
    if claims:
        lines += ["claims:", *(line for claim in claims for line in claim_lines(claim, vocabulary))]
    elif claims is not None:
        lines += _blank_claim(kind, vocabulary)
    return _file(canonical("\n".join(lines), ENTRY), prose)


def new_source(given: DraftSource) -> str:
    """Return the file of a new source; what is needed and not given is to be filled in."""
    optional = {"url": given.url, "language": given.language, "rights": given.rights, "note": given.note}
    lines = [
        f"title: {_value(given.title)}",
        f"publisher: {_value(given.publisher) if given.publisher else '# who published it'}",
        _list("author", given.author) + ("" if given.author else " # names, with commas between them"),
        f"published: {_value(given.published) if given.published else '# when, as 2024-09-05 or 2024-09'}",
        *(f"{key}: {_value(said)}" for key, said in optional.items() if said.strip()),
    ]
    if not given.text.strip():
        there = {line.partition(":")[0] for line in lines}
        keys = SourceFormat.keys()
        others = [key for key in keys if key not in there]
        lines += [
            f"# There may also stand: {', '.join(others)}.",
            "# Put the article below the next line, exactly as published, a blank line between paragraphs.",
            "# What stands behind a # is a hint; delete it when you are done.",
        ]
    return _file(canonical("\n".join(lines), SOURCE), given.text)


def _blank_claim(kind: Kind, vocabulary: Vocabulary) -> list[str]:
    """Return a claim to fill in, and hints for others, each of which is one when its `#` is deleted."""
    hints = [f"{name}: # {hint}" for name, hint in _hints(kind, vocabulary).items()]
    if not hints:
        return []
    return [
        "claims:",
        "  # What stands behind a # is a hint; delete it when you are done.",
        "  # Below a claim may stand: from, until, on, at, as, count, note, preferred, inferred,",
        "  # single-origin.",
        f"  - {hints[0]}",
        "    evidence:",
        "      - source: # the id of a source: the name of its file without '.md'",
        "        quote: # the words of the source that say it, copied",
        "  # Other claims, each with its evidence:",
        *(f"  #- {hint}" for hint in hints[1:]),
    ]


def _hints(kind: Kind, vocabulary: Vocabulary) -> dict[str, str]:
    """Return what claims of a kind may say, by the names under which they say it, each with a hint."""
    hints: dict[str, str] = {}
    for known in vocabulary.properties.values():
        if kind.id in known.of:
            what = f"the id of {an(known.takes)}" if known.inverse else _PLAIN[known.takes]
            hints[known.id] = f"{_shown(known.label, known.id)}{what}. {known.help}"
    for known in vocabulary.properties.values():
        if known.takes == kind.id and known.inverse is not None:
            what = f"the id of {' or '.join(an(other) for other in sorted(known.of))}"
            hint = f"{what}. It says the same as {known.id!r} in that file: {known.help}"
            shown = _shown(known.inverse_label or "", known.inverse)
            hints.setdefault(known.inverse, f"{shown}{hint}")
    return hints


def _shown(label: str, name: str) -> str:
    return f"{label}: " if label and label != name.replace("-", " ") else ""


def claim_lines(claim: DraftClaim, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the lines of a claim, below `claims:`.

    Raises ValueError for a property or qualifier that there is not.
    """
    if vocabulary.stated_as(claim.stated) is None:
        raise ValueError(f"there is no property {claim.stated!r}")
    yield f"  - {claim.stated}: {_value(claim.value)}"
    for key, said in claim.qualifiers.items():
        if key not in _QUALIFIERS:
            raise ValueError(f"there is no qualifier {key!r}")
        yield f"    {key}: {_value(said)}"
    yield "    evidence:" if claim.evidence else "    evidence: []"
    for piece in claim.evidence:
        yield f"      - source: {_value(piece.source)}"
        yield f"        quote: {_value(piece.quote)}"
        if piece.said_by:
            yield f"        {_list('said-by', piece.said_by)}"
        for key, said in piece.further.items():
            if key not in _FURTHER:
                raise ValueError(f"there is no key {key!r} in evidence")
            yield f"        {key}: {_value(said)}"


def _list(key: str, items: Sequence[str]) -> str:
    return f"{key}: [{', '.join(yaml_item(said) for item in items if (said := clean(item)))}]"


def _value(text: str) -> str:
    return yaml_scalar(clean(text))


def clean(text: str) -> str:
    """Return a text on one line, without what no file may hold."""
    return " ".join(_allowed(text).split())


def _allowed(text: str) -> str:
    kept = text.replace("\r\n", "\n")
    while BAD.search(kept):
        kept = BAD.sub(lambda found: "\n" if found[0].isspace() else "", kept)
    return kept


def _file(head: str, body: str) -> str:
    below = _allowed(body).strip("\n")
    return f"---\n{head}---\n{below}\n" if below.strip() else f"---\n{head}---\n"
