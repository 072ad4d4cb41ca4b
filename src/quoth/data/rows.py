"""The graph as tidy tables: entries, their names, their claims, the evidence of these, and the sources.

Everything is as the pages show it: of a source whose words may not be shown there are none, and what a
source redacts is `[…]`. Of such a source there is no hash either: it would tell whoever guesses the words
that the guess is right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from quoth import wording
from quoth.data.tables import Cell, Column, Reference, Table, dated
from quoth.dates import Date
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Source
from quoth.proving.proofs import tree_hash
from quoth.proving.verify import whole_text
from quoth.quotes import count_words
from quoth.standing import standing_of

_ENTRIES = (
    Column("id", "The id of the entry, which names its page.", needed=True),
    Column("kind", "What it is, as in the vocabulary.", needed=True),
    Column("name", "Its name.", needed=True),
    Column("living", "Of a person: yes, no or unknown.", one_of=("yes", "no", "unknown")),
    Column("holders", "Of a post: whether one or many hold it at a time.", one_of=("one", "many")),
    Column("page", "Where its page stands on the site.", needed=True),
    Column("claim_count", "How many claims its file makes.", "integer", needed=True),
    Column("disputed", "Whether accounts disagree about it.", "boolean", needed=True),
)
_NAMES = (
    Column("entry", "The entry that bears the name.", needed=True),
    Column("number", "Counted from 1; the first is the name of the entry.", "integer", needed=True),
    Column("name", "A name, or another spelling of it.", needed=True),
)
_CLAIMS = (
    Column("key", "The key of the claim, by which its page has its address.", needed=True),
    Column("entry", "The entry whose file states it.", needed=True),
    Column("property", "What is claimed, as in the vocabulary.", needed=True),
    Column("inverse", "Whether it is stated from the other side of the relation.", "boolean", needed=True),
    Column("subject", "The entry that it speaks of, whichever file states it.", needed=True),
    Column("object", "Where the value is an entry: that entry, whichever file states it."),
    Column("value", "What is claimed, as written; an entry by its id.", needed=True),
    *dated("value_date", "The value, where it is a date."),
    *dated("since", "From when it holds (`from` in the file)."),
    *dated("until", "Until when it holds."),
    *dated("on_date", "On which day, or in which year, it holds (`on` in the file)."),
    Column("at_place", "Where it holds (`at` in the file)."),
    Column("role", "In which role (`as` in the file)."),
    Column("quantity", "How many (`count` in the file); ~, < or > before it: about, fewer or more than."),
    Column("note", "A remark."),
    Column("preferred", "Why it is shown first where accounts disagree."),
    Column("inferred", "Why it follows, where no quote says it outright."),
    Column("single_origin", "Why a sensitive claim stands though one origin alone has it."),
    Column("hearsay", "`reportedly` or `allegedly`, where no evidence is certain."),
    Column(
        "standing",
        "The worst standing of the sources it leans on.",
        needed=True,
        one_of=("current", "corrected", "retracted"),
    ),
    Column("origins", "How many origins support it: reprints count once.", "integer", needed=True),
    Column("disputed", "Whether accounts disagree about it.", "boolean", needed=True),
)
_EVIDENCE = (
    Column("claim", "The claim that it is evidence for.", needed=True),
    Column("number", "Counted from 1 within the claim.", "integer", needed=True),
    Column("source", "The source that is quoted.", needed=True),
    Column("quote", "The words of the source; empty where none may be shown."),
    Column("paragraph", "The paragraph of the source in which they stand, from 1.", "integer", needed=True),
    Column("said_by", "Who tells it, if not the article itself, outermost first, with ' > ' between."),
    Column("manner", "How it is told.", needed=True, one_of=("stated", "reported", "alleged")),
    Column("stance", "For the claim or against it.", needed=True, one_of=("supports", "disputes")),
    Column("note", "A remark."),
)
_SOURCES = (
    Column("id", "The id of the source, which names its page.", needed=True),
    Column("title", "Its headline.", needed=True),
    Column("publisher", "Who published it.", needed=True),
    Column("authors", "Who wrote it, with '; ' between."),
    *dated("published", "When it was published."),
    Column("url", "Its address on the web."),
    Column("origin", "Sources with one origin are reprints of one piece.", needed=True),
    Column("language", "The code of its language.", needed=True),
    Column("shown", "How much pages show.", needed=True, one_of=("full", "excerpts", "none")),
    Column("rights", "Who has the rights."),
    Column("standing", "Whether it still stands.", needed=True, one_of=("current", "corrected", "retracted")),
    Column("note", "A remark."),
    Column("words", "How many words it has.", "integer", needed=True),
    Column(
        "sha256", "Of its paragraphs in UTF-8 with an empty line between; empty where words are redacted."
    ),
    Column("tree", "The root of the tree of its words, by which its quotes are proved; likewise."),
    Column("page", "Where its page stands on the site.", needed=True),
)


TABLES = (
    Table(name="sources", about="The articles that claims rest on.", columns=_SOURCES, key=("id",)),
    Table(
        name="entries",
        about="The people, events, posts and whatever else the knowledge base has a page for.",
        columns=_ENTRIES,
        key=("id",),
    ),
    Table(
        name="names",
        about="Every name of every entry.",
        columns=_NAMES,
        key=("entry", "number"),
        references=(Reference("entry", "entries", "id"),),
    ),
    Table(
        name="claims",
        about="What is claimed, each claim once.",
        columns=_CLAIMS,
        key=("key",),
        references=tuple(Reference(name, "entries", "id") for name in ("entry", "subject", "object")),
    ),
    Table(
        name="evidence",
        about="The passages that claims rest on.",
        columns=_EVIDENCE,
        key=("claim", "number"),
        references=(Reference("claim", "claims", "key"), Reference("source", "sources", "id")),
    ),
)
"""The tables without their rows; none names another that comes later."""


def tables(graph: Graph) -> tuple[Table, ...]:
    """Return the tables of all that is published."""
    library = graph.library
    entries, claims = library.entries.values(), list(library.claims())
    rows: dict[str, Iterable[tuple[Cell, ...]]] = {
        "sources": map(_source, library.sources.values()),
        "entries": (_entry(entry, graph) for entry in entries),
        "names": (row for entry in entries for row in _names(entry)),
        "claims": _claims(claims, graph),
        "evidence": (row for claim in claims for row in _evidence(claim, graph)),
    }
    return tuple(replace(table, rows=tuple(rows[table.name])) for table in TABLES)


def _entry(entry: Entry, graph: Graph) -> tuple[Cell, ...]:
    return (
        entry.id,
        entry.kind.id,
        entry.name,
        entry.living if "living" in entry.kind.fields else None,
        entry.holders if "holders" in entry.kind.fields else None,
        f"{entry.kind.folder}/{entry.id}.html",
        len(entry.claims),
        bool(graph.disagreements.get(entry.id)),
    )


def _names(entry: Entry) -> Iterator[tuple[Cell, ...]]:
    for number, name in enumerate((entry.name, *entry.aliases), 1):
        yield entry.id, number, name


def _claims(claims: list[Claim], graph: Graph) -> Iterator[tuple[Cell, ...]]:
    disputed = {c.key for found in graph.disagreements.values() for one in found for c in one.claims}
    for claim in claims:
        q = claim.qualifiers
        entry = graph.library.now_called.get(claim.value.entry or "")
        here, there = (entry or "", claim.subject) if claim.inverted else (claim.subject, entry)
        yield (
            claim.key,
            claim.subject,
            claim.property.id,
            claim.inverted,
            here,
            there,
            entry or claim.value.text,
            *_date(claim.value.date),
            *_date(q.since),
            *_date(q.until),
            *_date(q.on),
            q.at,
            q.role,
            q.count,
            q.note,
            claim.preferred,
            claim.inferred,
            claim.single_origin,
            wording.hearsay(claim) or None,
            standing_of(claim, graph.library),
            graph.origins[claim.key],
            claim.key in disputed,
        )


def _evidence(claim: Claim, graph: Graph) -> Iterator[tuple[Cell, ...]]:
    for number, piece in enumerate(claim.evidence, 1):
        passage = graph.passage_of(piece)
        yield (
            claim.key,
            number,
            piece.source,
            wording.quoted(graph.library.sources[piece.source], passage),
            None if passage is None else passage.paragraph,
            " > ".join(piece.said_by) or None,
            piece.manner,
            piece.stance,
            piece.note,
        )


def _source(source: Source) -> tuple[Cell, ...]:
    return (
        source.id,
        source.title,
        source.publisher,
        "; ".join(source.author) or None,
        *_date(source.published),
        source.url,
        source.origin,
        source.language,
        source.publish,
        source.rights,
        source.standing,
        source.note,
        sum(count_words(paragraph.text) for paragraph in source.paragraphs),
        None if source.redact else _hash(source),
        None if source.redact else tree_hash(source),
        f"sources/{source.id}.html",
    )


def _hash(source: Source) -> str:
    return sha256(whole_text([paragraph.text for paragraph in source.paragraphs]).encode()).hexdigest()


def _date(date: Date | None) -> tuple[str | None, str | None, str | None]:
    if date is None:
        return None, None, None
    first, last = (None if day is None else day.isoformat() for day in (date.earliest, date.latest))
    return date.text, first, last
