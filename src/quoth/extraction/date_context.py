"""What the words around a date settle: the year they speak of, and the date of an event told before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.dates import Date, Precision
from quoth.extraction.article import Article, Span
from quoth.extraction.date_sayings import Base, Calendar, Counted, Named, Said

_BREAKS = "who which that and but when while . ! ? ; : , ( ) —"
_OTHER_THOUGHT = frozenset(_BREAKS.split())
_FARTHEST = 14
"""Words that may stand between "a month before" and the date."""
_AS_FAR_BACK = 4
"""Dates before a phrase such as "a year later" among which the one is that it counts from."""
_NEAR = 6
_BESIDE = 3
_SAYING = frozenset(["said", "told", "announced", "reported", "wrote", "confirmed"])
_OPENS_ASIDE = frozenset([",", "(", "–", "—"])
_OF_THE_PAST = frozenset(["born", "founded", "established", "since", "formed", "created", "built"])
_FIXES = {
    "day": (Precision.DAY,),
    "week": (Precision.DAY,),
    "month": (Precision.DAY, Precision.MONTH),
    "year": (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SEASON),
}
"""What a date must be told by to count units from it."""
_BETWEEN = frozenset(["just", "only", "exactly", "almost", "some", "about"])
_ENDS_EVENT = frozenset(["of", "in", "at", "by", "from", "to", "with", "that", "which", "who", ",", ";", "."])
_STEM = 5
"""Letters by which "defected" is known again in "defection"."""
_OPENING = 3
"""Words of a sentence in which it may say what year it, and what follows, is about."""


def counts_from(article: Article, distance: Span, other: Span) -> bool:
    """Say whether "a month before" counts from another date, with no other thought between."""
    if distance.sentence != other.sentence or not 0 <= other.first - distance.last <= _FARTHEST:
        return False
    words = article.sentences[other.sentence].lower[distance.last : other.first]
    return not _OTHER_THOUGHT.intersection(words)


def says_again(article: Article, one: Span, distance: Span) -> bool:
    """Say whether a distance tells once more the date just before it: "in 1974, a month after the vote"."""
    words = article.sentences[distance.sentence].lower[one.last : distance.first]
    return one.sentence == distance.sentence and words[:1] == (",",) and _BETWEEN.issuperset(words[1:])


def date_of_event(
    article: Article,
    distance: Span,
    unit: str,
    earlier: Sequence[tuple[Span, Date]],
    published: Date | None,
) -> Date | None:
    """Return the nearest date before at which the text speaks of the event after "a day after"."""
    sentence = article.sentences[distance.sentence].lower
    if sentence[distance.last : distance.last + 1] in (("that",), ("this",), ("these",), ("those",)):
        return nearest(unit, earlier, same=False)
    told = sentence[distance.last : distance.last + 8]
    ends = next((at for at, word in enumerate(told) if word in _ENDS_EVENT), len(told))
    event = _stems(told[:ends])
    for span, one in reversed(earlier):
        if one.precision not in _FIXES[unit] or one.earliest is None:
            continue
        if published and published.latest and one.earliest > published.latest:
            continue
        if span.sentence == distance.sentence:
            continue
        around = article.sentences[max(0, span.sentence - 1) : span.sentence + 2]
        paragraph = article.sentences[span.sentence].paragraph
        if any(
            event & _stems(near.lower[:200])
            for near in around
            if near.paragraph == paragraph and near.number != distance.sentence
        ):
            return one
    return None


def _is_aside(article: Article, span: Span) -> bool:
    """Say whether a date only tells of somebody's past: "born on May 3, 1950", ", appointed in May 2011,"."""
    words = article.sentences[span.sentence].lower
    before = words[max(0, span.first - 2 * _NEAR) : span.first]
    if ")" in before:
        before = before[len(before) - before[::-1].index(")") :]
    closed = words[span.last : span.last + 1] in ((",",), (")",))
    closed = closed and not _OPENS_ASIDE.isdisjoint(before[-_NEAR:])
    return closed or not _OF_THE_PAST.isdisjoint(before)


def is_of_saying(article: Article, span: Span) -> bool:
    """Say whether a date tells when something was said, not when it happened: "told us in April"."""
    words = article.sentences[span.sentence].lower[max(0, span.first - _BESIDE) : span.first]
    return not _SAYING.isdisjoint(words)


def nearest(unit: str, earlier: Sequence[tuple[Span, Date]], *, same: bool) -> Date | None:
    """Return a date from which can be counted, of the nearest sentence that has dates; of a span its end.

    The same day or month again may be of a sentence farther back.
    """
    for span, one in reversed(earlier[-_AS_FAR_BACK:]):
        last = one.ends[1] if one.ends else one
        near = same or span.sentence == earlier[-1][0].sentence
        if near and last and last.precision in _FIXES[unit]:
            return last
    return None


def _stems(words: Sequence[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) > _STEM}


@dataclass(frozen=True, slots=True)
class YearTold:
    """A year that the text is speaking of."""

    year: int
    sentence: int | None
    """The one sentence that speaks of it; None where the rest of the paragraph may too."""
    carried: bool = False
    """Whether a paragraph before speaks of it, so that only a tale of the past goes on with it."""

    def of(self, sentence: int, tense: int) -> int | None:
        """Return the year for a date in a sentence, or None where it speaks of another."""
        return self.year if self.sentence in (None, sentence) and not (self.carried and tense >= 0) else None


def carried_on(paragraph: Sequence[tuple[Said, str | None]], before: YearTold | None) -> YearTold | None:
    """Return the year that the next paragraph may go on with, where it was told in full throughout."""
    days = [
        int(edtf[:4])
        for said, edtf in paragraph
        if isinstance(said, Calendar) and said.year and said.day and edtf
    ]
    told = all(_is_told_in_full(said) for said, _ in paragraph)
    if not paragraph:
        return before
    return YearTold(max(days), None, carried=True) if days and told else None


def _is_told_in_full(said: Said) -> bool:
    match said:
        case Calendar(of=None) | Counted(base=Base.BEFORE | Base.EVENT):
            return True
        case _:
            return False


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
            return before if _is_aside(article, span) else YearTold(year, None)
        case Calendar(year=int()) | Counted(unit="year", base=Base.PUBLICATION | Base.BEFORE):
            if span.first < _OPENING:
                return YearTold(year, None)
            words = article.sentences[span.sentence].lower
            aside = words[span.last : span.last + 1] in ((",",), (")",)) or _is_aside(article, span)
            return before if aside or isinstance(said, Counted) else YearTold(year, span.sentence)
        case Counted(base=Base.BEFORE) if before is not None:
            return replace(before, year=year)
        case Calendar(of=Counted(base=Base.PUBLICATION)) | Named() | Counted(base=Base.PUBLICATION):
            return None
        case _:
            return before
