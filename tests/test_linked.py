"""Linked data: programs read each page and the whole to the same statements, and fetch nothing for it."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from make import CONFIG, claim, entry, evidence, library, source
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from selectolax.lexbor import LexborHTMLParser

from quoth.config import Config
from quoth.data.files import data_files
from quoth.data.linked import DATABASES, identified, linked_entry
from quoth.html import data
from quoth.link.graph import Graph as Knowledge
from quoth.link.graph import link
from quoth.model import Entry, Source
from quoth.pages.all import all_pages

# The parser of rdflib 7 makes a graph of a class of its own that it calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

S = Namespace("https://schema.org/")
SITE = "https://kb.example/"
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
HELD = """
PREFIX schema: <https://schema.org/>
SELECT ?name ?since ?until WHERE {
    ?person schema:name ?name ; ?held ?term .
    ?term a schema:Role ; ?held <POST> .
    OPTIONAL { ?term schema:startDate ?since }
    OPTIONAL { ?term schema:endDate ?until }
} ORDER BY ?name
"""
ANNOTATION = {
    "AnnotationCollection": {"@context", "id", "type", "label", "total", "first"},
    "AnnotationPage": {"id", "type", "items"},
    "Annotation": {"id", "type", "motivation", "body", "target"},
}
"""The keys of each kind, by the Web Annotation Data Model and its vocabulary for collections."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection: all that is needed stands in the files."""

    def refuse(*arguments: object) -> NoReturn:
        raise AssertionError(f"asks the network: {arguments}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def read(record: str | bytes, address: str) -> Graph:
    """Return the triples of a document that stands at an address."""
    return Graph().parse(data=record, format="json-ld", publicID=address)


def knowledge(*entries: Entry, sources: list[Source] | None = None) -> Knowledge:
    return link(library(entries, sources))


def triples_of(made: Knowledge, **settings: Any) -> Graph:
    config = replace(CONFIG, **settings)
    return read(whole(made, config, "data/kb.jsonld"), f"{SITE}data/kb.jsonld")


def whole(made: Knowledge, config: Config, path: str) -> bytes:
    return dict(data_files(made, config))[path]


def scripts(page: Path) -> list[str]:
    parsed = LexborHTMLParser(page.read_bytes())
    return [node.text() for node in parsed.css("script[type='application/ld+json']")]


def post() -> Entry:
    return entry("counselor", kind="post", name="Counselor", prose="")


@pytest.mark.parametrize(
    ("path", "type_", "name"),
    [
        ("people/ri-il-gyu.html", S.Person, "Ri Il Gyu"),
        ("posts/charge-d-affaires-kuwait.html", S.Role, "Chargé d’affaires, North Korean mission in Kuwait"),
        ("events/defection-of-ri-il-gyu.html", S.Event, "Defection of Ri Il Gyu"),
    ],
)
def test_a_page_is_read_to_triples(built: Path, path: str, type_: URIRef, name: str) -> None:
    (record,) = scripts(built / "site" / path)
    found = read(record, SITE + path)
    it = URIRef(f"{SITE}{path}#it")
    assert (it, RDF.type, type_) in found
    assert found.value(it, S.name) == Literal(name)
    claims = list(found.subjects(RDF.type, S.Claim))
    assert len(claims) == len(LexborHTMLParser((built / "site" / path).read_bytes()).css("li[id^=c-]"))
    for one in claims:
        assert str(one).startswith(f"{SITE}{path}#c-")
        assert (one, S.about, it) in found
        for quotation in found.objects(one, S.citation):
            article = found.value(quotation, S.isPartOf)
            assert (article, RDF.type, S.NewsArticle) in found


def test_the_page_of_a_source_is_an_article(built: Path) -> None:
    (record,) = scripts(built / "site/sources/king-2024.html")
    found = read(record, f"{SITE}sources/king-2024.html")
    it = URIRef(f"{SITE}sources/king-2024.html#it")
    assert (it, RDF.type, S.NewsArticle) in found
    assert found.value(it, S.headline)


def test_what_a_page_says_is_said_by_the_whole_too(built: Path) -> None:
    whole = read((built / "site/data/kb.jsonld").read_bytes(), f"{SITE}data/kb.jsonld")
    pages = sorted((built / "site/people").glob("*.html"))
    for page in pages[:12]:
        for record in scripts(page):
            named = {
                triple
                for triple in read(record, f"{SITE}people/{page.name}")
                if all(isinstance(part, URIRef | Literal) for part in triple)
            }
            assert named
            assert [triple for triple in named if triple not in whole] == []


def test_who_held_the_post_in_kuwait(built: Path) -> None:
    whole = read((built / "site/data/kb.jsonld").read_bytes(), f"{SITE}data/kb.jsonld")
    answer = whole.query(HELD.replace("POST", f"{SITE}posts/charge-d-affaires-kuwait.html#it"))
    assert list(answer) == [(Literal("Ryu Hyun Woo"), None, None)]


@pytest.mark.parametrize(
    "entries",
    [
        [entry("ri", claim("held", "counselor", since="2019-04~", until="2023-11"), prose=""), post()],
        [
            entry("ri", prose=""),
            entry(
                "counselor", claim("held-by", "ri", since="2019-04~", until="2023-11"), kind="post", prose=""
            ),
        ],
    ],
    ids=["stated of the person", "stated of the post"],
)
def test_a_term_of_office_is_a_role_on_whichever_side_it_stands(entries: list[Entry]) -> None:
    found = triples_of(knowledge(*entries), site_url=SITE)
    answer = list(found.query(HELD.replace("POST", f"{SITE}posts/counselor.html#it")))
    assert answer == [(Literal("Ri"), Literal("2019-04~", datatype=EDTF), Literal("2023-11"))]


@pytest.mark.parametrize("site_url", [SITE, None])
def test_addresses_are_the_same_whether_or_not_it_is_known_where_the_site_stands(
    site_url: str | None,
) -> None:
    found = triples_of(knowledge(entry("ri", claim("said", "it"), prose="")), site_url=site_url)
    it = URIRef(f"{SITE}people/ri.html#it")
    assert (it, RDF.type, S.Person) in found
    (one,) = found.subjects(RDF.type, S.Claim)
    assert str(one).startswith(f"{SITE}people/ri.html#c-")
    assert found.value(found.value(one, S.citation), S.text) == Literal("left the embassy")


@pytest.mark.parametrize(
    ("fields", "text"),
    [({}, "left the embassy"), ({"publish": "none"}, None), ({"redact": ("embassy",)}, "left the […]")],
)
def test_quotations_have_the_words_that_may_be_shown(fields: dict[str, Any], text: str | None) -> None:
    found = triples_of(knowledge(entry("ri", claim("said", "it"), prose=""), sources=[source(**fields)]))
    (quotation,) = found.subjects(RDF.type, S.Quotation)
    assert found.value(quotation, S.text) == (None if text is None else Literal(text))


def test_what_speaks_against_a_claim_is_no_citation_of_it() -> None:
    against = evidence("was counselor in Havana", stance="disputes")
    found = triples_of(knowledge(entry("ri", claim("said", "it", evidence(), against), prose="")))
    (one,) = found.subjects(RDF.type, S.Claim)
    assert [str(found.value(quotation, S.text)) for quotation in found.objects(one, S.citation)] == [
        "left the embassy"
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("wikidata:Q64", "http://www.wikidata.org/entity/Q64"),
        ("viaf:113230702", "http://viaf.org/viaf/113230702"),
        ("gnd:4000001-2", "https://d-nb.info/gnd/4000001-2"),
        ("orcid:0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("nowhere:Q64", None),
        ("wikidata:", None),
        ("wikidata:Q64/../x", None),
        ("wikidata:Q64 ", None),
        ("wikidata:Q64\n", None),
        ("Wikidata:Q64", None),
        ("javascript:alert", None),
        ("https://e.org/", None),
        ("Q64", None),
    ],
)
def test_identifiers_of_other_databases(value: str, expected: str | None) -> None:
    assert identified(value) == expected
    found = triples_of(knowledge(entry("ri", claim("same-as", value), prose="")))
    it = URIRef(f"{SITE}people/ri.html#it")
    assert list(found.objects(it, S.sameAs)) == [URIRef(expected) if expected else Literal(value)]
    pages = {
        page.path: page.text
        for page in all_pages(knowledge(entry("ri", claim("same-as", value), prose="")), CONFIG)
    }
    links = [
        node.attributes["href"] for node in LexborHTMLParser(pages["people/ri.md"]).css("a[rel=external]")
    ]
    assert set(links) == ({expected} if expected else set())


def test_an_identifier_is_one_only_where_a_claim_says_so() -> None:
    made = knowledge(entry("ri", claim("said", "wikidata:Q64"), prose=""))
    assert "www.wikidata.org" not in "".join(page.text for page in all_pages(made, CONFIG))
    assert DATABASES["wikidata"].encode() not in whole(made, CONFIG, "data/kb.jsonld")


HOSTILE = [
    "</script><script>alert(1)</script>",
    "</script onload=x",
    "<!-- <script </script x",
    "<!--<script>",
    "-->",
    "]]>",
    '"},{"@id":"https://evil.example/"',
    "\\u003c/script>",
    "a\u2028b\u2029c",
    "&lt;/script&gt;",
    "\u202e\U0001f600",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leaves_the_script(name: str) -> None:
    made = knowledge(entry("ri", claim("said", name), name=name, aliases=(name + "2",), prose=""))
    element = data(linked_entry(made.library.entries["ri"], made, CONFIG))  # type: ignore[index]
    parsed = LexborHTMLParser(f"<main>{element}</main>")
    (script,) = parsed.css("script")
    assert [node.tag for node in parsed.css("main *")] == ["script"]
    assert (parsed.css("main")[0].text(deep=False)) == ""
    found = read(script.text(), f"{SITE}people/ri.html")
    assert found.value(URIRef(f"{SITE}people/ri.html#it"), S.name) == Literal(" ".join(name.split()))
    assert all("evil" not in str(one) for one in found.subjects())


# Annotations


def targets(record: Any) -> Iterator[tuple[Any, Any]]:
    for item in record["first"]["items"]:
        for target in item["target"]:
            yield item, target


def test_annotations_are_as_the_model_has_them(built: Path) -> None:
    record = json.loads((built / "site/data/annotations.jsonld").read_bytes())
    assert record["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for one in (record, record["first"], *record["first"]["items"]):
        assert set(one) == ANNOTATION[one["type"]]
    ids = [item["id"] for item in record["first"]["items"]]
    assert len(set(ids)) == len(ids) == record["total"]
    knowledge = json.loads((built / "site/data/kb.json").read_bytes())
    against = sum(
        p["stance"] == "disputes" for e in knowledge["entries"] for c in e["claims"] for p in c["evidence"]
    )
    motivations = [item["motivation"] for item in record["first"]["items"]]
    assert (motivations.count("questioning"), motivations.count("linking")) == (against, len(ids) - against)


def test_every_exact_text_stands_in_its_source(built: Path) -> None:
    record = json.loads((built / "site/data/annotations.jsonld").read_bytes())
    sources = json.loads((built / "site/data/kb.json").read_bytes())["sources"]
    texts = {
        one["url"] or f"../sources/{one['id']}.html": (built / f"sources/{one['id']}.md").read_text(
            encoding="utf-8"
        )
        for one in sources
    }
    found = 0
    for item, target in targets(record):
        assert set(target) == {"source", "selector"}
        assert set(target["selector"]) == {"type", "exact"}
        assert target["selector"]["type"] == "TextQuoteSelector"
        assert target["selector"]["exact"] in texts[target["source"]]
        address, anchor = item["body"][0]["id"].removeprefix("../").split("#")
        assert f'id="{anchor}"' in (built / "site" / address).read_text(encoding="utf-8")
        found += 1
    assert found > 500


@pytest.mark.parametrize(
    ("fields", "quote", "expected"),
    [
        ({}, "left the embassy", ["left the embassy"]),
        ({"url": "https://p.example/a"}, "left the embassy", ["left the embassy"]),
        ({}, "left the embassy … with two", ["left the embassy", "with two"]),
        ({"publish": "full"}, "left the embassy", ["left the embassy"]),
        ({"publish": "none"}, "left the embassy", None),
        ({"redact": ("embassy",)}, "left the embassy", None),
        ({"redact": ("Havana",)}, "left the embassy", ["left the embassy"]),
    ],
)
def test_what_an_annotation_selects(fields: dict[str, Any], quote: str, expected: list[str] | None) -> None:
    paper = source(**fields)
    made = knowledge(entry("ri", claim("said", "it", quote), prose=""), sources=[paper])
    record = json.loads(whole(made, CONFIG, "data/annotations.jsonld"))
    assert record["total"] == (0 if expected is None else 1)
    found = [(target["source"], target["selector"]["exact"]) for _, target in targets(record)]
    assert found == [(paper.url or "../sources/king-2024.html", exact) for exact in expected or []]


def test_annotations_are_read_to_triples_with_the_context_of_the_model() -> None:
    made = knowledge(entry("ri", claim("said", "it"), prose=""))
    record = json.loads(whole(made, replace(CONFIG, site_url=SITE), "data/annotations.jsonld"))
    # The terms that are used here, as http://www.w3.org/ns/anno.jsonld defines them.
    oa = Namespace("http://www.w3.org/ns/oa#")
    act = "http://www.w3.org/ns/activitystreams#"
    record["@context"] = {
        "oa": str(oa), "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@vocab"},
        "Annotation": "oa:Annotation", "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextualBody": "oa:TextualBody", "linking": "oa:linking", "questioning": "oa:questioning",
        "AnnotationCollection": f"{act}OrderedCollection", "AnnotationPage": f"{act}OrderedCollectionPage",
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "exact": "oa:exact", "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "first": {"@type": "@id", "@id": f"{act}first"},
        "items": {"@type": "@id", "@id": f"{act}items", "@container": "@list"},
    }  # fmt: skip
    found = read(json.dumps(record), f"{SITE}data/annotations.jsonld")
    (one,) = found.subjects(RDF.type, oa.Annotation)
    target = found.value(one, oa.hasTarget)
    assert found.value(target, oa.hasSource) == URIRef(f"{SITE}sources/king-2024.html")
    assert found.value(found.value(target, oa.hasSelector), oa.exact) == Literal("left the embassy")
    assert found.value(one, oa.motivatedBy) == oa.linking
    assert URIRef(str(one).rpartition("-")[0]) in set(found.objects(one, oa.hasBody))
