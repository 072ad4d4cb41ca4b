"""Who reads articles for drafts: a table of engines, each of which returns the same values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from quoth.config import Config
from quoth.engine.run import propose
from quoth.extraction.extract import extract
from quoth.extraction.known import known_of
from quoth.extraction.proposals import Proposals
from quoth.extraction.rules import load_rules
from quoth.findings import Code, Finding
from quoth.model import Library, Source

_SMALL_WORDS = "the and to of that for with his it from by has as were which"
_ENGLISH = frozenset(_SMALL_WORDS.split())
"""Small words of English that few other languages have, and of which every text has many."""
_LEAST = 0.04
"""The share of them in the words of an English text; about a fifth is usual."""
_ENOUGH = 40
"""Words of a text whose language can be told."""


@dataclass(frozen=True, slots=True)
class Read:
    """What an engine makes of an article."""

    proposals: Proposals
    dropped: str = ""
    """What of its answers an engine did not use, counted by why."""
    found: tuple[Finding, ...] = ()


Reader: TypeAlias = Callable[[Source], Read]
Engine: TypeAlias = Callable[[Config, Library], tuple[Reader | None, list[Finding]]]
"""Makes ready to read articles; no reader, and what is wrong, where it cannot."""


def by_rules(config: Config, library: Library) -> tuple[Reader | None, list[Finding]]:
    """Read by the rules in `rules/*.yml`, which are for English."""
    rules, found = load_rules(config)
    if rules is None:
        return None, found
    known = known_of(library)

    def read(source: Source) -> Read:
        strange = _not_english(source)
        if strange is not None:
            return Read(Proposals(), found=(strange,))
        return Read(extract(source, rules, known, shortest_quote=config.shortest_quote))

    return read, found


def by_model(config: Config, library: Library) -> tuple[Reader | None, list[Finding]]:
    """Have a language model read, which the settings name; raises WrongUsageError where they name none."""

    def read(source: Source) -> Read:
        proposals, dropped = propose(source, config)
        return Read(proposals, dropped=dropped.words())

    return read, []


ENGINES: Mapping[str, Engine] = {"rules": by_rules, "model": by_model}
"""By the names under which `--engine` chooses them."""


def _not_english(source: Source) -> Finding | None:
    if source.language.partition("-")[0].lower() not in ("en", "eng"):
        message = f"the rules read English, and this is in {source.language!r}; write its entries with 'new'"
        return Finding(source.place, Code.NOT_ENGLISH, message)
    words = [word.lower() for paragraph in source.paragraphs[:50] for word in paragraph.text.split()]
    if len(words) >= _ENOUGH and sum(word in _ENGLISH for word in words) < _LEAST * len(words):
        message = "the rules read English, and these words are not; name its language with 'language: …'"
        return Finding(source.place, Code.NOT_ENGLISH, message)
    return None
