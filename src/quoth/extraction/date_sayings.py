"""What the words of a date say, before it is known which day they mean."""

from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """What a date is counted from."""

    PUBLICATION = "publication"
    BEFORE = "before"
    """The nearest date before in the text: "a year later"."""
    NEXT = "next"
    """The date that follows in the text: "a month before May 7"."""
    EVENT = "event"
    """Something that happened: "a day after their defection"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many days, months or years from another date: "last year", "three days later", "that month"."""

    number: int
    unit: str
    """`day`, `week`, `month` or `year`."""
    base: Base = Base.PUBLICATION
    exact: bool = False
    """Whether the words say that it is as exact as the date it is counted from."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Parts of a date of the calendar, as far as the words give them."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    """As in EDTF, from 21 for spring to 24 for winter."""
    digits: str = ""
    """A decade or a century: `198X`."""
    of: Counted | None = None
    """The year, where it is counted: "July 16 of this year"."""
    about: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A day of the week, a month or a season that is told by which one it is: "Thursday", "last November"."""

    weekday: int | None = None
    """From 0 for Monday."""
    month: int | None = None
    season: int | None = None
    day: int | None = None
    """Of a month: "on the 28th"."""
    which: int | None = None
    """-1 for the last one, 0 for this one, 1 for the next one; None where the words do not tell."""
    base: Base = Base.PUBLICATION


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another."""

    start: "Said"
    end: "Said"


Said = Calendar | Named | Counted | Between


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """The words of a date in a paragraph, and what they say."""

    start: int
    """In characters of the paragraph."""
    end: int
    said: Said
