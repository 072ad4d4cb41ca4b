"""Events that an article tells of: what happened, to whom, when and where."""

from quoth.extraction.event_rules import EventRules
from quoth.extraction.proposals import Event
from quoth.extraction.reading import Reading


def find_events(reading: Reading, rules: EventRules) -> tuple[Event, ...]:
    """Return the events that an article tells of, each once."""
    return ()
