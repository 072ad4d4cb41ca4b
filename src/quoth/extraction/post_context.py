"""What was told before a sentence: which body "its" and "the museum" mean, and who became what."""

from dataclasses import dataclass, field, replace

from quoth.extraction.grammar import OWNERS
from quoth.extraction.lines import Line
from quoth.extraction.names import NameKind
from quoth.extraction.people import Mention
from quoth.extraction.post_bodies import Body, body_before, read_body
from quoth.extraction.post_names import initials
from quoth.extraction.post_words import Turn
from quoth.extraction.proposals import Holding
from quoth.extraction.subjects import subjects_before, verb_group
from quoth.extraction.titles import Office

_SPEAKER = frozenset({"our", "my"})
"""Words that mean whoever tells the article."""
_FAR = 40
"""Words between "its" and the body that it means, at most."""
_SHORT = 2
"""Letters that a short form has at least, less one."""
_TAKING_UP = frozenset({Turn.APPOINTS, Turn.BEGINS, Turn.SUCCEEDS})


@dataclass(frozen=True)
class _Latest:
    """The post of a person that was told last."""

    sentence: int
    office: Office
    holding: Holding
    taken_up: bool = False
    """Whether it was told that the person takes it up, so that it is the news."""


@dataclass
class PostContext:
    """What the sentences before have told."""

    body: Body | None = None
    """The body that the last sentence was about."""
    by_noun: dict[str, Body] = field(default_factory=dict)
    """The last body named for each word that says what it is: "museum"."""
    by_initials: dict[str, str] = field(default_factory=dict)
    """The names of bodies by their initials."""
    latest: dict[str, _Latest] = field(default_factory=dict)

    def complete(self, line: Line, office: Office) -> Office:
        """Return an office with the body that its words point back to."""
        office = self._second(line, office)
        body = office.body
        if body is None and office.its and office.place is None:
            whose = line.word(office.first) == "whose"
            body = body_before(line, office.first) if whose else None
            if line.word(office.first) in _SPEAKER:
                return office
            body = body or self._before(line, office.first) or self.body
            body = body and replace(body, linked=",")
        elif body is not None and not body.named and body.place is None:
            known = self.by_noun.get(body.noun)
            body = replace(known, linked=body.linked, place=None) if known is not None else body
        if body is not None and (whole := self.by_initials.get(body.text)) is not None:
            body = replace(body, text=whole)
        country = office.country or (body.country if body is not None else None)
        return replace(office, body=body, country=country)

    def _second(self, line: Line, office: Office) -> Office:
        """Return whose deputy "his deputy" is, by the post that was told of him."""
        owner = line.mention_at.get(office.first)
        latest = self.latest.get(owner.person) if owner is not None else None
        if office.title != office.head or office.head not in line.words.seconds or latest is None:
            return office
        if office.body is not None or office.place is not None:
            return office
        first = latest.office
        title = f"{office.title} {first.title}"
        return replace(office, title=title, body=first.body, place=first.place, country=first.country)

    def remember(self, line: Line) -> None:
        """Take up the bodies that a sentence names."""
        named = [
            body
            for name in line.name_at.values()
            if name.kind is NameKind.ORGANISATION and (body := read_body(line, name.span.first)) is not None
        ]
        for body in named:
            if len(short := initials(body.text)) > _SHORT:
                self.by_initials.setdefault(short, body.text)
            for word in body.text.lower().split():
                if word in line.words.bodies:
                    self.by_noun[word] = body
        first = read_body(line, 0)
        about = first if first is not None and first.named and first.noun else next(iter(named), None)
        self.body = about or self.body

    def told(self, line: Line, office: Office, holding: Holding, turn: Turn | None) -> None:
        """Take up who holds which post; one just taken up stays the latest while its holder is spoken of."""
        if not office.title or (holding.until or "").startswith("../"):
            return
        number, taken_up = line.sentence.number, turn in _TAKING_UP
        before = self.latest.get(holding.person)
        if before is not None and before.taken_up and not taken_up and number - before.sentence <= 1:
            self.latest[holding.person] = replace(before, sentence=number)
        else:
            self.latest[holding.person] = _Latest(number, office, holding, taken_up)

    def predecessors(self, line: Line) -> list[tuple[Office, Mention, Holding]]:
        """Return who held the post that was told of another: "She succeeds Lee"."""
        found = []
        for verb in line.verb_at.values():
            other = line.person_at(verb.last)
            if verb.turn is not Turn.SUCCEEDS or other is None:
                continue
            for subject in subjects_before(line, verb_group(line, verb.first)[0]):
                latest = self.latest.get(subject.person)
                if latest is not None and line.sentence.number - latest.sentence <= 1:
                    found.append((latest.office, other, replace(latest.holding, until=latest.holding.since)))
        return found

    def in_turn(self, line: Line) -> list[tuple[Office, Mention, Holding]]:
        """Return who is told of as the one before or after another: "His predecessor, Lee"."""
        found = []
        words = line.words
        for at, word in enumerate(line.lower):
            owner = line.mention_to.get(at) or line.mention_to.get(at - 1)
            if word not in words.predecessors | words.successors or owner is None:
                continue
            other = line.person_at(at + 1 + (line.word(at + 1) == ","))
            latest = self.latest.get(owner.person)
            if other is not None and latest is not None:
                held = latest.holding
                since, until = (None, held.since) if word in words.predecessors else (held.until, None)
                found.append((latest.office, other, replace(held, since=since, until=until)))
        return found

    def _before(self, line: Line, place: int) -> Body | None:
        """Return the last body that the sentence names before a word."""
        for at in range(place - 1, max(-1, place - _FAR), -1):
            name = line.name_at.get(at)
            if name is not None and name.kind is NameKind.ORGANISATION:
                return read_body(line, at)
            if line.word(at - 1) in OWNERS and line.ordinary(at):
                owned = read_body(line, at)
                owner = line.name_to.get(at - 1)
                if owned is not None and owned.noun and owner is not None and owner.kind is NameKind.PLACE:
                    return read_body(line, owner.span.first)
        return None
