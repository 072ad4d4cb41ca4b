"""A graph to a finished site: what has to be made is made, and all else is kept from earlier builds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from quoth.bill import bill_of_materials
from quoth.bundling import Bundles, put_data
from quoth.cache import dumped, loaded
from quoth.compiling import Context, compile_units, units
from quoth.crew import meanwhile
from quoth.data.files import Planned
from quoth.feeds.atom import feeds
from quoth.findings import Code, Finding
from quoth.headers import headers
from quoth.history import Change
from quoth.ids import SourceId
from quoth.indexing import Records
from quoth.ledger import hash_of
from quoth.link.graph import Graph
from quoth.load.pages import FOLDER
from quoth.looking import Looking
from quoth.pages.all import pages_of_anything, pages_of_claims
from quoth.pages.plain import plain_by_hand, plain_lists
from quoth.place import Place
from quoth.proving.manifest import manifest
from quoth.remembered import Trace, Traces, standing, together
from quoth.search.files import indexes
from quoth.site_pages import dead_links, put_pages, stands_as_it_is
from quoth.states import State, states
from quoth.traces import Unit, name_of
from quoth.watching import Read
from quoth.workshop import Workshop

_TRACES = "traces"
_TEXTS = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """All that a site is made from, but its settings."""

    graph: Graph
    changes: tuple[Change, ...]
    """The files that commits changed, the last changed first."""
    by_hand: Mapping[str, bytes]
    """The pages that are written by hand, by their place on the site."""
    files: Mapping[str, str]
    """The hashes of all that authors wrote, by the path in their Places."""
    hidden: frozenset[str]
    """The words that no file of the site may hold."""


def publish(given: Given, shop: Workshop) -> list[Finding]:
    """Make a site and put it in the place of the last one; return what stops it, if anything does."""
    looking = Looking(given.hidden)
    _put_compiled(given, shop, looking)
    if found := list(_put_by_hand(given, shop)):
        return found
    found, fresh = put_pages(shop, looking, given.by_hand)
    if found:
        return found
    found = [*dead_links(shop, fresh, given.by_hand), *looking.found()]
    if not found:
        shop.site.put(*manifest(shop.site.hashes, given.graph.version))
        shop.publish()
    return found


def _put_compiled(given: Given, shop: Workshop, looking: Looking) -> None:
    """Put all that is compiled into the folders, and the index of the search."""
    graph, records, state = given.graph, Records(shop.cache), states(given.graph, given.files)
    bundles, remembered = _compile(given, shop, looking, records, state)
    with (
        meanwhile(shop.crew, remembered, len(graph.library.entries)) as traces,
        put_data(shop, bundles, graph, _of_claims(graph, bundles, state)),
    ):
        for path, data in _whole(given, shop):
            shop.docs.put(path, data)
        for path, data in _beside(given, shop):
            looking.at(path, data)
            shop.site.put(path, data)
        records.put_index(shop.site, looking, indexes(graph), len(units(graph.library)))
        shop.cache.keep(_TRACES, [("", traces())])


def _compile(
    given: Given, shop: Workshop, looking: Looking, records: Records, state: State
) -> tuple[Bundles, Callable[[], bytes]]:
    """Compile all entries and sources that are new.

    Return what the whole is made of, and what tells what is to be remembered: that takes its time.
    """
    told = shop.cache.get(_TRACES, "")
    before: Traces = Traces() if told is None else loaded(told)
    wanted = units(given.graph.library)
    kept = standing(before, wanted, state, shop.docs.stands, shop.site.stands, shop.crew)
    for trace in kept.values():
        for path in trace.files:
            shop.docs.keep(path, shop.docs.noted(path))
        for path in trace.beside:
            shop.site.keep(path, shop.site.noted(path))
    traces: dict[Unit, Trace] = {}
    known = {read: read for read in before.states}
    bundles = Bundles(shop.cache, wanted, [unit for unit in wanted if unit not in kept])
    # Sources first, whose records stand in the data of entries, too.
    for kind in ("source", "entry"):
        texts = {SourceId(id_): text for id_, text in shop.cache.all(_TEXTS)} if kind == "entry" else {}
        context = Context(given.graph, shop.config, texts)
        new = [unit for unit in wanted if unit[0] == kind and unit not in kept]
        for unit, made in compile_units(context, new, shop.crew):
            reads = tuple(known.setdefault(read, read) for read in made.reads)
            traces[unit] = Trace(reads, tuple(dict(made.files)), tuple(dict(made.beside)))
            records.take(name_of(unit), made.record)
            bundles.take(name_of(unit), made.piece, made.indexed)
            if kind == "source":
                shop.cache.keep(_TEXTS, [(unit[1], made.text)])
            for path, data in made.files:
                hashed = shop.docs.put(path, data)
                if stands_as_it_is(path):
                    looking.at(path, data)
                    shop.site.share(path, hashed, shop.config.docs)
            for path, data in made.beside:
                looking.at(path, data)
                shop.site.put(path, data)
    gone = [name_of(unit) for unit in before.of.keys() - set(wanted)]
    records.forget(gone)
    bundles.finish()
    return bundles, lambda: dumped(together(before, kept, traces, state))


def _of_claims(graph: Graph, bundles: Bundles, state: State) -> Planned:
    """Return the pages of all claims, which stay the same while nobody's name and claims change."""
    entries, sources = graph.library.entries, graph.library.sources
    reads: list[Read] = [(table, id_) for table in ("entries", "claims") for id_ in entries]
    reads += [("sources", id_) for id_ in sources]
    return Planned(
        "pages of claims",
        hash_of(repr([(read, state(read)) for read in reads]).encode()),
        lambda: ((page.path, page.text.encode()) for page in pages_of_claims(graph, bundles.indexed())),
    )


def _whole(given: Given, shop: Workshop) -> Iterator[tuple[str, bytes]]:
    """Yield the compiled files that show what there is as a whole, but its data and the pages of claims."""
    pages = pages_of_anything(given.graph, shop.config, given.changes)
    yield from ((page.path, page.text.encode()) for page in pages)
    yield from bill_of_materials().items()


def _put_by_hand(given: Given, shop: Workshop) -> Iterator[Finding]:
    """Put the pages that are written by hand beside those that are compiled."""
    for path, data in sorted(given.by_hand.items()):
        if path in shop.docs.hashes:
            message = "has the address of a page that is compiled; give it another name"
            yield Finding(Place(f"{FOLDER}/{path}"), Code.BAD_FILE_NAME, message)
        shop.docs.put(path, data)


def _beside(given: Given, shop: Workshop) -> Iterable[tuple[str, bytes]]:
    """Yield what stands beside the pages: MkDocs would take a file that ends in `.md` for one of them."""
    yield from plain_lists(given.graph, shop.config)
    yield from plain_by_hand(given.by_hand)
    yield from feeds(given.graph, shop.config, shop.config.root, given.hidden)
    yield from headers().items()
