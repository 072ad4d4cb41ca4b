"""The site without scripts, on paper, and opened as a file, without a server."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import PHONE, new_page, watch
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

ENTRIES = (
    "people/ri-yong-ho.html",
    "events/defection-of-ri-il-gyu.html",
    "posts/foreign-minister-of-north-korea.html",
)
OTHERS = (
    "index.html",
    "people/index.html",
    "events/index.html",
    "posts/index.html",
    "sources/king-2024.html",
    "disputed.html",
    "gaps.html",
    "years/index.html",
)
FOLDED = "article details :is(q, blockquote)"

UNSEEN = """[...document.querySelectorAll('article')].flatMap(article => {
    const IDLE = 'script, style, template, button, form, [hidden], title, desc'
    const unseen = [], words = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
        const text = words.currentNode, range = document.createRange()
        range.selectNodeContents(text)
        const idle = text.parentElement.closest(IDLE)
        if (text.data.trim() && !idle && !range.getClientRects().length) unseen.push(text.data.trim())
    }
    return unseen
})"""
"""Words of the article that are not drawn, but for what serves scripts alone."""


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """An empty page in a browser that runs no scripts."""
    with new_page(browser, scripts=False) as page:
        yield page


@pytest.mark.parametrize("name", [*ENTRIES, *OTHERS])
def test_all_words_are_there_without_scripts(address: str, bare: Page, name: str) -> None:
    bare.goto(f"{address}/{name}")
    for number in range(bare.locator("article details").count()):
        details = bare.locator("article details").nth(number)
        if details.get_attribute("open") is None:
            details.locator("> summary").click()
    assert bare.evaluate(UNSEEN) == []
    assert len(bare.locator("article").inner_text()) > 300


@pytest.mark.parametrize("name", ENTRIES)
def test_a_quote_unfolds_without_scripts(address: str, bare: Page, name: str) -> None:
    bare.goto(f"{address}/{name}")
    quote = bare.locator(FOLDED).first
    assert not quote.is_visible()
    quote.locator("xpath=ancestor::details[1]/summary").click()
    assert quote.is_visible()


def test_one_finds_ones_way_without_scripts(address: str, bare: Page) -> None:
    bare.goto(f"{address}/index.html")
    bare.locator(".md-tabs a", has_text="People").click()
    bare.locator("article a", has_text="Ri Yong Ho").first.click()
    assert bare.url == f"{address}/people/ri-yong-ho.html"
    bare.set_viewport_size({"width": PHONE, "height": 800})
    bare.locator("label[for=__drawer]:visible").click()
    bare.locator(".md-nav--primary a:visible", has_text="Events").click()
    assert bare.url == f"{address}/events/index.html"


def printed(page: Page) -> str:
    """Return what a page is on paper, without its spaces and hyphens, which move with the lines."""
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return squeezed("".join(sheet.extract_text() for sheet in pages))


def squeezed(text: str) -> str:
    """Return a text without what moves with the lines."""
    return "".join(text.split()).replace("-", "").replace("\N{SOFT HYPHEN}", "")


@pytest.mark.parametrize("name", ENTRIES)
def test_quotes_are_unfolded_on_paper(address: str, page: Page, name: str) -> None:
    page.goto(f"{address}/{name}")
    quotes = [squeezed(text) for text in page.locator(FOLDED).all_text_contents()]
    paper = printed(page)
    assert quotes
    assert [quote for quote in quotes if quote not in paper] == []


@pytest.mark.parametrize("name", [*ENTRIES, "sources/king-2024.html"])
def test_addresses_are_written_out_on_paper(address: str, page: Page, name: str) -> None:
    page.goto(f"{address}/{name}")
    links = page.locator("article a[rel~=external]").all()
    addresses = {squeezed((link.get_attribute("href") or "").partition("#")[0]) for link in links}
    paper = printed(page)
    assert addresses
    assert [address for address in sorted(addresses) if address not in paper] == []


@pytest.mark.parametrize("name", [*ENTRIES, "sources/king-2024.html"])
def test_the_citation_of_a_page_stands_on_paper(address: str, page: Page, name: str) -> None:
    page.goto(f"{address}/{name}")
    folded = printed(page)
    assert squeezed(page.locator(".q-entry > .q-cite .q-citation").text_content() or "-") in folded
    assert ":~:text=" not in folded
    page.locator(".q-entry > .q-cite > summary").click()
    page.get_by_role("button", name="Copy text").wait_for()
    assert "Copytext" not in printed(page)


def test_a_page_opened_as_a_file_has_no_fault_and_is_searched(built: Path, page: Page) -> None:
    site = (built / "site").as_uri()
    seen = watch(page)
    page.goto(f"{site}/index.html")
    page.locator("header").get_by_role("button", name="Search").click()
    page.keyboard.type("Ri Il Gyu")
    page.locator("dialog a[href*='people/ri-il-gyu.html']").first.click()
    page.wait_for_url("**/people/ri-il-gyu.html*")
    assert page.locator("h1", has_text="Ri Il Gyu").is_visible()
    page.locator(".md-tabs a", has_text="Events").click()
    page.wait_for_url("**/events/index.html")
    page.wait_for_load_state("networkidle")
    assert [url for url in seen.asked if not url.startswith((site, "data:", "blob:", "about:"))] == []
    assert seen.faults == []
