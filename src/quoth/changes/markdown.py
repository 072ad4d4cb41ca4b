"""A report as Markdown for the summary of a pull request.

A forge shows more than CommonMark: it makes links of addresses, of `@name`, `#12` and words like `:+1:`, and
formulas of what stands between dollar signs. Words of strangers must be able to do none of it.
"""

import html
import re
from collections.abc import Iterator

from quoth.changes import layout
from quoth.changes.told import ClaimTold, EntryTold, Quote, Report, SourceTold
from quoth.pages.markdown import link

LONGEST = 1_000_000
"""Bytes: a job's summary on GitHub holds 1 MiB."""
_UNSEEN = "&#8203;"
"""A space without a width, which keeps apart what a forge would make a link of."""
_SPECIAL = re.compile(r"[\\`*_\[\]~|{}]")
_JOINED = re.compile(
    r"""(?<=[@#!])(?=\w) | (?<=[%&~])(?=[\d"])          # @name, #12; and what GitLab refers to by !12, %1, &1
    | (?<=:)(?=//|[\w+-]+:) | (?<=\bwww)(?=\.)        # addresses, emoji
    | (?<=\bGH)(?=-\d)                               # issues once more""",
    re.VERBOSE | re.IGNORECASE,
)
_BEGINS_BLOCK = re.compile(r"\A(?:[#+=-]|\d+(?=[.)]))")


def plain(words: str) -> str:
    """Return words as Markdown that shows exactly these words on one line, wherever it stands."""
    pieces = _JOINED.split(" ".join(words.split()))
    shown = _UNSEEN.join(
        _SPECIAL.sub(r"\\\g<0>", html.escape(piece, quote=False)).replace("$", "<span>$</span>")
        for piece in pieces
    )
    return _BEGINS_BLOCK.sub(_harmless, shown)


def as_markdown(report: Report, longest: int = LONGEST) -> str:
    """Return a report as Markdown of a limited length."""
    head = [
        f"## {plain(report.overview)}",
        f"From {plain(report.base)} to {plain(report.head)}.",
        "\n".join(f"- {plain(note)}" for note in report.notes),
    ]
    blocks = [*(block for block in head if block), *_blocks(report)]
    kept, size = [], 0
    for number, block in enumerate(blocks):
        size += len(block.encode()) + 2
        if size > longest:
            left = len(blocks) - number
            cure = "`python build_entries.py diff` shows all in a terminal."
            kept.append(f"*Too long to show here: {left:,} more parts are left out. {cure}*")
            break
        kept.append(block)
    return "\n\n".join(kept)


def _blocks(report: Report) -> Iterator[str]:
    for entry in report.entries:
        yield from _entry(entry)
    if report.sources:
        yield "### Sources"
        yield from (_source(source) for source in report.sources)
    if report.findings:
        yield "### Findings"
        yield "\n".join(f"- {plain(layout.finding(one))}" for one in report.findings)


def _entry(entry: EntryTold) -> Iterator[str]:
    headline = layout.entry_headline(entry)
    yield f"### {plain(entry.name)}" + (f" – {plain(headline)}" if headline else "")
    yield f"{plain(entry.kind)}, {plain(entry.path)}"
    about = [*entry.remarks, *(layout.difference(one) for one in entry.differences)]
    if about:
        yield "\n".join(f"- {plain(one)}" for one in about)
    for one in entry.disagreements:
        versions = "".join(f"\n- {plain(version)}" for version in one.versions)
        yield f"**{plain(_capital(layout.disagreement(one)))}**\n{versions}"
    for claim in entry.claims:
        yield from _claim(claim)
    for sentence in entry.sentences:
        yield f"**Sentence {sentence.change}:** {plain(sentence.text)}"
        if sentence.before:
            yield f"- before: {plain(sentence.before)}"
        for quote in sentence.quotes if sentence.change != "removed" else ():
            yield _quote("cites", quote)


def _claim(claim: ClaimTold) -> Iterator[str]:
    yield f"**Claim {claim.change}:** {plain(claim.says)}"
    about = [*(layout.difference(one) for one in claim.differences), layout.origins(claim)]
    listed = "\n".join(f"- {plain(one)}" for one in about if one)
    if listed:
        yield listed
    for change in claim.evidence:
        for what, quote in layout.shown_quotes(change):
            yield _quote(what, quote)
        if change.differences:
            yield "\n".join(f"- {plain(layout.difference(one))}" for one in change.differences)


def _quote(what: str, quote: Quote) -> str:
    """Return a quote as a blockquote, the quoted words in bold, below it where it stands."""
    title = plain(quote.title)
    source = link(title, quote.url) if quote.url else title
    where = f"{plain(_capital(what))}: {source} ({plain(layout.whereabouts(quote))})"
    # Asterisks around words that begin or end with a punctuation mark would not make them bold.
    words = "".join(
        f"<b>{plain(piece.words)}</b>" if piece.quoted else _spaced(piece.words) for piece in quote.context
    )
    return f"> {words}\n>\n> {where}" if words else f"> {where}"


def _spaced(words: str) -> str:
    """Return words between others, with the space at their ends."""
    before, after = (" " if edge.isspace() else "" for edge in (words[:1], words[-1:]))
    return f"{before}{plain(words)}{after}" if words.strip() else " "


def _source(source: SourceTold) -> str:
    head = f"**{plain(_capital(layout.source_headline(source)))}** ({plain(source.published)})"
    listed = "".join(f"\n- {plain(layout.difference(one))}" for one in source.differences)
    return f"{head}, {plain(source.path)}\n{listed}" if listed else f"{head}, {plain(source.path)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _harmless(begin: re.Match[str]) -> str:
    """Keep the beginning of words from beginning a list, a heading or a rule."""
    sign = begin[0]
    return f"{sign}&#8203;" if sign.isdigit() else f"\\{sign}"
