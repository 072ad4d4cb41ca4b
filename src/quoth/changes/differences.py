"""What is said otherwise of an entry, a claim, evidence or a source: before and after, in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from quoth.changes.told import Difference
from quoth.dates import Date
from quoth.model import Claim, Entry, Evidence, Library, Source
from quoth.wording import count, value

Thing = TypeVar("Thing")
Said = Mapping[str, Callable[[Thing], str]]

ENTRY: Said[Entry] = {
    "name": lambda entry: entry.name,
    "other names": lambda entry: ", ".join(entry.aliases),
    "kind": lambda entry: entry.kind.label,
    "living": lambda entry: entry.living or "",
    "holders": lambda entry: entry.holders,
    "publish": lambda entry: entry.publish,
    "note": lambda entry: entry.note or "",
}
CLAIM: Said[Claim] = {
    "from": lambda claim: _date(claim.qualifiers.since),
    "until": lambda claim: _date(claim.qualifiers.until),
    "on": lambda claim: _date(claim.qualifiers.on),
    "at": lambda claim: claim.qualifiers.at or "",
    "as": lambda claim: claim.qualifiers.role or "",
    "count": lambda claim: count(claim.qualifiers.count),
    "note": lambda claim: claim.qualifiers.note or "",
    "preferred": lambda claim: claim.preferred or "",
    "inferred": lambda claim: claim.inferred or "",
    "single origin": lambda claim: claim.single_origin or "",
}
EVIDENCE: Said[Evidence] = {
    "manner": lambda piece: piece.manner,
    "stance": lambda piece: piece.stance,
    "note": lambda piece: piece.note or "",
}
SOURCE: Said[Source] = {
    "title": lambda source: source.title,
    "publisher": lambda source: source.publisher,
    "author": lambda source: ", ".join(source.author),
    "published": lambda source: _date(source.published),
    "address": lambda source: source.url or "",
    "origin": lambda source: source.origin,
    "language": lambda source: source.language,
    "publish": lambda source: source.publish,
    "quota": lambda source: f"{source.quota:g}",
    "rights": lambda source: source.rights or "",
    "standing": lambda source: source.standing,
    "note": lambda source: source.note or "",
}


def differences(said: Said[Thing], before: Thing, after: Thing) -> Iterator[Difference]:
    """Yield what two values say otherwise."""
    for what, words in said.items():
        was, is_ = words(before), words(after)
        if was != is_:
            yield Difference(what=what, before=was, after=is_)


def of_value(before: Claim, after: Claim, libraries: tuple[Library, Library]) -> Iterator[Difference]:
    """Yield how the value of a claim changed; an entry that has another id or name now is no other value."""
    now = libraries[1].now_called
    entries = [now.get(claim.value.entry or "", claim.value.text) for claim in (before, after)]
    if entries[0] != entries[1]:
        was, is_ = value(before, libraries[0]), value(after, libraries[1])
        if was == is_:
            was, is_ = before.value.text, after.value.text
        yield Difference(what="value", before=was, after=is_)


def of_text(before: Source, after: Source) -> Iterator[Difference]:
    """Yield how much of a source's text changed; which words it redacts is not told, only how many."""
    was, is_ = (Counter(paragraph.text for paragraph in source.paragraphs) for source in (before, after))
    if [p.text for p in before.paragraphs] != [p.text for p in after.paragraphs]:
        gone, new = (was - is_).total(), (is_ - was).total()
        said = f"{_paragraphs(is_.total())}, {new} new or changed, {gone} gone or changed"
        yield Difference(what="text", before=_paragraphs(was.total()), after=said)
    if before.redact != after.redact:
        words = [f"{len(source.redact)} redacted" for source in (before, after)]
        changed = f"{words[1]}, others than before" if words[0] == words[1] else words[1]
        yield Difference(what="redact", before=words[0], after=changed)


def _paragraphs(number: int) -> str:
    return f"{number:,} paragraph{'' if number == 1 else 's'}"


def _date(date: Date | None) -> str:
    """Return a date in words, and as it is written where that says more."""
    return "" if date is None else f"{date.words()} ({date.text})"
