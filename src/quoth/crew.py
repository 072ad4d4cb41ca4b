"""Work that is done for each of many things, side by side: on the cores of this machine, or elsewhere.

A step takes what all of it needs and one thing, and returns one result; it reads and writes nothing else. So
it makes no difference to the results who does which part, in which order, or a second time.
"""

import multiprocessing
import os
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from errno import ECHILD
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from quoth.memory import leave_alone

Needed = TypeVar("Needed")
Thing = TypeVar("Thing")
Result = TypeVar("Result")

FEW = 64
"""Things for which it is not worth while to start others."""
_LARGEST = 16
"""Things that are handed over at once."""
_AHEAD = 3
"""Batches for each worker that wait to be done, or to be taken up: not all, which would fill the memory."""
_A_WHILE = 1
"""Seconds between two looks whether what is waited for can still come."""


class Crew(Protocol):
    """Who does the work."""

    @property
    def afar(self) -> bool:
        """Whether they may have other disks than this process: what a step reads must be handed to them."""
        ...

    def each(
        self, step: Callable[[Needed, Thing], Result], needed: Needed, things: Sequence[Thing]
    ) -> Iterator[Result]:
        """Yield what a step returns for each thing, in their order."""
        ...


class Alone:
    """This process does all of it."""

    afar = False

    def each(
        self, step: Callable[[Needed, Thing], Result], needed: Needed, things: Sequence[Thing]
    ) -> Iterator[Result]:
        """Yield what a step returns for each thing, in their order."""
        return (step(needed, thing) for thing in things)


ALONE = Alone()


class Cores:
    """As many processes as there are cores; each starts with a copy of what all of it needs."""

    afar = False

    def __init__(self, number: int) -> None:
        self._number = number

    def each(
        self, step: Callable[[Needed, Thing], Result], needed: Needed, things: Sequence[Thing]
    ) -> Iterator[Result]:
        """Yield what a step returns for each thing, in their order."""
        if len(things) < FEW or not _may_fork():
            yield from ALONE.each(step, needed, things)
            return
        forking = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(self._number, forking, initializer=_take, initargs=(needed,)) as executor:
            yield from spread(executor, partial(_each_here, step), things, self._number)


def everybody() -> Crew:
    """Return those who can work on this machine."""
    number = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Cores(number) if number > 1 else ALONE


@contextmanager
def meanwhile(crew: Crew, work: Callable[[], Result], size: int) -> Iterator[Callable[[], Result]]:
    """Do something of a size beside what this process does; give what waits for it and returns its result.

    Of what it does only what it writes to the disk, and its result, are seen here. Without another core that
    is free for it, it is done when it is waited for. Who goes without waiting ends it.

    Who waits gets what the work raised, or ChildProcessError where it ended without a word.
    """
    if not isinstance(crew, Cores) or size < FEW or not _may_fork():
        yield work
        return
    forking = multiprocessing.get_context("fork")
    here, there = forking.Pipe(duplex=False)
    process = forking.Process(target=_tell, args=(there, work))
    process.start()
    there.close()

    def waited() -> Result:
        try:
            result, fault = here.recv()
        except EOFError as exc:
            raise ChildProcessError(ECHILD, "a process of this build ended before its time") from exc
        if fault is not None:
            raise fault
        done: Result = result
        return done

    try:
        yield waited
    finally:
        here.close()
        process.terminate()
        process.join()


def spread(
    executor: Executor,
    on_batch: Callable[[Sequence[Any]], Sequence[Result]],
    things: Sequence[Any],
    workers: int,
    watch: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """Hand things over in batches, only some at a time, and yield the results in the order of the things.

    While a result is waited for, `watch` is called each second: it raises where none can come any more.
    """
    size = max(1, min(_LARGEST, len(things) // (16 * workers)))
    batches = _batches(things, size)
    waiting: deque[Future[Sequence[Result]]] = deque()
    for batch in islice(batches, _AHEAD * workers):
        waiting.append(executor.submit(on_batch, batch))
    while waiting:
        while not wait([waiting[0]], timeout=_A_WHILE).done:
            watch()
        done = waiting.popleft().result()
        waiting.extend(executor.submit(on_batch, batch) for batch in islice(batches, 1))
        yield from done


def _batches(things: Iterable[Any], size: int) -> Iterator[list[Any]]:
    them = iter(things)
    while batch := list(islice(them, size)):
        yield batch


_needed: Any = None
"""In a process that was started for it: what its steps need."""


def _take(needed: Any) -> None:
    global _needed
    leave_alone()
    _needed = needed


def _each_here(step: Callable[[Any, Any], Result], things: Sequence[Any]) -> list[Result]:
    return [step(_needed, thing) for thing in things]


def _tell(there: Connection, work: Callable[[], object]) -> None:
    try:
        there.send((work(), None))
    except Exception as exc:  # noqa: BLE001 (it is raised again where the result is waited for)
        exc.add_note(traceback.format_exc())
        there.send((None, exc))


def _may_fork() -> bool:
    """Say whether this process may be copied: not where threads of its own could hold locks just then."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
