"""How far a saying or a doubt reaches: the clause that it governs, never the rest of the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.clauses import Bounds, chunk_around, clause_end
from quoth.extraction.people import Cast
from quoth.extraction.quotations import Quotation, find_quotations
from quoth.extraction.speech_words import VERBS, Cue, Found, SpeechWords
from quoth.extraction.tellers import is_somebody, name_of, teller_after, teller_before
from quoth.extraction.tense import tells_of_time

_MANNER = {
    Cue.REPORTS: "reported",
    Cue.REPORTED: "reported",
    Cue.ACCUSES: "alleged",
    Cue.DENIES: "alleged",
    Cue.ALLEGED: "alleged",
}
_CLOSING = ("”", '"', "’", "»")
_FAR = 15
"""Words that may stand between a verb of saying and the quotation marks that follow it."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Words that somebody says, or that are in doubt."""

    span: Span
    teller: str | None
    manner: str = "stated"
    denied: bool = False

    @property
    def order(self) -> int:
        """Sorts those who say one thing, outermost first: whoever says more says it of the others."""
        return self.span.first - self.span.last


@dataclass(frozen=True, slots=True)
class _Saying:
    """A verb of saying with whoever speaks."""

    found: Found
    teller: Span | None
    name: str
    inverted: bool
    """Whether the one who speaks comes after the verb."""


def find_reaches(article: Article, cast: Cast, words: SpeechWords, paragraph: int) -> Iterator[Reach]:
    """Yield what somebody says, or what is in doubt, in a paragraph."""
    sentences = article.in_paragraph(paragraph)
    quotations = tuple(find_quotations(sentences))
    pieces: dict[int, list[Span]] = {}
    for quotation in quotations:
        for piece in quotation.pieces:
            pieces.setdefault(piece.sentence, []).append(piece)
    sayings: dict[int, list[_Saying]] = {}
    latest: str | None = None
    for sentence in sentences:
        quoted = pieces.get(sentence.number, [])
        for found in words.find(sentence):
            bounds = Bounds.at(sentence, quoted, found.first)
            if found.cue in VERBS:
                saying = _saying(article, cast, sentence, found, latest)
                if saying is not None:
                    latest = saying.name if not bounds.quoted else latest
                    sayings.setdefault(sentence.number, []).append(saying)
                    yield from _of_verb(sentence, saying, bounds)
            elif found.cue in (Cue.REPORTED, Cue.ALLEGED):
                yield _of_doubt(sentence, found, bounds)
            else:
                told = list(_of_source(article, cast, sentence, found, bounds, latest))
                latest = told[-1].teller if told and not bounds.quoted else latest
                yield from told
    yield from _of_quotations(article, cast, quotations, sayings)


def _saying(
    article: Article, cast: Cast, sentence: Sentence, found: Found, latest: str | None
) -> _Saying | None:
    words = sentence.lower
    inverted = _is_inverted(sentence, found)
    if words[found.first].endswith("ing"):
        if words[found.first - 1 : found.first] == ("as",):
            return None
        return None if latest is None else _Saying(found, None, latest, inverted=False)
    teller = (
        teller_after(sentence, found.last)
        if inverted
        else teller_before(article, cast, sentence, found.first)
    )
    name = None if teller is None else name_of(article, cast, teller, latest)
    return None if name is None else _Saying(found, teller, name, inverted)


def _is_inverted(sentence: Sentence, found: Found) -> bool:
    words = sentence.lower
    before = words[found.first - 1] if found.first else ""
    if not is_somebody(sentence, found.last):
        return False
    if before in _CLOSING:
        return True
    after = teller_after(sentence, found.last)
    if before != "," or after is None or "that" in words[found.last :]:
        return False
    return words[after.last : after.last + 1] in ((), (".",), (",",), (";",)) and found.first > _FAR // 3


def _of_verb(sentence: Sentence, saying: _Saying, bounds: Bounds) -> Iterator[Reach]:
    found, words = saying.found, sentence.lower
    begins = saying.teller.first if saying.teller and not saying.inverted else found.first
    after_mark = begins > bounds.first and (
        words[begins - 1] in _CLOSING
        or (words[begins - 1] == "," and tells_of_time(words[bounds.first : begins]))
    )
    tail = words[found.last : bounds.last]
    trailing = saying.inverted or (
        after_mark and not tells_of_time(tail) and not {"that", ":", "“"}.intersection(tail)
    )
    first, last = found.last, clause_end(sentence, found.last, bounds)
    if trailing:
        first, last = bounds.first, begins
    if first < last:
        denied = found.cue is Cue.DENIES
        span = Span(sentence.number, first, last)
        yield Reach(span, saying.name, _MANNER.get(found.cue, "stated"), denied)


def _of_doubt(sentence: Sentence, found: Found, bounds: Bounds) -> Reach:
    words = sentence.lower
    opens = words[found.last - 1] == "that" or words[found.first] == "it"
    first, last = chunk_around(sentence, found.first, found.last, bounds)
    if opens:
        first, last = found.first, clause_end(sentence, found.last, bounds)
    elif found.cue is Cue.ALLEGED and not (
        found.last - found.first == 1 and words[found.first].endswith("ly")
    ):
        first = found.first
        last = next((at for at in range(found.last + 1, last) if words[at] in _FINITE), last)
    return Reach(Span(sentence.number, first, last), None, _MANNER[found.cue])


_FINITE = frozenset(
    ["was", "were", "is", "are", "has", "had", "will", "would", "took", "went", "came", "left"]
)


def _of_source(
    article: Article, cast: Cast, sentence: Sentence, found: Found, bounds: Bounds, latest: str | None
) -> Iterator[Reach]:
    """Yield what somebody says whom other words than verbs of saying show."""
    end = clause_end(sentence, found.last, bounds)
    span = Span(sentence.number, found.last, end)
    if found.cue is Cue.NOUN:
        owned = found.first > 0 and sentence.lower[found.first - 1] in ("'s", "’s", "’", "'")
        owner = teller_before(article, cast, sentence, found.first - 1) if owned else None
        name = name_of(article, cast, owner, latest) if owner else None
        if found.last < end:
            yield Reach(span, name, "stated" if name else "reported")
        return
    if found.cue is Cue.RELAYS:
        relaying = teller_before(article, cast, sentence, found.first)
        name = name_of(article, cast, relaying, latest) if relaying else None
        if name is not None:
            yield Reach(Span(sentence.number, found.last, end), name, "reported")
    teller = teller_after(sentence, found.last)
    name = name_of(article, cast, teller, latest) if teller else None
    if teller is None or name is None:
        return
    if sentence.lower[found.first] in ("according", "in"):
        if found.first > bounds.first:
            yield Reach(Span(sentence.number, bounds.first, found.first), name)
    elif found.cue is Cue.SOURCE and "that" not in sentence.lower[teller.last : teller.last + _FAR]:
        return
    if teller.last < end:
        yield Reach(Span(sentence.number, teller.last, end), name)


def _of_quotations(
    article: Article, cast: Cast, quotations: Sequence[Quotation], sayings: dict[int, list[_Saying]]
) -> Iterator[Reach]:
    latest: str | None = None
    for quotation in quotations:
        name = _speaker(article, cast, quotation, sayings)
        if name is None and _stands_alone(article, quotation):
            name = latest
        if name is not None:
            yield from (Reach(piece, name) for piece in quotation.pieces)
        latest = name or latest


def _speaker(
    article: Article, cast: Cast, quotation: Quotation, sayings: dict[int, list[_Saying]]
) -> str | None:
    begin, end = quotation.pieces[0], quotation.pieces[-1]
    for saying in sayings.get(end.sentence, ()):
        first = saying.found.first
        if saying.teller is not None and not saying.inverted:
            first = saying.teller.first
        if end.last <= first <= end.last + 2:
            return saying.name
    before = [one for one in sayings.get(begin.sentence, ()) if one.found.last <= begin.first]
    if before and begin.first - before[-1].found.last <= _FAR:
        return before[-1].name
    words = article.sentences[begin.sentence].lower
    if words[begin.first - 1 : begin.first] == (":",):
        return next((one.person for one in cast.in_sentence(begin.sentence)), None)
    return None


def _stands_alone(article: Article, quotation: Quotation) -> bool:
    """Say whether the sentences of a quotation have few words beside it."""
    begin, end = quotation.pieces[0], quotation.pieces[-1]
    return begin.first < 2 and len(article.sentences[end.sentence].words) - end.last < 2
