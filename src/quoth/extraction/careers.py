"""Posts in the lines of a life told by years: "1979: Deputy director" below the name of somebody."""

from collections.abc import Iterator, Sequence

from quoth.extraction.holdings import Held
from quoth.extraction.lines import Line
from quoth.extraction.people import Mention
from quoth.extraction.post_words import Turn
from quoth.extraction.reading import Reading
from quoth.extraction.titles import Office

_HEADING = 12
"""Words that the heading of a life has at most."""


def whose_life(reading: Reading) -> str | None:
    """Return the person whose name is all that an article begins with."""
    sentences = reading.article.sentences
    named = reading.cast.in_sentence(0)
    if not named or len(sentences[0].words) > _HEADING or len({one.person for one in named}) > 1:
        return None
    return named[0].person if len(reading.article.in_paragraph(sentences[0].paragraph)) == 1 else None


def find_career(line: Line, offices: Sequence[Office], person: str | None) -> Iterator[Held]:
    """Yield the offices with which the sentences of a year begin, as held by the person of the life."""
    if person is None or not _is_of_a_year(line):
        return
    start = line.dates[0].span.last + 1 if line.dates and not line.dates[0].span.first else 0
    for office in offices:
        if office.first == start:
            # The line says it of the person without naming anybody.
            whole = Mention(line.span(0, office.last), person, pronoun=True)
            yield Held(office, whole, Turn.BEGINS, office.first, office.last)


def _is_of_a_year(line: Line) -> bool:
    """Say whether the paragraph of a sentence begins with a date and a colon."""
    first = line.reading.article.in_paragraph(line.sentence.paragraph)[0]
    dates = line.reading.dated_in(first.number)
    if not dates or dates[0].span.first:
        return False
    return first.lower[dates[0].span.last : dates[0].span.last + 1] == (":",)
