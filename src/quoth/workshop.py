"""Where a site is made: the folders that are filled, what is kept from earlier builds, and who works."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from quoth import cache, disk
from quoth.cache import Cache
from quoth.config import Config
from quoth.crew import Crew
from quoth.ledger import Filling, Notes

_NOTES = "notes"
"""What the files of a folder hold: of the compiled ones, of the site, and of the one before it."""


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """All that a site is made with."""

    config: Config
    cache: Cache
    crew: Crew
    docs: Filling
    """The folder of compiled files."""
    site: Filling
    """The folder in which the site is made; what stands in the last site need not be made again."""

    def publish(self) -> None:
        """Put the finished site in the place of the last one, which is kept for the next build."""
        compiled, made, last = self.docs.close(), self.site.close(), self.site.last
        disk.replace(self.config.site, self.config.staging)
        self.cache.keep(_NOTES, [("docs", compiled), ("site", made), ("staging", last)])

    def notes(self) -> Notes:
        """Return what is noted of the site that was published last."""
        return _notes(self.cache, "site")


@contextmanager
def opened(config: Config, crew: Crew, key: str) -> Iterator[Workshop]:
    """Open the folders of a knowledge base and what is kept for a program and its settings, told by a key.

    What was made is remembered only where the site is published. Raises NotOursError and BusyError.
    """
    with disk.locked(config.docs), cache.opened(config.kept, key) as remembered:
        if disk.is_there(config.site):
            disk.claim_folder(config.site)
        docs, staging, site = (_notes(remembered, name) for name in ("docs", "staging", "site"))
        yield Workshop(
            config=config,
            cache=remembered,
            crew=crew,
            docs=Filling(config.docs, docs),
            site=Filling(config.staging, staging, config.site, site),
        )


def _notes(remembered: Cache, name: str) -> Notes:
    notes: Notes = remembered.get(_NOTES, name) or {}
    return notes
