"""The rules of posts, made ready to be looked up word by word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quoth.extraction.noun_forms import plurals
from quoth.extraction.phrases import Phrases
from quoth.extraction.post_rules import PostRules


class HeadKind(StrEnum):
    """What a word for somebody is."""

    OFFICE = "office"
    RANK = "rank"
    MEMBER = "member"
    STAFF = "staff"
    NOBODY = "nobody"


class Turn(StrEnum):
    """What a verb says of holding a post."""

    BEGINS = "begins"
    ENDS = "ends"
    HOLDS = "holds"
    APPOINTS = "appoints"
    CALLS = "calls"
    SUCCEEDS = "succeeds"


@dataclass(frozen=True)
class PostWords:
    """The words of the rules by what they are."""

    heads: Mapping[HeadKind, Phrases]
    turns: Mapping[Turn, Phrases]
    ranking: Phrases
    plural: frozenset[str]
    """The plurals of heads, their last or first word changed."""
    modifiers: frozenset[str]
    matters: frozenset[str]
    over: frozenset[str]
    acting: frozenset[str]
    now: frozenset[str]
    adverbs: frozenset[str]
    formerly: frozenset[str]
    appointments: frozenset[str]
    predecessors: frozenset[str]
    successors: frozenset[str]
    posts: frozenset[str]
    missions: frozenset[str]
    bodies: frozenset[str]
    """All of them, missions and seats too."""
    seats: frozenset[str]
    serves: frozenset[str]
    ordinary: frozenset[str]
    """Words of titles that have small letters within a sentence."""
    title_verbs: Mapping[str, str]
    """Verbs that stand for a title, with the title."""
    led: Phrases
    """The same verbs, to be looked for."""
    infinitives: Mapping[str, str]
    """The forms of such verbs after "to", with the title."""
    origins: Phrases
    dismisses: frozenset[str]
    seconds: frozenset[str]
    chosen: frozenset[str]
    sides: frozenset[str]
    parties: frozenset[str]
    state: frozenset[str]
    """The last words of offices of states."""
    abbreviations: Mapping[str, str]
    """Short forms of titles, with the title."""
    same: Mapping[str, str]
    """Words of titles, with the one that stands for them in comparisons."""
    countries: Mapping[str, str]
    """Names and adjectives of countries in small letters, with the country."""


def plain(text: str) -> str:
    """Return a text in small letters, with one kind of apostrophe."""
    return text.lower().replace("’", "'").replace("ʼ", "'")


def words_of_rules(rules: PostRules, countries: Mapping[str, str]) -> PostWords:
    """Return the words of the rules, ready to be looked up."""
    heads = {
        HeadKind.OFFICE: rules.heads,
        HeadKind.RANK: rules.ranks,
        HeadKind.MEMBER: rules.members,
        HeadKind.STAFF: rules.staff,
        HeadKind.NOBODY: rules.nobody,
    }
    turns = {
        Turn.BEGINS: rules.begins,
        Turn.ENDS: rules.ends,
        Turn.HOLDS: rules.holds,
        Turn.APPOINTS: rules.appoints,
        Turn.CALLS: rules.calls,
        Turn.SUCCEEDS: rules.succeeds,
    }
    shortened = {plain(one.title): plain(one.short) for one in rules.abbreviations}
    heads = {
        kind: (*some, *(shortened[plain(one)] for one in some if plain(one) in shortened))
        for kind, some in heads.items()
    }
    many = {kind: [more for one in some for more in plurals(plain(one))] for kind, some in heads.items()}
    return PostWords(
        heads={kind: Phrases([*map(plain, some), *many[kind]]) for kind, some in heads.items()},
        turns={turn: Phrases(map(plain, some)) for turn, some in turns.items()},
        ranking=Phrases(map(plain, rules.ranking)),
        plural=frozenset(one for some in many.values() for one in some),
        modifiers=_set(rules.modifiers),
        matters=_set(rules.matters),
        over=_set(rules.over),
        acting=_set(rules.acting),
        now=_set(rules.now),
        adverbs=_set(rules.adverbs),
        formerly=_set(rules.formerly),
        appointments=_set(rules.appointments),
        predecessors=_set(rules.predecessors),
        successors=_set(rules.successors),
        posts=_set(rules.posts),
        missions=_set(rules.missions),
        bodies=_last(rules.bodies) | _last(rules.missions) | _set(rules.missions) | _last(rules.seats),
        seats=_last(rules.seats),
        serves=_set(rules.serves),
        ordinary=_set(
            word
            for some in (rules.heads, rules.ranks, rules.staff, rules.members, rules.modifiers, rules.matters)
            for one in some
            for word in one.split()
        ),
        title_verbs={plain(verb): one.title for one in rules.title_verbs for verb in one.verbs},
        led=Phrases(plain(verb) for one in rules.title_verbs for verb in one.verbs),
        infinitives={plain(verb): one.title for one in rules.title_verbs for verb in one.infinitives},
        origins=Phrases(map(plain, rules.origins)),
        dismisses=_set(rules.dismisses),
        seconds=_set(rules.seconds),
        sides=_set(rules.sides),
        chosen=_set(rules.chosen),
        parties=_last(rules.parties),
        state=_last(rules.state),
        abbreviations={plain(one.short): plain(one.title) for one in rules.abbreviations},
        same={plain(one): plain(some[0]) for some in rules.same for one in some},
        countries=countries,
    )


def _set(some: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain, some))


def _last(some: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(one).split()[-1] for one in some)
