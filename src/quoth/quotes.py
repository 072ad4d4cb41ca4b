"""Find quotes in their sources: every quotation of a knowledge base, with the passage it stands for.

An exact match of folded text decides; likeness only suggests, in messages. The words around a quote choose
among several places, as with prefix and suffix of a TextQuoteSelector in the W3C's Web Annotation Data Model.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from quoth.config import Config
from quoth.folding import fold
from quoth.ids import EntryId, SourceId
from quoth.model import Entry, Evidence, Library, Link, Paragraph, Source
from quoth.place import Place
from quoth.restoring import quick_to_restore

_GAP = re.compile(r"\s*(?:\[\.\.\.\]|\.\.\.)\s*")
"""A gap in a folded quote: `…` or `[…]`, however they are written."""
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words: each counts as one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that an author quotes: in a claim's evidence, or as a citation in prose."""

    source: SourceId
    words: str
    before: str | None
    after: str | None
    place: Place = field(compare=False)
    """The same words are looked for, and their passages kept, once."""


@quick_to_restore
@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Where a quotation stands in its source."""

    source: SourceId
    paragraph: int
    """Counted from 1."""
    spans: tuple[tuple[int, int], ...]
    """Start and end of each part in the paragraph's text, in characters; several where the quote has gaps."""


@dataclass(frozen=True)
class Proved:
    """What was read, and the passages found for each quotation: none, the one, or several."""

    library: Library
    config: Config
    passages: Mapping[Quotation, tuple[Passage, ...]]

    def passage(self, quotation: Quotation) -> Passage | None:
        """Return the one passage of a quotation, or None where there is none or more than one."""
        found = self.passages.get(quotation, ())
        return found[0] if len(found) == 1 else None

    @cached_property
    def quoted(self) -> Mapping[SourceId, Mapping[EntryId, list[Passage]]]:
        """What each entry quotes of each source, hidden ones too; a source that none quotes is not here."""
        found: dict[SourceId, dict[EntryId, list[Passage]]] = {}
        for entry in self.library.entries.values():
            for words, _ in quotations(entry, self.library):
                found.setdefault(words.source, {}).setdefault(entry.id, []).extend(self.passages[words])
        return found


def quotation(evidence: Evidence) -> Quotation:
    """Return the words that a piece of evidence quotes."""
    return Quotation(evidence.source, evidence.quote, evidence.before, evidence.after, evidence.place)


def citation(link: Link) -> Quotation:
    """Return the words that a link to a source quotes: its title if it has one, else its text."""
    return Quotation(SourceId(link.target), link.title or link.text, None, None, link.place)


def find(words: Quotation, source: Source) -> tuple[Passage, ...]:
    """Return every passage of the source that the quotation can stand for, in order."""
    quote = fold(words.words).text
    if not quote:
        return ()
    pieces = parts(quote)
    longest = max(pieces, key=len, default="")
    before, after = (fold(around).text if around else "" for around in (words.before, words.after))
    each = ((paragraph.number, paragraph.folded) for paragraph in source.paragraphs)
    return tuple(
        Passage(source.id, number, tuple(folded.original(*span) for span in spans))
        for number, folded in each
        if longest in folded.text  # As in few paragraphs of a long source.
        for spans in _in_paragraph(quote, pieces, folded.text)
        if folded.text[: spans[0][0]].rstrip().endswith(before)
        and folded.text[spans[-1][1] :].lstrip().startswith(after)
    )


Finder: TypeAlias = Callable[[Quotation, Source], tuple[Passage, ...]]


def prove(library: Library, config: Config, look: Finder = find) -> Proved:
    """Look for every quotation of the library in its source; those of unknown sources are left out."""
    each = (passages_of(entry, library, look) for entry in library.entries.values())
    return Proved(library, config, {words: found for of_one in each for words, found in of_one.items()})


def passages_of(entry: Entry, library: Library, look: Finder = find) -> dict[Quotation, tuple[Passage, ...]]:
    """Look for every quotation of an entry in its source."""
    wanted = dict.fromkeys(words for words, _ in quotations(entry, library))
    return {words: look(words, library.sources[words.source]) for words in wanted}


def prove_again(before: Proved, library: Library, changed: Collection[EntryId]) -> Proved:
    """Look for the quotations of these entries alone: nothing else is new, and no source at all."""
    passages = dict(before.passages)
    gone: set[Quotation] = set()
    for id_ in changed:
        new = passages_of(library.entries[id_], library)
        passages |= new
        stood = quotations(before.library.entries[id_], library)
        gone.update(words for words, _ in stood if words not in new)
    if gone:
        # Others may quote the same words.
        gone.difference_update(
            words for one in library.entries.values() for words, _ in quotations(one, library)
        )
    for words in gone:
        del passages[words]
    return Proved(library, before.config, passages)


def quotations(entry: Entry, library: Library) -> Iterator[tuple[Quotation, bool]]:
    """Yield what an entry quotes from known sources, and whether it does so in its prose."""
    for claim in entry.claims:
        for piece in claim.evidence:
            if piece.source in library.sources:
                yield quotation(piece), False
    for link in entry.prose.links:
        if link.target in library.sources:
            yield citation(link), True


def shown(paragraph: Paragraph, passage: Passage) -> str:
    """Return the words of a passage as the source has them, `…` for its gaps."""
    return " … ".join(paragraph.text[start:end] for start, end in passage.spans)


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len((text if text.isascii() else _NO_SPACES.sub(" x ", text)).split())


def stretches(passages: Iterable[Passage]) -> list[tuple[int, int]]:
    """Return what passages of one paragraph cover, in order, as starts and ends that do not overlap."""
    covered: list[tuple[int, int]] = []
    for start, end in sorted(span for passage in passages for span in passage.spans):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(end, covered[-1][1]))
        else:
            covered.append((start, end))
    return covered


def words_covered(passages: Iterable[Passage], source: Source) -> int:
    """Return how many words of a source some passages show, each word once."""
    paragraph = attrgetter("paragraph")
    by_paragraph = groupby(sorted(passages, key=paragraph), key=paragraph)
    return sum(
        count_words(source.paragraphs[number - 1].text[start:end])
        for number, those in by_paragraph
        for start, end in stretches(those)
    )


def parts(quote: str) -> list[str]:
    """Return the parts of a folded quote between its gaps."""
    pieces = _GAP.split(quote) if "..." in quote else [quote]
    return [part for part in pieces if part]


def _in_paragraph(quote: str, pieces: list[str], text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the spans of each place of a folded quote: of the whole as it is, else of its parts in order."""
    if any(piece not in text for piece in pieces):
        return
    whole = list(_occurrences(quote, text))
    if whole:
        yield from ((span,) for span in whole)
        return
    if len(pieces) < 2:
        return
    by_end: dict[int, tuple[tuple[int, int], ...]] = {}
    for first in _occurrences(pieces[0], text):
        spans = [first]
        for piece in pieces[1:]:
            following = next(_occurrences(piece, text, spans[-1][1]), None)
            if following is None:
                break
            spans.append(following)
        else:
            by_end[spans[-1][1]] = tuple(spans)
    yield from by_end.values()


def _occurrences(words: str, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, not beginning or ending inside a word of a script that has cases."""
    at = text.find(words, start)
    while at >= 0:
        end = at + len(words)
        begins_inside = at > 0 and _inside(text[at - 1], text[at])
        ends_inside = end < len(text) and _inside(text[end - 1], text[end])
        if not begins_inside and not ends_inside:
            yield at, end
        at = text.find(words, at + 1)


def _inside(left: str, right: str) -> bool:
    """Say whether a word goes on between two letters. Not so in hangul, where a particle may be left off."""
    return all(letter.isdigit() or letter.lower() != letter.upper() for letter in (left, right))
