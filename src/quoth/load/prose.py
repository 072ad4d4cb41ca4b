"""An author's Markdown to Prose: its sentences and links, each with its place, and what is not for prose."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from sys import intern

from quoth.commonmark import Event, Kind, Tag
from quoth.findings import Finding
from quoth.load.markdown import ALLOWED, read_markdown
from quoth.load.text import place_in
from quoth.model import Link, Prose, Sentence
from quoth.nodes import UnreadableError
from quoth.place import Place
from quoth.sentences import split_sentences
from quoth.settings import Limits

_HOLD_SENTENCES = frozenset({Tag.PARAGRAPH, Tag.ITEM})
_IN_A_LINE = frozenset({Tag.EMPHASIS, Tag.STRONG, Tag.LINK, Tag.IMAGE})


def read_prose(text: str, place: Place, limits: Limits = ALLOWED) -> tuple[Prose, list[Finding]]:
    """Read an author's Markdown; `place` is where it begins in its file."""
    try:
        said, found = read_markdown(text, place, limits)
    except UnreadableError as exc:
        return Prose(text="", sentences=(), links=(), place=place), [exc.finding]
    sentences: list[Sentence] = []
    links: list[Link] = []
    for passage in _passages(said):
        here = _links(passage, text, place)
        links += here
        if passage.holds_sentences:
            sentences += _sentences(passage, here, text, place)
    return Prose(text=text, sentences=tuple(sentences), links=tuple(links), place=place), found


def replace_links(prose: Prose, new: Callable[[Link], str]) -> str:
    """Return the Markdown of a prose with other Markdown in the place of each link."""
    parts = []
    copied = 0
    for link in prose.links:
        parts += [prose.text[copied : link.start], new(link)]
        copied = link.end
    return "".join(parts) + prose.text[copied:]


@dataclass(frozen=True, slots=True)
class _Span:
    """A link, and where it stands in the words of its passage."""

    event: Event
    first: int
    last: int


class _Passage:
    """Running text as it grows: a paragraph, a heading, a cell of a table, the text of an item."""

    def __init__(self, *, holds_sentences: bool) -> None:
        self.holds_sentences = holds_sentences
        self.links: list[_Span] = []
        self._pieces: list[str] = []
        self._length = 0
        self._shown: list[int] = []
        """Where each piece begins in the words shown."""
        self._written: list[int] = []
        """Where each piece begins in the Markdown."""
        self._images = 0
        self._link = (_NOWHERE, 0)
        """The link that began last, and where in the words shown."""

    @property
    def words(self) -> str:
        """The words shown, without marks."""
        return "".join(self._pieces)

    def add(self, event: Event) -> None:
        """Take the next event within the passage."""
        if event.tag is Tag.IMAGE:
            self._images += 1 if event.kind is Kind.START else -1
        elif self._images:
            return
        elif event.kind in (Kind.TEXT, Kind.CODE):
            self._show(event.text, event)
        elif event.kind in (Kind.SOFT_BREAK, Kind.HARD_BREAK):
            self._show(" ", event)
        elif event.tag is Tag.LINK and event.kind is Kind.START:
            self._link = (event, self._length)
        elif event.tag is Tag.LINK:
            self.links.append(_Span(*self._link, self._length))

    def written(self, shown: int) -> int:
        """Return where in the Markdown a character of the words shown stands."""
        piece = bisect_right(self._shown, shown) - 1
        return self._written[piece] + shown - self._shown[piece]

    def _show(self, words: str, event: Event) -> None:
        self._pieces.append(words)
        self._shown.append(self._length)
        self._written.append(event.start)
        self._length += len(words)


_NOWHERE = Event(kind=Kind.START, start=0, end=0)


def _passages(said: Iterable[Event]) -> Iterator[_Passage]:
    blocks: list[Tag] = []
    passage = _Passage(holds_sentences=False)
    for event in said:
        if event.tag in _IN_A_LINE or (event.tag is None and event.kind is not Kind.RULE):
            passage.add(event)
            continue
        yield passage
        if event.kind is Kind.START and event.tag is not None:
            blocks.append(event.tag)
        elif event.kind is Kind.END:
            blocks.pop()
        passage = _Passage(holds_sentences=bool(blocks) and blocks[-1] in _HOLD_SENTENCES)


def _links(passage: _Passage, text: str, place: Place) -> list[Link]:
    words = passage.words
    return [
        Link(
            target=intern(span.event.address),
            text=_one_line(words[span.first : span.last]),
            title=None if span.event.title is None else intern(span.event.title),
            start=span.event.start,
            end=span.event.end,
            place=place_in(text, span.event.start, place),
        )
        for span in passage.links
    ]


def _sentences(passage: _Passage, links: list[Link], text: str, place: Place) -> list[Sentence]:
    """Return the sentences of a passage; a link belongs to the one in which its words begin."""
    words = passage.words
    whole = [_without_space(words, span) for span in passage.links]
    stretches = list(split_sentences(words, whole))
    begins = [begin for begin, _ in stretches]
    own: list[list[Link]] = [[] for _ in stretches]
    for link, (first, _) in zip(links, whole, strict=True):
        if own:
            own[max(0, bisect_right(begins, first) - 1)].append(link)
    return [
        Sentence(
            text=_one_line(words[begin:end]),
            links=tuple(held),
            place=place_in(text, passage.written(begin), place),
        )
        for (begin, end), held in zip(stretches, own, strict=True)
    ]


def _without_space(words: str, span: _Span) -> tuple[int, int]:
    """Return where the words of a link begin and end, leaving out the space around them."""
    shown = words[span.first : span.last]
    kept = shown.strip()
    first = span.first + len(shown) - len(shown.lstrip()) if kept else span.first
    return first, first + len(kept)


def _one_line(words: str) -> str:
    return intern(" ".join(words.split()))
