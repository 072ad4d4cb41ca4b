"""Checks of sources: each is used, shown no more than it may be, and what it redacts stays unsaid."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from quoth.check.quotes import quotations
from quoth.findings import Code, Finding
from quoth.folding import fold
from quoth.ids import SourceId
from quoth.load.prose import replace_links
from quoth.model import Entry, Library, Link
from quoth.place import Place
from quoth.quotes import Passage, Proved, count_words, words_covered

_MOST = 3
"""Entries that a message names."""


def sources_are_used(proved: Proved) -> Iterator[Finding]:
    """Every source is quoted by something."""
    used = {quoted.source for quoted in proved.passages}
    for source in proved.library.sources.values():
        if source.id not in used and not proved.library.unread:
            message = (
                "nothing quotes this source, so the site does not show it; "
                "make claims from it, or delete the file"
            )
            yield Finding(source.place, Code.UNUSED_SOURCE, message)


def sources_stay_within_quota(proved: Proved) -> Iterator[Finding]:
    """No source is shown in excerpts beyond the share of its words that may be shown."""
    library = proved.library
    quoted: dict[SourceId, dict[Place, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for entry in library.entries.values():
        if entry.publish == "full":
            for words, _ in quotations(entry, library):
                quoted[words.source][entry.place] += proved.passages[words]
    for id_, by_entry in quoted.items():
        source = library.sources[id_]
        if source.publish != "excerpts":
            continue
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


def redacted_stays_unsaid(proved: Proved) -> Iterator[Finding]:
    """Nothing that an author writes says what a source redacts; quotes are masked where they are shown."""
    sources = proved.library.sources.values()
    owners = {_plain(words): source.place.path for source in sources for words in source.redact}
    owners.pop("", None)
    if not owners:
        return
    redacted = re.compile("|".join(re.escape(words) for words in sorted(owners, key=len, reverse=True)))
    for entry in proved.library.entries.values():
        if entry.publish == "withheld":
            continue
        for what, text, place in _written(entry, proved.library):
            hit = redacted.search(_plain(text))
            if hit is not None:
                # The words themselves stay out of the message: it ends in public logs.
                message = f"{what} says what {owners[hit[0]]} redacts; write it without those words"
                yield Finding(place, Code.REDACTED, message)


def closed_sources_are_not_shown(proved: Proved) -> Iterator[Finding]:
    """The prose shows no words of a source that lets none be shown: a citation has them in its title."""
    sources = proved.library.sources
    for entry in proved.library.entries.values():
        for link in entry.prose.links:
            if link.target in sources and sources[SourceId(link.target)].publish == "none" and not link.title:
                message = (
                    f"{link.target} lets no words be shown ('publish: none'); "
                    'say it in your own words, and put the quote into the title: [words](source-id "quote")'
                )
                yield Finding(link.place, Code.REDACTED, message)


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


def _plain(text: str) -> str:
    return fold(text).text.casefold()
