"""A thread that rebuilds what changed, step by step: what is looked at goes first, and the newest wins."""

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from quoth import disk
from quoth.config import FILE, FOLDER_OF_PAGES
from quoth.findings import Code, Finding
from quoth.rendering.links import dead_links
from quoth.rendering.loaded import RenderingError
from quoth.serve.board import Board
from quoth.serve.compiled import compiled, for_rendering, is_page, outdated, own_pages
from quoth.serve.panel import html_of
from quoth.serve.reading import Contents, read_contents, unreadable
from quoth.serve.theme import Theme
from quoth.serve.watch import Watcher
from quoth.site import WITH_DRAFTS

IDLE = 2.0
"""Seconds without a change after which every link is followed."""
LOOK = 2.0
"""Seconds without an event after which the files are looked at all the same."""
AGAIN = 1.0
"""Seconds after which a file that could not be read is tried once more."""
Say = Callable[[str, list[Finding]], None]
_WATCHED = (FILE, "entries", "sources", "pages")


class Preview:
    """The site of a knowledge base, kept as new as its files."""

    def __init__(self, root: Path, folder: Path, board: Board, say: Say, overlay: Path | None = None) -> None:
        """Prepare; `say` is told what happened and, if that is news, all that is to be put right."""
        self._root = root
        self._overlay = overlay
        self._site = folder
        self._board = board
        self._say = say
        self._watcher = Watcher(root)
        self._theme = Theme(root, folder, overlay)
        self._thread = threading.Thread(target=self._run, name="preview")
        self._rest = threading.Timer(0, lambda: None)
        self._stopping = False
        self._turn = 0
        """Counts what was taken up, so that what began earlier knows that it is outdated."""
        self._work: Iterator[None] | None = None
        self._put = False
        """Whether the site has changed since browsers were told last."""
        self._made: dict[str, bytes] = {}
        """The compiled files that the site shows, or is about to."""
        self._stale: set[str] = set()
        """Compiled pages that are still to be rendered."""
        self._own: frozenset[str] = frozenset()
        """The pages of entries and sources."""
        self._by_hand: frozenset[str] = frozenset()
        self._in_files: list[Finding] = []
        self._in_pages: dict[str, list[Finding]] = {}
        self._in_links: list[Finding] = []
        self._behind = False

    def start(self) -> None:
        """Make the site, and keep it new from now on; raises NotOursError for a folder not made here."""
        disk.empty(self._site)
        # MkDocs asks for the folder, though what it renders is never written there.
        disk.claim_folder(self._root / FOLDER_OF_PAGES)
        self._watcher.look_at((*_WATCHED, *self._theme.watched))
        self._watcher.start()
        self._watcher.nudge()
        self._thread.start()

    def stop(self) -> None:
        """End, and leave what stands."""
        self._stopping = True
        self._rest.cancel()
        self._watcher.nudge()
        self._board.close()
        self._thread.join()
        self._watcher.stop()

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._step()
            except RenderingError as exc:
                self._work = None
                self._in_files = sorted({*self._in_files, *exc.findings})
                self._leave_it()
            except Exception:  # noqa: BLE001 (a fault of ours must not end the preview either)
                self._work = None
                self._board.give_up()
                self._say(f"The preview failed at this change, and goes on:\n{traceback.format_exc()}", [])

    def _step(self) -> None:
        """Do a little: take up a change, or go on with what is at hand, or wait."""
        if self._work is None and not self._watcher.wait(LOOK):
            self._watcher.look_again()
            return
        if self._watcher.has_changed:
            since = time.monotonic()
            self._watcher.take()
            if not self._stopping:
                self._take(since)
            return
        self._board.give_way(0.05)
        if self._work is not None and next(self._work, self) is self:
            self._work = None
            self._tell(behind=self._behind)
            self._rest = threading.Timer(IDLE, self._in_quiet, (self._turn,))
            self._rest.daemon = True
            self._rest.start()

    def _take(self, since: float) -> None:
        """Read everything; where it stands, begin to bring the site up to it, else leave it and say why."""
        self._turn += 1
        self._rest.cancel()
        self._watcher.look_at((*_WATCHED, *self._theme.watched))
        contents, self._in_files = read_contents(self._root, WITH_DRAFTS, self._overlay)
        try:
            if contents is not None and self._theme.refresh():
                self._stale = {path for path in self._made if is_page(path)}
            self._put |= contents is not None and self._theme.put_assets()
        except (RenderingError, OSError) as exc:
            faults = exc.findings if isinstance(exc, RenderingError) else [unreadable(exc, self._root)]
            contents, self._in_files = None, sorted({*self._in_files, *faults})
        if contents is None:
            self._leave_it()
            return
        self._board.begin()
        self._work = self._bring_up(contents, since)

    def _leave_it(self) -> None:
        """Keep the site that stands, and say why."""
        if self._work is None:
            self._board.give_up()
        self._tell(behind=True)
        if any(finding.code is Code.MISSING_FILE for finding in self._in_files):
            # It may be on its way, and a right to read is given without a word.
            again = threading.Timer(AGAIN, self._watcher.nudge)
            again.daemon = True
            again.start()

    def _bring_up(self, contents: Contents, since: float) -> Iterator[None]:
        """Compile all, render what changed; what is looked at is rendered before the rest is compiled."""
        turn = self._turn
        own, by_hand = own_pages(contents.graph), contents.by_hand
        gone = self._own - own
        kept = {path: data for path, data in self._made.items() if path not in gone}
        expected = {**dict.fromkeys(own, b""), **kept, **by_hand}
        self._theme.take(for_rendering(expected))
        self._own, self._by_hand = own, frozenset(by_hand)
        first = {f"{page.removesuffix('.html')}.md" for page in self._board.looked_at} & expected.keys()
        # Before anything was compiled it is not known which pages there are, and links cannot be followed.
        first = first if self._made else set()
        looked_at, announced = frozenset(first), False
        made: dict[str, bytes] = {}
        for path, data in compiled(contents, looked_at):
            made[path] = data
            if path in first and is_page(path):
                first.discard(path)
                if data != self._made.get(path) or path in self._stale:
                    self._render(path, data)
                self._board.done(html_of(path))
                if self._put and not first:
                    self._announce(since, turn)
                    announced = True
            yield
        self._stale |= outdated(made, self._made)
        self._theme.take(for_rendering(made))
        if self._theme.shows_others():
            self._stale = {path for path in made if is_page(path)}
        self._stale &= made.keys()
        self._put_others(made)
        self._made = made
        pages = [html_of(path) for path in own | by_hand.keys()]
        self._board.compiled(pages, [html_of(path) for path in self._stale])
        self._in_pages = {path: found for path, found in self._in_pages.items() if path in made}
        self._in_links = []
        if announced and not looked_at & self._stale:
            self._put = False  # What is open was loaded already.
        self._announce(since, turn)
        yield
        while self._stale:
            asked = {f"{page.removesuffix('.html')}.md" for page in self._board.awaited} & self._stale
            path = min(asked or self._stale)
            self._render(path, made[path])
            self._board.done(html_of(path))
            yield
        self._put = False

    def _put_others(self, made: dict[str, bytes]) -> None:
        """Put what is not rendered into the site, and take away what is no longer made."""
        for path in self._made.keys() - made.keys():
            disk.put(self._site / (html_of(path) if is_page(path) else path), None)
            self._put = True
        for path, data in made.items():
            if not is_page(path) and data != self._made.get(path):
                disk.put(self._site / path, data)
                self._put = True

    def _render(self, path: str, data: bytes) -> None:
        """Render a page; when that fails, the one that stands stays."""
        file = f"pages/{path}" if path in self._by_hand else FILE
        try:
            html, found = self._theme.page(path, data, file)
        except RenderingError as exc:
            found = exc.findings
        else:
            disk.put(self._site / html_of(path), html)
            self._put = True
        self._in_pages[path] = found
        self._made[path] = data
        self._stale.discard(path)

    def _announce(self, since: float, turn: int) -> None:
        """Have browsers load what is new."""
        if self._put:
            self._put = False
            self._board.show()
            self._say(f"Shown after {time.monotonic() - since:.2f} s.", [])
        # Files that were saved since then may have a fault by now.
        self._tell(behind=self._behind and turn != self._turn)

    def _tell(self, *, behind: bool) -> None:
        self._behind = behind
        of_pages = (one for found in self._in_pages.values() for one in found)
        found = {*self._in_files, *self._theme.findings, *of_pages, *self._in_links}
        if self._board.tell(found, behind=behind):
            well = "" if found else "Nothing is to be put right."
            said = "The site stays as it was until the errors are put right." if behind else well
            self._say(said, sorted(found))

    def _in_quiet(self, turn: int) -> None:
        """Follow every link, in a thread of its own."""
        try:
            found = dead_links(self._site)
        except OSError:
            return  # A page was taken away meanwhile: there is a newer turn, which does this again.
        if turn == self._turn and not self._stopping:
            self._in_links = found
            self._tell(behind=self._behind)
