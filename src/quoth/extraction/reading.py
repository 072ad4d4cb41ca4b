"""What was read of an article before posts and events are looked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quoth.extraction.article import Article, Span
from quoth.extraction.attribution import Attributions
from quoth.extraction.dated import Dated
from quoth.extraction.known import Known
from quoth.extraction.names import Name
from quoth.extraction.people import Cast
from quoth.extraction.proposals import Support
from quoth.extraction.quoting import Quoting


@dataclass(frozen=True)
class Reading:
    """An article, and what its words name, date and attribute."""

    article: Article
    names: tuple[Name, ...]
    cast: Cast
    dated: tuple[Dated, ...]
    attributions: Attributions
    known: Known
    quoting: Quoting
    countries: Mapping[str, str] = field(default_factory=dict)
    """Names and adjectives of countries in small letters, with the country: "cuban" means Cuba."""

    def support(self, *spans: Span) -> tuple[Support, ...]:
        """Return the passage that some spans of a sentence cover, with who says it; none without a quote."""
        said = self.attributions.of(spans[0])
        made = self.quoting.support(spans, said_by=said.said_by, manner=said.manner)
        return () if made is None else (made,)

    def names_in(self, sentence: int) -> Sequence[Name]:
        """Return the names in a sentence, in order."""
        return self._names.get(sentence, ())

    def dated_in(self, sentence: int) -> Sequence[Dated]:
        """Return the dates in a sentence, in order."""
        return self._dated.get(sentence, ())

    @cached_property
    def _names(self) -> dict[int, list[Name]]:
        found: dict[int, list[Name]] = {}
        for name in self.names:
            found.setdefault(name.span.sentence, []).append(name)
        return found

    @cached_property
    def _dated(self) -> dict[int, list[Dated]]:
        found: dict[int, list[Dated]] = {}
        for one in self.dated:
            found.setdefault(one.span.sentence, []).append(one)
        return found
