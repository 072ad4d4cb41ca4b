"""What the words around a date settle: the year they speak of, and the date of an event told before."""

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.dates import Date, Precision
from quoth.extraction.article import Article, Span
from quoth.extraction.date_sayings import Base, Calendar, Counted, Named, Said

_BREAKS = "who which that and but when while . ! ? ; : , ( ) —"
_OTHER_THOUGHT = frozenset(_BREAKS.split())
_FARTHEST = 14
"""Words that may stand between "a month before" and the date."""
_STEM = 5
"""Letters by which "defected" is known again in "defection"."""
_OPENING = 4
"""Words of a sentence in which it may say what year it, and what follows, is about."""


def counts_from(article: Article, distance: Span, other: Span) -> bool:
    """Say whether "a month before" counts from another date, with no other thought between."""
    if distance.sentence != other.sentence or not 0 <= other.first - distance.last <= _FARTHEST:
        return False
    words = article.sentences[other.sentence].lower[distance.last : other.first]
    return not _OTHER_THOUGHT.intersection(words)


def date_of_event(
    article: Article, distance: Span, earlier: Sequence[tuple[Span, Date]], published: Date | None
) -> Date | None:
    """Return the nearest date before at which the text speaks of the event after "a day after"."""
    sentence = article.sentences[distance.sentence].lower
    event = _stems(sentence[distance.last : distance.last + 8])
    for span, one in reversed(earlier):
        if one.precision is not Precision.DAY or one.earliest is None:
            continue
        if published and published.latest and one.earliest > published.latest:
            continue
        around = article.sentences[max(0, span.sentence - 1) : span.sentence + 2]
        paragraph = article.sentences[span.sentence].paragraph
        if any(event & _stems(near.lower[:200]) for near in around if near.paragraph == paragraph):
            return one
    return None


def _stems(words: Sequence[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) > _STEM}


@dataclass(frozen=True, slots=True)
class YearTold:
    """A year that the text is speaking of."""

    year: int
    sentence: int | None
    """The one sentence that speaks of it; None where the rest of the paragraph may too."""


def year_told(
    article: Article, span: Span, said: Said, resolved: Date, before: YearTold | None
) -> YearTold | None:
    """Return the year that the text speaks of after a date; None where it is the publication's again."""
    if resolved.earliest is None or resolved.precision not in (
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
    ):
        return before
    year = resolved.earliest.year
    match said:
        case Calendar(year=int(), month=int()):
            return YearTold(year, None)
        case Calendar(year=int()) | Counted(unit="year", base=Base.PUBLICATION | Base.BEFORE):
            if span.first < _OPENING:
                return YearTold(year, None)
            words = article.sentences[span.sentence].lower
            aside = words[span.last : span.last + 1] in ((",",), (")",)) or words[span.first - 1] == "since"
            return before if aside or isinstance(said, Counted) else YearTold(year, span.sentence)
        case Calendar(of=Counted(base=Base.PUBLICATION)) | Named() | Counted(base=Base.PUBLICATION):
            return None
        case _:
            return before
