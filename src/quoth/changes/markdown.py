"""A report as Markdown for the summary of a pull request."""

from collections.abc import Iterator

from quoth.changes import layout
from quoth.changes.told import ClaimTold, EntryTold, Quote, Report, SourceTold
from quoth.forge_text import plain
from quoth.pages.markdown import link

LONGEST = 1_000_000
"""Bytes: a job's summary on GitHub holds 1 MiB."""


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
    title = plain(_capital(layout.source_headline(source)))
    head = f"**{title}** ({plain(source.published)}), {plain(source.path)}; {layout.rests_on(source)}"
    listed = "".join(f"\n- {plain(layout.difference(one))}" for one in source.differences)
    return f"{head}\n{listed}" if listed else head


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
