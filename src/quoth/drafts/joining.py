"""Proposals of several articles to one: the same person, the same post, the same event stand once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from quoth.dates import DateError, compatible, parse
from quoth.extraction.proposals import DateSaid, Event, Holding, Part, Person, Post, Proposals, Support
from quoth.namesakes import bare_words

Thing = TypeVar("Thing")


def joined(proposals: Sequence[Proposals]) -> Proposals:
    """Return what several articles support as if they were one."""
    people, names = _people(proposals)
    posts: list[Post] = []
    by_name: dict[str, list[int]] = {}
    events: list[Event] = []
    by_people: dict[tuple[str, ...], list[int]] = {}
    dates: list[DateSaid] = []
    for called, one in zip(names, proposals, strict=True):
        for post in one.posts:
            _add_post(_renamed_post(post, called), posts, by_name)
        for event in one.events:
            _add_event(_renamed_event(event, called), events, by_people)
        dates += one.dates
    return Proposals(
        people=tuple(_renamed_person(one, names) for one in people),
        posts=tuple(posts),
        events=tuple(events),
        dates=tuple(dict.fromkeys(dates)),
    )


def same(name: str) -> str:
    """Return what two spellings of one name share, whatever their marks, hyphens and capitals."""
    return "".join(bare_words(name)) or " ".join(name.casefold().split())


def agree(one: str | None, other: str | None) -> bool:
    """Say whether two dates in EDTF can be of one moment; where one is not given, they can."""
    if one is None or other is None or one == other:
        return True
    try:
        return compatible(parse(one), parse(other))
    except DateError:
        return False


def is_weak(proposed: Person | Post) -> bool:
    """Say whether a name is no sign of its own that two articles mean the same: "Anna", or "director"."""
    if isinstance(proposed, Person):
        return not any(len(form.split()) > 1 for form in (proposed.name, *proposed.aliases))
    return bool(proposed.title) and not (proposed.organisation or proposed.place or proposed.country)


def told_apart(name: str, support: Sequence[Support]) -> str:
    """Return a name with the article behind it."""
    return f"{name} ({support[0].source})" if support else name


def _people(proposals: Sequence[Proposals]) -> tuple[list[Person], list[dict[str, str]]]:
    """Return each person once, and for each article how it names them with their names from now on."""
    people: list[Person] = []
    known: dict[str, int] = {}
    names: set[str] = set()
    places: list[dict[str, int]] = []
    for one in proposals:
        places.append({})
        for person in one.people:
            forms = [same(form) for form in (person.name, *person.aliases) if len(form.split()) > 1]
            place = next((known[form] for form in forms if form in known), len(people))
            if place == len(people):
                taken = same(person.name) in names
                names.add(same(person.name))
                apart = told_apart(person.name, person.support) if taken else person.name
                people.append(replace(person, name=apart))
            else:
                people[place] = _both(people[place], person)
            places[-1][person.name] = place
            for form in forms:
                known.setdefault(form, place)
    return people, [{name: people[place].name for name, place in those.items()} for those in places]


def _both(first: Person, second: Person) -> Person:
    names = _unlike((first.name, second.name, *first.aliases, *second.aliases))
    name = max((first.name, second.name), key=lambda one: len(one.split()))
    # What describes a person rests on the first passage.
    described = first.described or second.described
    support = (*first.support, *second.support)
    if first.described is None and second.described is not None:
        support = (*second.support, *first.support)
    aliases = tuple(one for one in names if one != name)
    return Person(name=name, aliases=aliases, described=described, support=_unlike(support))


def _unlike(items: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(items))


def _renamed_person(person: Person, names: Sequence[Mapping[str, str]]) -> Person:
    every = {old: new for called in names for old, new in called.items()}
    return replace(person, support=_told(person.support, every))


def _renamed_post(post: Post, called: Mapping[str, str]) -> Post:
    holders = tuple(
        replace(one, person=called.get(one.person, one.person), support=_told(one.support, called))
        for one in post.holders
    )
    return replace(post, holders=holders, support=_told(post.support, called))


def _renamed_event(event: Event, called: Mapping[str, str]) -> Event:
    people = tuple(Part(called.get(one.person, one.person), one.role) for one in event.people)
    return replace(event, people=_unlike(people), support=_told(event.support, called))


def _told(support: Iterable[Support], called: Mapping[str, str]) -> tuple[Support, ...]:
    return tuple(
        replace(one, said_by=tuple(called.get(teller, teller) for teller in one.said_by)) for one in support
    )


def _add_post(post: Post, posts: list[Post], by_name: dict[str, list[int]]) -> None:
    """Add a post, to one of the same name; to a mere title only where somebody holds both."""
    places = by_name.setdefault(same(post.name), [])
    place = next((place for place in places if _is_one_post(posts[place], post)), None)
    if place is None:
        name = told_apart(post.name, post.support) if places else post.name
        places.append(len(posts))
        posts.append(replace(post, name=name, holders=_holders(post.holders)))
        return
    known = posts[place]
    posts[place] = replace(
        known,
        title=known.title or post.title,
        organisation=known.organisation or post.organisation,
        place=known.place or post.place,
        country=known.country or post.country,
        holders=_holders((*known.holders, *post.holders)),
        support=_unlike((*known.support, *post.support)),
    )


def _is_one_post(one: Post, other: Post) -> bool:
    shared = {holding.person for holding in one.holders} & {holding.person for holding in other.holders}
    return bool(shared) or not (is_weak(one) or is_weak(other))


def _holders(holders: Iterable[Holding]) -> tuple[Holding, ...]:
    """Return each term once: that of one person, unless the dates cannot be of one."""
    kept: list[Holding] = []
    by_person: dict[str, list[int]] = {}
    for one in holders:
        places = by_person.setdefault(one.person, [])
        for place in places:
            known = kept[place]
            if agree(known.since, one.since) and agree(known.until, one.until):
                kept[place] = replace(
                    known,
                    since=known.since or one.since,
                    until=known.until or one.until,
                    note=known.note or one.note,
                    support=_unlike((*known.support, *one.support)),
                )
                break
        else:
            places.append(len(kept))
            kept.append(one)
    return tuple(kept)


def _add_event(event: Event, events: list[Event], by_people: dict[tuple[str, ...], list[int]]) -> None:
    """Add an event, to one of the same name, or of the same kind and people, whose date can be the same."""
    keys: list[tuple[str, ...]] = [("name", same(event.name))]
    if event.people:
        keys.append((event.kind, *sorted({one.person for one in event.people})))
    for place in (place for key in keys for place in by_people.get(key, ())):
        known = events[place]
        if agree(known.date, event.date):
            events[place] = replace(
                known,
                date=known.date or event.date,
                place=known.place or event.place,
                people=_unlike((*known.people, *event.people)),
                support=_unlike((*known.support, *event.support)),
            )
            return
    if keys[0] in by_people:
        event = replace(event, name=f"{event.name} ({event.date})")
    for key in keys:
        by_people.setdefault(key, []).append(len(events))
    events.append(event)
