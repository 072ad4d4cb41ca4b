"""The invented world that a synthetic knowledge base tells of: who there is, who held what, what happened.

It knows nothing of files or words; `synthetic_telling` tells it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import synthetic_names as names

PEOPLE, POSTS, ENTRIES = 11, 26, 72
"""As many as in the knowledge base of the repository, which gives the ratio."""
ENTRIES_PER_ARTICLE = 10
_OFFICES = ("director", "deputy director", "treasurer")
_BODIES = ("Bureau", "Mission", "Institute", "Commission", "Agency", "Council")
_HAPPENED = "Conference Agreement Banquet Strike Trial Exhibition Ceasefire Inquiry Flood Congress"
_HAPPENINGS = _HAPPENED.split()
_HOLDERS = (0, 1, 1, 1, 2, 3)
_LONG_SUCCESSION = 12
_FIRST_DAY = date(1988, 1, 1)
_DAYS = 12_000


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    number: int
    article: int
    """In which somebody is told of first."""
    id: str
    name: str
    aliases: tuple[str, ...]
    born: date


@dataclass(frozen=True)
class Event:
    """Something that happened in the invented world."""

    number: int
    article: int
    id: str
    name: str
    on: date
    place: str
    of: Person | None
    """Whose departure it was."""


@dataclass(frozen=True)
class Post:
    """A body where people serve, or an office in one."""

    number: int
    article: int
    id: str
    name: str
    said: str
    """Its name within a sentence."""
    title: str | None
    """Of an office."""
    body: "Post | None"
    """In which an office is."""
    country: str
    seat: str
    since: int


@dataclass(frozen=True)
class Term:
    """The years for which somebody held an office."""

    post: Post
    since: int
    until: int


@dataclass(frozen=True)
class World:
    """All there is. The first event and the first body are hubs, to which very many others are tied."""

    articles: int
    people: Sequence[Person]
    events: Sequence[Event]
    posts: Sequence[Post]
    terms: Mapping[Person, Sequence[Term]]

    @property
    def hub_event(self) -> Event:
        """The event in which every second person took part, and to which every third event belongs."""
        return self.events[0]

    @property
    def hub_post(self) -> Post:
        """The body in which every second person served, and to which every second other body belongs."""
        return self.posts[0]


def make_world(size: int, places: Mapping[str, str | None], seed: int) -> World:
    """Invent as many entries as are wanted; of places, each with its country."""
    chance = Random(seed)  # noqa: S311  # Nothing is secret, and it must come out the same again.
    counted_people, counted_posts = (max(2, round(size * share / ENTRIES)) for share in (PEOPLE, POSTS))
    counted_events = max(2, size - counted_people - counted_posts)
    articles = max(2, size // ENTRIES_PER_ARTICLE)
    where, countries = list(places), [name for name, country in places.items() if name == country]
    people = [
        _person(number, number * articles // counted_people, chance) for number in range(counted_people)
    ]
    events = [
        _event(number, number * articles // counted_events, people, where, chance)
        for number in range(counted_events)
    ]
    posts: list[Post] = []
    for number in range(counted_posts):
        in_body = number % (len(_OFFICES) + 1)
        body = posts[-in_body] if in_body else None
        country, seat = chance.choice(countries), where[number % len(where)]
        posts.append(_post(number, number * articles // counted_posts, body, country, seat))
    return World(articles, people, events, posts, _terms(people, posts, chance))


def _person(number: int, article: int, chance: Random) -> Person:
    called = names.person(number)
    born = date(1930, 1, 1) + timedelta(chance.randrange(_DAYS))
    return Person(number, article, names.id_of(called.name), called.name, called.aliases, born)


def _event(
    number: int, article: int, people: Sequence[Person], places: Sequence[str], chance: Random
) -> Event:
    of = None
    name = f"{names.word(15_000 + number // len(_HAPPENINGS))} {_HAPPENINGS[number % len(_HAPPENINGS)]}"
    if number == 0:
        name = "Great Assembly"
    elif number % 5 == 0:
        of = people[number // 5 % len(people)]
        name = f"Departure of {of.name}"
    on = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
    return Event(number, article, names.id_of(name), name, on, places[number % len(places)], of)


def _post(number: int, article: int, body: Post | None, country: str, seat: str) -> Post:
    if body is not None:
        title = _OFFICES[number - body.number - 1]
        said = f"{title} of the {body.name}"
        name = f"{title[0].upper()}{title[1:]} of the {body.name}"
        return Post(
            number, article, names.id_of(name), name, said, title, body, body.country, body.seat, body.since
        )
    name = (
        f"{names.word(30_000 + number)} {_BODIES[number % len(_BODIES)]}" if number else "General Secretariat"
    )
    return Post(number, article, names.id_of(name), name, name, None, None, country, seat, 1950 + number % 30)


def _terms(
    people: Sequence[Person], posts: Sequence[Post], chance: Random
) -> Mapping[Person, Sequence[Term]]:
    """Give each office some holders, each of whom begins in the year in which the one before ended."""
    terms: dict[Person, list[Term]] = defaultdict(list)
    for post in posts:
        if post.body is None:
            continue
        wanted = _LONG_SUCCESSION if post.number % 50 == 1 else chance.choice(_HOLDERS)
        year = chance.randrange(1985, 1996)
        for person in chance.sample(people, min(wanted, len(people))):
            until = year + chance.randrange(1, 4)
            terms[person].append(Term(post, year, until))
            year = until
    return terms
