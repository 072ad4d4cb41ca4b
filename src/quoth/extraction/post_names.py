"""What a post is called as a heading, and when two titles are of one post."""

from collections.abc import Mapping

from quoth.extraction.noun_forms import singulars
from quoth.extraction.post_bodies import Body
from quoth.extraction.post_words import plain
from quoth.extraction.titles import Office

_LITTLE = frozenset({"of", "for", "and", "the", "affairs", "a", "an", ",", "&", "'s", "s"})


def title_key(title: str, same: Mapping[str, str]) -> frozenset[str]:
    """Return what titles of one post have in common: "vice foreign minister", "deputy foreign minister"."""
    text = f" {plain(title)} "
    for phrase, first in same.items():
        if phrase != first and " " in phrase:
            text = text.replace(f" {phrase} ", f" {first} ")
    words = text.replace(",", " ").split()
    return frozenset(_one(same.get(word, word), same) for word in words if word not in _LITTLE)


def _one(word: str, same: Mapping[str, str]) -> str:
    for single in singulars(word)[1:]:
        if single in same:
            return same[single]
    return word


def body_key(text: str) -> frozenset[str]:
    """Return the words by which a body is known again."""
    return frozenset(word for word in plain(text).replace(",", " ").split() if word not in _LITTLE)


def heading(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def name_of_post(office: Office) -> str:
    """Return a heading for a post: its title, whose it is, and where."""
    body, country, title = office.body, office.country, heading(office.title)
    if body is None:
        return _without_body(office)
    if not title:
        return heading(name_of_body(body))
    name = f" {body.linked} ".replace(" ,", ",").join((title, name_of_body(body)))
    told = not country or body.tells_country or plain(country) in plain(name)
    return name if told or (office.adjective or "?") in name else f"{name} ({country})"


def _without_body(office: Office) -> str:
    country, title = office.country, heading(office.title)
    if country is not None and office.adjective is not None and " for " in title:
        return heading(f"{office.adjective} {office.title}")
    if country is not None and " to " in title:
        title = title.replace(" to ", f" of {with_article(country)} to ", 1)
    elif country is not None:
        title = f"{title} of {with_article(country)}"
    if office.place is None or office.place in title:
        return title
    return f"{title} {'in' if country else office.place_link} {office.place}"


def name_of_body(body: Body) -> str:
    """Return what a body is called, with its place."""
    text = body.text
    if body.place and body.place.lower() not in plain(text):
        text = f"{text} in {body.place}"
    return text


def with_article(country: str) -> str:
    """Return the name of a country as it stands after "of"."""
    plural = country.startswith(("United", "Republic")) or country.endswith(("Islands", "Emirates", "lands"))
    return f"the {country}" if plural or country == "Philippines" else country


def same_body(one: str, other: str) -> bool:
    """Say whether two texts may be of one body: one with all words of the other, or with their initials."""
    ours, theirs = body_key(one), body_key(other)
    return ours <= theirs or theirs <= ours or initials(one) == other or initials(other) == one


def initials(text: str) -> str:
    """Return the capital letters with which the words of a name begin."""
    return "".join(word[0] for word in text.split() if word[0].isupper())
