"""Who the names of an article are."""

import pytest
from make import CONFIG, entry, source

from quoth.extraction.article import Article, read_article
from quoth.extraction.known import Known
from quoth.extraction.names import find_names
from quoth.extraction.people import Cast, find_people
from quoth.extraction.rules import load_rules

RULES, _FOUND = load_rules(CONFIG)
assert RULES is not None, _FOUND
NAMES = RULES.names


def cast_of(text: str, known: Known | None = None) -> tuple[Article, Cast]:
    """Return an article, and whom it names."""
    known = known or Known()
    article = read_article(source(text))
    return article, find_people(article, find_names(article, NAMES, known), NAMES, known)


ONE_PERSON = [
    ("Kim Jong Un spoke. Kim Jong-un left.", "Kim Jong Un", ("Kim Jong-un",)),
    ("Robert King spoke. Robert R King wrote. King left.", "Robert R King", ("Robert King",)),
    (
        "Ms Ngozi Okafor left. Ngozi Adaeze Okafor wrote. Ms Okafor rested.",
        "Ngozi Adaeze Okafor",
        ("Ngozi Okafor",),
    ),
    (
        "The poet J. K. Rowling spoke. Joanne Kathleen Rowling left.",
        "Joanne Kathleen Rowling",
        ("J. K. Rowling",),
    ),
    ("Gabriel García Márquez wrote. García Márquez slept. García died.", "Gabriel García Márquez", ()),
    ("José María de la Cruz y Soto won. De la Cruz said so.", "José María de la Cruz y Soto", ()),
    ("Abdel Fattah al-Sisi spoke. Al-Sisi left.", "Abdel Fattah al-Sisi", ()),
    ("Nguyễn Thị Minh Châu led. Minh Châu sang.", "Nguyễn Thị Minh Châu", ()),
    ("Jesús Aise was there. Jesus Aise left.", "Jesús Aise", ("Jesus Aise",)),
    ("Shinzo Abe resigned. Abe Shinzo died.", "Shinzo Abe", ("Abe Shinzo",)),
    ("John G. Roberts Jr. wrote. John Roberts read.", "John G. Roberts Jr.", ("John Roberts",)),
]


@pytest.mark.parametrize(("text", "name", "aliases"), ONE_PERSON)
def test_forms_of_one_name_are_one_person(text: str, name: str, aliases: tuple[str, ...]) -> None:
    _, cast = cast_of(text)
    assert [(one.name, one.aliases) for one in cast.figures] == [(name, aliases)]
    assert {mention.person for mention in cast.mentions} == {name}


SEVERAL = [
    ("Choe Kwang Chol fled. Choe Kwang Il did not.", ["Choe Kwang Chol", "Choe Kwang Il"]),
    (
        "Martin Luther King Jr. was the son of Martin Luther King Sr. and a pastor.",
        ["Martin Luther King Jr.", "Martin Luther King Sr."],
    ),
    (
        "The heir Robert Smith Jr. followed his father Robert Smith there.",
        ["Robert Smith Jr.", "Robert Smith"],
    ),
    ("Mohammed Ali Dawud and Ali Mohammed Dawud are cousins.", ["Mohammed Ali Dawud", "Ali Mohammed Dawud"]),
    ("John A. Smith met John B. Smith.", ["John A. Smith", "John B. Smith"]),
    (
        "Sushila Ramanathan Pillai spoke. My father, Ramanathan, cut cane.",
        ["Sushila Ramanathan Pillai", "Ramanathan"],
    ),
]


@pytest.mark.parametrize(("text", "names"), SEVERAL)
def test_two_people_are_never_one(text: str, names: list[str]) -> None:
    _, cast = cast_of(text)
    assert [one.name for one in cast.figures] == names


SHORT = [
    # The one with that family name, first where the name has it first.
    ("Thae Yong Ho fled. Thae spoke.", ["Thae Yong Ho"]),
    ("Ngozi Okafor came. Okafor sat. Ngozi smiled.", ["Ngozi Okafor", "Ngozi Okafor"]),
    # One who is named only later does not yet count.
    ("Ri Il Gyu fled. Ri knew. Ri Yong Ho did not.", ["Ri Il Gyu"]),
    # Of two, the one whom an honorific or a title fits; else nobody.
    ("Jane Doe and John Doe came. Doe spoke.", []),
    ("Jane Doe and John Doe came. Mr Doe spoke. Ms Doe left.", ["John Doe", "Jane Doe"]),
    ("Pastor Liu Guangming met Judge Liu Mingde. Then Pastor Liu left.", ["Liu Guangming"]),
    # Before the full name, in a lead.
    ("Although Okonkwo lost, the judge Chinua Okonkwo smiled.", ["Chinua Okonkwo"]),
]


@pytest.mark.parametrize(("text", "people"), SHORT)
def test_a_part_of_a_name_means_its_bearer(text: str, people: list[str]) -> None:
    article, cast = cast_of(text)
    short = [one for one in cast.mentions if one.span.last - one.span.first == 1]
    assert [one.person for one in short] == people
    assert all(article.words(one.span)[0].capital for one in short)


def test_a_regime_is_no_mention() -> None:
    _, cast = cast_of("Kim Jong Un spoke. The Kim regime did not.")
    assert len(cast.mentions) == 1


PRONOUNS = [
    ("Ri Il Gyu left. He slipped away with his wife.", ["He Ri Il Gyu", "his Ri Il Gyu"]),
    ("Ms Jane Doe spoke. He left. She stayed.", ["She Jane Doe"]),
    ("Ri Il Gyu and Han Song Ryol met. He left.", []),
    ("The court heard of Ri Il Gyu and Han Song Ryol. He left.", []),
    ("Paul Doe named him bishop.", []),
    ("Jane Doe said that Paul Roe had praised her work.", ["her Jane Doe"]),
    ("He told me of it. Mr Cemal Demir spoke. Cemal Bey left. He is old.", ["He Cemal Demir"]),
    ("Ri Il Gyu’s Long Way Home\n\nHe left.", []),
    ("Ri Il Gyu spoke. It rained. It snowed. It blew. It froze. He left.", []),
    # An object is not who does it.
    ("Mr Paul Doe left. The rector, Ms Ann Roe, thanked him.", ["him Paul Doe"]),
    ("Tan Wei left. The orator, Professor Omar Bello, compared him to Swift.", ["him Tan Wei"]),
    ("Mr Paul Doe knew Mr Jon Roe. Jon Roe told him that he was ill.", ["him Paul Doe"]),
    # The words before and after a name, and its own, tell whether it is a woman's.
    ("Bo Roe met Bo Doe, a chandler’s widow. She left.", ["She Bo Doe"]),
    ("Bo Roe met her father, the painter Bo Doe. He left.", ["her Bo Roe", "He Bo Doe"]),
    ("Bo binti Roe met Bo bin Doe. She left.", ["She Bo binti Roe"]),
    ("Jo Song Gil and his wife disappeared.", ["his Jo Song Gil"]),
    # Whoever speaks says "I".
    ("Mr Paul Doe knew Mr Jon Roe. “He taught Latin,” said Mr Roe.", ["He Paul Doe"]),
    ("Mr Paul Doe fled.\n\nMr Jon Roe: I never learned his name.", ["his Paul Doe"]),
    # Somebody without a name may be meant, whom nobody is taken for.
    ("Mr Paul Doe resigned. A candidate from Ohio changed his mind.", []),
    ("Mayor Ann Roe won. Ms Eve Doe lost. The mayor was absent. She was ill.", ["She Ann Roe"]),
    ("Mr Paul Doe left. His deputy, Mr Jon Roe, his friend, stayed.", ["His Paul Doe", "his Paul Doe"]),
    # A pronoun may stand before its name.
    ("After his election to Parliament in 2020, Thae Yong Ho spoke.", ["his Thae Yong Ho"]),
    ("In 2020 his spokesman, Jon Roe, spoke.", []),
    # A name that is told of by "who" comes to the fore.
    ("Mr Paul Doe met Mr Jon Roe, whom they questioned. He left.", []),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_pronouns(text: str, expected: list[str]) -> None:
    article, cast = cast_of(text)
    meant = [one for one in cast.mentions if one.pronoun]
    assert [f"{article.text(one.span)} {one.person}" for one in meant] == expected
    assert cast.mentions == tuple(sorted(cast.mentions))


def test_whom_an_article_is_about_a_paragraph_begins_with() -> None:
    article, cast = cast_of(
        "Declan Roe died. He was 82. Roe was born in Cork.\n\n"
        "Colonel Untoro told Roe’s wife that Bo Subandi lied.\n\nHe came home in 1971."
    )
    (last,) = (one for one in cast.mentions if one.span.sentence == 4)
    assert (article.text(last.span), last.person) == ("He", "Declan Roe")


DESCRIBED = [
    (
        "Ji Seong-ho, who is also a refugee from North Korea but no diplomat, served.",
        "a refugee from North Korea",
    ),
    (
        "Robert R King is a non-resident fellow at the Korea Economic Institute (KEI).",
        "a non-resident fellow at the Korea Economic Institute",
    ),
    (
        "Thae Yong Ho left. Thae is the first refugee to hold this rank.",
        "the first refugee to hold this rank",
    ),
    ("Mara Okoye, 54, the museum’s first curator, died.", "the museum’s first curator"),
    ("Amina Bello, a girl of nine, came.", "a girl of nine"),
    (
        "Pak Myong Sik, North Korea’s ambassador until 2017 and now lives there.",
        "North Korea’s ambassador until 2017",
    ),
    ("Dr Hamzah Yusof, Health Minister Gurmit Dhillon and others came.", None),
    ("Jane Doe, a day later, left. It is a pity.", None),
    ("Jane Doe was a bit late.", None),
]


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_what_an_article_calls_somebody(text: str, expected: str | None) -> None:
    _, cast = cast_of(text)
    assert cast.figures[0].described == expected


def test_a_known_person_has_the_name_of_the_entry() -> None:
    known = Known((entry("thae-yong-ho", name="Thae Yong Ho", aliases=("Tae Yong-ho", "태영호")),))
    article, cast = cast_of("The diplomat Tae Yong-ho fled. Tae Yong Ho spoke. Tae left.", known)
    (figure,) = cast.figures
    assert figure.name == "Thae Yong Ho"
    assert figure.aliases == ("Tae Yong-ho", "Tae Yong Ho")
    assert article.text(figure.introduced) == "Tae Yong-ho"
    assert [mention.person for mention in cast.mentions] == ["Thae Yong Ho"] * 3


def test_the_first_place_of_each_form_is_told() -> None:
    article, cast = cast_of(
        "KIM JONG UN SPEAKS AGAIN\n\nKim Jong-un spoke. Kim Jong Un left. Kim Jong-un slept."
    )
    (figure,) = cast.figures
    assert figure.name == "Kim Jong-un"
    assert {form: article.text(span) for form, span in figure.forms.items()} == {
        form: form for form in ("KIM JONG UN", "Kim Jong-un", "Kim Jong Un")
    }
