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

    irregular: Mapping[str, tuple[str, str]]
    """Past and participle by verb."""

    def forms(self, verb: str) -> Mapping[str, frozenset[VerbForm]]:
        """Return each form of a verb, and what it can be."""
        past, participle = self.irregular.get(verb, (_regular(verb, "ed"), _regular(verb, "ed")))
        found: dict[str, set[VerbForm]] = {}
        for text, form in (
            (verb, VerbForm.BASE),
            (_present(verb), VerbForm.PRESENT),
            (past, VerbForm.PAST),
            (participle, VerbForm.PARTICIPLE),
            (_regular(verb, "ing"), VerbForm.ING),
        ):
            found.setdefault(text, set()).add(form)
        return {text: frozenset(forms) for text, forms in found.items()}


def conjugation(irregular: Iterable[IrregularVerb]) -> Conjugation:
    """Return the forms of verbs, with the exceptions that rules list."""
    return Conjugation(
        {one.verb.lower(): (one.past.lower(), (one.participle or one.past).lower()) for one in irregular}
    )


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
