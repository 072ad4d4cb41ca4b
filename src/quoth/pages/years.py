"""As of a year: who is known to have held which post, from the claims, each with its quotes."""

from collections import defaultdict
from collections.abc import Iterator

from quoth import html
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.link.relations import Relation
from quoth.model import Claim, Entry, Page
from quoth.pages import claims, ties, tools, words
from quoth.pages import markdown as md
from quoth.pages.tools import Meta

_Held = tuple[Entry, Relation]
_INTRO = (
    "Who is known to have held which post, or served where, in which year. A term counts for the years that "
    "the sources give. One without an end is set apart, up to the year of the latest source that tells of it."
)


def year_pages(graph: Graph) -> Iterator[Page]:
    """Yield a page for each year in which somebody is known to have held a post, and the list of years."""
    years: dict[int, list[_Held]] = defaultdict(list)
    begun: dict[int, list[_Held]] = defaultdict(list)
    for post in graph.library.entries.values():
        for tie in ties.holders(post, graph):
            for year in _years(tie.claim):
                years[year].append((post, tie))
            for year in _without_end(tie.claim, graph):
                begun[year].append((post, tie))
    known = sorted(years.keys() | begun.keys())
    yield _all_years({year: [*years[year], *begun[year]] for year in known})
    for before, year, after in zip([None, *known], known, [*known[1:], None], strict=False):
        yield _year(year, years[year], begun[year], _neighbours(before, after), graph)


def _all_years(years: dict[int, list[_Held]]) -> Page:
    cards = []
    for year in reversed(years):
        people = {tie.other for _, tie in years[year]}
        link = html.link(str(year), f"{year}.html")
        cards.append(tools.card("year", link, words.plural(len(people), "person", "people")))
    meta: Meta = {"title": "As of a year", "hide": tools.PLAIN}
    title = md.heading(1, "As of a year")
    return md.page("years/index.md", meta, title, _INTRO, html.listed(cards, "q-cards q-cards-small"))


def _year(year: int, held: list[_Held], begun: list[_Held], steps: Html, graph: Graph) -> Page:
    here = f"years/{year}.md"
    by_country: dict[str, list[_Held]] = defaultdict(list)
    for post, tie in held:
        by_country[", ".join(ties.countries(post, graph)) or "No country given"].append((post, tie))
    blocks = [
        md.section(country, claims.terms_of_posts(by_country[country], graph, here))
        for country in sorted(by_country)
    ]
    still = md.section("Begun before, no end known", claims.terms_of_posts(begun, graph, here))
    meta: Meta = {"title": f"As of {year}", "hide": ["navigation"]}
    return md.page(here, meta, md.heading(1, f"As of {year}"), steps, *blocks, still)


def _neighbours(before: int | None, after: int | None) -> Html:
    """Return links to the year before, the year after, and all."""
    earlier = html.link(f"← {before}", f"{before}.html") if before is not None else ""
    later = html.link(f"{after} →", f"{after}.html") if after is not None else ""
    every = html.link("All years", "index.html")
    return html.tag("nav", html.join(earlier, every, later, by=" · "), class_="q-steps", aria_label="Years")


def _years(claim: Claim) -> range:
    """Return the years in which a term is certain to have run; with an open end, the known year alone."""
    q = claim.qualifiers
    since, until = q.since or q.on or q.until, q.until or q.on or q.since
    first = None if since is None else since.latest or since.earliest
    last = None if until is None else until.earliest or until.latest
    return range(0) if first is None or last is None else range(first.year, last.year + 1)


def _without_end(claim: Claim, graph: Graph) -> range:
    """Return the years after a term began of which the sources say no end, up to the latest of them."""
    q = claim.qualifiers
    begun = _years(claim)
    if q.since is None or q.until is not None or not begun:
        return range(0)
    told = [graph.library.sources[piece.source].published for piece in claim.evidence]
    latest = max((date.latest.year for date in told if date.latest is not None), default=0)
    return range(begun.stop, latest + 1)
