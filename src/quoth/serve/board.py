"""What the thread that rebuilds and those that serve tell each other: what stands, is asked for, is wrong."""

import secrets
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from quoth.findings import Finding
from quoth.serve.panel import panel

_PATIENCE = 20.0
"""Seconds that a request waits for its page to be rendered."""


class Board:
    """The state of a preview; every method may be called from every thread."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._run = secrets.token_hex(4)
        """Tells this run from an earlier one, whose pages may still be open."""
        self._shown = 0
        self._told = 0
        self._findings: tuple[Finding, ...] = ()
        self._behind = False
        self._pages: frozenset[str] = frozenset()
        self._compiling = True
        """Whether it is not known yet which pages changed."""
        self._done: set[str] = set()
        """Pages that are known to be as new as the files, while it is not known of all."""
        self._stale: set[str] = set()
        self._open: Counter[str] = Counter()
        self._awaited: Counter[str] = Counter()
        self._answering = 0
        self._closed = False

    def tell(self, findings: Collection[Finding], *, behind: bool) -> bool:
        """Take what is to be put right now; say whether that is news."""
        with self._changing():
            before = (self._findings, self._behind)
            self._findings, self._behind = tuple(sorted(findings)), behind
            news = before != (self._findings, behind)
            self._told += news
            return news

    def begin(self) -> None:
        """From now on pages that are not done are waited for."""
        with self._changing():
            self._compiling, self._done = True, set()

    def done(self, page: str) -> None:
        """Take note of a page that is as new as the files."""
        with self._changing():
            self._done.add(page)
            self._stale.discard(page)

    def compiled(self, pages: Collection[str], stale: Collection[str]) -> None:
        """Take which pages there are, and which of them are still to be rendered."""
        with self._changing():
            # Which page a finding stands on depends on which pages there are.
            self._told += self._pages != frozenset(pages)
            self._compiling, self._pages, self._stale = False, frozenset(pages), set(stale)
            self._done -= self._stale

    def give_up(self) -> None:
        """Nothing newer comes: what stands is to be shown."""
        with self._changing():
            self._compiling = False

    def show(self) -> None:
        """Have open pages load what is new."""
        with self._changing():
            self._shown += 1

    def close(self) -> None:
        """Let all who wait go."""
        with self._changing():
            self._closed = True

    @property
    def looked_at(self) -> frozenset[str]:
        """The pages that are open or asked for."""
        with self._news:
            return frozenset(self._open | self._awaited)

    @property
    def awaited(self) -> frozenset[str]:
        """The pages that a request waits for."""
        with self._news:
            return frozenset(self._awaited)

    def give_way(self, longest: float) -> None:
        """Let requests that are being answered go first."""
        with self._news:
            self._news.wait_for(lambda: not self._answering or self._closed, longest)

    @property
    def state(self) -> str:
        """What is shown now; another text means that pages are to be loaded again."""
        with self._news:
            return f"{self._run}-{self._shown}"

    def panel(self, page: str) -> dict[str, object]:
        """Return what the panel on a page shows."""
        with self._news:
            found, pages, behind = self._findings, self._pages, self._behind
        return panel(page, found, pages, behind=behind)

    def wait_for(self, page: str) -> None:
        """Return once a page is as new as the files, or will not be for long."""
        with self._asking(page):
            self._until(lambda: page in self._done or not (self._compiling or page in self._stale), _PATIENCE)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """While this lasts a request is being answered."""
        with self._changing():
            self._answering += 1
        try:
            yield
        finally:
            with self._changing():
                self._answering -= 1

    @contextmanager
    def looking(self, page: str) -> Iterator[None]:
        """While this lasts somebody has a page open."""
        with self._changing():
            self._open[page] += 1
        try:
            yield
        finally:
            with self._changing():
                self._open -= Counter([page])

    def news(self, since: tuple[str, int] | None, patience: float) -> tuple[str, int] | None:
        """Return what is shown and how often findings were told, once that is news; None for no news."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._latest() != since, patience)
            return None if self._latest() == since else self._latest()

    @property
    def closed(self) -> bool:
        """Whether the preview has ended."""
        return self._closed

    def _latest(self) -> tuple[str, int]:
        return f"{self._run}-{self._shown}", self._told

    def _until(self, ready: Callable[[], bool], patience: float) -> None:
        with self._news:
            self._news.wait_for(lambda: self._closed or ready(), patience)

    @contextmanager
    def _asking(self, page: str) -> Iterator[None]:
        with self._changing():
            self._awaited[page] += 1
        try:
            yield
        finally:
            with self._changing():
                self._awaited -= Counter([page])

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._news:
            yield
            self._news.notify_all()
