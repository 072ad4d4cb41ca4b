"""The countries of entries, which follow from claims of their own and of those that they are tied to."""

from collections.abc import Iterable, Mapping

from quoth.ids import EntryId
from quoth.link.relations import Relation, above, people, posts_held
from quoth.model import Entry, Library

Relations = Mapping[EntryId, tuple[Relation, ...]]
Countries = Mapping[EntryId, tuple[str, ...]]


def countries(library: Library, relations: Relations) -> Countries:
    """Return the countries of each entry: its own, else those of the posts that it held."""
    own = {id_: _own(entry) for id_, entry in library.entries.items()}
    return {id_: own[id_] or _of_posts(entry, relations, own) for id_, entry in library.entries.items()}


def countries_around(library: Library, relations: Relations, of_each: Countries) -> Countries:
    """Return the countries of each entry, or else those of the people in it and of what it belongs to.

    They are sorted: who comes first among many ties says nothing.
    """
    found = {}
    for id_, entry in library.entries.items():
        countries = of_each[id_]
        if not countries and not entry.kind.personal_names:
            countries = _of_all(_near(entry, library, relations), of_each)
        found[id_] = tuple(sorted(countries))
    return found


def _own(entry: Entry) -> tuple[str, ...]:
    """Return the country of an entry, by the property that takes one place; several are a disagreement."""
    found = (c.value.text for c in entry.claims if c.property.takes == "place" and c.property.one)
    return tuple(dict.fromkeys(found))


def _of_posts(entry: Entry, relations: Relations, own: Countries) -> tuple[str, ...]:
    return _of_all((tie.other for tie in posts_held(relations.get(entry.id, ()), entry)), own)


def _near(entry: Entry, library: Library, relations: Relations) -> list[EntryId]:
    ties = relations.get(entry.id, ())
    return [tie.other for tie in (*people(ties, library), *above(ties, entry))]


def _of_all(others: Iterable[EntryId], of_each: Countries) -> tuple[str, ...]:
    return tuple(dict.fromkeys(country for other in others for country in of_each[other]))
