"""Names beside titles: "chairman Lee", "the chairman, Lee,", "Lee (chair)", "Lee, 55, the chairman"."""

from quoth.extraction.grammar import BE, HAVE
from quoth.extraction.lines import NEAR, Line
from quoth.extraction.people import Mention
from quoth.extraction.subjects import joined_to
from quoth.extraction.titles import Office

_CLOSES = frozenset({",", ".", ")", "and", "(", "'s", "'", ";", "—", "–", "-", ""})


def named_after(line: Line, office: Office, *, with_comma: bool) -> tuple[Mention, ...]:
    """Return who is named after a title: "chairman Lee", or with a comma "the chairman, Lee,"."""
    at = office.last
    if line.word(at) == "(" and (closed := line.closing(at)) is not None:
        at = closed
    if with_comma:
        if line.word(at) not in (",", ":", "—", "–") or not office.definite:
            return ()
        mention = line.person_at(at + 1)
        if mention is None or line.word(mention.span.last) not in _CLOSES:
            return ()
        return (mention,)
    mention = line.person_at(at)
    if mention is None:
        return ()
    return _and_after(line, mention) if office.plural else (mention,)


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


def named_before(line: Line, office: Office) -> tuple[Mention, ...]:
    """Return who is named before a title in apposition: "Lee, 55, the chairman", "Lee (chair)"."""
    at = office.first
    if line.word(at - 1) == ";":
        return ()
    marks = (",", "(", "—", "–", "-", ":")
    if line.word(at - 1) not in marks:
        return ()
    at -= 1
    for _ in range(3):
        mention = line.mention_to.get(at)
        if mention is not None and not mention.pronoun:
            return joined_to(line, mention) if office.plural else (mention,)
        at = _before_aside(line, at)
    return ()


def _before_aside(line: Line, place: int) -> int:
    """Return where the word before an aside ends: an age, "left", a bracket."""
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
    while line.word(at) in BE | HAVE | {"will"} | line.words.adverbs and at < office.last + 4:
        at += 1
    mention = line.person_at(at)
    return (mention,) if at > office.last and line.word(at - 1) in BE and mention is not None else ()
