"""Which entry each proposal is: one that there is, or a new one with an id of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from quoth.drafting import id_from
from quoth.drafts.claim_rules import ClaimRules
from quoth.drafts.draft import Draft
from quoth.drafts.joining import told_apart
from quoth.drafts.known import Directory
from quoth.drafts.left_out import LeftOut
from quoth.extraction.proposals import Event, Person, Post, Proposals
from quoth.folding import fold
from quoth.ids import LONGEST_ID, EntryId, fault_of_id
from quoth.model import Entry, Kind, Library

LONGEST_NAME = 120
"""Characters of a name; what is longer is none."""
NO_ID = "no id can be made of their names; make each with 'new' and '--id', if it is one"
NO_NAME = f"what names them has more than {LONGEST_NAME} characters"


@dataclass(frozen=True, slots=True)
class Cast:
    """The entries of all proposals."""

    people: Mapping[str, Draft]
    """By the name that proposals give."""
    posts: Mapping[str, Draft]
    events: Mapping[str, Draft]
    left_out: tuple[LeftOut, ...]


def cast(proposals: Proposals, rules: ClaimRules, library: Library) -> Cast:
    """Return the entry that each person, post and event is or becomes, without its claims."""
    directory = Directory(library)
    register = _Register(library)
    people: dict[str, Draft] = {}
    posts: dict[str, Draft] = {}
    events: dict[str, Draft] = {}
    if (kind := rules.kinds.get("person")) is not None:
        register.add_all(people, ((one, kind, directory.person(one, kind)) for one in proposals.people))
    if (kind := rules.kinds.get("post")) is not None:
        register.add_all(posts, ((one, kind, directory.post(one, kind)) for one in proposals.posts))
    if (kind := rules.kinds.get("event")) is not None:
        found = []
        for one in proposals.events:
            there = [people[part.person].entry for part in one.people if part.person in people]
            found.append((one, kind, directory.event(one, kind, [e for e in there if e is not None])))
        register.add_all(events, found)
    return Cast(people, posts, events, tuple(register.left_out))


@dataclass
class _Register:
    """Gives out ids, none twice."""

    library: Library
    left_out: list[LeftOut] = field(default_factory=list)

    def __post_init__(self) -> None:
        library = self.library
        self._taken = {*library.sources, *library.now_called, *library.unread}
        self._names = {
            _folded(name): entry.id
            for entry in library.entries.values()
            for name in (entry.name, *entry.aliases)
        }

    def add_all(
        self, drafts: dict[str, Draft], found: Iterable[tuple[Person | Post | Event, Kind, Entry | None]]
    ) -> None:
        """Add what each proposal is, under its name."""
        for proposed, kind, entry in found:
            if entry is not None:
                draft = Draft(id=entry.id, kind=kind, name=entry.name, entry=entry)
                drafts[proposed.name] = draft
            elif (made := self._new(proposed, kind)) is not None:
                drafts[proposed.name] = made

    def _new(self, proposed: Person | Post | Event, kind: Kind) -> Draft | None:
        name = proposed.name
        if len(name) > LONGEST_NAME:
            self.left_out.append(LeftOut(NO_NAME, f"{name[:LONGEST_NAME]}…"))
            return None
        if _folded(name) in self._names:
            name = told_apart(name, proposed.support)
        id_ = self._free_id(name)
        if id_ is None:
            self.left_out.append(LeftOut(NO_ID, name))
            return None
        self._taken.add(id_)
        self._names.setdefault(_folded(name), id_)
        draft = Draft(id=id_, kind=kind, name=name)
        if isinstance(proposed, Person):
            # A name that another entry bears would tell the two apart no more.
            free = [
                form
                for form in proposed.aliases
                if len(form) <= LONGEST_NAME and self._names.setdefault(_folded(form), id_) == id_
            ]
            return replace(draft, aliases=tuple(free))
        if isinstance(proposed, Post) and proposed.title is None:
            return replace(draft, holders="many")
        return draft

    def _free_id(self, name: str) -> EntryId | None:
        id_ = id_from(name)
        if id_ is None:
            return None
        return next(EntryId(one) for one in _numbered(id_) if one not in self._taken)


def _numbered(id_: str) -> Iterator[str]:
    """Yield an id, then the same with a number behind it."""
    yield id_
    number = 2
    while True:
        ending = f"-{number}"
        with_number = id_[: LONGEST_ID - len(ending)].rstrip("-") + ending
        if fault_of_id(with_number) is None:
            yield with_number
        number += 1


def _folded(name: str) -> str:
    return fold(name).text.casefold()
