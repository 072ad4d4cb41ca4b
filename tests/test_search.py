"""The search in a real browser: what it finds, in which order, and how it is worked by keys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import DESK, PHONE, Scheme, new_page, script_of_axe, served, watch
from make import claim, entry, library, source
from playwright.sync_api import Browser, Page, expect

from quoth import disk
from quoth.link.graph import link
from quoth.model import Entry
from quoth.search.files import search_files
from quoth.search.keys import key_of, spelled

THEME = Path(__file__).parent.parent / "theme"
HOSTILE = "</script><img src=x onerror=alert(1)> R&D"
SMALL = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>
<header><button data-q-search>Search</button></header><script src="assets/search.js" data-base="."></script>
</body></html>"""


@pytest.fixture
def opened(address: str, page: Page) -> Iterator[Page]:
    """The home page with the search open; it has no fault while it is used."""
    seen = watch(page)
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.locator("dialog.q-search fieldset").first.wait_for()
    yield page
    assert seen.faults == []


def search(page: Page, words: str) -> list[str]:
    """Type words into the box and return the names of the entries found, as far as they are shown."""
    status = page.locator("dialog [role=status]")
    page.evaluate("document.querySelector('dialog [role=status]').textContent = 'waiting'")
    page.locator("dialog input[type=search]").fill(words)
    expect(status).not_to_have_text("waiting")
    return page.locator("dialog .q-search-name").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Ri Il-kyu", "Ri Il Gyu"),
        ("Ri Il Gyu", "Ri Il Gyu"),
        ("ri ilgyu", "Ri Il Gyu"),
        ("Lee Il-kyu", "Ri Il Gyu"),
        ("Yi Il Gyu", "Ri Il Gyu"),
        ("리일규", "Ri Il Gyu"),
        ("리일규가", "Ri Il Gyu"),
        ("Ri Il Guy", "Ri Il Gyu"),
        ("Ri Yong Ho", "Ri Yong Ho"),
        ("Thae Yong-ho", "Thae Yong Ho"),
        ("Tae Yong Ho", "Thae Yong Ho"),
        ("Tae Young-ho", "Thae Yong Ho"),
        ("태영호", "Thae Yong Ho"),
        ("태영호는", "Thae Yong Ho"),
        ("Han Song-ryol", "Han Song Ryol"),
        ("Han Seong-ryeol", "Han Song Ryol"),
        ("Han Sŏngnyŏl", "Han Song Ryol"),
        ("Cho Song-gil", "Jo Song Gil"),
        ("Jo Seong-gil", "Jo Song Gil"),
        ("Ryu Hyon-u", "Ryu Hyun Woo"),
        ("Yoo Hyun-woo", "Ryu Hyun Woo"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Gim Jeong-eun", "Kim Jong Un"),
        ("kimjongun", "Kim Jong Un"),
        ("Jesus Aise", "Jesús Aise Sotolongo"),
        ("King", "Robert R King"),
        ("chargé kuwait", "Chargé d’affaires, North Korean mission in Kuwait"),
        ("charge kuwait", "Chargé d’affaires, North Korean mission in Kuwait"),
        ("charge d'affaires Italy", "Chargé d’affaires, North Korean embassy in Italy"),
    ],
)
def test_what_is_looked_for_comes_first(opened: Page, words: str, first: str) -> None:
    assert search(opened, words)[0] == first


def test_the_person_comes_before_the_pages_that_mention_him(opened: Page) -> None:
    found = search(opened, "Ri Il Gyu")
    assert found[0] == "Ri Il Gyu"
    assert len(found) > 3
    assert "Defection of Ri Il Gyu" in found


def test_spellings_made_by_rule_are_not_shown(opened: Page) -> None:
    search(opened, "Lee Il-kyu")
    assert "leeilgyu" not in opened.content().split("</head>")[1]
    assert "rhee" not in opened.locator("dialog").inner_text().lower()


def test_claims_are_among_the_hits_and_have_addresses(opened: Page, address: str) -> None:
    search(opened, "Kuwait asylum")
    claim = opened.locator("dialog li li a").first
    assert "#c-" in (claim.get_attribute("href") or "")
    assert claim.locator("mark").count() > 0
    claim.click()
    opened.wait_for_url("**/*.html#c-*")
    key = opened.url.partition("#")[2]
    assert opened.locator(f"[id='{key}']").count() == 1
    assert not opened.locator("dialog.q-search[open]").count()


def test_words_are_marked_without_the_signs_around_them(opened: Page) -> None:
    search(opened, "Ri Yong Ho")
    marked = opened.locator("dialog mark").all_inner_texts()
    assert {"Ri", "Yong", "Ho"} < set(marked)
    assert [word for word in marked if not (word[0] + word[-1]).isalnum()] == []
    assert "Yong Ho, as" in opened.locator("dialog").inner_text()


def test_nothing_is_loaded_before_the_search_is_opened(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/people/ri-il-gyu.html", wait_until="networkidle")
    theirs = ("/search/", "/search.css", "/search-index.js")
    assert [path for path in asked if any(part in path for part in theirs)] == []
    page.locator("header [data-q-search]").click()
    search(page, "Kuwait")
    assert {"/search/index.js", "/assets/search-index.js", "/assets/search.css"} <= set(asked)
    assert [path for path in asked if "/search/names-" in path] == []


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_search(address: str, page: Page, key: str) -> None:
    page.goto(f"{address}/people/ri-il-gyu.html")
    page.keyboard.press(key)
    expect(page.locator("dialog.q-search input[type=search]")).to_be_focused()


def test_the_search_is_worked_by_keys_alone(address: str, page: Page) -> None:
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("Ri Il")
    expect(page.locator("dialog .q-search-name").first).to_have_text("Ri Il Gyu")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog .q-search-name").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input[type=search]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog .q-search-hits a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/ri-il-gyu.html*")


def test_a_later_answer_leaves_the_focus_where_it_is(address: str, page: Page) -> None:
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("Ri Il Gyu")
    first = page.locator("dialog .q-search-name").first
    expect(first).to_have_text("Ri Il Gyu")
    page.keyboard.press("ArrowDown")
    drawn = first.element_handle()
    page.evaluate("document.querySelector('dialog input[type=search]').dispatchEvent(new Event('input'))")
    assert drawn is not None
    drawn.wait_for_element_state("hidden")
    expect(first).to_be_focused()


def test_enter_in_the_box_opens_the_first_hit_without_waiting(address: str, page: Page) -> None:
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("태영호는")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/thae-yong-ho.html*")


def test_escape_closes_and_the_focus_returns(address: str, page: Page) -> None:
    page.goto(f"{address}/index.html")
    button = page.locator("header [data-q-search]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog input[type=search]")).to_be_focused()
    page.keyboard.type("Kuwait")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.q-search")).to_be_hidden()
    expect(button).to_be_focused()


def test_an_element_that_asks_for_it_opens_the_search(address: str, page: Page) -> None:
    page.goto(f"{address}/index.html")
    page.evaluate("document.querySelector('main').innerHTML = '<button data-q-search=\"Kuwait\">Go</button>'")
    page.get_by_role("button", name="Go").click()
    expect(page.locator("dialog input[type=search]")).to_have_value("Kuwait")
    expect(page.locator("dialog [role=status]")).to_contain_text("found")


def counts(page: Page, facet: str) -> dict[str, int]:
    """Return the values of a facet with the numbers shown beside them."""
    labels = (
        page.locator("dialog fieldset")
        .filter(has=page.locator(f"legend:text-is('{facet}')"))
        .locator("label")
    )
    rows = [text.rsplit(maxsplit=1) for text in labels.all_inner_texts()]
    return {value.strip(): int(number) for value, number in rows}


def test_facets_count_what_is_found_and_narrow_it_down(opened: Page) -> None:
    everything = counts(opened, "Kind")
    assert set(everything) == {"Event", "Person", "Post", "Source"}
    search(opened, "Kuwait")
    kinds = counts(opened, "Kind")
    assert 0 < sum(kinds.values()) < sum(everything.values())
    opened.get_by_label("Person").check()
    expect(opened.locator("dialog [role=status]")).to_contain_text(f"{kinds['Person']} entr")
    assert set(opened.locator("dialog .q-search-kind").all_inner_texts()) == {"Person"}
    assert counts(opened, "Kind") == kinds
    expect(opened.get_by_label("Person")).to_be_focused()
    opened.get_by_label("Post").check()
    together = kinds["Person"] + kinds["Post"]
    expect(opened.locator("dialog [role=status]")).to_have_text(f"{together} entries found")
    assert sum(counts(opened, "Source").values()) >= together
    opened.get_by_role("button", name="Remove all").click()
    expect(opened.locator("dialog [role=status]")).to_have_text(f"{sum(kinds.values())} entries found")


@pytest.mark.parametrize("facet", ["Kind", "Country", "Decade", "Source", "Disputed"])
def test_each_facet_is_there_and_works_without_words(opened: Page, facet: str) -> None:
    value, number = next(iter(counts(opened, facet).items()))
    box = opened.locator(f"dialog input[type=checkbox][name={facet.lower()}][value='{value}']")
    box.check()
    expect(opened.locator("dialog [role=status]")).to_contain_text(f"{number} entr")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Tahe Yogn Ho", "Thae Yong Ho"),
        ("Rbert Kng", "Robert R King"),
        ("Sotolonga", "Jesús Aise Sotolongo"),
        ("Kuwiat mision", "North Korean mission in Kuwait"),
    ],
)
def test_a_search_that_finds_nothing_says_what_may_be_meant(opened: Page, words: str, meant: str) -> None:
    assert meant in search(opened, words)
    expect(opened.locator("dialog [role=status]")).to_have_text("Not found as written")
    expect(opened.get_by_text("Did you mean")).to_be_visible()


def test_a_search_that_finds_nothing_at_all_leads_to_the_indexes(opened: Page) -> None:
    assert search(opened, "xylophone zzzz") == []
    expect(opened.locator("dialog .q-search-hits a").first).to_be_visible()
    assert opened.locator("dialog .q-search-hits a").all_inner_texts() == [
        "People",
        "Events",
        "Posts",
        "Sources",
    ]
    opened.locator("dialog").get_by_role("link", name="People").click()
    opened.wait_for_url("**/people/index.html")


def test_facets_that_leave_nothing_are_said_to_be_the_cause(opened: Page) -> None:
    opened.get_by_label("Korea JoongAng Daily").check()
    expect(opened.locator("dialog [role=status]")).to_contain_text("found")
    assert search(opened, "Jesus Aise Sotolongo") == []
    opened.get_by_role("button", name="Remove what narrows the search").click()
    expect(opened.locator("dialog .q-search-name").first).to_have_text("Jesús Aise Sotolongo")


def test_the_search_fits_a_phone(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/index.html")
    page.locator("header [data-q-search]").click()
    search(page, "Ri Yong Ho execution")
    box = page.locator("dialog.q-search").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert page.evaluate("document.querySelector('.q-search-body').scrollWidth") <= 390
    assert not page.locator("dialog fieldset").first.is_visible()
    page.get_by_text("Narrow down").click()
    assert page.locator("dialog fieldset").first.is_visible()


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_search(browser: Browser, address: str, width: int, scheme: Scheme) -> None:
    with new_page(browser, width=width, scheme=scheme) as page:
        page.goto(f"{address}/index.html")
        page.evaluate(script_of_axe())
        page.keyboard.press("/")
        page.locator("dialog.q-search details").wait_for()
        expect(page.locator("dialog [role=status]")).to_contain_text("Type a name")
        for words in ("", "Ri Yong Ho execution", "Sotolonga", "xylophone zzzz"):
            if words:
                search(page, words)
            found = page.evaluate("axe.run('dialog.q-search').then(found => found.violations.map(v => v.id))")
            assert found == [], words


def put(folder: Path, *entries: Entry, publisher: str = "The Paper") -> Path:
    """Write a page, and a search of some entries beside it."""
    for path, data in search_files(link(library(entries, [source(publisher=publisher)]))):
        disk.put(folder / path, data)
    (folder / "index.html").write_text(SMALL, encoding="utf-8")
    shutil.copytree(THEME / "assets", folder / "assets")
    return folder


def open_search(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.locator("dialog fieldset").first.wait_for()


@pytest.fixture(params=["server", "folder"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a search that holds hostile words, from a server and from a folder."""
    told = claim("said", "It left \u2028 Kuwait")
    one = entry("x", claim("fate", HOSTILE), told, name=HOSTILE, aliases=("리일규",), prose="")
    put(tmp_path, one, publisher=HOSTILE)
    if request.param == "folder":
        yield tmp_path.as_uri()
        return
    with served(tmp_path) as address:
        yield address


def test_words_of_authors_stay_words(hostile: str, page: Page) -> None:
    page.on("dialog", lambda alert: pytest.fail(alert.message))
    seen = watch(page)
    open_search(page, hostile)
    assert search(page, "R&D") == [HOSTILE, "Diplomats who left"]
    assert page.locator("dialog li li a").first.inner_text().startswith(f"Fate: {HOSTILE}.")
    assert page.locator("dialog [lang=ko]").inner_text() == "리일규"
    assert counts(page, "Source") == {HOSTILE: 2}
    assert search(page, "scirpt imgg src") == [HOSTILE]
    assert page.locator("dialog img").count() == 0
    assert [fault for fault in seen.faults if "favicon" not in fault and "404" not in fault] == []


def test_words_that_mean_something_to_scripts_are_words(tmp_path: Path, page: Page) -> None:
    person = entry("x", claim("fate", "constructor"), name="__proto__ toString")
    open_search(page, put(tmp_path, person, publisher="__proto__").as_uri())
    assert counts(page, "Source") == {"__proto__": 2}
    page.get_by_label("__proto__").check()
    expect(page.locator("dialog [role=status]")).to_have_text("2 entries found")
    assert search(page, "constructor tostring") == ["__proto__ toString"]
    assert search(page, "hasOwnProperty valueOf") == []


def test_of_namesakes_the_one_with_the_words_in_order_comes_first(tmp_path: Path, page: Page) -> None:
    people = [entry(f"p{number}", name=name) for number, name in enumerate(("Ok Il", "Il Ok", "Ok Il"))]
    open_search(page, put(tmp_path, *people).as_uri())
    assert search(page, "Il Ok") == ["Il Ok", "Ok Il", "Ok Il"]
    assert search(page, "Ok Il") == ["Ok Il", "Ok Il", "Il Ok"]


def by_key(*ids: str) -> list[str]:
    """Return ids of people in the order in which pages stand that are equally good."""
    return sorted(ids, key=lambda one: key_of(f"people/{one}.md"))


def test_a_name_comes_before_many_longer_ones_that_have_it(tmp_path: Path, page: Page) -> None:
    *others, last = by_key(*(f"p{number}" for number in range(12)))
    people = [entry(id_, claim("said", "Ri Il"), name=f"Friend of Ri Il {id_}") for id_ in others]
    open_search(page, put(tmp_path, *people, entry(last, name="Ri Il")).as_uri())
    assert search(page, "Ri Il")[0] == "Ri Il"


def test_words_in_one_claim_come_before_words_in_several(tmp_path: Path, page: Page) -> None:
    first, second = by_key("a", "b")
    apart = entry(first, claim("said", "Kuwait"), claim("said", "asylum"), name="Apart")
    open_search(page, put(tmp_path, apart, entry(second, claim("said", "asylum in Kuwait"))).as_uri())
    assert search(page, "Kuwait asylum") == [second.upper(), "Apart"]


def test_other_facets_count_what_is_left(tmp_path: Path, page: Page) -> None:
    person = entry("a", claim("said", "it", on="2019"))
    open_search(
        page, put(tmp_path, person, entry("b", claim("said", "it", on="1999"), kind="event")).as_uri()
    )
    page.get_by_label("Person").check()
    expect(page.locator("dialog [role=status]")).to_have_text("1 entry found")
    assert counts(page, "Decade") == {"2010s": 1}
    assert counts(page, "Kind") == {"Person": 1, "Event": 1, "Source": 1}


def test_the_beginning_of_too_many_words_finds_nothing_yet(tmp_path: Path, page: Page) -> None:
    many = " ".join(f"ab{number}x" for number in range(10_000))
    open_search(page, put(tmp_path, entry("x", claim("said", many)), entry("y", name="Ab")).as_uri())
    assert search(page, "ab") == ["Ab"]
    assert search(page, "ab1") == ["X"]
    seen = watch(page)
    assert search(page, "y ab") == []
    expect(page.locator("dialog [role=status]")).to_have_text("Go on typing")
    assert [url for url in seen.asked if "/names-" in url] == []


def test_a_page_that_is_gone_is_left_out(tmp_path: Path, page: Page) -> None:
    put(tmp_path, entry("x", name="Ri One"), entry("y", name="Ri Two"))
    (tmp_path / f"search/page-{spelled(key_of('people/x.md'))}.js").unlink()
    open_search(page, tmp_path.as_uri())
    assert search(page, "Ri") == ["Ri Two"]


def test_what_is_chosen_without_words_stands_in_the_order_of_names(tmp_path: Path, page: Page) -> None:
    people = [entry(f"p{number}", name=name) for number, name in enumerate(("Ún", "ab", "Vo", "Za", "Ko"))]
    open_search(page, put(tmp_path, *people).as_uri())
    page.get_by_label("Person").check()
    expect(page.locator("dialog [role=status]")).to_have_text("5 entries found")
    assert page.locator("dialog .q-search-name").all_inner_texts() == ["ab", "Ko", "Ún", "Vo", "Za"]


def test_a_site_in_a_folder_is_searched_with_all_its_facets(built: Path, page: Page) -> None:
    seen = watch(page)
    page.goto((built / "site/people/ri-il-gyu.html").as_uri())
    page.keyboard.press("/")
    page.locator("dialog.q-search fieldset").first.wait_for()
    assert search(page, "한수빈은") == []
    assert search(page, "리일규는")[0] == "Ri Il Gyu"
    search(page, "Kuwait asylum")
    page.get_by_label("Event").check()
    expect(page.locator("dialog .q-search-kind").first).to_have_text("Event")
    page.locator("dialog li li a").first.click()
    page.wait_for_url("**/events/*.html#c-*")
    assert seen.faults == []
