"""Words for countries and their people, with the country that each means."""

from collections.abc import Mapping

from quoth.extraction.name_formats import PlaceWords


def countries_of(places: PlaceWords) -> Mapping[str, str]:
    """Return the names and adjectives of countries in small letters, each with the country's name.

    A word that several countries have ("Congolese") means none of them for sure, and is left out.
    """
    found: dict[str, set[str]] = {}
    for country in places.countries:
        for word in (country.name, *country.also, *country.people):
            found.setdefault(word.lower(), set()).add(country.name)
    return {word: next(iter(those)) for word, those in found.items() if len(those) == 1}
