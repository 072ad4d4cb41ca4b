"""What was found of an entry is found again, without a look at it, while nothing changed that was read.

What is read of its own file, of its sources, and of what it names or what names it is written down. All else
follows from settings, the vocabulary, the gazetteer, and what sources redact or retract: where one of those
is another, every entry is looked at anew.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from quoth.check import prose
from quoth.check.run import check_entry, check_source, check_whole
from quoth.config import Config
from quoth.crew import ALONE, Crew
from quoth.earlier import Known, group_of, nothing_known
from quoth.findings import Finding
from quoth.ids import EntryId, SourceId
from quoth.ledger import hash_of
from quoth.load.vocabulary import FILE
from quoth.model import Entry, Library, Source
from quoth.quotes import Passage, Proved, Quotation, passages_of, quotations
from quoth.watching import ALL, Asked, Read, State, WatchedSet, WatchedTable


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found of one entry."""

    passages: tuple[tuple[Passage, ...], ...]
    """Where each of its quotations stands."""
    found: tuple[Finding, ...]
    harmful: tuple[Finding, ...]
    """What the sanitiser would change, where no check found anything that stops a build."""
    reads: tuple[Read, ...]
    state: str = ""
    """Of all that was read."""


@dataclass(frozen=True)
class Examination:
    """A knowledge base whose quotes were looked for, with its faults."""

    proved: Proved
    found: frozenset[Finding]
    harmful: tuple[Finding, ...]

    def with_others(self, others: Iterable[Finding]) -> list[Finding]:
        """Return all faults in order; the second look counts where the first found nothing that stops."""
        found = self.found.union(others)
        refused = {finding.place.path for finding in found if finding.stops}
        return sorted(found.union(one for one in self.harmful if one.place.path not in refused))


def examine(library: Library, config: Config, crew: Crew = ALONE, known: Known | None = None) -> Examination:
    """Look for every quote and run every check; of what is known, only where what was read is another now."""
    known = known or nothing_known()
    key, state = _key(library, config, known), _states(library)
    paths: dict[str, list[EntryId]] = {}
    for entry in library.entries.values():
        paths.setdefault(group_of("examined", entry.place.path), []).append(entry.id)
    before: dict[str, Mapping[EntryId, Examined]] = {g: known.earlier.get(g, key) or {} for g in paths}
    stand = {
        id_: one
        for group in before.values()
        for id_, one in group.items()
        if id_ in library.entries and one.state == _together(one.reads, state)
    }
    new = [id_ for id_ in library.entries if id_ not in stand]
    library.make_tables()
    for id_, one in zip(new, crew.each(_examine, _Context(library, config), new), strict=True):
        stand[id_] = replace(one, state=_together(one.reads, state))
    for group, ids in paths.items():
        if any(stand[id_] is not before[group].get(id_) for id_ in ids) or len(before[group]) != len(ids):
            known.earlier.keep(group, key, {id_: stand[id_] for id_ in ids})
    return _of_all(_proved(library, config, stand), stand.values())


def _proved(library: Library, config: Config, each: Mapping[EntryId, Examined]) -> Proved:
    """Return what is known of every quotation."""
    passages: dict[Quotation, tuple[Passage, ...]] = {}
    quoted: dict[SourceId, dict[EntryId, list[Passage]]] = {}
    for id_, entry in library.entries.items():
        for words, those in zip(_quoted(entry, library), each[id_].passages, strict=True):
            passages[words] = those
            quoted.setdefault(words.source, {}).setdefault(id_, []).extend(those)
    proved = Proved(library, config, passages)
    # As it is cached: there is no need to go through all quotations a second time.
    vars(proved)["quoted"] = quoted
    return proved


def _of_all(proved: Proved, each: Iterable[Examined]) -> Examination:
    """Return what was found of each entry, with what is found of sources and of the whole."""
    found = set(check_whole(proved))
    harmful: list[Finding] = []
    for source in proved.library.sources.values():
        found.update(check_source(source, proved))
    for one in each:
        found.update(one.found)
        harmful += one.harmful
    return Examination(proved, frozenset(found), tuple(harmful))


@dataclass(frozen=True)
class _Context:
    """What is needed to examine any entry."""

    library: Library
    config: Config

    @cached_property
    def asked(self) -> Asked:
        return Asked()

    @cached_property
    def watched(self) -> Library:
        """The library, of which every read is written down."""
        seen = self.library.through(lambda table, held: WatchedTable(table, held, self.asked))
        for name in ("unread", "incomplete"):
            vars(seen)[name] = WatchedSet(name, getattr(self.library, name), self.asked)
        return seen


def _examine(context: _Context, id_: EntryId) -> Examined:
    context.asked.take()
    library = context.watched
    entry = library.entries[id_]
    proved = Proved(library, context.config, passages_of(entry, library))
    found = tuple(check_entry(entry, proved))
    refused = any(one.stops and one.place.path == entry.place.path for one in found)
    harmful = () if refused else tuple(prose.prose_is_harmless(entry))
    return Examined(tuple(proved.passages.values()), found, harmful, context.asked.take())


def _quoted(entry: Entry, library: Library) -> Iterable[Quotation]:
    """Return each quotation of an entry once, in the order of its passages."""
    return dict.fromkeys(words for words, _ in quotations(entry, library))


def _key(library: Library, config: Config, known: Known) -> str:
    """Return what tells for which program, settings and other things that concern all it was found."""
    of_all = (replace(config, root=Path()), library.hashes.get(FILE), library.locations)
    said = (known.program, of_all, sorted(library.redacted.items()), sorted(library.retracted))
    return hash_of(repr(said).encode())


def _states(library: Library) -> State:
    """Return what tells the state of anything that checks of an entry can read of a library.

    Two states are the same only where what is read is the same.
    """

    def of_file(one: Entry | Source | None) -> str:
        # The folder tells the kind, and the path the order in which files are read.
        return "" if one is None else f"{one.place.path} {library.hashes[one.place.path]}"

    def of_naming(id_: str) -> str:
        claims = library.naming.get(EntryId(id_), ())
        return " ".join(f"{of_file(library.entries[claim.subject])} {claim.place}" for claim in claims)

    state_of: dict[str, Callable[[str], str]] = {
        "entries": lambda id_: of_file(library.entries.get(EntryId(id_))),
        "sources": lambda id_: of_file(library.sources.get(SourceId(id_))),
        "now_called": lambda id_: library.now_called.get(id_, ""),
        "naming": of_naming,
        "positions": lambda id_: of_file(library.entries.get(EntryId(id_))),
        "unread": lambda id_: str(id_ in library.unread),
        "incomplete": lambda id_: str(id_ in library.incomplete),
    }

    @cache
    def of_everything() -> str:
        return hash_of(repr((sorted(library.hashes.items()), sorted(library.unread))).encode())

    @cache
    def state(read: Read) -> str:
        table, key = read
        return of_everything() if key == ALL else state_of[table](key)

    return state


def _together(reads: Iterable[Read], state: State) -> str:
    return hash_of("\n".join(map(state, reads)).encode())
