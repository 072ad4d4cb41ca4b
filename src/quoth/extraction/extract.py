"""The rules' way from an article to proposals. Nothing here decides; each step does one thing."""

from collections.abc import Iterator

from quoth.extraction.article import read_article
from quoth.extraction.attribution import find_attributions
from quoth.extraction.countries import countries_of
from quoth.extraction.dated import find_dated
from quoth.extraction.events import find_events
from quoth.extraction.known import Known
from quoth.extraction.names import find_names
from quoth.extraction.people import find_people
from quoth.extraction.posts import find_posts
from quoth.extraction.proposals import DateSaid, Person, Proposals
from quoth.extraction.quoting import Quoting
from quoth.extraction.reading import Reading
from quoth.extraction.rules import Rules
from quoth.model import Source


def extract(source: Source, rules: Rules, known: Known, *, shortest_quote: int) -> Proposals:
    """Return what an article supports, by rules alone.

    Everything is looked for in one pass over the words, since a draft that takes minutes is not asked for.
    """
    article = read_article(source)
    names = find_names(article, rules.names, known)
    cast = find_people(article, names, rules.names, known)
    reading = Reading(
        article=article,
        names=names,
        cast=cast,
        dated=find_dated(article),
        attributions=find_attributions(article, cast, rules.speech),
        known=known,
        quoting=Quoting(article, shortest_quote),
        countries=countries_of(rules.names.places),
    )
    return Proposals(
        people=tuple(_people(reading)),
        posts=find_posts(reading, rules.posts),
        events=find_events(reading, rules.events),
        dates=tuple(_dates(reading)),
    )


def _people(reading: Reading) -> Iterator[Person]:
    for figure in reading.cast.figures:
        places = (figure.introduced, *figure.forms.values())
        support = tuple(piece for place in places for piece in reading.support(place))
        if support:
            yield Person(
                name=figure.name, aliases=figure.aliases, described=figure.described, support=support
            )


def _dates(reading: Reading) -> Iterator[DateSaid]:
    for one in reading.dated:
        support = reading.support(one.span)
        if support:
            yield DateSaid(text=reading.article.text(one.span), edtf=one.edtf, support=support)
