"""The index of the search, brought up to what was made anew; made whole where it does not stand."""

from collections.abc import Iterable, Iterator

from quoth.cache import Cache
from quoth.ledger import Filling
from quoth.looking import Looking
from quoth.search.index import index_files
from quoth.search.record import Record
from quoth.search.renewing import Change, update

_RECORDS = "records"
_INDEX = "index"
_SHARE = 5
"""One of so many records changed is few: the index is brought up to them, and not made whole."""


class Records:
    """What the search is told of each page, as it was and as it is."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._new: dict[str, Record] = {}
        self._changes: list[Change] = []

    def take(self, name: str, record: Record) -> None:
        """Take what is told of a page that was made anew."""
        self._changes.append((self._cache.get(_RECORDS, name), record))
        self._cache.keep(_RECORDS, [(name, record)])

    def forget(self, names: Iterable[str]) -> None:
        """Forget pages that are gone."""
        gone = list(names)
        self._changes += [(self._cache.get(_RECORDS, name), None) for name in gone]
        self._cache.drop(_RECORDS, gone)

    def put_index(self, site: Filling, looking: Looking, indexes: list[tuple[str, str]], count: int) -> None:
        """Put the index of this many pages into a site."""
        stood: dict[str, str] = self._cache.get(_INDEX, "") or {}
        if not stood or len(self._changes) * _SHARE > count or not all(map(site.has, stood, stood.values())):
            stood = {}
            for path, data in index_files(self._all(), indexes):
                looking.at(path, data)
                stood[path] = site.put(path, data)
        else:
            renewed = update(lambda path: site.read(path, stood[path]), self._changes)
            stood = {path: hashed for path, hashed in stood.items() if path not in renewed}
            for path, hashed in stood.items():
                site.keep(path, hashed)
            for path, new in renewed.items():
                if new is not None:
                    looking.at(path, new)
                    stood[path] = site.put(path, new)
        self._cache.keep(_INDEX, [("", stood)])

    def _all(self) -> Iterator[Record]:
        return (record for _, record in self._cache.all(_RECORDS))
