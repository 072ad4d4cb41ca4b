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
    "the sources give; where they give no end, for the last year they speak of, and no later."
)


def year_pages(graph: Graph) -> Iterator[Page]:
    """Yield a page for each year in which somebody is known to have held a post, and the list of years."""
    years: dict[int, list[_Held]] = defaultdict(list)
    for post in graph.library.entries.values():
        for tie in ties.holders(post, graph):
            for year in _years(tie.claim):
                years[year].append((post, tie))
    yield _all_years(years)
    for year, held in years.items():
        yield _year(year, held, sorted(years), graph)


def _all_years(years: dict[int, list[_Held]]) -> Page:
    cards = []
    for year in sorted(years, reverse=True):
        people = {tie.other for _, tie in years[year]}
        link = html.link(str(year), f"{year}.html")
        cards.append(tools.card("year", link, words.plural(len(people), "person", "people")))
    meta: Meta = {"title": "As of a year", "hide": tools.PLAIN}
    title = md.heading(1, "As of a year")
    return md.page("years/index.md", meta, title, _INTRO, html.listed(cards, "q-cards q-cards-small"))


def _year(year: int, held: list[_Held], years: list[int], graph: Graph) -> Page:
    here = f"years/{year}.md"
    by_country: dict[str, list[_Held]] = defaultdict(list)
    for post, tie in held:
        by_country[", ".join(ties.countries(post, graph)) or "No country given"].append((post, tie))
    blocks = [
        md.section(country, claims.terms_of_posts(by_country[country], graph, here))
        for country in sorted(by_country)
    ]
    meta: Meta = {"title": f"As of {year}", "hide": ["navigation"]}
    return md.page(here, meta, md.heading(1, f"As of {year}"), _neighbours(year, years), *blocks)


def _neighbours(year: int, years: list[int]) -> Html:
    """Return links to the year before, the year after, and all."""
    at = years.index(year)
    before = html.link(f"← {years[at - 1]}", f"{years[at - 1]}.html") if at > 0 else ""
    after = html.link(f"{years[at + 1]} →", f"{years[at + 1]}.html") if at + 1 < len(years) else ""
    every = html.link("All years", "index.html")
    return html.tag("nav", html.join(before, every, after, by=" · "), class_="q-steps", aria_label="Years")


def _years(claim: Claim) -> range:
    """Return the years in which a term is known to have run; with an open end, the known year alone."""
    q = claim.qualifiers
    since, until = q.since or q.on or q.until, q.until or q.on or q.since
    first = None if since is None else since.earliest or since.latest
    last = None if until is None else until.latest or until.earliest
    return range(0) if first is None or last is None else range(first.year, last.year + 1)
