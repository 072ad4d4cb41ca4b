"""What "it", "they" and "the two" stand for where they begin a sentence: whom the one before names."""

from dataclasses import dataclass
from itertools import islice

from quoth.extraction.article import Sentence
from quoth.extraction.names import NameKind
from quoth.extraction.reading import Reading

_MOST = 8
"""Names of a sentence that are looked at."""
TWO = frozenset(("two", "pair", "couple", "both"))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is about, for the one after it."""

    thing: str | None = None
    """What "it" would stand for: the first body or thing that is named."""
    people: tuple[str, ...] = ()
    """Whom "they" would stand for."""

    def after(self, later: "Topic") -> "Topic":
        """Return what a sentence after this one is about; a thing stays until another is named."""
        return Topic(later.thing or self.thing, later.people)


def topic_of(reading: Reading, sentence: Sentence) -> Topic:
    """Return what a sentence is about."""
    dated = reading.dated_in(sentence.number)
    dates = {at for one in dated for at in range(one.span.first, one.span.last)}
    kinds = {NameKind.ORGANISATION, NameKind.OTHER}
    names = (
        reading.article.text(name.span)
        for name in islice(reading.names_in(sentence.number), _MOST)
        if name.kind in kinds and name.span.first not in dates
    )
    people = (one.person for one in islice(reading.cast.in_sentence(sentence.number), _MOST))
    return Topic(next(names, None), tuple(dict.fromkeys(people)))
