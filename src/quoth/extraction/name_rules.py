"""The rules by which names are told apart, and quick ways to look into them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from quoth.extraction.name_formats import GivenNames, NameWords, OrganisationWords, PlaceWords
from quoth.extraction.phrases import Phrases
from quoth.extraction.proper import ProperNames


@dataclass(frozen=True)
class NameRules:
    """All of them, and quick ways to look into them."""

    words: NameWords = field(default_factory=NameWords)
    organisations: OrganisationWords = field(default_factory=OrganisationWords)
    places: PlaceWords = field(default_factory=PlaceWords)
    given: GivenNames = field(default_factory=GivenNames)

    @cached_property
    def honorifics(self) -> Phrases:
        """Every honorific."""
        words = self.words
        return Phrases((*words.honorifics, *words.honorifics_of_men, *words.honorifics_of_women))

    @cached_property
    def of_men(self) -> frozenset[str]:
        """Words before the name of a man."""
        return small((*self.words.honorifics_of_men, *self.words.men))

    @cached_property
    def of_women(self) -> frozenset[str]:
        """Words before the name of a woman."""
        return small((*self.words.honorifics_of_women, *self.words.women))

    @cached_property
    def titles(self) -> Phrases:
        """The last words of titles, with what may be joined to them: mayor-elect, ex-minister."""
        titles = self.words.titles
        joined = (
            name for title in titles for name in (f"{title}-elect", f"{title}-designate", f"ex-{title}")
        )
        return Phrases((*titles, *joined))

    @cached_property
    def plural_titles(self) -> Phrases:
        """The same of several people: "Justices X and Y"."""
        return Phrases(f"{title}s" for title in self.words.titles)

    @cached_property
    def names_too(self) -> frozenset[str]:
        """Titles that are names."""
        return small(self.words.names_too)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Other words of titles."""
        return small(self.words.title_words)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Small words in names."""
        return small(self.words.particles)

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """Words after names, as written."""
        return frozenset(self.words.suffixes)

    @cached_property
    def personal_verbs(self) -> Phrases:
        """What people do."""
        return Phrases(self.words.personal_verbs)

    @cached_property
    def relatives(self) -> frozenset[str]:
        """Family and the like."""
        return small(self.words.relatives)

    @cached_property
    def other_heads(self) -> frozenset[str]:
        """Ends of the names of events and works."""
        return small(self.words.other_heads)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """No names."""
        return small(self.words.common_words)

    @cached_property
    def human_words(self) -> frozenset[str]:
        """What people are, besides their titles."""
        return small(self.words.human_words)

    @cached_property
    def things(self) -> Phrases:
        """What makes the name after it none of a person."""
        return Phrases(self.words.things)

    @cached_property
    def reigns(self) -> frozenset[str]:
        """What makes a family name no mention of a person."""
        return small(self.words.reigns)

    @cached_property
    def calendar(self) -> frozenset[str]:
        """Months and days."""
        return small(self.words.calendar)

    @cached_property
    def body_heads(self) -> ProperNames:
        """What the name of a body ends in."""
        return ProperNames(self.organisations.heads)

    @cached_property
    def body_first_heads(self) -> ProperNames:
        """What the name of a body begins with."""
        return ProperNames(self.organisations.first_heads)

    @cached_property
    def public_heads(self) -> frozenset[str]:
        """Bodies that every country has."""
        return small(self.organisations.public_heads)

    @cached_property
    def owners(self) -> frozenset[str]:
        """Whose body it is."""
        return small(self.organisations.owners)

    @cached_property
    def bodies(self) -> ProperNames:
        """Bodies by their whole names."""
        return ProperNames(self.organisations.names)

    @cached_property
    def before_bodies(self) -> Phrases:
        """Words right before the name of a body."""
        return Phrases(self.organisations.before)

    @cached_property
    def after_bodies(self) -> Phrases:
        """Words right after the name of a body."""
        return Phrases(self.organisations.after)

    @cached_property
    def of_bodies(self) -> Phrases:
        """What a body has, and no person."""
        return Phrases(self.organisations.possessed)

    @cached_property
    def kinds_of_bodies(self) -> Phrases:
        """What a body is."""
        return Phrases(self.organisations.kinds)

    @cached_property
    def place_names(self) -> ProperNames:
        """Places by their whole names."""
        places = self.places
        named = [name for one in places.countries for name in (one.name, one.capital, *one.also) if name]
        return ProperNames((*named, *_split(places.cities), *_split(places.regions)))

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Countries that are a single word, as written."""
        names = (name for one in self.places.countries for name in (one.name, *one.also))
        return frozenset(name for name in names if " " not in name)

    @cached_property
    def peoples(self) -> ProperNames:
        """Words for the people of places, and adjectives."""
        named = [name for one in self.places.countries for name in one.people]
        return ProperNames(
            (*named, *(f"{name}s" for name in named if name.endswith("n")), *_split(self.places.peoples))
        )

    @cached_property
    def place_heads_after(self) -> Phrases:
        """Province, River."""
        return Phrases(self.places.heads_after)

    @cached_property
    def place_heads_before(self) -> Phrases:
        """Mount, Lake."""
        return Phrases(self.places.heads_before)

    @cached_property
    def directions(self) -> Phrases:
        """Words that belong to a known place after them."""
        return Phrases(self.places.directions)

    @cached_property
    def men(self) -> frozenset[str]:
        """Given names of men."""
        return small(_split(self.given.men))

    @cached_property
    def women(self) -> frozenset[str]:
        """Given names of women."""
        return small(_split(self.given.women))

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names."""
        return self.men | self.women | small(_split(self.given.either))

    @cached_property
    def parts_of_men(self) -> frozenset[str]:
        """Words within the names of men."""
        return small(self.given.parts_of_men)

    @cached_property
    def parts_of_women(self) -> frozenset[str]:
        """Words within the names of women."""
        return small(self.given.parts_of_women)

    @cached_property
    def endings_of_men(self) -> tuple[str, ...]:
        """Ends of words within the names of men."""
        return tuple(ending.lstrip("-").lower() for ending in self.given.endings_of_men)

    @cached_property
    def endings_of_women(self) -> tuple[str, ...]:
        """Ends of words within the names of women."""
        return tuple(ending.lstrip("-").lower() for ending in self.given.endings_of_women)

    @cached_property
    def family_first(self) -> frozenset[str]:
        """Family names that stand first."""
        return small(_split(self.given.family_first))

    @cached_property
    def family_names(self) -> frozenset[str]:
        """Family names."""
        return self.family_first | small(_split(self.given.family))


def small(words: Iterable[str]) -> frozenset[str]:
    """Return words in small letters."""
    return frozenset(word.lower() for word in words)


def _split(lines: tuple[str, ...]) -> list[str]:
    return [name.strip() for line in lines for name in line.split(",") if name.strip()]
