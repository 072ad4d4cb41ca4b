"""The files of rules by which names are told apart, as editors write them."""

from quoth.fields import Format
from quoth.values import Several, Text


class NameWords(Format):
    """What the words in and around a name say of it: `rules/names.yml`."""

    honorifics: Several[Text] = ()
    """Words before the name of a person: Dr, Sheikh, Datuk."""
    honorifics_of_men: Several[Text] = ()
    """Mr, Sir."""
    honorifics_of_women: Several[Text] = ()
    """Mrs, Dame."""
    titles: Several[Text] = ()
    """The last word of a title: minister, curator."""
    names_too: Several[Text] = ()
    """Honorifics and titles that people are called, too: King, Dean."""
    title_words: Several[Text] = ()
    """Other words of titles: former, deputy, foreign."""
    particles: Several[Text] = ()
    """Small words within names: de, bin, van."""
    suffixes: Several[Text] = ()
    """Words after a name: Jr, III."""
    personal_verbs: Several[Text] = ()
    """Verbs after the name of a person: said, was born."""
    relatives: Several[Text] = ()
    """wife, brother, successor."""
    men: Several[Text] = ()
    """Words before a name that tell a man: husband."""
    women: Several[Text] = ()
    """Words before a name that tell a woman: wife."""
    other_heads: Several[Text] = ()
    """What the names of events and works end in: Summit, Prize."""
    human_words: Several[Text] = ()
    """What people are, besides their titles: man, girl, native."""
    things: Several[Text] = ()
    """Words before a name that make it none of a person: the trawler X."""
    common_words: Several[Text] = ()
    """Words that begin sentences and are no names."""
    reigns: Several[Text] = ()
    """Words after a family name that make it no mention of a person: regime, dynasty."""
    calendar: Several[Text] = ()
    """Months, days, seasons."""


class OrganisationWords(Format):
    """How the names of bodies are recognised: `rules/organisations.yml`."""

    heads: Several[Text] = ()
    """Ministry, Council, Club."""
    first_heads: Several[Text] = ()
    """Words that begin the name of a body: Universidad, Real."""
    owners: Several[Text] = ()
    """Whose party or college it is: People's, Workers'."""
    public_heads: Several[Text] = ()
    """Bodies that every country has: Ministry, Parliament."""
    names: Several[Text] = ()
    """Bodies by their whole names."""
    before: Several[Text] = ()
    """Words right before the name of a body: shares in, rival."""
    after: Several[Text] = ()
    """Words right after it: said in a statement."""
    possessed: Several[Text] = ()
    """What a body has, and no person: X's board."""
    kinds: Several[Text] = ()
    """What a body is: "X, the activist fund"."""


class Country(Format):
    """A country by its names."""

    name: Text
    people: Several[Text] = ()
    """The adjective and the words for its people."""
    capital: Text | None = None
    also: Several[Text] = ()
    """Its other names."""


class PlaceWords(Format):
    """Places and the words for their people: `rules/places.yml`."""

    heads_after: Several[Text] = ()
    """Province, River: after the name."""
    heads_before: Several[Text] = ()
    """Mount, Lake: before the name."""
    directions: Several[Text] = ()
    """northern, downtown: before the name of a place in the lists."""
    countries: Several[Country] = ()
    """All countries."""
    cities: Several[Text] = ()
    """Cities, several in a line with commas between."""
    regions: Several[Text] = ()
    """Regions, continents, rivers and the like, several in a line with commas between."""
    peoples: Several[Text] = ()
    """Words for the people of no one country, for tongues and faiths."""


class GivenNames(Format):
    """Names that people have: evidence, never a must: `rules/given-names.yml`."""

    men: Several[Text] = ()
    """Given names of men, several in a line with commas between."""
    women: Several[Text] = ()
    """Given names of women."""
    either: Several[Text] = ()
    """Given names of both."""
    family: Several[Text] = ()
    """Family names."""
    family_first: Several[Text] = ()
    """Family names that stand before the given name: Kim, Nguyen."""
    parts_of_men: Several[Text] = ()
    """Words within the name of a man: bin, Văn."""
    parts_of_women: Several[Text] = ()
    """binti, Thị."""
    endings_of_men: Several[Text] = ()
    """How words within the name of a man end: -ovich."""
    endings_of_women: Several[Text] = ()
    """-ovna, -dóttir."""
