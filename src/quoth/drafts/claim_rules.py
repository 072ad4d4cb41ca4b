"""Which kinds and properties of the vocabulary proposals become: `rules/claims.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from quoth.config import Config
from quoth.extraction.rules_files import read_rules
from quoth.fields import Format
from quoth.findings import Code, Finding, an, did_you_mean
from quoth.ids import KindId
from quoth.model import Kind, Vocabulary
from quoth.place import Place
from quoth.values import Text

FILE = "rules/claims.yml"
NONE = "none"
"""Stands where nothing is to be made of something."""

_CURE = "name another property, or write 'none'"


class KindsFormat(Format):
    """The kind of entry that each becomes."""

    person: Text = NONE
    post: Text = NONE
    event: Text = NONE


class PropertiesFormat(Format):
    """The property that each becomes."""

    person_holds: Text = NONE
    """Of a person: a post that has a title."""
    person_serves_in: Text = NONE
    """Of a person: a mission or body as a whole."""
    person_takes_part: Text = NONE
    """Of a person: an event."""
    person_is_called: Text = NONE
    """Of a person: what an article calls somebody."""
    post_has_title: Text = NONE
    post_belongs_to: Text = NONE
    """Of a post: the body to which it belongs."""
    post_is_of_country: Text = NONE
    post_is_at: Text = NONE
    """Of a post: where it is."""
    event_is_on: Text = NONE
    """Of an event: its date."""
    event_is_at: Text = NONE
    """Of an event: its place."""
    event_is_told: Text = NONE
    """Of an event of which nothing else is known: the words of the article."""


class ClaimRulesFormat(Format):
    """The file."""

    kinds: KindsFormat
    claims: PropertiesFormat


@dataclass(frozen=True, slots=True)
class Stating:
    """How a claim states something: in the entry that it is of, and in the other one if it names one."""

    here: str
    there: str | None
    """The name of the inverse; None where the value is no entry."""


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """What the vocabulary can say of proposals."""

    kinds: Mapping[str, Kind]
    """Of a `person`, `post` and `event`, so far as the vocabulary has a kind for it."""
    stating: Mapping[str, Stating]
    """By what is said, `person-holds`, so far as the vocabulary can say it."""


_TAKES = {
    "person-holds": "post",
    "person-serves-in": "post",
    "person-takes-part": "event",
    "person-is-called": "text",
    "post-has-title": "text",
    "post-belongs-to": "text",
    "post-is-of-country": "place",
    "post-is-at": "place",
    "event-is-on": "date",
    "event-is-at": "place",
    "event-is-told": "text",
}
"""What a property takes; words are also taken where a place is, as in other vocabularies."""


def load_claim_rules(config: Config, vocabulary: Vocabulary) -> tuple[ClaimRules | None, list[Finding]]:
    """Read the rules; what the vocabulary cannot say is left out, each with a finding.

    None, and what is wrong, when the file of the knowledge base does not fit.
    """
    given, found = read_rules("claims", ClaimRulesFormat, config)
    if given is None:
        return None, found
    kinds: dict[str, Kind] = {}
    for what, name in _named(given.kinds):
        kind = vocabulary.kinds.get(KindId(name))
        if kind is not None:
            kinds[what] = kind
        else:
            found.append(_left_out(what, "kind", name, vocabulary.kinds))
    stating: dict[str, Stating] = {}
    for what, name in _named(given.claims):
        if what.partition("-")[0] not in kinds or _TAKES[what] in {"post", "event"} - kinds.keys():
            continue  # The kind is the fault, and is told.
        read = _stating(what, name, kinds, vocabulary)
        if isinstance(read, Finding):
            found.append(read)
        else:
            stating[what] = read
    return ClaimRules(kinds, stating), found


def _named(group: Format) -> list[tuple[str, str]]:
    values = group.model_dump(by_alias=True)
    return [(what, name) for what, name in values.items() if name != NONE]


def _stating(what: str, name: str, kinds: Mapping[str, Kind], vocabulary: Vocabulary) -> Stating | Finding:
    stated = vocabulary.stated_as(name)
    if stated is None:
        return _left_out(what, "property", name, [*vocabulary.properties, *vocabulary.inverses])
    property_, inverted = stated
    takes = _TAKES[what]
    subject = kinds[what.partition("-")[0]].id
    wanted = str(kinds[takes].id) if takes in kinds else takes
    subjects, values = ({property_.takes}, property_.of) if inverted else (property_.of, {property_.takes})
    if subject not in subjects:
        message = f"{name!r} is not for {an(subject)}, so that it is in no draft; {_CURE}"
        return _finding(what, message)
    if wanted not in values and not (wanted == "place" and "text" in values):
        message = f"{name!r} does not take {_told(wanted)}, so that it is in no draft; {_CURE}"
        return _finding(what, message)
    there = str(property_.id) if inverted else property_.inverse
    return Stating(name, there)


def _told(takes: str) -> str:
    return {"text": "words"}.get(takes, an(takes))


def _left_out(what: str, of: str, name: str, known: Mapping[KindId, Kind] | list[str]) -> Finding:
    near = did_you_mean(name, map(str, known))
    hint = f"Did you mean {near!r}?" if near else "Name one that there is, or write 'none'"
    return _finding(what, f"the vocabulary has no {of} {name!r}, so that it is in no draft. {hint}")


def _finding(what: str, message: str) -> Finding:
    return Finding(Place(FILE), Code.NOT_CLAIMED, f"{what}: {message}")
