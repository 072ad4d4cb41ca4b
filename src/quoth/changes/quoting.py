"""Evidence and citations in words: the quote in its paragraph, who says it, and why no more is shown."""

from collections.abc import Iterator

from quoth.changes.comparison import ClaimChange, Comparison, EvidenceChange
from quoth.changes.context import Piece, Secrets, in_paragraph
from quoth.changes.differences import EVIDENCE, differences
from quoth.changes.told import Difference, Quote, QuoteChange
from quoth.folding import fold
from quoth.model import Evidence, Link, Source
from quoth.quotes import Proved, Quotation, citation, quotation

_STRICTNESS = ("full", "excerpts", "none")


class Quoter:
    """Shows quotes of both states; the stricter of the two says how much of a source may be shown."""

    def __init__(self, comparison: Comparison, secrets: Secrets) -> None:
        self._comparison = comparison
        self._secrets = secrets

    def changes(self, change: ClaimChange) -> Iterator[QuoteChange]:
        """Yield the evidence of a claim: what changed in it, then what did not, which it still rests on."""
        old, new = change.before, change.after
        if old is None and new is not None:
            yield from (self._one("added", piece, self._comparison.after) for piece in new.evidence)
        elif old is not None and new is None:
            yield from (self._one("withdrawn", piece, self._comparison.before) for piece in old.evidence)
        elif new is not None:
            yield from (self._change(one) for one in change.evidence)
            changed = {id(one.after) for one in change.evidence}
            kept = (piece for piece in new.evidence if id(piece) not in changed)
            yield from (self._one("unchanged", piece, self._comparison.after) for piece in kept)

    def citations(self, links: tuple[Link, ...], side: Proved) -> tuple[Quote, ...]:
        """Return what a sentence cites."""
        cited = (link for link in links if link.target in side.library.sources)
        return tuple(self._quote(citation(link), None, side) for link in cited)

    def _one(self, what: str, piece: Evidence, side: Proved) -> QuoteChange:
        quote = self._quote(quotation(piece), piece, side)
        added = side is self._comparison.after
        return QuoteChange(
            change=what, before=None if added else quote, after=quote if added else None, differences=()
        )

    def _change(self, change: EvidenceChange) -> QuoteChange:
        old, new = change.before, change.after
        return QuoteChange(
            change=_what(change),
            before=None if old is None else self._quote(quotation(old), old, self._comparison.before),
            after=None if new is None else self._quote(quotation(new), new, self._comparison.after),
            differences=tuple(self._differences(old, new)) if old and new else (),
        )

    def _differences(self, old: Evidence, new: Evidence) -> Iterator[Difference]:
        hide = self._secrets.hide
        told = [
            ", citing ".join(self._tellers(piece, side))
            for piece, side in ((old, self._comparison.before), (new, self._comparison.after))
        ]
        if told[0] != told[1]:
            yield Difference(what="said by", before=told[0], after=told[1])
        for one in differences(EVIDENCE, old, new):
            yield Difference(what=one.what, before=hide(one.before), after=hide(one.after))

    def _tellers(self, piece: Evidence, side: Proved) -> tuple[str, ...]:
        """Return who tells it, outermost first, entries by their names."""
        now, entries = side.library.now_called, side.library.entries
        names = (entries[now[teller]].name if teller in now else teller for teller in piece.said_by)
        return tuple(self._secrets.hide(name) for name in names)

    def _quote(self, words: Quotation, piece: Evidence | None, side: Proved) -> Quote:
        hide = self._secrets.hide
        source = side.library.sources.get(words.source)
        context, paragraph, remark = self._context(words, source, side)
        return Quote(
            source=words.source,
            title=hide(source.title) if source is not None else words.source,
            published=hide(f"{source.publisher}, {source.published.words()}") if source is not None else "",
            url=source.url if source is not None and self._open(source.url) else None,
            standing=source.standing if source is not None else "",
            paragraph=paragraph,
            context=context,
            remark=remark,
            said_by=self._tellers(piece, side) if piece is not None else (),
            manner=piece.manner if piece is not None else "stated",
            stance=piece.stance if piece is not None else "supports",
            note=hide(piece.note or "") if piece is not None else "",
        )

    def _context(
        self, words: Quotation, source: Source | None, side: Proved
    ) -> tuple[tuple[Piece, ...], int | None, str]:
        if source is None:
            return (), None, "the source is not there or cannot be read, so its words are not shown"
        passage = side.passage(words)
        shown = max((one.publish for one in self._both(source)), key=_STRICTNESS.index)
        if shown == "none":
            number = None if passage is None else passage.paragraph
            return (), number, "the source lets no words be shown"
        if passage is None:
            found = len(side.passages.get(words, ()))
            remark = f"these words stand in the source {found} times" if found else "not found in the source"
            return (Piece(self._secrets.hide(words.words), quoted=True),), None, remark
        paragraph = source.paragraphs[passage.paragraph - 1]
        context = in_paragraph(paragraph.text, passage, self._secrets, whole=shown == "full")
        return context, passage.paragraph, ""

    def _both(self, source: Source) -> list[Source]:
        """Return a source as it stands in each state that has it."""
        found = (library.sources.get(source.id) for library in self._comparison.libraries)
        return [one for one in found if one is not None]

    def _open(self, url: str | None) -> bool:
        """Say whether an address may be shown."""
        return url is not None and self._secrets.hide(url) == url


def _what(change: EvidenceChange) -> str:
    """Say what happened to a piece of evidence."""
    old, new = change.before, change.after
    if old is None or new is None:
        return "added" if old is None else "removed"
    if old.source != new.source:
        return "moved to another source"
    if change.moved:
        return "moved to another passage"
    return "told otherwise" if fold(old.quote).text == fold(new.quote).text else "quote changed"
