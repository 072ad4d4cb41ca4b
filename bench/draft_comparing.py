"""What was right, missed and too much in a draft, counted; and what is wrong with a table written by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from draft_matching import (
    Day,
    Happening,
    Office,
    Someone,
    pairs,
    same_date,
    same_event,
    same_person,
    same_post,
)
from draft_tables import Table, distinct, passages, place_of, table_of

from quoth.dates import DateError, parse
from quoth.model import Source
from quoth.quotes import count_words

Columns = tuple[Sequence[Someone | Office | Happening | Day], ...]

KINDS = ("people", "posts", "events", "dates")


@dataclass(frozen=True, slots=True)
class Count:
    """How many were expected and proposed, and how many of both are the same."""

    expected: int = 0
    proposed: int = 0
    same: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.expected + other.expected, self.proposed + other.proposed, self.same + other.same)

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1; one where there was nothing to find and nothing was found."""
        precision = self.same / self.proposed if self.proposed else float(not self.expected)
        recall = self.same / self.expected if self.expected else float(not self.proposed)
        total = self.expected + self.proposed
        return precision, recall, 2 * self.same / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article."""

    name: str
    group: str
    """`real`, `dev` or `held`."""
    counts: tuple[Count, ...]
    """One for each of `KINDS`."""
    same: tuple[tuple[str, ...], ...]
    """What was taken for the same: as expected, and as proposed."""
    missed: tuple[tuple[str, ...], ...]
    surplus: tuple[tuple[str, ...], ...]
    quotes: int
    unfounded: tuple[str, ...]
    """Quotes that do not stand in the source, once."""


def compare(name: str, group: str, expected: Table, data: Mapping[str, Any], source: Source) -> Outcome:
    """Hold one draft, as data, against what was expected of the article."""
    proposed = table_of(data, source)
    if group == "real":
        proposed = replace(proposed, dates=distinct(proposed.dates, expected.also))
    people = pairs(expected.people, proposed.people, same_person)
    called = {proposed.people[j].names[0]: expected.people[i].names[0] for i, j in people}
    posts = [replace(one, holders=_renamed(one.holders, called)) for one in proposed.posts]
    events = [replace(one, people=_renamed(one.people, called)) for one in proposed.events]
    found = (
        people,
        pairs(expected.posts, posts, same_post),
        pairs(expected.events, events, same_event),
        pairs(expected.dates, proposed.dates, same_date),
    )
    ours: Columns = (expected.people, expected.posts, expected.events, expected.dates)
    theirs: Columns = (proposed.people, posts, events, proposed.dates)
    quotes = list(_quotes(data))
    return Outcome(
        name,
        group,
        tuple(Count(len(a), len(b), len(c)) for a, b, c in zip(ours, theirs, found, strict=True)),
        tuple(
            tuple(f"{_shown(a[i])} ~ {_shown(b[j])}" for i, j in c)
            for a, b, c in zip(ours, theirs, found, strict=True)
        ),
        tuple(_left(a, {i for i, _ in c}) for a, c in zip(ours, found, strict=True)),
        tuple(_left(b, {j for _, j in c}) for b, c in zip(theirs, found, strict=True)),
        len(quotes),
        tuple(quote for quote in quotes if len({*passages(quote, source)}) != 1),
    )


def total(every: Iterable[Outcome]) -> tuple[Count, ...]:
    """Return the counts of several articles together."""
    return tuple(reduce(Count.__add__, counts) for counts in zip(*(one.counts for one in every), strict=True))


def faults(case: Mapping[str, Any], source: Source, *, shortest_quote: int) -> Iterator[str]:
    """Yield what is wrong with what is written beside an article."""
    for quote in _quotes(case):
        if count_words(quote) < shortest_quote or len({*passages(quote, source)}) != 1:
            yield f"not once in the article, or too short: {quote!r}"
    names = {person["name"] for person in case["people"]}
    used = {name for event in case["events"] for name in event["people"]}
    used |= {holder["person"] for post in case["posts"] for holder in post["holders"]}
    yield from (f"nobody is called {name!r}" for name in sorted(used - names))
    for edtf in _dates(case):
        try:
            parse(edtf)
        except DateError as exc:
            yield f"{edtf!r} is no date: {exc}"
    for one in case["dates"]:
        if place_of(one["text"], one["quote"], source) is None:
            yield f"{one['text']!r} is not in {one['quote']!r}"


def _renamed(names: Iterable[str], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(called.get(name, name) for name in names)


def _left(every: Sequence[Someone | Office | Happening | Day], taken: set[int]) -> tuple[str, ...]:
    return tuple(_shown(one) for number, one in enumerate(every) if number not in taken)


def _shown(one: Someone | Office | Happening | Day) -> str:
    match one:
        case Someone():
            return one.names[0]
        case Office():
            return f"{one.names[0]} ({', '.join(one.holders) or 'nobody'})"
        case Happening():
            return f"{one.names[0]} [{' '.join(one.dates) or 'no date'}; {', '.join(one.people) or 'nobody'}]"
    return f"{one.edtf or 'no date'} {one.text!r}"


def _quotes(data: Mapping[str, Any]) -> Iterator[str]:
    for kind in ("people", "events", "dates"):
        yield from (one["quote"] for one in data[kind])
    yield from (holder["quote"] for post in data["posts"] for holder in post["holders"])


def _dates(data: Mapping[str, Any]) -> Iterator[str]:
    holders = [holder for post in data["posts"] for holder in post["holders"]]
    every = [holder[end] for holder in holders for end in ("from", "until")]
    every += [event["date"] for event in data["events"]] + [one["edtf"] for one in data["dates"]]
    yield from (edtf for edtf in every if edtf)
