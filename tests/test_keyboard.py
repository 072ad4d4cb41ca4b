"""The site with a keyboard alone: everything is reached, and one always sees where one is."""

import pytest
from browser import DESK, PHONE, new_page
from playwright.sync_api import Browser, Page

ENTRY = "people/ri-il-gyu.html"
MOST = 600
"""Presses of the Tab key after which a page must have ended."""

AT = """() => {
    const node = document.activeElement
    if (!node || node === document.body) return null
    const drawn = other => other && other.getClientRects().length && other.getClientRects()[0].width
    // Of a button that is not drawn itself, the label beside it shows the focus.
    const shown = drawn(node) ? node : drawn(node.nextElementSibling) ? node.nextElementSibling : node
    const style = getComputedStyle(shown), spot = shown.getClientRects()[0]
    const top = spot && document.elementFromPoint(spot.x + spot.width / 2, spot.y + spot.height / 2)
    return {
        what: node.outerHTML.slice(0, 160),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        bare: Boolean(top && (shown.contains(top) || top.contains(shown))),
        // A switch whose label shows the ring.
        theme: node.matches('.md-toggle'),
    }
}"""
"""Where the focus is, whether a ring shows it, and whether it lies bare."""


def where(page: Page) -> str:
    """Return the name of the element that has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


@pytest.mark.parametrize("name", ["index.html", ENTRY])
def test_the_first_stop_leads_past_the_header(address: str, page: Page, name: str) -> None:
    page.goto(f"{address}/{name}")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert where(page) == "Skip to content"
    box = link.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('header'))")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('article'))")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_one_always_sees_where_one_is(address: str, browser: Browser, width: int) -> None:
    with new_page(browser, width=width) as page:
        page.goto(f"{address}/{ENTRY}")
        stops = []
        for _ in range(MOST):
            page.keyboard.press("Tab")
            stop = page.evaluate(AT)
            if stop is None:
                break
            stops.append(stop)
        assert 20 < len(stops) < MOST
        assert [stop["what"] for stop in stops if not stop["ring"] and not stop["theme"]] == []
        assert [stop["what"] for stop in stops if not stop["bare"] and not stop["theme"]] == []


def test_the_drawer_of_a_narrow_window_opens(address: str, browser: Browser) -> None:
    with new_page(browser, width=PHONE) as page:
        page.goto(f"{address}/{ENTRY}")
        link = page.locator(".md-nav--primary > .md-nav__list > li > a", has_text="Events").first
        assert not link.is_visible()
        page.get_by_role("checkbox", name="Navigation").focus()
        page.keyboard.press("Space")
        assert link.is_visible()
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/events/index.html")


def test_what_is_folded_opens_and_closes(address: str, page: Page) -> None:
    page.goto(f"{address}/{ENTRY}")
    for number in range(page.locator("article details").count()):
        details = page.locator("article details").nth(number)
        details.locator("> summary").focus()
        for key in ("Enter", "Space"):
            before = details.evaluate("node => node.open")
            page.keyboard.press(key)
            assert details.evaluate("node => node.open") != before
