"""How entries, sources, properties and claims are named. A name is validated here, never mended."""

import re
from typing import NewType

EntryId = NewType("EntryId", str)
"""The file name of an entry without its ending; fixed at birth."""
SourceId = NewType("SourceId", str)
"""The file name of a source without its ending."""
PropertyId = NewType("PropertyId", str)
"""The name of a property in the vocabulary."""
KindId = NewType("KindId", str)
"""The name of a kind of entry in the vocabulary."""
ClaimKey = NewType("ClaimKey", str)
"""What a claim says, as 12 hexadecimal digits; its address on the page is `#c-` and the key."""

LONGEST_ID = 80
"""Characters; leaves room for folders and endings within the 255 bytes of a file name."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index", "constructor"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)

PATTERN = (
    rf"(?!(?:con|prn|aux|nul|index|constructor|com[1-9]|lpt[1-9])\s*$)(?=[a-z0-9-]{{1,{LONGEST_ID}}}\s*$)"
    r"[a-z0-9]+(?:-[a-z0-9]+)*"
)
"""What `fault_of_id` lets pass, as one regular expression of Python and JavaScript alike."""


def mended_id(text: str) -> str | None:
    """Return the id that the name of a file means, or capitals in an id; None in doubt."""
    id_ = text.strip().rpartition("/")[2].removesuffix(".md").lower()
    return id_ if id_ != text and fault_of_id(id_) is None else None


def fault_of_id(text: str) -> str | None:
    """Say in plain words why a text cannot be an id, or return None when it can."""
    if not _ID.fullmatch(text):
        return "use a-z, 0-9 and single hyphens between them"
    if len(text) > LONGEST_ID:
        return f"use at most {LONGEST_ID} characters"
    if text in _RESERVED:
        return "this name is reserved; choose another"
    return None
