"""A date that was written in another way, as EDTF has it, where only one can be meant. For messages only."""

import re

from quoth import dates
from quoth.dates import DateError
from quoth.dates_in_text import find_dates

_IN_DIGITS = (
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})",
    r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2})(?:T[0-9:.Z+-]+)?)?",
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    r"(?P<year>[0-9]{4})[년年] ?(?P<month>[0-9]{1,2})[월月](?: ?(?P<day>[0-9]{1,2})[일日])?",
    r"(?P<year>[0-9]{4})(?P<sign>[./])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
)
"""Not `5/11/2023`, of which no one can say whether it is in May or in November."""
_OTHERWISE = (
    (r"(?:c\.?|ca\.?|circa|about|around|~) ?([0-9]{4})", r"\1~"),
    (r"(?:the )?([0-9]{2}[1-9])0['’]?s", r"\1X"),
    (r"spring (?:of )?([0-9]{4})", r"\1-21"),
    (r"summer (?:of )?([0-9]{4})", r"\1-22"),
    (r"(?:autumn|fall) (?:of )?([0-9]{4})", r"\1-23"),
)
"""Not the 1900s, which may be a century, nor a winter, which may be of either of two years."""
_VAGUE = re.compile(r"early|mid|late", re.IGNORECASE)
_NOT_PUBLISHED = dates.parse("1000/2999")


def mended(text: str) -> str | None:
    """Return the date that a text means, as it has to be written, or None in doubt."""
    text = " ".join(text.split())
    for pattern in _IN_DIGITS:
        match = re.fullmatch(pattern, text)
        if match:
            said = match.groupdict()
            return _written(said["year"], said["month"], said.get("day"))
    for pattern, written in _OTHERWISE:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match:
            return _valid(match.expand(written))
    found = find_dates(text, _NOT_PUBLISHED)
    if len(found) != 1 or found[0].text != text or _VAGUE.match(text) or found[0].year is None:
        return None
    return _written(found[0].year, found[0].month, found[0].day)


def _written(year: int | str, month: int | str | None, day: int | str | None) -> str | None:
    written = "-".join([str(year), *(f"{int(part):02}" for part in (month, day) if part)])
    return _valid(written)


def _valid(written: str) -> str | None:
    try:
        return dates.parse(written).text
    except DateError:
        return None
