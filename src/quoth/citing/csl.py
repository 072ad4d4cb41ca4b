"""A citation as CSL-JSON, which Zotero, Pandoc and citeproc read."""

import json
from collections.abc import Iterable

from quoth.citing.citation import Citation
from quoth.citing.dated import doubtful, parts
from quoth.citing.text import abstract, one_line, seen
from quoth.dates import Date, Precision

_as_json = json.JSONEncoder(ensure_ascii=False).encode
_Value = str | int | bool | list["_Value"] | dict[str, "_Value"]


def csl(citation: Citation) -> str:
    """Return a record as an object, a line for each field and no blank line in it."""
    source = citation.original
    address = source.url if source else citation.address
    record: dict[str, _Value] = {
        "id": citation.id,
        "type": "webpage" if address else "document",
        "title": one_line(citation.title),
        "author": [{"literal": one_line(author)} for author in (source.author if source else ())],
        "container-title": one_line(source.publisher if source else citation.site),
        "issued": {} if citation.dated is None else _date(citation.dated),
        "language": source.language if source else "",
        "URL": address or "",
        "abstract": abstract(citation),
        "note": seen(citation),
    }
    fields = [f'"{key}": {_as_json(value)}' for key, value in record.items() if value]
    return "\n".join(["{", ",\n".join(f"  {field}" for field in fields), "}"])


def csl_file(records: Iterable[str]) -> str:
    """Return records as an array, with a blank line between them."""
    return "\n\n".join(["[", ",\n\n".join(records), "]\n"])


def _date(date: Date) -> dict[str, _Value]:
    ends = [parts(end) for end in date.ends] if date.precision is Precision.SPAN else [parts(date)]
    if not all(ends):
        return {"literal": date.words()}
    said: dict[str, _Value] = {"date-parts": [[*end] for end in ends]}
    if date.precision is Precision.SEASON:
        said["season"] = int(date.text[5:7]) - 20
    return said | ({"circa": True} if doubtful(date) else {})
