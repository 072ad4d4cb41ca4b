"""Two things that Python asks of the system by no means of its own on every platform."""

import ctypes
import os
import sys
from pathlib import Path

_EXCHANGE = 2
"""`RENAME_EXCHANGE` of renameat2(2)."""
_HERE = -100
"""`AT_FDCWD`: paths are as the program sees them."""


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return False where the system, or its disk, cannot do it."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done: int = library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0


def lock(number: int) -> None:
    """Lock an open file for this program alone; raises OSError while another has it."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
