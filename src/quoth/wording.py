"""A claim, its evidence and its sources in plain words: no Markdown, no HTML, no links."""

import re

from quoth.dates import Date, Precision
from quoth.model import Claim, Library, Qualifiers, Source
from quoth.quotes import Passage, shown

STANDING = {"corrected": "the source was corrected", "retracted": "the source was retracted"}
HEARSAY = {"reported": "reportedly", "alleged": "allegedly"}
"""How a manner that is not `stated` reads in a sentence."""


def label(claim: Claim) -> str:
    """Return what a claim says of its subject: the name of its property, or of the inverse."""
    return (claim.property.inverse_label if claim.inverted else claim.property.label) or ""


def value(claim: Claim, library: Library) -> str:
    """Return what a claim says of its property."""
    entry = library.now_called.get(claim.value.entry or "")
    if entry is not None:
        return library.entries[entry].name
    return claim.value.date.words() if claim.value.date is not None else claim.value.text


def qualified(q: Qualifiers) -> str:
    """Return what narrows a claim: how many, as what, when, where."""
    parts = [
        count(q.count),
        f"as {q.role}" if q.role else "",
        span(q.since, q.until),
        on(q.on) if q.on is not None else "",
        f"at {q.at}" if q.at else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said} ({q.note})".strip() if q.note else said


def on(date: Date) -> str:
    """Return a date behind its preposition: `on 7 April 2016`, `in 2016`."""
    exact = date.precision is Precision.DAY
    plain = not (date.members or date.ends or date.approximate or date.uncertain)
    return f"{'on' if exact else 'in'} {date.words()}" if plain else date.words()


def count(number: str | None) -> str:
    """Return a number as readers write it: `~10000` is `about 10,000`."""
    if number is None:
        return ""
    sign = {"~": "about ", "<": "fewer than ", ">": "more than "}.get(number[0], "")
    digits = number[1:] if sign else number
    return f"{sign}{int(digits):,}" if digits.isdigit() else f"{sign}{digits}"


def span(since: Date | None, until: Date | None) -> str:
    """Return a term in words."""
    if since is not None and until is not None:
        return f"{since.words()} to {until.words()}"
    if since is not None:
        return f"from {since.words()}"
    if until is None:
        return ""
    open_end = until.ends[1] if until.ends and until.ends[0] is None else None
    return f"until {until.words()}" if open_end is None else f"over by {open_end.words()}"


def hearsay(claim: Claim) -> str:
    """Return `reportedly` or `allegedly` when no evidence for a claim is certain; else nothing."""
    manners = {piece.manner for piece in claim.evidence if piece.stance == "supports"}
    return HEARSAY[manners.pop()] if len(manners) == 1 and manners <= HEARSAY.keys() else ""


def said(claim: Claim, library: Library) -> str:
    """Return what a claim says of its subject, whole: `fate: executed, in 2019 (reportedly)`."""
    narrowed, doubt = qualified(claim.qualifiers), hearsay(claim)
    whole = f"{label(claim)}: {value(claim, library)}"
    if narrowed:
        whole += f"{' ' if narrowed.startswith('(') else ', '}{narrowed}"
    return f"{whole} ({doubt})" if doubt else whole


def quoted(source: Source, passage: Passage | None) -> str | None:
    """Return the words of a passage, redacted; None where the source lets no words be shown."""
    if source.publish == "none" or passage is None:
        return None
    return redacted(source, shown(source.paragraphs[passage.paragraph - 1], passage))


def redacted(source: Source, words: str) -> str:
    """Return a text without what the source has redacted."""
    for secret in source.redact:
        words = redaction(secret).sub("[…]", words)
    return words


def redaction(secret: str) -> re.Pattern[str]:
    """Return how words that must not appear are found, however they are spaced and written."""
    return re.compile(r"\s+".join(re.escape(word) for word in secret.split()), re.IGNORECASE)
