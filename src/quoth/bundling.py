"""The data of the whole: bundles in which something is new are made, then the files in which anything is."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from quoth.cache import Cache
from quoth.compiling import Unit
from quoth.config import Config
from quoth.crew import meanwhile
from quoth.data.bundles import Bundle, bundle, bundled
from quoth.data.files import Planned, whole_files
from quoth.data.pieces import Piece
from quoth.ledger import Filling, Hashes
from quoth.link.graph import Graph
from quoth.workshop import Workshop

_BUNDLES = "bundles"
_FILES = "files of the whole"
_Made = dict[str, tuple[str, Hashes]]
"""By the name of what is planned its stamp, and the files that were made."""


class Bundles:
    """All pieces, bundled."""

    def __init__(self, cache: Cache, wanted: Sequence[Unit], new: Collection[Unit]) -> None:
        """Take all units in their order, and those of which the pieces will be made anew."""
        self._cache = cache
        self._stood: dict[str, Bundle] = dict(cache.all(_BUNDLES))
        self._home = {f"{_kind(name)}/{id_}": name for name, one in self._stood.items() for id_ in one.ids}
        self._groups = {
            f"{kind}/{ids[0]}": ids
            for kind in ("source", "entry")
            for ids in bundled(id_ for of, id_ in wanted if of == kind)
        }
        self._group = {f"{_kind(name)}/{id_}": name for name, ids in self._groups.items() for id_ in ids}
        self._awaited = Counter(self._group["/".join(unit)] for unit in new)
        self._new: dict[str, Piece] = {}
        self._made: dict[str, Bundle] = {}

    def take(self, name: str, piece: Piece) -> None:
        """Take a piece that was made anew; with the last one of it a bundle is made."""
        self._new[name] = piece
        group = self._group[name]
        self._awaited[group] -= 1
        if not self._awaited[group]:
            self._bundle(group)

    def every(self) -> Mapping[str, Sequence[Bundle]]:
        """Return the bundles by kind, in order; what they were before is forgotten."""
        for name, ids in self._groups.items():
            if name not in self._made and (name not in self._stood or self._stood[name].ids != ids):
                self._bundle(name)
        self._cache.drop(_BUNDLES, self._stood.keys() - self._groups.keys())
        self._cache.keep(_BUNDLES, self._made.items())
        now = self._stood | self._made
        return {
            kind: [now[name] for name in self._groups if _kind(name) == kind] for kind in ("entry", "source")
        }

    def _bundle(self, group: str) -> None:
        names = {id_: f"{_kind(group)}/{id_}" for id_ in self._groups[group]}
        homes = {self._home[name] for name in names.values() if name not in self._new}
        known = {id_: piece for home in homes for id_, piece in self._stood[home].pieces().items()}
        self._made[group] = bundle(
            {id_: self._new.pop(name) if name in self._new else known[id_] for id_, name in names.items()}
        )


@contextmanager
def put_data(shop: Workshop, bundles: Bundles, graph: Graph, config: Config) -> Iterator[None]:
    """Put the data of the whole among the compiled files, beside whatever else is done."""
    every = bundles.every()
    plans = [*whole_files(every["entry"], every["source"], graph, config)]
    stood: _Made = shop.cache.get(_FILES, "") or {}
    kept = {plan.name: stood[plan.name] for plan in plans if _stands(plan, stood, shop.docs)}
    new = [plan for plan in plans if plan.name not in kept]
    with meanwhile(shop.crew, lambda: _put(new, shop.docs), len(graph.library.entries)) as made:
        yield
        for _, files in kept.values():
            for path, hashed in files.items():
                shop.docs.keep(path, hashed)
        fresh = made()
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


def _kind(name: str) -> str:
    return name.partition("/")[0]
