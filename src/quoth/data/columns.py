"""The tables of data without their rows: what each column says, in words for those who use it."""

from quoth.data.tables import Column, Reference, Table, dated

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
