"""Checks of quotations: each stands in its source, once, and is long enough to mean something."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from quoth.findings import Code, Finding
from quoth.folding import fold
from quoth.likeness import difference, nearest
from quoth.model import Entry, Paragraph, Source
from quoth.quotes import Passage, Proved, Quotation, count_words, find, parts, quotations
from quoth.scalars import yaml_scalar

_AROUND = range(3, 13)
"""How many words before or after a quote tell its place from others; the fewest that do are proposed."""


def quotes_are_long_enough(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every quotation has enough words to be told from chance."""
    least = proved.config.shortest_quote
    for quoted, _ in quotations(entry, proved.library):
        count = _length(quoted)
        if count < least:
            message = f"the quote has {count} of at least {least} words; quote more of the sentence"
            yield Finding(quoted.place, Code.QUOTE_TOO_SHORT, message)


def quotes_are_found(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every quotation stands in its source, word for word."""
    for quoted, in_prose in quotations(entry, proved.library):
        if not proved.passages[quoted] and _length(quoted) >= proved.config.shortest_quote:
            yield _not_found(quoted, proved.library.sources[quoted.source], in_prose=in_prose)


def quotes_are_found_once(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every quotation stands for one passage, not for any of several."""
    for quoted, in_prose in quotations(entry, proved.library):
        passages = proved.passages[quoted]
        if len(passages) > 1 and _length(quoted) >= proved.config.shortest_quote:
            numbers = dict.fromkeys(str(passage.paragraph) for passage in passages)
            where = f"{len(passages)} times in {quoted.source} ({_paragraphs(list(numbers))})"
            cure, fix = "quote more words around the one you mean", None
            if not in_prose:
                cure += ", or add 'before:' or 'after:' with the words next to it"
                fix = _apart(quoted, passages[0], proved.library.sources[quoted.source])
            yield Finding(quoted.place, Code.QUOTE_AMBIGUOUS, f"the quote stands {where}; {cure}", fix)


def _length(quoted: Quotation) -> int:
    return sum(count_words(part) for part in parts(fold(quoted.words).text))


def _not_found(quoted: Quotation, source: Source, *, in_prose: bool) -> Finding:
    """Say why a quotation is not found, by what is."""
    bare = replace(quoted, before=None, after=None)
    if find(bare, source):
        message = f"the quote is in {source.id}, but not between these words; correct 'before' and 'after'"
        return Finding(quoted.place, Code.QUOTE_NOT_FOUND, message)
    spread = _spread(bare, source)
    if spread:
        cure = "with a link of its own" if in_prose else "in a piece of evidence of its own"
        message = f"the quote is spread over {_paragraphs(spread)} of {source.id}; quote each {cure}"
        return Finding(quoted.place, Code.QUOTE_NOT_FOUND, message)
    near = nearest(quoted.words, source)
    if near is None:
        message = f"nothing in {source.id} is like “{quoted.words}”; copy the words, or name another source"
        return Finding(quoted.place, Code.QUOTE_NOT_FOUND, message)
    if not find(replace(bare, words=near.words), source):
        message = (
            f"the quote is not in {source.id}; paragraph {near.paragraph} has words like it, but not in this "
            f"order: “{near.words}”; quote them as they follow one another"
        )
        return Finding(quoted.place, Code.QUOTE_NOT_FOUND, message)
    message = (
        f"the quote is not in {source.id}; paragraph {near.paragraph} has “{near.words}”: "
        f"{difference(quoted.words, near.words) or 'the signs between the words differ'}"
    )
    fix = near.words if in_prose else yaml_scalar(near.words)
    return Finding(quoted.place, Code.QUOTE_NOT_FOUND, message, fix)


def _spread(bare: Quotation, source: Source) -> list[str]:
    """Return the paragraphs over which a quotation is spread, or none when it is not there at all."""
    starts = [0, *accumulate(len(paragraph.text) + 1 for paragraph in source.paragraphs)]
    text = "\n".join(paragraph.text for paragraph in source.paragraphs)
    found = find(bare, replace(source, paragraphs=(Paragraph(number=1, text=text, place=source.place),)))
    ends = (offset for start, end in found[0].spans for offset in (start, end - 1)) if found else ()
    return list(dict.fromkeys(str(bisect_right(starts, offset)) for offset in ends))


def _apart(quoted: Quotation, passage: Passage, source: Source) -> str | None:
    """Return the line that settles a quotation on a passage."""
    text = source.paragraphs[passage.paragraph - 1].text
    before = text[: passage.spans[0][0]].split()
    after = text[passage.spans[-1][1] :].split()
    for count in _AROUND:
        words = " ".join(before[-count:])
        if find(replace(quoted, before=words), source) == (passage,):
            return f"before: {yaml_scalar(words)}"
        words = " ".join(after[:count])
        if find(replace(quoted, after=words), source) == (passage,):
            return f"after: {yaml_scalar(words)}"
    return None


def _paragraphs(numbers: list[str]) -> str:
    *others, last = numbers
    return f"paragraphs {', '.join(others)} and {last}" if others else f"paragraph {last}"
