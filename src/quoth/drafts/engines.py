"""Who reads articles for drafts: a table of engines, each of which returns the same values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from quoth.config import Config
from quoth.drafts.left_out import LeftOut
from quoth.extraction.extract import extract
from quoth.extraction.known import known_of
from quoth.extraction.proposals import Proposals
from quoth.extraction.rules import load_rules
from quoth.findings import Code, Finding
from quoth.model import Library, Source

_SMALL_WORDS = "the of and to in a is was that for on with as by at from his it he has"
_ENGLISH = frozenset(_SMALL_WORDS.split())
"""The small words of English, of which every text has many."""
_LEAST = 0.1
"""The share of them in the words of an English text; about a third is usual."""
_ENOUGH = 40
"""Words of a text whose language can be told."""


@dataclass(frozen=True, slots=True)
class Read:
    """What an engine makes of an article."""

    proposals: Proposals
    left_out: tuple[LeftOut, ...] = ()
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


ENGINES: Mapping[str, Engine] = {"rules": by_rules}
"""By the names under which `--engine` chooses them."""


def _not_english(source: Source) -> Finding | None:
    if source.language.partition("-")[0].lower() not in ("en", "english", "eng"):
        message = f"the rules read English, and this is in {source.language!r}; write its entries with 'new'"
        return Finding(source.place, Code.NOT_ENGLISH, message)
    words = [word.lower() for paragraph in source.paragraphs[:50] for word in paragraph.text.split()]
    if len(words) >= _ENOUGH and sum(word in _ENGLISH for word in words) < _LEAST * len(words):
        message = "the rules read English, and these words are not; name its language with 'language: …'"
        return Finding(source.place, Code.NOT_ENGLISH, message)
    return None
