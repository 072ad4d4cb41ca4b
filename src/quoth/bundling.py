"""What of each entry and source the whole is made of, kept in bundles; and the files of its data.

A bundle in which something is new is made anew, and so are the files in which anything is.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from quoth.cache import Cache, dumped, loaded
from quoth.crew import meanwhile
from quoth.data.bundles import Bundle, bundle, bundled
from quoth.data.files import Planned, whole_files
from quoth.data.members import member, unpacked
from quoth.data.pieces import Piece
from quoth.ids import EntryId
from quoth.ledger import Filling, Hashes
from quoth.link.graph import Graph
from quoth.pages.all import Indexed
from quoth.traces import Unit, name_of
from quoth.workshop import Workshop

_BUNDLES = "bundles"
_FILES = "files of the whole"
_Indexed = dict[str, Indexed | None]
_Made = dict[str, tuple[str, Hashes]]
"""By the name of what is planned its stamp, and the files that were made."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of some entries, or sources, that stand next to each other."""

    bundle: Bundle
    told: bytes

    def indexed(self) -> _Indexed:
        found: _Indexed = loaded(unpacked([self.told]))
        return found


class Bundles:
    """All that the whole is made of."""

    def __init__(self, cache: Cache, wanted: Sequence[Unit], new: Collection[Unit]) -> None:
        """Take all entries and sources in their order, and those of which it will be made anew."""
        self._cache = cache
        self._stood: dict[str, _Kept] = dict(cache.all(_BUNDLES))
        self._home = {
            f"{_kind(group)}/{id_}": group for group, one in self._stood.items() for id_ in one.bundle.ids
        }
        self._groups = {
            f"{kind}/{ids[0]}": ids
            for kind in ("source", "entry")
            for ids in bundled(id_ for of, id_ in wanted if of == kind)
        }
        self._group = {f"{_kind(group)}/{id_}": group for group, ids in self._groups.items() for id_ in ids}
        self._awaited = Counter(self._group[name_of(unit)] for unit in new)
        self._new: dict[str, tuple[Piece, Indexed | None]] = {}
        self._made: dict[str, _Kept] = {}

    def take(self, name: str, piece: Piece, indexed: Indexed | None) -> None:
        """Take what was made anew; with the last of it a bundle is made."""
        self._new[name] = piece, indexed
        group = self._group[name]
        self._awaited[group] -= 1
        if not self._awaited[group]:
            self._bundle(group)

    def finish(self) -> None:
        """Make the bundles from which something is gone, and keep all that is new."""
        for group, ids in self._groups.items():
            stood = self._made.get(group, self._stood.get(group))
            if stood is None or stood.bundle.ids != ids:
                self._bundle(group)
        self._cache.drop(_BUNDLES, self._stood.keys() - self._groups.keys())
        self._cache.keep(_BUNDLES, self._made.items())

    def of(self, kind: str) -> list[Bundle]:
        """Return the bundles of entries, or of sources, in order."""
        return [one.bundle for one in self._of(kind)]

    def indexed(self) -> dict[EntryId, Indexed]:
        """Return what the pages of the whole show of each entry."""
        found = (pair for one in self._of("entry") for pair in one.indexed().items())
        return {EntryId(id_): indexed for id_, indexed in found if indexed is not None}

    def _of(self, kind: str) -> list[_Kept]:
        now = self._stood | self._made
        return [now[group] for group in self._groups if _kind(group) == kind]

    def _bundle(self, group: str) -> None:
        ids = self._groups[group]
        homes = {self._home[name] for id_ in ids if (name := f"{_kind(group)}/{id_}") not in self._new}
        pieces: dict[str, Piece] = {}
        indexed: _Indexed = {}
        for home in homes:
            pieces |= self._stood[home].bundle.pieces()
            indexed |= self._stood[home].indexed()
        for id_ in ids:
            if new := self._new.pop(f"{_kind(group)}/{id_}", None):
                pieces[id_], indexed[id_] = new
        told = member(dumped({id_: indexed[id_] for id_ in ids}), quick=True)
        self._made[group] = _Kept(bundle({id_: pieces[id_] for id_ in ids}), told)


@contextmanager
def put_data(shop: Workshop, bundles: Bundles, graph: Graph, pages: Planned) -> Iterator[None]:
    """Put the data of the whole among the compiled files, beside these pages and whatever else is done."""
    plans = [*whole_files(bundles.of("entry"), bundles.of("source"), graph, shop.config)]
    stood: _Made = shop.cache.get(_FILES, "") or {}
    kept = {plan.name: stood[plan.name] for plan in (*plans, pages) if _stands(plan, stood, shop.docs)}
    new = [plan for plan in plans if plan.name not in kept]
    with meanwhile(shop.crew, lambda: _put(new, shop.docs), len(graph.library.entries)) as made:
        own = {} if pages.name in kept else _put([pages], shop.docs)
        yield
        for _, files in kept.values():
            for path, hashed in files.items():
                shop.docs.keep(path, hashed)
        fresh = own | made()
    for _, files in fresh.values():
        shop.docs.hashes.update(files)
    shop.cache.keep(_FILES, [("", kept | fresh)])


def _stands(plan: Planned, stood: _Made, docs: Filling) -> bool:
    stamp, files = stood.get(plan.name, ("", {}))
    return bool(files) and stamp == plan.stamp and all(map(docs.has, files, files.values()))


def _put(plans: Sequence[Planned], docs: Filling) -> _Made:
    return {
        plan.name: (plan.stamp, {path: docs.put(path, data) for path, data in plan.make()}) for plan in plans
    }


def _kind(group: str) -> str:
    return group.partition("/")[0]
