"""Checks that quotes fit their claims: what a claim says has a counterpart in its quotes or close by.

A quote that is found can still fail to support its claim. These checks see dates, numbers and names;
`inferred` says that a person saw further, and silences them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from quoth.check.names import spaced, speak_of
from quoth.check.numbers import numbers_in
from quoth.dates import Date
from quoth.dates_in_text import find_dates, supported
from quoth.findings import Code, Finding
from quoth.ids import SourceId
from quoth.model import Claim, Entry
from quoth.quotes import Proved, quotation

_CURE = "quote a passage that says it, correct the claim, or add 'inferred: why it follows'"
_Spot = tuple[SourceId, int]
"""A paragraph of a source, by its number."""


def dates_are_quoted(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every date of a claim has a counterpart in the paragraphs that it quotes."""
    sources = proved.library.sources
    dated = (claim for claim in entry.claims if any(_dates(claim)))
    for claim, spots in _quoting(dated, proved):
        known = [date for spot in spots for date in _found(_text(spot, proved), sources[spot[0]].published)]
        published = {sources[source].published for source, _ in spots}
        for name, date in _dates(claim):
            if not any(supported(date, known, day) or _is_past(date, day) for day in published):
                message = f"'{name}: {date.text}' has no counterpart in the quoted paragraphs; {_CURE}"
                yield Finding(claim.place, Code.QUOTE_FIT, message)


def numbers_are_quoted(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every number of a claim stands in the paragraphs that it quotes."""
    counted = (claim for claim in entry.claims if any(_numbers(claim)))
    for claim, spots in _quoting(counted, proved):
        for name, said, number in _numbers(claim):
            if not any(number in _counted(_text(spot, proved)) for spot in spots):
                message = f"'{name}: {said}' has no counterpart in the quoted paragraphs; {_CURE}"
                yield Finding(claim.place, Code.QUOTE_FIT, message)


def names_are_quoted(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """What a claim is about, and what it names, stands in or beside the paragraphs that it quotes."""
    library = proved.library
    for claim, spots in _quoting(entry.claims, proved):
        near = [spaced(_text(spot, proved)) for spot in _with_neighbours(spots, proved)]
        titles = [spaced(library.sources[source].title) for source in {source for source, _ in spots}]
        if not speak_of(entry, near + titles):
            message = f"nothing in or beside the quoted paragraphs names {entry.name}; {_CURE}"
            yield Finding(claim.place, Code.QUOTE_FIT, message)
        now = library.now_called.get(claim.value.entry or "")
        if now is not None and not speak_of(library.entries[now], near):
            message = f"nothing in or beside the quoted paragraphs names {library.entries[now].name}; {_CURE}"
            yield Finding(claim.value.place, Code.QUOTE_FIT, message)


_SEEN = 4096
"""Paragraphs of which it is kept what is in them: claims that stand together quote the same ones."""
_found = lru_cache(maxsize=_SEEN)(find_dates)
_counted = lru_cache(maxsize=_SEEN)(numbers_in)


def _quoting(claims: Iterable[Claim], proved: Proved) -> Iterator[tuple[Claim, tuple[_Spot, ...]]]:
    """Yield each claim that is to be said by its quotes, with the paragraphs in which they are found.

    While a quote of a claim is still to be mended, it is not known what it will say.
    """
    for claim in claims:
        found = [proved.passages.get(quotation(piece), ()) for piece in claim.evidence]
        if found and all(found) and claim.inferred is None:
            spots = dict.fromkeys((one.source, one.paragraph) for passages in found for one in passages)
            yield claim, tuple(spots)


def _is_past(date: Date, published: Date) -> bool:
    """Say whether a date says only that something was over when it was told: `../2024-09`."""
    return bool(date.ends) and date.ends[0] is None and date.ends[1] == published


def _text(spot: _Spot, proved: Proved) -> str:
    source, paragraph = spot
    return proved.library.sources[source].paragraphs[paragraph - 1].text


def _with_neighbours(spots: Iterable[_Spot], proved: Proved) -> Iterable[_Spot]:
    """Return some paragraphs with the one before and the one after each."""
    return dict.fromkeys(
        (source, number)
        for source, paragraph in spots
        for number in range(max(1, paragraph - 1), paragraph + 2)
        if number <= len(proved.library.sources[source].paragraphs)
    )


def _dates(claim: Claim) -> Iterator[tuple[str, Date]]:
    """Yield every date of a claim under the name that it has in the file."""
    said = claim.qualifiers
    named = ((claim.stated, claim.value.date), ("from", said.since), ("until", said.until), ("on", said.on))
    yield from ((name, date) for name, date in named if date is not None)


def _numbers(claim: Claim) -> Iterator[tuple[str, str, float]]:
    if claim.value.number is not None:
        yield claim.stated, claim.value.text, claim.value.number
    if claim.qualifiers.count is not None:
        count = claim.qualifiers.count
        yield "count", count, float(re.sub("^[~<>]", "", count))
