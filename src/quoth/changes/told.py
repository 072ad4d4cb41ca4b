"""What changed, in plain words: no Markdown, no HTML, and nothing in it that may not be shown.

The JSON has a key for each of these fields, so that a field's name is a promise.
"""

from dataclasses import dataclass

from quoth.changes.context import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that is said otherwise now."""

    what: str
    before: str
    """Empty where nothing was said."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a source in their paragraph, and who says them."""

    source: str
    """Its id."""
    title: str
    published: str
    """By whom and when."""
    url: str | None
    standing: str
    """`current`, `corrected` or `retracted`; empty where the source is not known."""
    paragraph: int | None
    """Counted from 1; None where the words are not found, or stand in several."""
    context: tuple[Piece, ...]
    """The quoted words and those around them."""
    remark: str
    """Why no words are shown, or no more of them; else empty."""
    said_by: tuple[str, ...]
    """Outermost first."""
    manner: str
    stance: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteChange:
    """A piece of evidence that changed."""

    change: str
    """What happened to it, in a few words."""
    before: Quote | None
    after: Quote | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTold:
    """A claim that changed."""

    change: str
    """`added`, `changed` or `withdrawn`."""
    key: str
    """Its address on its entry's page, without `#c-`."""
    property: str
    says: str
    """The whole claim in words, as it stands or stood last."""
    differences: tuple[Difference, ...]
    evidence: tuple[QuoteChange, ...]
    origins_before: int
    origins_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTold:
    """A sentence of prose that changed."""

    change: str
    """`added`, `removed`, `reworded` or `cited otherwise`."""
    text: str
    before: str
    """How a reworded one read."""
    quotes: tuple[Quote, ...]
    """What it cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementTold:
    """A disagreement of sources that is new, or gone."""

    change: str
    """`opened` or `settled`."""
    about: str
    why: str
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTold:
    """An entry that changed."""

    change: str
    """`added`, `removed`, `renamed`, `merged` or `changed`."""
    id: str
    was: tuple[str, ...]
    """Its earlier ids, where it was renamed or several became one."""
    kind: str
    name: str
    path: str
    publish: str
    remarks: tuple[str, ...]
    differences: tuple[Difference, ...]
    claims: tuple[ClaimTold, ...]
    sentences: tuple[SentenceTold, ...]
    disagreements: tuple[DisagreementTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTold:
    """A source that changed."""

    change: str
    """`added`, `removed` or `changed`."""
    id: str
    title: str
    published: str
    path: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingTold:
    """A finding that is new, or gone."""

    change: str
    """`new` or `gone`."""
    severity: str
    code: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that changed."""

    base: str
    head: str
    overview: str
    """Counts, in a sentence."""
    notes: tuple[str, ...]
    """What is to be known of the comparison itself."""
    entries: tuple[EntryTold, ...]
    sources: tuple[SourceTold, ...]
    findings: tuple[FindingTold, ...]
