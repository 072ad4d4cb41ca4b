"""Events that an article tells of: each case is a text and the events that it has."""

from collections.abc import Mapping

import make
import pytest

from quoth.extraction.article import Article, Span, read_article
from quoth.extraction.attribution import Attributions
from quoth.extraction.dated import find_dated
from quoth.extraction.events import find_events
from quoth.extraction.known import Known
from quoth.extraction.names import Name, NameKind
from quoth.extraction.people import Cast, Figure, Mention
from quoth.extraction.proposals import Event
from quoth.extraction.quoting import Quoting
from quoth.extraction.reading import Reading
from quoth.extraction.rules import load_rules

PERSON, PLACE, PEOPLE, ORGANISATION = (
    NameKind.PERSON,
    NameKind.PLACE,
    NameKind.PEOPLE,
    NameKind.ORGANISATION,
)
NAMES: Mapping[str, NameKind] = {
    "Ana Díaz": PERSON,
    "Díaz": PERSON,
    "Tom Okoro": PERSON,
    "Okoro": PERSON,
    "Li Wei": PERSON,
    "Havana": PLACE,
    "Paris": PLACE,
    "Lagos": PLACE,
    "Cuba": PLACE,
    "Chad": PLACE,
    "Cuban": PEOPLE,
    "Acme": ORGANISATION,
    "Bolt": ORGANISATION,
    "FC Lagos": ORGANISATION,
}
"""What the names in the texts are; a word of a longer name is no name of its own."""
WHOLE = {"Díaz": "Ana Díaz", "Okoro": "Tom Okoro"}
PRONOUNS = {"he": "Tom Okoro", "his": "Tom Okoro", "she": "Ana Díaz", "her": "Ana Díaz"}

RULES, _ = load_rules(make.CONFIG)


def reading_of(text: str, known: Known) -> Reading:
    article = read_article(make.source(text))
    names = tuple(_names(article))
    mentions = [
        Mention(name.span, WHOLE.get(article.text(name.span), article.text(name.span)))
        for name in names
        if name.kind is PERSON
    ]
    for sentence in article.sentences:
        for number, word in enumerate(sentence.lower):
            if word in PRONOUNS:
                span = Span(sentence.number, number, number + 1)
                mentions.append(Mention(span, PRONOUNS[word], pronoun=True))
    figures = {one.person: Figure(one.person, (), None, one.span, {}) for one in mentions}
    return Reading(
        article=article,
        names=names,
        cast=Cast(tuple(figures.values()), tuple(sorted(mentions))),
        dated=find_dated(article),
        attributions=Attributions(),
        known=known,
        quoting=Quoting(article),
    )


def _names(article: Article) -> list[Name]:
    found: list[Name] = []
    for paragraph in article.source.paragraphs:
        for text in sorted(NAMES, key=len, reverse=True):
            start = paragraph.text.find(text)
            while start >= 0:
                span = article.span_at(paragraph.number, start, start + len(text))
                whole = span is not None and article.text(span) == text
                if span is not None and whole and not any(span.meets(name.span) for name in found):
                    found.append(Name(span, NAMES[text]))
                start = paragraph.text.find(text, start + 1)
    return sorted(found)


def told(event: Event) -> str:
    """Return an event on one line."""
    people = ", ".join(f"{part.person} ({part.role})" if part.role else part.person for part in event.people)
    return " | ".join((event.name, event.date or "-", event.place or "-", people or "-"))


def events_of(text: str) -> list[str]:
    assert RULES is not None
    return [told(event) for event in find_events(reading_of(text, Known()), RULES.events)]


CASES: list[tuple[str, list[str]]] = [
    (
        "Ana Díaz, who had been ambassador in Paris, fled to Lagos in 2016.",
        ["Defection of Ana Díaz | 2016 | Lagos | Ana Díaz (defector)"],
    ),
    (
        "In 2020, he was elected to the Cuban National Assembly.",
        ["Election of Tom Okoro to Cuban National Assembly | 2020 | - | Tom Okoro (elected)"],
    ),
    (
        "Although Díaz was unsuccessful in 2019, she was subsequently named director of Acme.",
        ["Appointment of Ana Díaz as director of Acme | - | - | Ana Díaz (appointee)"],
    ),
    (
        "The board of Acme appointed Tom Okoro as chief executive on 3 May 2021.",
        ["Appointment of Tom Okoro as chief executive | 2021-05-03 | - | Tom Okoro (appointee)"],
    ),
    (
        "Acme fired its chief executive, Tom Okoro, on 4 May 2021.",
        ["Dismissal of Tom Okoro | 2021-05-04 | - | Tom Okoro (dismissed)"],
    ),
    ("Acme bought Bolt in 2018 for $3 billion.", ["Purchase of Bolt by Acme | 2018 | - | -"]),
    ("Bolt was acquired by Acme in 2018.", ["Purchase of Bolt by Acme | 2018 | - | -"]),
    ("Acme merged with Bolt in October 2019.", ["Merger of Acme and Bolt | 2019-10 | - | -"]),
    ("Acme and Bolt merged in 2019.", ["Merger of Acme and Bolt | 2019 | - | -"]),
    (
        "Witnesses discussed the execution of Deputy Minister Tom Okoro by firing squad in "
        "February 2019. The execution took place in Lagos.",
        ["Execution of Tom Okoro | 2019-02 | Lagos | Tom Okoro (executed)"],
    ),
    (
        "Cuba and Chad established full diplomatic relations in February 2020.",
        ["Diplomatic relations between Cuba and Chad | 2020-02 | - | -"],
    ),
    (
        "The second Cuba-Chad summit in Paris in February 2019 failed.",
        ["Second Cuba-Chad summit in Paris | 2019-02 | Paris | -"],
    ),
    (
        "He slipped away from the embassy in late November 2023. His defection came a few "
        "weeks before Cuba and Chad established full diplomatic relations in February 2024.",
        [
            "Defection of Tom Okoro | 2023-11 | - | Tom Okoro (defector)",
            "Diplomatic relations between Cuba and Chad | 2024-02 | - | -",
        ],
    ),
    (
        "13 workers at a Cuban restaurant in Paris, France, entered Chad on 7 April 2016.",
        ["Arrival of 13 workers at a Cuban restaurant in Paris in Chad | 2016-04-07 | Chad | -"],
    ),
    ("Okoro would have resigned in 2019.", []),
    ("If he fled in 2019, nobody saw it.", []),
    ("He never resigned. She did not resign in 2019.", []),
    ("Diplomats usually flee in 2019.", []),
    ("The director is required to resign.", []),
    ("Ana Díaz has no plan to meet Tom Okoro in 2019.", []),
    (
        "Ana Díaz met Tom Okoro in Paris on 3 May 2021.",
        [
            "Meeting of Ana Díaz and Tom Okoro | 2021-05-03 | Paris | Ana Díaz (participant), Tom "
            "Okoro (participant)"
        ],
    ),
    ("The museum will open on 3 May 2025.", ["Opening of the museum | 2025-05-03 | - | -"]),
    (
        "The new wing of the Cuban museum was opened by Ana Díaz on 3 May 2021.",
        ["Opening of the new wing of the Cuban museum | 2021-05-03 | - | Ana Díaz"],
    ),
    ("Ana Díaz was born in 1969 in Paris.", ["Birth of Ana Díaz | 1969 | Paris | Ana Díaz (born)"]),
    (
        "Ana Díaz and Tom Okoro married in 1999.",
        ["Wedding of Ana Díaz and Tom Okoro | 1999 | - | Ana Díaz (married), Tom Okoro (married)"],
    ),
    (
        "Her husband, Tom Okoro, died in 2004 in Lagos.",
        ["Death of Tom Okoro | 2004 | Lagos | Tom Okoro (deceased)"],
    ),
    (
        "Tom Okoro's daughter returned to Chad in 2013.",
        ["Return of daughter of Tom Okoro to Chad | 2013 | Chad | Tom Okoro"],
    ),
    (
        "She was not officially named minister until January 2021.",
        ["Appointment of Ana Díaz as minister | 2021-01 | - | Ana Díaz (appointee)"],
    ),
    ("FC Lagos beat Bolt 3-1 on 4 May 2021.", ["Victory of FC Lagos over Bolt | 2021-05-04 | - | -"]),
    (
        "FC Lagos signed defender Tom Okoro from Bolt in January 2020.",
        ["Signing of Tom Okoro by FC Lagos | 2020-01 | - | Tom Okoro (player)"],
    ),
    ("The general election on 13 April 2016 was close.", ["General election, 2016 | 2016-04-13 | - | -"]),
    (
        "Tom Okoro was arrested in 2015 and again arrested in 2018.",
        [
            "Arrest of Tom Okoro | 2015 | - | Tom Okoro (arrested)",
            "Arrest of Tom Okoro | 2018 | - | Tom Okoro (arrested)",
        ],
    ),
    (
        "He was sent to a prison camp in December 2019.",
        ["Imprisonment of Tom Okoro | 2019-12 | - | Tom Okoro (imprisoned)"],
    ),
    (
        "The government sent Okoro to prison in 2019.",
        ["Imprisonment of Tom Okoro | 2019 | - | Tom Okoro (imprisoned)"],
    ),
    (
        "Tom Okoro was awarded the Field Prize in 2001.",
        ["Award for Tom Okoro | 2001 | - | Tom Okoro (honoured)"],
    ),
    ("Ana Díaz won the Field Prize in 2001.", ["Award for Ana Díaz | 2001 | - | Ana Díaz (winner)"]),
    (
        "The appointment of Ana Díaz as director was announced on 5 May 2020.",
        ["Appointment of Ana Díaz as director | 2020-05-05 | - | Ana Díaz (appointee)"],
    ),
    (
        "Tom Okoro resigned in May and left for Paris.",
        ["Resignation of Tom Okoro | 2024-05 | - | Tom Okoro (resigned)"],
    ),
    ("Those who fled in 2019 were arrested.", []),
    (
        "Tom Okoro succeeded Ana Díaz as chairman in 2019.",
        ["Succession of Ana Díaz by Tom Okoro | 2019 | - | Tom Okoro (successor), Ana Díaz (predecessor)"],
    ),
    (
        "In Paris, Cuban officials were dismissed in 2014.",
        ["Dismissal of Cuban officials | 2014 | Paris | -"],
    ),
    ("Acme filed for bankruptcy in 2009.", ["Bankruptcy of Acme | 2009 | - | -"]),
    (
        "Acme, founded in 1934 by Tom Okoro, makes lenses.",
        ["Foundation of Acme | 1934 | - | Tom Okoro (founder)"],
    ),
    (
        "A defector said Ana Díaz was arrested in 2012.",
        ["Arrest of Ana Díaz | 2012 | - | Ana Díaz (arrested)"],
    ),
    (
        "The painting was stolen from the museum in 1990 and returned to Paris in 2001.",
        ["Theft of the painting | 1990 | - | -", "Return of the painting to Paris | 2001 | Paris | -"],
    ),
    ("The ministry issued a statement on 4 May 2021.", ["Statement of the ministry | 2021-05-04 | - | -"]),
    (
        "Cuba broke off diplomatic relations with Chad in 1961.",
        ["End of diplomatic relations of Cuba | 1961 | - | -"],
    ),
    (
        "Okoro retired from the board at the end of March 2021.",
        ["Retirement of Tom Okoro | 2021-03 | - | Tom Okoro (retired)"],
    ),
    (
        "Tom Okoro, 51, has been director since June 2021. He joined Acme in 1996.",
        ["Entry of Tom Okoro into Acme | 1996 | - | Tom Okoro (joined)"],
    ),
    (
        "President Tom Okoro visited Chad on 3 June 2019.",
        ["Visit of Tom Okoro to Chad | 2019-06-03 | Chad | Tom Okoro (visitor)"],
    ),
    ("The orchestra gave a concert in Paris on 3 May 2019.", ["Concert in Paris | 2019-05-03 | Paris | -"]),
    (
        "The university awarded Ana Díaz an honorary doctorate in 2011.",
        ["Honorary degree of Ana Díaz | 2011 | - | Ana Díaz (honoured)"],
    ),
    ("Workers at Acme went on strike on 3 March 2020.", ["Strike of workers at Acme | 2020-03-03 | - | -"]),
    (
        "After meeting Ana Díaz, the minister resigned on 3 May 2020.",
        ["Resignation of the minister | 2020-05-03 | - | -"],
    ),
    ("Ana Díaz said the head of Acme resigned in 2019.", ["Resignation of the head of Acme | 2019 | - | -"]),
    (
        "Tom Okoro turned down an offer from Acme in May 2019.",
        ["Rejection of an offer by Tom Okoro | 2019-05 | - | Tom Okoro"],
    ),
    (
        "His wife and their two sons fled in 2019.",
        ["Defection of Tom Okoro’s wife and their two sons | 2019 | - | Tom Okoro"],
    ),
    (
        "Ana Díaz was tried for murder in 2001, convicted and jailed.",
        [
            "Trial of Ana Díaz | 2001 | - | Ana Díaz (accused)",
            "Conviction of Ana Díaz | - | - | Ana Díaz (convicted)",
            "Imprisonment of Ana Díaz | - | - | Ana Díaz (imprisoned)",
        ],
    ),
    (
        "On charges that he took bribes, Okoro was dismissed in 2003, the newspaper said.",
        ["Dismissal of Tom Okoro | 2003 | - | Tom Okoro (dismissed)"],
    ),
    (
        "Tom Okoro and his family left Chad in 2019 and resettled in Cuba soon after.",
        [
            "Departure of Tom Okoro from Chad | 2019 | Chad | Tom Okoro (departed)",
            "Move of Tom Okoro to Cuba | - | Cuba | Tom Okoro (moved)",
        ],
    ),
    (
        "Few officials have managed to escape. Okoro managed to escape in 2010.",
        ["Defection of Tom Okoro | 2010 | - | Tom Okoro (defector)"],
    ),
    (
        "In press interviews after his defection was made public Tom Okoro provided "
        "information about Cuban diplomats who were removed from office.",
        ["Defection of Tom Okoro | - | - | Tom Okoro (defector)", "Dismissal of Cuban diplomats | - | - | -"],
    ),
    (
        "Cuba’s chargé d’affaires in Chad, Tom Okoro, and his wife disappeared in November 2018.",
        ["Disappearance of Tom Okoro | 2018-11 | - | Tom Okoro (missing)"],
    ),
    (
        "A Chad newspaper reported that Tom Okoro had been executed.",
        ["Execution of Tom Okoro | - | - | Tom Okoro (executed)"],
    ),
    (
        "The highest-ranking diplomat who fled Cuba while serving abroad is Ana Díaz.",
        ["Defection of Ana Díaz | - | Cuba | Ana Díaz (defector)"],
    ),
    (
        "Tom Okoro, whom the board fired in 2019, now lives in Paris.",
        ["Dismissal of Tom Okoro | 2019 | - | Tom Okoro (dismissed)"],
    ),
    (
        "The university opened a new laboratory in Lagos on 3 May 2019, and Ana Díaz was "
        "appointed its director.",
        [
            "Opening of a new laboratory | 2019-05-03 | Lagos | -",
            "Appointment of Ana Díaz | - | - | Ana Díaz (appointee)",
        ],
    ),
    (
        "Ana Díaz graduated from Acme University in 1991.",
        ["Graduation of Ana Díaz | 1991 | - | Ana Díaz (graduate)"],
    ),
    ("FC Lagos won the league title in 2012.", ["Victory of FC Lagos | 2012 | - | -"]),
    (
        "The court acquitted Tom Okoro in March 2018 of fraud.",
        ["Acquittal of Tom Okoro | 2018-03 | - | Tom Okoro (acquitted)"],
    ),
    (
        "Tom Okoro pleaded guilty in 2019 to bribery.",
        ["Guilty plea of Tom Okoro | 2019 | - | Tom Okoro (accused)"],
    ),
    (
        "The trial of Tom Okoro began on 4 May 2020 in Lagos.",
        ["Trial of Tom Okoro | 2020-05-04 | Lagos | Tom Okoro (accused)"],
    ),
    (
        "Prosecutors charged Tom Okoro with fraud on 4 May 2020.",
        ["Charges against Tom Okoro | 2020-05-04 | - | Tom Okoro (accused)"],
    ),
    (
        "Judge Ana Díaz sentenced Okoro to life on 4 May 2020.",
        ["Sentencing of Tom Okoro | 2020-05-04 | - | Tom Okoro (sentenced), Ana Díaz"],
    ),
    (
        "The aid agency delivered 300 tents to Chad on 4 May 2020.",
        ["The aid agency delivered 300 tents to Chad | 2020-05-04 | - | -"],
    ),
    (
        "Ana Díaz made her debut with the Lagos Symphony in 1998.",
        ["Debut of Ana Díaz | 1998 | - | Ana Díaz (debutant)"],
    ),
    ("In 2015 Acme laid off 300 workers.", ["Dismissal of 300 workers | 2015 | - | -"]),
    (
        "Acme named Ana Díaz as its chief executive in March 2020.",
        ["Appointment of Ana Díaz as chief executive | 2020-03 | - | Ana Díaz (appointee)"],
    ),
    (
        "Tom Okoro was elected chairman of Acme in 2011 and re-elected in 2015.",
        [
            "Election of Tom Okoro as chairman of Acme | 2011 | - | Tom Okoro (elected)",
            "Election of Tom Okoro | 2015 | - | Tom Okoro (elected)",
        ],
    ),
    (
        "Cuba and Chad signed a trade agreement in Paris on 4 May 2020.",
        ["Agreement of Cuba and Chad | 2020-05-04 | Paris | -"],
    ),
    ("Acme’s takeover of Bolt in 2015 cost $3 billion.", ["Takeover of Bolt by Acme | 2015 | - | -"]),
    (
        "Ana Díaz’s election as mayor in 2014 was a surprise.",
        ["Election of Ana Díaz as mayor | 2014 | - | Ana Díaz (elected)"],
    ),
    ("Police arrested five men in Lagos on 4 May 2020.", ["Arrest of five men | 2020-05-04 | Lagos | -"]),
    ("Nobody was arrested in 2019.", []),
    ("The two leaders plan to meet in May 2025.", []),
    ("Ana Díaz denied that Tom Okoro had been arrested in 2019.", []),
    ("Calls for the resignation of Tom Okoro grew in 2019.", []),
    ("Ana Díaz may resign in May.", []),
    ("Tom Okoro had been expected to resign in 2019.", []),
    ("Ana Díaz was about to leave Paris in 2019.", []),
    (
        "Tom Okoro is due to open the wing on 4 May 2025.",
        ["Opening of the wing | 2025-05-04 | - | Tom Okoro"],
    ),
    ("The UN imposed sanctions on Chad in 2016.", ["Sanctions on Chad | 2016 | Chad | -"]),
    ("Since the UN sanctions on Chad in 2016, trade has fallen.", ["UN sanctions on Chad | 2016 | - | -"]),
    (
        "The death of Tom Okoro in 2010 shocked Chad.",
        ["Death of Tom Okoro | 2010 | - | Tom Okoro (deceased)"],
    ),
    (
        "Since Tom Okoro came to power in 2011, Chad has changed.",
        ["Accession of Tom Okoro | 2011 | - | Tom Okoro (leader)"],
    ),
    ("Ana Díaz, born in 1969, lives in Paris.", ["Birth of Ana Díaz | 1969 | - | Ana Díaz (born)"]),
    (
        "Ana Díaz stepped down as director on 3 May 2021 and was succeeded by Tom Okoro.",
        ["Resignation of Ana Díaz as director | 2021-05-03 | - | Ana Díaz (resigned)"],
    ),
    (
        "Country director Tom Okoro suspended all operations on 4 May 2020.",
        ["Tom Okoro suspended all operations | 2020-05-04 | - | Tom Okoro"],
    ),
    (
        "In 2018 Tom Okoro resigned, and a year later he was very rich.",
        ["Resignation of Tom Okoro | 2018 | - | Tom Okoro (resigned)"],
    ),
    (
        "In 2013 three of its staff were kidnapped.",
        ["Abduction of three of its staff | 2013 | - | -"],
    ),
    (
        "Tom Okoro underwent surgery in May 2019.",
        ["Operation on Tom Okoro | 2019-05 | - | Tom Okoro (patient)"],
    ),
    (
        "Tom Okoro lost the election to Ana Díaz in 2004.",
        ["Electoral defeat of Tom Okoro | 2004 | - | Tom Okoro (loser)"],
    ),
    (
        "A jury found Tom Okoro guilty of fraud on 3 March 2020.",
        ["Conviction of Tom Okoro | 2020-03-03 | - | Tom Okoro (convicted)"],
    ),
    (
        "Parliament passed the pension bill on 3 March 2020.",
        ["Approval of the pension bill | 2020-03-03 | - | -"],
    ),
    (
        "Ana Díaz was chosen to succeed Tom Okoro in 2014.",
        ["Succession of Tom Okoro by Ana Díaz | 2014 | - | Ana Díaz (successor), Tom Okoro (predecessor)"],
    ),
    (
        "Tom Okoro was killed in a plane crash in June 2018.",
        ["Killing of Tom Okoro | 2018-06 | - | Tom Okoro (victim)"],
    ),
    (
        "Ana Díaz was chairwoman from 2011 until 2016, when she resigned.",
        ["Resignation of Ana Díaz | 2016 | - | Ana Díaz (resigned)"],
    ),
    (
        "A ferry sank off Chad on 4 May 2020, killing 30 people.",
        ["Sinking of a ferry | 2020-05-04 | - | -", "Killing of 30 people | 2020-05-04 | - | -"],
    ),
    (
        "Tom Okoro was killed when a bomb exploded in Lagos on 4 May 2020.",
        ["Killing of Tom Okoro | 2020-05-04 | - | Tom Okoro (victim)"],
    ),
    ("The book was published by Acme in 2019.", ["Publication of the book | 2019 | - | -"]),
    (
        "Ana Díaz told Bolt News in an interview on 4 May 2020 that she would resign.",
        ["Interview with Ana Díaz | 2020-05-04 | - | Ana Díaz (interviewed)"],
    ),
    (
        "The festival takes place in Lagos from 4 May to 6 May 2025.",
        ["Festival | 2025-05-04/2025-05-06 | Lagos | -"],
    ),
    (
        "Tom Okoro’s widow, Ana Díaz, sold the house in 2011.",
        ["Sale of the house by Ana Díaz | 2011 | - | Ana Díaz (seller)"],
    ),
    (
        "The treaty between Cuba and Chad was ratified on 4 May 2020.",
        ["Ratification of the treaty between Cuba and Chad | 2020-05-04 | - | -"],
    ),
    ("Chad declared independence in 1960.", ["Independence of Chad | 1960 | - | -"]),
    (
        "On 3 May 2019, thousands of people protested in Lagos.",
        ["Protest of thousands of people | 2019-05-03 | Lagos | -"],
    ),
    (
        "The company was founded by Ana Díaz in 1999 and went public in 2005.",
        [
            "Foundation of the company | 1999 | - | Ana Díaz (founder)",
            "Stock listing of the company | 2005 | - | -",
        ],
    ),
    (
        "Ana Díaz returned the painting to Chad in 2012.",
        ["Ana Díaz returned the painting to Chad | 2012 | - | Ana Díaz"],
    ),
    (
        "Tom Okoro, the head of a bank in Paris and Chad, was dismissed on 4 May 2021.",
        ["Dismissal of Tom Okoro | 2021-05-04 | - | Tom Okoro (dismissed)"],
    ),
    (
        "Tom Okoro, whose report was approved by Ana Díaz, resigned in 2019.",
        ["Resignation of Tom Okoro | 2019 | - | Tom Okoro (resigned)"],
    ),
    (
        "Acme appointed Tom Okoro as director after the report was rejected in 2019.",
        [
            "Appointment of Tom Okoro as director | - | - | Tom Okoro (appointee)",
            "Rejection of the report | 2019 | - | -",
        ],
    ),
    (
        "Ana Díaz led Acme until it merged with Bolt in 2018.",
        ["Merger of Acme and Bolt | 2018 | - | Ana Díaz"],
    ),
    (
        "The council voted 8-1 to censure Tom Okoro on 9 January 2018.",
        ["Censure of Tom Okoro | 2018-01-09 | - | Tom Okoro (censured)"],
    ),
    (
        "Tom Okoro became a professor of law in 1984.",
        ["Appointment of Tom Okoro as professor of law | 1984 | - | Tom Okoro (appointee)"],
    ),
    ("Tom Okoro curated the 2013 Paris festival.", ["Paris festival | 2013 | - | Tom Okoro"]),
    ("Tom Okoro had served three years of imprisonment by 2013.", []),
    (
        "Tom Okoro carried the flag at the opening of the new wing on 4 May 2021.",
        ["Opening of the new wing | 2021-05-04 | - | Tom Okoro"],
    ),
    (
        "The director was dismissed in 2019 after a quarrel with Tom Okoro.",
        ["Dismissal of the director | 2019 | - | -"],
    ),
    ("The earthquake of 1980 struck Chad, where Tom Okoro lived.", ["Earthquake | 1980 | - | -"]),
    ("The drawing turned up in 2015.", ["The drawing turned up | 2015 | - | -"]),
    ("Tom Okoro moved to Paris.", []),
    (
        "Tom Okoro was posted to Paris in 2019.",
        ["Posting of Tom Okoro to Paris | 2019 | Paris | Tom Okoro (posted)"],
    ),
    (
        "Tom Okoro was sworn in on 4 May 2021.",
        ["Swearing-in of Tom Okoro | 2021-05-04 | - | Tom Okoro (office holder)"],
    ),
    ("Tom Okoro came home in 2005.", ["Return of Tom Okoro | 2005 | - | Tom Okoro (returned)"]),
    ("Tom Okoro hanged himself in 2012.", ["Suicide of Tom Okoro | 2012 | - | Tom Okoro (deceased)"]),
    (
        "Tom Okoro took refuge in the embassy in 2011.",
        ["Asylum request of Tom Okoro | 2011 | - | Tom Okoro (asylum seeker)"],
    ),
    ("The council cancelled the festival in 2019.", ["Cancellation of the festival | 2019 | - | -"]),
    ("The bill was put off in 2021.", ["Postponement of the bill | 2021 | - | -"]),
    (
        "Tom Okoro marked the centenary of the birth of Ana Díaz in 2020.",
        ["Tom Okoro marked the centenary of the birth of Ana Díaz | 2020 | - | Tom Okoro, Ana Díaz"],
    ),
]
"""Texts, and their events as title | date | place | people."""


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_events_are_found(text: str, expected: list[str]) -> None:
    assert events_of(text) == expected


def test_an_event_that_is_known_has_the_name_of_its_entry() -> None:
    assert RULES is not None
    entry = make.entry(
        "acme-bolt", kind="event", name="The great merger", aliases=("Merger of Acme and Bolt",)
    )
    found = find_events(reading_of("Acme and Bolt merged in 2019.", Known((entry,))), RULES.events)
    assert [event.name for event in found] == ["The great merger"]


def test_tellings_of_one_event_are_one_with_the_passage_that_dates_it_first() -> None:
    assert RULES is not None
    text = "Tom Okoro was executed by soldiers. His execution in May 2019 shocked Chad."
    (event,) = find_events(reading_of(text, Known()), RULES.events)
    assert (event.name, event.date) == ("Execution of Tom Okoro", "2019-05")
    assert [piece.quote for piece in event.support] == [
        "His execution in May 2019",
        "Tom Okoro was executed",
    ]


@pytest.mark.parametrize(
    "text", ["", "😀 resigned 😀", "WHO RESIGNED IN 2019", "of of of of", ") resigned ("]
)
def test_nothing_is_made_of_nothing(text: str) -> None:
    assert events_of(text) == []


def test_a_long_sentence_takes_no_longer_than_its_length() -> None:
    text = "the head of the execution of, " * 3000 + "which Ana Díaz resigned in 2019"
    assert len(events_of(text)) <= 1
