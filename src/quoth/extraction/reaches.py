"""How far each saying and each doubt in a paragraph reaches: never over the rest of the article."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.clauses import Bounds, chunk_around, clause_end
from quoth.extraction.naming import Tellers
from quoth.extraction.quotations import Quotation, find_quotations
from quoth.extraction.sayings import MANNERS, Reach, Saying, reach_of, reaches_of_source, saying_of
from quoth.extraction.speech_words import VERBS, Cue, Found, SpeechWords

_FAR = 15
"""Words that may stand between a verb of saying and the quotation marks that follow it."""
_FINITE_VERBS = "was were is are has had will would took went came left"
_FINITE = frozenset(_FINITE_VERBS.split())
_Sayings = dict[int, list[Saying]]


def find_reaches(article: Article, tellers: Tellers, words: SpeechWords, paragraph: int) -> Iterator[Reach]:
    """Yield what somebody says, or what is in doubt, in a paragraph."""
    sentences = article.in_paragraph(paragraph)
    quotations = tuple(find_quotations(sentences))
    pieces: dict[int, list[Span]] = {}
    for quotation in quotations:
        for piece in quotation.pieces:
            pieces.setdefault(piece.sentence, []).append(piece)
    sayings: _Sayings = {}
    tellers.latest = None
    for sentence in sentences:
        for found in words.find(sentence):
            bounds = Bounds.at(sentence, pieces.get(sentence.number, []), found.first)
            if found.cue in VERBS:
                saying = saying_of(tellers, sentence, found, bounds)
                reached = () if saying is None else tuple(reach_of(sentence, saying, bounds))
                if saying is not None and not bounds.quoted:
                    sayings.setdefault(sentence.number, []).append(saying)
                    tellers.latest = saying.name
            elif found.cue in (Cue.REPORTED, Cue.ALLEGED):
                reached = (_of_doubt(sentence, found, bounds),)
            else:
                reached = tuple(reaches_of_source(tellers, sentence, found, bounds))
                if reached and not bounds.quoted:
                    tellers.latest = reached[-1].teller or tellers.latest
            yield from (one for one in reached if one.span.first < one.span.last)
    yield from _of_quotations(article, tellers, quotations, sayings)


def _of_doubt(sentence: Sentence, found: Found, bounds: Bounds) -> Reach:
    words = sentence.lower
    first, last = chunk_around(sentence, found.first, found.last, bounds)
    adverb = found.last - found.first == 1 and words[found.first].endswith("ly")
    if words[found.last - 1] == "that" or words[found.first] == "it":
        first, last = found.first, clause_end(sentence, found.last, bounds)
    elif found.cue is Cue.ALLEGED and not adverb:
        first = found.first
        last = next((at for at in range(found.last + 1, last) if words[at] in _FINITE), last)
    return Reach(Span(sentence.number, first, last), None, MANNERS[found.cue])


def _of_quotations(
    article: Article, tellers: Tellers, quotations: Sequence[Quotation], sayings: _Sayings
) -> Iterator[Reach]:
    latest: str | None = None
    for quotation in quotations:
        name = _speaker(article, tellers, quotation, sayings)
        if name is None and _stands_alone(article, quotation):
            name = latest
        if name is not None:
            yield from (Reach(piece, name) for piece in quotation.pieces)
        latest = name or latest


def _speaker(article: Article, tellers: Tellers, quotation: Quotation, sayings: _Sayings) -> str | None:
    begin, end = quotation.pieces[0], quotation.pieces[-1]
    after = sayings.get(end.sentence, [])
    place = bisect_right(after, end.last - 1, key=lambda one: one.begins)
    if place < len(after) and after[place].begins <= end.last + 2:
        return after[place].name
    before = sayings.get(begin.sentence, [])
    place = bisect_right(before, begin.first, key=lambda one: one.found.last) - 1
    if place >= 0 and begin.first - before[place].found.last <= _FAR:
        return before[place].name
    if article.sentences[begin.sentence].lower[begin.first - 1 : begin.first] == (":",):
        return tellers.first_in(begin.sentence)
    return None


def _stands_alone(article: Article, quotation: Quotation) -> bool:
    """Say whether the sentences of a quotation have few words beside it."""
    begin, end = quotation.pieces[0], quotation.pieces[-1]
    return begin.first < 2 and len(article.sentences[end.sentence].words) - end.last < 2
