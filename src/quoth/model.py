"""What the program knows: sources, entries, claims and their evidence. Frozen, without input or output."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from quoth.dates import Date
from quoth.folding import Folded, fold
from quoth.ids import ClaimKey, EntryId, PropertyId, SourceId
from quoth.location import Location as Location
from quoth.parting import parted
from quoth.place import Place
from quoth.vocabulary import Kind as Kind
from quoth.vocabulary import Property as Property
from quoth.vocabulary import Vocabulary as Vocabulary
from quoth.written import Link as Link
from quoth.written import Prose as Prose
from quoth.written import Sentence as Sentence

_CLAIM, _EVIDENCE, _PARAGRAPH = 1_100, 500, 450
"""About how many bytes each takes on a page besides its words."""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of a source, as it was published."""

    number: int
    """Counted from 1; its address on the source's page is `#p` and the number."""
    text: str
    place: Place

    @cached_property
    def folded(self) -> Folded:
        """The text as quotes are compared with it."""
        return fold(self.text)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A work that claims lean on."""

    id: SourceId
    title: str
    publisher: str
    author: tuple[str, ...]
    published: Date
    url: str | None
    origin: str
    """Reprints of one piece share an origin; a source that names none is its own."""
    language: str
    publish: str
    """`full`, `excerpts` or `none`: how much of the text a page may show."""
    quota: float
    """The largest share of the words that all excerpts together may show, from 0 to 1."""
    rights: str | None
    standing: str
    """`current`, `corrected` or `retracted`."""
    redact: tuple[str, ...]
    """Strings that appear in no output."""
    note: str | None
    paragraphs: tuple[Paragraph, ...]
    place: Place

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The part of its page on which each paragraph stands, counted from 1."""
        share = 1 if self.publish == "full" else 0 if self.publish == "none" else self.quota
        texts = (len(paragraph.text.encode()) for paragraph in self.paragraphs)
        return parted([_PARAGRAPH + round(share * text) for text in texts])


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One passage of one source, offered for one claim."""

    source: SourceId
    quote: str
    """The source's own words, never tidied; cleaned forms are derived from it."""
    said_by: tuple[str, ...]
    """Who tells it, if not the article itself, outermost first: the id of an entry, or a name."""
    manner: str
    """`stated`, `reported` or `alleged`."""
    stance: str
    """`supports` or `disputes`."""
    before: str | None
    after: str | None
    note: str | None
    place: Place
    """Of the quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a claim says of its property, as written and, by the type of the property, as read."""

    text: str
    entry: EntryId | None = None
    date: Date | None = None
    number: float | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifiers:
    """What narrows a claim: when, where, as what, how many."""

    since: Date | None = None
    """`from` in the file."""
    until: Date | None = None
    on: Date | None = None
    at: str | None = None
    role: str | None = None
    """`as` in the file."""
    count: str | None = None
    """A number as written, with digits only and perhaps `~`, `<` or `>` before it."""
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One statement that an entry makes."""

    subject: EntryId
    """The entry in whose file it stands."""
    born_as: EntryId
    """The first id that the entry ever had, so that a new id changes no address."""
    property: Property
    inverted: bool
    """Whether it is stated by the name of the inverse: then the value is the one it speaks of."""
    value: Value
    qualifiers: Qualifiers
    evidence: tuple[Evidence, ...]
    preferred: str | None
    """Why this one is shown first where sources disagree."""
    inferred: str | None
    """Why it follows from the quotes though they do not say it."""
    single_origin: str | None = None
    """Why a sensitive claim about somebody who may be living stands here though one origin alone has it."""
    place: Place

    @cached_property
    def key(self) -> ClaimKey:
        """The same on every build; changes only when what is claimed changes."""
        q = self.qualifiers
        said = [self.born_as, self.stated, self.value.text]
        dates = (q.since, q.until, q.on)
        said += ["" if date is None else date.text for date in dates]
        said += [" ".join((word or "").split()) for word in (q.at, q.role, q.count)]
        return ClaimKey(sha256("\0".join(said).encode()).hexdigest()[:12])

    @cached_property
    def size(self) -> int:
        """About how many bytes it takes on a page."""
        quotes = sum(_EVIDENCE + 4 * len(piece.quote.encode()) for piece in self.evidence)
        return _CLAIM + 4 * len(self.value.text.encode()) + quotes

    @cached_property
    def stated(self) -> PropertyId:
        """The name of the property as the claim writes it."""
        inverse = self.property.inverse
        return inverse if self.inverted and inverse is not None else self.property.id


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A subject: a person, an event, a post."""

    id: EntryId
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    living: str | None
    """`yes`, `no` or `unknown`."""
    holders: str
    """`one` or `many`: how many people hold the post at a time."""
    publish: str
    """`full`, `draft` or `withheld`."""
    was: tuple[EntryId, ...]
    """Ids that the entry had before, the first one first."""
    note: str | None
    claims: tuple[Claim, ...]
    prose: Prose
    place: Place

    @cached_property
    def parts(self) -> Mapping[ClaimKey, int]:
        """The part of its page on which each claim stands, counted from 1: nearly always the first."""
        sizes = [claim.size for claim in self.claims]
        return dict(zip((claim.key for claim in self.claims), parted(sizes), strict=True))


@dataclass(frozen=True, kw_only=True)
class Library:
    """All that was read, before anything is derived from it."""

    vocabulary: Vocabulary
    sources: Mapping[SourceId, Source]
    entries: Mapping[EntryId, Entry]
    locations: Mapping[str, Location] = field(default_factory=dict)
    """Places by name; none when the knowledge base has no gazetteer."""
    unread: frozenset[str] = frozenset()
    """Ids of files, and names of places, that have faults of their own: a reference is no second fault."""
    incomplete: frozenset[EntryId] = frozenset()
    """Entries some of whose claims have faults, and are left out."""

    def claims(self) -> Iterator[Claim]:
        """Every claim of every entry, in the order of the files."""
        return (claim for entry in self.entries.values() for claim in entry.claims)

    @cached_property
    def retracted(self) -> frozenset[str]:
        """The origins of sources that were retracted: their copies tell nothing of their own."""
        return frozenset(one.origin for one in self.sources.values() if one.standing == "retracted")

    @cached_property
    def now_called(self) -> Mapping[str, EntryId]:
        """Every id that an entry has or had, with the one it has now."""
        return {
            **{EntryId(old): e.id for e in self.entries.values() for old in e.was},
            **{e.id: e.id for e in self.entries.values()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file to be written under the pages' folder."""

    path: str
    """Relative, with forward slashes; it ends in `.md` unless the file is data that scripts fetch."""
    text: str
