"""What the script adds to pages, in a real browser: on small pages of its own, under a strict policy."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from browser import until
from make import CONFIG, claim, entry, library, source
from playwright.sync_api import Browser, Page, Route

from quoth.citing.citation import of_claim
from quoth.citing.files import citation_files
from quoth.citing.text import written
from quoth.html import Html, join, tag
from quoth.link.graph import link
from quoth.pages.cite import citation, page_citation
from quoth.pages.markdown import link as markdown_link
from quoth.pages.markdown import plain

ASSETS = Path(__file__).parent.parent / "theme" / "assets"
SITE = "https://kb.example/those/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"

HEAD = Html(
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>'
    '<meta name="viewport" content="width=device-width">'
    '<link rel="stylesheet" href="../assets/quoth.css"><link rel="stylesheet" href="../assets/tables.css">'
    '<script src="../assets/quoth.js" defer></script><body class="md-typeset">'
)
ROWS = (
    ("Chargé d’affaires", "Italy|Malta", "2018-11", "9"),
    ("Ambassador", "Cuba", "2016", "10"),
    ("Counselor", "Cuba", "", ""),
    ("영사", "Kuwait", "2019-09", "2"),
)
HEADERS = join(
    tag("th", "Post"), tag("th", "Country", data_q_facet="country"), tag("th", "From"), tag("th", "Claims")
)


def table(rows: tuple[tuple[str, ...], ...] = ROWS, name: str = "") -> Html:
    """Return a table as pages have it: sorted as given, complete without scripts."""
    lines = [
        tag(
            "tr",
            tag("th", post, scope="row"),
            tag("td", country.replace("|", ", "), data_label="Country", data_facet=country),
            tag("td", f"since {since}" if since else "", data_label="From", data_sort=since),
            tag("td", number, data_label="Claims"),
            data_q_also="envoy" if post == "Ambassador" else None,
        )
        for post, country, since, number in rows
    ]
    head = tag("thead", tag("tr", HEADERS))
    return tag("table", head, tag("tbody", *lines), class_="q-table", data_q_table=name)


def cited() -> dict[str, bytes]:
    """Return a page with citations and the files beside it, of a site that does not know where it stands."""
    made = entry(
        "ri-il-gyu", claim("lives-in", "Seoul"), claim("lives-in", "Busan"), name="Ri Il Gyu", prose=""
    )
    graph = link(library([made], [source()]))
    here = "people/ri-il-gyu.md"
    blocks = [page_citation(made, graph, CONFIG, here)]
    blocks += [citation(one, graph, CONFIG, here) for one in made.claims]
    return {"people/ri-il-gyu.html": join(HEAD, *blocks).encode(), **dict(citation_files(graph, CONFIG))}


FOLDED = join(
    HEAD,
    tag("div", " ", class_="q-space"),
    tag("details", tag("summary", "More"), tag("p", "words", id="n3"), class_="q-chip", id="outer"),
    tag(
        "div",
        tag("details", tag("summary", "❝"), tag("p", "quote"), class_="q-chip", id="chip"),
        tag(
            "details",
            tag("summary", "Cite"),
            tag("p", "cited", class_="q-citation"),
            class_="q-cite",
            id="cite",
        ),
        id="c-0123456789ab",
    ),
    tag("ul", *(tag("li", f"Ri-Il {n}") for n in range(12)), data_q_list=""),
)
PAGES: dict[str, bytes] = {
    **cited(),
    "x/table.html": join(HEAD, table()).encode(),
    "x/folded.html": FOLDED.encode(),
    **{f"assets/{path.name}": path.read_bytes() for path in sorted(ASSETS.glob("*.*"))},
}
TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json"}


def serve(route: Route) -> None:
    """Answer from PAGES; nothing leaves the machine."""
    path = re.split("[?#]", route.request.url.partition("/those/")[2])[0]
    kind = f"{TYPES.get(path.rpartition('.')[2], 'text/plain')}; charset=utf-8"
    headers = {"content-type": kind, "content-security-policy": POLICY}
    if path in PAGES:
        route.fulfill(body=PAGES[path], headers=headers)
    else:
        route.fulfill(status=404)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that may use the clipboard; it must leave no fault behind."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/*", serve)
    yield page
    context.close()
    assert faults == []


def posts(page: Page) -> list[str]:
    """Return the first cell of each row that is shown, in order."""
    rows = page.locator("tbody tr").all()
    return [row.locator("th").inner_text() for row in rows if row.is_visible()]


A, B, C, D = (row[0] for row in ROWS)


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        ("Post", [B, A, C, D], [D, C, A, B]),
        ("Country", [B, C, A, D], [D, A, B, C]),
        ("From", [B, A, D, C], [D, A, B, C]),
        ("Claims", [D, A, B, C], [B, A, D, C]),
    ],
)
def test_a_column_is_sorted_both_ways(page: Page, column: str, up: list[str], down: list[str]) -> None:
    page.goto(f"{SITE}x/table.html")
    header = page.get_by_role("columnheader", name=column)
    assert header.get_attribute("aria-sort") is None
    for expected, order in ((up, "ascending"), (down, "descending"), (up, "ascending")):
        header.get_by_role("button").press("Enter")
        assert posts(page) == expected
        assert header.get_attribute("aria-sort") == order
    assert page.locator("[aria-sort]").count() == 1


@pytest.mark.parametrize(
    ("words", "expected", "count"),
    [
        ("", [A, B, C, D], "4 in all"),
        ("charge d'affaires", [A], "1 of 4"),
        ("CUBA 2016", [B], "1 of 4"),
        ("영사", [D], "1 of 4"),
        ("envoy", [B], "1 of 4"),
        ("nobody", [], "0 of 4"),
    ],
)
def test_a_table_is_filtered(page: Page, words: str, expected: list[str], count: str) -> None:
    page.goto(f"{SITE}x/table.html")
    page.get_by_label("Filter").fill(words)
    assert posts(page) == expected
    assert page.get_by_role("status").inner_text() == count


def test_a_value_is_chosen_of_those_that_the_cells_have(page: Page) -> None:
    page.goto(f"{SITE}x/table.html")
    choice = page.get_by_label("Country")
    assert choice.locator("option").all_inner_texts() == ["All", "Cuba", "Italy", "Kuwait", "Malta"]
    choice.select_option("Malta")
    assert posts(page) == [A]
    choice.select_option("")
    assert posts(page) == [A, B, C, D]


def test_there_is_no_choice_where_all_are_the_same(page: Page) -> None:
    rows = tuple((post, "Cuba", "", "") for post in "ABC")
    body = join(HEAD, table(rows))
    page.route("**/same.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{SITE}x/same.html")
    assert posts(page) == ["A", "B", "C"]
    assert page.locator("select").count() == 0


def test_a_view_stands_in_the_address(page: Page) -> None:
    page.goto(f"{SITE}x/table.html#top")
    page.get_by_label("Country").select_option("Cuba")
    page.get_by_label("Filter").fill("co a")
    page.get_by_role("button", name="Post").click(click_count=2)
    assert page.url == f"{SITE}x/table.html?country=Cuba&q=co+a&sort=-post#top"
    view = posts(page)
    assert view == [C]
    page.goto("about:blank")
    page.goto(f"{SITE}x/table.html?country=Cuba&sort=-post")
    assert posts(page) == [C, B]
    assert page.get_by_role("columnheader", name="Post").get_attribute("aria-sort") == "descending"
    page.get_by_label("Country").select_option("")
    assert page.url == f"{SITE}x/table.html?sort=-post"


def test_tables_with_names_keep_apart(page: Page) -> None:
    body = join(HEAD, table(name="old"), table(name="new"))
    page.route("**/two.html*", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{SITE}x/two.html?old.q=cuba")
    page.get_by_label("Country").nth(1).select_option("Kuwait")
    assert posts(page) == [B, C, D]
    assert page.url == f"{SITE}x/two.html?old.q=cuba&new.country=Kuwait"


def test_an_address_that_names_nothing_known_shows_everything(page: Page) -> None:
    page.goto(f"{SITE}x/table.html?country=Nowhere&sort=age&q=%20")
    assert posts(page) == [A, B, C, D]


def test_a_table_is_complete_without_scripts(browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.route("**/*", serve)
    page.goto(f"{SITE}x/table.html")
    assert posts(page) == [A, B, C, D]
    assert page.locator("button, input, select").count() == 0
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_rows_are_cards_on_a_phone(browser: Browser, scripts: bool) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
    page.route("**/*", serve)
    page.goto(f"{SITE}x/table.html")
    first, second = (page.locator("tbody tr").nth(n).bounding_box() for n in (0, 1))
    cells = page.locator("tbody tr").first.locator("td").all()
    lefts = {box["x"] for cell in cells if (box := cell.bounding_box())}
    assert first is not None
    assert second is not None
    assert len(lefts) == 1
    assert second["y"] > first["y"] + first["height"]
    label = "getComputedStyle(document.querySelector('td'), '::before').content"
    if scripts:
        assert page.get_by_role("button", name="Post").is_visible()
        assert page.get_by_role("cell").count() == 10  # empty ones are left out
        assert "Country" in page.evaluate(label)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_hundreds_of_rows_are_sorted_and_filtered(page: Page) -> None:
    many = tuple((f"Post {n * 7919 % 800}", f"Country {n % 40}", "", str(n)) for n in range(800))
    page.route(
        "**/many.html", lambda route: route.fulfill(body=join(HEAD, table(many)), content_type="text/html")
    )
    page.goto(f"{SITE}x/many.html")
    page.evaluate(
        """() => {
          document.querySelector(".q-sort").click();
          const box = document.querySelector("select");
          box.value = "Country 7";
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    assert page.get_by_role("status").inner_text() == "20 of 800"
    assert page.locator("tbody th:visible").first.inner_text() == "Post 33"


def test_a_list_is_filtered(page: Page) -> None:
    page.goto(f"{SITE}x/folded.html?q=ri+il+11")
    assert page.locator("li:visible").all_inner_texts() == ["Ri-Il 11"]
    assert page.get_by_role("status").inner_text() == "1 of 12"


def is_open(page: Page) -> dict[str, bool]:
    """Return which disclosures are open."""
    found = "Object.fromEntries([...document.querySelectorAll('details')].map(d => [d.id, d.open]))"
    opened: dict[str, bool] = page.evaluate(found)
    return opened


def test_an_address_opens_what_is_folded_around_and_inside_its_place(page: Page) -> None:
    page.goto(f"{SITE}x/folded.html#c-0123456789ab")
    assert is_open(page) == {"outer": False, "chip": True, "cite": False}
    page.evaluate("location.hash = '#n3'")
    until(page, "document.getElementById('outer').open")
    assert page.locator("#n3").is_visible()
    assert page.evaluate("document.querySelector(':target').id") == "n3"


@pytest.mark.parametrize("hash_", ["#", "#nothing", "#%E0%A4%A", "#:~:text=absent"])
def test_an_address_that_names_no_place_does_no_harm(page: Page, hash_: str) -> None:
    page.goto(f"{SITE}x/folded.html{hash_}")
    assert is_open(page) == {"outer": False, "chip": False, "cite": False}


def test_paper_shows_every_quote_and_the_page_is_as_before(page: Page) -> None:
    page.goto(f"{SITE}x/folded.html#c-0123456789ab")
    page.evaluate(
        "addEventListener('beforeprint', () => { window.seen = document.querySelectorAll('[open]').length })"
    )
    page.pdf()
    assert page.evaluate("window.seen") == 2
    until(page, "!document.getElementById('outer').open")
    assert is_open(page) == {"outer": False, "chip": True, "cite": False}


def copy(page: Page, format_: str) -> str:
    """Press a button of the second claim's citation and return what is on the clipboard then."""
    page.goto(f"{SITE}people/ri-il-gyu.html")
    cite = page.locator("details.q-cite").nth(2)
    assert page.locator(".q-copy").count() == 0
    cite.locator("summary").click()
    cite.get_by_role("button", name=f"Copy {format_}").click()
    cite.get_by_role("status").filter(has_text="Copied").wait_for()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied.replace("\r\n", "\n")


def test_without_https_there_is_another_clipboard(page: Page) -> None:
    page.goto(f"{SITE.replace('https', 'http')}people/ri-il-gyu.html")
    assert page.evaluate("navigator.clipboard") is None
    page.locator("summary").first.click()
    page.get_by_role("button", name="Copy text").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    assert page.get_by_role("button", name="Copy text").evaluate(
        "button => button === document.activeElement"
    )
    assert page.locator("textarea").count() == 0


KEY = claim("lives-in", "Busan").key
REAL = f"{SITE}people/ri-il-gyu.html#c-{KEY}"


HOSTILE = '<b>&amp; {x} \\y _u_ "q" *c* [d](e) | , https://f.example/ (é'


def test_markdown_of_hostile_words_is_that_of_the_citation(page: Page) -> None:
    made = entry("ri-il-gyu", claim("lives-in", HOSTILE), name=HOSTILE, prose="")
    config = replace(CONFIG, site_url=SITE, site_name=HOSTILE)
    graph = link(library([made], [source(title=HOSTILE, url="https://p.example/a_(b)|c")]))
    block = join(HEAD, page_citation(made, graph, config, "people/ri-il-gyu.md"))
    page.route(
        "**/hostile.html",
        lambda route: route.fulfill(
            body=join(block, *(citation(one, graph, config, "people/ri-il-gyu.md") for one in made.claims)),
            content_type="text/html; charset=utf-8",
        ),
    )
    page.goto(f"{SITE}people/hostile.html")
    cite = page.locator("details.q-cite").nth(1)
    cite.locator("summary").click()
    cite.get_by_role("button", name="Copy Markdown").click()
    cite.get_by_role("status").filter(has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == written(of_claim(made.claims[0], graph, config), plain, markdown_link)


@pytest.mark.parametrize(
    ("format_", "start"),
    [
        ("text", f"Ri Il Gyu, lives in: Busan, {REAL} (Tests, version "),
        ("Markdown", f"[Ri Il Gyu, lives in: Busan]({REAL}) (Tests, version "),
        ("BibTeX", f"@misc{{ri-il-gyu:{KEY},\n  title = {{{{Ri Il Gyu, lives in: Busan}}}},"),
        ("RIS", f"TY  - ELEC\nID  - ri-il-gyu:{KEY}\n"),
        ("CSL-JSON", f'[\n  {{\n    "id": "ri-il-gyu:{KEY}",'),
    ],
)
def test_a_citation_is_copied_with_the_real_address(page: Page, format_: str, start: str) -> None:
    copied = copy(page, format_)
    assert copied.startswith(start)
    assert REAL in copied
    assert " people/" not in copied
    assert "Seoul" not in copied


def test_what_is_copied_is_a_whole_record(page: Page) -> None:
    assert [record["urls"] for record in rispy.loads(copy(page, "RIS"))] == [[REAL]]
    assert [record["URL"] for record in json.loads(copy(page, "CSL-JSON"))] == [REAL]
    assert copy(page, "BibTeX").endswith("\n}")


def test_a_file_that_cannot_be_had_is_told(page: Page) -> None:
    page.route("**/*.ris", lambda route: route.fulfill(body="", content_type="text/plain"))
    page.goto(f"{SITE}people/ri-il-gyu.html")
    cite = page.locator("details.q-cite").nth(1)
    cite.locator("summary").click()
    button = cite.get_by_role("button", name="Copy RIS")
    button.click()
    cite.get_by_role("status").filter(has_text="could not be copied").wait_for()
    assert button.evaluate("button => button === document.activeElement")


def test_a_page_in_a_folder_copies_words_and_links_to_files(page: Page, tmp_path: Path) -> None:
    page.unroute("**/*")
    for path, content in PAGES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    page.goto((tmp_path / "people/ri-il-gyu.html").as_uri())
    cite = page.locator("details.q-cite").nth(1)
    cite.locator("summary").click()
    assert cite.get_by_role("button").all_inner_texts() == ["Copy text", "Copy Markdown"]
    cite.get_by_role("button", name="Copy text").click()
    cite.get_by_role("status").filter(has_text="Copied").wait_for()
    assert cite.get_by_role("link").count() == 3
    page.goto((tmp_path / "x/table.html").as_uri())
    page.get_by_label("Filter").fill("Cuba")
    assert posts(page) == [B, C]
