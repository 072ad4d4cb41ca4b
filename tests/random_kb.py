"""Random small knowledge bases: one that is shown, and one that hides more beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from make import CONFIG, VOCABULARY, claim, entry, evidence, source

from quoth.ids import EntryId, SourceId
from quoth.model import Claim, Entry, Library, Location, Source
from quoth.place import Place
from quoth.quotes import Proved, prove

FIRST, LAST = ("Ri", "Thae", "Kim"), ("Yong Ho", "Il Gyu", "Ok", "Dong-su")
NAMES = tuple(f"{first} {last}" for first in FIRST for last in LAST)
DATES = ("2016", "2023-11", "2016-04-07", "2019~", "2016/2019")
PLACES = ("Seoul", "Havana", "London", "Kuwait")
SENTENCES = ("left the embassy in the night", "was seen in Havana again", "told the court nothing")
PLAIN = ("fate", "accused-of", "family", "said", "party")
HIDDEN = ("draft", "withheld")


@dataclass(frozen=True)
class Shelf:
    """What entries are made of: sources, and entries that claims may name."""

    sources: tuple[Source, ...]
    people: tuple[str, ...]
    posts: tuple[str, ...]
    events: tuple[str, ...]
    places: tuple[str, ...]


def worlds(chance: Random, number: int) -> tuple[Proved, list[Proved]]:
    """Return a knowledge base with nothing hidden, and the same with one hidden thing or another."""
    shown = _shelf(chance, "", PLACES[:3])
    entries = _entries(chance, shown, shown.sources, "full")
    # What nothing shown uses is not shown either: whether something hidden uses it, is not to be known.
    used = {piece.source for one in entries for claim in one.claims for piece in claim.evidence}
    used |= {SourceId(link.target) for one in entries for link in one.prose.links}
    kept = [one for one in shown.sources if one.id in used]
    without = _proved(entries, kept, _locations(shown.places))
    return without, [_with_more(chance, shown, entries) for _ in range(number)]


def _with_more(chance: Random, shown: Shelf, entries: list[Entry]) -> Proved:
    hidden = _shelf(chance, "x-", PLACES[3:])
    every = _both(shown, hidden)
    more = _entries(chance, hidden, every.sources, chance.choice(HIDDEN), every)
    return _proved([*entries, *more], every.sources, _locations(every.places))


def _proved(entries: Sequence[Entry], sources: Sequence[Source], places: dict[str, Location]) -> Proved:
    by_path = sorted(entries, key=lambda one: one.place)
    library = Library(
        vocabulary=VOCABULARY,
        sources={one.id: one for one in sorted(sources, key=lambda one: one.id)},
        entries={one.id: one for one in by_path},
        locations=places,
    )
    return prove(library, CONFIG)


def _locations(names: Sequence[str]) -> dict[str, Location]:
    return {
        name: Location(
            name=name,
            label=name,
            latitude=10.0 * number,
            longitude=20.0 * number,
            country=None,
            place=Place("entries/places.yml", number + 1),
        )
        for number, name in enumerate(names)
    }


def _shelf(chance: Random, mark: str, places: tuple[str, ...]) -> Shelf:
    sources = []
    for position in range(chance.randint(1, 2)):
        said = [f"{chance.choice(NAMES)} {words}." for words in SENTENCES for _ in range(2)]
        chance.shuffle(said)
        said += [f"{chance.choice(FIRST)} {words} of {mark}{position}." for words in SENTENCES]
        sources.append(
            source(
                "\n\n".join(said),
                id=f"{mark}source-{position}",
                published=chance.choice(DATES[:3]),
                publish=chance.choice(("full", "excerpts", "none")),
                standing=chance.choice(("current", "corrected", "retracted")),
                origin=chance.choice(("wire", f"{mark}source-{position}")),
                author=(chance.choice(NAMES),),
            )
        )
    people, posts, events = (_ids(chance, f"{mark}{kind}") for kind in ("man", "post", "event"))
    return Shelf(tuple(sources), people, posts, events, places)


def _ids(chance: Random, start: str) -> tuple[str, ...]:
    return tuple(f"{start}-{number}" for number in range(chance.randint(1, 2)))


def _both(one: Shelf, other: Shelf) -> Shelf:
    return Shelf(
        one.sources + other.sources,
        one.people + other.people,
        one.posts + other.posts,
        one.events + other.events,
        one.places + other.places,
    )


def _entries(
    chance: Random, own: Shelf, sources: Sequence[Source], publish: str, known: Shelf | None = None
) -> list[Entry]:
    """Return an entry of each id of a shelf; their claims name what is known, by default the same shelf."""
    known = known or own
    # Names of what is hidden may be those of what is shown, or a word of them: both then could be meant.
    names = [*NAMES, *(LAST if publish != "full" else ())]
    made = []
    for kind, ids in (("person", own.people), ("post", own.posts), ("event", own.events)):
        for id_ in ids:
            claims = [_claim(chance, kind, known, sources) for _ in range(chance.randint(1, 3))]
            cited = chance.choice(sources)
            aliases = tuple(chance.sample(names, chance.randint(0, 2)))
            one = entry(
                id_,
                *claims,
                kind=kind,
                name=chance.choice(names),
                prose=f"It [{_quote(chance, cited)}]({cited.id}) by [them]({chance.choice(known.people)}).",
                aliases=aliases,
                publish=publish,
                was=(EntryId(f"{id_}-before"),) if chance.random() < 0.2 else (),
            )
            made.append(replace(one, claims=_each_once(one.claims)))
    return made


def _each_once(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple({claim.key: claim for claim in claims}.values())


def _claim(chance: Random, kind: str, known: Shelf, sources: Sequence[Source]) -> Claim:
    stated, value = chance.choice(
        {
            "person": [
                ("held", chance.choice(known.posts)),
                ("took-part-in", chance.choice(known.events)),
                ("born", chance.choice(DATES)),
                ("lives-in", chance.choice(known.places)),
                (chance.choice(PLAIN), chance.choice(SENTENCES)),
            ],
            "post": [
                ("held-by", chance.choice(known.people)),
                ("seat", chance.choice(known.places)),
                ("title", chance.choice(SENTENCES)),
                ("rank", chance.choice(SENTENCES)),
            ],
            "event": [
                ("date", chance.choice(DATES)),
                ("place", chance.choice(known.places)),
                ("participant", chance.choice(known.people)),
                ("led-to", chance.choice(known.events)),
                ("outcome", chance.choice(SENTENCES)),
            ],
        }[kind]
    )
    said = {
        name: chance.choice(DATES[:3])
        for name in ("since", "until", "on")
        if stated in ("held", "held-by") and chance.random() < 0.5
    }
    pieces = []
    for one in chance.sample(sources, chance.randint(1, min(2, len(sources)))):
        teller = (chance.choice((*known.people, *NAMES)),) if chance.random() < 0.3 else ()
        manner, stance = chance.choice(("stated", "alleged")), "supports"
        pieces.append(
            evidence(_quote(chance, one), source=one.id, said_by=teller, manner=manner, stance=stance)
        )
    return claim(stated, value, *pieces, line=chance.randint(5, 30), **said)


def _quote(chance: Random, one: Source) -> str:
    """Return a quote that stands in a source once."""
    number = int(one.id.rpartition("-")[2])
    mark = "x-" if one.id.startswith("x-") else ""
    return f"{chance.choice(SENTENCES)} of {mark}{number}"
