"""As of a year: what happened, and who is known to have held which post, each with its quotes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quoth import html
from quoth.dates import Precision
from quoth.html import Html
from quoth.ids import EntryId
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Page
from quoth.pages import claims, moments, ties, tools, words
from quoth.pages import markdown as md
from quoth.pages.listing import PART, Listing, shown
from quoth.pages.moments import Moment
from quoth.pages.tools import Meta

_HERE = "years/index.md"
"""Where the list of years stands; every year is beside it."""
LONGEST = 5
"""Years that something dated may have taken to be named in each of them."""
_NO_COUNTRY = "no country given"
_INTRO = (
    "What happened in a year, and who is known to have held which post, or served where. A term counts for "
    "the years that the sources give. One without an end is set apart, up to the year of the latest source "
    "that tells of it."
)


@dataclass(frozen=True, slots=True)
class Held:
    """That somebody held a post, as a row of a list."""

    holder: EntryId
    country: str
    row: Html
    years: tuple[int, ...]
    """In which it certainly was so."""
    begun: tuple[int, ...]
    """Years after it began, whose end no source gives."""


@dataclass(frozen=True, slots=True)
class _Year:
    """What is known of a year."""

    year: int
    held: list[Held]
    begun: list[Held]
    """Terms that began before and whose end no source gives."""
    happened: list[Html]


def terms_of(post: Entry, graph: Graph) -> tuple[Held, ...]:
    """Return who held a post, in rows that are the same on each year: all stand in one folder."""
    held = ties.holders(post, graph)
    rows = claims.terms_of_posts(((post, tie) for tie in held), graph, _HERE)
    country = ", ".join(graph.countries[post.id]) or _NO_COUNTRY if held else ""
    return tuple(
        Held(tie.other, country, row, tuple(_years(tie.claim)), tuple(_without_end(tie.claim, graph)))
        for tie, row in zip(held, rows, strict=True)
    )


def year_pages(graph: Graph, terms: Mapping[EntryId, tuple[Held, ...]]) -> Iterator[Page]:
    """Yield a page for each year of which something is known, with its parts, and the list of these years."""
    years: dict[int, list[Held]] = defaultdict(list)
    begun: dict[int, list[Held]] = defaultdict(list)
    for post in graph.library.entries:
        for one in terms[post]:
            for year in one.years:
                years[year].append(one)
            for year in one.begun:
                begun[year].append(one)
    happened: dict[int, list[Html]] = defaultdict(list)
    dated = moments.of_all(graph, _HERE)
    for moment, item in zip(dated, moments.listed(dated), strict=True):
        for year in _within(moment):
            happened[year].append(item)
    known = sorted(years.keys() | begun.keys() | happened.keys())
    yield _all_years({year: ([*years[year], *begun[year]], happened[year]) for year in known})
    for before, year, after in zip([None, *known], known, [*known[1:], None], strict=False):
        of = _Year(year, years[year], begun[year], happened[year])
        yield from _year(of, _neighbours(before, after))


def _all_years(years: dict[int, tuple[list[Held], list[Html]]]) -> Page:
    cards = []
    for year in reversed(years):
        held, happened = years[year]
        people = len({one.holder for one in held})
        said = [words.plural(people, "holder of a post", "holders of posts") if people else ""]
        said += [words.plural(len(happened), "event") if happened else ""]
        cards.append(tools.card("year", html.link(str(year), f"{year}.html"), ", ".join(filter(None, said))))
    meta: Meta = {"title": "As of a year", "hide": tools.PLAIN}
    title = md.heading(1, "As of a year")
    return md.page(_HERE, meta, title, _INTRO, html.listed(cards, "q-cards q-cards-small"))


def _year(of: _Year, steps: Html) -> Iterator[Page]:
    here = f"years/{of.year}.md"
    held = sorted(of.held, key=lambda one: (one.country == _NO_COUNTRY, one.country))
    listings = (
        Listing(
            title="What happened",
            items=lambda _: [("", item) for item in of.happened],
            laid=lambda items: moments.timeline(item for _, item in items),
        ),
        Listing(
            title="Posts",
            items=lambda _: [(one.country, one.row) for one in held],
            laid=claims.grouped,
        ),
        Listing(
            title="Begun before, no end known",
            items=lambda _: [("", one.row) for one in of.begun],
            laid=lambda items: claims.listed(row for _, row in items),
        ),
    )
    title = f"As of {of.year}"
    meta: Meta = {"title": title, "hide": tools.ALONE}
    lists = shown(listings, here, PART)
    yield md.page(here, meta, md.heading(1, title), steps, *(one.section() for one in lists))
    for one in lists:
        yield from one.parts(title)


def _within(moment: Moment) -> range:
    """Return the years in which something certainly lies: one, or those from its start to its end."""
    start, end = moment.start, moment.end
    first, last = start.earliest if start else None, end.latest if end else None
    if first is None or last is None:
        return range(0)
    spans = start is not None and start.precision is Precision.SPAN and last.year - first.year < LONGEST
    return range(first.year, last.year + 1) if spans or first.year == last.year else range(0)


def _neighbours(before: int | None, after: int | None) -> Html:
    """Return links to the year before, the year after, and all."""
    earlier = html.link(f"← {before}", f"{before}.html") if before is not None else ""
    later = html.link(f"{after} →", f"{after}.html") if after is not None else ""
    every = html.link("All years", "index.html")
    return html.tag("nav", html.join(earlier, every, later, by=" · "), class_="q-steps", aria_label="Years")


def _years(claim: Claim) -> range:
    """Return the years in which a term is certain to have run; where one end is open, that of the other."""
    q = claim.qualifiers
    since, until = q.since or q.on, q.until or q.on
    first = None if since is None else since.latest
    last = None if until is None else until.earliest
    known = [date.year for date in (first, last) if date is not None]
    return range(known[0], known[-1] + 1) if known else range(0)


def _without_end(claim: Claim, graph: Graph) -> range:
    """Return the years after a term began of which the sources say no end, up to the latest of them."""
    q = claim.qualifiers
    begun = _years(claim)
    if q.since is None or q.until is not None or not begun:
        return range(0)
    told = [graph.library.sources[piece.source].published for piece in claim.evidence]
    latest = max((date.latest.year for date in told if date.latest is not None), default=0)
    return range(begun.stop, latest + 1)
