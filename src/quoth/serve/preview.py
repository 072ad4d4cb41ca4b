"""A thread that rebuilds what changed, step by step: what is looked at goes first, and the newest wins."""

import secrets
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from quoth import cache, disk
from quoth.earlier import Earlier
from quoth.findings import Code, Finding
from quoth.folders import FILE, FOLDER_OF_PAGES
from quoth.pages.all import pages_of_entry
from quoth.rendering.links import dead_links
from quoth.rendering.loaded import RenderingError
from quoth.serve.ahead import look_ahead
from quoth.serve.board import Board
from quoth.serve.making import Making
from quoth.serve.reading import Contents, read_contents, unreadable
from quoth.serve.round import Round
from quoth.serve.shown import Shown
from quoth.serve.watch import Watcher
from quoth.site import WITH_DRAFTS

IDLE = 2.0
"""Seconds without a change after which every link is followed."""
LOOK = 2.0
"""Seconds without an event after which the files are looked at all the same."""
SOON = 0.2
"""Seconds after which it is seen that somebody asks for what is made last."""
SAY = 10.0
"""Seconds after which it is said how much there is still to do."""
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
        self._kept = folder.with_name(f"{folder.name}-kept")
        """A folder for what is only needed again when data and search are made."""
        self._aside = folder.with_name(f"{folder.name}-old")
        """Where the site of the last preview is put, to be deleted."""
        self._board = board
        self._say = say
        self._watcher = Watcher(root)
        self._looked = time.monotonic()
        self._shown = Shown(root, folder, overlay)
        self._thread = threading.Thread(target=self._run, name="preview")
        self._rest = threading.Timer(0, lambda: None)
        self._stopping = False
        self._turn = 0
        """Counts what was taken up, so that what began earlier knows that it is outdated."""
        self._told = 0.0
        """When it was said last how much there is to do."""
        self._said = 0
        """The turn of which it was said last how soon it was shown."""
        self._earlier = Earlier(folder.with_name("kept") if overlay is None else None)
        """What was found out about files, by builds too."""
        self._contents: Contents | None = None
        """The last that stood."""
        self._saved: frozenset[Path] = frozenset()
        """The files that were saved since then."""
        self._due: float | None = None
        """Since when something is saved and the whole not read."""
        self._work: Iterator[None] | None = None
        self._in_files: list[Finding] = []
        self._in_links: list[Finding] = []
        self._behind = False

    def start(self) -> None:
        """Make the site, and keep it new from now on; raises NotOursError for a folder not made here."""
        disk.replace(self._shown.folder, disk.empty(self._aside))
        # Beside all else, since to delete a large site takes long.
        threading.Thread(target=disk.empty, args=(self._aside,), name="deleting", daemon=True).start()
        disk.empty(self._kept)
        # MkDocs asks for the folder, though what it renders is never written there.
        disk.claim_folder(self._root / FOLDER_OF_PAGES)
        self._watcher.look_at((*_WATCHED, *self._shown.theme.watched))
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
        with cache.opened(self._kept, secrets.token_hex(8)) as kept:
            whole = Round(Making(kept), self._shown, self._board)
            while not self._stopping:
                try:
                    self._step(whole)
                except RenderingError as exc:
                    self._work = None
                    self._in_files = sorted({*self._in_files, *exc.findings})
                    self._leave_it()
                except Exception:  # noqa: BLE001 (a fault of ours must not end the preview either)
                    self._work = None
                    self._board.end()
                    self._say(
                        f"The preview failed at this change, and goes on:\n{traceback.format_exc()}", []
                    )

    def _step(self, whole: Round) -> None:
        """Do a little: take up a change, or go on with what is at hand, or wait."""
        if self._watcher.has_changed:
            self._due = time.monotonic()
            self._saved |= self._watcher.take()
            self._turn += 1
            self._rest.cancel()
            if not self._stopping:
                self._show_ahead(self._due)
            return
        if self._due is None and self._work is None:
            self._wait(whole)
            return
        self._board.give_way(0.05)
        if self._due is not None:
            since, self._due = self._due, None
            self._read(whole, since)
            return
        if self._work is not None and time.monotonic() > self._told + SAY:
            self._told = time.monotonic()
            if whole.left:
                self._say(f"{whole.left:,} entries and sources are still to be made.", [])
        if self._work is not None and next(self._work, self) is self:
            self._work = None
            self._tell(behind=self._behind)
            self._rest = threading.Timer(IDLE, self._in_quiet, (self._turn,))
            self._rest.daemon = True
            self._rest.start()

    def _wait(self, whole: Round) -> None:
        """Wait for a change, or for somebody who asks for what is made last."""
        if self._board.late:
            self._work = whole.late_steps()
        elif not self._watcher.wait(SOON) and time.monotonic() > self._looked + LOOK:
            self._watcher.look_again()
            self._looked = time.monotonic()

    def _show_ahead(self, since: float) -> None:
        """Show what was saved, and tell what is to be put right in it, before all is read."""
        if self._contents is None:
            return
        try:
            ahead = look_ahead(self._contents, self._saved, WITH_DRAFTS)
        except OSError:
            return  # As reading all will tell.
        if ahead is None:
            return
        self._in_files = list(ahead.found)
        if ahead.contents is None:
            self._tell(behind=True)
            return
        self._contents, self._saved = ahead.contents, frozenset()
        graph, by_hand = ahead.contents.graph, ahead.contents.by_hand
        pages = [page for entry in ahead.entries for page in pages_of_entry(entry, graph)]
        # Where a page came, others may name it.
        paths = {page.path for page in pages}
        if self._shown.is_ready and paths <= self._shown.paths - by_hand.keys():
            for page in pages:
                self._shown.put(page.path, page.text.encode())
        self._announce(since, self._turn)

    def _read(self, whole: Round, since: float) -> None:
        """Read everything; where it stands, begin to bring the site up to it, else leave it and say why."""
        self._watcher.look_at((*_WATCHED, *self._shown.theme.watched))
        contents, self._in_files = read_contents(self._root, WITH_DRAFTS, self._overlay, self._earlier)
        try:
            if contents is not None:
                self._shown.refresh()
        except (RenderingError, OSError) as exc:
            faults = exc.findings if isinstance(exc, RenderingError) else [unreadable(exc, self._root)]
            contents, self._in_files = None, sorted({*self._in_files, *faults})
        if contents is None:
            self._leave_it()
            return
        self._contents, self._saved = contents, frozenset()
        self._told = time.monotonic()
        self._in_links = []
        self._work = whole.steps(contents, partial(self._announce, since, self._turn))

    def _leave_it(self) -> None:
        """Keep the site that stands, and say why."""
        if self._work is None:
            self._board.end()
        self._tell(behind=True)
        if any(finding.code is Code.MISSING_FILE for finding in self._in_files):
            # It may be on its way, and a right to read is given without a word.
            again = threading.Timer(AGAIN, self._watcher.nudge)
            again.daemon = True
            again.start()

    def _announce(self, since: float, turn: int) -> None:
        """Have browsers load what is new."""
        changed, self._shown.changed = self._shown.changed, set()
        if changed:
            if self._shown.everywhere or changed & self._board.seen:
                self._board.show()
            self._shown.everywhere = False
            if turn != self._said:
                self._said = turn
                self._say(f"Shown after {time.monotonic() - since:.2f} s.", [])
        # Files that were saved since then may have a fault by now.
        self._tell(behind=self._behind and turn != self._turn)

    def _tell(self, *, behind: bool) -> None:
        self._behind = behind
        found = {*self._in_files, *self._shown.findings, *self._in_links}
        if self._board.tell(found, behind=behind):
            well = "" if found else "Nothing is to be put right."
            said = "The site stays as it was until the errors are put right." if behind else well
            self._say(said, sorted(found))

    def _in_quiet(self, turn: int) -> None:
        """Follow every link, in a thread of its own."""
        try:
            found = dead_links(self._shown.folder)
        except OSError:
            return  # A page was taken away meanwhile: there is a newer turn, which does this again.
        if turn == self._turn and not self._stopping:
            self._in_links = found
            self._tell(behind=self._behind)
