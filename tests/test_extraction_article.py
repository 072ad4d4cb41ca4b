"""The words of an article, and the quotes made of them."""

import make
import pytest

from quoth.extraction.article import Span, read_article, words_of
from quoth.extraction.phrases import Phrases
from quoth.extraction.quoting import Quoting
from quoth.quotes import Quotation, find

WORDS = {
    "possessive": ("the North’s 7th Congress", ["the", "North", "’s", "7th", "Congress"]),
    "plural possessive": ("the officials’ children", ["the", "officials", "’", "children"]),
    "straight possessive": ("Han's execution", ["Han", "'s", "execution"]),
    "hyphens": ("Kim Jong-un, second-most", ["Kim", "Jong-un", ",", "second-most"]),
    "apostrophes inside": ("O’Brien, chargé d’affaires", ["O’Brien", ",", "chargé", "d’affaires"]),
    "initials": ("U.S. envoy J. K. Rowe", ["U.S.", "envoy", "J", ".", "K", ".", "Rowe"]),
    "years and amounts": ("(2016-2019) $10,000", ["(", "2016-2019", ")", "$", "10,000"]),
    "marks over letters": ("Jesús Aïcha Nguyễn", ["Jesús", "Aïcha", "Nguyễn"]),
    "company": ("AT&T v. B&Q", ["AT&T", "v", ".", "B&Q"]),
    "nothing": (" \n", []),
    "other scripts": ("리일규 大使", ["리일규", "大使"]),
}


@pytest.mark.parametrize(("text", "words"), WORDS.values(), ids=WORDS)
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


def test_an_article_is_cut_into_sentences_that_know_their_paragraph() -> None:
    article = read_article(make.source("She left. He stayed, Mr. Lee said.\n\nA heading\n\nThe end."))
    assert [(one.number, one.paragraph, len(one.words)) for one in article.sentences] == [
        (0, 1, 3),
        (1, 1, 8),
        (2, 2, 2),
        (3, 3, 3),
    ]


PLACES = {
    "a word": (1, "stayed", "stayed"),
    "a part of a word": (1, "tay", "stayed"),
    "two words": (1, "stayed, Mr", "stayed , Mr"),
    "the first word": (1, "She", "She"),
    "in a later sentence": (1, "said.", "said ."),
    "in another paragraph": (2, "heading", "heading"),
}


@pytest.mark.parametrize(("paragraph", "text", "words"), PLACES.values(), ids=PLACES)
def test_words_are_found_by_their_characters(paragraph: int, text: str, words: str) -> None:
    source = make.source("She left. He stayed, Mr. Lee said.\n\nA heading\n\nThe end.")
    article = read_article(source)
    start = source.paragraphs[paragraph - 1].text.index(text)
    span = article.span_at(paragraph, start, start + len(text))
    assert span is not None
    assert " ".join(word.text for word in article.words(span)) == words


def test_no_words_are_found_between_words() -> None:
    article = read_article(make.source("She left."))
    assert article.span_at(1, 3, 4) is None
    assert article.span_at(2, 0, 4) is None


def test_a_text_of_a_span_is_on_one_line() -> None:
    article = read_article(make.source("She left the\nembassy in 2023."))
    assert article.text(Span(0, 1, 4)) == "left the embassy"
    assert article.text(Span(0, 1, 1)) == ""


QUOTED = {
    "as it is": ("She left the embassy in Rome.", (1, 4), "left the embassy"),
    "too short: to the end of the clause": ("She left the embassy, we hear.", (1, 2), "left the embassy"),
    "not beyond a few words": (
        "She saw one two three four five six seven eight nine ten.",
        (1, 2),
        "saw one two three four five six seven eight",
    ),
    "to what its last word asks for": (
        "In May Jo left for New York City with us.",
        (2, 5),
        "Jo left for New York City",
    ),
    "a name is not cut": (
        "In May the ship reached New York City at last.",
        (2, 6),
        "the ship reached New York City",
    ),
    "at the end: backwards": ("All of them had left.", (4, 5), "them had left."),
    "repeated words: until they stand once": (
        "Once she left the house. Then she left the house again.",
        (1, 4),
        "Once she left the house.",
    ),
    "case tells two apart": ("The left the house. She left the house.", (0, 4), "The left the house"),
    "a sentence that stands twice": ("He left them.\n\nHe left them.", (0, 3), None),
    "too short a sentence": ("He left.", (0, 2), None),
}


@pytest.mark.parametrize(("text", "words", "quote"), QUOTED.values(), ids=QUOTED)
def test_quotes(text: str, words: tuple[int, int], quote: str | None) -> None:
    source = make.source(text)
    support = Quoting(read_article(source)).support([Span(0, *words)])
    assert (support and support.quote) == quote
    if support is not None:
        assert len(find(Quotation(source.id, support.quote, None, None, source.place), source)) == 1


def test_a_quote_is_as_long_as_the_settings_want() -> None:
    quoting = Quoting(read_article(make.source("On Monday she left the embassy in Rome.")), 6)
    support = quoting.support([Span(0, 6, 8)])
    assert support is not None
    assert support.quote == "she left the embassy in Rome."


def test_a_quote_reaches_from_the_first_span_to_the_last_with_who_says_it() -> None:
    quoting = Quoting(read_article(make.source("On Monday she left the embassy in Rome.")))
    support = quoting.support([Span(0, 5, 6), Span(0, 2, 3)], said_by=("a friend",), manner="reported")
    assert support is not None
    assert (support.quote, support.said_by, support.manner) == (
        "she left the embassy",
        ("a friend",),
        "reported",
    )


PHRASES = Phrases(["minister", "Minister of State", "chargé d'affaires", "vice president"])
FOUND = {
    "one word": ("the minister left", 1, 1),
    "the longest": ("a Minister of State left", 1, 3),
    "not quite the longest": ("a minister of sport", 1, 1),
    "nothing": ("the president", 1, 0),
    "a part at the end": ("a vice", 1, 0),
}


@pytest.mark.parametrize(("text", "at", "length"), FOUND.values(), ids=FOUND)
def test_phrases(text: str, at: int, length: int) -> None:
    assert PHRASES.at([word.lower for word in words_of(text)], at) == length
