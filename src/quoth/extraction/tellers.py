"""Where the words stand that say who is speaking: before a verb of saying, or after it."""

from collections.abc import Sequence

from quoth.extraction.article import Sentence, Span

_BREAKS = ', ; : ! ? — – - “ ” " ( ) [ ] « » ’ … / •'
_TURNS = """that who which whom whose whether while when where as because after before if although though
    since but until than so how why what or by via per said says told"""
_BREAK_WORDS = frozenset((_BREAKS + " " + _TURNS).split())
_BESIDE = """has have had also later then once already now still again only even just both all today yesterday
    earlier recently on late early himself herself themselves always often sometimes soon who would will could
    may might must
    monday tuesday wednesday thursday friday saturday sunday"""
_BESIDE_WORDS = frozenset(_BESIDE.split())
_NO_ADVERBS = frozenset(["family", "assembly", "ally", "monopoly", "supply", "reply"])
_PLACED = frozenset(["on", "in", "at", "during", "last", "this", "to"])
_OPENERS = frozenset(
    ["but", "and", "meanwhile", "however", "later", "then", "still", "so", "yet", "also", "as"]
)
_ARTICLES = """a an the two three four five six several some one another many most few his her its their our
    my this these those no other"""
ARTICLES = frozenset(_ARTICLES.split())
"""Words that begin with whom or what somebody is called."""
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we"])
"""Words for somebody who was named before."""
_WIDEST = 24
_CLOSES_ASIDE = frozenset([",", ")", "–", "—"])
_ASIDE = 25
"""Words that may stand between two commas after a name."""


def teller_before(sentence: Sentence, verb: int) -> Span | None:
    """Return the words before a verb that say who is speaking, or None."""
    words = sentence.lower
    last = verb
    while last > 0 and (words[last - 1] in _BESIDE_WORDS or _is_adverb(sentence, last - 1)):
        last -= 1
    if last > 1 and words[last : last + 1] == ("who",) and words[last - 1] == ",":
        named = _named_before(sentence, last - 1)
        if named is not None:
            return named
    if last > 0 and words[last - 1] in _CLOSES_ASIDE:
        last = _before_aside(words, last - 1)
    first = last
    while first > 0 and last - first < _WIDEST:
        if first > 2 and words[first - 1] == ")" and words[first - 3] == "(":
            first -= 3
        elif _is_relative(sentence, first - 1, last):
            last = first = first - 1
        elif _breaks(sentence, first - 1, last):
            break
        else:
            first -= 1
    first = _without_opening(sentence, first, last)
    return Span(sentence.number, first, last) if first < last else None


def _named_before(sentence: Sentence, last: int) -> Span | None:
    """Return the name that ", who has said" goes on to tell of, or None."""
    first = last
    while first > 0 and last - first < _WIDEST and sentence.words[first - 1].capital:
        first -= 1
    return Span(sentence.number, first, last) if first < last else None


def teller_after(sentence: Sentence, start: int) -> Span | None:
    """Return the words from a place on that say who is speaking, or None."""
    words = sentence.lower
    last = start
    while last < len(words) and last - start < _WIDEST:
        breaks = _ends(words, last) or (words[last] in _BREAK_WORDS and words[last] != "by")
        if breaks or (last > start and words[last] in _PLACED):
            break
        last += 1
    return Span(sentence.number, start, last) if last > start else None


def is_somebody(sentence: Sentence, start: int) -> bool:
    """Say whether words can begin with the one who speaks: a name, an article, a pronoun."""
    if start >= len(sentence.words):
        return False
    word = sentence.words[start]
    return word.capital or word.lower in ARTICLES or word.lower in PRONOUNS


def _is_adverb(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word.lower.endswith("ly") and not word.capital and word.lower not in _NO_ADVERBS


def _breaks(sentence: Sentence, at: int, last: int) -> bool:
    words = sentence.words
    if words[at].lower in _BREAK_WORDS or _ends(sentence.lower, at):
        return True
    if words[at].lower != "and":
        return False
    # Two names are one speaker; two clauses are not.
    return not (at > 0 and words[at - 1].capital and at + 1 < last and words[at + 1].capital)


def _ends(words: Sequence[str], at: int) -> bool:
    """Say whether a full stop ends the sentence; within it, it shortens a word."""
    return words[at] == "." and at + 2 >= len(words)


def _is_relative(sentence: Sentence, at: int, last: int) -> bool:
    """Say whether "who" begins what is told of the speaker: "officials who follow the case said"."""
    if sentence.lower[at] != "who" or at == 0 or at + 1 >= last:
        return False
    following = sentence.words[at + 1]
    return not following.capital and following.lower not in ARTICLES and following.lower not in PRONOUNS


def _without_opening(sentence: Sentence, first: int, last: int) -> int:
    """Return where the words begin that are of the speaker: after "but", and after "By evening"."""
    words = sentence.words
    while first < last and words[first].lower in _OPENERS:
        first += 1
    if first < last and not (first and words[first].capital) and words[first].lower not in ARTICLES:
        begins = next((at for at in range(first + 1, last) if words[at].lower in ARTICLES), first)
        if "of" not in sentence.lower[first:begins] and "for" not in sentence.lower[first:begins]:
            return begins
    return first


def _before_aside(words: Sequence[str], at: int) -> int:
    """Return the place before ", the chairman," or "(62)", which ends with a mark."""
    opens = "(" if words[at] == ")" else words[at]
    for place in range(at - 1, max(-1, at - _ASIDE), -1):
        if words[place] == opens:
            return place
        if words[place] in (";", ":", "”", "“"):
            break
    return 0 if opens == "," else at
