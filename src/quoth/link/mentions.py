"""Names in running text: which paragraphs of which sources name an entry.

One word of a name ("Thae") counts only in a source that gave the full name before, and never where two
entries could be meant. Of names that begin together the longest wins (Aho-Corasick, leftmost-longest).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from quoth.folding import fold
from quoth.ids import EntryId, SourceId
from quoth.model import Entry, Library, Source

SHORTEST = 2
"""Letters that a name must have to be looked for."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A paragraph of a source that names an entry."""

    source: SourceId
    paragraph: int
    words: str
    """The name as it stands there, the first time."""


def mentions(library: Library) -> Mapping[EntryId, tuple[Mention, ...]]:
    """Return the paragraphs that name each entry, one mention for each paragraph."""
    full, short = _names(library.entries.values())
    names = sorted(full.keys() | short.keys())
    found: dict[EntryId, list[Mention]] = defaultdict(list)
    if not names:
        return {}
    search = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    for source in library.sources.values():
        for entry, mention in _in_source(source, search, names, full, short):
            found[entry].append(mention)
    return {entry: tuple(those) for entry, those in found.items()}


def _names(entries: Iterable[Entry]) -> tuple[dict[str, EntryId], dict[str, EntryId]]:
    """Return full names and one-word forms, each with the one entry that it can mean."""
    full: dict[str, set[EntryId]] = defaultdict(set)
    short: dict[str, set[EntryId]] = defaultdict(set)
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            folded = fold(name).text
            one_word = " " not in folded and folded.isascii()
            (short if one_word and entry.kind.personal_names else full)[folded].add(entry.id)
        words = fold(entry.name).text.split()
        if entry.kind.personal_names and len(words) > 1:
            for word in {words[0], words[-1]}:
                short[word].add(entry.id)
    return _unshared(full), _unshared(short)


def _unshared(names: Mapping[str, set[EntryId]]) -> dict[str, EntryId]:
    return {name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1 and len(name) >= SHORTEST}


def _in_source(
    source: Source,
    search: AhoCorasick,
    names: list[str],
    full: Mapping[str, EntryId],
    short: Mapping[str, EntryId],
) -> Iterator[tuple[EntryId, Mention]]:
    introduced: set[EntryId] = set()
    for paragraph in source.paragraphs:
        text = paragraph.folded.text
        seen: set[EntryId] = set()
        for which, start, end in search.find_matches_as_indexes(text):
            name = names[which]
            if not _stands_alone(text, start, end):
                continue
            if name in full:
                entry = full[name]
                introduced.add(entry)
            elif short[name] in introduced and not _goes_on(text, end):
                entry = short[name]
            else:
                continue
            if entry not in seen:
                seen.add(entry)
                yield entry, Mention(source.id, paragraph.number, name)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a match is no part of a longer word; a particle of hangul may follow."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    cased = after.isdigit() or after.lower() != after.upper()
    return not before.isalnum() and not cased and not (after == "-" and text[end + 1 : end + 2].isalnum())


def _goes_on(text: str, end: int) -> bool:
    """Say whether another capitalised word follows at once, so that one word is part of some other name."""
    return re.match(r" [^\W\d_]", text[end:]) is not None and text[end + 1].isupper()
