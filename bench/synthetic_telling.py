"""What the articles of a synthetic knowledge base say, and what its entries claim by their words.

Each thing that is told becomes a sentence of an article, of which a claim quotes a stretch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from synthetic_world import Event, Person, Post, Term, World

_MOST_PROSE = 4
_WHY_ONE = "The article has it from court papers that it names, and nobody else was there."
_WHY_FIRST = "It stands in the article that is closer to what happened."
_LEADS = (
    "By all accounts",
    "As the archive shows",
    "According to two officials",
    "That year’s register says that",
)


@dataclass(frozen=True)
class Quote:
    """A stretch of an article, and how it is told there."""

    article: int
    words: str
    said_by: str | None = None
    manner: str | None = None


@dataclass(frozen=True)
class Claim:
    """A statement with the quotes that it rests on."""

    property: str
    value: str
    quotes: tuple[Quote, ...]
    qualifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Told:
    """An entry: what is claimed, and what is said in prose."""

    fields: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)


class Telling:
    """Tells of a world, entry by entry, and keeps what each article says by that."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.said: list[list[str]] = [[] for _ in range(world.articles)]
        """The sentences of each article."""
        self._chance = Random(seed)  # noqa: S311  # Nothing is secret, and it must come out the same again.

    def person(self, one: Person) -> Told:
        """Tell of a person: posts, events, birth, and for some what could harm them."""
        living = "no" if one.number % 4 == 0 else "unknown"
        told = Told({"living": living, **_former(one)})
        for term in self.world.terms.get(one, ()):
            self._held(told, one, term)
        if one.number % 2 == 0:
            self._hubs(told, one)
            self._born(told, one)
        words = f"{one.name} wrote {one.number % 7 + 2} books on river trade"
        quote = self._say(one.article, "Before that, ", words, ".")
        self._add(told, Claim("wrote", "books on river trade", (quote,), {"count": str(one.number % 7 + 2)}))
        self._careful(told, one)
        return told

    def event(self, one: Event) -> Told:
        """Tell of an event: when and where, what came of it, and what it belongs to."""
        told = Told(_former(one))
        what = f"the {one.name}"
        words = f"{what} began in {one.place} on {_day(one.on)}"
        first = self._say(one.article, f"{self._lead()} ", words, ".")
        told.prose.append(f'The {one.name} [began in {one.place}]({source_id(one.article)} "{words}").')
        self._date(told, one, first)
        self._add(told, Claim("place", one.place, (first,)))
        if one.number % 3 == 0:
            words = f"the guests of the {one.name} left without a joint statement"
            quote = self._say(one.article, "In the end ", words, ", and the hall was cleared.")
            self._add(told, Claim("outcome", "no joint statement", (quote,)))
        if one.number % 3 == 1:
            count = self._chance.randrange(20, 900)
            words = f"{what} drew {count} people to {one.place}"
            quote = self._say(one.article, "Police said that ", words, " within a day.")
            self._add(told, Claim("involved", "visitors", (quote,), {"count": str(count)}))
        if one.of is not None:
            words = f"{what} surprised the staff, who had seen {one.of.name} that morning"
            quote = self._say(one.article, "It is said that ", words, ".")
            about = f"It was [{one.of.name}]({one.of.id}) who left: [{words}]({source_id(one.article)})."
            self._add(told, Claim("participant", one.of.id, (quote,), {"as": "the one who left"}), about)
        self._belonging(told, one)
        return told

    def post(self, one: Post) -> Told:
        """Tell of a body, or of an office in one."""
        told = Told()
        what = f"the body named {one.said}" if one.body is None else f"the office of {one.said}"
        since = self._say(
            one.article, "Under a decree ", f"{what} was set up in {one.since} by {one.country}", "."
        )
        self._add(told, Claim("country", one.country, (since,)))
        seated = self._say(one.article, "Since the move ", f"{what} has had its rooms in {one.seat}", ".")
        self._add(told, Claim("seat", one.seat, (seated,)))
        practice = f"{what} reports twice a year"
        quote = self._say(one.article, "Unlike others, ", practice, " and keeps its minutes closed.")
        self._add(told, Claim("practice", "reports twice a year", (quote,)))
        if one.body is None or one.title is None:
            told.fields["holders"] = "many"
            if one.number % 8 == 4:
                hub = self.world.hub_post
                words = f"{what} answers to the {hub.name} in all matters of money"
                quote = self._say(one.article, "On paper ", words, ".")
                about = f'It [answers]({source_id(one.article)} "{words}") to the [{hub.name}]({hub.id}).'
                self._add(told, Claim("belongs-to", hub.id, (quote,)), about)
        else:
            self._add(told, Claim("title", one.title, (since,)))
            cited = f"[{practice}]({source_id(one.article)})"
            about = f"It belongs to the [{one.body.name}]({one.body.id}), where {cited}."
            self._add(told, Claim("belongs-to", one.body.id, (seated,)), about)
        return told

    def _held(self, told: Told, one: Person, term: Term) -> None:
        words = f"{one.name} was {term.post.said} from {term.since} until {term.until}"
        quotes = [self._say(one.article, f"{self._lead()} ", words, ".")]
        if self._chance.random() < 0.3:
            other = f"{term.post.said} between {term.since} and {term.until} was {one.name}"
            quotes.append(self._say(self._next(one.article), "The ", other, ", it adds."))
        dates = {"from": str(term.since), "until": str(term.until)}
        about = (
            f"{one.name} was [{term.post.said}]({term.post.id}) "
            f'[from {term.since} until {term.until}]({source_id(one.article)} "{words}").'
        )
        self._add(told, Claim("held", term.post.id, tuple(quotes), dates), about)

    def _hubs(self, told: Told, one: Person) -> None:
        body, event = self.world.hub_post, self.world.hub_event
        year = one.born.year + 30
        words = f"{one.name} joined the {body.name} in {year}"
        quote = self._say(one.article, "Still young, ", words, " and stayed for some time.")
        about = (
            f'In {year} [{one.name}]({source_id(one.article)} "{words}") joined the [{body.name}]({body.id}).'
        )
        self._add(told, Claim("served-in", body.id, (quote,), {"from": str(year)}), about)
        words = f"{one.name} spoke at the {event.name}"
        quote = self._say(one.article, "For an hour ", words, ", and the press took notes.")
        about = f"At the [{event.name}]({event.id}), [{words}]({source_id(one.article)})."
        self._add(told, Claim("took-part-in", event.id, (quote,), {"as": "speaker"}), about)

    def _born(self, told: Told, one: Person) -> None:
        words = f"{one.name} was born on {_day(one.born)}"
        quote = self._say(one.article, "The file says that ", words, ".")
        about = f'{one.name} was [born on {_day(one.born)}]({source_id(one.article)} "{words}").'
        if one.number % 12:
            self._add(told, Claim("born", one.born.isoformat(), (quote,)), about)
            return
        self._add(told, Claim("born", one.born.isoformat(), (quote,), {"preferred": _WHY_FIRST}), about)
        later = one.born + timedelta(2)
        words = f"the birth of {one.name} is given as {_day(later)}"
        quote = self._say(self._next(one.article), "In the second register ", words, ".")
        self._add(told, Claim("born", later.isoformat(), (quote,)))

    def _careful(self, told: Told, one: Person) -> None:
        """Tell what could harm somebody, with those who tell it."""
        alone = {} if told.fields["living"] == "no" else {"single-origin": _WHY_ONE}
        if one.number % 5 == 0:
            words = f"{one.name} had taken gifts from a shipping company"
            quote = self._say(one.article, "Prosecutors in the capital alleged that ", words, ".")
            quote = Quote(quote.article, words, "Prosecutors in the capital", "alleged")
            self._add(told, Claim("accused-of", "taking gifts from a shipping company", (quote,), alone))
        if one.number % 5 == 1:
            words = f"the family of {one.name} stayed behind when the office closed"
            quote = self._say(one.article, "A neighbour recalls that ", words, ".")
            self._add(told, Claim("family", "a family that stayed behind", (quote,), alone))
        if one.number % 5 == 2:
            words = f"{one.name} was last seen at a labour camp near the border"
            quote = self._say(one.article, "A former guard reported that ", words, ".")
            quote = Quote(quote.article, words, "a former guard", "reported")
            self._add(told, Claim("fate", "last seen at a labour camp", (quote,), alone))

    def _date(self, told: Told, one: Event, first: Quote) -> None:
        other = self._next(one.article)
        if one.number % 20 == 3:
            self._add(told, Claim("date", one.on.isoformat(), (first,), {"preferred": _WHY_FIRST}))
            later = one.on + timedelta(3)
            words = f"the {one.name} was opened on {_day(later)}"
            quote = self._say(other, "By another calendar ", words, ".")
            self._add(told, Claim("date", later.isoformat(), (quote,)))
        elif one.number % 4 == 0:
            words = f"the {one.name} started in {one.on:%B %Y}"
            quote = self._say(other, "Elsewhere it is told that ", words, ".")
            self._add(told, Claim("date", one.on.isoformat(), (first, quote)))
        else:
            self._add(told, Claim("date", one.on.isoformat(), (first,)))

    def _belonging(self, told: Told, one: Event) -> None:
        events, hub = self.world.events, self.world.hub_event
        if one.number % 3 == 2:
            words = f"the {one.name} was held under the roof of the {hub.name}"
            quote = self._say(one.article, "For want of money ", words, ".")
            about = f'It [was part]({source_id(one.article)} "{words}") of the [{hub.name}]({hub.id}).'
            self._add(told, Claim("part-of", hub.id, (quote,)), about)
        elif one.number and one.number % 3 == 0 and one.number + 1 < len(events):
            after = events[one.number + 1]
            words = f"the {one.name} led to the {after.name}"
            quote = self._say(one.article, "In the view of the editors ", words, ".")
            about = f'It [led to]({source_id(one.article)} "{words}") the [{after.name}]({after.id}).'
            self._add(told, Claim("led-to", after.id, (quote,)), about)

    def _add(self, told: Told, claim: Claim, prose: str | None = None) -> None:
        told.claims.append(claim)
        if len(told.prose) < _MOST_PROSE:
            quote = claim.quotes[0]
            plain = (
                f'[{quote.words[0].upper()}{quote.words[1:]}]({source_id(quote.article)} "{quote.words}").'
            )
            if prose is not None or len(told.prose) < 2:
                told.prose.append(prose or plain)

    def _say(self, article: int, before: str, words: str, after: str) -> Quote:
        self.said[article].append(f"{before}{words}{after}")
        return Quote(article, words)

    def _lead(self) -> str:
        return self._chance.choice(_LEADS)

    def _next(self, article: int) -> int:
        return (article + 1) % self.world.articles


def source_id(article: int) -> str:
    """Return the id of an article."""
    return f"evening-post-{article + 1}"


def _former(one: Person | Event) -> dict[str, str]:
    """Return the id that some had before."""
    return {"was": f"[former-{one.id}]"} if one.number % 50 == 7 else {}


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
