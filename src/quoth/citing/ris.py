"""A citation as a RIS record, one field to a line."""

from quoth.citing.citation import Citation
from quoth.citing.dated import doubtful, parts
from quoth.citing.text import abstract, one_line, seen
from quoth.dates import Date


def ris(citation: Citation) -> str:
    """Return a record, without a blank line in it; its last line ends in the space that the format wants."""
    source = citation.original
    address = source.url if source else citation.address
    known = parts(citation.dated)
    fields = [
        ("TY", "ELEC" if address else "GEN"),
        ("ID", citation.id),
        *(("AU", author) for author in (source.author if source else ())),
        ("TI", citation.title),
        ("T2", "" if source else citation.site),
        ("PB", source.publisher if source else ""),
        ("PY", str(known[0]) if known else ""),
        ("DA", _date(citation.dated)),
        ("LA", source.language if source else ""),
        ("UR", address or ""),
        ("AB", abstract(citation)),
        ("N1", seen(citation)),
    ]
    lines = [f"{tag}  - {line}" for tag, value in fields if (line := one_line(value))]
    return "\n".join([*lines, "ER  - "])


def _date(date: Date | None) -> str:
    """Return year, month and day, each before a slash, and in words what digits cannot say."""
    known = parts(date)
    if date is None or not known:
        return "" if date is None else f"///{date.words()}"
    digits = [f"{known[0]:04}", *(f"{number:02}" for number in known[1:]), "", ""][:3]
    precise = len(known) == 1 + date.text.count("-") and not doubtful(date)
    return "/".join([*digits, "" if precise else date.words()])
