"""What one library changes in another: tables of cases, each with what is told of it."""

from dataclasses import replace
from typing import Any

import pytest
from make import claim, entry, evidence, library, source

from quoth.changes.compare import compare
from quoth.changes.data import as_json
from quoth.changes.markdown import as_markdown
from quoth.changes.run import tell
from quoth.changes.sides import Side
from quoth.changes.text import as_text
from quoth.changes.told import Report
from quoth.dates import parse
from quoth.findings import Code, Finding
from quoth.ids import EntryId
from quoth.model import Claim, Entry, Source
from quoth.place import Place
from quoth.quotes import Proved

HAVANA = "Ri Il Gyu was counselor in Havana."
LEFT = "He left the embassy in November 2023 with two others."


def side(name: str, proved: Proved, *found: Finding) -> Side:
    return Side(name=name, proved=proved, unreadable=tuple(f for f in found if f.stops), found=found)


def told(
    before: list[Entry], after: list[Entry], sources: tuple[list[Source], list[Source]] | None = None
) -> Report:
    was, is_ = sources or (None, None)
    return tell(side("main", library(before, was)), side("HEAD", library(after, is_)))


def lines(report: Report) -> list[str]:
    """Return what is told of entries, sources and findings, without the heads and the quotes."""
    text = as_text(report).split("\n\n", 1)[1:]
    return [line.strip() for line in "".join(text).splitlines() if not line.startswith("        ")]


def one(*claims: Claim, **fields: Any) -> list[Entry]:
    return [entry("ri-il-gyu", *claims, **fields)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([claim("fate", "left")], [claim("fate", "left", line=99)], "No claim, entry or source changes."),
        (
            [claim("fate", "left"), claim("lives-in", "Seoul", line=9)],
            [claim("lives-in", "Seoul"), claim("fate", "left", line=9)],
            "No claim, entry or source changes.",
        ),
        ([], [claim("fate", "left")], "1 claim added; 1 entry changed"),
        ([claim("fate", "left")], [], "1 claim withdrawn; 1 entry changed"),
        # Another value, the same words of the source.
        ([claim("lives-in", "Seoul")], [claim("lives-in", "Havana")], "1 claim changed; 1 entry changed"),
        # The same value, another qualifier.
        (
            [claim("lives-in", "Seoul", since="2023")],
            [claim("lives-in", "Seoul", since="2024")],
            "1 claim changed; 1 entry changed",
        ),
        # Nothing in common but the property, of which there is one on either side.
        (
            [claim("lives-in", "Seoul", "left the embassy")],
            [claim("lives-in", "Havana", "was counselor in Havana")],
            "1 claim changed; 1 entry changed",
        ),
        # Nothing in common but the property, and more than one could be meant.
        (
            [claim("said", "a", "left the embassy"), claim("said", "b", "left the embassy", line=9)],
            [claim("said", "c", "was counselor in Havana")],
            "1 claim added, 2 withdrawn; 1 entry changed",
        ),
        # Of two that lean on the same words, each is paired once.
        (
            [claim("said", "a"), claim("said", "b", line=9)],
            [claim("said", "c"), claim("said", "d", line=9), claim("said", "e", line=12)],
            "1 claim added, 2 changed; 1 entry changed",
        ),
        # Two values of a property that has one.
        (
            [claim("born", "1960")],
            [claim("born", "1960"), claim("born", "1970", line=9)],
            "1 claim added; 1 entry changed; 1 disagreement opened",
        ),
        (
            [claim("fate", "left"), claim("fate", "stayed", line=9)],
            [claim("fate", "left")],
            "1 claim withdrawn; 1 entry changed; 1 disagreement settled",
        ),
    ],
)
def test_claims_are_compared_by_what_they_say(before: list[Claim], after: list[Claim], expected: str) -> None:
    assert told(one(*before), one(*after)).overview == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"since": "2023"}, {"since": "2024-05"}, ["from: 2023 (2023) → May 2024 (2024-05)"]),
        ({}, {"until": "2024"}, ["until: nothing → 2024 (2024)"]),
        ({"role": "guard"}, {}, ["as: guard → nothing"]),
        ({"count": "~10"}, {"count": "12"}, ["count: about 10 → 12"]),
        ({"note": "a"}, {"note": "b"}, ["note: a → b"]),
        ({"preferred": "later"}, {}, ["preferred: later → nothing"]),
        ({}, {"inferred": "It follows."}, ["inferred: nothing → It follows."]),
    ],
)
def test_a_changed_claim_says_what_changed(
    before: dict[str, Any], after: dict[str, Any], expected: list[str]
) -> None:
    was, is_ = (one(claim("lives-in", "Seoul", line=5, **said)) for said in (before, after))
    report = told(was, is_)
    assert [line for line in lines(report) if " → " in line] == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["left the embassy"], ["left the embassy", "two others"], ["unchanged", "added"]),
        (["left the embassy", "with two others"], ["left the embassy"], ["unchanged", "removed"]),
        (["left the embassy"], ["left the embassy in November"], ["quote changed"]),
        (["left the embassy"], ["was counselor in Havana"], ["moved to another passage"]),
        (["left the embassy"], [evidence(source="copy")], ["moved to another source"]),
        (["left the embassy"], [evidence(manner="alleged")], ["told otherwise"]),
        (["left the embassy"], [evidence(said_by=("a guard",))], ["told otherwise"]),
        (["left the embassy"], [evidence("left  the embassy")], []),
    ],
)
def test_evidence_is_followed(before: list[Any], after: list[Any], expected: list[str]) -> None:
    sources = [source(), source(id="copy")]
    report = told(one(claim("fate", "left", *before)), one(claim("fate", "left", *after)), (sources, sources))
    found = [change.change for e in report.entries for c in e.claims for change in c.evidence]
    assert sorted(found) == sorted(expected)


def test_a_copy_of_one_piece_is_no_new_origin_and_another_piece_is() -> None:
    sources = [source(), source(id="copy", origin="king-2024"), source(id="other")]
    for id_, expected in (("copy", ""), ("other", "independent origins: 1 → 2")):
        both = claim("fate", "left", evidence(), evidence(source=id_))
        report = told(one(claim("fate", "left")), one(both), (sources, sources))
        assert [line for line in lines(report) if "origins" in line] == ([expected] if expected else [])


def test_a_renamed_entry_keeps_its_claims_and_what_names_it() -> None:
    held = claim("held", "counselor")
    before = [entry("ri-il-gyu", held), entry("counselor", kind="post")]
    renamed = replace(entry("ri-ilgyu", held), was=(EntryId("ri-il-gyu"),), name="Ri Il Gyu")
    report = told(before, [renamed, replace(entry("attache", kind="post"), was=(EntryId("counselor"),))])
    assert [(e.change, e.id, e.was) for e in report.entries] == [
        ("renamed", "attache", ("counselor",)),
        ("renamed", "ri-ilgyu", ("ri-il-gyu",)),
    ]
    assert report.overview == "2 entries renamed"


def test_a_renamed_entry_that_forgets_its_old_id_is_told_the_cure() -> None:
    report = told(one(claim(), name="Ri"), [entry("ri-ilgyu", claim(), name="Ri")])
    assert (
        report.overview == "1 claim added, 1 withdrawn; 1 entry added, 1 removed; 1 sentence added, 1 removed"
    )
    assert (
        "ri-ilgyu is new and has the same name; if it is this one renamed, add 'was: [ri-il-gyu]' there."
        in lines(report)
    )


def test_two_entries_become_one() -> None:
    twice = [entry("a", claim("fate", "left")), entry("b", claim("lives-in", "Seoul"))]
    both = replace(entry("a", claim("fate", "left"), claim("lives-in", "Seoul", line=9)), was=(EntryId("b"),))
    report = told(twice, [both])
    assert [(e.change, e.was, e.claims) for e in report.entries] == [("merged", ("b",), ())]


def test_names_of_entries_are_compared() -> None:
    report = told(one(name="Ri", aliases=("R",)), one(name="Ri Il Gyu", aliases=("R", "리일규")))
    assert lines(report) == [
        "Person Ri Il Gyu, entries/people/ri-il-gyu.md",
        "name: Ri → Ri Il Gyu",
        "other names: R → R, 리일규",
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("He [left the embassy](king-2024).", "He  [left the\nembassy](king-2024).", []),
        ("", "He [left the embassy](king-2024).", ["added"]),
        ("He [left the embassy](king-2024).", "", ["removed"]),
        ("He [left the embassy](king-2024).", "So he [left the embassy](king-2024).", ["reworded"]),
        (
            'He [left](king-2024 "left the embassy").',
            'He [left](king-2024 "with two others").',
            ["cited otherwise"],
        ),
        ("He left. She stayed.", "She stayed. He left.", []),
        ("He left.", "She stayed.", ["added", "removed"]),
    ],
)
def test_sentences_are_compared(before: str, after: str, expected: list[str]) -> None:
    report = told(one(prose=before), one(prose=after))
    assert [s.change for e in report.entries for s in e.sentences] == expected


def test_sources_are_compared() -> None:
    old = [source(), source(id="gone")]
    now = [
        source(f"{LEFT}\n\nMore.", standing="retracted", publish="none", redact=("Kim",)),
        source(id="new", published="2025"),
    ]
    report = told([], [], (old, now))
    assert [
        (s.change, s.id, [(d.what, d.before, d.after) for d in s.differences]) for s in report.sources
    ] == [
        ("removed", "gone", []),
        (
            "changed",
            "king-2024",
            [
                ("publish", "excerpts", "none"),
                ("standing", "current", "retracted"),
                ("text", "2 paragraphs", "2 paragraphs, 1 new or changed, 1 gone or changed"),
                ("redact", "0 redacted", "1 redacted"),
            ],
        ),
        ("added", "new", [("publish", "", "excerpts"), ("standing", "", "current")]),
    ]


def test_a_source_that_is_retracted_is_told_first() -> None:
    leaning = one(claim("fate", "left"), claim("lives-in", "Seoul", line=9))
    report = told(leaning, leaning, ([source()], [source(standing="retracted")]))
    assert report.notes[0] == "Diplomats who left: standing: current → retracted; 2 claims rest on it."
    assert [one.claims for one in report.sources] == [2]


def test_a_disagreement_is_settled() -> None:
    disputed = claim("fate", "left", evidence(), evidence("with two others", stance="disputes"))
    report = told(one(disputed), one(claim("fate", "left")))
    assert "! disagreement settled on fate: there is evidence against it" in lines(report)


def test_new_findings_are_told_by_place_and_old_ones_by_what_they_are() -> None:
    faults = [Finding(Place("entries/people/ri-il-gyu.md", line), Code.UNCITED, "x") for line in (3, 9)]
    gone = Finding(Place("mkdocs.yml", 2), Code.BAD_SETTING, "x")
    proved = library(one())
    report = tell(side("main", proved, faults[0], gone), side("HEAD", proved, *faults))
    assert report.overview == "1 new warning; 1 error gone"
    assert lines(report) == [
        "new warning [uncited] in entries/people/ri-il-gyu.md, line 9",
        "gone: error [bad-setting] in mkdocs.yml, line 2",
    ]


# What may not be shown.

LONG = f"{' '.join(f'a{n}' for n in range(40))} he left the embassy {' '.join(f'b{n}' for n in range(40))}"


def context(text: str, quote: str = "left the embassy", **fields: Any) -> str:
    sources = [source(text, **fields)]
    report = told(one(prose=""), one(claim("fate", "left", quote), prose=""), (sources, sources))
    return next(
        line.strip() for line in as_text(report).splitlines() if "“" in line or "lets no words" in line
    )


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        (LEFT, {}, "“He *left the embassy* in November 2023 with two others.”"),
        (
            LONG,
            {},
            f"“… {' '.join(f'a{n}' for n in range(16, 40))} he *left the embassy* "
            f"{' '.join(f'b{n}' for n in range(25))} …”",
        ),
        (LONG, {"publish": "full"}, f"“{LONG.replace('left the embassy', '*left the embassy*')}”"),
        (LEFT, {"redact": ("november  2023",)}, "“He *left the embassy* in […] with two others.”"),
        (LEFT, {"redact": ("embassy in",)}, "“He *left the […]*[…] November 2023 with two others.”"),
        (
            LEFT,
            {"publish": "none"},
            "evidence added: Diplomats who left (The Paper, September 2024; paragraph 1; "
            "the source lets no words be shown)",
        ),
    ],
)
def test_a_quote_stands_in_its_paragraph(text: str, fields: dict[str, Any], expected: str) -> None:
    assert context(text, **fields) == expected


def test_a_gap_is_shown_where_it_is_short() -> None:
    assert (
        context(LEFT, "left the … with two") == "“He *left the* embassy in November 2023 *with two* others.”"
    )
    between = " ".join(f"c{n}" for n in range(60))
    shown = context(f"He left the {between} with two.", "left the … with two")
    first, last = (" ".join(f"c{n}" for n in numbers) for numbers in (range(25), range(35, 60)))
    assert shown == f"“He *left the* {first} … {last} *with two*.”"


def test_the_stricter_state_says_what_is_shown() -> None:
    words = "two others"
    before, after = one(claim("fate", "left", "with two others")), one()
    for old, new in (({}, {"publish": "none"}), ({"publish": "none"}, {}), ({}, {"redact": (words,)})):
        report = told(before, after, ([source(**old)], [source(**new)]))
        for written in (as_text(report), as_markdown(report), as_json(report)):
            assert words not in written


def test_what_is_redacted_is_redacted_whoever_says_it() -> None:
    said = one(
        claim("said", "Kim Secret left", "left the embassy", note="Kim Secret"),
        name="Kim Secret",
        aliases=("Kim Secret",),
        prose="Kim Secret [left the embassy](king-2024).",
        note="Kim Secret",
    )
    sources = [source(redact=("kim secret",), title="Of Kim Secret", url="https://example.org/Kim Secret")]
    report = told([], said, (sources, sources))
    for written in (as_text(report), as_markdown(report), as_json(report)):
        assert "secret" not in written.casefold().replace("redact", "")


def test_words_of_an_unknown_source_are_not_shown() -> None:
    report = told(one(), one(claim("fate", "left", evidence("very secret words", source="nowhere"))))
    assert "secret words" not in as_json(report)


def test_a_misquoted_source_shows_what_was_written() -> None:
    report = told(one(prose=""), one(claim("fate", "left", "left the consulate"), prose=""))
    assert "“*left the consulate*”" in as_text(report)
    assert "not found in the source" in as_text(report)


def naming(id_: str) -> list[Entry]:
    """Return an entry that names another in every way that there is."""
    return [
        entry(
            "ri-il-gyu",
            claim("held", id_),
            claim("fate", "left", evidence(said_by=(id_,)), line=9),
            prose=f"He knew [one who left the embassy]({id_}).",
            publish="draft",
        )
    ]


def hidden(**fields: Any) -> Entry:
    return entry("hid-den", claim("seat", "Xanadu"), kind="post", name="Hid Den", **fields)


@pytest.mark.parametrize(
    ("before", "after", "overview", "notes"),
    [
        ([], [hidden(publish="withheld")], "No claim, entry or source changes.", []),
        ([hidden(publish="withheld")], [], "No claim, entry or source changes.", []),
        (
            [hidden()],
            [hidden(publish="withheld")],
            "1 entry no longer shown",
            ["1 entry is no longer shown."],
        ),
        (
            [hidden()],
            [replace(hidden(publish="withheld"), id=EntryId("new-id"), was=(EntryId("hid-den"),))],
            "1 entry no longer shown",
            ["1 entry is no longer shown."],
        ),
        (
            [hidden(publish="withheld")],
            [hidden(publish="withheld"), *naming("hid-den")],
            "1 entry added",
            [],
        ),
        (
            [hidden(), *naming("hid-den")],
            [hidden(publish="withheld"), *one(prose="")],
            "1 entry changed; 1 entry no longer shown",
            ["1 entry is no longer shown."],
        ),
    ],
)
def test_what_is_withheld_is_not_named(
    before: list[Entry], after: list[Entry], overview: str, notes: list[str]
) -> None:
    faults = [
        Finding(Place("entries/posts/hid-den.md"), Code.NO_PROSE, "x"),
        Finding(Place("entries/people/ri-il-gyu.md", 5, 7), Code.UNKNOWN_ENTRY, "x"),
        Finding(Place("entries/people/ri-il-gyu.md", 99), Code.UNKNOWN_ENTRY, "'hid-den' is not published"),
    ]
    if naming("hid-den")[0] not in after:
        del faults[1]
    report = tell(side("main", library(before)), side("HEAD", library(after), *faults))
    assert report.overview == overview
    assert [note for note in report.notes if "no longer" in note] == notes
    for written in (as_text(report), as_markdown(report), as_json(report)):
        assert not {word for word in ("Hid", "hid-den", "new-id", "Xanadu") if word in written}


def test_what_is_withheld_no_longer_is_new() -> None:
    report = told([hidden(publish="withheld")], [hidden()])
    assert [(e.change, e.name) for e in report.entries] == [("added", "Hid Den")]


def test_a_source_that_only_the_withheld_use_is_not_told() -> None:
    theirs = hidden(publish="withheld")
    theirs = replace(
        theirs, claims=(claim("fate", "left", evidence(source="theirs")),), prose=one(prose="")[0].prose
    )
    report = told([], [theirs], ([source()], [source(), source(id="theirs")]))
    assert report.sources == ()


# What could not be read.


def test_what_cannot_be_read_is_said_and_not_told_as_withdrawn() -> None:
    after = library([])
    after = replace(after, library=replace(after.library, unread=frozenset({"ri-il-gyu", "unheard-of"})))
    faults = [
        Finding(Place(f"entries/people/{n}.md"), Code.NOT_YAML, "x") for n in ("ri-il-gyu", "unheard-of")
    ]
    report = tell(side("main", library(one(claim()))), side("HEAD", after, *faults))
    assert report.overview == "1 new error"
    assert report.notes == (
        "Not compared, since one side cannot be read (`check` says why): ri-il-gyu.",
        "1 file of HEAD cannot be read and is not compared; `check` says why.",
    )


def test_an_entry_with_a_claim_that_cannot_be_read_says_so() -> None:
    fault = Finding(Place("entries/people/ri-il-gyu.md", 5), Code.BAD_DATE, "x")
    report = tell(side("main", library(one(claim()))), side("HEAD", library(one()), fault))
    assert report.entries[0].remarks == (
        "Some lines of this file cannot be read: what seems withdrawn may only be written wrongly.",
    )


def test_nothing_is_compared_without_settings() -> None:
    fault = Finding(Place("mkdocs.yml", 2), Code.BAD_SETTING, "'docs_dir: build/docs' must stand here")
    broken = Side(name="HEAD", proved=None, unreadable=(fault,), found=(fault,))
    report = tell(side("main", library(one(claim()))), broken)
    assert (report.overview, report.entries) == ("Nothing could be compared.", ())
    assert report.notes[1] == "mkdocs.yml:2:1: error: 'docs_dir: build/docs' must stand here [bad-setting]"


def test_everything_is_new_where_nothing_was() -> None:
    nothing = Side(name="main", absent=True, proved=None, unreadable=(), found=())
    report = tell(nothing, side("HEAD", library(one(claim()))))
    assert report.overview == "1 claim added; 1 entry added; 1 source added; 1 sentence added"
    assert report.notes[0] == "There is no knowledge base in main."


def test_thousands_of_changes_take_no_longer_each() -> None:
    """Every claim of one entry changes: pairing them compares each with few."""
    many = [claim("said", f"{n} says one thing", line=n) for n in range(3000)]
    others = [claim("said", f"{n} says another", line=n) for n in range(3000)]
    found = compare(library(one(*many)), library(one(*others)))
    assert len(found.entries[0].claims) == 3000


def test_the_year_of_a_source_is_compared_by_what_it_says() -> None:
    report = told([], [], ([source()], [replace(source(), published=parse("2025"))]))
    assert [d.after for d in report.sources[0].differences] == ["2025 (2025)"]


def test_a_teller_that_was_renamed_tells_the_same() -> None:
    before = [*one(claim("fate", "left", evidence(said_by=("a-guard",)))), entry("a-guard")]
    after = [
        *one(claim("fate", "left", evidence(said_by=("b-guard",)))),
        entry("b-guard", was=(EntryId("a-guard"),)),
    ]
    assert told(before, after).overview == "1 entry renamed"


def test_of_several_claims_told_as_hearsay_the_new_one_is_told() -> None:
    hearsay = claim("fate", "left", evidence(), evidence("with two others", manner="reported"))
    other = claim("lives-in", "Seoul", evidence(), evidence("with two others", manner="reported"), line=9)
    report = told(one(hearsay), one(hearsay, other))
    assert [(d.change, d.about) for d in report.entries[0].disagreements] == [("opened", "lives in")]
    assert told(one(claim()), one(claim("fate", "left", evidence(manner="alleged")))).entries[0].claims[
        0
    ].says == ("fate: left (allegedly)")
