"""Who says what an article tells, at each remove, and how sure the words are."""

from dataclasses import dataclass

from quoth.extraction.article import Article, Span
from quoth.extraction.people import Cast
from quoth.extraction.speech_rules import SpeechRules


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, and how."""

    said_by: tuple[str, ...] = ()
    """By name, or in the words of the article ("a Japanese newspaper"), outermost first."""
    manner: str = "stated"
    """`stated`, `reported` or `alleged`."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """Words over which an attribution reaches."""

    span: Span
    attribution: Attribution


@dataclass(frozen=True)
class Attributions:
    """Who says each part of an article."""

    reaches: tuple[_Reach, ...] = ()

    def of(self, span: Span) -> Attribution:
        """Return who says some words, and how; the article states what nobody else tells."""
        return next((one.attribution for one in self.reaches if span in one.span), Attribution())


def find_attributions(article: Article, cast: Cast, rules: SpeechRules) -> Attributions:
    """Return who says each part of an article."""
    return Attributions()
