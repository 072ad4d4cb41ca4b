"""An author's prose as it was read: its links, its sentences, and the words themselves."""

from dataclasses import dataclass

from quoth.place import Place
from quoth.restoring import quick_to_restore


@quick_to_restore
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in an entry's prose."""

    target: str
    """An entry's id, a source's id, or an address."""
    text: str
    """The words shown, without marks."""
    title: str | None
    start: int
    """Where the link begins in the prose, in characters."""
    end: int
    place: Place


@quick_to_restore
@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an entry's prose."""

    text: str
    """The words shown, without marks."""
    links: tuple[Link, ...]
    place: Place


@quick_to_restore
@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """An author's Markdown, as written and as the CommonMark parser understood it."""

    text: str
    sentences: tuple[Sentence, ...]
    """Of paragraphs and items of lists."""
    links: tuple[Link, ...]
    """Every link, in order; those in headings and tables too, which are no sentences."""
    place: Place
