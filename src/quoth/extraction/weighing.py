"""Whom a pronoun may mean, and what speaks for each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quoth.extraction.article import Sentence, Span
from quoth.extraction.name_rules import NameRules
from quoth.extraction.sexes import MAN, WOMAN
from quoth.extraction.standing import is_beside, is_object, owner_apposed, subject_of

PRONOUNS: Mapping[str, str] = {
    "he": MAN,
    "his": MAN,
    "him": MAN,
    "himself": MAN,
    "she": WOMAN,
    "her": WOMAN,
    "hers": WOMAN,
    "herself": WOMAN,
}
SUBJECT = 1.5
"""What the subject of a clause counts for."""
OWNER = 1.25
"""The same of whose the subject is: "General Tlass's brigade"."""
ROLE = 1.0
"""The same of somebody without a name, but with "the": the words may mean anybody."""
_AGAIN = (1.75, 0.75)
"""What somebody counts for whom a pronoun has meant already, in this sentence and the one before."""
_NEAR = (4.0, 2.5, 1.0, 0.5)
"""What somebody counts for who was mentioned so many sentences ago."""
REACH = len(_NEAR) - 1
_FITS = 0.75
"""For a person whose sex is known."""
_HERO, _OPENING = 0.5, 2.0
"""For whom the article is about, and besides where a paragraph begins."""
_OWN_CLAUSE = 1.0
_BESIDE = 2.0
"""For the owner in words such as "Marcos and his wife"."""
_QUOTED = -1.0
_ELSEWHERE = -0.5
"""For a person of the paragraph before."""
SOLE = 0.75
"""For the only person of a sentence."""
_AHEAD = 0.5
"""By how much one person must be ahead of the next."""
_LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody where the article speaks of one."""

    span: Span
    person: str | None
    """The name; None where it is somebody without a name."""
    weight: float = 0.0
    quoted: bool = False
    gender: str | None = None
    """What a pronoun tells, or the word for somebody without a name."""
    again: bool = False
    """Whether a pronoun means somebody here."""


@dataclass(frozen=True)
class Weighing:
    """Weighs people, in the light of what is known of them."""

    rules: NameRules
    genders: Mapping[str, str]
    hero: str | None
    """Whom the article is about."""

    def meant(
        self,
        sentence: Sentence,
        at: int,
        before: Sequence[Seen],
        past: Sequence[Sequence[Seen]],
        *,
        without: str | None,
        since: int,
    ) -> str | None:
        """Return whom a pronoun means; None in doubt.

        `before` are the people before it in its sentence, and `past` those of the sentences before, the last
        one first; `without` is who speaks, and `since` is the sentence with which the paragraph begins.
        """
        word, gender = sentence.lower[at], PRONOUNS[sentence.lower[at]]
        excluded = self._excluded(sentence, at, before) | ({without} if without else set())
        # Whom "she" has meant a moment ago is not "him".
        others = {
            one.person for those in (before, *past) for one in those if one.again and one.gender != gender
        }
        scores: dict[str | None, float] = {}
        for ago, those in enumerate((before, *past)):
            for one in those:
                unnamed = one.person is None and self._is_vague(one, ago, word, since)
                if one.person not in excluded | others and not unnamed and self._fits(one, gender):
                    score = _NEAR[ago] + self._worth(one, ago, since) + self._known(one)
                    scores[one.person] = max(scores.get(one.person, 0.0), score)
        if word not in ("he", "she", "him"):
            nearest = next((one.person for one in reversed(before) if one.weight >= SUBJECT), None)
            if nearest in scores:
                scores[nearest] += _OWN_CLAUSE
            beside = before[-1] if before and is_beside(sentence, before[-1].span, at) else None
            if beside is not None and beside.person in scores:
                scores[beside.person] += _BESIDE
        hero = self.hero
        told = [[one.person for one in those if not one.quoted] for those in past]
        last = set(next((those for those in told if those), ()))
        named = scores.keys() & {one.person for one in before}
        fits = hero is not None and hero not in excluded and self.genders.get(hero) in (None, gender)
        if fits and (not last or hero in last | named):
            opening = _OPENING if sentence.number == since and not named else 0.0
            scores[hero] = scores.get(hero, _HERO) + _HERO + opening
        return _first(scores)

    def _is_vague(self, one: Seen, ago: int, word: str, since: int) -> bool:
        """Say whether somebody without a name is not whom a pronoun means: "A guard said that she"."""
        if ago:
            return one.span.sentence < since
        return one.gender is None and word in ("he", "she", "him")

    def _fits(self, one: Seen, gender: str) -> bool:
        known = self.genders.get(one.person) if one.person else None
        return (known or one.gender or gender) == gender

    def _known(self, one: Seen) -> float:
        return _FITS if one.gender or self.genders.get(one.person or "") else 0.0

    def _worth(self, one: Seen, ago: int, since: int) -> float:
        worth = one.weight
        if one.again and ago < len(_AGAIN):
            worth += _AGAIN[ago]
        if one.quoted and ago:
            worth += _QUOTED
        if one.span.sentence < since and one.person != self.hero:
            worth += _ELSEWHERE
        return worth

    def _excluded(self, sentence: Sentence, at: int, before: Sequence[Seen]) -> set[str]:
        """Return whom a pronoun cannot mean: "him" not who does it, "X, his deputy" not X."""
        spans = [one.span for one in before]
        if is_object(sentence, at):
            found = subject_of(sentence, spans, at, self.rules)
        elif sentence.lower[at] in ("his", "her"):
            found = owner_apposed(sentence, spans, at, self.rules)
        else:
            found = None
        return {one.person for one in before if one.span == found and one.person is not None}


def _first(scores: Mapping[str | None, float]) -> str | None:
    ranked = sorted(scores.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < _LEAST:
        return None
    ahead = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _AHEAD
    return ranked[0][0] if ahead else None
