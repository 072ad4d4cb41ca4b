"""Pages by number: made of the path alone, so that a page keeps its own when others come and go."""

from hashlib import sha256

_DIGITS = 11
"""Of four bits each: that any two of 100,000 pages have the same key happens once in 3,500 times."""


def key_of(path: str) -> int:
    """Return the key of a page."""
    return int(sha256(path.encode()).hexdigest()[:_DIGITS], 16)


def spelled(key: int) -> str:
    """Return a key with all its digits."""
    return f"{key:0{_DIGITS}x}"
