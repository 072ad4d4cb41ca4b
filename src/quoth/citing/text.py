"""A citation as running text, plain or in a markup that the caller brings."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from quoth.citing.citation import Citation, Ground
from quoth.model import Source
from quoth.wording import STANDING

Words = Callable[[str], str]
"""Returns words so that they mean themselves."""
Linked = Callable[[str, str], str]
"""Returns words with the address that they stand for; the words are markup already."""

_NO_WORDS = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""Control characters, halves of characters, and ends of lines and paragraphs."""


def one_line(words: str) -> str:
    """Return words on one line, without control characters."""
    # Nearly all words are printable, which is asked sooner than each sign is looked at.
    return " ".join((words if words.isprintable() else _NO_WORDS.sub(" ", words)).split())


def with_address(words: str, address: str) -> str:
    """Return words with an address written out."""
    return f"{words}, {address}"


def written(citation: Citation, words: Words = one_line, linked: Linked = with_address) -> str:
    """Return a citation in sentences: what is cited and where, and what it rests on."""
    of_site = f"({words(citation.site)}, version {citation.version})"
    if citation.original is not None:
        page = linked(words(f"Seen in {citation.site}"), citation.address)
        sentences = [_source(citation.original, words, linked), f"{page} (version {citation.version})"]
    else:
        sentences = [f"{linked(words(citation.title), citation.address)} {of_site}"]
    return " ".join(f"{sentence}." for sentence in [*sentences, *basis(citation, words, linked)])


def seen(citation: Citation) -> str:
    """Return which state of the knowledge base was seen, and where, when it is a source that is cited."""
    if citation.original is None:
        return f"Version {citation.version}"
    return one_line(f"Seen in {citation.site}, {citation.address}, version {citation.version}")


@lru_cache(maxsize=1_000)
def abstract(citation: Citation) -> str:
    """Return what a citation rests on as plain text, for formats that have a field for it."""
    return " ".join(f"{sentence}." for sentence in basis(citation))


def basis(citation: Citation, words: Words = one_line, linked: Linked = with_address) -> Iterator[str]:
    """Yield what a citation rests on, in sentences without their full stops."""
    whole = [_source(ground.source, words, linked) for ground in citation.grounds if not ground.quotes]
    if whole:
        yield f"Rests on {'; '.join(whole)}"
    for ground in citation.grounds:
        if ground.quotes:
            yield _quotes(ground, words, linked)
    if citation.inferred:
        yield f"Inferred: {words(citation.inferred.rstrip().removesuffix('.'))}"


def _quotes(ground: Ground, words: Words, linked: Linked) -> str:
    stance = "Disputed by" if ground.disputes else "Rests on"
    quotes = "; ".join(words(quote) for quote in ground.quotes)
    return f"{stance} {quotes}, in {_source(ground.source, words, linked)}"


def _source(source: Source, words: Words, linked: Linked) -> str:
    title = words(f"“{source.title}”")
    about = f"{source.publisher}, {source.published.words()}"
    about += f"; {STANDING[source.standing]}" if source.standing in STANDING else ""
    named = linked(title, source.url) if source.url else title
    return ", ".join([*(words(author) for author in source.author), f"{named} ({words(about)})"])
