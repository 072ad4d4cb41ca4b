"""Work on other machines: batches of it go to a Dask scheduler, and what all of them need to a shared store.

Workers read nothing but the store, and only who builds writes the site. So with a worker no more is lost than
the batch it was at, which another does again.
"""

import pickle
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any

import fsspec
from distributed import Client, KilledWorker
from distributed.comm.addressing import parse_address, parse_host_port

from quoth.crew import ALONE, FEW, Crew, Needed, Result, Thing, spread
from quoth.inputs import program
from quoth.ledger import hash_of

_FAULTS = (OSError, CancelledError, ImportError, KilledWorker)
"""Of the cluster, not of the pages."""
_PATIENCE = 20
"""Seconds in which a scheduler is to answer, and to have a worker."""
_TRIES = 2
"""How often a batch is tried again that a worker could not do."""
_one_at_a_time = threading.Lock()
"""The threads of a worker take turns: what a step needs is made for one."""


class ClusterError(Exception):
    """Other machines that cannot do the work; the message says why, and what to do."""


@contextmanager
def joined(address: str, store: str) -> Iterator[Crew]:
    """Give those who work for a scheduler; raises ClusterError.

    The store is a folder, by a URL that fsspec knows, that this machine and all workers reach. What is put
    there is taken away again.
    """
    try:
        files, folder = fsspec.core.url_to_fs(f"{store.rstrip('/')}/{secrets.token_hex(8)}")
    except (OSError, ValueError, ImportError) as exc:
        raise ClusterError(f"the store {store} cannot be opened: {exc}; give another with --store") from exc
    try:
        # A client of what is no address would try for long, and complain when it is given up.
        parse_host_port(parse_address(address)[1])
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as exc:
        message = f"no Dask scheduler answers at {address}: {exc}; start one with: dask scheduler"
        raise ClusterError(message) from exc
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as exc:
            message = f"the scheduler at {address} has no workers; start some with: dask worker {address}"
            raise ClusterError(message) from exc
        try:
            yield _Cluster(client, files.unstrip_protocol(folder))
        finally:
            if files.exists(folder):
                files.rm(folder, recursive=True)


class _Cluster:
    """The workers of a scheduler."""

    afar = True

    def __init__(self, client: Client, store: str) -> None:
        self._client, self._store = client, store

    def each(
        self, step: Callable[[Needed, Thing], Result], needed: Needed, things: Sequence[Thing]
    ) -> Iterator[Result]:
        """Yield what a step returns for each thing, in their order; raises ClusterError."""
        if len(things) < FEW:
            yield from ALONE.each(step, needed, things)
            return
        try:
            on_batch = partial(_each_there, step, self._put(needed), program())
            workers = max(1, sum(self._client.nthreads().values()))
            executor = self._client.get_executor(pure=False, retries=_TRIES)
            yield from spread(executor, on_batch, things, workers, self._watch)
        except _FAULTS as exc:
            message = (
                f"the cluster gave up ({type(exc).__name__}: {exc}); see that its scheduler and workers "
                f"run, have the same program, and reach {self._store}; or build without --cluster"
            )
            raise ClusterError(message) from exc

    def _watch(self) -> None:
        """Raise ConnectionError where the scheduler is gone: what was handed to it just then never comes."""
        if self._client.status != "running":
            raise ConnectionError("the scheduler does not answer any more")

    def _put(self, needed: object) -> str:
        """Put what a step needs into the store, and return where."""
        data = pickle.dumps(needed, protocol=5)
        place = f"{self._store}/{hash_of(data)}"
        with fsspec.open(place, "wb", auto_mkdir=True) as file:
            file.write(data)
        return place


def _each_there(
    step: Callable[[Any, Any], Result], place: str, our_program: str, things: Sequence[Any]
) -> list[Result]:
    """Do a batch on a worker."""
    with _one_at_a_time:
        if program() != our_program:
            raise ClusterError(
                "a worker has another version of the program, of Python or of a package, and would make "
                "other pages; install the same everywhere, and start the workers again"
            )
        needed = taken(place)
        return [step(needed, thing) for thing in things]


@lru_cache(maxsize=2)
def taken(place: str) -> Any:
    """Return what lies in the store, read once for many batches; raises OSError where it was changed."""
    with fsspec.open(place, "rb") as file:
        data = file.read()
    if hash_of(data) != place.rpartition("/")[2]:
        raise OSError(f"{place} was changed since it was put there")
    # As far as the scheduler is trusted, which may have any function called, so is what it names by its hash.
    return pickle.loads(data)  # noqa: S301
