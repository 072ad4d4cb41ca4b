"""A file in `sources/` to a Source: what is known of an article, and its paragraphs as published."""

import re
from collections.abc import Iterator
from typing import Literal

from quoth.config import Config
from quoth.fields import Format, read_fields
from quoth.findings import Code, Finding
from quoth.ids import SourceId
from quoth.load.frontmatter import Document
from quoth.load.text import place_in
from quoth.model import Paragraph, Source
from quoth.place import Place
from quoth.values import Address, Edtf, Id, Language, Several, Share, Text

_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)


class SourceFormat(Format):
    """The front matter of a source."""

    title: Text
    """The headline."""
    publisher: Text
    """Who published it."""
    author: Several[Text] = ()
    """A list of names."""
    published: Edtf
    """When it was published, as a date."""
    url: Address | None = None
    """Its address on the web."""
    origin: Id | None = None
    """One id that all reprints of the same piece share, so that they count as one."""
    language: Language = "en"
    """The code of its language, such as `en` or `ko`."""
    publish: Literal["full", "excerpts", "none"] = "excerpts"
    """How much a page may show: `full` the text, `excerpts` the quoted passages, `none` no words."""
    quota: Share | None = None
    """The share of its words that excerpts may show, from 0 to 1."""
    rights: Text | None = None
    """Who has the rights."""
    standing: Literal["current", "corrected", "retracted"] = "current"
    """`current`, `corrected` or `retracted`."""
    redact: Several[Text] = ()
    """A list of words that must appear nowhere."""
    note: Text | None = None
    """Anything else that readers should know."""


def read_source(document: Document, id_: SourceId, config: Config) -> tuple[Source | None, list[Finding]]:
    """Read a source; None, and what is wrong, when its front matter does not fit or there is no text."""
    given, found = read_fields(SourceFormat, document.head)
    if not document.body:
        message = "there is no text below the front matter; put the article there, unchanged"
        found.append(Finding(document.body_place, Code.EMPTY_FILE, message))
    if given is None or found:
        return None, found
    return Source(
        id=id_,
        title=given.title,
        publisher=given.publisher,
        author=given.author,
        published=given.published,
        url=given.url,
        origin=given.origin or id_,
        language=given.language,
        publish=given.publish,
        quota=config.quota if given.quota is None else given.quota,
        rights=given.rights,
        standing=given.standing,
        redact=given.redact,
        note=given.note,
        paragraphs=tuple(paragraphs(document.body, document.body_place)),
        place=Place(document.path),
    ), []


def paragraphs(body: str, start: Place) -> Iterator[Paragraph]:
    """Split a text at its blank lines."""
    for number, match in enumerate(_PARAGRAPH.finditer(body), start=1):
        yield Paragraph(number=number, text=match[0].rstrip(), place=place_in(body, match.start(), start))
