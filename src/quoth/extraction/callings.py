"""Who or what is called by a name, a list of names or a group of words, in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.extraction.article import Article, Span
from quoth.extraction.grammar import JOINING, OWNERS, listed
from quoth.extraction.layout import Layout
from quoth.extraction.names import NameKind
from quoth.extraction.people import Mention
from quoth.extraction.topics import Topic

_LONGEST = 14
"""Words that a group may be called by."""
_ANYBODY = listed(
    """most many few some any every each no all those other others several various such more certain a an
    another these they it he she we you i one who"""
)
"""Words with which a group begins that is nobody in particular."""

_NUMBERS = listed(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty hundreds thousands dozens"""
)
_LASTING = listed("year years month months week weeks day days hour hours minute minutes time times")
"""Words that tell how long or how often, and call nobody."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, a group, or a thing, where the article speaks of it."""

    text: str
    """As a title calls it."""
    span: Span
    people: tuple[str, ...] = ()
    """By name, where it is one person or several."""
    concerned: tuple[str, ...] = ()
    """The people named within the words for a group: "a delegation led by Smith"."""
    definite: bool = False
    """Whether it is known by "the" alone, and by no name or number."""


@dataclass(frozen=True)
class Callings:
    """Finds what words of one sentence call somebody or something."""

    article: Article
    layout: Layout
    topic: Topic
    """What the sentence before is about."""

    def of_names(self, spans: tuple[Span, ...]) -> Participant:
        """Return the one or those whom one or more names call."""
        people: list[str] = []
        texts: list[str] = []
        for span in spans:
            mention = self.layout.mention(span.first)
            if mention is not None:
                people.append(mention.person)
            texts.append(mention.person if mention is not None else self.article.text(self._whole(span)))
        texts = list(dict.fromkeys(texts))
        return Participant(listed_names(texts), spans[0].to(spans[-1]), tuple(dict.fromkeys(people)))

    def _whole(self, span: Span) -> Span:
        """Return the name of a body with the people whose it is: "Italian Foreign Ministry"."""
        before = self.layout.name(span.first - 1)
        whose = before is not None and before.kind is NameKind.PEOPLE
        return before.span.to(span) if before is not None and whose else span

    def joined(self, span: Span) -> Participant | None:
        """Return a name with those that stand before it in a list."""
        layout = self.layout
        spans = [span]
        first = span.first
        while True:
            at = layout.phrase_start(first) - 1
            if layout.word(at) in JOINING - {"or", "but"}:
                at -= layout.word(at - 1) == ","
            elif layout.word(at) != "," or len(spans) == 1:
                break
            before = layout.named(at - 1)
            if before is None or layout.governed(before.span.first):
                break
            if type(before) is not type(layout.named(span.first)):
                break
            spans.insert(0, before.span)
            first = before.span.first
        return self.of_names(tuple(spans))

    def forward(self, span: Span) -> Participant:
        """Return a name with those that follow it in a list."""
        layout = self.layout
        spans = [span]
        last = span.last
        while layout.word(last) in {",", "and", "&"}:
            at = last + 1 + (layout.word(last + 1) == "and")
            named = layout.named(at)
            if named is None or type(named) is not type(layout.named(span.first)) or layout.owns(named.span):
                break
            if layout.word(last) == "," and layout.word(named.span.last) not in {",", "and"}:
                break
            spans.append(named.span)
            last = named.span.last
        return self.of_names(tuple(spans))

    def describes(self, span: Span, verb: int) -> bool:
        """Say whether a name only describes what follows it: "a South Korean court", "Acme workers"."""
        if isinstance(self.layout.named(span.first), Mention):
            return False
        layout, at = self.layout, span.last
        return at < verb and layout.content(at) and not layout.verbal(at) and not layout.word(at)[0].isdigit()

    def group(self, first: int, last: int, told_until: int = 0) -> Participant | None:
        """Return a group or a thing by the words that call it; None where that is nobody in particular."""
        layout = self.layout
        words = layout.lower[first:last]
        if not words or len(words) > _LONGEST or first >= last:
            return None
        if words[-1] in _LASTING:
            return None
        span = Span(layout.sentence.number, first, last)
        definite = words[0] in {"the", "its", "their", "his", "her"}
        numbered = is_number(words[0])
        group_of = words[0] in {"a", "an"} and words[2:3] == ("of",)
        specific = (layout.any_name(span) and (words[0] not in _ANYBODY or group_of)) or numbered
        known = definite or words[0] in {"a", "an"}
        if not specific and not (known and len(words) > 1):
            return None
        text = self._called(span)
        mentions = (layout.mention(at) for at in range(first, max(last, told_until)))
        concerned = tuple(dict.fromkeys(one.person for one in mentions if one is not None))
        return Participant(text, span, (), concerned, not specific)

    def _called(self, span: Span) -> str:
        """Return the words of a group as a title has them: with names for pronouns, without an article."""
        layout, article = self.layout, self.article
        mention = layout.mention(span.first)
        if mention is not None and layout.owns(mention.span):
            rest = mention.span.last + (layout.word(mention.span.last) in OWNERS)
            if rest < span.last:
                thing = article.text(Span(span.sentence, rest, span.last))
                several = "and" in layout.lower[rest : span.last]
                return f"{mention.person}’s {thing}" if several else f"{thing} of {mention.person}"
        text = article.text(span)
        # A capital that only begins the sentence is none of its name.
        return text if layout.named(span.first) is not None else text[:1].lower() + text[1:]


def is_number(word: str) -> bool:
    """Say whether a word counts: "three of its staff"."""
    return word.isdigit() or word in _NUMBERS


def listed_names(names: Sequence[str]) -> str:
    """Return names as they stand in a title: "Smith, Lee and Díaz"."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
