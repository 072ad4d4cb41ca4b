"""The pages in `pages/` and the theme: who changes them is no more trusted than who writes an entry."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from quoth import disk
from quoth.addresses import SCHEMES, fault_of_address
from quoth.commonmark import Event, Kind, Tag
from quoth.config import Config
from quoth.fields import Format, read_fields
from quoth.findings import Code, Finding
from quoth.ids import fault_of_id
from quoth.load.frontmatter import read_document
from quoth.load.markdown import read_markdown
from quoth.load.text import closed_folders, place_in, read_file, read_text
from quoth.nodes import UnreadableError, locate
from quoth.place import Place
from quoth.sanitiser import NOT_HARMLESS, is_harmless_page
from quoth.shown import html_of
from quoth.values import Text

FOLDER = "pages"
THEME = "theme"
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_OF_THE_SITE = frozenset({"404.md", "assets", "data", "search"})
_WHERE_TAKEN = (b"Exif\0\0", b"eXIf", b"EXIF")
"""How the part of a picture begins that tells where and with what it was taken."""
_OF_THEME = re.compile(
    r"(?:404|main)\.html|sitemap\.xml|partials/(?:[a-z-]+/)*[a-z-]+\.html"
    r"|assets/(?:[a-z0-9-]+/)*(?:LICENSE|[A-Za-z0-9._-]+\.(?:css|js|json|svg|png|woff2|txt|md))"
)
_CODE = re.compile(r"[<>{\"]")
_SCHEME = re.compile(r"[^/?#]*:|//|\\\\")


class PageFormat(Format):
    """The front matter of a page: MkDocs and its theme take much more, such as another template."""

    title: Text
    """What the page is called."""


def read_pages(config: Config) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the pages written by hand by their place on the site, and faults of theirs and of the theme."""
    pages: dict[str, bytes] = {}
    closed = closed_folders(config.root, FOLDER, THEME)
    if closed:
        return pages, closed
    odd = (path for folder in (FOLDER, THEME) for path in disk.odd_below(config.root / folder))
    found = [_unexpected(path, config) for path in odd]
    for path in disk.files_below(config.root / FOLDER):
        name = path.relative_to(config.root).as_posix()
        fault = _fault_of_name(path.relative_to(config.root / FOLDER))
        if fault is not None:
            found.append(Finding(Place(_shown(name)), *fault))
            continue
        try:
            data = read_file(path, name, largest=config.largest_file)
            if path.suffix == ".md":
                data = read_text(data, name, largest=config.largest_file).encode()
            faults = list(_faults(data, name, config))
            found += faults or _faults_of_harm(data, name, config)
        except UnreadableError as exc:
            found.append(exc.finding)
            continue
        pages[name.removeprefix(f"{FOLDER}/")] = data
    for path in disk.files_below(config.root / THEME):
        of_theme = _OF_THEME.fullmatch(path.relative_to(config.root / THEME).as_posix())
        if of_theme is None or not disk.is_plain_file(path):
            found.append(_unexpected(path, config))
        elif not disk.may_be_read(path):
            message = "cannot be read; see that you may read it"
            found.append(Finding(Place(path.relative_to(config.root).as_posix()), Code.NOT_READ, message))
    return pages, found


def _fault_of_name(path: Path) -> tuple[Code, str] | None:
    if path.suffix != ".md" and path.suffix not in _PICTURES:
        return Code.UNEXPECTED_FILE, "is no page and no picture; move it elsewhere"
    strange = next((part for part in (*path.parent.parts, path.stem) if fault_of_id(part)), None)
    if strange is not None:
        return Code.BAD_FILE_NAME, f"{_shown(strange)!r} cannot stand in an address: {fault_of_id(strange)}"
    if path.parts[0] in _OF_THE_SITE:
        return Code.BAD_FILE_NAME, f"the site has {path.parts[0]!r} of its own; choose another name"
    return None


def _faults(data: bytes, name: str, config: Config) -> Iterator[Finding]:
    if not name.endswith(".md"):
        if any(mark in data for mark in _WHERE_TAKEN):
            message = "tells where and with what it was taken; save the picture without such data (EXIF)"
            yield Finding(Place(name), Code.UNEXPECTED_FILE, message)
        return
    document, found = read_document(data, name, largest=config.largest_file)
    yield from found
    given, found = read_fields(PageFormat, document.head)
    yield from found
    if given is not None and _CODE.search(given.title):
        message = "has '<', '>', '{' or a straight quotation mark in it, which pages read as code"
        yield Finding(locate(document.head, ("title",)), Code.BAD_VALUE, message)
    text, place = document.body, document.body_place
    said, found = read_markdown(text, place, replace(config.limits, longest_prose=config.largest_file))
    yield from (finding for finding in found if finding.code is not Code.IMAGE)
    for event in said:
        fault = _fault_of_link(event) if event.kind is Kind.START else None
        if fault is not None:
            yield Finding(place_in(text, event.start, place), Code.BAD_ADDRESS, fault)


def _faults_of_harm(data: bytes, name: str, config: Config) -> Iterator[Finding]:
    """What the other checks let pass, a sanitiser leaves as it is."""
    if name.endswith(".md"):
        document, _ = read_document(data, name, largest=config.largest_file)
        if not is_harmless_page(html_of(document.body)):
            yield Finding(document.body_place, Code.NOT_HARMLESS, NOT_HARMLESS)


def _fault_of_link(event: Event) -> str | None:
    if event.tag is Tag.LINK and event.address.startswith(SCHEMES):
        fault = fault_of_address(event.address)
        return None if fault is None else f"the link {fault[0]}"
    if event.tag in (Tag.LINK, Tag.IMAGE) and _SCHEME.match(event.address):
        return (
            f"{event.address!r} leads out of the site; link with https:// and show pictures of 'pages/' only"
        )
    return None


def _unexpected(path: Path, config: Config) -> Finding:
    message = "is a link, hidden, or of a kind that is not for this folder; move it elsewhere"
    return Finding(Place(_shown(path.relative_to(config.root).as_posix())), Code.UNEXPECTED_FILE, message)


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "�" for c in name)
