"""What an article supports, as proposed: people, posts, events and dates, each with the words it rests on.

Every engine returns these values, and everything after it reads nothing else. People are told apart by
their `name`, which is written alike wherever one is meant.
"""

from dataclasses import dataclass

from quoth.ids import SourceId


@dataclass(frozen=True, slots=True)
class Support:
    """A passage that says what is proposed."""

    source: SourceId
    quote: str
    """The words of the source, unchanged; they stand there once, within one paragraph."""
    said_by: tuple[str, ...] = ()
    """Who tells it, if not the article itself, outermost first, by name."""
    manner: str = "stated"
    """`stated`, `reported` or `alleged`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom an article names."""

    name: str
    """The fullest form that the article has, as it is written there."""
    aliases: tuple[str, ...] = ()
    """Other forms of the whole name, as written; no single words of it, no pronouns, no titles."""
    described: str | None = None
    """What the article calls the person, in its own words: "a refugee from North Korea"."""
    support: tuple[Support, ...]
    """The passage that introduces the person first, then one for each other form of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """That somebody holds or held a post, or serves or served at it."""

    person: str
    since: str | None = None
    """EDTF."""
    until: str | None = None
    """EDTF; `..` before the date of publication where it is only known to have ended: `../2024-09`."""
    note: str | None = None
    """What else the words say of it: "acting"."""
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office that somebody holds, or a mission or body where somebody serves."""

    name: str
    """Title and body together, as a heading: "Counselor for political affairs, embassy in Havana"."""
    title: str | None = None
    """The title as the article writes it; None for a mission or body as a whole, where people serve."""
    organisation: str | None = None
    """The body to which it belongs, as written."""
    place: str | None = None
    """Where it is."""
    country: str | None = None
    """Whose post it is, by the country's name: "North Korea" for a North Korean embassy."""
    holders: tuple[Holding, ...] = ()
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in an event."""

    person: str
    role: str | None = None
    """In a word or two: "defector"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened."""

    name: str
    """Short and neutral: "Defection of Ri Il Gyu"."""
    kind: str
    """The kind of event in the rules: "defection"."""
    date: str | None = None
    """EDTF, as precise as the words are."""
    place: str | None = None
    people: tuple[Part, ...] = ()
    support: tuple[Support, ...]
    """The passages that tell it; the first one dates it where one does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSaid:
    """A date that the words of an article give."""

    text: str
    """As written: "last November"."""
    edtf: str | None
    """None where it cannot be settled."""
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """All that one or more articles support."""

    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[DateSaid, ...] = ()
