"""What a change asks for, step by step: what is looked at goes first, and what takes longest goes last."""

from collections.abc import Callable, Collection, Generator, Iterator, Mapping

from quoth.folders import FILE
from quoth.load.pages import FOLDER
from quoth.pages.data import OFFERED
from quoth.serve.board import Board
from quoth.serve.compiled import beside, for_rendering, naming, own_pages, text_of, whole_pages
from quoth.serve.making import Making
from quoth.serve.panel import html_of
from quoth.serve.reading import Contents
from quoth.serve.shown import Shown, is_page
from quoth.traces import Unit


class Round:
    """Brings the site up to what was read. The next change may begin another one before this has ended."""

    def __init__(self, making: Making, shown: Shown, board: Board) -> None:
        self._making, self._shown, self._board = making, shown, board
        self._own: Mapping[str, Unit] = {}
        """The pages of entries and sources to which others may link."""
        self._by_hand: Collection[str] = frozenset()
        self._paths: frozenset[str] = frozenset()
        """The files that there were when the pages of the whole were rendered last."""
        self._made_last: frozenset[str] = frozenset()
        """The files that are made last of all."""

    @property
    def left(self) -> int:
        """How many entries and sources are still to be made."""
        return len(self._making.stale)

    def steps(self, contents: Contents, show: Callable[[], None]) -> Iterator[None]:
        """Do all of it; `show` has browsers load what is new."""
        same = self._take(contents)
        yield
        if same and self._shown.is_ready:
            # So all links can be followed, whatever the pages of the whole will say.
            yield from self._make_looked_at()
            show()
        whole = yield from self._compile_whole(contents)
        expected = self._files(whole).union(self._own)
        texts = self._in_navigation(expected, whole, contents)
        self._shown.take(expected, texts)
        # Once more: where a page in the navigation has another name, every page is to be shown with it.
        self._making.take(contents, self._has)
        yield
        anything = bool(self._making.stale)
        self._board.stand(html_of(path) for path, unit in self._own.items() if unit not in self._making.stale)
        yield from self._put_all(whole, show)
        yield from self._put_again(whole, expected, texts)
        self._put_beside(whole, contents)
        show()
        self._board.end()
        if not self._made_last:
            yield from self.late_steps()
        elif anything:
            self._board.late = True

    def late_steps(self) -> Iterator[None]:
        """Make what takes longest and is seldom asked for."""
        made = set()
        for path, data in self._making.late():
            made.add(path)
            self._shown.put(path, data)
            yield
        self._shown.keep_only(self._shown.paths - (self._made_last - made))
        self._made_last = frozenset(made)
        self._board.late = False

    def _take(self, contents: Contents) -> bool:
        """Take what was read; say whether there are the same pages as before."""
        own, by_hand = own_pages(contents.graph), contents.by_hand.keys()
        same = (own.keys(), by_hand) == (self._own.keys(), self._by_hand)
        self._own, self._by_hand = own, by_hand
        self._board.begin(html_of(path) for path in (*own, *by_hand))
        self._making.take(contents, self._has)
        return same

    def _make_looked_at(self) -> Iterator[None]:
        while path := self._first_of(self._board.looked_at, ()):
            yield from self._make(self._own[path])

    def _compile_whole(self, contents: Contents) -> Generator[None, None, dict[str, bytes]]:
        """Return what is compiled as the pages of the whole."""
        whole: dict[str, bytes] = {}
        for path, data in whole_pages(contents, self._making.index_all()):
            whole[path] = data
            yield
        return whole

    def _files(self, whole: Collection[str]) -> frozenset[str]:
        """Return the files that there are by now."""
        return for_rendering({*whole, *self._making.files, *OFFERED})

    def _in_navigation(
        self, expected: Collection[str], whole: Mapping[str, bytes], contents: Contents
    ) -> dict[str, bytes]:
        """Return what the pages in the navigation say, made or not."""
        return {
            path: whole[path] if path in whole else text_of(path, self._own[path], contents.graph)
            for path in self._shown.theme.in_navigation(expected)
            if path in whole or path in self._own
        }

    def _put_all(self, whole: Mapping[str, bytes], show: Callable[[], None]) -> Iterator[None]:
        """Show all that is new: what is asked for first, then what is open, then the pages of the whole."""
        left, waited_for = dict(whole), True
        while left or self._making.stale:
            path = self._first_of(self._board.awaited, left) or self._first_of(self._board.looked_at, left)
            if path is None and waited_for:
                show()
            waited_for = path is not None
            if path is None and left:
                path = next(iter(left))
            if path in left:
                self._put_whole(path, left.pop(path))
                yield
            else:
                unit = next(iter(self._making.stale)) if path is None else self._own[path]
                yield from self._make(unit)

    def _put_again(
        self, whole: Mapping[str, bytes], expected: frozenset[str], texts: Mapping[str, bytes]
    ) -> Iterator[None]:
        """Show the pages of the whole anew that name a file which came or went."""
        files = self._files(whole)
        again = naming(whole, (files ^ expected) | (files ^ (self._paths or expected)))
        self._shown.take(files, texts)
        self._shown.forget(again)
        for path in sorted(again):
            self._put_whole(path, whole[path])
            yield
        self._paths = files

    def _put_beside(self, whole: Collection[str], contents: Contents) -> None:
        """Show the lists that are no pages, and nothing any more that is gone."""
        lists = dict(beside(contents))
        for path, data in lists.items():
            self._shown.put(path, data)
        self._shown.keep_only({*whole, *lists, *self._making.files, *self._made_last})

    def _first_of(self, pages: Collection[str], left: Collection[str]) -> str | None:
        """Return the first of some pages of the site that is still to be made."""
        for page in pages:
            path = f"{page.removesuffix('.html')}.md"
            if path in left:
                return path
            # What does not fit on the page of an entry stands beside it, with another word behind a dot.
            folder, _, name = path.rpartition("/")
            first = f"{folder}/{name.partition('.')[0]}.md"
            if self._own.get(first) in self._making.stale:
                return first
        return None

    def _make(self, unit: Unit) -> Iterator[None]:
        """Make an entry or a source, and show it."""
        for made in self._making.make(unit):
            own = {path: data for path, data in made.files if path not in self._by_hand}
            self._shown.theme.know(own)
            for path, data in (*own.items(), *made.beside):
                self._shown.put(path, data)
                if is_page(path):
                    self._board.done(html_of(path))
            yield

    def _put_whole(self, path: str, data: bytes) -> None:
        self._shown.put(path, data, f"{FOLDER}/{path}" if path in self._by_hand else FILE)
        self._board.done(html_of(path))

    def _has(self, path: str, hashed: str) -> bool:
        return path in self._by_hand or self._shown.has(path, hashed)
