"""Every kind of page in a real browser, on a desk and on a phone, by day and by night."""

import json
from pathlib import Path

import pytest
from browser import DESK, PHONE, Scheme, new_page, script_of_axe, unfold, watch
from playwright.sync_api import Browser, Page

PAGES = (
    "index.html",
    "people/index.html",
    "events/index.html",
    "posts/index.html",
    "sources/index.html",
    "disputed.html",
    "gaps.html",
    "map.html",
    "years/index.html",
    "years/2019.html",
    "about.html",
    "reading.html",
    "first-entry.html",
    "guide.html",
    "living-people.html",
    "vocabulary.html",
    "data/index.html",
    "404.html",
    "people/ri-yong-ho.html",
    "events/defection-of-ri-il-gyu.html",
    "posts/foreign-minister-of-north-korea.html",
    "sources/king-2024.html",
    "longest",
)
"""Each kind of page once, and the longest page of an entry."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""Which rules of axe a page is held to."""

EXCUSED = {
    "region: #__drawer": "the theme's styles look for the switch of the drawer at the top of the page",
}
"""What axe finds in the theme and cannot be mended here, and why."""

LOOK = """async rules => (await axe.run(document, rules)).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.html.slice(0, 200)}`))"""

CUT_OFF = """[...document.querySelectorAll('body *')].filter(node => {
    const box = node.getBoundingClientRect()
    if (!box.width || !box.height || box.right <= innerWidth + 1 || !node.checkVisibility()) return false
    for (let up = node; up && up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up)
        if (style.position === 'fixed' || /auto|scroll/.test(style.overflowX)) return false
        if (up !== node && style.overflowX !== 'visible' && up.getBoundingClientRect().right <= innerWidth) {
            return false
        }
    }
    return true
}).map(node => node.outerHTML.slice(0, 200))"""
"""What reaches beyond the right edge, though nothing around it can be scrolled."""


MARKS = """[...document.querySelectorAll('.q-mark, .q-address')].map(node => [node.outerHTML.slice(0, 200),
    node.getBoundingClientRect().left - node.parentElement.getBoundingClientRect().left])"""
"""The small links behind values and claims, and how far from the beginning of the line each stands."""


def file_of(built: Path, name: str) -> str:
    """Return where a page of the table stands on the site."""
    if name != "longest":
        return name
    site = built / "site"
    entries = [path for path in site.glob("*/*.html") if (built / "entries" / path.parent.name).is_dir()]
    return max(entries, key=lambda path: (path.stat().st_size, path)).relative_to(site).as_posix()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shuts_nobody_out(
    built: Path, address: str, browser: Browser, name: str, width: int, scheme: Scheme
) -> None:
    with new_page(browser, width=width, scheme=scheme) as page:
        seen = watch(page)
        page.goto(f"{address}/{file_of(built, name)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []
        page.evaluate(script_of_axe())
        assert [found for found in page.evaluate(LOOK, RULES) if not found.startswith(tuple(EXCUSED))] == []
        page.wait_for_load_state("networkidle")
        assert seen.asked
        assert [url for url in seen.asked if not url.startswith((address, "data:", "blob:"))] == []
        assert seen.faults == []


@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_a_mark_stays_with_the_word_before_it(address: str, browser: Browser, width: int) -> None:
    with new_page(browser, width=width) as page:
        page.goto(f"{address}/people/ri-il-gyu.html")
        marks = page.evaluate(MARKS)
        assert len(marks) > 20
        assert [what for what, at in marks if at < 5] == []


def test_names_in_tables_are_not_torn(address: str, browser: Browser) -> None:
    with new_page(browser, width=PHONE) as page:
        page.goto(f"{address}/data/index.html")
        lines = page.evaluate(
            "[...document.querySelectorAll('td code')].map(it => it.getClientRects().length)"
        )
        assert len(lines) > 50
        assert set(lines) == {1}


def test_the_page_for_what_is_missing_begins_where_others_do(address: str, page: Page) -> None:
    def left(name: str) -> float:
        page.goto(f"{address}/{name}")
        return float(page.evaluate("document.querySelector('h1').getBoundingClientRect().left"))

    assert left("404.html") == left("people/index.html")


def test_no_empty_band_stands_below_a_page(address: str, page: Page) -> None:
    page.goto(f"{address}/about.html")
    assert page.locator(".md-footer-meta").count() == 1
    assert not page.locator(".md-footer-meta").is_visible()


def test_every_kind_of_page_is_in_the_table(built: Path) -> None:
    folders = {name.partition("/")[0] for name in PAGES if "/" in name}
    pages = {path.relative_to(built / "site").as_posix() for path in (built / "site").rglob("*.html")}
    assert {name for name in pages if name not in PAGES and name.partition("/")[0] not in folders} == set()
    kinds = {name.partition("/")[0] for name in PAGES if not name.endswith("index.html")}
    others = {name.partition("/")[0] for name in pages if "/" in name and not name.endswith("/index.html")}
    assert others - kinds == set()


def test_a_claims_address_leads_to_the_claim(address: str, page: Page) -> None:
    page.goto(f"{address}/people/ri-il-gyu.html")
    key = page.locator("li[id^=c-]").nth(3).get_attribute("id")
    page.goto(f"{address}/people/ri-il-gyu.html#{key}")
    assert page.evaluate("scrollY") > 0
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", key)
    header = page.evaluate("document.querySelector('header').getBoundingClientRect().bottom")
    assert header <= top + 1 < 900


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_readers_choice_of_light(address: str, browser: Browser, scheme: Scheme) -> None:
    with new_page(browser, scheme=scheme) as page:
        page.goto(f"{address}/index.html")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(json.loads(f"[{paper[4:-1]}]")) > 3 * 128) == (scheme == "light"), paper
