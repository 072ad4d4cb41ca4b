import re
from pathlib import Path
from typing import Any

import make
import pytest

from quoth.extraction.article import read_article
from quoth.extraction.attribution import Attributions
from quoth.extraction.countries import countries_of
from quoth.extraction.dated import find_dated
from quoth.extraction.known import Known
from quoth.extraction.names import Name, NameKind
from quoth.extraction.people import Cast, Mention
from quoth.extraction.posts import find_posts
from quoth.extraction.quoting import Quoting
from quoth.extraction.reading import Reading
from quoth.extraction.rules import load_rules

RULES, FAULTS = load_rules(make.CONFIG)
MARKED = re.compile(r"\{([=@#?>]?)([^{}|]*)(?:\|([^{}]*))?\}")
KINDS = {
    "": NameKind.PERSON,
    "=": NameKind.PEOPLE,
    "@": NameKind.PLACE,
    "#": NameKind.ORGANISATION,
    "?": NameKind.OTHER,
}


def reading(marked: str) -> Reading:
    """Return the reading of a text whose names are marked.

    So are a person {Ri Il Gyu}, another form {Ri|Ri Il Gyu}, a pronoun {>he|Ri Il Gyu}, a place {@Havana}, a
    people {=Cuban} and a body {#Acme}.
    """
    assert RULES is not None, FAULTS
    source = make.source(MARKED.sub(lambda match: match[2], marked), published="2024-09-12")
    article = read_article(source)
    names, mentions = [], []
    for number, paragraph in enumerate(marked.split("\n\n"), start=1):
        for kind, start, end, person in places(paragraph):
            span = article.span_at(number, start, end)
            assert span is not None
            if kind in ("", ">"):
                mentions.append(Mention(span, person, pronoun=kind == ">"))
            if kind in KINDS:
                names.append(Name(span, KINDS[kind]))
    return Reading(
        article=article,
        names=tuple(sorted(names)),
        cast=Cast((), tuple(sorted(mentions))),
        dated=find_dated(article),
        attributions=Attributions(),
        known=Known(),
        quoting=Quoting(article),
        countries=countries_of(RULES.names.places),
    )


def places(paragraph: str) -> list[tuple[str, int, int, str]]:
    found, shorter = [], 0
    for match in MARKED.finditer(paragraph):
        start = match.start() - shorter
        found.append((match[1], start, start + len(match[2]), match[3] or match[2]))
        shorter += len(match[0]) - len(match[2])
    return found


def posts(marked: str) -> list[str]:
    """Return the posts found, each as one line."""
    assert RULES is not None, FAULTS
    return [shown(post) for post in find_posts(reading(marked), RULES.posts)]


def shown(post: Any) -> str:
    body = "; ".join(text or "-" for text in (post.title, post.organisation, post.place, post.country))
    return " | ".join([post.name, body, *(_holder(one) for one in post.holders)])


def _holder(one: Any) -> str:
    note = f" {one.note}" if one.note else ""
    return f"{one.person} {one.since or ''}/{one.until or ''}{note}"


CASES = (Path(__file__).parent / "cases" / "posts.txt").read_text(encoding="utf-8").strip().split("\n\n")


@pytest.mark.parametrize("case", CASES)
def test_posts_are_found_with_who_holds_them(case: str) -> None:
    text, *expected = case.split("\n")
    assert posts(text) == [line.strip() for line in expected]


QUOTES = [
    (
        "Last week a former minister (2016-2019), {Ri Yong Ho}, was sent to a camp.",
        "minister (2016-2019), Ri Yong Ho",
    ),
    (
        "On Monday {Ana Duarte}, who has been director of the museum since 2011, spoke.",
        "Ana Duarte, who has been director of the museum since 2011",
    ),
    ("The party met. It chose {Tom Reed} as treasurer.", "Tom Reed as treasurer"),
]


@pytest.mark.parametrize(("text", "quote"), QUOTES)
def test_a_quote_has_the_name_the_title_and_the_dates(text: str, quote: str) -> None:
    assert RULES is not None, FAULTS
    (post,) = find_posts(reading(text), RULES.posts)
    (holding,) = post.holders
    assert [piece.quote for piece in holding.support] == [quote]


def test_the_lines_of_a_life_tell_of_the_one_whose_name_is_above_them() -> None:
    lines = [
        "{Ana Lima}, DCM",
        "1979: Deputy director of the museum.",
        "2002–09: Left. Mayor, under {Tom Reed}.",
    ]
    assert posts("\n\n".join(lines)) == [
        "Deputy director of the museum | deputy director; museum; -; - | Ana Lima 1979/",
        "Mayor | mayor; -; -; - | Ana Lima /",
    ]
    assert posts("\n\n".join(["{Ana Lima} and {Tom Reed}", *lines[1:]])) == []
    assert posts("\n\n".join([lines[0], "Deputy director of the museum."])) == []


ENDLESS = [
    "",
    "chair",
    "Chair of the " * 3000,
    "embassy of the " * 3000,
    "deputy to the " * 3000,
    "’s ’s ( ) , : — “ ”",
    "주한 쿠바 대사 🙂 \u200f of",
    "THE CHAIR OF THE BOARD OF",
]


@pytest.mark.parametrize("text", ENDLESS, ids=range(len(ENDLESS)))
def test_words_without_anybody_are_nobodys_posts(text: str) -> None:
    assert posts(text) == []
