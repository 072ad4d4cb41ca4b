"""The rules by which events are found: `rules/events.yml`."""

from quoth.fields import Format
from quoth.values import Several, Text


class EventRules(Format):
    """What tells of events."""

    cues: Several[Text] = ()
    """Words that tell of them."""
