"""Short and neutral titles of events, by the patterns of the rules."""

import re
from collections.abc import Mapping

from quoth.extraction.merging import Gathered

_SLOT = re.compile(r"\{(\w+)\}")


def title_of(event: Gathered, place: str | None) -> str | None:
    """Return the fullest title that what is told of an event allows; None where it allows none."""
    year = _year(event)
    given = {"year": year, "place": place}
    shared = {slot: text for slot, text in given.items() if text is not None}
    for pattern in (*event.tellings[0].kind.title, "{what}, {year}", "{what}"):
        for telling in event.tellings:
            slots = dict(shared)
            if telling.who is not None:
                slots["who"] = telling.who.text
            if telling.other is not None:
                slots["other"] = telling.other.text
            if telling.what is not None:
                slots["what"] = telling.what
            if telling.completed is not None and telling.completed.post is not None:
                slots["post"] = telling.completed.post
            if telling.completed is not None and telling.completed.goal is not None:
                slots["goal"] = telling.completed.goal
            title = _filled(pattern, slots)
            if title is not None:
                return title
    return None


def _filled(pattern: str, slots: Mapping[str, str]) -> str | None:
    if any(slot not in slots for slot in _SLOT.findall(pattern)):
        return None
    title = _SLOT.sub(lambda match: slots[match[1]], pattern)
    return title[:1].upper() + title[1:]


def _year(event: Gathered) -> str | None:
    days = [day for day in (event.date.earliest, event.date.latest) if day] if event.date else []
    years = {day.year for day in days}
    return str(min(years)) if len(years) == 1 else None
