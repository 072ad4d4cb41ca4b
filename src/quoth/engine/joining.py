"""What the parts of an article support, as one: each person, post, event and date once, under one name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from quoth.engine.dropped import Reason
from quoth.engine.proving import words_of
from quoth.extraction.proposals import DateSaid, Event, Holding, Part, Person, Post, Proposals

Item = TypeVar("Item")


def joined(parts: Sequence[Proposals], dropped: Counter[Reason]) -> Proposals:
    """Return the proposals of all parts; a person named in a post or an event alone is added."""
    posts = _posts(one for part in parts for one in part.posts)
    events = _events(one for part in parts for one in part.events)
    named = [Person(name=held.person, support=held.support) for post in posts for held in post.holders]
    named += [Person(name=part.person, support=event.support) for event in events for part in event.people]
    cast = _Cast([one for part in parts for one in part.people], named, dropped)
    return Proposals(
        people=cast.people,
        posts=tuple(replace(one, holders=tuple(_holders(one.holders, cast))) for one in posts),
        events=tuple(replace(one, people=tuple(_parts(one.people, cast))) for one in events),
        dates=tuple(_dates(one for part in parts for one in part.dates)),
    )


class _Cast:
    """Everybody, by every form of the name."""

    def __init__(self, said: Iterable[Person], named: Iterable[Person], dropped: Counter[Reason]) -> None:
        self._by_name: dict[str, Person] = {}
        self._now: dict[str, str] = {}
        self._by_word: dict[str, set[str]] = {}
        self._dropped = dropped
        # Whole names first, so that "Silva" is known to be Ana Silva wherever each of the two stands.
        for person in sorted(said, key=lambda one: len(words_of(one.name)) == 1):
            self._add(person)
        for person in sorted(named, key=lambda one: len(words_of(one.name)) == 1):
            if not self._known(person.name):
                self._add(person)

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(self._by_name.values())

    def name(self, name: str) -> str | None:
        """Return the name under which somebody is proposed; None where it may be one of several."""
        known = self._known(name)
        if len(known) != 1:
            self._dropped[Reason.PERSON_UNCLEAR] += 1
            return None
        return next(iter(known))

    def _known(self, name: str) -> set[str]:
        key = _key(name)
        if key in self._now:
            return {self._now[key]}
        return self._by_word.get(key, set())

    def _add(self, person: Person) -> None:
        known = {now for form in (person.name, *person.aliases) for now in self._known(form)}
        if len(known) > 1:
            self._dropped[Reason.PERSON_UNCLEAR] += 1
            return
        name = next(iter(known), person.name)
        before = self._by_name.get(name)
        self._by_name[name] = person if before is None else _one(before, person)
        for form in (name, *self._by_name[name].aliases):
            self._now[_key(form)] = name
            for word in words_of(form):
                self._by_word.setdefault(word, set()).add(name)


def _one(person: Person, other: Person) -> Person:
    forms = dict.fromkeys((*person.aliases, other.name, *other.aliases))
    return replace(
        person,
        aliases=tuple(
            one for one in forms if one != person.name and (len(words_of(one)) > 1 or one in person.aliases)
        ),
        described=person.described or other.described,
        support=_once(person.support, other.support),
    )


def _posts(posts: Iterable[Post]) -> list[Post]:
    found: dict[str, Post] = {}
    for one in posts:
        before = found.setdefault(_key(one.name), one)
        if before is not one:
            found[_key(one.name)] = replace(
                before,
                title=before.title or one.title,
                organisation=before.organisation or one.organisation,
                place=before.place or one.place,
                country=before.country or one.country,
                holders=(*before.holders, *one.holders),
                support=_once(before.support, one.support),
            )
    return list(found.values())


def _holders(holders: Iterable[Holding], cast: _Cast) -> list[Holding]:
    found: list[Holding] = []
    for one in holders:
        name = cast.name(one.person)
        if name is None:
            continue
        for number, other in enumerate(found):
            if other.person == name and _agree(other.since, one.since) and _agree(other.until, one.until):
                found[number] = replace(
                    other,
                    since=other.since or one.since,
                    until=other.until or one.until,
                    note=other.note or one.note,
                    support=_once(other.support, one.support),
                )
                break
        else:
            found.append(replace(one, person=name))
    return found


def _events(events: Iterable[Event]) -> list[Event]:
    found: dict[str, list[Event]] = {}
    for one in events:
        named = found.setdefault(_key(one.name), [])
        for number, other in enumerate(named):
            if _agree(other.date, one.date):
                named[number] = replace(
                    other,
                    date=other.date or one.date,
                    place=other.place or one.place,
                    people=(*other.people, *one.people),
                    support=_once(other.support, one.support),
                )
                break
        else:
            named.append(one)
    return [one for named in found.values() for one in named]


def _parts(people: Iterable[Part], cast: _Cast) -> list[Part]:
    found: dict[str, Part] = {}
    for one in people:
        name = cast.name(one.person)
        if name is not None:
            before = found.get(name)
            found[name] = Part(name, (before.role if before else None) or one.role)
    return list(found.values())


def _dates(dates: Iterable[DateSaid]) -> list[DateSaid]:
    return list({(one.text, one.support[0].quote): one for one in reversed([*dates])}.values())[::-1]


def _agree(one: str | None, other: str | None) -> bool:
    """Say whether two dates are one, or either is not told."""
    return one == other or one is None or other is None


def _once(first: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*first, *more)))


def _key(name: str) -> str:
    return " ".join(words_of(name))
