"""Checks of prose: it is there, it cites, and its links lead somewhere."""

import re
from collections.abc import Iterator

from quoth.addresses import SCHEMES, fault_of_address
from quoth.check.claims import leans_on_hidden, unpublished
from quoth.findings import Code, Finding, did_you_mean
from quoth.model import Entry, Library
from quoth.quotes import Proved
from quoth.sanitiser import NOT_HARMLESS, is_harmless
from quoth.shown import html_of

_MAIL = re.compile(r"mailto:[\w.+-]+@[a-z0-9.-]+")
_WRITE = "write below the second '---' in a few sentences what the claims say"
_SHOWN = 6
"""Words of a sentence that a message repeats."""


def entries_have_prose(entry: Entry, _: Proved) -> Iterator[Finding]:
    """Every entry tells in prose what it is about."""
    if entry.publish != "draft" and not entry.prose.text.strip():
        yield Finding(entry.place, Code.NO_PROSE, f"has no prose; {_WRITE}")


def drafts_have_prose(proved: Proved) -> Iterator[Finding]:
    """Every draft does so too; of drafts, which are still written, it is told once."""
    drafts = (entry for entry in proved.library.entries.values() if entry.publish == "draft")
    without = [entry for entry in drafts if not entry.prose.text.strip()]
    like = f", like {len(without) - 1} more of the drafts" if len(without) > 1 else ""
    for entry in without[:1]:
        yield Finding(entry.place, Code.NO_PROSE, f"has no prose{like}; {_WRITE}")


def sentences_cite(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every sentence rests on a source."""
    for sentence in entry.prose.sentences:
        # What looks like a link and is none is told where the prose is read.
        meant = "](" in sentence.text or any(_may_cite(one.target, proved.library) for one in sentence.links)
        if not meant:
            words = sentence.text.split()
            shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
            message = f"“{shown}” cites no source; link words that stand in one: [words](source-id)"
            yield Finding(sentence.place, Code.UNCITED, message)


def links_lead_somewhere(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Every link leads to an entry, a source, or an address on the web or of mail."""
    library = proved.library
    known = (library.now_called, library.sources, library.unread)
    for link in entry.prose.links:
        now = library.now_called.get(link.target)
        if now is not None and leans_on_hidden(entry, library.entries[now]):
            yield Finding(link.place, Code.UNKNOWN_ENTRY, unpublished(link.target, "the prose"))
        if any(link.target in ids for ids in known) or _MAIL.fullmatch(link.target):
            continue
        if link.target.startswith(SCHEMES):
            fault = fault_of_address(link.target)
            if fault is not None:
                message, fix = fault
                yield Finding(link.place, Code.BAD_ADDRESS, f"the link {message}", fix)
            continue
        if not link.target:
            message = "this link leads nowhere; write an id, or an address with https://, between ( and )"
            yield Finding(link.place, Code.UNKNOWN_LINK, message)
            continue
        # Who is used to other sites writes `../people/x.md`.
        meant = link.target.rpartition("/")[2].removesuffix(".md")
        near = did_you_mean(meant, sorted({id_ for ids in known for id_ in ids}))
        hint = f"Did you mean {near!r}?" if near else "Write an id, or an address with https:// before it"
        message = f"there is no entry or source {link.target!r} to link to. {hint}"
        yield Finding(link.place, Code.UNKNOWN_LINK, message, near)


def _may_cite(target: str, library: Library) -> bool:
    """Say whether a link leads to a source, or would if it were right: that it is not is told already."""
    elsewhere = target in library.now_called or target.startswith(SCHEMES)
    return target in library.sources or target in library.unread or not elsewhere


def prose_is_harmless(entry: Entry) -> Iterator[Finding]:
    """What all other checks let pass, a sanitiser leaves as it is."""
    if not is_harmless(html_of(entry.prose.text)):
        yield Finding(entry.prose.place, Code.NOT_HARMLESS, NOT_HARMLESS)
