"""Citations: what each format says, exactly, and that other programs read it back."""

import json
from dataclasses import replace
from typing import Any
from unicodedata import category

import pytest
import rispy
from make import CONFIG, claim, entry, evidence, library, source
from markdown import Markdown
from pybtex.database import BibliographyData, parse_string
from pybtex.richtext import Text
from selectolax.lexbor import LexborHTMLParser

from quoth import dates
from quoth.citing.bibtex import bibtex
from quoth.citing.citation import Citation, of_claim, of_entry, of_source
from quoth.citing.csl import csl
from quoth.citing.files import citation_files, citations_of, citations_of_source
from quoth.citing.ris import ris
from quoth.citing.text import one_line, written
from quoth.config import Config
from quoth.link.graph import Graph, link
from quoth.model import Claim, Evidence, Source
from quoth.pages import markdown as md
from quoth.pages.cite import citation, page_citation

SITE = replace(CONFIG, site_url="https://example.org/kb/")
PAPER = source(author=("Robert R King", "Thae Yong Ho"), url="https://paper.example/a_b%20c")
HOSTILE = '<b>&amp; {x} \\y $z% #1 _u_ ~t^ "q" @misc{a, b={ and *c* [d](e) | ER  - \n\nTY  - X} } リ 리일규 é'
SHOWN = " ".join(HOSTILE.split())
KEY = claim("lives-in", "Seoul").key


def graph_of(*claims: Claim, sources: list[Source] | None = None, name: str = "Ri Il Gyu") -> Graph:
    teller = entry("thae-yong-ho", name="Thae Yong Ho", prose="")
    return link(library([entry("ri-il-gyu", *claims, name=name, prose=""), teller], sources or [PAPER]))


def cited(*pieces: Evidence | str, config: Config = SITE, **said: Any) -> Citation:
    """Return the citation of one claim."""
    graph = graph_of(claim("lives-in", "Seoul", *pieces, **said))
    (one,) = graph.library.entries[claim().subject].claims
    return replace(of_claim(one, graph, config), version="0123456789ab")


def of_hostile_source(**fields: Any) -> Citation:
    made = source(title=HOSTILE, publisher=HOSTILE, author=(HOSTILE, "A and B"), **fields)
    graph = link(library([], [made]))
    return of_source(made, graph, replace(SITE, site_name=HOSTILE))


def read_bibtex(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


UNKNOWN_TO_PYBTEX = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\$": "$",
}


def words_of(latex: str) -> str:
    """Return what LaTeX shows; what pybtex does not decode passes by it as letters of no alphabet."""
    for number, command in enumerate(UNKNOWN_TO_PYBTEX):
        latex = latex.replace(command, chr(0xE000 + number))
    shown = str(Text.from_latex(latex))
    for number, character in enumerate(UNKNOWN_TO_PYBTEX.values()):
        shown = shown.replace(chr(0xE000 + number), character)
    return shown


TOLD = evidence("left the embassy", said_by=("thae-yong-ho", "those who saw it"), manner="reported")
REFERENCE = (
    "Robert R King, Thae Yong Ho, “Diplomats who left”,"
    " https://paper.example/a_b%20c (The Paper, September 2024)"
)
BASIS = (
    "Rests on “left the embassy” (said by Thae Yong Ho, citing those who saw it; reported);"
    f" “two others”, in {REFERENCE}."
)


def test_text() -> None:
    assert written(cited(TOLD, "two others", since="2023-11", note="as told")) == (
        "Ri Il Gyu, lives in: Seoul, from November 2023 (as told),"
        f" https://example.org/kb/people/ri-il-gyu.html#c-{claim('lives-in', 'Seoul', since='2023-11').key}"
        f" (Tests, version 0123456789ab). {BASIS}"
    )


def test_markdown() -> None:
    assert written(cited("left the embassy"), md.plain, md.link) == (
        f"[Ri Il Gyu, lives in: Seoul](https://example.org/kb/people/ri-il-gyu.html#c-{KEY})"
        " (Tests, version 0123456789ab). Rests on “left the embassy”, in Robert R King, Thae Yong Ho,"
        " [“Diplomats who left”](https://paper.example/a%5Fb%20c) (The Paper, September 2024)."
    )


def test_bibtex() -> None:
    basis = BASIS.replace("a_b%20c", r"a\_b\%20c")
    assert bibtex(cited(TOLD, "two others")) == (
        f"@misc{{ri-il-gyu:{KEY},\n"
        "  title = {{Ri Il Gyu, lives in: Seoul}},\n"
        "  howpublished = {Tests},\n"
        f"  url = {{https://example.org/kb/people/ri-il-gyu.html#c-{KEY}}},\n"
        "  note = {Version 0123456789ab},\n"
        f"  abstract = {{{basis}}},\n"
        "}"
    )


def test_ris() -> None:
    assert ris(cited(TOLD, "two others")) == (
        "TY  - ELEC\n"
        f"ID  - ri-il-gyu:{KEY}\n"
        "TI  - Ri Il Gyu, lives in: Seoul\n"
        "T2  - Tests\n"
        f"UR  - https://example.org/kb/people/ri-il-gyu.html#c-{KEY}\n"
        f"AB  - {BASIS}\n"
        "N1  - Version 0123456789ab\n"
        "ER  - "
    )


def test_csl() -> None:
    assert json.loads(csl(cited(TOLD, "two others"))) == {
        "id": f"ri-il-gyu:{KEY}",
        "type": "webpage",
        "title": "Ri Il Gyu, lives in: Seoul",
        "container-title": "Tests",
        "URL": f"https://example.org/kb/people/ri-il-gyu.html#c-{KEY}",
        "abstract": BASIS,
        "note": "Version 0123456789ab",
    }


def test_the_page_of_a_source_cites_the_source_and_where_it_was_seen() -> None:
    graph = graph_of()
    made = replace(of_source(PAPER, graph, SITE), version="0123456789ab")
    assert written(made) == (
        f"{REFERENCE}. Seen in Tests, https://example.org/kb/sources/king-2024.html (version 0123456789ab)."
    )
    assert bibtex(made) == (
        "@misc{king-2024,\n"
        "  author = {{Robert R King} and {Thae Yong Ho}},\n"
        "  title = {{Diplomats who left}},\n"
        "  howpublished = {The Paper},\n"
        "  year = {2024},\n"
        "  month = sep,\n"
        "  url = {https://paper.example/a_b%20c},\n"
        "  note = {Seen in Tests, https://example.org/kb/sources/king-2024.html, version 0123456789ab},\n"
        "}"
    )


def test_the_page_of_an_entry_names_each_source_once() -> None:
    graph = graph_of(claim("lives-in", "Seoul"), claim("lives-in", "Busan"))
    made = of_entry(graph.library.entries[claim().subject], graph, SITE)
    assert written(made) == (
        f"Ri Il Gyu, https://example.org/kb/people/ri-il-gyu.html"
        f" (Tests, version {graph.versions[claim().subject]})."
        f" Rests on {REFERENCE}."
    )


def test_evidence_against_a_claim_and_our_reasoning_are_told_apart() -> None:
    against = evidence("two others", stance="disputes")
    graph = graph_of(
        claim("lives-in", "Seoul", "left the embassy", against, inferred="He went there."),
        sources=[replace(PAPER, standing="retracted", url=None, author=())],
    )
    (one,) = graph.library.entries[claim().subject].claims
    where = "in “Diplomats who left” (The Paper, September 2024; the source was retracted)"
    assert written(of_claim(one, graph, CONFIG)) == (
        f"Ri Il Gyu, lives in: Seoul, people/ri-il-gyu.html#c-{KEY}"
        f" (Tests, version {graph.versions[claim().subject]})."
        f" Rests on “left the embassy”, {where}. Disputed by “two others”, {where}."
        " Inferred: He went there."
    )


@pytest.mark.parametrize(
    ("fields", "unsaid", "said"),
    [
        ({"publish": "none"}, "embassy", "whose words are not shown"),
        ({"redact": ("the Embassy",)}, "the embassy", "“left […]”"),
    ],
)
def test_words_that_may_not_be_shown_are_in_no_file(fields: dict[str, Any], unsaid: str, said: str) -> None:
    graph = graph_of(claim("lives-in", "Seoul"), sources=[replace(PAPER, **fields)])
    (one,) = graph.library.entries[claim().subject].claims
    made = dict(citation_files(graph, SITE))
    made["page"] = citation(one, graph, SITE, "people/ri-il-gyu.md").encode()
    assert [path for path, content in made.items() if unsaid in content.decode()] == []
    shown = [path for path, content in made.items() if said in content.decode()]
    assert shown == [*(f"people/ri-il-gyu{end}" for end in (".bib", ".ris", ".csl.json")), "page"]


@pytest.mark.parametrize(
    ("written_as", "year", "month", "day", "ris_date", "issued"),
    [
        ("2016-04-11", "2016", "apr", "11", "2016/04/11/", {"date-parts": [[2016, 4, 11]]}),
        ("2024-09", "2024", "sep", None, "2024/09//", {"date-parts": [[2024, 9]]}),
        ("2024", "2024", None, None, "2024///", {"date-parts": [[2024]]}),
        ("2024~", "about 2024", None, None, "2024///about 2024", {"date-parts": [[2024]], "circa": True}),
        ("2024?", "perhaps 2024", None, None, "2024///perhaps 2024", {"date-parts": [[2024]], "circa": True}),
        ("2024-22", "2024", None, None, "2024///summer 2024", {"date-parts": [[2024]], "season": 2}),
        ("2024-09-XX", "2024", "sep", None, "2024/09//a day in September 2024", {"date-parts": [[2024, 9]]}),
        ("201X", "2010s", None, None, "///2010s", {"literal": "2010s"}),
        (
            "2016/2018-03",
            "2016 to March 2018",
            None,
            None,
            "///2016 to March 2018",
            {"date-parts": [[2016], [2018, 3]]},
        ),
        ("2016/..", "from 2016", None, None, "///from 2016", {"literal": "from 2016"}),
        ("[2016,2018]", "2016 or 2018", None, None, "///2016 or 2018", {"literal": "2016 or 2018"}),
        ("0987", "987", None, None, "0987///", {"date-parts": [[987]]}),
    ],
)
def test_dates(
    written_as: str, year: str, month: str | None, day: str | None, ris_date: str, issued: dict[str, object]
) -> None:
    made = replace(cited("left the embassy"), dated=dates.parse(written_as))
    (fields,) = (record.fields for record in read_bibtex(bibtex(made)).entries.values())
    months = {"apr": "April", "sep": "September", None: None}
    assert (fields.get("year"), fields.get("month"), fields.get("day")) == (year, months[month], day)
    assert f"\nDA  - {ris_date}\n" in ris(made)
    assert json.loads(csl(made))["issued"] == issued


def test_a_page_of_ours_has_no_date_since_the_site_has_no_clock() -> None:
    graph = graph_of(claim("lives-in", "Seoul"), sources=[PAPER])
    (one,) = graph.library.entries[claim().subject].claims
    assert of_claim(one, graph, SITE).dated is None
    assert of_source(PAPER, graph, SITE).dated == PAPER.published


def test_bibtex_is_read_back() -> None:
    (record,) = read_bibtex(bibtex(of_hostile_source())).entries.values()
    assert record.key == "king-2024"
    assert words_of(record.fields["title"]) == SHOWN
    assert words_of(record.fields["howpublished"]) == SHOWN
    names = [words_of(str(person).strip("{}")) for person in record.persons["author"]]
    assert len(names) == 2
    assert names[1] == "A and B"


def test_ris_is_read_back() -> None:
    (record,) = rispy.loads(ris(of_hostile_source()) + "\n")
    assert record["title"] == record["publisher"] == SHOWN
    assert record["authors"] == [SHOWN, "A and B"]
    assert (record["id"], record["year"], record["language"]) == ("king-2024", "2024", "en")


def test_csl_is_read_back() -> None:
    record = json.loads(csl(of_hostile_source()))
    assert record["title"] == record["container-title"] == SHOWN
    assert record["author"] == [{"literal": SHOWN}, {"literal": "A and B"}]
    assert record["type"] == "document"


def test_files_hold_the_page_and_every_claim_in_records_apart() -> None:
    made = dict(citation_files(graph_of(claim("lives-in", HOSTILE), claim("lives-in", "Seoul")), SITE))
    bib, ris_, json_ = (
        made[f"people/ri-il-gyu{ending}"].decode() for ending in (".bib", ".ris", ".csl.json")
    )
    ids = ["ri-il-gyu", f"ri-il-gyu:{claim('lives-in', HOSTILE).key}", f"ri-il-gyu:{KEY}"]
    assert list(read_bibtex(bib).entries) == ids
    assert [record["id"] for record in rispy.loads(ris_)] == ids
    assert [record["id"] for record in json.loads(json_)] == ids
    assert len(bib.split("\n\n")) == len(ris_.split("\n\n")) == 3
    assert [part[:1] for part in json_.split("\n\n")] == ["[", "{", "{", "{", "]"]


def test_a_citation_on_a_page() -> None:
    graph = graph_of(claim("lives-in", "Seoul"))
    (one,) = graph.library.entries[claim().subject].claims
    address = f"people/ri-il-gyu.html#c-{KEY}"
    made = of_claim(one, graph, CONFIG)
    said = written(made).replace(made.title, f"<span>{made.title}</span>")
    said = said.replace("“Diplomats who left”", "<span>“Diplomats who left”</span>")
    assert citation(one, graph, CONFIG, "events/x.md") == (
        f'<details class="q-cite" data-q-id="ri-il-gyu:{KEY}" data-q-path="{address}">'
        f'<summary>Cite</summary><p class="q-citation">{said}</p>'
        '<p>All of this page: <a href="../people/ri-il-gyu.bib" download>BibTeX</a>'
        ' <a href="../people/ri-il-gyu.ris" download>RIS</a>'
        ' <a href="../people/ri-il-gyu.csl.json" download>CSL-JSON</a></p></details>'
    )
    assert "data-q-path" not in citation(one, graph, SITE, "events/x.md")


def test_hostile_words_stay_words_on_a_page() -> None:
    graph = graph_of(claim("lives-in", HOSTILE), sources=[replace(PAPER, title=HOSTILE)], name=HOSTILE)
    entry_ = graph.library.entries[claim().subject]
    for cited_ in (entry_, PAPER):
        page_citation(cited_, graph, SITE, "index.md")
    block = citation(entry_.claims[0], graph, SITE, "index.md")
    tree = LexborHTMLParser(block)
    assert {node.tag for node in tree.css("body *")} == {"details", "summary", "p", "span", "a"}
    assert [node.text() for node in tree.css("p.q-citation")] == [
        written(of_claim(entry_.claims[0], graph, SITE))
    ]
    page = LexborHTMLParser(page_citation(entry_, graph, SITE, "index.md"))
    (marked,) = (node.text() for node in page.css("code"))
    again = LexborHTMLParser(Markdown(extensions=["quoth.markdown_extension"]).convert(marked))
    assert {node.tag for node in again.css("body *")} == {"p", "a"}
    assert again.css("a")[0].text() == SHOWN


def test_words_stand_on_one_line_without_control_characters() -> None:
    for sign in map(chr, range(0x110000)):
        apart = sign.isspace() or category(sign) in ("Cc", "Cs", "Zl", "Zp")
        assert one_line(f"a{sign}b") == ("a b" if apart else f"a{sign}b"), hex(ord(sign))


def test_all_citations_are_those_of_each_entry_and_source() -> None:
    graph = graph_of(claim("lives-in", "Seoul"), claim("born", "1987"))
    library = graph.library
    each = [file for entry in library.entries.values() for file in citations_of(entry, graph, SITE)]
    each += [file for one in library.sources.values() for file in citations_of_source(one, graph, SITE)]
    assert list(citation_files(graph, SITE)) == each
    assert {path.partition(".")[0] for path, _ in each} == {
        "people/ri-il-gyu",
        "people/thae-yong-ho",
        "sources/king-2024",
    }
