"""What narrows a claim, and what a source may say, in plain words: no Markdown, no HTML, no links."""

import re

from quoth.dates import Date
from quoth.model import Qualifiers, Source

STANDING = {"corrected": "the source was corrected", "retracted": "the source was retracted"}


def narrowings(qualifiers: Qualifiers) -> list[str]:
    """Return what narrows a claim, part by part; its note is left out."""
    q = qualifiers
    parts = [
        f"as {q.role}" if q.role else "",
        span(q.since, q.until),
        f"on {q.on.words()}" if q.on is not None and q.on.text.count("-") == 2 else "",
        f"in {q.on.words()}" if q.on is not None and q.on.text.count("-") != 2 else "",
        f"at {q.at}" if q.at else "",
        count(q.count),
    ]
    return [part for part in parts if part]


def count(text: str | None) -> str:
    """Return a number as readers write it: `~10000` is `about 10,000`."""
    if text is None:
        return ""
    sign = {"~": "about ", "<": "fewer than ", ">": "more than "}.get(text[0], "")
    digits = text[1:] if sign else text
    return f"{sign}{int(digits):,}" if digits.isdigit() else f"{sign}{digits}"


def span(since: Date | None, until: Date | None) -> str:
    """Return a term in words."""
    if since is not None and until is not None:
        return f"{since.words()} to {until.words()}"
    if since is not None:
        return f"from {since.words()}"
    return "" if until is None else f"until {until.words()}"


def redacted(source: Source, text: str) -> str:
    """Return a text without what the source has redacted."""
    for secret in source.redact:
        pattern = r"\s+".join(re.escape(word) for word in secret.split())
        text = re.sub(pattern, "[…]", text, flags=re.IGNORECASE)
    return text
