"""The rules by which events are found: `rules/events.yml`."""

from typing import Literal

from quoth.fields import Format
from quoth.values import Several, Text, YesNo


class IrregularVerb(Format):
    """A verb whose past forms are not made by adding "ed"."""

    verb: Text
    """As it stands after "to": take."""
    past: Text
    """What somebody did: took."""
    participle: Text | None = None
    """What was done: taken. Left out where it is like the past."""


class EventKind(Format):
    """A kind of event: what tells of it, and whom it happens to."""

    name: Text
    """In a word or two. Another group with the same name adds to this one."""
    title: Several[Text] = ()
    """Titles, the fullest first; the first one that can be filled is taken.

    `{who}` is the one to whom it happens, `{other}` the second one, `{place}` where, `{what}` the words
    of the article for the event itself, `{year}` when, `{post}` what somebody becomes, `{goal}` where to.
    """
    verbs: Several[Text] = ()
    """As they stand after "to": flee, request asylum. `…` stands for some words: send … to prison."""
    nouns: Several[Text] = ()
    """Words for the event itself: defection."""
    who: Literal["subject", "object"] = "subject"
    """Whether it happens to the one who does what the verb says, or to the one to whom it is done."""
    who_is: Literal["anyone", "person", "thing"] = "anyone"
    """What it happens to: only people (also groups of them), only what is no person, or both."""
    role: Text | None = None
    """What the one is to whom it happens, in a word or two: defector."""
    other_role: Text | None = None
    """What the second one is."""
    weak: YesNo = False
    """Whether the words tell of an event only where a date stands with them: visit, leave."""
    named: YesNo = False
    """Whether the nouns themselves name the event, as in "the second summit in Hanoi"."""
    occasion: YesNo = False
    """Whether those who do something "at" it or "in" it take part: "he said in an interview"."""


class EventRules(Format):
    """What tells of events."""

    irregular: Several[IrregularVerb] = ()
    """Verbs with forms of their own."""
    came_true: Several[Text] = ()
    """Words before a verb with "to" of what did happen or is settled: managed to, due to."""
    unreal: Several[Text] = ()
    """Words before a verb or a noun of what did not happen, or may not: called for, threat of."""
    idioms: Several[Text] = ()
    """Phrases with words of events that tell of none: named after."""
    states: Several[Text] = ()
    """Verbs of what lasts or is only said, as they stand after "to"; every other is an event when dated."""
    attending: Several[Text] = ()
    """Verbs of those who take part in something: attend, host."""
    reporting: Several[Text] = ()
    """Verbs of what is said or done about an event that was before: confirm, condemn."""
    saying: Several[Text] = ()
    """Verbs of what is only said, and is no event where nobody by name says it: announce."""
    kinds: Several[EventKind] = ()
    """The kinds of events."""
