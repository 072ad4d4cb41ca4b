"""What a post is called as a heading, and when two titles are of one post."""

from collections.abc import Mapping

from quoth.extraction.grammar import singulars
from quoth.extraction.post_bodies import Body
from quoth.extraction.post_words import plain

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


def name_of_body(body: Body, country: str | None) -> str:
    """Return what a body is called, with its place."""
    text = body.text
    if country and country.lower() not in plain(text) and not body.country and not body.named:
        text = f"{text} of {country}"
    if body.place and body.place.lower() not in plain(text):
        text = f"{text} in {body.place}"
    return text


def with_article(country: str) -> str:
    """Return the name of a country as it stands after "of"."""
    plural = country.startswith(("United", "Republic")) or country.endswith(("Islands", "Emirates", "lands"))
    return f"the {country}" if plural or country == "Philippines" else country
