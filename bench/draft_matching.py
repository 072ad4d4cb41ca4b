"""Holds what was proposed against what was expected, one to one. Knows nothing of files.

The two most alike are taken first, then the next two of the rest; of pairs equally alike, the earlier ones.
Words are compared in small letters, without marks over them, without endings such as "-s", "-man" or "-an"
(Korean), and without words that say nothing (of, the, member). An *overlap* is the share of common words in
the smaller set.

- People are the same when a name or alias of one, hyphens and spaces left out, is one of the other.
- Posts are the same when they have a holder in common, or one of them has no holder, and what is left of
  their names without the words of body and place overlaps by a half (or nothing is left of either, and the
  names overlap by a half). What stands before the first comma, "of" or the like shares a word. Both must be
  those of a deputy or assistant, or neither; "vice" is "deputy". Bodies, where both have one with a name of
  its own, share a word. Where a holder is lacking, all words of name, body and place overlap by 0.6 too.
- Events are the same when they have people in common (who may stand in the name of one alone), or neither
  has any; their dates can both be true, or one is unknown; and their names, without the words of people and
  places, share 0.34 of all their words, or two of their quotes share three words of the source and there
  are people or both dates besides.
- Dates are the same when they are the same EDTF, marks of doubt apart, and their words overlap in the
  source; or, where no words are expected, when they are the same EDTF.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from quoth.dates import compatible, parse
from quoth.namesakes import bare_words

T = TypeVar("T")

_IDLE = frozenset(bare_words("a an and as at by for from in into member of on or s the to with"))
_SECOND = frozenset({"deputy", "assistant"})
_AFTER_HEAD = re.compile(", | (?:of|at|in|for|to) ")
_SAME = {"vice": "deputy", "counsellor": "counselor", "centre": "center"}

_ENDINGS = (
    *(("woman", ""), ("person", ""), ("man", "")),
    *(("ies", "y"), ("ss", "ss"), ("s", ""), ("ean", "ea"), ("ian", "ia")),
)
"""Endings that words are compared without, and what stands in their place; the first that fits is taken."""

Stretch = tuple[int, int, int]
"""A paragraph, the first of its words that is meant and the first that is not, by number."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person."""

    names: tuple[str, ...]
    """The first one is shown."""


@dataclass(frozen=True, slots=True)
class Office:
    """A post."""

    names: tuple[str, ...]
    body: tuple[str, ...] = ()
    """What it belongs to, and where it is."""
    holders: tuple[str, ...] = ()
    """By the first of a person's names, as in the table of people expected."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event."""

    names: tuple[str, ...]
    dates: tuple[str, ...] = ()
    """EDTF; any of them may be meant."""
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    passages: tuple[Stretch, ...] = ()
    """Where its quotes stand."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date that words give."""

    edtf: str | None
    text: str = ""
    place: Stretch | None = None
    """Where its words stand; None where any place will do."""


def pairs(
    expected: Sequence[T], proposed: Sequence[T], alike: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    """Return which of the expected (by number) is which of the proposed."""
    strengths = (
        (-alike(one, other), i, j)
        for (i, one), (j, other) in product(enumerate(expected), enumerate(proposed))
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for strength, i, j in sorted(strengths):
        if strength < 0 and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return sorted(found.items())


def key_of_name(name: str) -> str:
    """Return a name as it is compared."""
    return "".join(bare_words(name))


def same_person(one: Someone, other: Someone) -> float:
    """Return how surely two are one person: 0 for not at all."""
    if key_of_name(one.names[0]) == key_of_name(other.names[0]):
        return 1.0
    return 0.5 if _keys(one.names) & _keys(other.names) else 0.0


def same_post(one: Office, other: Office) -> float:
    """Return how alike two posts are: 0 for not at all."""
    if one.holders and other.holders and not _keys(one.holders) & _keys(other.holders):
        return 0.0
    bodies = words_of(*one.body), words_of(*other.body)
    if not _bodies_agree(one, other, bodies):
        return 0.0
    best = max(
        _same_title(ours, theirs, bodies[0] | bodies[1]) for ours, theirs in product(one.names, other.names)
    )
    if best and not (one.holders and other.holders):
        every = [words_of(*post.names) | body for post, body in zip((one, other), bodies, strict=True)]
        return best / 2 if overlap(*every) >= 0.6 else 0.0
    return best


def same_event(one: Happening, other: Happening) -> float:
    """Return how alike two events are: 0 for not at all."""
    common = _people(one, other) & _people(other, one)
    if (one.people or other.people) and not common:
        return 0.0
    if one.dates and other.dates and not _any_compatible(one.dates, other.dates):
        return 0.0
    known = words_of(*one.people, *other.people, *one.places, *other.places)
    share = max(
        _share(words_of(ours) - known, words_of(theirs) - known)
        for ours, theirs in product(one.names, other.names)
    )
    quoted = any(_common(a, b) >= 3 for a, b in product(one.passages, other.passages))
    dated = bool(one.dates and other.dates)
    if share < 0.34 and not (quoted and (common or dated)):
        return 0.0
    return share + 0.5 * quoted + 0.25 * dated + 0.1 * len(common)


def same_date(one: Day, other: Day) -> float:
    """Return how alike two dates are: 0 for not at all."""
    if _bare_date(one.edtf) != _bare_date(other.edtf):
        return 0.0
    if one.place is None or other.place is None:
        return 1.0
    return float(_common(one.place, other.place))


def ends(edtf: str | None) -> tuple[str | None, ...]:
    """Return both ends of a span, and a date that is none as it is; nothing for a span that is open."""
    if edtf is None or "/" not in edtf:
        return (edtf,)
    first, last = edtf.split("/")
    return () if {first, last} & {"", ".."} else tuple(dict.fromkeys((first, last)))


def words_of(*texts: str) -> frozenset[str]:
    """Return the words that say something, without their endings."""
    every = (_SAME.get(word, word) for text in texts for word in bare_words(text))
    return frozenset(_stem(word) for word in every if word not in _IDLE)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of common words in the smaller of two sets."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _stem(word: str) -> str:
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + rest
    return word


def _same_title(ours: str, theirs: str, bodies: frozenset[str]) -> float:
    one, other = words_of(ours), words_of(theirs)
    titles = one - bodies, other - bodies
    if bool(one & _SECOND) != bool(other & _SECOND) or bool(titles[0]) != bool(titles[1]):
        return 0.0
    heads = [words_of(_AFTER_HEAD.split(name)[0]) for name in (ours, theirs)]
    compared = titles if titles[0] else (one, other)
    if overlap(*compared) < 0.5 or (all(heads) and not heads[0] & heads[1]):
        return 0.0
    return overlap(*compared) + _share(one, other)


def _bodies_agree(one: Office, other: Office, bodies: tuple[frozenset[str], frozenset[str]]) -> bool:
    told = all(any(not part.islower() for part in post.body) for post in (one, other))
    if not told or not all(bodies):
        return True
    return bool(bodies[0] & (bodies[1] | words_of(*other.names)) or bodies[1] & words_of(*one.names))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key_of_name, names))


def _people(one: Happening, other: Happening) -> frozenset[str]:
    """Return the people of one, with those of the other who stand in its name."""
    named = [key_of_name(name) for name in one.names]
    return _keys(one.people) | {key for key in _keys(other.people) if any(key in name for name in named)}


def _any_compatible(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(compatible(parse(a), parse(b)) for a, b in product(ours, theirs))


def _bare_date(edtf: str | None) -> str | None:
    return None if edtf is None else edtf.translate(str.maketrans("", "", "~?%"))


def _common(one: Stretch, other: Stretch) -> int:
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0
