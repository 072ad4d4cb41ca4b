"""Long lists on a page: so much of each as there is room for, and all of it in parts of its own."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from posixpath import basename
from typing import Generic, TypeVar, overload

from quoth import html
from quoth.html import Html
from quoth.model import Page
from quoth.pages import markdown as md
from quoth.pages import tools, words
from quoth.parting import part_of, parted, shares, that_fit

T = TypeVar("T")

PAGE = 81_000
"""Bytes of a page without pictures: what the theme puts around them makes it 100 KB."""
PART = 70_000
"""Bytes of a list on a part of it; the rest of 100 KB is for what stands around it."""

_OF_A_PART = "Sorting and filtering are of this part alone; the search has facets for all parts."

_TITLED = 80
"""Bytes around a title in a list."""
Item = tuple[str, Html]
"""What stands in a list, and before it the title that it stands under, or nothing."""


@dataclass(frozen=True, slots=True)
class Lazily(Sequence[Item], Generic[T]):
    """Items that are made when they are wanted: a page that shows the first of many needs no others."""

    things: Sequence[T]
    made: Callable[[T], Html]
    """Returns what stands in the list for a thing."""

    def __len__(self) -> int:
        return len(self.things)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return [("", self.made(one)) for one in self.things[at]]
        return "", self.made(self.things[at])


def _no_picture(number: int) -> Html:
    return Html("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A section of a page that can be as long as the site is large."""

    title: str
    """Its heading."""
    name: str = ""
    """What its parts have in their address, if not their heading."""
    items: Callable[[str], Sequence[Item]]
    """Returns all that is in it, as seen from a page."""
    laid: Callable[[Sequence[Item]], Html]
    """Returns some of it as it stands on a page."""
    alone: Callable[[Sequence[Item]], Html] | None = None
    """Returns some of it as it stands on a page of its own, where that is another way."""
    picture: Callable[[int], Html] = _no_picture
    """Returns the picture of so many of the first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A list as one page shows it."""

    listing: Listing
    items: Sequence[Item]
    number: int
    """So many of the first stand on the page."""
    here: str

    def section(self) -> str:
        """Return what stands on the page, under its heading, and the way to all of it."""
        if not self.items:
            return ""
        picture = self.listing.picture(self.number)
        return md.section(self.listing.title, html.lines([picture, self.body()]))

    def body(self) -> Html:
        """Return what stands on the page, and the way to all of it."""
        says = f"All {len(self.items):,}: {self.listing.title}"
        every = html.link(says, words.address(self.here, f"{_path(self.listing, self.here)}.md"))
        more = html.tag("p", every, class_="q-more") if self.number < len(self.items) else ""
        return html.lines([self.listing.laid(self.items[: self.number]), more])

    def parts(self, name: str) -> Iterator[Page]:
        """Yield all of it in parts, when the page of that name shows but some of it."""
        if self.number < len(self.items):
            yield from _parts(self.listing, name, self.here)


def shown(listings: Sequence[Listing], here: str, room: int) -> list[Shown]:
    """Return lists as a page shows them; where they do not fit, the longest are cut."""
    every = [listing.items(here) for listing in listings]
    sizes = [_up_to(room, items) for items in every]
    given = shares([sum(those) for those in sizes], room)
    return [
        Shown(listing, items, that_fit(those, share), here)
        for listing, items, those, share in zip(listings, every, sizes, given, strict=True)
    ]


def in_parts(
    here: str, title: str, opening: Sequence[str], rows: Sequence[Html], laid: Callable[[Sequence[Html]], str]
) -> Iterator[Page]:
    """Yield an index: a page, and where it would be too long the parts in which it goes on."""
    path = here.removesuffix(".md")
    numbers = parted([_size(row) for row in rows], PART)
    last = max(numbers, default=1)
    for part, there in enumerate(_by_part(rows, numbers), 1):
        meta: tools.Meta = {"title": title if part == 1 else f"{title}, part {part}", "hide": tools.PLAIN}
        way = steps(path, part, last)
        note = html.tag("p", _OF_A_PART) if last > 1 else ""
        head = md.heading(1, md.plain(title))
        yield md.page(f"{part_of(path, part)}.md", meta, head, *opening, note, way, laid(there), way)


def steps(path: str, part: int, last: int, above: str = "") -> Html:
    """Return the way to the part before, the part after, and what all are parts of."""
    if last == 1:
        return Html("")

    def to(number: int, says: str) -> Html:
        return html.link(says, f"{basename(part_of(path, number))}.html")

    before = to(part - 1, f"← Part {part - 1}") if part > 1 else ""
    after = to(part + 1, f"Part {part + 1} →") if part < last else ""
    here = f"Part {part:,} of {last:,}"
    first = to(1, "First part") if part > 2 else ""
    end = to(last, "Last part") if part < last - 1 else ""
    linked = html.join(above, first, before, here, after, end, by=" · ")
    return html.tag("nav", linked, class_="q-steps", aria_label="Parts")


def _parts(listing: Listing, name: str, here: str) -> Iterator[Page]:
    path = _path(listing, here)
    items = [*listing.items(f"{path}.md")]
    numbers = parted([*_sizes(items)], PART)
    back = html.link(name, words.address(f"{path}.md", here))
    title = f"{listing.title}: {name}"
    laid = listing.alone or listing.laid
    for number, there in enumerate(_by_part(items, numbers), 1):
        above = steps(path, number, numbers[-1], back) or html.tag("p", back, class_="q-steps")
        meta: tools.Meta = {"title": f"{title}, part {number}", "hide": tools.ALONE}
        yield md.page(f"{part_of(path, number)}.md", meta, md.heading(1, md.plain(title)), above, laid(there))


def _by_part(items: Sequence[T], numbers: Sequence[int]) -> list[list[T]]:
    """Return what stands in each part; an empty list has one part."""
    found: list[list[T]] = [[] for _ in range(max(numbers, default=1))]
    for item, number in zip(items, numbers, strict=True):
        found[number - 1].append(item)
    return found


def _path(listing: Listing, here: str) -> str:
    """Return the address of a list by itself, without its ending."""
    name = listing.name or "-".join(re.findall("[a-z]+", listing.title.lower()))
    page = here.removesuffix(".md")
    # A page beside the menu's own would have to stand in the menu.
    return f"{page}.{name}" if "/" in page else f"{page}/{page}.{name}"


def _sizes(items: Iterable[Item]) -> Iterator[int]:
    """Yield how many bytes each takes, the first under a title with that title."""
    before = ""
    for title, shown in items:
        yield _size(shown) + (_TITLED + _size(title) if title != before else 0)
        before = title


def _up_to(room: int, items: Iterable[Item]) -> list[int]:
    """Return how many bytes each takes, up to the first for which there is no room."""
    found, used = [], 0
    for size in _sizes(items):
        found.append(size)
        used += size
        if used > room:
            break
    return found


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())
