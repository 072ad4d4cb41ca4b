"""By what name to call whoever some words speak of, as the article has called them before."""

from bisect import bisect_left
from collections.abc import Sequence

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.people import Cast, Mention
from quoth.extraction.phrases import Phrases
from quoth.extraction.tellers import ARTICLES, PRONOUNS

_PERSONAL = frozenset(["he", "she"])
_OF = frozenset(["of", "for", "to", "from", "with", "at", "in", "by", "on"])
_NO_TITLE = _OF | {",", "who", "which", "whose", "and"}
_ENDS_NAME = frozenset([",", ".", ";", ":", "(", "–", "—", "”", "of", "who"])
_TITLE = 5
"""Words that may stand before the name in "his teacher, the then Colonel Kaya"."""
_BACK = 3
"""Sentences that a pronoun reaches back."""
_MOST = 10
"""Words of a teller who has no name."""


class Tellers:
    """Those who have said something so far in an article."""

    def __init__(self, article: Article, cast: Cast, unnamed: Phrases) -> None:
        self._article = article
        self._cast = cast
        self._unnamed = unnamed
        self._bodies: dict[str, str] = {}
        self._person: str | None = None
        self.latest: str | None = None
        """Who spoke last, for words such as "he added" where nobody knows who "he" is."""

    def name(self, span: Span) -> str | None:
        """Return the name of whoever some words speak of, or the words; None where they speak of nobody."""
        sentence = self._article.sentences[span.sentence]
        mention = self._mention(sentence, span) or self._named_beside(sentence, span)
        if mention is not None:
            self._person = mention.person
            return mention.person
        words = sentence.lower[span.first : span.last]
        if len(words) == 1 and words[0] in PRONOUNS:
            return self._meant(sentence, span, words[0])
        last = span.last
        if len(words) > _MOST:
            told = (at for at in range(2, _MOST) if words[at].endswith("ed"))
            last = span.first + next(told, _MOST)
        text = self._article.text(Span(span.sentence, span.first, last))
        unnamed = words[0] in ARTICLES or self._unnamed.at(words, 0)
        if unnamed and not any(word.text[0].isalnum() for word in sentence.words[: span.first][-2:]):
            text = words[0] + text[len(words[0]) :]
        if not any(word[0].isalpha() and word not in ARTICLES for word in words) or words[0] in PRONOUNS:
            return None
        return self._as_before(text, words)

    def first_in(self, sentence: int) -> str | None:
        """Return the person whom a sentence names first, or None."""
        mentions = self._cast.in_sentence(sentence)
        return mentions[0].person if mentions else None

    def _meant(self, sentence: Sentence, span: Span, pronoun: str) -> str | None:
        """Return whom a pronoun means that the cast does not know: who was named last, or spoke last."""
        if pronoun in _PERSONAL:
            begin = bisect_left(
                self._cast.in_sentence(sentence.number), span.first, key=lambda one: one.span.first
            )
            here = self._cast.in_sentence(sentence.number)[:begin]
            before = here or self._before(sentence)
            return before[-1].person if before else self.latest or self._person
        return self.latest

    def _before(self, sentence: Sentence) -> Sequence[Mention]:
        """Return the mentions in the nearest sentence before that has some, of the same paragraph."""
        for number in range(sentence.number - 1, max(-1, sentence.number - 1 - _BACK), -1):
            if self._article.sentences[number].paragraph != sentence.paragraph:
                break
            if self._cast.in_sentence(number):
                return self._cast.in_sentence(number)
        return ()

    def _as_before(self, text: str, words: tuple[str, ...]) -> str:
        """Return "the Italian Foreign Ministry" for "the ministry", where that has spoken before."""
        if len(words) == 2 and words[0] == "the":
            return self._bodies.get(words[1], text)
        if words[0] == "the":
            self._bodies[words[-1]] = text
        return text

    def _mention(self, sentence: Sentence, span: Span) -> Mention | None:
        """Return the person that words name, unless it is one whose spokesman, lawyer or ministry speaks."""
        for mention in self._from(sentence, span.first):
            if mention.span.first >= span.last:
                return None
            if mention.pronoun and mention.span != span:
                continue
            before = sentence.lower[span.first : mention.span.first]
            after = sentence.lower[mention.span.last : span.last][:1]
            return None if _OF.intersection(before) or after in (("'s",), ("’s",)) else mention
        return None

    def _named_beside(self, sentence: Sentence, span: Span) -> Mention | None:
        """Return the person in "the chairman, Jón Steinsson", who is named after a comma."""
        if sentence.lower[span.last : span.last + 1] != (",",):
            return None
        mention = next(iter(self._from(sentence, span.last + 1)), None)
        if mention is None or mention.pronoun or mention.span.first > span.last + _TITLE:
            return None
        between = sentence.lower[span.last + 1 : mention.span.first]
        after = sentence.lower[mention.span.last : mention.span.last + 1]
        ends = not after or after[0] in _ENDS_NAME
        return mention if ends and not _NO_TITLE.intersection(between) else None

    def _from(self, sentence: Sentence, first: int) -> list[Mention]:
        """Return the next mentions in a sentence from a word on."""
        mentions = self._cast.in_sentence(sentence.number)
        begin = bisect_left(mentions, first, key=lambda one: one.span.first)
        return list(mentions[begin : begin + _MOST])
