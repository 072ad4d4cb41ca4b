"""What pages may load: the policy in each page and in the file of headers, held by a real browser."""

import re
from pathlib import Path

import pytest
from browser import new_page, watch
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from quoth.headers import POLICY, headers


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_carries_the_policy_before_anything_else_of_it(built: Path) -> None:
    for path in pages(built / "site"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in head, path
        assert not re.search("<script|<link|<style", head.partition("Content-Security-Policy")[0]), path


def test_no_page_has_a_script_of_its_own(built: Path) -> None:
    for path in pages(built / "site"):
        page = LexborHTMLParser(path.read_bytes())
        inline = [
            node.html
            for node in page.css("script")
            if not node.attributes.get("src")
            and node.attributes.get("type") not in ("application/json", "application/ld+json")
        ]
        handlers = [
            node.html for node in page.css("*") if any(name.startswith("on") for name in node.attributes)
        ]
        assert (inline, handlers) == ([], []), path


def test_the_policy_lets_nobody_write_scripts_into_a_page() -> None:
    scripts = next(part for part in POLICY.split("; ") if part.startswith("script-src"))
    assert scripts == "script-src 'self'"
    assert "default-src 'none'" in POLICY
    assert "http" not in POLICY


def test_hosts_are_told_the_same(built: Path) -> None:
    said = (built / "site/_headers").read_bytes()
    assert said == headers()["_headers"]
    assert f"Content-Security-Policy: {POLICY}; frame-ancestors 'none'".encode() in said


def test_every_page_asks_only_its_own_site(browser: Browser, built: Path, address: str) -> None:
    with new_page(browser) as page:
        seen = watch(page)
        for path in pages(built / "site"):
            page.goto(f"{address}/{path.relative_to(built / 'site').as_posix()}")
        page.wait_for_load_state("networkidle")
    # A page that is left breaks off what it was still asking for.
    assert [fault for fault in seen.faults if "ERR_ABORTED" not in fault] == []
    assert [asked for asked in seen.asked if not asked.startswith((f"{address}/", "data:"))] == []


SCRIPTS = {
    "inline": (
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; "
        "document.body.append(s)"
    ),
    "handler": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
    "address": "location.href = 'javascript:window.ran = 1'",
    "address of a link": (
        "const a = document.createElement('a'); a.href = 'javascript:window.ran = 1'; "
        "document.body.append(a); a.click()"
    ),
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_that_got_into_a_page_does_not_run(page: Page, address: str, script: str) -> None:
    page.goto(f"{address}/index.html")
    page.evaluate(script)
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None


def test_the_choice_of_colours_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}/people/ri-il-gyu.html")
    page.evaluate("document.querySelector('[data-md-component=palette] label:not([hidden])').click()")
    page.goto(f"{address}/index.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
