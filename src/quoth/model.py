"""What the program knows: sources, entries, claims and their evidence. Frozen, without input or output."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeAlias

from quoth.dates import Date
from quoth.folding import bare
from quoth.ids import ClaimKey, EntryId, PropertyId, SourceId
from quoth.location import Location as Location
from quoth.parting import parted
from quoth.place import Place
from quoth.restoring import quick_to_restore
from quoth.source import Paragraph as Paragraph
from quoth.source import Source as Source
from quoth.vocabulary import Kind as Kind
from quoth.vocabulary import Property as Property
from quoth.vocabulary import Vocabulary as Vocabulary
from quoth.written import Link as Link
from quoth.written import Prose as Prose
from quoth.written import Sentence as Sentence

_CLAIM, _EVIDENCE = 1_100, 500
"""About how many bytes each takes on a page besides its words."""


@quick_to_restore
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


@quick_to_restore
@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a claim says of its property, as written and, by the type of the property, as read."""

    text: str
    entry: EntryId | None = None
    date: Date | None = None
    number: float | None = None
    place: Place


@quick_to_restore
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


@quick_to_restore
@dataclass(frozen=True, slots=True, kw_only=True)
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
    stated: PropertyId = field(init=False, compare=False)
    """The name of the property as the claim writes it."""
    key: ClaimKey = field(init=False, compare=False)
    """The same on every build; changes only when what is claimed changes."""

    def __post_init__(self) -> None:
        # No cached properties, for which each of many claims would need a dictionary of its own.
        inverse = self.property.inverse if self.inverted else None
        object.__setattr__(self, "stated", inverse or self.property.id)
        object.__setattr__(self, "key", _key(self))


def _key(claim: Claim) -> ClaimKey:
    q = claim.qualifiers
    said = [claim.born_as, claim.stated, claim.value.text]
    dates = (q.since, q.until, q.on)
    said += ["" if date is None else date.text for date in dates]
    said += [" ".join((word or "").split()) for word in (q.at, q.role, q.count)]
    return ClaimKey(sha256("\0".join(said).encode()).hexdigest()[:12])


def _size(claim: Claim) -> int:
    """Return about how many bytes a claim takes on a page."""
    quotes = sum(_EVIDENCE + 4 * len(piece.quote.encode()) for piece in claim.evidence)
    return _CLAIM + 4 * len(claim.value.text.encode()) + quotes


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
        sizes = [_size(claim) for claim in self.claims]
        return dict(zip((claim.key for claim in self.claims), parted(sizes), strict=True))


Wrap: TypeAlias = Callable[[str, Mapping[Any, Any]], Mapping[Any, Any]]
"""Returns a table of this name in a wrapping, which notes what is read of it, say."""
_TABLES = ("now_called", "naming", "positions")
"""Those of a library that follow from others."""


@dataclass(frozen=True, kw_only=True)
class Library:
    """All that was read, before anything is derived from it."""

    vocabulary: Vocabulary
    sources: Mapping[SourceId, Source]
    entries: Mapping[EntryId, Entry]
    locations: Mapping[str, Location] = field(default_factory=dict)
    """Places by name; none when the knowledge base has no gazetteer."""
    unread: Set[str] = frozenset()
    """Ids of files, and names of places, that have faults of their own: a reference is no second fault."""
    incomplete: Set[EntryId] = frozenset()
    """Entries some of whose claims have faults, and are left out."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """What tells each file from what it may hold another time, by its path."""

    def claims(self) -> Iterator[Claim]:
        """Every claim of every entry, in the order of the files."""
        return (claim for entry in self.entries.values() for claim in entry.claims)

    def make_tables(self) -> None:
        """Make what is made once, and kept: whoever works on a copy of the library need not make it again."""
        for name in (*_TABLES, "retracted", "redacted"):
            getattr(self, name)

    def through(self, wrap: Wrap) -> "Library":
        """Return the same library with each table that is asked for by a key in a wrapping."""
        seen = replace(self, entries=wrap("entries", self.entries), sources=wrap("sources", self.sources))
        # As they are cached: made of the bare tables, not of the wrapped ones.
        vars(seen).update({name: wrap(name, getattr(self, name)) for name in _TABLES})
        vars(seen).update(retracted=self.retracted, redacted=self.redacted)
        return seen

    @cached_property
    def retracted(self) -> frozenset[str]:
        """The origins of sources that were retracted: their copies tell nothing of their own."""
        return frozenset(one.origin for one in self.sources.values() if one.standing == "retracted")

    @cached_property
    def positions(self) -> Mapping[EntryId, int]:
        """Where each entry stands in the order of the files: of two that say the same, one comes first."""
        return {id_: number for number, id_ in enumerate(self.entries)}

    @cached_property
    def naming(self) -> Mapping[EntryId, tuple[Claim, ...]]:
        """The claims that name an entry, by the id that it has now, in the order of the files."""
        found: dict[EntryId, list[Claim]] = defaultdict(list)
        for claim in self.claims():
            now = self.now_called.get(claim.value.entry or "")
            if now is not None:
                found[now].append(claim)
        return {id_: tuple(claims) for id_, claims in found.items()}

    @cached_property
    def redacted(self) -> Mapping[str, str]:
        """All words that appear in no output, as names are compared, with the file that redacts them."""
        found = {bare(words): one.place.path for one in self.sources.values() for words in one.redact}
        return {words: path for words, path in found.items() if words}

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
