"""Names beside titles: "chairman Lee", "the chairman, Lee,", "Lee (chair)", "Lee, 55, the chairman"."""

from quoth.extraction.grammar import BE, BEFORE_NOUNS, HAVE
from quoth.extraction.lines import NEAR, Line
from quoth.extraction.people import Mention
from quoth.extraction.subjects import joined_to
from quoth.extraction.titles import Office

_MARKS = frozenset({",", "(", "—", "–", "-", ":"})
_WHEN = frozenset({"until", "now", "at", "the", "that", "time", "to", "be", "as", "recently"})
_SHORT = 7
_WHEN_LONG = 4
_CALLING = 5
"""Words at most that say what somebody is, before "and" and a title."""
_CLOSES = frozenset({",", ".", ")", "and", "(", "'s", "'", ";", "—", "–", "-", ""})


def named_after(line: Line, office: Office, *, with_comma: bool) -> tuple[Mention, ...]:
    """Return who is named after a title: "chairman Lee", or with a comma "the chairman, Lee,"."""
    at = office.last
    if line.word(at) == "(" and (closed := line.closing(at)) is not None:
        at = closed
    elif not with_comma:
        at = _past_ranks(line, at)
    if with_comma:
        while line.word(at) in _WHEN or line.word(at) in ("since", "that", "by") or at in line.dated:
            at += 1
        listed = line.word(at) == ":" and (office.first <= 1 or line.capital(office.first))
        fronted = office.first == 1 and line.word(0) == "as"
        if line.word(at) not in (",", ":", "—", "–") or not (office.definite or listed or fronted):
            return ()
        after = at + 1
        while line.word(after) in _WHEN | line.words.adverbs and after < at + _WHEN_LONG:
            after += 1
        mention = line.person_at(after)
        if mention is None or not (fronted or _is_closed(line, mention.span.last)):
            return ()
        return (mention,)
    mention = line.person_at(at)
    if mention is None:
        return ()
    return _and_after(line, mention) if office.plural else (mention,)


def _past_calling(line: Line, place: int) -> int:
    """Return where words for what somebody is begin, between a name and "and": "Lee, a beekeeper and"."""
    if line.word(place - 1) != "and":
        return place
    at = last = place - 1
    while at > place - _CALLING and (line.ordinary(at - 1) or line.word(at - 1) in BEFORE_NOUNS):
        at -= 1
    return at if at < last and line.word(at - 1) == "," and at - 1 in line.mention_to else place


def _past_ranks(line: Line, place: int) -> int:
    """Return the word after a short rank that stands between a title and a name: "director Capt. Lee"."""
    at = place
    while line.word(at) in line.words.abbreviations:
        at += 1 + (line.word(at + 1) == ".")
    return at


def _is_closed(line: Line, place: int) -> bool:
    """Say whether a name ends where an aside does, letters such as "MP" after it or not."""
    return line.word(place) in _CLOSES or (
        line.text(place, place + 1).isupper() and line.word(place + 1) in _CLOSES
    )


def _and_after(line: Line, mention: Mention) -> tuple[Mention, ...]:
    found = [mention]
    for _ in range(NEAR):
        at = found[-1].span.last
        while line.word(at) in (",", "and"):
            at += 1
        following = line.person_at(at)
        if following is None or at == found[-1].span.last:
            break
        found.append(following)
    return tuple(found)


def named_before(line: Line, office: Office) -> tuple[tuple[Mention, ...], bool]:
    """Return who is named before a title in apposition: "Lee, 55, the chairman", "Lee, once chair".

    Also whether it is said to be over.
    """
    at, formerly = _past_adverbs(line, office.first)
    at = _past_calling(line, at)
    if line.word(at - 1) not in _MARKS:
        return (), False
    at -= 1
    for _ in range(3):
        mention = line.mention_to.get(at)
        if mention is not None and not mention.pronoun:
            if office.plural and len(joined_to(line, mention)) == 1:
                return (), False
            return (joined_to(line, mention) if office.plural else (mention,)), formerly
        at = before_aside(line, at)
    return (), False


def _opens_aside(line: Line, place: int) -> bool:
    return line.word(place) == "," and place in line.mention_to


def _past_adverbs(line: Line, place: int) -> tuple[int, bool]:
    """Return where the words begin that say when, between a mark and a title: ", at the time"."""
    at, formerly = place, False
    for _ in range(_WHEN_LONG):
        word = line.word(at - 1)
        if word not in line.words.adverbs | line.words.formerly | line.words.over | _WHEN:
            break
        formerly |= word in line.words.formerly | line.words.over or word in ("time", "until")
        at -= 1
    return (at, formerly) if line.word(at - 1) in _MARKS else (place, False)


def before_aside(line: Line, place: int) -> int:
    """Return where the word before an aside ends: an age, "left", a bracket."""
    if line.word(place - 1) == "," and line.word(place - 2).isdigit() and line.word(place - 3) == ",":
        return place - 3
    if line.word(place - 1) == ",":
        return next((at for at in range(place - 2, place - _SHORT, -1) if _opens_aside(line, at)), place)
    if line.word(place - 1) == ")":
        opened = line.opening(place - 1)
        return opened if opened is not None else place
    if line.word(place - 1).isdigit() or line.word(place - 1) in (
        "left",
        "right",
        "centre",
        "center",
        "pictured",
    ):
        at = place - 1
        return at - 1 if line.word(at - 1) in (",", "(") else at
    return place


def after_copula(line: Line, office: Office) -> tuple[Mention, ...]:
    """Return who is named after "The new chair is"."""
    at = office.last
    if not office.definite:
        return ()
    told = BE | HAVE | {"will", "called", "named", "from"} | line.words.adverbs
    while at < office.last + _SHORT and (line.word(at) in told or at in line.dated):
        at += 1
    mention = line.person_at(at)
    between = line.lower[office.last : at]
    if mention is None or not between or not BE.intersection(between):
        return ()
    return (mention,)
