"""Names to people: which mentions are of one person, and whom a pronoun means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quoth.extraction.article import Article, Span
from quoth.extraction.described import described
from quoth.extraction.gathering import gather
from quoth.extraction.known import Known
from quoth.extraction.name_rules import NameRules
from quoth.extraction.names import Name, NameKind
from quoth.extraction.pronouns import find_pronouns


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A person where the article speaks of one."""

    span: Span
    """The words of the name, or the pronoun."""
    person: str
    """The name of the person."""
    pronoun: bool = False
    """Whether it is a word such as "he" or "his", not a name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A person, with the forms of the name that the article has."""

    name: str
    aliases: tuple[str, ...]
    described: str | None
    introduced: Span
    """The first place with the full name."""
    forms: Mapping[str, Span]
    """The first place of each other form of the whole name."""


@dataclass(frozen=True)
class Cast:
    """Everybody whom an article names."""

    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    """In order."""

    @cached_property
    def _by_sentence(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.span.sentence, []).append(mention)
        return found

    def in_sentence(self, number: int) -> Sequence[Mention]:
        """Return the mentions in a sentence, in order."""
        return self._by_sentence.get(number, ())


def find_people(article: Article, names: Sequence[Name], rules: NameRules, known: Known) -> Cast:
    """Return everybody whom an article names, each once."""
    spans = [name.span for name in names if name.kind is NameKind.PERSON]
    gathered = gather(article, spans, rules, known)
    mentions = [Mention(span, person) for span, person in gathered.mentions]
    named = {(span.sentence, span.first) for span, _ in gathered.mentions}
    figures = tuple(
        Figure(one.name, one.aliases, described(article, one.spans, rules, named), one.introduced, one.forms)
        for one in gathered.people
    )
    meant = find_pronouns(article, gathered, rules)
    mentions.extend(Mention(span, person, pronoun=True) for span, person in meant)
    return Cast(figures, tuple(sorted(mentions)))
