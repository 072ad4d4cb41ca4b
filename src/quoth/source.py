"""A source: what was published, as it was published."""

from dataclasses import dataclass
from functools import cached_property

from quoth.dates import Date
from quoth.folding import Folded, fold
from quoth.ids import SourceId
from quoth.parting import parted
from quoth.place import Place

_PARAGRAPH = 450
"""About how many bytes each takes on a page besides its words."""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of a source, as it was published."""

    number: int
    """Counted from 1; its address on the source's page is `#p` and the number."""
    text: str
    place: Place

    @cached_property
    def folded(self) -> Folded:
        """The text as quotes are compared with it."""
        return fold(self.text)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A work that claims lean on."""

    id: SourceId
    title: str
    publisher: str
    author: tuple[str, ...]
    published: Date
    url: str | None
    origin: str
    """Reprints of one piece share an origin; a source that names none is its own."""
    language: str
    publish: str
    """`full`, `excerpts` or `none`: how much of the text a page may show."""
    quota: float
    """The largest share of the words that all excerpts together may show, from 0 to 1."""
    rights: str | None
    standing: str
    """`current`, `corrected` or `retracted`."""
    redact: tuple[str, ...]
    """Strings that appear in no output."""
    note: str | None
    paragraphs: tuple[Paragraph, ...]
    place: Place

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The part of its page on which each paragraph stands, counted from 1."""
        share = 1 if self.publish == "full" else 0 if self.publish == "none" else self.quota
        texts = (len(paragraph.text.encode()) for paragraph in self.paragraphs)
        return parted([_PARAGRAPH + round(share * text) for text in texts])
