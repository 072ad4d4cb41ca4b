"""The posts of an article, each once: what is said of one in several places is put together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from quoth.extraction.post_names import name_of_post, same_body, title_key
from quoth.extraction.post_words import PostWords, plain
from quoth.extraction.proposals import Holding, Post, Support
from quoth.extraction.titles import Office


@dataclass
class _Found:
    """A post as far as it is read."""

    office: Office
    key: frozenset[str]
    holdings: list[Holding] = field(default_factory=list)
    support: Support | None = None
    """What tells of it where nobody holds it."""

    @property
    def bare(self) -> bool:
        """Whether nothing but its title is known."""
        return self.office.body is None and self.office.place is None and self.office.country is None

    def held_by(self, people: Iterable[str]) -> bool:
        """Say whether one of some people holds it."""
        names = set(people)
        return any(one.person in names for one in self.holdings)


class GatheredPosts:
    """The posts of an article."""

    def __init__(self, words: PostWords) -> None:
        self._all: list[_Found] = []
        self._words = words
        self._by_key: dict[frozenset[str], list[_Found]] = {}

    def add(self, office: Office, holding: Holding) -> None:
        """Add who holds a post to the post, if it is known, or to a new one."""
        key = title_key(office.title, self._words.same)
        new = _Found(office, key, [holding])
        candidates = [one for one in self._by_key.get(key, ()) if _compatible(one.office, office)]
        mine = [one for one in candidates if one.held_by([holding.person])]
        others = [one for one in candidates if one.bare == new.bare or not _of_a_name(one, new)]
        if not mine and not others and holding.note and new.bare and office.title == office.head:
            # "Will be interim chief", where a police chief was told of.
            others = [one for one in self._all if one.office.head.split()[-1:] == office.head.split()][-1:]
        if mine or others:
            _join((mine or others)[0], new)
        else:
            self._all.append(new)
            self._by_key.setdefault(key, []).append(new)

    def add_unheld(self, office: Office, support: Support) -> None:
        """Add a body where people serve who are not named, unless it is known."""
        known = self._by_key.setdefault(title_key("", self._words.same), [])
        if not any(_compatible(one.office, office) for one in known):
            new = _Found(office, title_key("", self._words.same), [], support)
            known.append(new)
            self._all.append(new)

    def posts(self) -> Iterator[Post]:
        """Yield the posts, in the order in which the article speaks of them."""
        for one in self._without_shorter():
            office = one.office
            own = (one.support,) if one.support else ()
            yield Post(
                name=name_of_post(office),
                title=office.title or None,
                organisation=office.body.text if office.body else None,
                place=office.place or (office.body.place if office.body else None),
                country=office.country,
                holders=tuple(_joined(one.holdings)),
                support=tuple(dict.fromkeys((*(held.support[0] for held in one.holdings), *own))),
            )

    def _without_shorter(self) -> list[_Found]:
        """Join a post to that of the same person whose title says more: "the counselor" said later."""
        by_person: dict[str, list[_Found]] = {}
        for one in self._all:
            for holding in one.holdings[:1]:
                by_person.setdefault(holding.person, []).append(one)
        gone = set()
        for one in self._all:
            if not one.holdings:
                continue
            if one.office.vague and (other := self._titled(one, by_person)) is not None:
                _join(other, one)
                gone.add(id(one))
                continue
            if not one.office.title or len({held.person for held in one.holdings}) > 1:
                continue
            for other in by_person[one.holdings[0].person]:
                if other is not one and id(other) not in gone and _says_more(other, one):
                    _join(other, one)
                    gone.add(id(one))
                    break
        return [one for one in self._all if id(one) not in gone]

    def _titled(self, vague: _Found, by_person: dict[str, list[_Found]]) -> _Found | None:
        """Return the post with a title that a verb such as "led" may mean."""
        for other in by_person[vague.holdings[0].person]:
            elsewhere = other.office.body is None and not other.bare
            second = self._words.seconds.intersection(other.office.title.lower().split())
            named = other.office.title and not other.office.vague and not elsewhere and not second
            if named and other is not vague and _compatible(other.office, vague.office):
                return other
        return None


def _of_a_name(one: _Found, other: _Found) -> bool:
    """Say whether one of two posts is of a body with a name."""
    return any(found.office.body is not None and found.office.body.named for found in (one, other))


def _says_more(longer: _Found, shorter: _Found) -> bool:
    """Say whether one title has all words of another and more, and both may be of one body."""
    if not shorter.key < longer.key or not _compatible(longer.office, shorter.office):
        return False
    same_body = shorter.bare or (shorter.office.body is not None and longer.office.body is not None)
    return same_body and longer.office.head == shorter.office.head


def _join(one: _Found, other: _Found) -> None:
    """Put what is known of a post together."""
    ours, theirs = one.office, other.office
    better = ours.body is None or (theirs.body is not None and theirs.body.named and not ours.body.named)
    one.office = replace(
        ours,
        body=theirs.body if better else ours.body,
        place=ours.place or theirs.place,
        country=ours.country or theirs.country,
        adjective=ours.adjective or theirs.adjective,
    )
    one.holdings.extend(other.holdings)


def _compatible(one: Office, other: Office) -> bool:
    """Say whether two offices of one title may be the same."""
    for mine, theirs in ((_place(one), _place(other)), (one.country, other.country)):
        if mine and theirs and plain(mine) != plain(theirs):
            return False
    if one.body is None or other.body is None:
        return True
    return same_body(one.body.text, other.body.text)


def _place(office: Office) -> str | None:
    return office.place or (office.body.place if office.body else None)


def _joined(holdings: Iterable[Holding]) -> Iterator[Holding]:
    """Yield the holdings of a post, those of one person that do not disagree as one."""
    found: dict[str, list[Holding]] = {}
    for one in holdings:
        mine = found.setdefault(one.person, [])
        for number, before in enumerate(mine):
            if _agree(before, one):
                mine[number] = replace(
                    before,
                    since=before.since or one.since,
                    until=_better(before.until, one.until),
                    note=before.note or one.note,
                    support=tuple(dict.fromkeys((*before.support, *one.support))),
                )
                break
        else:
            mine.append(one)
    for mine in found.values():
        yield from mine


def _agree(one: Holding, other: Holding) -> bool:
    same_start = not (one.since and other.since) or one.since == other.since
    ends = {end for end in (one.until, other.until) if end and not end.startswith("../")}
    return same_start and len(ends) < 2


def _better(one: str | None, other: str | None) -> str | None:
    """Return the more precise of two ends."""
    if one is None or (other is not None and one.startswith("../") and not other.startswith("../")):
        return other
    return one
