"""What is dated, in order: for the timeline of an entry, and for that of the whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from quoth import html
from quoth.dates import Date
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.link.relations import Relation
from quoth.model import Claim, Entry
from quoth.pages import words


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened at a time, or held from one time to another."""

    start: Date | None
    """None when it is not known since when."""
    end: Date | None
    """None when it is not known until when; the start again when it happened once."""
    what: Html
    label: str
    """What it is in few words, for a picture."""
    kind: str
    """The kind of entry it belongs to."""
    address: str
    """Where it leads."""

    @property
    def when(self) -> str:
        """The time in words."""
        if self.start is not None and self.start == self.end:
            return self.start.words()
        return words.span(self.start, self.end)


def dated(entry: Entry) -> tuple[Date, Claim] | None:
    """Return the date of an entry, from the claim that is shown first; None when nothing dates it."""
    own = [claim for claim in entry.claims if claim.value.date is not None and claim.property.one]
    claim = min(own, key=lambda claim: claim.preferred is None, default=None)
    return None if claim is None or claim.value.date is None else (claim.value.date, claim)


def of_entry(entry: Entry, graph: Graph, here: str) -> list[Moment]:
    """Return what is dated about an entry: its claims, and the entries that it is tied to."""
    found = [
        moment
        for tie in graph.relations.get(entry.id, ())
        if (moment := _of_tie(tie, graph, here)) is not None
    ]
    for claim in entry.claims:
        date = claim.value.date or (claim.qualifiers.on if claim.value.entry is None else None)
        if date is not None:
            label = _of_claim(claim, entry)
            to = words.claim_address(claim, graph, here)
            found.append(Moment(date, date, html.link(label, to), label, entry.kind.id, to))
    return in_order(dict.fromkeys(found))


def of_all(graph: Graph, here: str, most: int = 0) -> list[Moment]:
    """Return every entry that has a date, along time, or so many of the latest."""
    each = ((dated(entry), entry) for entry in graph.library.entries.values())
    with_date = [(when[0], entry) for when, entry in each if when is not None]
    # By its place on the site as by its address: all are seen from one page.
    with_date.sort(key=lambda one: (words.along_time(one[0]), one[1].name, words.entry_path(one[1])))
    return [_of_dated(date, entry, here) for date, entry in with_date[-most:]]


def in_order(moments: Iterable[Moment]) -> list[Moment]:
    """Return moments along time."""
    return sorted(moments, key=lambda m: (words.along_time(_first(m)), m.label, m.address))


def timeline(items: Iterable[Html]) -> Html:
    """Return what `listed` returns as a list."""
    return html.listed(items, "q-timeline", name="ol")


def listed(moments: Iterable[Moment]) -> list[Html]:
    """Return moments as items of a list; open or uncertain dates are marked as such."""
    items = []
    for moment in moments:
        kind = f"q-kind-{moment.kind}"
        time = html.tag("span", moment.when, class_="q-time")
        item = html.join(time, html.tag("span", moment.what), by=" ")
        items.append(html.tag("li", item, class_=f"{kind} q-open" if _is_open(moment) else kind))
    return items


def _is_open(moment: Moment) -> bool:
    """Say whether the beginning or the end is not known, or the time is told as uncertain."""
    return any(
        date is None or date.approximate or date.uncertain or None in (date.earliest, date.latest)
        for date in (moment.start, moment.end)
    )


def _first(moment: Moment) -> Date:
    date = moment.start or moment.end
    assert date is not None, "what is dated has a date"
    return date


def _of_dated(date: Date, entry: Entry, here: str) -> Moment:
    to = words.address(here, words.entry_path(entry))
    return Moment(date, date, words.entry_link(entry, here), entry.name, entry.kind.id, to)


def _of_tie(tie: Relation, graph: Graph, here: str) -> Moment | None:
    other = graph.library.entries[tie.other]
    q = tie.claim.qualifiers
    start, end = (q.on, q.on) if q.on is not None else (q.since, q.until)
    if start is None and end is None:
        when = None if tie.claim.property.term else dated(other)
        if when is None:
            return None
        start = end = when[0]
    role = f", as {q.role}" if q.role else ""
    what = html.join(tie.label, " ", words.entry_link(other, here), role)
    to = words.address(here, words.entry_path(other))
    return Moment(start, end, what, other.name, other.kind.id, to)


def _of_claim(claim: Claim, entry: Entry) -> str:
    """Return a dated claim in few words; an event's own date is known by the event's name."""
    if claim.value.date is None:
        number = words.count(claim.qualifiers.count)
        return f"{words.label(claim)}: {claim.value.text}{f', {number}' if number else ''}"
    return words.label(claim) if entry.kind.personal_names else f"{entry.name}: {words.label(claim)}"
