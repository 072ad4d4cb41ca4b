"""Bodies that people belong to: "the North Korean embassy in Havana", "Acme Holdings", "the club"."""

from dataclasses import dataclass, replace

from quoth.extraction.grammar import BEFORE_NOUNS, NEVER_NOUNS
from quoth.extraction.lines import Line, is_person
from quoth.extraction.names import Name, NameKind

_NAMED = (NameKind.ORGANISATION, NameKind.OTHER)
_BODIES = 3
"""Bodies that a body is of at most: "the committee of the board of the museum"."""
_MOST = 14
"""Words that the name of a body has at most."""


@dataclass(frozen=True)
class Body:
    """A body where a sentence speaks of it."""

    first: int
    last: int
    """The word after all that tells of it, its place too."""
    text: str
    """What it is called, without an article and without its place."""
    noun: str
    """The word for what it is, in small letters: "embassy"; empty where its name has none."""
    named: bool
    """Whether it is called by a name, and not only "the museum"."""
    place: str | None = None
    country: str | None = None
    tells_country: bool = False
    """Whether its own name says whose it is: "North Korean embassy"."""
    linked: str = ","
    """What joins it to a title before it: "of the"."""


def read_body(line: Line, place: int, within: int = 0) -> Body | None:
    """Return the body whose name, with an article or not, begins at a word; `within` so many others."""
    run = _Run(line, place + (line.word(place) in BEFORE_NOUNS))
    end = min(len(line.lower), run.first + _MOST)
    while run.at < end and run.step():
        pass
    if run.found == run.first:
        return None
    own = run.owner
    text = line.text(own[1] + 1 if own else run.first, run.found)
    body = Body(
        first=place,
        last=run.found,
        text=f"{text} of {line.text(*own)}" if own else text,
        noun=run.noun,
        named=run.capitals or own is not None,
        country=run.country,
        tells_country=run.country is not None,
    )
    return _placed(line, _continued(line, body, within))


class _Run:
    """The words of a body's name, taken up one after another."""

    def __init__(self, line: Line, first: int) -> None:
        self.line = line
        self.first = self.at = self.found = first
        self.noun = ""
        self.country: str | None = None
        self.capitals = False
        self.owner: tuple[int, int] | None = None

    def step(self) -> bool:
        """Take up the next word or name; say whether there may be more."""
        line, at = self.line, self.at
        name, word = line.name_at.get(at), line.word(at)
        ended = self.found == at > self.first
        if is_person(name) or at in line.date_starts:
            return False
        if name is not None:
            return self._name(name, ended=ended)
        if word in line.words.bodies or (ended and word == "general" and self.noun in line.words.missions):
            self.noun = self.noun if word == "general" else noun_at(line, at)
            self.capitals |= line.capital(at)
            self.at = self.found = at + 1
        elif at == self.first and _is_numbered(line, at):
            self.at, self.capitals = at + 1, True
        elif line.capital(at) and word not in NEVER_NOUNS:
            self.at, self.capitals = at + 1, True
            if line.word(at + 1) not in line.words.bodies and not line.capital(at + 1):
                self.found = self.at
        elif self._joins(at, word) or self._may_lead(at, word, ended=ended):
            self.at += 1
        else:
            return False
        return True

    def _joins(self, at: int, word: str) -> bool:
        """Say whether "and" stands within a name: "Brandt & Lie", "North and South Hospitals Trust"."""
        return word in ("and", "&") and at > self.first and leads_to_named(self.line, at, joint=word == "&")

    def _may_lead(self, at: int, word: str, *, ended: bool) -> bool:
        """Say whether a word stands before the noun of a body: "the players' committee"."""
        if word in ("'s", "'"):
            return ended or self.line.word(at - 1).endswith("s")
        more = not (ended and self.noun)
        return more and self.line.ordinary(at) and _leads_to_body(self.line, at)

    def _name(self, name: Name, *, ended: bool) -> bool:
        line, at, last = self.line, self.at, name.span.last
        if ended and self.capitals and line.word(at - 1) not in ("'s", "'"):
            # Another name begins.
            return False
        if ended and not self.capitals and name.kind in _NAMED:
            # "the law firm Brandt & Lie" is called by its name.
            self.first = at
        self.at, self.capitals = last, True
        if name.kind is NameKind.PEOPLE:
            self.country = _country(line, at, last)
        elif name.kind is NameKind.PLACE and line.word(last) in ("'s", "'"):
            self.country, self.owner = _country(line, at, last), (at, last)
            self.at = last + 1
        elif name.kind is not NameKind.PLACE:
            ending = noun_at(line, last - 1)
            self.found = last
            self.noun = ending if ending in line.words.bodies else _noun_in(line, at, last) or self.noun
        return True


def _is_numbered(line: Line, place: int) -> bool:
    """Say whether a number begins the name of a body: "7th Division"."""
    number = line.word(place)
    return number[:1].isdigit() and number.endswith(("st", "nd", "rd", "th")) and line.capital(place + 1)


def _leads_to_body(line: Line, place: int) -> bool:
    """Say whether an ordinary word stands before the noun of a body: "the supervisory board"."""
    for at in range(place + 1, place + 4):
        if line.word(at) in line.words.bodies:
            return True
        if line.word(at) == "'":
            continue
        if not line.ordinary(at) and not line.capital(at):
            return False
    return False


def leads_to_named(line: Line, place: int, *, joint: bool = False) -> bool:
    """Say whether words with capitals up to the noun of a body follow a word; any, where it is a joint."""
    for at in range(place + 1, place + 5):
        if not line.capital(at) or at in line.date_starts:
            return False
        if joint or line.word(at) in line.words.bodies:
            return line.capital(place - 1) and at not in line.mention_at
    return False


def _noun_in(line: Line, first: int, last: int) -> str:
    """Return the word of a name that says what it is: of "Ministry of Justice" the first."""
    return next((noun_at(line, at) for at in range(first, last) if line.word(at) in line.words.bodies), "")


def noun_at(line: Line, place: int) -> str:
    """Return the word for a body, with the one before where both say what it is: "high commission"."""
    both = f"{line.word(place - 1)} {line.word(place)}"
    return both if both in line.words.missions else line.word(place)


def body_before(line: Line, place: int) -> Body | None:
    """Return the body that ends just before a word, or before a comma there."""
    for at in range(max(0, place - _MOST), place):
        body = read_body(line, at)
        if body is not None and body.noun and body.last in (place, place - 1):
            return body
    return None


def _continued(line: Line, body: Body, within: int) -> Body:
    """Return a body with what belongs to its name: "of Foreign Affairs", "to the United Nations (UN)"."""
    link = line.word(body.last)
    if link in ("of", "for", "to", "de") and body.noun and within < _BODIES:
        start = body.last + 1 + (line.word(body.last + 1) in BEFORE_NOUNS)
        name = line.name_at.get(start)
        if is_person(name):
            return body
        if name is not None and name.kind is NameKind.PLACE and link in ("of", "to"):
            country = _country(line, start, name.span.last) if link == "of" else None
            body = _longer(line, body, name.span.last)
            body = replace(body, country=body.country or country)
        elif line.word(start) in line.words.matters:
            body = _longer(line, body, _matters(line, start))
        elif (inner := read_body(line, body.last + 1, within + 1)) is not None and (
            inner.noun or inner.named
        ):
            article = "the " if line.word(inner.first) in BEFORE_NOUNS else ""
            text = f"{body.text} {link} {article}{inner.text}"
            named = body.named or inner.named
            body = replace(body, last=inner.last, text=text, place=inner.place, named=named)
        elif line.capital(start):
            body = _longer(line, body, _matters(line, start))
    if line.word(body.last) == "(" and line.capital(body.last + 1) and line.word(body.last + 2) == ")":
        body = replace(body, last=body.last + 3)
    return body


def _longer(line: Line, body: Body, last: int) -> Body:
    return replace(body, last=last, text=f"{body.text} {line.text(body.last, last)}", named=True)


def _matters(line: Line, place: int) -> int:
    """Return where a list of matters ends: "Agriculture and Fisheries"."""
    at = place
    while line.word(at) in line.words.matters or (
        line.capital(at) and at not in line.mention_at and at not in line.date_starts
    ):
        at += 1
        joint = at + (line.word(at) == ",")
        joint += line.word(joint) in ("and", "&")
        if joint > at and line.word(joint) in line.words.matters:
            at = joint
    return at


def _placed(line: Line, body: Body) -> Body:
    """Return a body with the place where it is: "in Havana, Cuba"."""
    if body.place is not None or line.word(body.last) not in ("in", "at"):
        return body
    name = line.name_at.get(body.last + 1 + (line.word(body.last + 1) in BEFORE_NOUNS))
    if name is None or name.kind is not NameKind.PLACE:
        return body
    return replace(
        body, last=after_places(line, name.span.last), place=line.text(name.span.first, name.span.last)
    )


def after_places(line: Line, place: int) -> int:
    """Return where the names of larger places around one end: "Havana, Cuba,"."""
    while line.word(place) == ",":
        wider = line.name_at.get(place + 1)
        if wider is None or wider.kind is not NameKind.PLACE:
            break
        place = wider.span.last
        if line.word(place) == "," and line.word(place + 1) in ("as", "and", "where"):
            place += 1
    return place


def _country(line: Line, first: int, last: int) -> str:
    """Return the country that a name or an adjective means, as far as it is known."""
    text = line.text(first, last)
    return line.words.countries.get(text.lower(), text)
