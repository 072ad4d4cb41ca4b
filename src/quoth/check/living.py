"""Checks for the sake of people who may be living: what could harm them stands here only with care."""

import re
from collections.abc import Iterator

from quoth.disputes import origins_of
from quoth.findings import Code, Finding
from quoth.load.text import place_in
from quoth.model import Claim, Entry
from quoth.place import Place
from quoth.quotes import Proved

_STREETS = ("Street", "Road", "Avenue", "Lane", "Drive", "Boulevard", "St.", "Rd.", "Ave.")
_REACHED = (
    (("@",), re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (("+",), re.compile(r"(?<![\w.,-])\+[1-9][0-9]{0,2}(?:[ .()/-]{0,2}[0-9]){6,12}(?!\w)")),
    (
        _STREETS,
        re.compile(
            rf"\b[0-9]{{1,5}}\s(?:[A-Z][\w'’.-]*\s){{1,4}}(?:{'|'.join(map(re.escape, _STREETS))})(?!\w)"
        ),
    ),
)
"""An e-mail address, a telephone number, a street with its number; each with what none of them is without."""


def sensitive_claims_say_who_tells_them(entry: Entry, _: Proved) -> Iterator[Finding]:
    """An allegation against somebody who may be living is told as what somebody says."""
    for claim in _sensitive(entry):
        supports = [piece for piece in claim.evidence if piece.stance == "supports"]
        vouched = [piece for piece in supports if not piece.said_by and piece.manner == "stated"]
        if claim.property.sensitive == "allegation" and vouched:
            message = "an allegation against a person who may be living: add 'said-by', or 'manner: alleged'"
            yield Finding(vouched[0].place, Code.UNATTRIBUTED, message)


def sensitive_claims_have_two_origins(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """What could harm somebody who may be living rests on two origins, or says why one is enough."""
    for claim in _sensitive(entry):
        supported = any(piece.stance == "supports" for piece in claim.evidence)
        origins = origins_of(claim, proved.library)
        if claim.single_origin is None and supported and origins < 2:
            number = "one origin" if origins else "no origin that still stands"
            message = (
                f"a claim about a person who may be living ({claim.property.sensitive}) rests on {number}; "
                "add evidence from another, or 'single-origin: why it stands here all the same'"
            )
            yield Finding(claim.place, Code.SINGLE_ORIGIN, message)


def nobody_can_be_reached(entry: Entry, _: Proved) -> Iterator[Finding]:
    """No entry says how somebody can be reached or found."""
    written = list(_written(entry))
    whole = "\n".join(text for text, _ in written)
    forms = [form for signs, form in _REACHED if any(sign in whole for sign in signs)]
    for text, place in written:
        hits = [hit.start() for hit in (form.search(text) for form in forms) if hit is not None]
        if hits:
            in_prose = place == entry.prose.place and hits[0] < len(entry.prose.text)
            where = place_in(text, hits[0], place) if in_prose else place
            # What was found is not repeated: messages end in public logs.
            message = "says how somebody can be reached or found; take the address or number out"
            yield Finding(where, Code.CONTACT_DETAILS, message)


def _sensitive(entry: Entry) -> Iterator[Claim]:
    """Yield the sensitive claims about somebody who may be living that are to be published."""
    if entry.living != "no" and entry.publish == "full":
        yield from (claim for claim in entry.claims if claim.property.sensitive)


def _written(entry: Entry) -> Iterator[tuple[str, Place]]:
    yield from ((name, entry.place) for name in (entry.name, *entry.aliases))
    for claim in entry.claims:
        said, reasons = claim.qualifiers, (claim.preferred, claim.inferred, claim.single_origin)
        for text in (claim.value.text, said.at, said.role, said.note, *reasons):
            yield text or "", claim.place
        for piece in claim.evidence:
            yield from ((text, piece.place) for text in (piece.quote, piece.note or "", *piece.said_by))
    # As it is shown, too: in Markdown a sign can be written as a number, as in `a&#64;b.org`.
    shown = " ".join(sentence.text for sentence in entry.prose.sentences)
    yield f"{entry.prose.text} {shown}", entry.prose.place
