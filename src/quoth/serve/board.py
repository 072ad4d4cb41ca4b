"""What the thread that rebuilds and those that serve tell each other: what stands, is asked for, is wrong."""

import secrets
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
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
        self._served: set[str] = set()
        """Pages that were asked for since browsers were told to load what is new."""
        self._late = False
        """Whether what is made last is not as new as the files."""
        self._late_asked = 0
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

    def begin(self, pages: Iterable[str]) -> None:
        """Take which pages there are; from now on those that are not done are waited for."""
        with self._changing():
            now = frozenset(pages)
            # Which page a finding stands on depends on which pages there are.
            self._told += self._pages != now
            self._compiling, self._pages, self._done = True, now, set()

    def done(self, page: str) -> None:
        """Take note of a page that is as new as the files."""
        with self._changing():
            self._done.add(page)

    def stand(self, pages: Iterable[str]) -> None:
        """Take note of pages that nothing has outdated."""
        with self._changing():
            self._done.update(pages)

    def end(self) -> None:
        """Nothing newer comes: what stands is to be shown."""
        with self._changing():
            self._compiling = False

    def show(self) -> None:
        """Have open pages load what is new."""
        with self._changing():
            self._shown += 1
            self._served.clear()

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
    def seen(self) -> frozenset[str]:
        """The pages that somebody may see by now as they were."""
        with self._news:
            return frozenset(self._open | self._awaited) | self._served

    @property
    def late(self) -> bool:
        """Whether what is made last is asked for, and not as new as the files."""
        with self._news:
            return self._late and self._late_asked > 0

    @late.setter
    def late(self, outdated: bool) -> None:
        with self._changing():
            self._late = outdated

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
            self._until(lambda: page in self._done or not self._compiling, _PATIENCE)

    def wait_for_late(self) -> None:
        """Return once what is made last is as new as the files, or will not be for long."""
        with self._changing():
            self._late_asked += 1
        try:
            self._until(lambda: not self._late, _PATIENCE)
        finally:
            with self._changing():
                self._late_asked -= 1

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
            self._served.add(page)
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
