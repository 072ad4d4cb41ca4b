"""Posts that an article speaks of, and who holds or held them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from quoth.extraction.holdings import Held, find_holdings
from quoth.extraction.lines import Line, read_line
from quoth.extraction.missions import find_led, find_service, is_specific
from quoth.extraction.post_bodies import Body
from quoth.extraction.post_names import body_key, heading, name_of_body, title_key, with_article
from quoth.extraction.post_rules import PostRules
from quoth.extraction.post_words import HeadKind, PostWords, plain, words_of_rules
from quoth.extraction.proposals import Holding, Post
from quoth.extraction.reading import Reading
from quoth.extraction.terms import ended, find_term
from quoth.extraction.titles import Office, find_offices


def find_posts(reading: Reading, rules: PostRules) -> tuple[Post, ...]:
    """Return the posts that an article speaks of, each once."""
    words = words_of_rules(rules, reading.countries)
    gathered = _Gathered(words)
    for sentence in reading.article.sentences:
        if reading.cast.in_sentence(sentence.number):
            line = read_line(reading, sentence, words)
            for held in (
                *find_holdings(line, tuple(find_offices(line))),
                *find_service(line),
                *find_led(line),
            ):
                for office in _offices(line, held.office):
                    holding = _holding(line, replace(held, office=office))
                    if holding is not None:
                        gathered.add(office, holding)
    return tuple(post for one in gathered.all for post in one.post())


def _offices(line: Line, office: Office) -> Iterator[Office]:
    """Yield the posts that a title means: itself, and the mission where it is."""
    body = office.body
    if office.ranked and body is None:
        return
    mission = body is not None and body.noun in line.words.missions and is_specific(body)
    if (
        office.kind is HeadKind.OFFICE
        or (office.kind is HeadKind.MEMBER and body is not None and body.noun in line.words.seats)
        or (office.kind is HeadKind.RANK and (body or office.place or _is_of_a_body(line, office)))
    ):
        yield office
    elif office.kind in (HeadKind.STAFF, HeadKind.MEMBER) and body is not None and is_specific(body):
        yield replace(office, title="")
        return
    if mission and office.title and office.kind is not HeadKind.NOBODY:
        yield replace(office, title="", kind=HeadKind.STAFF)


def _is_of_a_body(line: Line, office: Office) -> bool:
    """Say whether the words of a title name a kind of body: "army chaplain"."""
    return any(word in line.words.bodies for word in plain(office.title).split())


def _holding(line: Line, held: Held) -> Holding | None:
    office, turn = held.office, held.turn
    term = find_term(line, turn, held.first, held.last)
    until = term.until
    if until is None and (held.formerly or office.marks & (line.words.over | {"ex"})):
        until = ended(line.reading.article.source)
    spans = [held.person.span, line.span(*office.title_span), *held.spans]
    if term.words:
        spans.append(line.span(min(term.words), max(term.words)))
    support = line.reading.support(*sorted(spans))
    if not support:
        return None
    note = ", ".join(sorted(office.marks & line.words.acting)) or None
    return Holding(person=held.person.person, since=term.since, until=until, note=note, support=support)


@dataclass
class _Found:
    """A post as far as it is read."""

    title: str
    key: frozenset[str]
    body: Body | None
    place: str | None
    country: str | None
    adjective: str | None
    holdings: list[Holding] = field(default_factory=list)

    def post(self) -> Iterator[Post]:
        support = tuple(dict.fromkeys(piece for one in self.holdings for piece in one.support[:1]))
        yield Post(
            name=self.name(),
            title=self.title or None,
            organisation=self.body.text if self.body else None,
            place=self.place,
            country=self.country,
            holders=tuple(_joined(self.holdings)),
            support=support,
        )

    def adjective_in(self, text: str) -> bool:
        return self.adjective is not None and plain(self.adjective) in plain(text)

    def name(self) -> str:
        if not self.title:
            return heading(name_of_body(self.body, self.country)) if self.body else ""
        title = heading(self.title)
        if self.body is not None:
            named = f" {self.body.linked} ".replace(" ,", ",").join(
                (title, name_of_body(self.body, self.country))
            )
            hidden = self.country and plain(self.country) not in plain(named) and not self.adjective_in(named)
            return f"{named} ({self.country})" if hidden else named
        if self.adjective is not None and self.country is not None and " for " in title:
            return heading(f"{self.adjective} {self.title}")
        if self.country is not None:
            owned = f"{title} of {with_article(self.country)}"
            title = title.replace(" to ", f" of {self.country} to ", 1) if " to " in title else owned
        if self.place is None or self.place in title:
            return title
        return f"{title} {'in' if self.country else 'of'} {self.place}"


class _Gathered:
    """The posts of an article, each once."""

    def __init__(self, words: PostWords) -> None:
        self.all: list[_Found] = []
        self._words = words
        self._by_key: dict[frozenset[str], list[_Found]] = {}

    def add(self, office: Office, holding: Holding) -> None:
        """Add who holds a post to the post, if it is known, or to a new one."""
        key = title_key(office.title, self._words.same) if office.title else frozenset({""})
        place = office.place or (office.body.place if office.body else None)
        country = office.country or (office.body.country if office.body else None)
        new = _Found(office.title, key, office.body, place, country, office.adjective)
        candidates = [one for one in self._by_key.get(key, ()) if _compatible(one, new)]
        mine = [one for one in candidates if any(held.person == holding.person for held in one.holdings)]
        found = (mine or candidates or [new])[0]
        if found is new:
            self.all.append(new)
            self._by_key.setdefault(key, []).append(new)
        elif found.body is None or (new.body is not None and new.body.named and not found.body.named):
            found.body = new.body or found.body
        found.place = found.place or place
        found.country = found.country or country
        found.adjective = found.adjective or office.adjective
        found.holdings.append(holding)


def _compatible(one: _Found, other: _Found) -> bool:
    """Say whether two posts of one title may be the same."""
    for mine, theirs in ((one.place, other.place), (one.country, other.country)):
        if mine and theirs and plain(mine) != plain(theirs):
            return False
    if one.body is None or other.body is None:
        return True
    mine_words, their_words = body_key(one.body.text), body_key(other.body.text)
    return mine_words <= their_words or their_words <= mine_words


def _joined(holdings: list[Holding]) -> Iterator[Holding]:
    """Yield the holdings of a post, those of one person that do not disagree as one."""
    found: list[Holding] = []
    for one in holdings:
        for number, before in enumerate(found):
            if before.person == one.person and _agree(before, one):
                found[number] = replace(
                    before,
                    since=before.since or one.since,
                    until=_better(before.until, one.until),
                    note=before.note or one.note,
                    support=tuple(dict.fromkeys((*before.support, *one.support))),
                )
                break
        else:
            found.append(one)
    yield from found


def _agree(one: Holding, other: Holding) -> bool:
    same_start = not (one.since and other.since) or one.since == other.since
    ends = {end for end in (one.until, other.until) if end and not end.startswith("../")}
    return same_start and len(ends) < 2


def _better(one: str | None, other: str | None) -> str | None:
    """Return the more precise of two ends."""
    if one is None or (other is not None and one.startswith("../") and not other.startswith("../")):
        return other
    return one
