"""By what name to call whoever some words speak of, as the article has called them before."""

from bisect import bisect_left

from quoth.extraction.article import Article, Sentence, Span
from quoth.extraction.people import Cast, Mention
from quoth.extraction.tellers import ARTICLES, PRONOUNS

_OF = frozenset(["of", "for", "to", "from", "with", "at", "in", "by", "on"])
_MOST = 8
"""Words of a teller who has no name."""


class Tellers:
    """Those who have said something so far in an article."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self._article = article
        self._cast = cast
        self._bodies: dict[str, str] = {}
        self.latest: str | None = None
        """Who spoke last, for words such as "he added" where nobody knows who "he" is."""

    def name(self, span: Span) -> str | None:
        """Return the name of whoever some words speak of, or the words; None where they speak of nobody."""
        sentence = self._article.sentences[span.sentence]
        mention = self._mention(sentence, span) or self._named_beside(sentence, span)
        if mention is not None:
            return mention.person
        words = sentence.lower[span.first : span.last]
        if len(words) == 1 and words[0] in PRONOUNS:
            return self.latest
        last = min(span.last, span.first + _MOST)
        text = self._article.text(Span(span.sentence, span.first, last))
        if span.first == 0 and words[0] in ARTICLES:
            text = words[0] + text[len(words[0]) :]
        if not any(letter.isalpha() for letter in text) or words[0] in PRONOUNS:
            return None
        return self._as_before(text, words)

    def first_in(self, sentence: int) -> str | None:
        """Return the person whom a sentence names first, or None."""
        mentions = self._cast.in_sentence(sentence)
        return mentions[0].person if mentions else None

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
        beside = mention is not None and mention.span.first == span.last + 1 and not mention.pronoun
        return mention if beside else None

    def _from(self, sentence: Sentence, first: int) -> list[Mention]:
        """Return the next mentions in a sentence from a word on."""
        mentions = self._cast.in_sentence(sentence.number)
        begin = bisect_left(mentions, first, key=lambda one: one.span.first)
        return list(mentions[begin : begin + _MOST])
