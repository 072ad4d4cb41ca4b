"""The forms of an English verb, made of the one after "to"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quoth.extraction.event_rules import IrregularVerb

_DOUBLED = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][bdglmnprt]")
"""One syllable with one vowel and one consonant after it: stop, stopped."""
_HISSED = re.compile(r".*(?:s|x|z|ch|sh|o)")


class VerbForm(StrEnum):
    """What a form of a verb can be."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Conjugation:
    """The forms of any verb, regular or not."""

    irregular: Mapping[str, tuple[tuple[str, str], ...]]
    """Past and participle by verb; some have two of each."""

    def forms(self, verb: str) -> Mapping[str, frozenset[VerbForm]]:
        """Return each form of a verb, and what it can be."""
        found = {verb: {VerbForm.BASE}}
        found.setdefault(_present(verb), set()).add(VerbForm.PRESENT)
        for past, participle in self.irregular.get(verb, ((_regular(verb, "ed"),) * 2,)):
            found.setdefault(past, set()).add(VerbForm.PAST)
            found.setdefault(participle, set()).add(VerbForm.PARTICIPLE)
            # "expelled" has its two letters in "expelling" too.
            doubled = past == f"{verb}{verb[-1]}ed"
            found.setdefault(f"{verb}{verb[-1]}ing" if doubled else _regular(verb, "ing"), set()).add(
                VerbForm.ING
            )
        return {text: frozenset(forms) for text, forms in found.items()}


def conjugation(irregular: Iterable[IrregularVerb]) -> Conjugation:
    """Return the forms of verbs, with the exceptions that rules list."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in irregular:
        pair = one.past.lower(), (one.participle or one.past).lower()
        found[one.verb.lower()] = (*found.get(one.verb.lower(), ()), pair)
    return Conjugation(found)


def _present(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ies"
    return verb + ("es" if _HISSED.fullmatch(verb) else "s")


def _regular(verb: str, ending: str) -> str:
    """Return a verb with "ed" or "ing"."""
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("ee") and ending == "ing":
        return verb + ending
    if verb.endswith("e"):
        return verb[:-1] + ending
    if verb.endswith("y") and ending == "ed" and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ied"
    return verb + (verb[-1:] if _DOUBLED.fullmatch(verb) else "") + ending
