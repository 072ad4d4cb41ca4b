"""Events that an article tells of: each case is a text and the events that it has."""

from collections.abc import Mapping

import make
import pytest

from quoth.extraction.article import Article, read_article
from quoth.extraction.attribution import Attributions
from quoth.extraction.dated import find_dated
from quoth.extraction.events import find_events
from quoth.extraction.known import Known
from quoth.extraction.names import Name, NameKind
from quoth.extraction.people import Cast, Figure, Mention
from quoth.extraction.proposals import Event
from quoth.extraction.quoting import Quoting
from quoth.extraction.reading import Reading
from quoth.extraction.rules import load_rules

PERSON, PLACE, PEOPLE, ORGANISATION = (
    NameKind.PERSON,
    NameKind.PLACE,
    NameKind.PEOPLE,
    NameKind.ORGANISATION,
)
NAMES: Mapping[str, NameKind] = {
    "Ana Díaz": PERSON,
    "Díaz": PERSON,
    "Tom Okoro": PERSON,
    "Okoro": PERSON,
    "Li Wei": PERSON,
    "Havana": PLACE,
    "Paris": PLACE,
    "Lagos": PLACE,
    "Cuba": PLACE,
    "Chad": PLACE,
    "Cuban": PEOPLE,
    "Acme": ORGANISATION,
    "Bolt": ORGANISATION,
    "FC Lagos": ORGANISATION,
}
"""What the names in the texts are; a word of a longer name is no name of its own."""
WHOLE = {"Díaz": "Ana Díaz", "Okoro": "Tom Okoro"}
PRONOUNS = {"he": "Tom Okoro", "his": "Tom Okoro", "she": "Ana Díaz", "her": "Ana Díaz"}

RULES, _ = load_rules(make.CONFIG)


def reading_of(text: str, known: Known) -> Reading:
    article = read_article(make.source(text))
    names = tuple(_names(article))
    mentions = [
        Mention(name.span, WHOLE.get(article.text(name.span), article.text(name.span)))
        for name in names
        if name.kind is PERSON
    ]
    for sentence in article.sentences:
        for number, word in enumerate(sentence.lower):
            if word in PRONOUNS:
                span = sentence.span.__class__(sentence.number, number, number + 1)
                mentions.append(Mention(span, PRONOUNS[word], pronoun=True))
    figures = {one.person: Figure(one.person, (), None, one.span, {}) for one in mentions}
    return Reading(
        article=article,
        names=names,
        cast=Cast(tuple(figures.values()), tuple(sorted(mentions))),
        dated=find_dated(article),
        attributions=Attributions(),
        known=known,
        quoting=Quoting(article),
    )


def _names(article: Article) -> list[Name]:
    found: list[Name] = []
    for paragraph in article.source.paragraphs:
        for text in sorted(NAMES, key=len, reverse=True):
            start = paragraph.text.find(text)
            while start >= 0:
                span = article.span_at(paragraph.number, start, start + len(text))
                whole = span is not None and article.text(span) == text
                if span is not None and whole and not any(span.meets(name.span) for name in found):
                    found.append(Name(span, NAMES[text]))
                start = paragraph.text.find(text, start + 1)
    return sorted(found)


def told(event: Event) -> str:
    """Return an event on one line."""
    people = ", ".join(f"{part.person} ({part.role})" if part.role else part.person for part in event.people)
    return " | ".join((event.name, event.date or "-", event.place or "-", people or "-"))


def events_of(text: str) -> list[str]:
    assert RULES is not None
    return [told(event) for event in find_events(reading_of(text, Known()), RULES.events)]


CASES = {
    "a verb in the past": (
        "Ana Díaz resigned on 3 May 2021 in Paris.",
        ["Resignation of Ana Díaz | 2021-05-03 | Paris | Ana Díaz (resigned)"],
    ),
    "the passive": (
        "Tom Okoro was executed in 2019.",
        ["Execution of Tom Okoro | 2019 | - | Tom Okoro (executed)"],
    ),
    "whose it is": (
        "Tom Okoro’s execution took place in 2019.",
        ["Execution of Tom Okoro | 2019 | - | Tom Okoro (executed)"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_events_are_found(text: str, expected: list[str]) -> None:
    assert events_of(text) == expected
