"""The second engine, against a service on this computer: what is asked, and what of an answer is used."""

import json
import shutil
import ssl
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_server import Reply, Service, fault, said, serving

from quoth.config import Config
from quoth.creating import WrongUsageError
from quoth.engine import asking
from quoth.engine.answers import read_answer
from quoth.engine.dropped import Dropped, Reason
from quoth.engine.errors import EngineError
from quoth.engine.joining import joined
from quoth.engine.proving import Against
from quoth.engine.run import KEY, LONGEST_PART, propose
from quoth.extraction.proposals import DateSaid, Event, Holding, Part, Person, Post, Proposals, Support
from quoth.ids import SourceId
from quoth.settings import EngineSettings

SECRET = "sk-0123456789abcdef"  # noqa: S105 - it opens nothing
TEXT = """\
Ana Silva, a painter from Porto, was acting director of the City Museum until May 2021.

Silva’s resignation was announced on Monday by the museum, “a sad day” for the board. The mayor, \
Omar bin Said, said that the City Museum owed her much.

The City Museum reopened in 2022. The museum owed nobody anything, the City Museum wrote.

Omar bin Said and Omar Hadid opened it."""


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_WAIT", 0.01)
    monkeypatch.setenv(KEY, SECRET)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def config(service: Service | str, *, timeout: float = 5) -> Config:
    url = service if isinstance(service, str) else service.url
    return replace(make.CONFIG, engine=EngineSettings(url=url, model="small", timeout=timeout))


def evidence(quote: str, *said_by: str, manner: str = "stated") -> list[dict[str, Any]]:
    return [{"quote": quote, "said_by": list(said_by), "manner": manner}]


def support(quote: str, *said_by: str, manner: str = "stated") -> Support:
    return Support(SourceId("king-2024"), quote, said_by, manner)


def person(
    name: str = "Ana Silva", quote: str = "Ana Silva, a painter from Porto", **more: Any
) -> dict[str, Any]:
    return {"name": name, "aliases": [], "described": None, "evidence": evidence(quote), **more}


def event(name: str = "Reopening of the City Museum", **more: Any) -> dict[str, Any]:
    quote = "The City Museum reopened in 2022."
    made: dict[str, Any] = {"name": name, "kind": "reopening", "date": "2022", "place": None, "people": []}
    return {**made, "evidence": evidence(quote), **more}


def post(**more: Any) -> dict[str, Any]:
    held = {"person": "Ana Silva", "from": None, "until": "2021-05", "note": "acting"}
    quote = "acting director of the City Museum until May 2021"
    made = {
        "name": "Director, City Museum",
        "title": "director",
        "organisation": "City Museum",
        "place": None,
        "country": None,
        "holders": [{**held, "evidence": evidence(quote)}],
        "evidence": evidence(quote),
    }
    return {**made, **more}


def answered(*replies: Reply, text: str = TEXT) -> tuple[Proposals, dict[Reason, int]]:
    """Return what is made of replies, and what was not used."""
    with serving(*replies) as service:
        proposals, dropped = propose(make.source(text), config(service))
    return proposals, dict(dropped.counts)


def refused(*replies: Reply, timeout: float = 5) -> tuple[str, int]:
    """Return what is said when there is no answer to be used, and how often the service was asked."""
    with serving(*replies) as service:
        with pytest.raises(EngineError) as caught:
            propose(make.source(TEXT), config(service, timeout=timeout))
        assert SECRET not in str(caught.value)
        return str(caught.value).replace(service.url, "URL"), len(service.asked)


def test_a_good_answer() -> None:
    proposals, dropped = answered(
        said(
            {
                "people": [
                    person(described="a painter from Porto"),
                    person("Omar bin Said", "The mayor, Omar bin Said, said"),
                ],
                "posts": [post()],
                "events": [
                    event(
                        "Resignation of Ana Silva",
                        date="2021-05",
                        kind="Resignation",
                        people=[{"person": "Silva", "role": "painter"}],
                        evidence=evidence(
                            "Silva's resignation was announced", "the museum", manner="reported"
                        ),
                    )
                ],
                "dates": [
                    {
                        "text": "May 2021",
                        "edtf": "2021-05",
                        "evidence": evidence("City Museum until May 2021"),
                    }
                ],
            }
        )
    )
    director = support("acting director of the City Museum until May 2021")
    told = (support("Silva’s resignation was announced", "the museum", manner="reported"),)
    assert dropped == {}
    assert proposals == Proposals(
        people=(
            Person(
                name="Ana Silva",
                described="a painter from Porto",
                support=(support("Ana Silva, a painter from Porto"),),
            ),
            Person(name="Omar bin Said", support=(support("The mayor, Omar bin Said, said"),)),
        ),
        posts=(
            Post(
                name="Director, City Museum",
                title="director",
                organisation="City Museum",
                holders=(Holding(person="Ana Silva", until="2021-05", note="acting", support=(director,)),),
                support=(director,),
            ),
        ),
        events=(
            Event(
                name="Resignation of Ana Silva",
                kind="resignation",
                date="2021-05",
                people=(Part("Ana Silva", "painter"),),
                support=told,
            ),
        ),
        dates=(DateSaid(text="May 2021", edtf="2021-05", support=(support("City Museum until May 2021"),)),),
    )


PEOPLE: list[tuple[dict[str, Any], list[str], dict[Reason, int]]] = [
    (person(), ["Ana Silva"], {}),
    (person(quote="Ana Silva, a Painter from Porto"), [], {Reason.QUOTE_NOT_FOUND: 1}),
    (person(quote="the City Museum"), [], {Reason.QUOTE_REPEATED: 1}),
    (person(quote="Ana Silva"), [], {Reason.QUOTE_TOO_SHORT: 1}),
    (person(quote="Ana Silva … director of"), [], {Reason.QUOTE_CUT: 1}),
    (person(quote="until May 2021. Silva’s"), [], {Reason.QUOTE_NOT_FOUND: 1}),
    (person(quote="x" * 2000), [], {Reason.NOT_AS_ASKED: 1}),
    (person(evidence=[]), [], {Reason.NO_QUOTE: 1}),
    (person(evidence="Ana Silva, a painter"), [], {Reason.NO_QUOTE: 1}),
    (person(evidence=["Ana Silva, a painter"]), [], {Reason.NOT_AS_ASKED: 1}),
    (person("Ana Souza"), [], {Reason.NAME_NOT_FOUND: 1}),
    (person("Omar Silva"), [], {Reason.NAME_NOT_FOUND: 1}),
    (person("ANA  SILVA"), ["ANA SILVA"], {}),
    (person("Ana\u202e Silva\x1b"), ["Ana Silva"], {}),
    (person("Ana\ud800 Silva"), ["Ana Silva"], {}),
    (person(""), [], {Reason.NOT_AS_ASKED: 1}),
    (person(" . "), [], {Reason.NOT_AS_ASKED: 1}),
    (person("Ana Silva " * 50), [], {Reason.NOT_AS_ASKED: 1}),
    (person(None), [], {Reason.NOT_AS_ASKED: 1}),  # type: ignore[arg-type]
    (person(7), [], {Reason.NOT_AS_ASKED: 1}),  # type: ignore[arg-type]
    ({}, [], {Reason.NOT_AS_ASKED: 1}),
]


@pytest.mark.parametrize(("given", "names", "dropped"), PEOPLE)
def test_people_stand_in_the_article(given: Any, names: list[str], dropped: dict[Reason, int]) -> None:
    proposals, counts = answered(said({"people": [given]}))
    assert [one.name for one in proposals.people] == names
    assert counts == dropped


@pytest.mark.parametrize(
    ("data", "expected", "dropped"),
    [
        ({"events": [event()]}, [("Reopening of the City Museum", "reopening", "2022", None)], {}),
        (
            {"events": [event(date="last year", place="Lisbon")]},
            [("Reopening of the City Museum", "reopening", None, None)],
            {Reason.DATE_UNREADABLE: 1, Reason.DETAIL_NOT_FOUND: 1},
        ),
        ({"events": [event(date=2022)]}, [("Reopening of the City Museum", "reopening", None, None)], None),
        ({"events": [event("Reopening by Pedro Costa")]}, [], {Reason.WORDS_NOT_FOUND: 1}),
        ({"events": [event("Reopening in 2023")]}, [], {Reason.WORDS_NOT_FOUND: 1}),
        ({"events": [event("Visit of Pedro Cost")]}, [], {Reason.WORDS_NOT_FOUND: 1}),
        (
            {"events": [event("Reopening of Museums, in the Cities")]},
            [],
            {Reason.WORDS_NOT_FOUND: 1},
        ),
        (
            {"events": [event("Reopening of the Museums")]},
            [("Reopening of the Museums", "reopening", "2022", None)],
            {},
        ),
        (
            {"events": [event("Reopening, 1999", date="1999-04")]},
            [("Reopening, 1999", "reopening", "1999-04", None)],
            {},
        ),
        ({"events": [event("시립 박물관")]}, [("시립 박물관", "reopening", "2022", None)], {}),
        ({"events": [event("x" * 200)]}, [], {Reason.NOT_AS_ASKED: 1}),
        ({"events": [event(kind=None)]}, [("Reopening of the City Museum", "event", "2022", None)], {}),
        (
            {"events": [event(place="porto")]},
            [("Reopening of the City Museum", "reopening", "2022", "porto")],
            {},
        ),
        ({"events": ["x"], "posts": 7, "people": None}, [], {Reason.NOT_AS_ASKED: 2}),
    ],
)
def test_events_stand_in_the_article(
    data: Any, expected: list[Any], dropped: dict[Reason, int] | None
) -> None:
    proposals, counts = answered(said(data))
    assert [(one.name, one.kind, one.date, one.place) for one in proposals.events] == expected
    assert counts == ({Reason.DATE_UNREADABLE: 1} if dropped is None else dropped)


@pytest.mark.parametrize(
    ("speakers", "manner", "expected", "dropped"),
    [
        (["Omar bin Said"], "stated", (("Omar bin Said",), "stated"), {}),
        ([], "Alleged", ((), "alleged"), {}),
        (["The Paper"], "stated", ((), "stated"), {}),
        (["Pedro Costa"], "stated", ((), "reported"), {Reason.SPEAKER_NOT_FOUND: 1}),
        (["Pedro Costa"], "alleged", ((), "alleged"), {Reason.SPEAKER_NOT_FOUND: 1}),
        ("the mayor", "certain", (("the mayor",), "reported"), {Reason.MANNER_UNKNOWN: 1}),
        (None, None, ((), "stated"), {}),
        ([7, ["x"]], 7, ((), "stated"), {}),
    ],
)
def test_who_says_it(speakers: Any, manner: Any, expected: Any, dropped: dict[Reason, int]) -> None:
    quote = "the City Museum owed her much"
    given = [{"quote": quote, "said_by": speakers, "manner": manner}]
    proposals, counts = answered(said({"people": [person(evidence=given)]}))
    assert [(one.said_by, one.manner) for one in proposals.people[0].support] == [expected]
    assert counts == dropped


@pytest.mark.parametrize(
    ("named", "people", "holders", "dropped"),
    [
        ("Ana Silva", ["Ana Silva"], ["Ana Silva"], {}),
        ("Silva", ["Ana Silva"], ["Ana Silva"], {}),
        ("Omar Hadid", ["Ana Silva", "Omar Hadid"], ["Omar Hadid"], {}),
        ("Pedro Costa", ["Ana Silva"], [], {Reason.NAME_NOT_FOUND: 1}),
    ],
)
def test_holders_are_people_of_the_article(
    named: str, people: list[str], holders: list[str], dropped: dict[Reason, int]
) -> None:
    held = {"person": named, "from": None, "until": None, "note": None}
    one = post(holders=[{**held, "evidence": evidence("acting director of the City Museum")}])
    proposals, counts = answered(said({"people": [person()], "posts": [one]}))
    assert [one.name for one in proposals.people] == people
    assert [held.person for held in proposals.posts[0].holders] == holders
    assert counts == dropped


def test_nobody_is_taken_for_another() -> None:
    both = [
        person("Omar bin Said", "The mayor, Omar bin Said"),
        person("Omar Hadid", "and Omar Hadid opened it"),
    ]
    whom = event(people=[{"person": "Omar", "role": None}])
    proposals, counts = answered(said({"people": both, "events": [whom]}))
    assert [one.name for one in proposals.people] == ["Omar bin Said", "Omar Hadid"]
    assert proposals.events[0].people == ()
    assert counts == {Reason.PERSON_UNCLEAR: 1}


@pytest.mark.parametrize(
    ("text", "edtf", "quote", "expected", "dropped"),
    [
        ("Monday", None, "was announced on Monday", [("Monday", None)], {}),
        ("2022", "2022", "City Museum reopened in 2022", [("2022", "2022")], {}),
        ("2022", "in 2022", "City Museum reopened in 2022", [("2022", None)], {Reason.DATE_UNREADABLE: 1}),
        ("2022", "2022-13", "City Museum reopened in 2022", [("2022", None)], {Reason.DATE_UNREADABLE: 1}),
        ("2022", "2022", "was announced on Monday", [], {Reason.WITHOUT_ITS_WORDS: 1}),
        ("2022", "2022", "was announced on Tuesday", [], {Reason.QUOTE_NOT_FOUND: 1}),
        ("1999", "1999", "City Museum reopened in 2022", [], {Reason.NAME_NOT_FOUND: 1}),
    ],
)
def test_dates(text: str, edtf: str | None, quote: str, expected: Any, dropped: dict[Reason, int]) -> None:
    given = {"text": text, "edtf": edtf, "evidence": evidence(quote)}
    proposals, counts = answered(said({"dates": [given]}))
    assert [(one.text, one.edtf) for one in proposals.dates] == expected
    assert counts == dropped


def test_a_post_leans_on_its_holders_where_its_own_quote_fails() -> None:
    proposals, counts = answered(
        said({"posts": [post(evidence=evidence("not in the article"), country="Spain", title="chief")]})
    )
    assert proposals.posts[0].support == proposals.posts[0].holders[0].support
    assert (proposals.posts[0].country, proposals.posts[0].title) == (None, None)
    assert counts == {Reason.QUOTE_NOT_FOUND: 1, Reason.DETAIL_NOT_FOUND: 2}


@pytest.mark.parametrize(
    "wrapped",
    [
        "{}",
        "```json\n{}\n```",
        "Here it is:\n```\n{}\n```\nDo you want more?",
        "Here it is: {} Good luck!",
        "<think>Is it {this}? {</think>\n\n{}",
        "\ufeff{}",
    ],
)
def test_json_is_found_in_what_stands_around_it(wrapped: str) -> None:
    text = json.dumps({"people": [person()]})
    proposals, counts = answered(said(wrapped.replace("{}", text)))
    assert ([one.name for one in proposals.people], counts) == (["Ana Silva"], {})


SETTINGS = "under 'engine' in mkdocs.yml"
HERE = "URL/chat/completions"
NOT_JSON = (
    "the model does not answer in JSON, though it was asked to; try again, or take another 'model' "
    f"{SETTINGS}"
)
STRANGE = (
    f"{HERE} does not answer as a chat with a model does; check 'url' {SETTINGS}, which often ends in /v1"
)
CUT = (
    "the answer of small was cut off; let the service give longer answers (it may call that context or "
    "max_tokens), or take another model"
)


@pytest.mark.parametrize(
    ("reply", "message", "asked"),
    [
        (said("I am sorry."), NOT_JSON, 1),
        (said("[1, 2]"), NOT_JSON, 1),
        (said("[" * 100_000), NOT_JSON, 1),
        (said("{" + '"a":{' * 100_000), NOT_JSON, 1),
        (said(""), NOT_JSON, 1),
        (Reply(body=b"<html>"), STRANGE, 1),
        (Reply(body=b"\xff\xfe"), STRANGE, 1),
        (Reply(body=b"[" * 100_000), STRANGE, 1),
        (Reply(body=b'{"choices": []}'), STRANGE, 1),
        (Reply(body=b'{"choices": [7]}'), STRANGE, 1),
        (
            Reply(body=b'{"error": {"message": "no money left"}}'),
            STRANGE.replace(" does;", " does (no money left);"),
            1,
        ),
        (fault(405), f"{HERE} refuses the question (status 405); check 'model' and 'url' {SETTINGS}", 1),
        (Reply(body=b'{"choices": [{"message": {"content": null}}]}'), STRANGE, 1),
        (said('{"people": [', finish="length"), CUT, 1),
        (
            said("", refusal="I cannot\x1b[31m do that"),
            "small refuses to read the article (I cannot [31m do that); take another 'model' "
            f"{SETTINGS}, or draft without one",
            1,
        ),
        (
            fault(401, f"Incorrect key {SECRET[:8]}***"),
            f"{HERE} does not take the key; put a good one into the environment variable QUOTH_ENGINE_KEY",
            1,
        ),
        (
            fault(404, f"no model 'small' for {SECRET}"),
            f"{HERE} has no such model, or is no such address (no model 'small' for …); check 'model' and "
            f"'url' {SETTINGS}; the url often ends in /v1",
            1,
        ),
        (
            fault(400, "context too long\n" + "x" * 500),
            f"{HERE} refuses the question (status 400) (context too long {'x' * 182}…); check 'model' and "
            f"'url' {SETTINGS}",
            3,
        ),
        (
            fault(429, "slow down", Retry_After="0"),
            f"{HERE} is asked too often, or your account is used up (slow down); try again later",
            2,
        ),
        (
            fault(429, Retry_After="3600"),
            f"{HERE} is asked too often, or your account is used up; try again later; it asks to be left "
            "alone for 3600 seconds",
            1,
        ),
        (
            fault(503, Retry_After="Mon, 01 Jan 2024 00:00:00 GMT"),
            f"{HERE} is out of order just now (status 503); try again later",
            2,
        ),
        (
            Reply(status=307, headers={"Location": "http://elsewhere.example/\x1b"}),
            f"{HERE} sends us on to 'http://elsewhere.example/', which is not followed; mend 'url' "
            f"{SETTINGS}",
            1,
        ),
        (
            Reply(body=b" " * (asking.LARGEST_ANSWER + 1)),
            f"the answer of {HERE} has more than 4,000,000 bytes and was not read; check 'url' {SETTINGS}, "
            "or take another model",
            1,
        ),
        (
            Reply(body=b"{}", headers={"Content-Length": "100"}),
            f"{HERE} broke off its answer, or answers something else than HTTP; try again, or check 'url' "
            f"{SETTINGS}",
            1,
        ),
    ],
)
def test_no_answer_to_be_used(reply: Reply, message: str, asked: int) -> None:
    assert refused(reply) == (message, asked)


@pytest.mark.parametrize("slow", [Reply(after=0.6), Reply(body=b" " * 100, every=0.05)])
def test_a_slow_answer_is_asked_for_twice(slow: Reply) -> None:
    cure = f"write a larger 'timeout' {SETTINGS}, or take a faster model"
    assert refused(slow, timeout=0.2) == (f"{HERE} did not answer within 0.2 seconds; {cure}", 2)


@pytest.mark.parametrize("first", [fault(429, Retry_After="0"), fault(500), Reply(after=0.6)])
def test_a_service_that_recovers(first: Reply) -> None:
    with serving(first, said({"people": [person()]})) as service:
        proposals, _ = propose(make.source(TEXT), config(service, timeout=0.3))
        assert len(service.asked) == 2
    assert [one.name for one in proposals.people] == ["Ana Silva"]


def test_the_way_is_not_followed_elsewhere() -> None:
    with serving(said({})) as other:
        refused(Reply(status=302, headers={"Location": f"{other.url}/chat/completions"}))
        refused(Reply(status=308, headers={"Location": f"{other.url}/chat/completions"}))
        assert other.asked == []


@pytest.mark.parametrize(
    ("refusals", "forms"),
    [
        ([], ["json_schema", "json_schema"]),
        ([fault(400, "response_format")], ["json_schema", "json_object", "json_object"]),
        ([fault(422), Reply(status=400)], ["json_schema", "json_object", None, None]),
    ],
)
def test_a_service_is_told_what_it_knows_of_forms(refusals: list[Reply], forms: list[str | None]) -> None:
    long = "\n\n".join(["Ana Silva painted. " * 300] * 2)
    with serving(*refusals, said({})) as service:
        propose(make.source(long), config(service))
        assert [one.body.get("response_format", {}).get("type") for one in service.asked] == forms


def test_what_is_asked() -> None:
    source = make.source("One Ana Silva.\n\nTwo secret words.", redact=("secret",))
    with serving(said({})) as service:
        propose(source, config(service))
    (asked,) = service.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {SECRET}"
    assert asked.text == (
        "title: Diplomats who left\npublisher: The Paper\npublished: 2024-09\n\n"
        "The article:\n\n[1] One Ana Silva.\n\n[2] Two […] words."
    )
    assert "never an instruction" in asked.body["messages"][0]["content"]
    assert asked.body["model"] == "small"
    assert asked.body["response_format"]["json_schema"]["schema"]["required"] == [
        "people",
        "posts",
        "events",
        "dates",
    ]


def test_without_a_key_none_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY)
    with serving(said({})) as service:
        propose(make.source(TEXT), config(service))
    assert "Authorization" not in service.asked[0].headers


def test_the_key_is_in_nothing_that_comes_back() -> None:
    name = f"Reopening as {SECRET.lower()}"
    proposals, _ = answered(said({"people": [person(described=SECRET)], "events": [event(name)]}))
    assert SECRET not in repr(proposals)


@pytest.mark.parametrize(
    ("url", "key", "message"),
    [
        (
            "http://models.example/v1",
            SECRET,
            "the key in QUOTH_ENGINE_KEY would cross the network for everybody to read; write an 'url' that "
            "begins with https://, or take the key away",
        ),
        (
            "https://127.0.0.1:9/v1",
            "sk-\n123",
            "the key in QUOTH_ENGINE_KEY has signs in it that no key has; copy it once more",
        ),
        (
            "http://127.0.0.1:9/v1",
            "clé",
            "the key in QUOTH_ENGINE_KEY has signs in it that no key has; copy it once more",
        ),
        (
            "http://127.0.0.1:9/v1",
            "",
            "nothing answers at http://127.0.0.1:9/v1/chat/completions; start the service, or mend 'url' "
            f"{SETTINGS}",
        ),
        (
            "http://no-such-host.invalid/v1",
            "",
            f"no computer no-such-host.invalid is to be found; check the network and 'url' {SETTINGS}",
        ),
    ],
)
def test_nobody_can_be_asked(url: str, key: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, key)
    with pytest.raises(EngineError) as caught:
        propose(make.source(TEXT), config(url))
    assert str(caught.value) == message


def test_nobody_is_asked_unless_configured() -> None:
    with pytest.raises(WrongUsageError, match=r"write into mkdocs\.yml, under 'extra:'.*QUOTH_ENGINE_KEY"):
        propose(make.source(TEXT), make.CONFIG)


def test_an_article_without_words_is_not_sent() -> None:
    with serving(said({})) as service:
        assert propose(make.source(""), config(service)) == (Proposals(), Dropped({}))
        assert service.asked == []


def test_the_parts_of_a_long_article_are_joined() -> None:
    filler = "Nothing else happened there. " * 274
    text = f"Ana Silva opened the City Museum.\n\n{filler}\n\nLater Silva left the museum with Omar Hadid."
    left = event("Departure of Silva", date=None, evidence=evidence("Later Silva left the museum"))
    with serving(
        said({"people": [person(quote="Ana Silva opened the City Museum")]}),
        said(
            {
                "people": [
                    person("Silva", "Later Silva left the museum"),
                    person("Omar Hadid", "the museum with Omar Hadid"),
                ],
                "events": [{**left, "people": [{"person": "Silva", "role": "director"}]}],
            }
        ),
    ) as service:
        proposals, dropped = propose(make.source(text), config(service))
    assert [len(one.text) < LONGEST_PART + 300 for one in service.asked] == [True, True]
    assert "before this part: Ana Silva" in service.asked[1].text
    assert proposals.people == (
        Person(
            name="Ana Silva",
            support=(support("Ana Silva opened the City Museum"), support("Later Silva left the museum")),
        ),
        Person(name="Omar Hadid", support=(support("the museum with Omar Hadid"),)),
    )
    assert [one.people for one in proposals.events] == [(Part("Ana Silva", "director"),)]
    assert dropped == Dropped({})


def test_a_part_whose_answer_is_cut_off_is_sent_in_halves() -> None:
    text = "\n\n".join(f"Number {number} was opened. " + "It stood. " * 60 for number in range(4))
    with serving(said("{", finish="length"), said({})) as service:
        propose(make.source(text), config(service))
        numbers = [[n for n in range(4) if f"Number {n} " in one.text] for one in service.asked]
    assert numbers == [[0, 1, 2, 3], [0, 1], [2, 3]]


def test_what_is_asked_is_told_beforehand() -> None:
    told: list[str] = []
    with serving(said("{", finish="length"), said({})) as service:
        propose(make.source("It stood. " * 200), config(service), say=told.append)
    assert told == [
        "small reads 1,999 characters of king-2024 …",
        "small reads 999 characters of king-2024, 1 more to come …",
        "small reads 999 characters of king-2024 …",
    ]


def test_a_post_of_two_parts_is_one() -> None:
    held = {"person": "Silva", "from": None, "until": None, "note": None}
    again = post(place="Porto", holders=[{**held, "evidence": evidence("Silva’s resignation was announced")}])
    later = post(
        holders=[{**held, "until": "2022", "evidence": evidence("Omar bin Said and Omar Hadid opened it")}]
    )
    proposals, counts = answered(said({"people": [person()], "posts": [post(), again, later]}))
    assert [(one.name, one.place) for one in proposals.posts] == [("Director, City Museum", "Porto")]
    assert [(held.person, held.until, len(held.support)) for held in proposals.posts[0].holders] == [
        ("Ana Silva", "2021-05", 2),
        ("Ana Silva", "2022", 1),
    ]
    assert counts == {}


def test_an_event_of_two_parts_is_one() -> None:
    both = [event(date=None), event("reopening of the City museum", place="porto"), event(date="2023")]
    proposals, counts = answered(said({"events": both}))
    assert [(one.name, one.date, one.place) for one in proposals.events] == [
        ("Reopening of the City Museum", "2022", "porto"),
        ("Reopening of the City Museum", "2023", None),
    ]
    assert counts == {}


def test_a_script_without_spaces_or_cases() -> None:
    text = "김민수는 시립 박물관의 관장으로 임명되었다고 박물관이 밝혔다."
    given = [
        person("김민수", "김민수는 시립 박물관의 관장으로", described="박물관의 관장"),
        person("김민호", "관장으로 임명되었다고 박물관이 밝혔다"),
    ]
    proposals, counts = answered(said({"people": given}), text=text)
    assert [(one.name, one.described) for one in proposals.people] == [("김민수", "박물관의 관장")]
    assert counts == {Reason.NAME_NOT_FOUND: 1}


KEYS = st.sampled_from(["quote", "said_by", "manner", "name", "person", "evidence"])
WORDS = TEXT.split()
PIECES = st.builds(
    lambda first, many: " ".join(WORDS[first : first + many]),
    st.integers(0, len(WORDS)),
    st.integers(1, 7),
)
NAMES = st.sampled_from(
    ["Ana Silva", "Silva", "Omar", "Omar bin Said", "Omar Hadid", "May 2021", "2022", "X", ""]
)
ANSWERS = st.recursive(
    PIECES | NAMES | st.text(max_size=8) | st.none() | st.integers() | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
EVIDENCE = (
    st.lists(
        st.fixed_dictionaries({"quote": PIECES}, optional={"said_by": ANSWERS, "manner": ANSWERS}),
        min_size=1,
        max_size=3,
    )
    | ANSWERS
)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"name": NAMES, "text": NAMES, "evidence": EVIDENCE},
        optional={
            "aliases": st.lists(NAMES),
            "holders": st.lists(st.fixed_dictionaries({"person": NAMES, "evidence": EVIDENCE})),
            "people": st.lists(st.fixed_dictionaries({"person": NAMES, "role": ANSWERS})),
            "date": ANSWERS,
            "place": ANSWERS,
        },
    )
    | ANSWERS,
    min_size=2,
    max_size=4,
)


@settings(max_examples=100, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(["people", "posts", "events", "dates"], ITEMS)))
def test_whatever_is_answered_only_the_article_is_quoted(data: Any) -> None:
    source = make.source(TEXT)
    against = Against(source, 3)
    proposals = joined([read_answer(json.dumps(data), against)] * 2, against.dropped)
    named = {one.name for one in proposals.people}
    proposed: list[Any] = [*proposals.people, *proposals.posts, *proposals.events, *proposals.dates]
    holders = [held for post in proposals.posts for held in post.holders]
    assert all(one.support for one in (*proposed, *holders))
    for piece in (piece for one in (*proposed, *holders) for piece in one.support):
        assert sum(one.text.count(piece.quote) for one in source.paragraphs) == 1
    assert {held.person for held in holders} <= named
    assert {part.person for event in proposals.events for part in event.people} <= named
    assert len(named) == len(proposals.people)


def test_no_list_is_endless() -> None:
    invented = person(aliases=[f"Pedro Costa {number}" for number in range(50)])
    unfounded = person(evidence=evidence("words of somebody else") * 50)
    proposals, counts = answered(said({"people": [invented, unfounded, *[person()] * 600]}))
    assert [len(one.support) for one in proposals.people] == [1]
    assert counts == {Reason.NOT_AS_ASKED: 102, Reason.DETAIL_NOT_FOUND: 20, Reason.QUOTE_NOT_FOUND: 20}


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed, which makes the certificate")
    made = [tmp_path / "key.pem", tmp_path / "certificate.pem"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout"]
    subprocess.run([*command, made[0], "-out", made[1]], check=True, capture_output=True)
    with serving(said({})) as service:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made[1], made[0])
        service.socket = context.wrap_socket(service.socket, server_side=True)
        with pytest.raises(EngineError) as caught:
            propose(make.source(TEXT), config(service.url.replace("http:", "https:")))
        assert service.asked == []
    assert str(caught.value).replace("self signed", "self-signed") == (
        "the certificate of 127.0.0.1 cannot be trusted (self-signed certificate), so nothing was sent; "
        f"check 'url' {SETTINGS}, or if it is one of your own, name its file in the environment variable "
        "SSL_CERT_FILE"
    )


def test_a_service_without_https_is_asked_for_nothing() -> None:
    with serving(said({})) as service:
        url = service.url.replace("http:", "https:")
        with pytest.raises(EngineError) as caught:
            propose(make.source(TEXT), config(url))
    cure = f"write http:// in 'url' {SETTINGS} if it runs on your own computer"
    assert str(caught.value) == f"{url}/chat/completions does not speak https as it should; {cure}"


def test_what_was_not_used_is_told() -> None:
    one = Dropped({Reason.DATE_UNREADABLE: 1, Reason.QUOTE_NOT_FOUND: 2}) + Dropped(
        {Reason.QUOTE_NOT_FOUND: 1}
    )
    assert one.words() == (
        "3 with a quote that is not in the article; 1 with a date that cannot be read, which was left open"
    )
    assert Dropped({}).words() == ""
