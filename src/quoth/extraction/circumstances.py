"""When and where: which date and which place of a sentence belong to which event."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quoth.extraction.article import Span
from quoth.extraction.dated import Dated
from quoth.extraction.grammar import AUXILIARIES, BEFORE_CLAUSES, DETERMINERS, JOINING, PREPOSITIONS, listed
from quoth.extraction.layout import Layout
from quoth.extraction.names import Name, NameKind
from quoth.extraction.tellings import Telling
from quoth.extraction.verb_forms import VerbForm

ELSEWHEN = listed("before after until till than since effective")
"""Words before a date that say it is not the one of the event."""
_GROUP = 4
"""Words of a verb with its auxiliaries, at most."""
_REACH = 60
"""Words between an event and its date or place."""
_RANKS = {"in": 0, "at": 0, "inside": 0, "near": 1, "outside": 1, "to": 2, "into": 2, "from": 3}
_DIRECT = 4


def with_circumstances(layout: Layout, tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Return the tellings of a sentence, in order, with the dates and places that belong to them."""
    dates = _dates(layout, tellings)
    return tuple(
        one.at(one.dated or dates.get(number), _place(layout, tellings, number))
        for number, one in enumerate(tellings)
    )


def _dates(layout: Layout, tellings: Sequence[Telling]) -> Mapping[int, Dated]:
    """Return dates by telling: each date is that of the event before it in its clause, else of the next."""
    found: dict[int, Dated] = {}
    led: dict[int, Dated] = {}
    starts = [one.cue.head for one in tellings]
    taken = {one.dated for one in tellings}
    for dated in layout.dated:
        if dated.edtf is None or dated in taken:
            continue
        after = bisect_right(starts, dated.span.first)
        elsewhen = layout.word(dated.span.first - 1) in ELSEWHEN
        following = tellings[after] if after < len(tellings) else None
        if following is not None and _when(layout, dated, following):
            led[after] = _end_of(dated)
        elif after and one_clause(layout, tellings[after - 1].cue.span.last, dated.span.first):
            named = tellings[after - 1].cue.span.last == dated.span.first
            its_own = after - 1 in led and leads(layout, dated.span)
            if its_own or (tellings[after - 1].reported and not named):
                continue
            if not elsewhen or named or _only_then(layout, tellings[after - 1], dated):
                found.setdefault(after - 1, dated)
        elif following is not None and not elsewhen and _before(layout, dated, following):
            led[after] = dated
    every = led | found
    for number, one in enumerate(tellings):
        if number and number not in every and number - 1 in every and _follows(layout, one):
            every[number] = every[number - 1]
    return every


def _follows(layout: Layout, telling: Telling) -> bool:
    """Say whether something came of what is told before it: "attacked a convoy on Monday, killing two"."""
    if telling.kind.who_is != "person" or telling.cue.forms != {VerbForm.ING}:
        return False
    return layout.word(telling.cue.head - 1) in {",", "and"}


def _end_of(dated: Dated) -> Dated:
    """Return a date as it is meant before "when": "from 2011 to 2016, when he resigned" in 2016."""
    first, _, last = (dated.edtf or "").partition("/")
    closed = first not in {"", ".."} and last not in {"", ".."}
    return replace(dated, edtf=last) if closed else dated


def _when(layout: Layout, dated: Dated, telling: Telling) -> bool:
    """Say whether a date is that of what follows "when": "since 2008, when he resigned"."""
    last = dated.span.last + (layout.word(dated.span.last) == ",")
    return layout.word(last) == "when" and one_clause(layout, last + 1, telling.cue.head)


def _before(layout: Layout, dated: Dated, telling: Telling) -> bool:
    """Say whether a date is that of what follows: "In 2008 he resigned", "he on Monday resigned"."""
    if dated.span.first == 0 and layout.word(dated.span.last) == ":":
        return one_clause(layout, dated.span.last + 1, telling.cue.head)
    between = layout.lower[dated.span.last : telling.cue.head]
    if telling.cue.forms and len(between) < _GROUP and all(word in AUXILIARIES for word in between):
        return True
    return leads(layout, dated.span) and one_clause(layout, dated.span.last, telling.cue.head)


def leads(layout: Layout, span: Span) -> bool:
    """Say whether a date or a place begins its clause: "In 2020, he was elected"."""
    at = span.first - 1
    while layout.word(at) in PREPOSITIONS | DETERMINERS or layout.word(at) in {"early", "late", "mid"}:
        at -= 1
    if layout.word(at) == ")":
        return False
    return at < 0 or layout.ends_clause(at) or layout.word(at) in JOINING | {","}


def _only_then(layout: Layout, telling: Telling, dated: Dated) -> bool:
    """Say whether something "was not told until" a date."""
    before = layout.lower[max(0, telling.cue.head - 4) : telling.cue.head]
    return layout.word(dated.span.first - 1) == "until" and "not" in before


def one_clause(layout: Layout, first: int, last: int) -> bool:
    """Say whether no clause ends between two words."""
    if last - first > _REACH:
        return False
    if any(layout.ends_clause(at) and layout.word(at) != "when" for at in range(first, last)):
        return False
    opening = (at for at in range(first, last) if layout.word(at) in BEFORE_CLAUSES - {"as"})
    after = next(opening, last) + 1
    return not any(layout.verbal(at) and not layout.word(at).endswith("ing") for at in range(after, last))


def _place(layout: Layout, tellings: Sequence[Telling], number: int) -> Span | None:
    """Return the place in the clause of an event: where it was, else where it led, else where it began."""
    cue = tellings[number].cue
    found: list[tuple[int, Span]] = []
    stop = tellings[number + 1].cue.head if number + 1 < len(tellings) else layout.end
    for at in layout.rightwards(cue.head + 1, lambda at: at >= stop or _ends_places(layout, at)):
        place = layout.name(at)
        if place is not None and place.kind is NameKind.PLACE and place.span.first == at:
            rank = _rank(layout, place, cue.span.last)
            if rank is not None:
                found.append((rank, place.span))
    start = tellings[number - 1].cue.span.last if number else 0
    if not found:
        for at in layout.leftwards(cue.span.first):
            if at < start or layout.ends_clause(at):
                break
            place = layout.name(at)
            leading = layout.word(at - 1) in {"in", "at"} and leads(layout, Span(0, at, at + 1))
            if place is not None and place.kind is NameKind.PLACE and leading:
                found.append((0, place.span))
    return min(found)[1] if found else None


def _ends_places(layout: Layout, at: int) -> bool:
    """Say whether what follows a word is not where something was: "born in 1969, lives in Paris"."""
    if layout.word(at) != ",":
        return layout.ends_clause(at)
    name = layout.name(at + 1)
    goes_on = layout.date(at + 1) is not None or layout.word(at + 1) in PREPOSITIONS
    return not goes_on and (name is None or name.kind is not NameKind.PLACE)


def _rank(layout: Layout, place: Name, after: int) -> int | None:
    if layout.owns(place.span) or layout.content(place.span.last):
        return None
    if place.span.first == after:
        return _DIRECT
    return _RANKS.get(layout.word(layout.phrase_start(place.span.first) - 1))
