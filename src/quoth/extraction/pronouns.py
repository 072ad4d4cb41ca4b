"""Whom "he" and "her" mean; nobody in doubt.

An article is read twice: what the pronouns of the first reading tell of people helps the second.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.capitals import Telling, telling
from quoth.extraction.gathering import People
from quoth.extraction.name_rules import NameRules
from quoth.extraction.quotations import find_quotations
from quoth.extraction.sexes import MAN, WOMAN
from quoth.extraction.standing import does, is_object, owns_subject
from quoth.extraction.unnamed import find_unnamed, roles
from quoth.extraction.weighing import OWNER, PRONOUNS, REACH, ROLE, SOLE, SUBJECT, Seen, Weighing

_HEADING = 12
"""Words that a heading does not reach; a caption does."""
_REACH = 60
"""Words within a sentence that a pronoun reaches back."""
_MOST = 8
"""Mentions in a sentence that are weighed, the last ones."""
_LEADS = frozenset(
    [
        "after",
        "as",
        "at",
        "before",
        "because",
        "by",
        "despite",
        "during",
        "for",
        "from",
        "if",
        "in",
        "on",
        "since",
        "until",
        "when",
        "while",
        "with",
    ]
)
"""What a clause begins with that stands before its subject."""
_EARLY, _LEAD = 6, 20
_TITLED = 2
"""Words before the name of who speaks: "Mr Jon: …"."""
_HERO_LEAST = 3
_HERO_AHEAD = 1.5


def find_pronouns(article: Article, people: People, rules: NameRules) -> Iterator[tuple[Span, str]]:
    """Yield each pronoun whose person is plain, with the name of the person."""
    named = _hero(Counter(person for _, person in people.mentions), 1.0)
    first = tuple(_Reading(article, people, rules, people.genders, named).run())
    genders = {**people.genders, **dict(_votes(article, first, people.genders))}
    hero = _hero(Counter(person for _, person in (*people.mentions, *first)), _HERO_AHEAD)
    yield from _Reading(article, people, rules, genders, hero).run()


def _votes(
    article: Article, meant: Iterable[tuple[Span, str]], genders: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the sex of people of whom most pronouns tell the same."""
    votes: dict[str, Counter[str]] = {}
    for span, person in meant:
        if person not in genders:
            word = article.sentences[span.sentence].lower[span.first]
            votes.setdefault(person, Counter())[PRONOUNS[word]] += 1
    for person, counted in votes.items():
        (gender, most), *others = counted.most_common()
        if not others or most > 2 * others[0][1]:
            yield person, gender


def _hero(counted: Counter[str], ahead: float) -> str | None:
    """Return whom an article is about: who is mentioned far more often than anybody else."""
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < _HERO_LEAST:
        return None
    return None if len(ranked) > 1 and ranked[0][1] < ahead * ranked[1][1] else ranked[0][0]


class _Reading:
    """One reading of an article, sentence by sentence."""

    def __init__(
        self, article: Article, people: People, rules: NameRules, genders: Mapping[str, str], hero: str | None
    ) -> None:
        self._article, self._rules = article, rules
        self._weighing = Weighing(rules, genders, hero)
        self._hero, self._unmet = hero, Weighing(rules, genders, None)
        self._named: dict[int, list[tuple[Span, str]]] = {}
        for span, person in people.mentions:
            self._named.setdefault(span.sentence, []).append((span, person))
        self._roles = roles(article, people.mentions, rules)
        self._past: list[list[Seen]] = []
        self._quotes: dict[int, list[Span]] = {}
        self._paragraph = 0
        self._speaker: str | None = None
        self._since = 0
        # Whoever the article is about has been named from there on.
        self._met = False

    def run(self) -> Iterator[tuple[Span, str]]:
        """Yield each pronoun whose person is plain."""
        for sentence in self._article.sentences:
            if sentence.paragraph != self._paragraph:
                self._begin(sentence)
            if not _is_running(sentence):
                # What follows a heading begins anew.
                self._past = self._past if self._weighing.hero is None else []
            else:
                here = self._mentions(sentence)
                meant = self._pronouns(sentence, here)
                yield from sorted((one.span, one.person) for one in meant if one.person)
                self._met = self._met or any(one.person == self._hero for one in here)
                self._past = [[*here, *meant][-2 * _MOST :], *self._past][:REACH]

    def _begin(self, sentence: Sentence) -> None:
        self._paragraph, self._since = sentence.paragraph, sentence.number
        self._quotes = {}
        for quotation in find_quotations(self._article.in_paragraph(sentence.paragraph)):
            for piece in quotation.pieces:
                self._quotes.setdefault(piece.sentence, []).append(piece)
        span, person = next(iter(self._named.get(sentence.number, ())), (sentence.span, None))
        label = span.first <= _TITLED and sentence.lower[span.last : span.last + 1] == (":",)
        self._speaker = person if label else None

    def _quotation(self, span: Span) -> Span | None:
        """Return the quotation in which some words stand."""
        pieces = self._quotes.get(span.sentence, [])
        place = bisect_left(pieces, span.last, key=lambda one: one.last)
        return pieces[place] if place < len(pieces) and span in pieces[place] else None

    def _mentions(self, sentence: Sentence) -> list[Seen]:
        """Return everybody in a sentence whom no pronoun means, in order."""
        named = self._named.get(sentence.number, [])
        found: list[Seen] = []
        for span, person in named:
            if person != self._speaker or span.first > _TITLED:
                weight = OWNER if owns_subject(sentence, span) else 0.0
                weight = SUBJECT if does(sentence, span, self._rules) else weight
                found.append(Seen(span, person, weight, self._quotation(span) is not None))
        for one in find_unnamed(sentence, [span for span, _ in named], self._rules):
            role = self._roles.get(one.head) if one.again else None
            weight = ROLE if one.definite and role is None else SUBJECT
            sex = MAN if one.head in self._rules.of_men else None
            sex = WOMAN if one.head in self._rules.of_women else sex
            found.append(Seen(one.span, role, weight, self._quotation(one.span) is not None, sex))
        if len({one.person for one in found}) == 1:
            found = [replace(one, weight=max(one.weight, SOLE)) for one in found]
        return sorted(found, key=lambda one: one.span)

    def _pronouns(self, sentence: Sentence, here: Sequence[Seen]) -> list[Seen]:
        """Return the pronouns of a sentence: those outside of quotations first: they tell who speaks."""
        number = sentence.number
        places = [Span(number, at, at + 1) for at, word in enumerate(sentence.lower) if word in PRONOUNS]
        quoted = {span for span in places if self._quotation(span) is not None}
        outside = [one for one in here if not one.quoted]
        found: list[Seen] = []
        for span in places:
            if span not in quoted:
                found.extend(self._meant(sentence, span, outside, found, self._speaker))
        if quoted:
            telling_it = sorted((*outside, *found), key=lambda one: one.span)
            within: list[Seen] = []
            for span in places:
                if span in quoted:
                    speaker = self._said_by(span, telling_it)
                    within.extend(self._meant(sentence, span, here, within, speaker))
            found = sorted((*found, *within), key=lambda one: one.span)
        return found

    def _said_by(self, span: Span, outside: Sequence[Seen]) -> str | None:
        """Return who speaks a quotation: of the sentence's subjects the nearest one, or the last speaker."""
        piece = self._quotation(span) or span
        place = bisect_left(outside, piece.last, key=lambda one: one.span.first)
        near = [one for one in outside[max(0, place - 2) : place + 2] if one.person and one.weight >= SUBJECT]
        if near:
            nearest = min(near, key=lambda one: max(one.span.first - piece.last, piece.first - one.span.last))
            self._speaker = nearest.person
        return self._speaker

    def _meant(
        self, sentence: Sentence, span: Span, here: Sequence[Seen], found: Sequence[Seen], without: str | None
    ) -> Iterator[Seen]:
        at = span.first
        place = bisect_left(here, at, key=lambda one: one.span.first)
        near = (*here[max(0, place - _MOST) : place], *found[-_MOST:])
        before = sorted((one for one in near if one.span.last >= at - _REACH), key=lambda one: one.span)
        before = before or self._awaited(sentence, at, here)
        met = self._met or any(one.person == self._hero for one in before)
        weighing = self._weighing if met else self._unmet
        person = weighing.meant(sentence, at, before, self._past, without=without, since=self._since)
        if person is not None:
            word = sentence.lower[at]
            weight = SUBJECT if word in ("he", "she") else 0.0
            quoted = self._quotation(span) is not None
            yield Seen(span, person, weight, quoted, PRONOUNS[word], again=True)

    def _awaited(self, sentence: Sentence, at: int, here: Sequence[Seen]) -> list[Seen]:
        """Return the name that a pronoun goes before: "After his election, Thae said"."""
        place = bisect_left(here, at, key=lambda one: one.span.first)
        if place == len(here) or at > _EARLY or sentence.lower[0] not in _LEADS:
            return []
        one = here[place]
        between = sentence.lower[at : one.span.first]
        apart = between.count(",") == 1 and len(between) <= _LEAD and one.weight >= SUBJECT
        if between[-1:] == (",",) and self._rules.titles.at(between, len(between) - 2):
            # "His spokesman, Otri, said" is of another's.
            return []
        return [one] if apart and not is_object(sentence, at) else []


def _is_running(sentence: Sentence) -> bool:
    """Say whether a sentence is running text or a caption, not a heading."""
    if telling(sentence) is not Telling.NAMES:
        return False
    return len(sentence.words) >= _HEADING or not sentence.words[-1].text.isalnum()
