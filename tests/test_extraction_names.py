"""What an article's capitals name."""

from dataclasses import replace
from pathlib import Path

import pytest
from make import CONFIG, ROOT, entry, source

from quoth.extraction.article import read_article
from quoth.extraction.known import Known
from quoth.extraction.names import NameKind, find_names
from quoth.extraction.rules import load_rules

RULES, _FOUND = load_rules(CONFIG)
assert RULES is not None, _FOUND
NAMES = RULES.names


def named(text: str, kind: NameKind, known: Known | None = None) -> list[str]:
    """Return the names of a kind in a text, in order."""
    article = read_article(source(text))
    names = find_names(article, NAMES, known or Known())
    return [article.text(name.span) for name in names if name.kind is kind]


PEOPLE = [
    # Words that are ordinary elsewhere belong to a name within one.
    ("In 1994 Mun Hye Ok was told to pack.", ["Mun Hye Ok"]),
    ("Capt. Rosalind Two Crow will be chief.", ["Rosalind Two Crow"]),
    ("A man who gave his name as Han said nothing.", ["Han"]),
    ("It is Kodály’s friend who left.", ["Kodály"]),
    # Words around a name tell that it is a company's.
    ("Anna Hale, the fund’s head, spoke. Anna Hale said so.", ["Anna Hale", "Anna Hale"]),
    ("Morgan Hale, the activist fund that holds shares, called for a vote.", []),
    ("The shop is called Grandmother Pok, after nobody.", []),
    ("The first Hmong American came, from the Ban Vinai camp, past the Harrison Ford dealership.", []),
    # Of any origin, with their particles, initials, suffixes and nicknames.
    ("Counselor Ri Il Gyu met Kim Jong-un.", ["Ri Il Gyu", "Kim Jong-un"]),
    ("She follows José María de la Cruz y Soto.", ["José María de la Cruz y Soto"]),
    ("Abdul Rahman bin Faisal al-Saud ruled.", ["Abdul Rahman bin Faisal al-Saud"]),
    (
        "Datuk Seri Anwar bin Ibrahim spoke to Siti Nurhaliza binti Tarudin.",
        ["Anwar bin Ibrahim", "Siti Nurhaliza binti Tarudin"],
    ),
    ("It was won by S. Kumaravel a/l Subramaniam on Monday.", ["S. Kumaravel a/l Subramaniam"]),
    ("Pieter van der Meer and Ursula von der Leyen agreed.", ["Pieter van der Meer", "Ursula von der Leyen"]),
    ("A. P. J. Abdul Kalam, then president, spoke.", ["A. P. J. Abdul Kalam"]),
    ("The opinion of John G. Roberts Jr. was read.", ["John G. Roberts Jr."]),
    ("The singer Sinéad O’Connor met Conor McGregor.", ["Sinéad O’Connor", "Conor McGregor"]),
    ("Robert “Bob” Miller died.", ["Robert “Bob” Miller"]),
    ("Theresa May resigned in May.", ["Theresa May"]),
    ("Ro Kum Sun, 71, died.", ["Ro Kum Sun"]),
    # Titles and honorifics are no part of a name, and a name may be a title elsewhere.
    ("Former North Korean Vice Foreign Minister Han Song Ryol was shot.", ["Han Song Ryol"]),
    ("Deputy Foreign Minister Han Song Ryol and Judge Amina Bello came.", ["Han Song Ryol", "Amina Bello"]),
    ("Rt Hon Tāmati Parata-Hughes was elected.", ["Tāmati Parata-Hughes"]),
    (
        "Robert R King and King Charles III talked. King wrote it down.",
        ["Robert R King", "Charles III", "King"],
    ),
    (
        "Gen. Abdel Fattah Burhan and Justices Kine Steinsvik and Arne Ringnes came.",
        ["Abdel Fattah Burhan", "Kine Steinsvik", "Arne Ringnes"],
    ),
    ("Books by J.R.R. Tolkien, and a son of Amit Shah.", ["J.R.R. Tolkien", "Amit Shah"]),
    ("Mr António BULHÃO asked. Bulhão left.", ["António BULHÃO", "Bulhão"]),
    ("Trade Minister Don Farrell thanked the Board I lead.", ["Don Farrell"]),
    ("The manager Kehinde Só\u0301ta\u0301yo\u0323\u0300 spoke.", ["Kehinde Só\u0301ta\u0301yo\u0323\u0300"]),
    ("Mayor-elect Jean Pettigrew and ex-minister Anna Byrne came.", ["Jean Pettigrew", "Anna Byrne"]),
    (
        "The chairman, Tengku Faridah Tengku Omar, and Datuk Rohana Tan Sri Mahmood left.",
        ["Faridah Tengku Omar", "Rohana Tan Sri Mahmood"],
    ),
    # A single word needs more.
    ("President Suharto resigned in 1998.", ["Suharto"]),
    ("His deputy is called Suparman, who laughed.", ["Suparman"]),
    ("They went to Gobangsan. Havelock was empty.", []),
    # The word that begins a sentence is none of a name.
    (
        "When Thae spoke, Thae Yong Ho was free. Although Counselor Thae left, they stayed.",
        ["Thae", "Thae Yong Ho", "Thae"],
    ),
    ("Other senior diplomats and the danger to their families", []),
    ("There may also be Others. Concern grew.", []),
    # Headings in Title Case and in capitals have only the names that the text has.
    ("New Director Takes Over From Old One\n\nPriya Raghunathan said so.", ["Priya Raghunathan"]),
    (
        "PRIYA RAGHUNATHAN TAKES OVER\n\nPriya Raghunathan said so.",
        ["PRIYA RAGHUNATHAN", "Priya Raghunathan"],
    ),
    # Seen as a person once, it is one everywhere.
    ("The Okoro Bende. Later Okoro Bende, 54, resigned.", ["Okoro Bende", "Okoro Bende"]),
    # A government called by a name is no mention of a person.
    ("Donald Trump spoke. The Trump administration and the Trump family did not.", ["Donald Trump"]),
    ("A group like the Kim Man-chol family’s came by boat.", ["Kim Man-chol"]),
    # Ships, papers, companies and the like are not people.
    ("The trawler Edith Cavell sank. The daily Harold Herald said so.", []),
    ("The Lava Jato case and the Bukit Saban seat were open.", []),
    ("Ota Seiki Ltd grew. Then Ota Seiki shrank.", []),
    ("The Hanoi Summit and the Nobel Prize followed the Paris Agreement.", []),
    # Lists, credits and captions.
    ("Board: Jane Doe (chair), Kwame Mensah, Ayşe Yılmaz", ["Jane Doe", "Kwame Mensah", "Ayşe Yılmaz"]),
    ("(Reporting by Peter Oduya; editing by Anna Byrne)", ["Peter Oduya", "Anna Byrne"]),
    ("Photo: Chosun Ilbo", []),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: list[str]) -> None:
    assert named(text, NameKind.PERSON) == expected


ORGANISATIONS = [
    # No word of the name tells, but the words around it do.
    ("Brandt Olafsen said in a statement that shares in Brandt Olafsen fell.", ["Brandt Olafsen"] * 2),
    ("He joined from Lagos-based Delta Meridian in 2019.", ["Delta Meridian"]),
    ("Elsewhere, rival First Lagoon named a new head.", ["First Lagoon"]),
    ("It was sold to Greece’s Papadakis Sons last month.", ["Papadakis Sons"]),
    ("She left to run Chile’s Naviera Austral.", ["Naviera Austral"]),
    ("Then Güzelyalı Spor Kulübü had a president.", ["Güzelyalı Spor Kulübü"]),
    ("Morgan Hale, the activist fund that holds shares, called for a vote.", ["Morgan Hale"]),
    ("He joined the Ministry of Foreign Affairs in May.", ["Ministry of Foreign Affairs"]),
    ("A fellow at the Korea Economic Institute of America spoke.", ["Korea Economic Institute of America"]),
    (
        "She went to the Fletcher School of Law and Diplomacy at Tufts University.",
        ["Fletcher School of Law and Diplomacy", "Tufts University"],
    ),
    (
        "The Ministry of Trade, Industry and Energy and the Bank of Japan agreed.",
        ["Ministry of Trade, Industry and Energy", "Bank of Japan"],
    ),
    (
        "South Korean National Assembly member Tae and the Italian Foreign Ministry spoke.",
        ["National Assembly", "Foreign Ministry"],
    ),
    ("The 7th Congress of the Workers’ Party on May 7 was long.", ["Congress of the Workers’ Party"]),
    ("Manchester United and the Universidad de Chile played.", ["Manchester United", "Universidad de Chile"]),
    ("Foreign Ministry Spokesman Hong Lei spoke.", ["Foreign Ministry"]),
    (
        "The Korea Economic Institute (KEI) grew. KEI and the Korea Economic Institute’s staff left.",
        ["Korea Economic Institute", "KEI", "KEI", "Korea Economic Institute"],
    ),
    ("Meridian Lens Ltd grew. Then Meridian shrank.", ["Meridian Lens Ltd", "Meridian"]),
    (
        "The Food and Drug Administration and FC Sankt Jakob met.",
        ["Food and Drug Administration", "FC Sankt Jakob"],
    ),
    ("He leads the Azorean Beekeepers’ Federation now.", ["Azorean Beekeepers’ Federation"]),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations(text: str, expected: list[str]) -> None:
    assert named(text, NameKind.ORGANISATION) == expected


PLACES = [
    (
        "He moved from New York City to Ningbo, Zhejiang Province, China.",
        ["New York City", "Ningbo", "Zhejiang Province", "China"],
    ),
    (
        "On the Taedong River in Pyongyang; the US and the U.S. Congress.",
        ["Taedong River", "Pyongyang", "US"],
    ),
    ("GRANADA (SWS) — A court sat near Mount Teide.", ["GRANADA", "Mount Teide"]),
    (
        "From northern Italy to Northern Italy, near Pulau Perhentian.",
        ["Italy", "Northern Italy", "Pulau Perhentian"],
    ),
    ("“Poets of the City: New York and San Francisco” opened.", ["New York", "San Francisco"]),
    # Of no list, but in the right place.
    (
        "The third truck reached Semera. They live in Ohrid and met the imam of Mille, near Mille.",
        ["Semera", "Ohrid", "Mille", "Mille"],
    ),
    ("He read it in the Courtauld. Suparman was in a hurry.", []),
    ("Let us go. Jack London lived in London.", ["London"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert named(text, NameKind.PLACE) == expected


def test_peoples() -> None:
    text = "The North Korean envoy, two Frenchmen, a Dutchwoman and Swedes met Cuban Ambassador Aise."
    assert named(text, NameKind.PEOPLE) == ["North Korean", "Dutchwoman", "Swedes", "Cuban"]


def test_a_known_name_is_found_whatever_it_looks_like() -> None:
    known = Known(
        (entry("pele", name="Pelé", aliases=("the Black Pearl",)), entry("x", name="Golden Gate Summit"))
    )
    text = "They saw Pelé. The Golden Gate Summit spoke."
    assert named(text, NameKind.PERSON, known) == ["Pelé", "Golden Gate Summit"]
    assert named(text, NameKind.PERSON) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀 😀",
        "ALL CAPITALS HERE",
        "no capitals here",
        "김정은은 말했다.",
        '"',
        "“",
        ".",
        "A.",
        "’s",
        "Kim",
        "\u202eKim\u200b Jong",
        "O’",
        "1 2 3",
    ],
)
def test_nothing_makes_it_fail(text: str) -> None:
    assert named(text, NameKind.PERSON) in ([], ["Kim"])


def test_a_knowledge_base_adds_words(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "names.yml").write_text("titles: [grand wizard]\n", encoding="utf-8")
    (tmp_path / "rules" / "places.yml").write_text(
        "countries: [{name: Ruritania, people: [Ruritanian], capital: Strelsau}]\n", encoding="utf-8"
    )
    rules, found = load_rules(replace(CONFIG, root=tmp_path))
    assert found == []
    assert rules is not None
    article = read_article(source("Ruritanian grand wizard Flibb left Strelsau."))
    names = find_names(article, rules.names, Known())
    assert [(article.text(name.span), str(name.kind)) for name in names] == [
        ("Ruritanian", "people"),
        ("Flibb", "person"),
        ("Strelsau", "place"),
    ]


def test_every_country_has_one_name() -> None:
    names = [country.name for country in NAMES.places.countries]
    assert len(names) == len(set(names)) > 195
    assert (ROOT / "src/quoth/extraction/rules/places.yml").is_file()
