"""What stands around the content of a page: its front matter, its kicker, the way to report an error."""

from collections.abc import Iterable
from urllib.parse import quote as percent

from quoth import html
from quoth.config import Config
from quoth.html import Html

Meta = dict[str, str | list[str]]
ALONE = ["navigation"]
"""What a page hides that stands in no menu."""
PLAIN = ["navigation", "toc"]
"""What an index and the home page hide: the lists of links at their sides."""


def meta(
    title: str, *, kind: str, kind_id: str, file: str, page: str, description: str, config: Config
) -> Meta:
    """Return the front matter of the page of an entry or a source; the file is the one it is made from."""
    found: Meta = {
        "title": title,
        "description": description,
        "kind": kind,
        "class": f"q-kind-{kind_id}",
        "file": file,
        "edit": f"{config.edit}{percent(file)}" if config.edit and not config.is_private(file) else "",
        "report": "" if config.is_private(file) else report_address(config, title, file, page),
        "hide": ALONE,
    }
    return {key: value for key, value in found.items() if value}


def report_address(config: Config, title: str, file: str, page: str) -> str:
    """Return where to report an error on a page, the form filled in; nothing when no form is set."""
    address = config.report or ""
    for key, value in {"title": title, "file": file, "page": page.removesuffix(".md") + ".html"}.items():
        address = address.replace(f"{{{key}}}", percent(value, safe=""))
    return address


def made_from(file: str) -> Html:
    """Return the line that says which file to change, for those who found something to mend."""
    return html.tag("p", "This page is made from ", html.tag("code", file), ".", class_="q-file")


def kicker(kind: str, kind_id: str, pills: Iterable[str]) -> Html:
    """Return the line above the title."""
    label = html.tag("span", kind, class_=f"q-kind q-kind-{kind_id}")
    return html.tag("div", html.join(label, *pills, by=" "), class_="q-kicker")


def card(kind_id: str, shown: Html, below: str = "") -> Html:
    """Return an item of a list of cards: a link, and below it a few words about it."""
    sub = html.tag("span", below, class_="q-sub") if below else ""
    return html.tag("li", html.join(shown, sub, by=" "), class_=f"q-kind-{kind_id}")


def pill(text: str, look: str = "") -> Html:
    """Return a word or two in a rounded frame; nothing for no words."""
    return html.tag("span", text, class_=f"q-pill {look}".rstrip()) if text else Html("")
