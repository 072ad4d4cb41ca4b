"""Files whose parts are compressed each by itself, so that a part that stays the same is compressed but once.

A file of gzip may be several, one after another (RFC 1952, 2.2): they unpack to their contents in a row.
"""

import gzip
import zlib
from collections.abc import Iterable

_LEVEL = 6
"""How hard a part is compressed: the hardest takes three times as long or more, to save less than a tenth."""
_QUICK = 1
"""For what is made anew on each build, or kept to be read again: three times as quick, and a sixth larger."""
_IN_GZIP = zlib.MAX_WBITS | 16
"""Tells zlib that what it unpacks stands in a file of gzip."""


def member(data: bytes, *, quick: bool = False) -> bytes:
    """Return a part, compressed; without the time, which would make other bytes of the same data."""
    return gzip.compress(data, _QUICK if quick else _LEVEL, mtime=0)


def unpacked(members: Iterable[bytes]) -> bytes:
    """Return what parts hold, one after another."""
    return b"".join([zlib.decompress(one, _IN_GZIP) for one in members])
