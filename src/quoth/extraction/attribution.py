"""Who says what an article tells, at each remove, and how sure the words are."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from quoth.extraction.article import Article, Span
from quoth.extraction.naming import Tellers
from quoth.extraction.people import Cast
from quoth.extraction.phrases import Phrases
from quoth.extraction.reaches import find_reaches
from quoth.extraction.sayings import Reach
from quoth.extraction.speech_rules import SpeechRules
from quoth.extraction.speech_words import SpeechWords

_BLOCK = 64
"""Words by which reaches are looked up, so that a sentence without an end takes no longer than others."""
_MANNERS = ("stated", "reported", "alleged")
"""From the surest on; what is alleged by somebody of whom it is reported is alleged."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, and how."""

    said_by: tuple[str, ...] = ()
    """By name, or in the words of the article ("a Japanese newspaper"), outermost first."""
    manner: str = "stated"
    """`stated`, `reported` or `alleged`."""
    denied: bool = False
    """Whether they say that it is not so."""


@dataclass(frozen=True)
class Attributions:
    """Who says each part of an article."""

    reaches: tuple[Reach, ...] = ()

    def of(self, span: Span) -> Attribution:
        """Return who says some words, and how; the article states what nobody else tells."""
        near = self._by_block.get((span.sentence, span.first // _BLOCK), ())
        over = sorted((one for one in near if span in one.span), key=lambda one: one.order)
        said_by = tuple(dict.fromkeys(one.teller for one in over if one.teller is not None))
        manner = max((one.manner for one in over), key=_MANNERS.index, default=_MANNERS[0])
        return Attribution(said_by, manner, any(one.denied for one in over))

    @cached_property
    def _by_block(self) -> dict[tuple[int, int], list[Reach]]:
        found: dict[tuple[int, int], list[Reach]] = {}
        for one in self.reaches:
            for block in range(one.span.first // _BLOCK, (one.span.last - 1) // _BLOCK + 1):
                found.setdefault((one.span.sentence, block), []).append(one)
        return found


def find_attributions(article: Article, cast: Cast, rules: SpeechRules) -> Attributions:
    """Return who says each part of an article."""
    words = SpeechWords(rules)
    tellers = Tellers(article, cast, Phrases(rules.unnamed))
    numbers: Iterable[int] = dict.fromkeys(sentence.paragraph for sentence in article.sentences)
    return Attributions(
        tuple(reach for number in numbers for reach in find_reaches(article, tellers, words, number))
    )
