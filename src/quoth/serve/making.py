"""What a preview makes of each entry and source: anew only where something that was read for it is new."""

from collections.abc import Callable, Iterator, Sequence

from quoth.bundling import Bundles
from quoth.cache import Cache
from quoth.compiling import Context, Made, compile_units, units
from quoth.crew import ALONE
from quoth.data.files import whole_files
from quoth.feeds.atom import feeds
from quoth.ids import EntryId, SourceId
from quoth.inputs import settings_of
from quoth.ledger import hash_of
from quoth.load.library import sources_of
from quoth.pages.all import Indexed, indexed_entry
from quoth.remembered import Trace, Traces, standing
from quoth.search.files import indexes
from quoth.search.index import index_files
from quoth.serve.reading import Contents
from quoth.states import states
from quoth.traces import Unit, name_of
from quoth.watching import Read, State

_PIECES = "pieces"
_RECORDS = "records"
Has = Callable[[str, str], bool]
"""Says whether the site shows a compiled file with a hash."""


class Making:
    """The traces of all that was made, and what is to be made."""

    def __init__(self, kept: Cache) -> None:
        self._kept = kept
        self._traces: dict[Unit, Trace] = {}
        self._states: dict[Read, str] = {}
        """Of all that was read for what has a trace."""
        self._hashes: dict[str, str] = {}
        """Of the files that were made."""
        self._indexed: dict[EntryId, Indexed] = {}
        self._loose: dict[Unit, None] = {}
        """What was made since the data of the whole was."""
        self._made_for: object = None
        """What everything was made for: the settings, and what else every page may depend on."""
        self._texts: dict[SourceId, str] = {}
        """The records of sources in the data, which stand in that of entries, too."""
        self._context: Context
        self._state: State
        """These two are set by `take`, with which all begins."""
        self.stale: dict[Unit, None] = {}
        """What is still to be made."""

    def take(self, contents: Contents, has: Has) -> None:
        """Find out what is to be made; what does not stand is forgotten, whatever comes of it."""
        library = contents.graph.library
        made_for = settings_of(contents.files), contents.config, library.retracted, library.redacted
        if made_for != self._made_for:
            self._traces, self._states, self._made_for = {}, {}, made_for
        self._context = Context(contents.graph, contents.config, self._texts)
        self._state = states(contents.graph, contents.files)
        wanted = units(library)

        def stands(path: str) -> bool:
            return has(path, self._hashes[path])

        before = Traces(self._states, self._traces)
        self._traces = standing(before, wanted, self._state, stands, stands)
        # Else what was read of entries that are gone would be asked for at every change.
        read = {read for trace in self._traces.values() for read in trace.reads}
        self._states = {one: said for one, said in self._states.items() if one in read}
        self.stale = {unit: None for unit in wanted if unit not in self._traces}

    def make(self, unit: Unit) -> Iterator[Made]:
        """Make an entry or a source; of an entry the sources that it uses first, if they are stale."""
        if unit[0] == "entry":
            entry = self._context.graph.library.entries[EntryId(unit[1])]
            for source in dict.fromkeys(sources_of(entry)):
                if ("source", source) in self.stale:
                    yield from self.make(("source", source))
        ((_, made),) = compile_units(self._context, [unit], ALONE)
        name = name_of(unit)
        self._kept.keep(_PIECES, [(name, made.piece)])
        self._kept.keep(_RECORDS, [(name, made.record)])
        self._loose[unit] = None
        if unit[0] == "source":
            self._texts[SourceId(unit[1])] = made.text
        if made.indexed is not None:
            self._indexed[EntryId(unit[1])] = made.indexed
        self._traces[unit] = Trace(made.reads, tuple(dict(made.files)), tuple(dict(made.beside)))
        self._states |= {read: self._state(read) for read in made.reads}
        self._hashes |= {path: hash_of(data) for path, data in (*made.files, *made.beside)}
        del self.stale[unit]
        yield made

    @property
    def files(self) -> set[str]:
        """All files that were made, those beside the pages too."""
        return {path for one in self._traces.values() for path in (*one.files, *one.beside)}

    def index_all(self) -> dict[EntryId, Indexed]:
        """Return what the pages of the whole show of each entry, be it made anew already or not."""
        graph = self._context.graph
        return {
            id_: indexed_entry(entry, graph) if ("entry", id_) in self.stale else self._indexed[id_]
            for id_, entry in graph.library.entries.items()
        }

    def late(self) -> Iterator[tuple[str, bytes]]:
        """Yield what shows the whole and takes longest: its data, the search, and feeds, which ask git."""
        graph, config = self._context.graph, self._context.config
        made = [unit for unit in units(graph.library) if unit in self._traces]
        bundles = self._bundle(made)
        for planned in whole_files(bundles.of("entry"), bundles.of("source"), graph, config):
            yield from planned.make()
        records = (self._kept.get(_RECORDS, name_of(unit)) for unit in made)
        yield from index_files(records, indexes(graph))
        yield from feeds(graph, config, config.root)

    def _bundle(self, made: Sequence[Unit]) -> Bundles:
        """Return what the data of the whole is made of, after all that is new was taken in."""
        new = [unit for unit in self._loose if unit in self._traces]
        bundles = Bundles(self._kept, made, new)
        for unit in new:
            name = name_of(unit)
            bundles.take(name, self._kept.get(_PIECES, name), self._indexed.get(EntryId(unit[1])))
        bundles.finish()
        self._kept.drop(_PIECES, [name_of(unit) for unit in self._loose])
        self._loose = {}
        return bundles
