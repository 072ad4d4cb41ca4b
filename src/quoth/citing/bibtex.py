"""A citation as a BibTeX record, which BibTeX, biber and reference managers read."""

import re

from quoth.citing.citation import Citation
from quoth.citing.dated import parts, year_in_words
from quoth.citing.text import abstract, one_line, seen

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Macros that every BibTeX style knows."""
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "%#&_$"},
}
# A brace by its name, since BibTeX counts braces whether or not a backslash stands before them.
_SPECIAL_SIGN = re.compile(f"[{re.escape(''.join(_SPECIAL))}]")
_IN_ADDRESSES = {ord(c): f"%{ord(c):02X}" for c in "{}\\ "}


def bibtex(citation: Citation) -> str:
    """Return a record, without a blank line in it."""
    source = citation.original
    known = parts(citation.dated)
    fields = {
        # Twice in braces: a title keeps its capitals, and a name is not taken apart.
        "author": " and ".join(f"{{{escaped(author)}}}" for author in source.author) if source else "",
        "title": f"{{{escaped(citation.title)}}}",
        "howpublished": escaped(source.publisher if source else citation.site),
        "year": escaped(year_in_words(citation.dated)),
        "month": _MONTHS[known[1] - 1] if len(known) > 1 else "",
        "day": str(known[2]) if len(known) > 2 else "",
        "url": _address((source.url or "") if source else citation.address),
        "note": escaped(seen(citation)),
        "abstract": escaped(abstract(citation)),
    }
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{citation.id},", *lines, "}"])


def escaped(words: str) -> str:
    """Return words as LaTeX that shows exactly these, on one line."""
    return _SPECIAL_SIGN.sub(lambda sign: _SPECIAL[sign[0]], one_line(words))


def _address(address: str) -> str:
    """Return an address as the field `url` holds it: as it is, but for what would end the field."""
    return address.translate(_IN_ADDRESSES)
