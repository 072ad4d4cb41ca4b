"""Where a site is made: the folders that are filled, what is kept from earlier builds, and who does the work."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quoth import cache, disk
from quoth.cache import Cache
from quoth.config import Config
from quoth.crew import Crew
from quoth.ledger import Filling, held


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """All that a site is made with."""

    config: Config
    cache: Cache
    crew: Crew
    docs: Filling
    """The folder of compiled files."""
    site: Filling
    """The folder in which the site is made; what stands in that of the last site need not be made again."""

    def publish(self) -> None:
        """Put the finished site in the place of the last one, which is kept for the next build."""
        self.site.close()
        disk.replace(self.config.site, self.config.staging)
        last, new = _notes(self.config)
        lists = [disk.read(path) if disk.is_plain_file(path) else None for path in (last, new)]
        for path, data in zip((new, last), lists, strict=True):
            disk.put(path, data)


@contextmanager
def opened(config: Config, crew: Crew, key: str) -> Iterator[Workshop]:
    """Open the folders of a knowledge base and what is kept for a program and its settings, told by a key.

    Raises NotOursError and BusyError.
    """
    kept = config.kept
    with disk.locked(config.docs), cache.opened(kept, key) as remembered:
        last, new = _notes(config)
        if disk.is_there(config.site):
            disk.claim_folder(config.site)
        yield Workshop(
            config=config,
            cache=remembered,
            crew=crew,
            docs=Filling(config.docs, kept / "docs.txt"),
            site=Filling(config.staging, new, config.site, held(config.site, last)),
        )


def _notes(config: Config) -> tuple[Path, Path]:
    """Return the lists of what the last site holds, and what the folder does in which the next one is made."""
    return config.kept / "site.txt", config.kept / "staging.txt"
