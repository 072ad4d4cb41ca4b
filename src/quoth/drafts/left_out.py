"""What was found in an article and is not in the drafts, and why, so that an editor can put it there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """Something that was proposed and not taken."""

    why: str
    """In words that go on after a number: "of one of their names no id can be made"."""
    what: str
    """What it is, by name."""
