"""Who says it: the words before or after a verb of saying, and the person they name."""

from collections.abc import Sequence

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.people import Cast, Mention

_BREAKS = '. , ; : ! ? — – - “ ” " ( ) [ ] « » ‘ ’ … / •'
_TURNS = """that who which whom whether while when where as because after before if although though since but
    until than so how why what or by via per said says told"""
_BREAK_WORDS = frozenset((_BREAKS + " " + _TURNS).split())
_BESIDE = """has have had also later then once already now still again only even just both all today yesterday
    earlier recently on late early himself herself themselves who have been be monday tuesday wednesday
    thursday friday saturday sunday would will could may might must who"""
_BESIDE_WORDS = frozenset(_BESIDE.split())
_PLACED = frozenset(["on", "in", "at", "during", "by", "last", "this", "with", "to"])
_OPENERS = frozenset(
    ["but", "and", "meanwhile", "however", "later", "then", "still", "so", "yet", "also", "as"]
)
_ARTICLES = """a an the two three four five six several some one another many most few his her its their our
    my this these those that no other officials sources police state"""
_ARTICLE_WORDS = frozenset(_ARTICLES.split())
_OF = frozenset(["of", "for", "to", "from", "with", "at", "in", "by", "on"])
_BACK_TO_SOMEBODY = frozenset(["he", "she", "they", "it", "i", "we"])
_MOST = 8
"""Words of a teller who has no name."""
_ASIDE = 25
"""Words that may stand between two commas after a name."""


def teller_before(article: Article, cast: Cast, sentence: Sentence, verb: int) -> Span | None:
    """Return the words before a verb that say who is speaking, or None."""
    words = sentence.lower
    last = verb
    while last > 0 and (words[last - 1] in _BESIDE_WORDS or words[last - 1].endswith("ly")):
        last -= 1
    if last > 0 and words[last - 1] in (",", ")"):
        last = _before_aside(words, last - 1)
    first = last
    while first > 0 and last - first < 3 * _MOST and not _breaks(sentence, first - 1, last):
        first -= 1
    while first < last and words[first] in _OPENERS:
        first += 1
    return Span(sentence.number, first, last) if first < last else None


def teller_after(sentence: Sentence, start: int) -> Span | None:
    """Return the words from a place on that say who is speaking, or None."""
    words = sentence.lower
    last = start
    while last < len(words) and last - start < 2 * _MOST:
        if words[last] in _BREAK_WORDS or (last > start and words[last] in _PLACED):
            break
        last += 1
    return Span(sentence.number, start, last) if last > start else None


def is_somebody(sentence: Sentence, start: int) -> bool:
    """Say whether words can begin with the one who speaks: a name, an article, a pronoun."""
    if start >= len(sentence.words):
        return False
    word = sentence.words[start]
    return word.capital or word.lower in _ARTICLE_WORDS or word.lower in _BACK_TO_SOMEBODY


def name_of(article: Article, cast: Cast, span: Span, latest: str | None) -> str | None:
    """Return the name of whoever some words speak of, or the words; None where they speak of nobody.

    A pronoun that the cast does not know is the one who spoke last.
    """
    sentence = article.sentences[span.sentence]
    mention = _mention(cast, sentence, span)
    if mention is not None:
        return mention.person
    words = sentence.lower[span.first : span.last]
    if len(words) == 1 and words[0] in _BACK_TO_SOMEBODY:
        return latest
    first = span.first
    if span.last - first > _MOST:
        starts = [at for at in range(span.last - _MOST, span.last) if words[at - first] in _ARTICLE_WORDS]
        first = starts[0] if starts else span.last - _MOST
    text = article.text(Span(span.sentence, first, span.last))
    begins = sentence.words[first]
    small = first == 0 and begins.lower in _ARTICLE_WORDS
    text = begins.lower + text[len(begins.text) :] if small else text
    return text if any(letter.isalpha() for letter in text) else None


def _mention(cast: Cast, sentence: Sentence, span: Span) -> Mention | None:
    """Return the person that some words name, unless it is one whose spokesman, lawyer or ministry speaks."""
    for mention in cast.in_sentence(span.sentence):
        if mention.span in span:
            return (
                None
                if _OF.intersection(sentence.lower[span.first : mention.span.first])
                or _owns(sentence, mention, span)
                else mention
            )
    return None


def _owns(sentence: Sentence, mention: Mention, span: Span) -> bool:
    after = sentence.lower[mention.span.last : mention.span.last + 1]
    return mention.span.last < span.last and after in (("'s",), ("’s",))


def _breaks(sentence: Sentence, at: int, last: int) -> bool:
    word = sentence.words[at]
    if word.lower in _BREAK_WORDS:
        return True
    if word.lower != "and":
        return False
    # Two names are one speaker; two clauses are not.
    return not (
        at > 0 and sentence.words[at - 1].capital and at + 1 < last and sentence.words[at + 1].capital
    )


def _before_aside(words: Sequence[str], at: int) -> int:
    """Return the place before ", the chairman," or "(62)", which ends with a mark."""
    opens = "(" if words[at] == ")" else ","
    for place in range(at - 1, max(-1, at - _ASIDE), -1):
        if words[place] == opens:
            return place
        if words[place] in (";", ":", "”", "“"):
            break
    return at if opens == "(" else 0
