"""People of whom a sentence tells without a name: "the mayor", "a guard", "his wife"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.name_rules import NameRules

_INDEFINITE = frozenset({"a", "an", "another", "one"})
_DETERMINERS = _INDEFINITE | {"the", "his", "her", "my", "our", "their", "this", "that"}
_OPENERS = frozenset(
    [",", ";", ":", "and", "but", "that", "“", '"', "‘", "–", "—", "(", "when", "while", "because"]
)
_PAST = frozenset(
    {"former", "ex", "then", "late", "deputy", "vice", "acting", "assistant", "interim", "onetime"}
)
_TOLD_APART = {("who",), ("of",), ("for",), ("whose",), ("in",), ("from",), ("that",)}
"""What follows words for somebody of whom nothing has been told yet: "the envoy who left"."""
_LONGEST = 5
_APPOSED = 8


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody without a name, as the subject of a clause."""

    span: Span
    head: str
    definite: bool
    """Whether the words mean one of whom the reader may know."""
    again: bool
    """Whether it is somebody of whom the article has told before: "the mayor", not "the mayor of X"."""


def find_unnamed(sentence: Sentence, named: Sequence[Span], rules: NameRules) -> Iterator[Unnamed]:
    """Yield the people without a name with whom clauses begin; `named` are the names of people."""
    lower = sentence.lower
    starts = frozenset(span.first for span in named)
    ends = frozenset(span.last for span in named)
    for at, word in enumerate(lower):
        owned = at in ends and word in ("'s", "’s")
        begins = word in _DETERMINERS and (at == 0 or lower[at - 1] in _OPENERS)
        if not owned and (not begins or at - 1 in ends or _is_age(lower, at - 1)):
            # "Sin Thae Hyok, a diplomat" is named.
            continue
        for ahead in range(at + 1, min(at + _LONGEST, len(lower))):
            if sentence.words[ahead].capital or not lower[ahead][0].isalpha():
                break
            if _is_human(lower[ahead], rules) and not _goes_on(sentence, ahead + 1, starts, rules):
                told_again = (
                    word == "the" and ahead == at + 1 and lower[ahead + 1 : ahead + 2] not in _TOLD_APART
                )
                span = Span(sentence.number, at, ahead + 1)
                yield Unnamed(span, lower[ahead], word not in _INDEFINITE, told_again)
                break


def _is_age(lower: Sequence[str], at: int) -> bool:
    return at > 0 and lower[at] == "," and lower[at - 1].isdigit()


def _is_human(word: str, rules: NameRules) -> bool:
    return bool(rules.titles.at((word,), 0)) or word in rules.of_men | rules.of_women | rules.human_words


def _goes_on(sentence: Sentence, at: int, starts: frozenset[int], rules: NameRules) -> bool:
    """Say whether a name follows, or what was taken for a person is only the first word of another."""
    lower = sentence.lower
    if at >= len(lower):
        return False
    if lower[at] in ("'s", "’s", "said", "says") or _is_human(lower[at], rules):
        return True
    return bool(starts & {at, at + 1, at + 2, at + 3})


def roles(article: Article, mentions: tuple[tuple[Span, str], ...], rules: NameRules) -> Mapping[str, str]:
    """Return who alone has a title in an article, by the last word of it: "the mayor" is Mayor Diaz."""
    found: dict[str, set[str]] = {}
    for span, person in mentions:
        lower = article.sentences[span.sentence].lower
        for at in (*_before(lower, span), *_after(lower, span, rules)):
            past = _PAST & set(lower[max(0, at - 3) : at])
            if not past and rules.titles.at((lower[at],), 0):
                found.setdefault(lower[at], set()).add(person)
    return {role: next(iter(those)) for role, those in found.items() if len(those) == 1}


def _before(lower: tuple[str, ...], span: Span) -> Iterator[int]:
    at = span.first - 1
    while at > 0 and lower[at] in (",", ".", "mr", "ms", "mrs"):
        at -= 1
    if at >= 0:
        yield at


def _after(lower: tuple[str, ...], span: Span, rules: NameRules) -> Iterator[int]:
    if span.last + 1 >= len(lower) or lower[span.last] != ",":
        return
    for at in range(span.last + 1, min(span.last + _APPOSED, len(lower))):
        if lower[at] in (",", ".", "who", "of"):
            return
        if rules.titles.at(lower, at):
            yield at
            return
