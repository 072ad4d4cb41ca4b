import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import CONFIG, source

from quoth.extraction.article import Article, Span, read_article
from quoth.extraction.attribution import Attribution, Attributions, find_attributions
from quoth.extraction.known import Known
from quoth.extraction.names import find_names
from quoth.extraction.people import find_people
from quoth.extraction.rules import Rules, load_rules


def _rules() -> Rules:
    rules, found = load_rules(CONFIG)
    assert rules is not None, found
    return rules


RULES = _rules()


def attributions(text: str) -> tuple[Article, Attributions]:
    article = read_article(source(text))
    names = find_names(article, RULES.names, Known())
    cast = find_people(article, names, RULES.names, Known())
    return article, find_attributions(article, cast, RULES.speech)


def of(text: str) -> Attribution:
    """Return who says the words of a text that stand between braces."""
    before, words, after = text.replace("}", "{").split("{")
    article, found = attributions(before + words + after)
    paragraphs = (before + words).count("\n\n") + 1
    start = len(before) - (before.rfind("\n\n") + 2 if "\n\n" in before else 0)
    span = article.span_at(paragraphs, start, start + len(words))
    assert isinstance(span, Span)
    return found.of(span)


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("The embassy {was closed} in 2019.", []),
        ("Anna Berg said that Karl Lund {had resigned}.", ["Anna Berg"]),
        ("Anna Berg said Karl Lund {had resigned}.", ["Anna Berg"]),
        ("Karl Lund {had resigned}, Anna Berg said on Tuesday.", ["Anna Berg"]),
        ("On Tuesday, the minister said he {would resign}.", ["the minister"]),
        ("According to Anna Berg, Karl Lund {had resigned}.", ["Anna Berg"]),
        ("Karl Lund {had resigned}, according to Anna Berg.", ["Anna Berg"]),
        ("Anna Berg told reporters that Karl Lund {had resigned}.", ["Anna Berg"]),
        ("“Karl Lund {was sacked} by the board,” said Anna Berg, a lawyer for the club.", ["Anna Berg"]),
        ("“We owe him a title,” said the chairman, Karl Lund. “But he {lost nine} games.”", ["Karl Lund"]),
        (
            "Anna Berg was angry. “I {was sacked} by them. I never resigned,” Berg wrote on Friday.",
            ["Anna Berg"],
        ),
        ("The director, Anna Berg, said that Karl Lund {had resigned}.", ["Anna Berg"]),
        ("His teacher, the then Colonel Karl Lund, said that she {had resigned}.", ["Karl Lund"]),
        ("Anna Berg, who chairs the board, announced that Karl Lund {had resigned}.", ["Anna Berg"]),
        ("Anna Berg announced {the appointment} of Karl Lund.", ["Anna Berg"]),
        ("Anna Berg discussed {the execution} of Karl Lund in 2019.", ["Anna Berg"]),
        ("In an interview with the paper, Anna Berg said that she {had resigned}.", ["Anna Berg"]),
        ("Anna Berg left in May. She said that Karl Lund {had resigned}.", ["Anna Berg"]),
        ("A Japanese newspaper wrote that the envoy {had fled}.", ["a Japanese newspaper"]),
        ("Officials said the envoy {had fled}.", ["officials"]),
        (
            "Two people familiar with the matter said the envoy {had fled}.",
            ["two people familiar with the matter"],
        ),
        ("Officials who follow the case said the envoy {had fled}.", ["officials"]),
        ("By evening the union admitted that the envoy {had fled}.", ["the union"]),
        ("A spokesman for Karl Lund said that the envoy {had fled}.", ["a spokesman for Karl Lund"]),
        (
            "In October 2020, a member of the Assembly stated that he {had fled}.",
            ["a member of the Assembly"],
        ),
        ("Karl Lund {had resigned}, Anna Berg announced, stating that he was ill.", ["Anna Berg"]),
        ("If he stayed, Anna Berg said, he {would be sacked}.", ["Anna Berg"]),
        ("Karl Lund lived in Rome, where, Anna Berg said, he {was sacked}.", ["Anna Berg"]),
        ("The sale was not “wise,” Anna Berg said in May, adding that it {was illegal}.", ["Anna Berg"]),
        ("Dr. Anna Berg – who heads the club – said that he {was sacked}.", ["Anna Berg"]),
        ("The board followed Karl Lund, who has said he {plans to leave}.", ["Karl Lund"]),
        ("Anna Berg, head of the club, said Karl Lund {was sacked}.", ["Anna Berg"]),
        ("Bishop Mele Fifita of Vava‘u warned that he {was sacked}.", ["Mele Fifita"]),
        ("The Justice (PJ) party announced that he {was sacked}.", ["the Justice (PJ) party"]),
        ("As first reported by Le Monde, the bank {dismissed} him.", ["Le Monde"]),
        (
            "According to the findings of a panel headed by retired Justice Karl Lund of Oslo, he {fled}.",
            ["the findings of a panel"],
        ),
        ("It is shown by a defector’s remarks that they {had fled}.", ["a defector"]),
    ],
)
def test_who_says_it(text: str, said_by: list[str]) -> None:
    assert of(text) == Attribution(tuple(said_by))


@pytest.mark.parametrize(
    ("text", "said_by", "manner"),
    [
        (
            "Anna Berg said that Karl Lund had told her that Ola Dahl {was dead}.",
            "Anna Berg, Karl Lund",
            "stated",
        ),
        (
            "State media quoted the minister as saying the embassy {had been closed}.",
            "state media, the minister",
            "reported",
        ),
        (
            "The papers reported, citing a diplomat, that he {had been told}.",
            "the papers, a diplomat",
            "reported",
        ),
        (
            "Anna Berg said she had heard from a colleague that he {was arrested}.",
            "Anna Berg, a colleague",
            "stated",
        ),
        (
            "Anna Berg was quoted by the agency as saying that he {was sacked}.",
            "the agency, Anna Berg",
            "reported",
        ),
        (
            "Amnesty International, quoting former prisoners, says that he {was sacked}.",
            "Amnesty International, former prisoners",
            "stated",
        ),
        (
            "The Italian Foreign Ministry issued a statement that it had received notice from the North "
            "Korean Embassy on November 10, 2018, that the ambassador {had left} the embassy.",
            "the Italian Foreign Ministry, the North Korean Embassy",
            "stated",
        ),
        (
            "The Italian Foreign Ministry said little.\n\n"
            "The ministry was informed that his daughter {had returned}.",
            "the Italian Foreign Ministry",
            "reported",
        ),
    ],
)
def test_at_each_remove(text: str, said_by: str, manner: str) -> None:
    assert of(text) == Attribution(tuple(said_by.split(", ")), manner)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("He {was reportedly executed} in 2019.", "reported"),
        ("Karl Lund, {reportedly executed} in 2019, was a minister.", "reported"),
        ("It is possible that he {knew of it} in November.", "reported"),
        ("He is said to have {been executed}.", "reported"),
        ("It is understood that the pair {turned down} an offer.", "reported"),
        ("Rumours that the keeper {had fled} were rife.", "reported"),
        ("She may have {left the country}.", "reported"),
        ("The service has neither confirmed nor denied that he {is in Seoul}.", "reported"),
        ("The trial for allegedly {being a spy} took place in May.", "alleged"),
        ("The trial for allegedly being a spy {took place} in May.", "stated"),
        ("He was jailed on charges that he {accepted bribes}.", "alleged"),
        ("He {was jailed} on charges that he accepted bribes.", "stated"),
        ("He, accused of {taking bribes}, fled.", "alleged"),
        ("He, accused of taking bribes, {fled to Rome}.", "stated"),
        ("He was suspected of {taking bribes} and was arrested.", "alleged"),
        ("He was suspected of taking bribes and {was arrested}.", "stated"),
    ],
)
def test_how_sure_the_words_are(text: str, manner: str) -> None:
    assert of(text) == Attribution((), manner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry denied that he {had fled}.", Attribution(("the ministry",), "alleged", denied=True)),
        ("Anna Berg claimed that he {had fled}.", Attribution(("Anna Berg",), "alleged")),
        ("Prosecutors accused him of {taking bribes}.", Attribution(("prosecutors",), "alleged")),
        ("The paper reported that he {had fled}.", Attribution(("the paper",), "reported")),
        ("Anna Berg said he had {allegedly fled}.", Attribution(("Anna Berg",), "alleged")),
    ],
)
def test_who_accuses_and_who_denies(text: str, expected: Attribution) -> None:
    assert of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg said that she was ill. Karl Lund {had resigned}.",
        "Anna Berg said that she was ill; Karl Lund {had resigned}.",
        "Anna Berg said that she was ill, but Karl Lund {had resigned}.",
        "“She was very ill,” Anna Berg said. Karl Lund {had resigned}.",
        "Anna Berg said little.\n\nKarl Lund {had resigned}.",
        "[Anna Berg said that she was ill.] Karl Lund {had resigned}.",
        "Anna Berg would not say where Karl Lund {had gone}.",
        "Anna Berg declined to say whether Karl Lund {had resigned}.",
        "Neither Anna Berg nor Karl Lund said that he {had resigned}.",
        "“I know it was so,” Anna Berg says, and {pours coffee}.",
        "Anna Berg did not say that Karl Lund {had resigned}.",
        "Anna Berg was told to go and {had resigned}.",
        "In the United States Karl Lund {had resigned}.",
        "It was found on Monday that {was raining}.",
    ],
)
def test_beyond_what_is_said(text: str) -> None:
    assert of(text) == Attribution()


def test_who_says_what_in_one_sentence() -> None:
    text = "Officials said the vote {A} in June, but the minister said it {B} in May."
    assert of(text.replace("{A}", "{was held}").replace("{B}", "fell")).said_by == ("officials",)
    assert of(text.replace("{A}", "fell").replace("{B}", "{was held}")).said_by == ("the minister",)


WORDS = (
    'said told that according to Anna Berg the minister ’s statement , ; . : “ ” " ( ) ‘ ’ denied quoted as '
    "saying reportedly for allegedly accused of he she who but and heard from it is possible \n\n"
)


@given(st.lists(st.sampled_from(WORDS.split(" "))))
def test_whatever_reaches_stands_in_the_article(words: list[str]) -> None:
    article, found = attributions(" ".join(words))
    for reach in found.reaches:
        assert article.text(reach.span)
        assert reach.teller is None or reach.teller.strip()
        assert found.of(reach.span).manner in ("stated", "reported", "alleged")


@pytest.mark.parametrize(
    "unit",
    ["Anna said that ", "he said, ", "“Go now, all of you,” said he, ", "allegedly ", "according to it, "],
)
def test_a_sentence_without_an_end_takes_no_longer_by_the_word(unit: str) -> None:
    article = read_article(source(unit * (50_000 // len(unit))))
    cast = replace(find_people(article, (), RULES.names, Known()), mentions=())
    start = time.process_time()
    found = find_attributions(article, cast, RULES.speech)
    for number in range(0, len(article.sentences[0].words) - 1, 10):
        found.of(Span(0, number, number + 1))
    assert time.process_time() - start < 5
