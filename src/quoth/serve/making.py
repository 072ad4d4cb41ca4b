"""What a preview makes of each entry and source: anew only where something that was read for it is new."""

from collections.abc import Iterator, Mapping

from quoth.cache import Cache
from quoth.compiling import Context, Has, Made, State, Trace, Unit, compile_units, stands, trace, units
from quoth.crew import ALONE
from quoth.data.files import whole_files
from quoth.data.pieces import Piece
from quoth.feeds.atom import feeds
from quoth.ids import EntryId, SourceId
from quoth.inputs import settings_of
from quoth.load.library import sources_of
from quoth.search.files import indexes
from quoth.search.index import index_files
from quoth.search.record import Record
from quoth.serve.reading import Contents
from quoth.traces import states

_PIECES = "pieces"
_RECORDS = "records"


class Making:
    """The traces of all that was made, and what is to be made."""

    def __init__(self, kept: Cache) -> None:
        self._kept = kept
        self._traces: dict[Unit, Trace] = {}
        self._known: object = None
        """What everything was made for."""
        self._texts: dict[SourceId, str] = {}
        """The records of sources in the data, which stand in that of entries, too."""
        self._contents: Contents | None = None
        self._context: Context | None = None
        self._state: State = str
        self.stale: dict[Unit, None] = {}
        """What is still to be made."""

    def take(self, contents: Contents, has: Has) -> Iterator[None]:
        """Find out what is to be made, in steps; `has` says whether a file with a hash is there."""
        library = contents.graph.library
        known = settings_of(contents.files), contents.config, library.retracted, library.redacted
        if known != self._known:
            self._traces, self._known = {}, known
        self._contents = contents
        self._context = Context(contents.graph, contents.config, self._texts)
        self._state = states(contents.graph, contents.files)
        wanted = units(library)
        self._traces = {unit: self._traces[unit] for unit in wanted if unit in self._traces}
        self.stale = {}
        for unit in wanted:
            if not stands(self._traces.get(unit), self._state, has, has):
                self.stale[unit] = None
            yield

    def make(self, unit: Unit) -> Iterator[Made]:
        """Make an entry or a source; of an entry the sources that it uses first, if they are stale."""
        assert self._context is not None
        if unit[0] == "entry":
            entry = self._context.graph.library.entries[EntryId(unit[1])]
            for source in dict.fromkeys(sources_of(entry)):
                if ("source", source) in self.stale:
                    yield from self.make(("source", source))
        ((_, made),) = compile_units(self._context, [unit], ALONE)
        name = "/".join(unit)
        self._kept.keep(_PIECES, [(name, made.piece)])
        self._kept.keep(_RECORDS, [(name, made.record)])
        if unit[0] == "source":
            self._texts[SourceId(unit[1])] = made.text
        self._traces[unit] = trace(made, self._state)
        del self.stale[unit]
        yield made

    @property
    def files(self) -> Mapping[str, str]:
        """The hashes of all files that were made, those beside the pages too."""
        return {path: hashed for one in self._traces.values() for path, hashed in (*one.files, *one.beside)}

    def late(self) -> Iterator[tuple[str, bytes]]:
        """Yield what shows the whole and takes longest: its data, the search, and feeds, which ask git."""
        assert self._contents is not None
        graph, config = self._contents.graph, self._contents.config
        library = graph.library
        entries: list[Piece] = [self._kept.get(_PIECES, f"entry/{id_}") for id_ in library.entries]
        sources: list[Piece] = [self._kept.get(_PIECES, f"source/{id_}") for id_ in library.sources]
        yield from whole_files(entries, sources, graph, config)
        del entries, sources
        yield from index_files(self._records(), indexes(graph))
        yield from feeds(graph, config, config.root)

    def _records(self) -> Iterator[Record]:
        return (self._kept.get(_RECORDS, "/".join(unit)) for unit in self._traces)
