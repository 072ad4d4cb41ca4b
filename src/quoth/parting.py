"""How what would make a page too long goes on in parts.

The part of a claim or a paragraph follows from the file that it stands in alone, so that every page can link
to it without knowing the page that it is on.
"""

from collections.abc import Sequence

ROOM = 56_000
"""Bytes on one page for what alone makes it long; the rest of 100 KB is for all else."""


def parted(sizes: Sequence[int], room: int = ROOM) -> tuple[int, ...]:
    """Return the part in which each thing stands, in order, when a part has so much room."""
    found, part, left = [], 1, room
    for size in sizes:
        if size > left and left < room:
            part, left = part + 1, room
        found.append(part)
        left -= size
    return tuple(found)


def part_of(path: str, number: int) -> str:
    """Return the address of a part of a page, both without their ending; no id has a dot in it."""
    return path if number == 1 else f"{path}.{number}"


def shares(sizes: Sequence[int], room: int) -> list[int]:
    """Return the room that each list on a page gets: what it needs, or as much as each other long one."""
    found = [0] * len(sizes)
    by_size = sorted(range(len(sizes)), key=lambda number: sizes[number])
    for done, number in enumerate(by_size):
        found[number] = min(sizes[number], room // (len(sizes) - done))
        room -= found[number]
    return found


def that_fit(sizes: Sequence[int], room: int) -> int:
    """Return how many of a list fit into some room: one at least."""
    used = 0
    for number, size in enumerate(sizes):
        used += size
        if used > room:
            return max(number, 1)
    return len(sizes)
