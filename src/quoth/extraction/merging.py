"""Tellings of one event put together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from quoth.dates import Date, compatible, parse
from quoth.extraction.article import words_of
from quoth.extraction.tellings import Telling
from quoth.folding import fold


@dataclass
class Gathered:
    """The tellings of one event, as they are gathered."""

    tellings: list[Telling] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    """Groups and things that take part, in small letters, and names within the words for the event."""
    dates: list[Date] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        """Add a telling."""
        self.tellings.append(telling)
        self.people |= _people(telling)
        self.others |= _others(telling)
        if telling.dated is not None and telling.dated.edtf is not None:
            self.dates.append(parse(telling.dated.edtf))

    def takes(self, telling: Telling) -> bool:
        """Say whether a telling is of this event: the same people or things, at a time that can be one."""
        if telling.dated is not None and telling.dated.edtf is not None:
            date = parse(telling.dated.edtf)
            if not all(compatible(date, one) for one in self.dates):
                return False
        if telling.recalls:
            return True
        people, others = _people(telling), _others(telling)
        if (people or self.people) and not (telling.kind.named and (others or self.others)):
            return bool(people & self.people)
        if telling.kind.named and not (others and self.others) and self.dates and telling.dated:
            # "the congress in May" is the one of 7 May.
            return True
        return bool(others & self.others)

    @property
    def date(self) -> Date | None:
        """The most precise date that is given."""
        return min(self.dates, key=_length, default=None)


def gather(tellings: Iterable[Telling]) -> list[Gathered]:
    """Put tellings, in the order of the article, together; events come in the order of their first one.

    What only recalls an event goes to the last one of its kind, and is dropped where there is none.
    """
    by_kind: dict[str, list[Gathered]] = {}
    found: list[Gathered] = []
    for telling in tellings:
        earlier = by_kind.setdefault(telling.kind.name, [])
        nearest = reversed(earlier[-_LOOKED_BACK:])
        one = next((gathered for gathered in nearest if gathered.takes(telling)), None)
        if one is None and (not telling.recalls or (telling.what and telling.dated)):
            one = Gathered()
            earlier.append(one)
            found.append(one)
        if one is not None:
            one.add(telling)
    return found


_LOOKED_BACK = 50
"""Events of a kind that a telling is compared with, so that a long source takes no longer for each."""


def _people(telling: Telling) -> set[str]:
    return set(telling.who.people) if telling.who else set()


def _others(telling: Telling) -> set[str]:
    found = set()
    if telling.who is not None and not telling.who.people:
        found.add(_plain(telling.who.text))
    if telling.what is not None:
        words = (word.text for word in words_of(telling.what))
        noun = telling.kind.nouns
        names = {_plain(word) for word in words if word[0].isupper() or word[0].isdigit()}
        found |= (names | {_plain(telling.what)}) - {_plain(one) for one in noun}
    return found


def _plain(text: str) -> str:
    return fold(text).text.casefold().removeprefix("the ")


def _length(date: Date) -> tuple[int, str]:
    if date.earliest is None or date.latest is None:
        return 10**9, date.text
    return (date.latest - date.earliest).days, date.text
