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

    def __init__(self, cache: Cache, count: int) -> None:
        """Take how many there are."""
        self._cache, self._few = cache, count // _SHARE
        self._changes: list[Change] = []

    def take(self, name: str, record: Record) -> None:
        """Take what is told of a page that was made anew."""
        self._note(name, record)
        self._cache.keep(_RECORDS, [(name, record)])

    def forget(self, names: Iterable[str]) -> None:
        """Forget pages that are gone."""
        gone = list(names)
        for name in gone:
            self._note(name, None)
        self._cache.drop(_RECORDS, gone)

    def put_index(self, site: Filling, looking: Looking, indexes: list[tuple[str, str]]) -> None:
        """Put the index into a site."""
        stood: dict[str, str] = self._cache.get(_INDEX, "") or {}
        if not stood or len(self._changes) > self._few or not all(map(site.has, stood, stood.values())):
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

    def _note(self, name: str, record: Record | None) -> None:
        # Where more are new the index is made whole, and they need not be held until then.
        if len(self._changes) <= self._few:
            self._changes.append((self._cache.get(_RECORDS, name), record))

    def _all(self) -> Iterator[Record]:
        return (record for _, record in self._cache.all(_RECORDS))
