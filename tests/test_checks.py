import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from make import CONFIG, claim, entry, evidence, library, source

from quoth.check import run
from quoth.check.run import ENTRY_CHECKS, SOURCE_CHECKS, WHOLE_CHECKS, check_entry, check_source, run_checks
from quoth.model import Entry
from quoth.nodes import Scalar, read_nodes
from quoth.place import Place
from quoth.quotes import Proved
from quoth.scalars import yaml_scalar

PEOPLE = "entries/people/ri-il-gyu.md"
ITSELF = "this says something of the entry and itself; name the other entry that is meant [wrong-kind]"
INFERRED = "It follows."
LONG = "x" * 200
NOTHING_CLAIMED = (
    "nothing is claimed of it; add 'claims:' and below it '- property: value' with its evidence, or "
    "'publish: draft' until you do [no-claims]"
)


def ri(*claims: object, **fields: object) -> Entry:
    """A person whose claims rest on what a reader infers, so that their quotes need not fit."""
    return entry("ri-il-gyu", *claims, **fields)  # type: ignore[arg-type]


def post(id: str = "post", *claims: object, **fields: object) -> Entry:
    made = claims or (claim("seat", "Havana", inferred=INFERRED),)
    return entry(id, *made, kind="post", **fields)  # type: ignore[arg-type]


def said(proved: Proved) -> list[str]:
    return [str(finding) for finding in run_checks(proved)]


def fixes(proved: Proved) -> list[str | None]:
    return [finding.fix for finding in run_checks(proved)]


def test_nothing_is_wrong_with_what_is_right() -> None:
    assert said(library([ri(claim())])) == []


def test_every_check_is_in_a_table() -> None:
    folder = Path(run.__file__).parent
    takes = re.compile(
        r"^def (?!_)(\w+)\((?:\w+: (?:Entry|Source), )?(?:proved|_): Proved\) -> Iterator", re.M
    )
    modules = [path for path in folder.glob("*.py") if path.stem != "run"]
    written = [name for path in modules for name in takes.findall(path.read_text(encoding="utf-8"))]
    checks = (*ENTRY_CHECKS, *SOURCE_CHECKS, *WHOLE_CHECKS)
    assert sorted(written) == sorted(check.__name__ for check in checks)


class Unwalked(dict[Any, Any]):
    """What can be looked up by key alone."""

    def __iter__(self) -> Iterator[Any]:
        raise AssertionError("a check of one file walks over all")

    items = keys = values = __iter__  # type: ignore[assignment]


def test_a_check_of_one_file_walks_over_no_others() -> None:
    held = claim("held", "post", evidence(said_by=("ri-il-gyu",)))
    proved = library([ri(held), post("post", claim("seat", "Havana"), prose="A [post](ri-il-gyu).")])
    whole = proved.library
    expected = run_checks(proved)  # which makes the tables that are made once
    entries, sources = list(whole.entries.values()), list(whole.sources.values())
    vars(whole).update(entries=Unwalked(whole.entries), sources=Unwalked(whole.sources))
    found = {one for entry in entries for one in check_entry(entry, proved)}
    found |= {one for source in sources for one in check_source(source, proved)}
    assert sorted(found) == expected != []


def published_and_draft(publish: str) -> Proved:
    return library([ri(claim("held", "post", inferred=INFERRED)), post(publish=publish)])


@pytest.mark.parametrize(
    ("proved", "expected"),
    [
        (
            library([ri()]),
            [f"{PEOPLE}:1:1: error: {NOTHING_CLAIMED}"],
        ),
        (library([ri(publish="draft"), entry("x", publish="withheld")]), []),
        (library([ri(), post("p", claim("held-by", "ri-il-gyu", inferred=INFERRED))]), []),
        (
            library([ri(), post("p", claim("held-by", "ri-il-gyu", inferred=INFERRED), publish="draft")]),
            [f"{PEOPLE}:1:1: error: {NOTHING_CLAIMED}"],
        ),
        (
            library(
                [ri(claim(inferred=INFERRED), claim("said", "no", line=9, inferred=INFERRED), claim(line=15))]
            ),
            [
                f"{PEOPLE}:15:5: error: 'fate: left' stands on line 5 already; put all evidence there, or "
                "tell the "
                "two apart with from, until, on, at, as or count [repeated-claim]"
            ],
        ),
        (
            library([ri(claim("said", "no", evidence(stance="disputes")))]),
            [
                f"{PEOPLE}:5:5: error: every quote disputes 'said: no'; add one that supports it, or "
                "claim what they "
                "say [no-evidence]"
            ],
        ),
        (
            library([ri(claim("seat", "Havana", inferred=INFERRED))]),
            [
                f"{PEOPLE}:5:5: error: 'seat' is for a post, and this is a person; use another property, "
                "or move the "
                "claim to the entry that it speaks of [wrong-kind]"
            ],
        ),
        (
            library([ri(claim("held-by", "ri-il-gyu", inferred=INFERRED))]),
            [
                f"{PEOPLE}:5:5: error: 'held-by' is for a post, and this is a person; use another "
                "property, or move "
                "the claim to the entry that it speaks of [wrong-kind]",
                f"{PEOPLE}:5:5: error: {ITSELF}",
            ],
        ),
        (
            library([post("p", *(claim("party", it, inferred=INFERRED) for it in ("A", "B")))]),
            [
                "entries/posts/p.md:1:1: error: all that is claimed here is for a person, and by its folder "
                "this is a post; move the file to entries/people/, or use other properties [wrong-kind]"
            ],
        ),
        (
            library([ri(claim("held", "ri-il-gyu", inferred=INFERRED))]),
            [f"{PEOPLE}:5:5: error: {ITSELF}"],
        ),
        (
            library([ri(claim("held", "poost", inferred=INFERRED)), post()]),
            [f"{PEOPLE}:5:5: error: there is no entry 'poost'. Did you mean 'post'? [unknown-entry]"],
        ),
        (
            library([ri(claim("held", "embassy-havana", inferred=INFERRED))]),
            [
                f"{PEOPLE}:5:5: error: there is no entry 'embassy-havana'. Add a file embassy-havana.md "
                "for it "
                "[unknown-entry]"
            ],
        ),
        (library([ri(claim("held", "old-post", inferred=INFERRED)), post(was=("old-post",))]), []),
        (
            published_and_draft("draft"),
            [
                f"{PEOPLE}:5:5: error: 'post' is not published; publish it, or take it out of this claim "
                "[unknown-entry]"
            ],
        ),
        (
            published_and_draft("withheld"),
            [
                f"{PEOPLE}:5:5: error: 'post' is not published; publish it, or take it out of this claim "
                "[unknown-entry]"
            ],
        ),
        (library([ri(claim("held", "post", inferred=INFERRED), publish="draft"), post(publish="draft")]), []),
        (
            library([ri(claim("fate", "left", evidence(said_by=("ri-il-gyo", "Ri", "kyodo-news"))))]),
            [
                f"{PEOPLE}:7:9: error: 'said-by' names no entry 'ri-il-gyo'. Did you mean 'ri-il-gyu'? "
                "[unknown-entry]"
            ],
        ),
        (
            library([ri(claim(), claim("said", "no", evidence(source="king-2023"), line=9))]),
            [
                f"{PEOPLE}:11:9: error: there is no source 'king-2023'. Did you mean 'king-2024'? "
                "[unknown-source]"
            ],
        ),
    ],
)
def test_claims(proved: Proved, expected: list[str]) -> None:
    assert said(proved) == expected


def test_a_claim_without_evidence() -> None:
    bare = ri(claim())
    without = claim()
    object.__setattr__(without, "evidence", ())
    assert said(library([bare, entry("kim", without)])) == [
        "entries/people/kim.md:5:5: error: nothing supports 'fate: left'; add 'evidence:' with a source "
        "and a quote "
        "[no-evidence]"
    ]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (
            [ri(claim()), entry("king-2024", claim(inferred=INFERRED))],
            [
                "entries/people/king-2024.md:1:1: error: the id 'king-2024' is taken by "
                "sources/king-2024.md; give one "
                "of the two another name [repeated-id]"
            ],
        ),
        (
            [ri(claim(), was=("post",)), post()],
            [
                f"{PEOPLE}:1:1: error: 'was' names 'post', which is an id of entries/posts/post.md; "
                "delete it in one "
                "of the two [repeated-id]"
            ],
        ),
        (
            [ri(claim(), was=("old",)), post(was=("old",))],
            [
                f"entries/posts/post.md:1:1: error: 'was' names 'old', which is an id of {PEOPLE}; delete "
                "it in one of "
                "the two [repeated-id]"
            ],
        ),
        (
            [ri(claim(), was=("ri-il-gyu",))],
            [
                f"{PEOPLE}:1:1: error: 'was' names the id that this entry has now, 'ri-il-gyu'; delete it "
                "there "
                "[repeated-id]"
            ],
        ),
        (
            [ri(claim()), post(aliases=("RI IL GYU", "Post"))],
            [
                f"entries/posts/post.md:1:1: warning: 'RI IL GYU' is a name of both {PEOPLE} and "
                "entries/posts/post.md; make one entry of the two, or add to the names what tells them apart "
                "[same-name]"
            ],
        ),
    ],
)
def test_ids(entries: list[Entry], expected: list[str]) -> None:
    assert said(library(entries)) == expected


CURE = "quote a passage that says it, correct the claim, or add 'inferred: why it follows' [quote-fit]"


@pytest.mark.parametrize(
    ("stated", "value", "qualifiers", "missing"),
    [
        ("fate", "left", {"until": "2023-11"}, None),
        ("fate", "left", {"until": "2023"}, None),
        ("fate", "left", {"since": "2022"}, "'from: 2022' has no counterpart in the quoted paragraphs"),
        ("died", "2023-12", {}, "'died: 2023-12' has no counterpart in the quoted paragraphs"),
        ("fate", "left", {"count": "2"}, None),
        ("fate", "left", {"count": "~3"}, "'count: ~3' has no counterpart in the quoted paragraphs"),
        ("held", "counselor-in-havana", {}, None),
        (
            "held",
            "post-office-of-rome",
            {},
            "nothing in or beside the quoted paragraphs names Post Office Of Rome",
        ),
    ],
)
def test_fit(stated: str, value: str, qualifiers: dict[str, str], missing: str | None) -> None:
    entries = [ri(claim(stated, value, **qualifiers))]  # type: ignore[arg-type]
    if stated == "held":
        entries.append(post(value))
    assert said(library(entries)) == (
        [] if missing is None else [f"{PEOPLE}:5:5: warning: {missing}; {CURE}"]
    )


def test_fit_of_the_subject() -> None:
    text = "One two three.\n\nFour five six.\n\nSeven eight nine. Ri left."
    proved = library(
        [ri(claim("said", "a", "One two three"), claim("said", "b", "Four five six", line=15), prose="")],
        [source(text)],
    )
    assert [one for one in said(proved) if "quote-fit" in one] == [
        f"{PEOPLE}:5:5: warning: nothing in or beside the quoted paragraphs names Ri Il Gyu; {CURE}"
    ]


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ({"since": "2019", "until": "2019-05"}, None),
        ({"since": "2019-06", "until": "2019-05"}, "'until: 2019-05' is before 'from: 2019-06'"),
        ({"since": "2019-06", "on": "2018"}, "'on: 2018' is before 'from: 2019-06'"),
        ({"on": "2020", "until": "2019"}, "'until: 2019' is before 'on: 2020'"),
        ({"since": "2019-06~", "until": "2019-05"}, None),
    ],
)
def test_dates_of_a_claim(qualifiers: dict[str, str], expected: str | None) -> None:
    proved = library([ri(claim(inferred=INFERRED, **qualifiers))])  # type: ignore[arg-type]
    end = "exchange the two, or correct the one that is wrong [dates-out-of-order]"
    assert said(proved) == ([] if expected is None else [f"{PEOPLE}:5:5: error: {expected}; {end}"])


def test_nobody_dies_before_birth() -> None:
    born, died = claim("born", "1972", inferred=INFERRED), claim("died", "1971", inferred=INFERRED, line=15)
    assert said(library([ri(born, died)])) == [
        f"{PEOPLE}:15:5: error: died 1971, before being born 1972; correct one of the two "
        "[dates-out-of-order]"
    ]


@pytest.mark.parametrize(
    ("first", "second", "holders", "expected"),
    [
        ({"since": "2010", "until": "2014"}, {"since": "2014", "until": "2016"}, "one", []),
        (
            {"since": "2010", "until": "2014"},
            {"since": "2013", "until": "2016"},
            "one",
            [
                "entries/people/kim.md:5:5: advice: this term overlaps that of Ri Il Gyu as Post "
                f"({PEOPLE}:5:5); correct one of them, or write 'holders: many' in the post's entry "
                "[terms-overlap]"
            ],
        ),
        ({"since": "2010", "until": "2014"}, {"since": "2013", "until": "2016"}, "many", []),
        ({"since": "2010"}, {"since": "2013", "until": "2016"}, "one", []),
        (
            {"until": "2013"},
            {"since": "2015-02"},
            "one",
            [
                "entries/people/kim.md:5:5: advice: nobody is said to be Post from 2013 (Ri Il Gyu) to "
                "February 2015; "
                "add who was, if a source says so [terms-gap]"
            ],
        ),
        ({"until": "2013"}, {"since": "2014-11"}, "one", []),
        ({"until": "2013"}, {"since": "2015~"}, "one", []),
        ({"until": "2013"}, {"on": "2018"}, "one", []),
    ],
)
def test_terms(first: dict[str, str], second: dict[str, str], holders: str, expected: list[str]) -> None:
    terms = [claim("held", "post", inferred=INFERRED, **each) for each in (first, second)]  # type: ignore[arg-type]
    proved = library([ri(terms[0]), entry("kim", terms[1]), post(holders=holders)])
    assert said(proved) == expected


def test_a_long_term_leaves_no_gap_after_a_short_one_within_it() -> None:
    spans = {"a": ("2000", "2010"), "b": ("2003", "2004"), "c": ("2010", "2012")}
    people = [
        entry(id, claim("held", "post", inferred=INFERRED, since=since, until=until))
        for id, (since, until) in spans.items()
    ]
    assert [one.partition(":")[0] for one in said(library([*people, post()]))] == ["entries/people/b.md"]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Ri left the embassy.\nHe hid.\n“So.”", True),
        ("Ri left the embassy.\nHe hid.", False),
        ("Ri left the embassy.\n\nHe hid.\nSo.\nYes.", False),
        ("Ri left the embassy\nin a car.\nHe hid.", False),
    ],
)
def test_an_article_whose_blank_lines_were_lost(text: str, *, is_told: bool) -> None:
    told = [
        "sources/king-2024.md:8:1: warning: the 3 lines of the article are one paragraph; put a blank line "
        "between its paragraphs [no-paragraphs]"
    ]
    assert said(library([ri(claim())], [source(text)])) == (told if is_told else [])


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ({"url": "https://a.org/b"}, {"url": "https://a.org/b"}, True),
        ({"url": "https://a.org/b"}, {"url": "https://a.org/c"}, False),
        ({"text": f"A.\n\n{LONG}"}, {"text": f"{LONG}\n\nB."}, True),
        ({"text": LONG}, {"text": LONG, "origin": "a"}, False),
        ({"text": LONG[1:]}, {"text": LONG[1:]}, False),
    ],
)
def test_reprints(one: dict[str, str], other: dict[str, str], *, is_told: bool) -> None:
    sources = [source(**{"id": "a", "text": "A.", **one}), source(**{"id": "b", "text": "B.", **other})]
    told = [
        "sources/b.md:1:1: warning: the same text or address stands in sources/a.md, and the two count as "
        "independent; give both one 'origin', or delete one [same-text]"
    ]
    found = [line for line in said(library([], sources)) if "unused-source" not in line]
    assert found == (told if is_told else [])


def test_unused_source() -> None:
    proved = library([ri(claim())], [source(), source(id="kim-2020")])
    assert said(proved) == [
        "sources/kim-2020.md:1:1: warning: nothing quotes this source, so the site does not show it; "
        "make claims from it, or delete the file [unused-source]"
    ]


@pytest.mark.parametrize(
    ("quota", "publish", "of_entry", "over"),
    [
        (0.2, "excerpts", "full", True),
        (0.5, "excerpts", "full", False),
        (0.2, "full", "full", False),
        (0.2, "excerpts", "draft", False),
    ],
)
def test_quota(quota: float, publish: str, of_entry: str, *, over: bool) -> None:
    quotes = (evidence("He left the embassy"), evidence("the embassy in November"))
    proved = library(
        [ri(claim("fate", "left", *quotes), publish=of_entry)], [source(quota=quota, publish=publish)]
    )
    message = (
        "sources/king-2024.md:1:1: error: excerpts show 35.3% of this source's words, and 20.0% may be "
        "shown; quote "
        f"less, first in {PEOPLE}:1:1 (6 words), or raise 'quota' here if the rights allow it [over-quota]"
    )
    assert said(proved) == ([message] if over else [])


@pytest.mark.parametrize(
    ("entry_", "place", "what"),
    [
        (ri(claim(), aliases=("Ri of Havana",)), "1:1", "a name"),
        (ri(claim(), note="He was in  HAVANA."), "1:1", "a note"),
        (ri(claim("fate", "left Havana")), "5:5", "the value"),
        (ri(claim(at="Havana")), "5:5", "a part of the claim"),
        (ri(claim("fate", "left", evidence(said_by=("Havana radio",)))), "7:9", "'said-by' or the note"),
        (ri(claim(), prose="He left Havana; he [left the embassy](king-2024)."), "20:1", "the prose"),
        (ri(claim(), prose='He left [Havana](king-2024 "left the embassy").'), "20:1", "the prose"),
        (ri(claim(), prose="He was [counselor in Havana](king-2024)."), "20:1", "the prose"),
    ],
)
def test_redacted(entry_: Entry, place: str, what: str) -> None:
    assert said(library([entry_], [source(redact=("Havana",))])) == [
        f"{PEOPLE}:{place}: error: {what} says what sources/king-2024.md redacts; write it without those "
        "words "
        "[redacted]"
    ]


@pytest.mark.parametrize(
    "entry_",
    [
        ri(claim("fate", "left", "was counselor in Havana")),
        ri(claim(), prose='He was [there](king-2024 "counselor in Havana").'),
        ri(claim(), note="Havana", publish="withheld"),
    ],
)
def test_quotes_may_say_what_is_redacted(entry_: Entry) -> None:
    assert said(library([entry_], [source(redact=("Havana",))])) == []


@pytest.mark.parametrize(
    ("prose", "expected", "fix"),
    [
        (
            "",
            "1:1: warning: has no prose; write below the second '---' in a few sentences what the claims "
            "say [no-prose]",
            None,
        ),
        (
            "He left in a car in the night.",
            "20:1: warning: “He left in a car in …” cites no source; link words that stand in one: "
            "[words](source-id) [uncited]",
            None,
        ),
        (
            "He [left the embassy](king-2024) as [Ri](../people/ri-il-gyu.md).",
            "20:37: error: there is no entry or source '../people/ri-il-gyu.md' to link to. Did you mean "
            "'ri-il-gyu'? "
            "[unknown-link]",
            "ri-il-gyu",
        ),
        (
            "He [left the embassy](king-2024) by [car](javascript:alert(1)).",
            "20:37: error: there is no entry or source 'javascript:alert(1)' to link to. Write an id, or "
            "an address "
            "with https:// before it [unknown-link]",
            None,
        ),
        (
            "He [left the embassy](king-2023).",
            "20:4: error: there is no entry or source 'king-2023' to link to. Did you mean 'king-2024'? "
            "[unknown-link]",
            "king-2024",
        ),
        (
            "He [left the embassy](king-2024) by [car]().",
            "20:37: error: this link leads nowhere; write an id, or an address with https://, "
            "between ( and ) [unknown-link]",
            None,
        ),
        (
            "He is [Ri](ri-il-gyu), as all of [this](https://a.b) says.",
            "20:1: warning: “He is Ri, as all of …” cites no source; link words that stand in one: "
            "[words](source-id) [uncited]",
            None,
        ),
    ],
)
def test_prose(prose: str, expected: str, fix: str | None) -> None:
    proved = library([ri(claim(), prose=prose)])
    assert said(proved) == [f"{PEOPLE}:{expected}"]
    assert fixes(proved) == [fix]


def test_of_a_link_that_is_none_no_citation_is_asked() -> None:
    assert said(library([ri(claim(), prose="He [left](king-2024 “left the embassy”).")])) == []


@pytest.mark.parametrize("address", ["https://a.b", "http://a.b", "ri-il-gyu"])
def test_links_that_lead_somewhere(address: str) -> None:
    assert said(library([ri(claim(), prose=f"He [left the embassy](king-2024) [so]({address}).")])) == []


def test_a_closed_source_is_cited_in_a_title() -> None:
    closed = [source(publish="none")]
    assert said(library([ri(claim(), prose='He [went](king-2024 "left the embassy").')], closed)) == []
    assert said(library([ri(claim())], closed)) == [
        f"{PEOPLE}:20:4: error: king-2024 lets no words be shown ('publish: none'); say it in your own "
        "words, "
        'and put the quote into the title: [words](source-id "quote") [redacted]'
    ]


def test_prose_does_not_lean_on_drafts() -> None:
    prose = "He [left the embassy](king-2024) as [told](post)."
    assert said(library([ri(claim(), prose=prose), post(publish="withheld")])) == [
        f"{PEOPLE}:20:37: error: 'post' is not published; publish it, or take it out of the prose "
        "[unknown-entry]"
    ]


def not_found(quote: str, message: str, **fields: object) -> list[str]:
    proved = library([ri(claim("fate", "left", evidence(quote, **fields)))])  # type: ignore[arg-type]
    found = run_checks(proved)
    assert [str(finding) for finding in found] == [f"{PEOPLE}:7:9: error: {message} [quote-not-found]"]
    return [finding.fix or "" for finding in found]


def test_the_corrected_quote_is_ready_to_paste() -> None:
    message = (
        "the quote is not in king-2024; paragraph 2 has “He left the embassy in November”: "
        "“December” should be “November”"
    )
    assert not_found("He left the embassy in December", message) == ["He left the embassy in November"]


def test_a_corrected_quote_in_yaml() -> None:
    text = "He said: leave. Ri Il Gyu left then."
    proved = library(
        [ri(claim("fate", "left", "He said: leeave"), prose="He [left then](king-2024).")], [source(text)]
    )
    assert fixes(proved) == ['"He said: leave"', None]


def test_a_quote_like_nothing() -> None:
    message = "nothing in king-2024 is like “zebras xylophone quiz”; copy the words, or name another source"
    not_found("zebras xylophone quiz", message)


def test_a_quote_between_other_words() -> None:
    message = "the quote is in king-2024, but not between these words; correct 'before' and 'after'"
    not_found("left the embassy", message, before="She")


@pytest.mark.parametrize("quote", ["in Havana. He left", "Ri Il Gyu … left the embassy"])
def test_a_quote_over_two_paragraphs(quote: str) -> None:
    where = "the quote is spread over paragraphs 1 and 2 of king-2024"
    not_found(quote, f"{where}; quote each in a piece of evidence of its own")


def test_parts_in_another_order() -> None:
    message = (
        "the quote is not in king-2024; paragraph 2 has words like it, but not in this order: "
        "“in November 2023 … left the embassy”; quote them as they follow one another"
    )
    not_found("in November 2023 … left the embassy", message)


def test_a_quote_too_short() -> None:
    assert said(library([ri(claim("fate", "left", "left … embassy"))])) == [
        f"{PEOPLE}:7:9: error: the quote has 2 of at least {CONFIG.shortest_quote} words; quote more of "
        "the sentence "
        "[quote-too-short]"
    ]


def test_an_ambiguous_quote() -> None:
    text = "Ri saw that he left the embassy. Kim said he left the embassy too.\n\nHe left the embassy."
    proved = library(
        [ri(claim("fate", "left", "left the embassy"), prose="He [left the embassy](king-2024).")],
        [source(text)],
    )
    where = (
        "the quote stands 3 times in king-2024 (paragraphs 1 and 2); quote more words around the one you mean"
    )
    assert said(proved) == [
        f"{PEOPLE}:7:9: error: {where}, or add 'before:' or 'after:' with the words next to it "
        "[quote-ambiguous]",
        f"{PEOPLE}:20:4: error: {where} [quote-ambiguous]",
    ]
    assert fixes(proved) == ["before: saw that he", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left", "He left"),
        ("He said: no", '"He said: no"'),
        ("“No”, he said", "“No”, he said"),
        ('He said: "no"', "'He said: \"no\"'"),
        ('\'Tis "so": yes', "'''Tis \"so\": yes'"),
        ("No. #5", '"No. #5"'),
        ("- x", '"- x"'),
        ("a\\b: c", "'a\\b: c'"),
        ("[...] he left", '"[...] he left"'),
        ("no", "no"),
    ],
)
def test_yaml_scalar(text: str, expected: str) -> None:
    assert yaml_scalar(text) == expected
    tree, _ = read_nodes(f"quote: {expected}", Place("x"))
    value = tree.get("quote")
    assert isinstance(value, Scalar)
    assert value.text == text


@pytest.mark.parametrize(("until", "expected"), [("2023-11", True), ("2019", False)])
def test_a_relation_is_stated_on_one_side(until: str, expected: bool) -> None:
    held = claim("held", "counselor", until="2023-11")
    proved = library(
        [
            entry("ri-il-gyu", held),
            entry("counselor", claim("held-by", "ri-il-gyu", until=until), kind="post"),
        ]
    )
    found = [str(one) for one in run_checks(proved) if one.code == "repeated-claim"]
    message = (
        "entries/posts/counselor.md:5:5: error: 'held-by: ri-il-gyu' is stated on "
        "entries/people/ri-il-gyu.md:5:5 already and shown here too; keep one of the two [repeated-claim]"
    )
    assert found == ([message] if expected else [])


@pytest.mark.parametrize(("preferred", "expected"), [(None, True), ("it is later", False)])
def test_one_of_two_versions_is_shown_first(preferred: str | None, expected: bool) -> None:
    proved = library(
        [entry("ri-il-gyu", claim("fate", "left"), claim("fate", "stayed", preferred=preferred, line=9))]
    )
    found = [str(one) for one in run_checks(proved) if one.code == "none-preferred"]
    message = (
        "entries/people/ri-il-gyu.md:5:5: advice: versions of 'fate' disagree; "
        "add 'preferred: why' to one of them [none-preferred]"
    )
    assert found == ([message] if expected else [])


def test_a_quote_that_is_not_found_is_one_fault() -> None:
    proved = library([entry("ri-il-gyu", claim("born", "1970", "left the embassy in May"))])
    assert {one.code for one in run_checks(proved)} == {"quote-not-found"}
