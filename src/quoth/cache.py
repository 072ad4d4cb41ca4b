"""What earlier builds made and later ones need not make again, in one file that may be deleted at any time.

It is kept for one program and one set of settings alone: for any other it is empty.
"""

import io
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quoth import disk

FILE = "kept.sqlite"
NOTHING: Mapping[str, Any] = MappingProxyType({})
_OWN = "quoth."
_FAULTS = (EOFError, ValueError, TypeError, AttributeError, ImportError, IndexError, KeyError)
"""What bytes that are no value of this version may make of reading them."""
_PLAIN = frozenset({("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")})


class Cache:
    """Values by step and name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, step: str, name: str) -> Any:
        """Return what was kept, or None."""
        row = self._connection.execute(
            "SELECT made FROM kept WHERE step = ? AND name = ?", (step, name)
        ).fetchone()
        return None if row is None else loaded(row[0])

    def all(self, step: str) -> Iterator[tuple[str, Any]]:
        """Yield all that was kept of a step, by name."""
        rows = self._connection.execute("SELECT name, made FROM kept WHERE step = ? ORDER BY name", (step,))
        return ((name, loaded(made)) for name, made in rows)

    def keep(self, step: str, values: Iterable[tuple[str, object]]) -> None:
        """Keep values, in place of those that had the same names."""
        rows = ((step, name, dumped(made)) for name, made in values)
        self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def undo(self) -> None:
        """Forget all that was kept since it was opened."""
        self._connection.rollback()

    def drop(self, step: str, names: Iterable[str]) -> None:
        """Forget values."""
        self._connection.executemany(
            "DELETE FROM kept WHERE step = ? AND name = ?", ((step, name) for name in names)
        )


def dumped(value: object, shared: Mapping[str, object] = NOTHING) -> bytes:
    """Return a value as bytes that `loaded` reads; what is shared goes by its name."""
    if not shared:
        return pickle.dumps(value, protocol=5)
    written = io.BytesIO()
    writer = pickle.Pickler(written, protocol=5)
    writer.dispatch_table = _naming(shared)
    writer.dump(value)
    return written.getvalue()


def loaded(data: bytes, shared: Mapping[str, object] = NOTHING) -> Any:
    """Return a value again; raises pickle.UnpicklingError for what is none of ours, or no value at all."""
    try:
        return _Reader(data, shared).load()
    except _FAULTS as exc:
        raise pickle.UnpicklingError(str(exc)) from exc


@contextmanager
def opened(folder: Path, key: str) -> Iterator[Cache]:
    """Give what is kept in a folder for a program and its settings, told by a key.

    Where it was kept for others, it is empty. What is kept meanwhile stays only when all goes well. A file
    that cannot be read counts for none.
    """
    try:
        connection = _connected(folder / FILE, key)
    except sqlite3.DatabaseError:
        (folder / FILE).unlink()
        connection = _connected(folder / FILE, key)
    try:
        with connection:
            yield Cache(connection)
    finally:
        connection.close()


def _connected(path: Path, key: str) -> sqlite3.Connection:
    disk.claim_folder(path.parent)
    connection = sqlite3.connect(path)
    # It can be made again: no waiting for the disk.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS program (key TEXT)")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS kept "
        "(step TEXT, name TEXT, made BLOB, PRIMARY KEY (step, name)) WITHOUT ROWID"
    )
    if connection.execute("SELECT key FROM program").fetchone() != (key,):
        with connection:
            connection.execute("DELETE FROM program")
            connection.execute("DELETE FROM kept")
            connection.execute("INSERT INTO program VALUES (?)", (key,))
    return connection


def _naming(shared: Mapping[str, object]) -> dict[type, Callable[[Any], Any]]:
    """Return how values are written that may be shared: by their names, if they are.

    For some types alone: to be asked about each text and each number takes most of the time.
    """
    names = {id(value): name for name, value in shared.items()}

    def written(value: object) -> Any:
        name = names.get(id(value))
        return value.__reduce_ex__(5) if name is None else (_shared, (name,))

    return dict.fromkeys(map(type, shared.values()), written)


def _shared(name: str) -> object:
    """Stand in what was written for what finds a shared value: who reads it has a table of its own."""
    raise pickle.UnpicklingError(f"nothing shared is called {name}")


class _Reader(pickle.Unpickler):
    """Reads values of this program and plain ones: a cache may have passed through other hands."""

    def __init__(self, data: bytes, shared: Mapping[str, object]) -> None:
        super().__init__(io.BytesIO(data))
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _shared.__name__):
            return self._shared.__getitem__
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith(_OWN):
            # No functions, and no classes that a module of ours has from elsewhere.
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.startswith(_OWN):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is none of ours")
