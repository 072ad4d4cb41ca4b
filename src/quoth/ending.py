"""How the program ends: what it holds of a large site is not given back piece by piece, which takes long."""

import atexit
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Let the program end with its exit code as soon as all is done that others want done at its end."""
    codes: list[object] = []
    # What is registered first is called last: this comes before anything is imported that registers more.
    atexit.register(_leave, codes)
    try:
        yield
    except SystemExit as exc:
        codes.append(exc.code)
        raise


def _leave(codes: list[object]) -> None:
    """End with the code; where there is none, or not all could be told, Python ends as it is used to."""
    for code in codes:
        if isinstance(code, int):
            with suppress(OSError):
                for stream in filter(None, (sys.stdout, sys.stderr)):
                    stream.flush()
                os._exit(code)
