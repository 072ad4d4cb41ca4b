"""Where the name of a body or a place ends, by the words that bodies and places are called by."""

from quoth.extraction.article import Sentence
from quoth.extraction.capitals import is_acronym
from quoth.extraction.name_rules import NameRules

_LONGEST = 20
_AHEAD = 6
_LONGEST_PLACE = 8
_JOINING = frozenset({"of", "for", "on", "de", "des", "du", "di", "der", "für", "del", "da", "do", "dos"})
_BETWEEN = frozenset({"the", "la", "el", "los", "las", "les", "le"})
_AND = frozenset({"and", "&", "y", "et", "und", "e"})
_APOSTROPHES = frozenset({"'", "’", "'s", "’s"})


def body_end(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return where the name of a body ends that begins at a word; the word itself where none does."""
    words, lower = sentence.words, sentence.lower
    if rules.body_first_heads.at(sentence, at) and (
        _capital(sentence, at + 1) or _joins(sentence, at + 1, rules)
    ):
        return _tail_end(sentence, at + 1, rules)
    end = last = at
    while last < min(len(words), at + _LONGEST):
        word = words[last]
        if word.capital and lower[last] in rules.calendar:
            break
        if word.capital:
            length = rules.body_heads.at(sentence, last)
            if length:
                last += length
                end = last
                continue
            if last > at and rules.honorifics.at(sentence.lower, last):
                break
            if rules.titles.at(sentence.lower, last) and lower[last] not in rules.names_too:
                break
            last += 1
        elif last > at and (_binds(sentence, last, rules) or _pairs(sentence, at, last, rules)):
            last += 1
        else:
            break
    if end == at or (end == at + 1 and not _joins(sentence, end, rules)):
        return at
    return _tail_end(sentence, end, rules) if _joins(sentence, end, rules) else end


def place_end(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return where the name of a place ends that begins at a word; the word itself where none does."""
    words = sentence.words
    before = rules.place_heads_before.at(sentence.lower, at)
    if before and _capital(sentence, at + before):
        return at + before + (rules.place_names.at(sentence, at + before) or 1)
    direction = rules.directions.at(sentence.lower, at)
    if direction and _capital(sentence, at + direction):
        length = rules.place_names.at(sentence, at + direction)
        return at + direction + length if length else at
    last = at
    while last < min(len(words), at + _LONGEST_PLACE) and words[last].capital:
        if last > at:
            length = rules.place_heads_after.at(sentence.lower, last)
            if length and not _capital(sentence, last + length):
                given = sentence.lower[at] in rules.given_names and last == at + 1
                return at if given and not _located(sentence, at) else last + length
        if rules.titles.at(sentence.lower, last) and words[last].lower not in rules.names_too:
            break
        last += 1
    return at


def _binds(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether a mark stands within a name: Marks & Spencer, People's Party, J. Paul Getty Trust."""
    text = sentence.words[at].text
    if text == ".":
        return len(sentence.words[at - 1].text) == 1
    return (text == "&" and _capital(sentence, at + 1)) or _owner(sentence, at, rules)


def _pairs(sentence: Sentence, at: int, last: int, rules: NameRules) -> bool:
    """Say whether "and" stands within the name of a body: "Food and Drug Administration"."""
    lower = sentence.lower
    if last != at + 1 or lower[last] not in _AND or not _capital(sentence, last + 1):
        return False
    noun = (
        lower[at] in rules.title_words | rules.other_heads | rules.common_words
        or rules.place_heads_after.at(lower, at)
        or rules.place_heads_before.at(lower, at)
    )
    return bool(noun) and any(
        rules.body_heads.at(sentence, ahead) for ahead in range(last + 2, min(last + _AHEAD, len(lower)))
    )


def _located(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.lower[at - 1] in ("the", "in", "at", "on", "near", "to", "from", "of")


def _capital(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at].capital and sentence.words[at].text[0].isalpha()


def _owner(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether a possessive belongs to the name: People's Party, Workers' Party."""
    return (
        sentence.words[at].text in _APOSTROPHES
        and (
            sentence.lower[at - 1] in rules.owners
            or (sentence.words[at].text in "'’" and sentence.lower[at - 1].endswith("s"))
        )
        and _capital(sentence, at + 1)
    )


def _joins(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether a name goes on with "of X" or "for the X"."""
    lower = sentence.lower
    if at + 1 < len(lower) and lower[at + 1] in rules.calendar:
        return False
    if at + 1 >= len(lower) or lower[at] not in _JOINING:
        return False
    return _capital(sentence, at + 1) or (lower[at + 1] in _BETWEEN and _capital(sentence, at + 2))


def _tail_end(sentence: Sentence, at: int, rules: NameRules) -> int:
    """Return the end of "of Foreign Affairs and Trade", from its first word on."""
    words, lower = sentence.words, sentence.lower
    end = at
    while end < min(len(words), at + _LONGEST):
        if _capital(sentence, end):
            if lower[end] in rules.calendar:
                break
            if rules.titles.at(sentence.lower, end) and lower[end] not in rules.names_too and end > at + 1:
                return end
            end += 1
        elif _joins(sentence, end, rules):
            end += 2 if lower[end + 1] in _BETWEEN else 1
        elif (
            (lower[end] in _AND and _may_join(sentence, end + 1, rules))
            or (words[end].text == "," and _listed(sentence, end, rules))
            or _owner(sentence, end, rules)
        ):
            end += 1
        else:
            break
    return end


def _may_join(sentence: Sentence, at: int, rules: NameRules) -> bool:
    if not _capital(sentence, at) or is_acronym(sentence.words[at]):
        return False
    if sentence.lower[at] in rules.given_names | rules.family_first:
        return False
    if rules.place_names.at(sentence, at) or rules.peoples.at(sentence, at):
        return False
    if _capital(sentence, at + 1):
        return not any(rules.body_heads.at(sentence, ahead) for ahead in (at, at + 1))
    return not (rules.body_heads.at(sentence, at) and _joins(sentence, at + 1, rules))


def _listed(sentence: Sentence, at: int, rules: NameRules) -> bool:
    """Say whether a comma stands in a list within a name: "Trade, Industry and Energy"."""
    lower = sentence.lower
    ahead = at + 1
    while _capital(sentence, ahead) and ahead < at + 4:
        ahead += 1
    return (
        ahead > at + 1
        and ahead < len(lower)
        and lower[ahead] == "and"
        and _may_join(sentence, ahead + 1, rules)
    )
