"""Checks of sources: each is used, shown no more than it may be, and what it redacts stays unsaid."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from quoth.findings import Code, Finding
from quoth.folding import bare
from quoth.ids import SourceId
from quoth.load.prose import replace_links
from quoth.model import Entry, Library, Link, Source
from quoth.place import Place
from quoth.quotes import Proved, count_words, words_covered

_MOST = 3
"""Entries that a message names."""
_LONG = 200
"""Characters of a paragraph that nobody writes a second time."""
_LINES = 3
"""Lines that hardly all end with a sentence by chance, as those of a text that is broken at its width."""
_ENDS = re.compile(r"[.!?…。！？][\"'”’」』)]*\s*$")


def sources_are_used(source: Source, proved: Proved) -> Iterator[Finding]:
    """Every source is quoted by something."""
    if source.id not in proved.quoted and not proved.library.unread:
        message = (
            "nothing quotes this source, so the site does not show it; "
            "make claims from it, or delete the file"
        )
        yield Finding(source.place, Code.UNUSED_SOURCE, message)


def reprints_share_an_origin(proved: Proved) -> Iterator[Finding]:
    """Sources of different origins have neither an address nor a long paragraph in common."""
    first: dict[str, Source] = {}
    for source in proved.library.sources.values():
        same = [one.text for one in source.paragraphs if len(one.text) >= _LONG]
        others = (first.setdefault(mark, source) for mark in (source.url or source.id, *same))
        other = next((one for one in others if one.origin != source.origin), None)
        if other is not None:
            message = (
                f"the same text or address stands in {other.place.path}, and the two count as independent; "
                "give both one 'origin', or delete one"
            )
            yield Finding(source.place, Code.SAME_TEXT, message)


def sources_have_paragraphs(source: Source, _: Proved) -> Iterator[Finding]:
    """No article is one paragraph because its blank lines were lost when it was copied."""
    if len(source.paragraphs) != 1:
        return
    first = source.paragraphs[0]
    lines = first.text.split("\n")
    if len(lines) >= _LINES and all(_ENDS.search(line) for line in lines):
        cure = "put a blank line between its paragraphs"
        message = f"the {len(lines)} lines of the article are one paragraph; {cure}"
        yield Finding(first.place, Code.NO_PARAGRAPHS, message)


def sources_stay_within_quota(source: Source, proved: Proved) -> Iterator[Finding]:
    """No source is shown in excerpts beyond the share of its words that may be shown."""
    if source.publish != "excerpts":
        return
    entries = proved.library.entries
    quoted = proved.quoted.get(source.id, {})
    by_entry = {entries[id_].place: those for id_, those in quoted.items() if entries[id_].publish == "full"}
    total = sum(count_words(paragraph.text) for paragraph in source.paragraphs)
    share = words_covered((p for passages in by_entry.values() for p in passages), source) / max(1, total)
    if share > source.quota:
        taken = Counter({place: words_covered(passages, source) for place, passages in by_entry.items()})
        most = ", ".join(f"{place} ({count:,} words)" for place, count in taken.most_common(_MOST))
        message = (
            f"excerpts show {share:.1%} of this source's words, and {source.quota:.1%} may be shown; "
            f"quote less, first in {most}, or raise 'quota' here if the rights allow it"
        )
        yield Finding(source.place, Code.OVER_QUOTA, message)


def redacted_stays_unsaid(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Nothing that an author writes says what a source redacts; quotes are masked where they are shown."""
    owners = proved.library.redacted
    if not owners or entry.publish == "withheld":
        return
    redacted = _any_of(tuple(owners))
    for what, text, place in _written(entry, proved.library):
        hit = redacted.search(bare(text))
        if hit is not None:
            # The words themselves stay out of the message: it ends in public logs.
            message = f"{what} says what {owners[hit[0]]} redacts; write it without those words"
            yield Finding(place, Code.REDACTED, message)


def closed_sources_are_not_shown(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """The prose shows no words of a source that lets none be shown: a citation has them in its title."""
    for link in entry.prose.links:
        source = proved.library.sources.get(SourceId(link.target))
        if source is not None and source.publish == "none" and not link.title:
            message = (
                f"{link.target} lets no words be shown ('publish: none'); "
                'say it in your own words, and put the quote into the title: [words](source-id "quote")'
            )
            yield Finding(link.place, Code.REDACTED, message)


@lru_cache(maxsize=1)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one) for one in sorted(words, key=len, reverse=True)))


def _written(entry: Entry, library: Library) -> Iterator[tuple[str, str, Place]]:
    """Yield what an author wrote in an entry, quotations apart: what it is, the words, and where."""
    for name in (entry.name, *entry.aliases):
        yield "a name", name, entry.place
    yield "a note", entry.note or "", entry.place
    for claim in entry.claims:
        said = claim.qualifiers
        yield "the value", claim.value.text, claim.value.place
        for text in (said.at, said.role, said.note, claim.preferred, claim.inferred, claim.single_origin):
            yield "a part of the claim", text or "", claim.place
        for piece in claim.evidence:
            for text in (*piece.said_by, piece.note or ""):
                yield "'said-by' or the note", text, piece.place

    def shown(link: Link) -> str:
        is_citation = link.target in library.sources
        return link.text if is_citation else entry.prose.text[link.start : link.end]

    yield "the prose", replace_links(entry.prose, shown), entry.prose.place
