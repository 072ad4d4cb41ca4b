"""How often Python looks for values that refer to one another in a circle.

A knowledge base that was read is kept until the end. By its own measure Python would walk over all of it
again and again as it grows, and find nothing: that took a third of the time of reading.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG, _MIDDLE, _OLD = 100_000, 50, 100
"""How many values, and then rounds, go by before the next round of each kind."""
_USUAL = 5_000
"""Values after which those are looked at that were made since; pages that were rendered are large."""


def collect_seldom() -> None:
    """Let this process look for circles seldom; each process that reads or checks asks for it by itself."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


@contextmanager
def kept() -> Iterator[None]:
    """Look for circles as often as usual, but not among what is there already."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_USUAL)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def leave_alone() -> None:
    """Look for circles only among what is made from now on.

    A copy of a process shares the memory of that from which it was copied until it writes to it, and whoever
    looks for circles writes to all that he looks at.
    """
    gc.freeze()
