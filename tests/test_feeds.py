"""Feeds: what changed, claim by claim, and nothing of what is not published now."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from make import CONFIG
from repository import commit, git

from quoth.feeds import news as news_module
from quoth.feeds.atom import feeds, feeds_of
from quoth.feeds.news import Item, News
from quoth.ids import EntryId
from quoth.knowledge import read
from quoth.link.graph import Graph, link
from quoth.load.library import published

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = replace(CONFIG, site_url="https://example.org/kb/")
SETTINGS = "site_name: Tests\ndocs_dir: build/docs\nsite_dir: site\nuse_directory_urls: false\n"
ARTICLE = """\
---
title: Diplomats who left
publisher: The Paper
published: 2024-09
{redact}---
Ri Il Gyu was counselor in Havana. He left the embassy in November 2023 with two others.
"""
PERSON = "entries/people/ri-il-gyu.md"


def person(*claims: str, name: str = "Ri Il Gyu", publish: str = "") -> str:
    stated = "".join(
        f"  - {claim}\n    evidence:\n      - {{source: king-2024, quote: {quote}}}\n"
        for claim, _, quote in (one.partition(" = ") for one in claims)
    )
    head = f"name: {name}\naliases: []\n{publish}claims:\n{stated}"
    return f"---\n{head}---\nHe [left the embassy](king-2024).\n"


def parsed(feed: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(feed)  # noqa: S314 (our own)


SAID = "said: it was time = counselor in Havana"
FLED = "refugee-from: North Korea = left the embassy"
LATER = "lives-in: Seoul = two others"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    vocabulary = Path(__file__).parent.parent / "entries/vocabulary.yml"
    git(tmp_path, "init", "--quiet")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries/vocabulary.yml").write_bytes(vocabulary.read_bytes())
    commit(tmp_path, "sources/king-2024.md", ARTICLE.format(redact=""), "2024-05-01")
    return tmp_path


def graph_of(root: Path) -> Graph:
    config, proved, _ = read(root)
    assert config is not None
    assert proved is not None
    return link(replace(proved, library=published(proved.library)))


def news(graph: Graph, root: Path, hidden: Collection[str] = ()) -> dict[EntryId, tuple[Item, ...]]:
    found = News(graph, root, hidden).of(graph.library.entries.values())
    return {entry.id: items for entry, items in found if items}


def told(root: Path, entry: str = "ri-il-gyu") -> list[tuple[str, str, str]]:
    items = news(graph_of(root), root).get(EntryId(entry), ())
    return [(item.commit.when[:10], item.change, item.says) for item in items]


def test_claims_are_added_changed_and_withdrawn(root: Path) -> None:
    commit(root, PERSON, person(SAID), "2024-05-02")
    commit(root, PERSON, person(SAID, FLED), "2024-05-03")
    commit(root, PERSON, person("said: it was late = counselor in Havana", FLED), "2024-05-04")
    commit(root, PERSON, person(FLED), "2024-05-05")
    assert told(root) == [
        ("2024-05-05", "withdrawn", "said: it was late"),
        ("2024-05-04", "changed", "said: it was late"),
        ("2024-05-03", "added", "refugee from: North Korea"),
        ("2024-05-02", "added", "said: it was time"),
    ]
    changed = news(graph_of(root), root)[EntryId("ri-il-gyu")][1]
    assert changed.before == "said: it was time"
    assert [words for _, words in changed.quotes] == ["counselor in Havana"]


def test_a_change_that_no_claim_sees_is_not_told(root: Path) -> None:
    commit(root, PERSON, person(SAID), "2024-05-02")
    commit(root, PERSON, person(SAID).replace("He [left", "She [left"), "2024-05-03")
    assert [day for day, _, _ in told(root)] == ["2024-05-02"]


def test_a_reason_is_what_the_message_gives_as_one(root: Path) -> None:
    commit(root, PERSON, person(SAID, FLED), "2024-05-02")
    (root / PERSON).write_text(person(SAID), encoding="utf-8")
    message = "Mend the entry\n\nNot for readers.\n\nReason: the paper corrected it"
    git(root, "commit", "--quiet", "--all", "--message", message, day="2024-05-03")
    reasons = [item.commit.reason for item in news(graph_of(root), root)[EntryId("ri-il-gyu")]]
    assert reasons == ["the paper corrected it", "", ""]
    assert b"Not for readers" not in dict(feeds(graph_of(root), SITE, root))["feed.xml"]


def test_a_file_that_could_not_be_read_then_is_passed_over(root: Path) -> None:
    commit(root, PERSON, "---\nname: [", "2024-05-02")
    commit(root, PERSON, person(SAID), "2024-05-03")
    assert told(root) == [("2024-05-03", "added", "said: it was time")]


HIDDEN = {
    "withheld now": {PERSON: person(SAID, name="Secret", publish="publish: withheld\n")},
    "a draft now": {PERSON: person(SAID, name="Secret", publish="publish: draft\n")},
    "deleted now": {PERSON: None},
}


@pytest.mark.parametrize("now", HIDDEN.values(), ids=HIDDEN)
def test_nothing_is_told_of_what_is_not_published_now(root: Path, now: dict[str, str | None]) -> None:
    commit(root, "entries/people/thae.md", person(FLED, name="Thae Yong Ho"), "2024-05-02")
    commit(root, PERSON, person(SAID, name="Secret"), "2024-05-03")
    for path, text in now.items():
        (root / path).unlink()
        if text is not None:
            (root / path).write_text(text, encoding="utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "Hide Secret", day="2024-05-04")
    made = dict(feeds(graph_of(root), SITE, root))
    assert set(made) == {"feed.xml", "people/thae.feed.xml"}
    assert b"Thae" in made["feed.xml"]
    assert b"Secret" not in b"".join(made.values())
    assert b"ri-il-gyu" not in b"".join(made.values())


def test_a_claim_about_what_is_not_published_now_is_not_told(root: Path) -> None:
    event = person("place: Havana = counselor in Havana", name="Secret flight")
    commit(root, "entries/events/secret-flight.md", event, "2024-05-02")
    commit(root, PERSON, person(SAID, "took-part-in: secret-flight = two others"), "2024-05-03")
    (root / "entries/events/secret-flight.md").unlink()
    commit(root, PERSON, person(SAID), "2024-05-04")
    assert [says for _, _, says in told(root)] == ["said: it was time"]


def test_a_claim_with_words_that_are_redacted_now_is_not_told(root: Path) -> None:
    commit(root, PERSON, person(SAID, "said: Rosebud  street 5 = two others"), "2024-05-02")
    commit(root, PERSON, person(SAID), "2024-05-03")
    commit(
        root,
        "sources/king-2024.md",
        ARTICLE.format(redact="redact: [rosebud street, embassy]\n"),
        "2024-05-04",
    )
    commit(root, PERSON, person(SAID, FLED), "2024-05-05")
    made = dict(feeds(graph_of(root), SITE, root))["people/ri-il-gyu.feed.xml"].decode()
    assert "osebud" not in made
    assert "“left the […]”" in made


def test_nothing_is_known_without_a_history(root: Path, tmp_path: Path) -> None:
    commit(root, PERSON, person(SAID), "2024-05-02")
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    graph = graph_of(root)
    assert news(graph, tmp_path / "shallow") == {}
    feed = parsed(dict(feeds(graph, SITE, tmp_path / "shallow"))["feed.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2024-09-30T00:00:00Z"
    assert feed.findall(f"{ATOM}entry") == []


def test_a_feed_is_what_readers_of_feeds_expect(root: Path) -> None:
    commit(root, PERSON, person(SAID), "2024-05-02")
    commit(root, PERSON, person(SAID, FLED), "2024-05-03")
    graph = graph_of(root)
    feed = parsed(dict(feeds(graph, SITE, root))["people/ri-il-gyu.feed.xml"])
    assert [feed.findtext(f"{ATOM}{name}") for name in ("title", "updated")] == [
        "Ri Il Gyu: Tests",
        "2024-05-03T12:00:00Z",
    ]
    links = {one.attrib["rel"]: one.attrib["href"] for one in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://example.org/kb/people/ri-il-gyu.html",
        "self": "https://example.org/kb/people/ri-il-gyu.feed.xml",
    }
    (fled, said) = feed.findall(f"{ATOM}entry")
    key = next(
        c.key for c in graph.library.entries[EntryId("ri-il-gyu")].claims if c.stated == "refugee-from"
    )
    told = {one.tag.removeprefix(ATOM): one.text or one.attrib.get("href") for one in fled}
    assert {name: told[name] for name in ("title", "updated", "link", "content")} == {
        "title": "Added: Ri Il Gyu, refugee from: North Korea",
        "updated": "2024-05-03T12:00:00Z",
        "link": f"https://example.org/kb/people/ri-il-gyu.html#c-{key}",
        "content": "“left the embassy”, in Diplomats who left (The Paper, September 2024).",
    }
    assert fled.findtext(f"{ATOM}id") != said.findtext(f"{ATOM}id")


def test_feeds_are_the_same_bytes_each_time(root: Path) -> None:
    commit(root, PERSON, person(SAID, FLED), "2024-05-02")
    assert dict(feeds(graph_of(root), SITE, root)) == dict(feeds(graph_of(root), SITE, root))
    nowhere = dict(feeds(graph_of(root), CONFIG, root))
    assert b'href="ri-il-gyu.html#c-' not in nowhere["feed.xml"]
    assert b'href="../people/ri-il-gyu.html#c-' in nowhere["people/ri-il-gyu.feed.xml"]


def test_a_change_that_names_what_is_withheld_now_is_not_told(root: Path) -> None:
    before = "{source: king-2024, quote: counselor"
    text = person(SAID, FLED).replace(before, before.replace("quote", "said-by: [thae-yong-ho], quote"))
    assert "said-by" in text
    commit(root, "entries/people/thae-yong-ho.md", person(LATER, name="Thae Yong Ho"), "2024-05-01")
    commit(root, PERSON, text, "2024-05-02")
    commit(root, PERSON, person(FLED), "2024-05-03")
    hidden = person(LATER, name="Thae Yong Ho", publish="publish: withheld\n")
    commit(root, "entries/people/thae-yong-ho.md", hidden, "2024-05-04")
    graph = graph_of(root)
    for words, number in (((), 3), (("thae-yong-ho",), 1)):
        assert len(news(graph, root, words)[EntryId("ri-il-gyu")]) == number
        made = b"".join(feed for _, feed in feeds(graph, SITE, root, words))
        assert (b"thae-yong-ho" in made) == (not words)


def test_the_feed_of_all_has_the_latest_of_every_entry(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"p-{number}" for number in range(6)]
    for name in names:
        (root / f"entries/people/{name}.md").parent.mkdir(exist_ok=True)
        (root / f"entries/people/{name}.md").write_text(person(SAID, FLED, name=name), encoding="utf-8")
    commit(root, "entries/people/late.md", person(SAID, name="late"), "2024-05-02")
    # Of one day, and one whose clock was behind.
    for name, day in (("p-4", "2024-05-04"), ("p-1", "2024-05-04"), ("p-2", "2024-05-01")):
        commit(root, f"entries/people/{name}.md", person(SAID, FLED, LATER, name=name), day)
    graph = graph_of(root)
    told = News(graph, root)
    every = news(graph, root)
    in_order = [item for id_ in told.steps for item in every[id_]]
    expected = sorted(in_order, key=lambda item: item.commit.when, reverse=True)
    for most in range(1, 17):
        monkeypatch.setattr(news_module, "MOST", most)
        assert told.latest() == expected[:most]


def test_what_a_file_holds_now_is_not_read_from_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, PERSON, person(SAID, FLED), "2024-05-02")
    before = dict(feeds(graph_of(root), SITE, root))
    read: list[str] = []

    def blobs(_: Path, names: list[str]) -> dict[str, bytes]:
        read.extend(names)
        return {}

    monkeypatch.setattr("quoth.git.blobs", blobs)
    assert dict(feeds(graph_of(root), SITE, root)) == before
    assert read == []
    # A file that is not committed says nothing of what was.
    graph = graph_of(root)
    (root / PERSON).write_text(person(SAID), encoding="utf-8")
    assert news(graph, root) == {}
    assert len(read) == 1


def test_a_draft_of_now_is_not_told_as_added(root: Path) -> None:
    commit(root, PERSON, person(SAID, publish="publish: draft\n"), "2024-05-02")
    config, proved, _ = read(root)
    assert config is not None
    assert proved is not None
    graph = link(replace(proved, library=published(proved.library, ("full", "draft"))))
    assert news(graph, root) == {}


def test_all_feeds_are_those_of_each_entry(root: Path) -> None:
    commit(root, PERSON, person(SAID), "2024-05-02")
    commit(root, "entries/people/thae.md", person(FLED, name="Thae"), "2024-05-03")
    graph = graph_of(root)
    each = [next(feeds_of([one], News(graph, root), SITE)) for one in graph.library.entries.values()]
    assert dict(each) == {path: data for path, data in feeds(graph, SITE, root) if path != "feed.xml"}


def test_marks_are_escaped(root: Path) -> None:
    commit(root, PERSON, person("said: \"a < b & 'c' > d\" = counselor in Havana"), "2024-05-02")
    odd = replace(SITE, site_name='<K> & "B"', site_url="https://example.org/?a=1&b='\"/")
    feed = parsed(dict(feeds(graph_of(root), odd, root))["people/ri-il-gyu.feed.xml"])
    assert feed.findtext(f"{ATOM}title") == 'Ri Il Gyu: <K> & "B"'
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Added: Ri Il Gyu, said: a < b & 'c' > d"
    assert feed.findall(f"{ATOM}link")[1].attrib["href"] == (
        "https://example.org/?a=1&b='\"/people/ri-il-gyu.feed.xml"
    )
