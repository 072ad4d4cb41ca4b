"""The graph: a library with all that follows from it. Pages are pure functions of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from quoth.crew import ALONE, Crew, meanwhile
from quoth.disputes import Disagreement, disagreements
from quoth.ids import EntryId, SourceId
from quoth.link.countries import countries, countries_around
from quoth.link.mentions import Mention, mentions
from quoth.link.relations import Backlink, Relation, backlinks, relations
from quoth.model import Claim, Entry, Evidence, Library, Link, Source
from quoth.quotes import Passage, Proved, citation, quotation
from quoth.version import version, version_of, versions


@dataclass(frozen=True, slots=True)
class Use:
    """A passage of a source, and what leans on it: a claim, or the prose of an entry."""

    passage: Passage
    entry: EntryId
    claim: Claim | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """All that pages show."""

    library: Library
    proved: Proved
    relations: Mapping[EntryId, tuple[Relation, ...]]
    countries: Mapping[EntryId, tuple[str, ...]]
    """The countries of each entry, or else those of the posts that it held."""
    countries_around: Mapping[EntryId, tuple[str, ...]]
    """The same, or else those of the people in it and of what it belongs to."""
    backlinks: Mapping[EntryId, tuple[Backlink, ...]]
    disagreements: Mapping[EntryId, tuple[Disagreement, ...]]
    mentions: Mapping[EntryId, tuple[Mention, ...]]
    uses: Mapping[SourceId, tuple[Use, ...]]
    named: Mapping[SourceId, tuple[EntryId, ...]]
    """The entries that each source names."""
    shown: Mapping[SourceId, frozenset[int]]
    """The paragraphs of each source that its page shows."""
    people: Mapping[str, Entry]
    """Entries with personal names, by name."""
    versions: Mapping[EntryId | SourceId, str]
    """Which state of each entry and source this is, as citations name it."""
    version: str
    """Which state of the whole this is."""

    def entry(self, name: str) -> Entry | None:
        """Return the entry that an id or a former id means, or None when the word is no id."""
        now = self.library.now_called.get(name)
        return None if now is None else self.library.entries[now]

    def passage_of(self, evidence: Evidence) -> Passage | None:
        """Return where a piece of evidence stands in its source."""
        return self.proved.passage(quotation(evidence))

    def passage_cited(self, link: Link) -> Passage | None:
        """Return where the words that a citation quotes stand in its source."""
        return self.proved.passage(citation(link))


def link(proved: Proved, crew: Crew = ALONE) -> Graph:
    """Return the graph of a library whose quotes were looked for and which has no errors."""
    library = proved.library
    with meanwhile(crew, lambda: versions(library), len(library.entries)) as of_each:
        uses = _in_order(_uses(library.entries.values(), proved), library)
        return _linked(proved, mentions(library), uses, of_each())


def link_again(before: Graph, proved: Proved, changed: Collection[EntryId]) -> Graph:
    """Return the graph of a library that is new only in what some entries claim and tell.

    Those have the names and ids that they had before, and there are the same sources.
    """
    library = proved.library
    entries = [entry for entry in library.entries.values() if entry.id in changed]
    kept = {source: [use for use in uses if use.entry not in changed] for source, uses in before.uses.items()}
    for source, uses in _uses(entries, proved).items():
        kept.setdefault(source, []).extend(uses)
    left = _in_order({source: uses for source, uses in kept.items() if uses}, library)
    of_each = dict(before.versions)
    of_each |= {entry.id: version_of(entry, library, before.versions) for entry in entries}
    return _linked(proved, before.mentions, left, of_each)


def _linked(
    proved: Proved,
    mentioned: Mapping[EntryId, tuple[Mention, ...]],
    uses: Mapping[SourceId, tuple[Use, ...]],
    of_each: Mapping[EntryId | SourceId, str],
) -> Graph:
    library = proved.library
    ties = relations(library)
    own = countries(library, ties)
    return Graph(
        library=library,
        proved=proved,
        relations=ties,
        countries=own,
        countries_around=countries_around(library, ties, own),
        backlinks=backlinks(library),
        disagreements=disagreements(library),
        mentions=mentioned,
        uses=uses,
        named=_named(mentioned),
        shown={source.id: _shown(source, uses.get(source.id, ())) for source in library.sources.values()},
        people={entry.name: entry for entry in library.entries.values() if entry.kind.personal_names},
        versions=of_each,
        version=version(of_each),
    )


def _uses(entries: Iterable[Entry], proved: Proved) -> dict[SourceId, list[Use]]:
    """Return what these entries let lean on each source."""
    found: dict[SourceId, list[Use]] = defaultdict(list)
    for entry in entries:
        for claim in entry.claims:
            for evidence in claim.evidence:
                passage = proved.passage(quotation(evidence))
                if passage is not None:
                    found[evidence.source].append(Use(passage, entry.id, claim, evidence))
        for reference in entry.prose.links:
            passage = proved.passage(citation(reference))
            if passage is not None:
                found[passage.source].append(Use(passage, entry.id, None, None))
    return found


def _in_order(uses: Mapping[SourceId, Iterable[Use]], library: Library) -> dict[SourceId, tuple[Use, ...]]:
    """Return what leans on each source in the order of its text, and then in that of the files."""
    places = library.positions

    def place(use: Use) -> tuple[object, ...]:
        return use.passage.paragraph, use.passage.spans, places[use.entry]

    return {source: tuple(sorted(those, key=place)) for source, those in uses.items()}


def _named(mentioned: Mapping[EntryId, tuple[Mention, ...]]) -> dict[SourceId, tuple[EntryId, ...]]:
    found: dict[SourceId, dict[EntryId, None]] = defaultdict(dict)
    for entry in sorted(mentioned):
        for mention in mentioned[entry]:
            found[mention.source][entry] = None
    return {source: tuple(entries) for source, entries in found.items()}


def _shown(source: Source, uses: Iterable[Use]) -> frozenset[int]:
    if source.publish == "full":
        return frozenset(paragraph.number for paragraph in source.paragraphs)
    return frozenset(use.passage.paragraph for use in uses)
