"""What stands around the content of a page: its front matter, its kicker, the way to report an error."""

import json
from collections.abc import Iterable, Mapping
from posixpath import basename
from typing import Any
from urllib.parse import quote as percent

from quoth import html
from quoth.config import Config
from quoth.html import Html
from quoth.model import Entry
from quoth.pages import words
from quoth.pages.plain import ENDING

Meta = dict[str, str | list[str]]
ALONE = ["navigation"]
"""What a page hides that stands in no menu."""
DATA = "data/index.md"
"""The page that explains the data."""
PROVING = "how-quotes-are-proved"
"""The part of it that says how quotes are proved."""
PLAIN = ["navigation", "toc"]
"""What an index and the home page hide: the lists of links at their sides."""
LINKED = 12_000
"""Bytes of linked data on a page."""
MOST_LINKED = 40
"""Values of one kind that a page's linked data give of one thing."""

_as_json = json.JSONEncoder(ensure_ascii=False).encode


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
        "plain": basename(page).removesuffix(".md") + ENDING,
    }
    return {key: value for key, value in found.items() if value}


def report_address(config: Config, title: str, file: str, page: str) -> str:
    """Return where to report an error on a page, the form filled in; nothing when no form is set."""
    address = config.report or ""
    for key, value in {"title": title, "file": file, "page": page.removesuffix(".md") + ".html"}.items():
        address = address.replace(f"{{{key}}}", percent(value, safe=""))
    return address


def made_from(file: str, here: str, *, quotes: int, version: str) -> Html:
    """Return the line that says what a page was made from and how it was proved, and offers it as data."""
    page = here.removesuffix(".md")
    proved = html.link("Found word for word", words.address(here, DATA, PROVING))
    file_of_data = f"{basename(page)}.json"
    download = html.link("JSON", file_of_data, download=file_of_data)
    return html.tag(
        "p",
        html.join("This page is made from ", html.tag("code", file), f", version {version}. "),
        html.join(proved, f": {words.plural(quotes, 'quote')}. ") if quotes else "",
        html.join("Download: ", download, "."),
        class_="q-file",
    )


def linked(record: Mapping[str, Any]) -> Html:
    """Return linked data for programs, as much of it as a page has room for; the data have all of it."""
    kept: list[object] = []
    room = LINKED
    for node in record["@graph"]:
        some = {key: said[:MOST_LINKED] if isinstance(said, list) else said for key, said in node.items()}
        room -= len(_as_json(some).encode())
        if room < 0 and kept:
            break
        kept.append(some)
    return html.data({**record, "@graph": kept})


def kicker(kind: str, kind_id: str, pills: Iterable[str]) -> Html:
    """Return the line above the title."""
    label = html.tag("span", kind, class_=f"q-kind q-kind-{kind_id}")
    return html.tag("div", html.join(label, *pills, by=" "), class_="q-kicker")


def card(kind_id: str, shown: Html, below: str = "") -> Html:
    """Return an item of a list of cards: a link, and below it a few words about it."""
    sub = html.tag("span", below, class_="q-sub") if below else ""
    return html.tag("li", html.join(shown, sub, by=" "), class_=f"q-kind-{kind_id}")


def draft(entry: Entry) -> Html:
    """Return the mark of a draft, which only a preview and a site with drafts show; nothing for others."""
    return pill("draft" if entry.publish == "draft" else "", "q-pill-warn")


def pill(text: str, look: str = "") -> Html:
    """Return a word or two in a rounded frame; nothing for no words."""
    return html.tag("span", text, class_=f"q-pill {look}".rstrip()) if text else Html("")
